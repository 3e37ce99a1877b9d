"""Writing to an archive: one process at a time, many records a write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
from filelock import FileLock, Timeout

from store.archive.catalogue import FOLDER as CATALOGUE
from store.archive.catalogue import Copy, make_catalogue, save_catalogue
from store.archive.disk import FILE_MODE, disk_errors, make_folder, sync_folder
from store.archive.segments import COPIES, MAX_BYTES, MAX_RECORDS, MEETINGS, encode_row, open_segment
from store.errors import LockedError, NotFoundError
from store.model import Meeting, to_plain

if TYPE_CHECKING:
    from store.archive.archive import Archive

LOCK: Final = "writer.lock"


@contextmanager
def exclusive(path: Path, *, timeout: float, busy: str) -> Iterator[None]:
    """Holds the lock file `path`. The system frees it when its holder dies, however that happens.

    Raises:
        LockedError: it was held by another for all of `timeout` seconds; the message is `busy`.
        ArchiveError: the lock file cannot be made.
    """
    lock = FileLock(path, timeout=timeout, mode=FILE_MODE)
    with disk_errors(path):
        try:
            lock.acquire()
        except Timeout as error:
            raise LockedError(busy, "Wait until it has finished, then do it again.") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def writing(archive: Archive, *, timeout: float) -> Iterator[Writer]:
    """See `Archive.writer`."""
    busy = f"Another process is writing to the archive {archive.path}."
    with exclusive(archive.path / LOCK, timeout=timeout, busy=busy):
        archive.reload()
        writer = Writer(archive)
        try:
            yield writer
        finally:
            writer.close()


class Writer:
    """Adds and replaces records of an archive. Nothing shows before `flush`. Made by `Archive.writer`."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._added: dict[str, dict[str, Any]] = {}
        self._sizes: dict[str, int] = {}
        self._replaced: dict[str, dict[str, Any]] = {}
        self._copies: dict[str, Copy] = {}
        self._files: dict[str, str] = {}
        self._broken = False

    def add(self, meeting: Meeting, original: bytes) -> bool:
        """Keeps a meeting and the bytes of the file it came from (`source.sha256` names them).

        Returns:
            False: its id is there already; then the file is noted as a further copy of that text.

        Raises:
            ArchiveError: the file could not be kept; the archive is as before.
        """
        source = meeting.source
        known = self.known(source.sha256)
        if known == meeting.id:
            return False
        there = meeting.id in self._added or meeting.id in self._archive
        fields = to_plain(meeting)
        size = len(encode_row(fields))
        with disk_errors(self._archive.originals.path):
            self._archive.originals.write(source.sha256, original)
        self._files[source.sha256] = meeting.id
        if there:
            self._copies[source.sha256] = Copy(
                id=meeting.id, sha256=source.sha256, name=source.name, imported=source.imported
            )
            return False
        self._added[meeting.id] = fields
        self._sizes[meeting.id] = size
        return True

    def known(self, sha256: str) -> str | None:
        """The id of the meeting that came from a file with these bytes, or None."""
        return self._files.get(sha256) or self._archive.known(sha256)

    def replace(self, meeting: Meeting) -> None:
        """Puts the record in the place of the one with the same id.

        Raises:
            NotFoundError: there is none.
        """
        if meeting.id in self._added:
            self._added[meeting.id] = to_plain(meeting)
        elif meeting.id in self._archive:
            self._replaced[meeting.id] = to_plain(meeting)
        else:
            raise NotFoundError(f"There is no meeting {meeting.id}.")

    def flush(self) -> None:
        """Puts on the disk all that was added and replaced; it survives a power cut once this returns.

        Raises:
            ArchiveError: the disk refused; what was flushed before is unharmed.
        """
        if self._broken or not (self._added or self._replaced or self._copies):
            return
        archive = self._archive
        self._broken = True  # until all is well: half a batch must not be written again as a whole
        with disk_errors(archive.path):
            archive.originals.sync()
            make_folder(archive.path / "meetings")
            make_folder(archive.path / CATALOGUE)
            changed = self._write_replaced() | self._write_added()
            sync_folder(archive.path)
            archive.reload()
            for name in sorted(changed):
                file = archive.segment_path(name)
                save_catalogue(archive.catalogue_path(name), make_catalogue(file.read_bytes(), file.name))
        self._added, self._sizes, self._replaced, self._copies, self._files = {}, {}, {}, {}, {}
        self._broken = False

    def close(self) -> None:
        """Flushes, unless a flush has failed before."""
        self.flush()

    def _write_replaced(self) -> set[str]:
        changed = set()
        for segment in self._archive.segments():
            catalogue = self._archive.catalogue(segment.name)
            rows = (
                []
                if catalogue is None
                else [catalogue.rows[id] for id in self._replaced if id in catalogue.rows]
            )
            if rows:
                with open_segment(self._archive.segment_path(segment.name)) as db:
                    db.table(MEETINGS).update(lambda row: row.update(self._replaced[row["id"]]), doc_ids=rows)
                changed.add(segment.name)
        return changed

    def _write_added(self) -> set[str]:
        changed = set()
        todo = list(self._added)
        copies = list(self._copies.values())
        name, count, size = self._last_segment()
        while todo or copies:
            batch: list[str] = []
            while todo and count < MAX_RECORDS and (count == 0 or size + self._sizes[todo[0]] <= MAX_BYTES):
                id = todo.pop(0)
                batch.append(id)
                count += 1
                size += self._sizes[id]
            if batch or (copies and count):
                with open_segment(self._archive.segment_path(name)) as db:
                    if batch:
                        db.table(MEETINGS).insert_multiple(self._added[id] for id in batch)
                    if copies:
                        db.table(COPIES).insert_multiple(msgspec.to_builtins(copy) for copy in copies)
                        copies = []
                changed.add(name)
            if todo:
                name, count, size = f"{int(name) + 1:06d}", 0, 0
        return changed

    def _last_segment(self) -> tuple[str, int, int]:
        """Name, count and bytes of the segment to go on with: the last one if it is sound, else a new one."""
        archive = self._archive
        segments = archive.segments()
        numbers = [
            int(file.name[:6])
            for file in (archive.path / "meetings").glob("[0-9][0-9][0-9][0-9][0-9][0-9].*")
        ]
        highest = max(numbers, default=0)
        if segments and int(segments[-1].name) == highest:
            last = segments[-1]
            return last.name, last.count, archive.segment_path(last.name).stat().st_size
        return f"{highest + 1:06d}", 0, 0
