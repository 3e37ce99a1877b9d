"""Segments as TinyDB reads and writes them: through a storage that is atomic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where
from tinydb.storages import Storage

from store.archive.disk import sync_folder, write_atomic
from store.archive.segments import COPIES, MEETINGS, Row, Tables, encode_segment, split, verify


class SegmentStorage(Storage):
    """TinyDB storage over one segment file. Reading gives rows that decode themselves; writing is atomic.

    Args:
        path: of the file; it need not exist, and opening does not make it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Tables | None:
        """
        Raises:
            ArchiveError: the file is damaged.
        """
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None
        verify(data, self.path.name)
        return split(data)

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """
        Raises:
            OSError: the file is as it was before.
        """
        write_atomic(self.path, encode_segment(data))
        sync_folder(self.path.parent)


def open_segment(path: Path) -> TinyDB:
    """The segment as a TinyDB; its tables are `meetings` and `copies`."""
    return TinyDB(path, storage=SegmentStorage)


def append_rows(path: Path, meetings: Iterable[Row], copies: Iterable[Row]) -> None:
    """Puts rows behind those of a segment, which is made if there is none: read once, written once, and no
    row is decoded.

    Raises:
        ArchiveError: the file is damaged.
        OSError: it is as it was before.
    """
    storage = SegmentStorage(path)
    tables = storage.read() or {}
    for name, rows in ((MEETINGS, meetings), (COPIES, copies)):
        table = tables.setdefault(name, {})
        next_key = max(map(int, table), default=0) + 1
        table.update((str(key), row) for key, row in enumerate(rows, next_key))
    storage.write(tables)


def rows_with(path: Path, table: str, id: str) -> list[Mapping[str, Any]]:
    """The rows of a table of the segment that have this id.

    Raises:
        ArchiveError: the file is damaged.
    """
    with open_segment(path) as db:
        return list(db.table(table).search(where("id") == id))
