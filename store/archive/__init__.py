"""TinyDB: atomic storage, segments, originals, the reader's own work. The only place that opens TinyDB."""

from store.archive.archive import Archive, Damage, Segment
from store.archive.backup import Backup, make_backup
from store.archive.reader import ReaderState
from store.archive.restore import Restored, restore_backup
from store.archive.work import Change, Clipping, Edit, Marks, Note
from store.archive.writer import Writer

__all__ = [
    "Archive",
    "Backup",
    "Change",
    "Clipping",
    "Damage",
    "Edit",
    "Marks",
    "Note",
    "ReaderState",
    "Restored",
    "Segment",
    "Writer",
    "make_backup",
    "restore_backup",
]
