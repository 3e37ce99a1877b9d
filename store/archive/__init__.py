"""TinyDB: atomic storage, segments, originals, the reader's own work. The only place that opens TinyDB.

Names are imported when first used: to read takes less than to write.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.archive.archive import Archive, Damage, Segment
    from store.archive.backup import Backup, make_backup
    from store.archive.reader import ReaderState
    from store.archive.restore import Restored, restore_backup
    from store.archive.work import Change, Clipping, Edit, Marks, Note
    from store.archive.writer import Writer

_HOME = {
    "Archive": "archive",
    "Damage": "archive",
    "Segment": "archive",
    "Backup": "backup",
    "make_backup": "backup",
    "ReaderState": "reader",
    "Restored": "restore",
    "restore_backup": "restore",
    "Change": "work",
    "Clipping": "work",
    "Edit": "work",
    "Marks": "work",
    "Note": "work",
    "Writer": "writer",
}

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


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'store.archive' has no attribute {name!r}")
    return getattr(import_module(f"store.archive.{_HOME[name]}"), name)
