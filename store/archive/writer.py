"""Writing to an archive: one process at a time, many records a write."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec
from tinydb import where

from store.archive.catalogue import Copy, save_catalogue
from store.archive.disk import disk_errors, make_folder, sync_folder, tidy
from store.archive.locking import exclusive
from store.archive.originals import Filling
from store.archive.segments import COPIES, MAX_BYTES, MAX_RECORDS, MEETINGS, Row, damaged, encode_row
from store.archive.storage import append_rows, open_segment
from store.errors import ArchiveError, NotFoundError
from store.model import Meeting, to_plain

if TYPE_CHECKING:
    from store.archive.archive import Archive

_WAIT: Final = 60.0  # seconds for a backup that is just looking at the files


@contextmanager
def writing(archive: Archive, *, timeout: float) -> Iterator[Writer]:
    """See `Archive.writer`."""
    busy = f"Another process is writing to the archive {archive.path}."
    with exclusive(archive.folder.lock, timeout=timeout, busy=busy):
        archive.reload()
        archive.originals.refresh()
        with disk_errors(archive.path):
            for place in (archive.folder.segments, archive.folder.originals, archive.folder.catalogues):
                tidy(place)
        writer = Writer(archive)
        try:
            yield writer
        finally:
            writer.close()


class _Batch:
    """What is to be written by the next flush."""

    def __init__(self, archive: Archive) -> None:
        self.originals = Filling(archive.originals, archive.folder)
        self.added: dict[str, Row] = {}  # as they will stand in the file: bytes take less room than objects
        self.replaced: dict[str, dict[str, Any]] = {}
        self.removed: dict[str, str] = {}
        self.copies: list[Copy] = []
        self.files: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self.added or self.replaced or self.removed or self.copies)


class Writer:
    """Adds and replaces records of an archive. Nothing shows before `flush`. Made by `Archive.writer`."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._failed = False
        self._batch = _Batch(archive)

    def add(self, meeting: Meeting, original: bytes) -> bool:
        """Keeps a meeting and the bytes of the file it came from; `source.sha256` is made to name them.

        Returns:
            False: its id is there already. Then the record stays as it is, and the file is kept and noted as
            a further copy of that text.

        Raises:
            UnicodeEncodeError: the record holds lone surrogates.
        """
        sha256 = hashlib.sha256(original).hexdigest()
        source = msgspec.structs.replace(meeting.source, sha256=sha256)
        meeting = msgspec.structs.replace(meeting, source=source)
        row = encode_row(meeting)
        self._batch.originals.add(sha256, original, source.name, source.imported)
        if self.known(sha256) == meeting.id:
            return False
        self._batch.files[sha256] = meeting.id
        return self._put(meeting, row)

    def keep_original(self, sha256: str, original: bytes, name: str) -> None:
        """Keeps the bytes of a known file again, if they have been lost."""
        self._batch.originals.add(sha256, original, name, None)

    def known(self, sha256: str) -> str | None:
        """The id of the meeting that came from a file with these bytes, or None."""
        return self._batch.files.get(sha256) or self._archive.known(sha256)

    def replace(self, meeting: Meeting) -> None:
        """Puts the record in the place of the one with the same id.

        Raises:
            NotFoundError: there is none.
        """
        if meeting.id in self._batch.added:
            self._batch.added[meeting.id] = Row(encode_row(meeting))
        elif meeting.id in self._archive:
            self._batch.replaced[meeting.id] = to_plain(meeting)
        else:
            raise NotFoundError(f"There is no meeting {meeting.id}.")

    def supersede(self, id: str, meeting: Meeting) -> None:
        """Puts the record in the place of the one with another id: the same file, of which more is understood
        now.

        If the new id is there already, the file is noted as a further copy of it.
        """
        self._put(meeting, encode_row(meeting))
        self._batch.removed[id] = meeting.id

    def flush(self) -> None:
        """Puts on the disk all that was added and replaced; it survives a power cut once this returns.

        Raises:
            ArchiveError: the disk refused; what was flushed before is unharmed.
        """
        if self._failed:
            raise ArchiveError("An earlier write to the archive has failed.", "Open it for writing again.")
        archive = self._archive
        self._failed = (
            True  # until all is well: half of a batch may be on the disk, and must not get there twice
        )
        busy = f"A backup keeps the archive {archive.path} from being written to."
        with (
            exclusive(archive.folder.flush_lock, timeout=_WAIT, busy=busy),
            disk_errors(archive.path),
        ):
            self._batch.originals.sync()
            if self._batch:
                self._write_batch()
        self._batch = _Batch(archive)
        self._failed = False

    def close(self) -> None:
        """Flushes, unless a flush has failed before."""
        if not self._failed:
            self.flush()

    def _write_batch(self) -> None:
        archive = self._archive
        make_folder(archive.folder.segments)
        sync_folder(archive.path)
        changed = self._write_replaced() | self._write_added()
        archive.reload()
        if self._batch.removed:
            changed |= self._write_removed()
            archive.reload()
        self._save_catalogues(changed)

    def _put(self, meeting: Meeting, row: bytes) -> bool:
        source = meeting.source
        if meeting.id in self._batch.added or meeting.id in self._archive:
            self._batch.copies.append(Copy(id=meeting.id, **msgspec.structs.asdict(source)))
            return False
        self._batch.added[meeting.id] = Row(row)
        return True

    def _write_replaced(self) -> set[str]:
        changed = set()
        for segment in self._archive.segments():
            catalogue = self._archive.catalogue(segment.name)
            ids = [] if catalogue is None else [id for id in self._batch.replaced if id in catalogue.rows]
            if catalogue is not None and ids:
                rows = [catalogue.rows[id] for id in ids]
                with open_segment(self._archive.folder.segment(segment.name)) as db:
                    db.table(MEETINGS).update(
                        lambda row: row.update(self._batch.replaced[row["id"]]), doc_ids=rows
                    )
                changed.add(segment.name)
        return changed

    def _write_added(self) -> set[str]:
        changed = set()
        batch = self._batch
        name, count, size = self._last_segment()
        fitting: list[str] = []
        for id, row in batch.added.items():
            length = len(row.encoded())
            if count >= MAX_RECORDS or (count and size + length > MAX_BYTES):
                changed |= self._insert(name, fitting, [])
                name, count, size, fitting = f"{int(name) + 1:06d}", 0, 0, []
            fitting.append(id)
            count += 1
            size += length
        return changed | self._insert(name, fitting, batch.copies)

    def _insert(self, name: str, ids: list[str], copies: list[Copy]) -> set[str]:
        if not ids and not copies:
            return set()
        rows = (self._batch.added[id] for id in ids)
        append_rows(self._archive.folder.segment(name), rows, (Row(encode_row(copy)) for copy in copies))
        return {name}

    def _write_removed(self) -> set[str]:
        """Takes superseded records out once the new ones are on the disk; their copies follow the new."""
        changed: set[str] = set()
        removed = self._batch.removed
        for segment in self._archive.segments():
            catalogue = self._archive.catalogue(segment.name)
            if catalogue is None:
                continue
            rows = [catalogue.rows[id] for id in removed if id in catalogue.rows]
            if rows:
                with open_segment(self._archive.folder.segment(segment.name)) as db:
                    db.table(MEETINGS).remove(doc_ids=rows)
                changed.add(segment.name)
            if not removed.keys().isdisjoint(catalogue.columns.copies.values()):
                with open_segment(self._archive.folder.segment(segment.name)) as db:
                    db.table(COPIES).update(
                        lambda row: row.update(id=removed[row["id"]]), where("id").one_of(list(removed))
                    )
                changed.add(segment.name)
        return changed

    def _save_catalogues(self, names: set[str]) -> None:
        """Derived files: where they cannot be written, they are made again when needed.

        Raises:
            ArchiveError: what was just written does not come back from the disk.
        """
        for name in sorted(names):
            catalogue = self._archive.catalogue(name)
            if catalogue is None:
                raise damaged(self._archive.folder.segment(name).name, "it is not as it was just written")
            with suppress(OSError):
                make_folder(self._archive.folder.catalogues)
                save_catalogue(self._archive.folder.catalogue(name), catalogue)

    def _last_segment(self) -> tuple[str, int, int]:
        """Name, count and bytes of the segment to go on with: the last one if it is sound, else a new one."""
        archive = self._archive
        segments = archive.segments()
        highest = archive.folder.highest_segment()
        if segments and int(segments[-1].name) == highest:
            last = segments[-1]
            return last.name, last.count, archive.folder.segment(last.name).stat().st_size
        return f"{highest + 1:06d}", 0, 0
