"""TinyDB: atomic storage, segments, originals, the reader's own work. The only place that opens TinyDB."""

from store.archive.archive import Archive, Damage, Segment
from store.archive.reader import ReaderState
from store.archive.work import Change, Clipping, Edit, Marks, Note
from store.archive.writer import Writer

__all__ = [
    "Archive",
    "Change",
    "Clipping",
    "Damage",
    "Edit",
    "Marks",
    "Note",
    "ReaderState",
    "Segment",
    "Writer",
]
