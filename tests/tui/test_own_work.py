"""Tags and notes: written, shown, found again, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store import ReaderState
from tui.controllers.own import tags_in
from tui.own_work import OwnWork, together
from tui.session import Session


async def answer(one: Any, key: str, *typed: str) -> None:
    await one.pilot.press(key)
    await one.until(lambda: one.app.screen is not one.screen)
    await one.pilot.press(*typed)
    await one.until(lambda: one.app.screen is one.screen)


def page(one: Any) -> str:
    return "\n".join(one.reader.render_line(y).text for y in range(one.reader.size.height))


async def test_tags_are_shown_searched_and_taken_back(drive: Any, archive_path: Path) -> None:
    async with drive() as one:
        await answer(one, "plus", *"follow", "space", *"up,x", "enter")
        assert one.list.render_line(0).text.startswith("▌ # ")
        await one.until(lambda: "follow up · x" in page(one))
        await one.pilot.press("slash", *'tag:"follow up"')
        await one.until(lambda: one.count == "1 meeting")
        await one.pilot.press("escape", "x", "u")
        await one.until(lambda: "follow up" not in page(one))
        assert one.news == "Taken back: tags"
        await one.pilot.press("ctrl+r")
        await one.until(lambda: one.news == "Done again: tags")
    assert list(Session.open(archive_path).reader.tags.values()) == [("follow up", "x")]


async def test_a_note_of_two_lines_is_kept_and_found(drive: Any, archive_path: Path) -> None:
    async with drive() as one:
        id = one.list.current.id
        await answer(one, "e", *"xem", "enter", *"lại", "escape")
        await one.until(lambda: "xem" in page(one) and "lại" in page(one))
        assert one.list.render_line(0).text.startswith("▌ ✎ ")
        await one.pilot.press("slash", *"has:note")
        await one.until(lambda: one.count == "1 meeting")
    assert Session.open(archive_path).reader.note(id) == "xem\nlại"


async def test_escape_leaves_the_tags_as_they_are(drive: Any) -> None:
    async with drive() as one:
        await answer(one, "plus", *"abc", "escape")
        assert not one.app.session.reader.tags


async def test_what_is_changed_is_the_meeting_one_reads(drive: Any) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("enter")
        await answer(one, "plus", "z", "enter")
        assert list(one.app.session.reader.tags) == [one.reader.meeting.id]


async def test_what_another_program_marks_is_seen_without_a_new_start(drive: Any, archive_path: Path) -> None:
    async with drive() as one:
        other = Session.open(archive_path).reader
        other.toggle_bookmark(one.list.current.id)
        other.set_note(one.list.current.id, "see annex")
        one.screen.look_again()
        await one.until(lambda: "★" in one.list.render_line(0).text)
        await one.until(lambda: "see annex" in page(one))
        await one.pilot.press("slash", *"has:bookmark", "enter")
        await one.until(lambda: one.count == "1 meeting")


@pytest.mark.parametrize(
    ("text", "tags"),
    [("a, b", ("a", "b")), (" a  b ,,a b", ("a b",)), ("#x,#y", ("x", "y")), ("", ())],
)
def test_commas_part_tags(text: str, tags: tuple[str, ...]) -> None:
    assert tags_in(text) == tags


def test_tags_of_several_meetings_are_one_change(tmp_path: Path) -> None:
    reader = ReaderState(tmp_path)
    reader.set_tags("a", ("old",))
    own = OwnWork(reader)
    own.change("tags", lambda reader: together([reader.set_tags(id, ("new",)) for id in ("a", "b")]))
    assert dict(reader.tags) == {"a": ("new",), "b": ("new",)}
    assert own.undo() == "tags"
    assert dict(reader.tags) == {"a": ("old",)}
    assert own.redo() == "tags"
    assert dict(reader.tags) == {"a": ("new",), "b": ("new",)}
    assert own.redo() is None


def test_a_new_change_ends_what_could_be_done_again(tmp_path: Path) -> None:
    own = OwnWork(ReaderState(tmp_path))
    own.change("bookmark", lambda reader: reader.toggle_bookmark("a"))
    own.undo()
    own.change("bookmark", lambda reader: reader.toggle_bookmark("b"))
    assert own.redo() is None
