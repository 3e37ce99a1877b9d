"""What the reader added to a meeting, as pages that people read show it: below the text, apart from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from store.archive.anchoring import anchored
from store.exporting.labels import labels
from store.language.folding import clean, printable

if TYPE_CHECKING:
    from store.archive import Note, ReaderState
    from store.model import Meeting
    from store.search.sources import ReportSource


class Remark(NamedTuple):
    """A note of the reader's; `words` are those of the text that it is on, "" for the meeting as a whole."""

    words: str
    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The note by paragraphs, harmless to show."""
        return tuple(line.strip() for line in clean(self.text).split("\n") if line.strip())


class Own(NamedTuple):
    """The bookmark, tags and notes of one meeting: that on the whole first, then by place."""

    bookmarked: bool = False
    tags: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def marks(self) -> Iterator[str]:
        """A line for the bookmark, a line for the tags, where there are such."""
        words = labels().own
        if self.bookmarked:
            yield words["bookmark"]
        if self.tags:
            yield f"{words['tags']}: {'; '.join(map(printable, self.tags))}"


def own_of(reader: ReaderState, meeting: Meeting, sources: Iterable[ReportSource] = ()) -> Own:
    """What the reader added to a meeting, under whichever of its sources."""
    ids = dict.fromkeys((meeting.id, *(one.id for one in sources)))
    tags = dict.fromkeys(tag for id in ids for tag in reader.tags.get(id, ()))
    remarks = tuple(Remark(_words(meeting, note), note.text) for id in ids for note in reader.notes(id))
    return Own(not reader.bookmarks.isdisjoint(ids), tuple(tags), remarks)


def _words(meeting: Meeting, note: Note) -> str:
    if note.start is None or note.end is None:
        return ""
    place = anchored(meeting.text, note.start, note.end, note.words)
    return printable(note.words if place is None else meeting.text[slice(*place)]).strip()
