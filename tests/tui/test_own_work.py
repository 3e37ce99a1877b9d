"""Tags and notes: written, shown, found again, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import ReaderState
from tui.controllers.own import tags_in
from tui.own_work import OwnWork, joined_notes, joined_tags, together
from tui.screens.note import NoteScreen
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


async def test_a_prompt_begins_with_what_another_program_wrote(drive: Any, archive_path: Path) -> None:
    async with drive() as one:
        other, id = Session.open(archive_path).reader, one.list.current.id
        other.set_note(id, "xem phụ lục")
        await answer(one, "e", "enter", *"moi", "escape")
        assert one.app.session.reader.note(id) == "xem phụ lục\nmoi"
        other.set_tags(id, ("cũ",))
        await answer(one, "plus", *", b", "enter")
        assert one.app.session.reader.tags[id] == ("cũ", "b")
        assert one.news == "Tags: cũ, b"


async def test_what_is_written_meanwhile_is_not_written_over(drive: Any, archive_path: Path) -> None:
    async with drive() as one:
        other, id = Session.open(archive_path).reader, one.list.current.id
        await one.pilot.press("e", *"cua toi")
        await one.until(lambda: isinstance(one.app.screen, NoteScreen))
        other.set_note(id, "của người khác")
        await one.pilot.press("escape")
        await one.until(lambda: "both texts are kept" in one.news)
        assert Session.open(archive_path).reader.note(id) == "của người khác\ncua toi"
        await one.pilot.press("u")
        assert Session.open(archive_path).reader.note(id) == "của người khác"
        await one.pilot.press("plus", *"a,b")
        other.set_tags(id, ("c",))
        await one.pilot.press("enter")
        await one.until(lambda: one.news == "Tags: c, a, b")
        assert Session.open(archive_path).reader.tags[id] == ("c", "a", "b")


async def test_a_note_on_words_is_not_written_over_either(
    browse: Any, session: Session, archive_path: Path, until: Any
) -> None:
    async with browse('"lắp đồng hồ"') as (pilot, reader):
        await pilot.press("v", "e", *"cua toi")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        other, (start, end) = Session.open(archive_path).reader, reader.excerpt()
        other.set_note(reader.meeting.id, "của người khác", start, end, "lắp đồng hồ")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, NoteScreen))
        assert [note.text for note in session.reader.notes()] == ["của người khác\ncua toi"]


async def test_tags_are_confirmed_and_so_is_that_they_are_gone(drive: Any) -> None:
    async with drive() as one:
        await answer(one, "plus", *"a,b", "enter")
        assert one.news == "Tags: a, b"
        await answer(one, "plus", "ctrl+u", "enter")
        assert one.news == "Tags removed."
        await one.pilot.press("space", "space")
        await answer(one, "plus", *"c", "enter")
        assert one.news == "Tags: c"


@pytest.mark.parametrize(
    ("before", "there", "mine", "whole"),
    [
        ("", "", "a", "a"),
        ("a", "a", "", ""),
        ("", "a", "b", "a\nb"),
        ("a", "a\nb", "a\nc", "a\nb\nc"),
        ("a", "b", "", "b"),
        ("a", "", "a\nb", "a\nb"),
        ("a", "b", "b", "b"),
    ],
)
def test_of_two_notes_no_line_is_lost(before: str, there: str, mine: str, whole: str) -> None:
    assert joined_notes(before, there, mine) == whole


TAGS = st.lists(st.sampled_from("abcde"), unique=True)


@given(TAGS, TAGS, TAGS)
def test_tags_are_what_either_added_without_what_either_took_away(
    before: list[str], there: list[str], mine: list[str]
) -> None:
    joined = joined_tags(before, there, mine)
    assert len(set(joined)) == len(joined)
    added = (set(there) | set(mine)) - set(before)
    assert set(joined) == added | (set(before) & set(there) & set(mine))
