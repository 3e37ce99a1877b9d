"""Notes on an excerpt: written, shown in the margin and among the facts, found, moved along, undone."""

from __future__ import annotations

from typing import Any

import pytest

from store import Meeting, Note, parse_query
from tui.page.about import About
from tui.page.page import lay_out
from tui.remarks import remarks_on
from tui.session import Session

WORDS = "lắp đồng hồ"


async def write(pilot: Any, text: str) -> None:
    """Writes a note into the field that is open, and keeps it."""
    await pilot.press(*text, "escape")
    await pilot.pause()


def lines(reader: Any) -> list[str]:
    return [reader.page.lines[at].note for at in range(len(reader.page.lines))]


async def test_a_note_on_the_selection_is_shown_where_it_belongs_and_undone(
    browse: Any, session: Session, review: Meeting, until: Any
) -> None:
    async with browse(f'"{WORDS}"') as (pilot, reader):
        await pilot.press("v", "e")
        assert "Note on “lắp đồng hồ”" in str(pilot.app.screen.query_one("Vertical").border_title)
        await write(pilot, "hoi lai")
        (note,) = session.reader.notes(review.id)
        start = review.text.index(WORDS)
        assert (note.start, note.end, note.words, note.text) == (start, start + 11, WORDS, "hoi lai")
        line = reader.page.line_of(start)
        assert lines(reader)[line] == "hoi lai" and lines(reader).count("hoi lai") == 1
        await pilot.press("escape")
        shown = reader.render_line(line - reader.scroll_offset.y).text
        assert "✎ Tuy nhiên" in shown
        await pilot.press("u")
        assert session.reader.notes() == () and not any(lines(reader))
        await pilot.press("ctrl+r")
        assert len(session.reader.notes()) == 1


async def test_it_leads_to_its_words_and_is_changed_there(
    browse: Any, session: Session, review: Meeting, until: Any
) -> None:
    start = review.text.index("thợ lành nghề")
    session.reader.set_note(review.id, "bao nhiêu người?", start, start + 13, "thợ lành nghề")
    async with browse(f'"{WORDS}"') as (pilot, reader):
        await pilot.press("home", "full_stop")
        assert reader.link is not None and reader.link.what == "place"
        await pilot.press("e")
        await write(pilot, "!")
        assert [note.text for note in session.reader.notes()] == ["bao nhiêu người?!"]
        await pilot.press("home", "enter")
        assert reader.selected_text() == "thợ lành nghề"
        await pilot.press("e")
        await pilot.press(*["backspace"] * 20)
        await write(pilot, "")
        assert session.reader.notes() == ()


async def test_without_a_selection_the_note_is_on_the_meeting(browse: Any, session: Session) -> None:
    async with browse(f'"{WORDS}"') as (pilot, _):
        await pilot.press("e")
        await write(pilot, "ca bai")
        assert [(note.start, note.text) for note in session.reader.notes()] == [(None, "ca bai")]


async def test_a_clipping_takes_the_notes_on_its_words_along(
    browse: Any, session: Session, review: Meeting
) -> None:
    start = review.text.index(WORDS)
    session.reader.set_note(review.id, "hỏi lại", start, start + 11, WORDS)
    async with browse(f'"{WORDS}"') as (pilot, _):
        await pilot.press("c")
        assert [one.note for one in session.reader.clippings] == ["hỏi lại"]


def test_its_words_are_found(session: Session, review: Meeting) -> None:
    session.reader.set_note(review.id, "hỏi lại ông Mẫu", 3, 9, review.text[3:9])
    found = session.index.search(parse_query('note:"hoi lai" has:note'), marks=session.reader.marks())
    assert [hit.id for hit in found.hits] == [review.id]


def test_it_goes_along_with_its_words_and_says_where_these_are_gone(review: Meeting) -> None:
    start = review.text.index(WORDS)
    moved = Note(meeting=review.id, start=0, end=11, words=WORDS, text="theo")
    gone = Note(meeting=review.id, start=2, end=8, words="cầu treo", text="mất")
    whole = Note(meeting=review.id, text="cả bài")
    remarks = remarks_on(review, (gone, moved, whole))
    assert [(one.text, one.place) for one in remarks] == [("theo", (start, start + 11)), ("mất", None)]
    page = lay_out(review, 100, About(remarks=remarks))
    shown = [line.block.text for line in page.lines if line.block is not None and line.block.tone == "own"]
    assert shown == ["“lắp đồng hồ” theo", "“cầu treo” (no longer in the text) mất"]


@pytest.mark.parametrize("width", [40, 100])
def test_a_hostile_note_is_shown_harmlessly(review: Meeting, width: int) -> None:
    note = Note(meeting=review.id, start=3, end=9, words="[/]\x1b", text="[red]\x1b[2J\u202e\nhai")
    kept = Note(
        meeting=review.id, start=3, end=9, words=review.text[3:9].strip(), text="[red]\x1b[2J\u202e\nhai"
    )
    page = lay_out(review, width, About(remarks=remarks_on(review, (note, kept))))
    text = "".join(line.block.text for line in page.lines if line.block is not None)
    assert "[red]" in text and "\x1b" not in text and "\u202e" not in text


async def test_what_is_selected_stays_so_when_a_note_puts_lines_above_it(browse: Any) -> None:
    async with browse(f'"{WORDS}"') as (pilot, reader):
        await pilot.press("v", "right", "e")
        before = f"{WORDS} đo"
        await write(pilot, "mot")
        assert reader.selected_text() == before
        await pilot.press("right")
        assert reader.selected_text() == f"{before} nước"


async def test_in_a_narrow_terminal_too_a_place_is_opened_with_its_words_selected(
    drive: Any, meetings: tuple[Meeting, ...]
) -> None:
    async with drive((60, 20)) as one:
        start = meetings[1].text.index("chậm tiến độ")
        one.screen.following.visit(meetings[1].id, start, start + 12)
        await one.until(lambda: one.reader.selected_text() == "chậm tiến độ")
