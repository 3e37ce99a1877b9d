"""The reader's notes on excerpts of a meeting, at the places where their words stand now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.page.about import Remark

if TYPE_CHECKING:
    from store import Meeting, Note


def remarks_on(meeting: Meeting, notes: Iterable[Note]) -> tuple[Remark, ...]:
    """The notes on excerpts in the order of the text; those whose words are gone come last."""
    found = [
        Remark(note.text, note.words or _words(meeting, place), place)
        for note in notes
        if note.start is not None
        for place in (_place(meeting, note),)
    ]
    return tuple(sorted(found, key=lambda one: (one.place is None, one.place or (0, 0))))


def note_at(meeting: Meeting, notes: Iterable[Note], span: tuple[int, int]) -> Note:
    """The note whose words stand at `span` now, or else a new one for it, still empty."""
    from store import Note

    for note in notes:
        if _place(meeting, note) == span:
            return note
    start, end = span
    return Note(meeting=meeting.id, start=start, end=end, words=meeting.text[start:end].strip(), text="")


def notes_within(meeting: Meeting, notes: Iterable[Note], start: int, end: int) -> str:
    """The notes on words between `start` and `end`, a line each."""
    inside = [
        note.text
        for note in notes
        for place in (_place(meeting, note),)
        if place is not None and start <= place[0] and place[1] <= end
    ]
    return "\n".join(inside)


def _place(meeting: Meeting, note: Note) -> tuple[int, int] | None:
    from store import anchored

    if note.start is None or note.end is None:
        return None
    return anchored(meeting.text, note.start, note.end, note.words)


def _words(meeting: Meeting, place: tuple[int, int] | None) -> str:
    return "" if place is None else meeting.text[slice(*place)]
