"""The archive: a folder of segments, originals and the reader's own work.

    ARCHIVE/archive.json            format version
            meetings/000001.json    segments: TinyDB files of at most 1,000 records or 8 MB
            catalogue/000001.json   derived: what each segment holds
            originals/ab/abcd….gz   imported files
            reader.json             bookmarks, tags, notes, clippings, saved searches
            writer.lock             held by the one process that writes

Readers take no lock: they see each segment as it was before or after a write.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

import msgspec
from tinydb import TinyDB

from store.archive.catalogue import FOLDER as CATALOGUE
from store.archive.catalogue import Catalogue, load_catalogue, make_catalogue
from store.archive.disk import TEMPORARY, disk_errors, make_folder, sync_folder, write_atomic
from store.archive.originals import Originals
from store.archive.segments import MEETINGS, OneRowStorage, StaleError, open_segment, read_seal
from store.archive.writer import Writer, writing
from store.errors import ArchiveError, NotFoundError
from store.model import Meeting, from_plain

FORMAT: Final = 1
HEADER: Final = "archive.json"
SEGMENTS: Final = "meetings"
SEGMENT_NAME = re.compile(r"([0-9]{6})\.json\Z")
MIN_PREFIX: Final = 4
_HEX = re.compile(r"[0-9a-f]+\Z")
_TRIES: Final = 5


class Segment(msgspec.Struct, frozen=True):
    """One segment as it is now: its name, a fingerprint of its content, its number of meetings."""

    name: str
    fingerprint: str
    count: int


class Damage(msgspec.Struct, frozen=True):
    """A segment that cannot be read, and why."""

    name: str
    reason: str


class _Header(msgspec.Struct, frozen=True):
    format: int
    program: str = "meetings-tui"


Stamp = tuple[int, int, int]


class _Known(msgspec.Struct, frozen=True):
    """What was last seen of one segment file: its stamp (inode, size, time) and its seal, or its damage."""

    stamp: Stamp
    segment: Segment | None
    damage: Damage | None = None


class Archive:
    """An opened archive. Threads may share it. Made by `open`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.originals = Originals(path / "originals")
        self._lock = threading.RLock()
        self._known: dict[str, _Known] = {}
        self._catalogues: dict[str, Catalogue] = {}
        self.reload()

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Archive:
        """The archive in the folder `path`.

        Args:
            create: make it if there is none; the folder must then be missing or empty.

        Raises:
            ArchiveError: there is none, it was made by a newer version, or it cannot be read.
        """
        with disk_errors(path):
            try:
                data = (path / HEADER).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                cls._make(path, create=create)
            else:
                _check_header(data)
        return cls(path)

    @staticmethod
    def _make(path: Path, *, create: bool) -> None:
        if (path / SEGMENTS).is_dir():
            raise ArchiveError(
                f"The archive {path} has lost its {HEADER}.", "`meetings-tui check --repair` writes it again."
            )
        if not create:
            raise ArchiveError(f"There is no archive at {path}.", "`meetings-tui import` makes one.")
        if path.exists() and not path.is_dir():
            raise ArchiveError(f"{path} is a file, not an archive.", "Name another folder with --archive.")
        if path.is_dir() and any(not file.name.endswith((TEMPORARY, ".lock")) for file in path.iterdir()):
            raise ArchiveError(
                f"The folder {path} holds other things and no archive.",
                "Name an empty or a new folder with --archive.",
            )
        make_folder(path)
        write_header(path)

    def __len__(self) -> int:
        return sum(segment.count for segment in self.segments())

    def ids(self) -> Iterator[str]:
        """Every id, in the order of import."""
        for segment in self.segments():
            catalogue = self._catalogue(segment)
            if catalogue is not None:
                yield from catalogue.columns.ids

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._find(id) is not None

    def get(self, id: str) -> Meeting:
        """The meeting with this id.

        Raises:
            NotFoundError: there is none.
            ArchiveError: its segment is damaged.
        """
        for _ in range(_TRIES):
            place = self._find(id)
            if place is None:
                if self.reload():
                    continue
                break
            segment, catalogue = place
            file = self.segment_path(segment.name)
            try:
                with (
                    disk_errors(file),
                    TinyDB(file, catalogue.checksum, catalogue.spans, storage=OneRowStorage) as db,
                ):
                    document = db.table(MEETINGS).get(doc_id=catalogue.rows[id])
                return from_plain(dict(document))  # type: ignore[arg-type]
            except StaleError:
                self.reload()
            except (ValueError, msgspec.MsgspecError) as error:
                raise ArchiveError(
                    f"The record {id} is damaged.",
                    "`meetings-tui check --repair` mends it from the originals.",
                ) from error
        raise NotFoundError(
            f"There is no meeting {id}.", "`meetings-tui search` lists the meetings with their ids."
        )

    def resolve(self, prefix: str) -> str:
        """The one id that begins with `prefix`: at least 4 hex digits, in either case.

        Raises:
            NotFoundError: none does, or several, which the hint names.
        """
        wanted = prefix.strip().lower()
        if wanted in self:
            return wanted
        if len(wanted) < MIN_PREFIX or not _HEX.match(wanted):
            raise NotFoundError(
                f"{prefix!r} is not an id.",
                f"An id is 12 hex digits; the first {MIN_PREFIX} or more are enough.",
            )
        found = sorted(id for id in self.ids() if id.startswith(wanted))
        if not found:
            raise NotFoundError(
                f"No meeting's id begins with {wanted}.",
                "`meetings-tui search` lists the meetings with their ids.",
            )
        if len(found) > 1:
            some = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
            raise NotFoundError(
                f"{len(found)} meetings' ids begin with {wanted}.", f"Give more digits: {some}."
            )
        return found[0]

    def segments(self) -> tuple[Segment, ...]:
        """The readable segments in order, as of opening or the last `reload`; no segment is opened."""
        known = self._known
        return tuple(known[name].segment for name in sorted(known) if known[name].segment is not None)  # type: ignore[misc]

    def damages(self) -> tuple[Damage, ...]:
        """The segments found unreadable so far; their meetings are missing from everything else."""
        known = self._known
        return tuple(known[name].damage for name in sorted(known) if known[name].damage is not None)  # type: ignore[misc]

    def read_segment(self, name: str) -> tuple[Meeting, ...]:
        """All meetings of one segment, in order, after checking its bytes.

        Raises:
            NotFoundError: there is no such segment (any more).
            ArchiveError: it is damaged; it is then also among `damages`.
        """
        file = self.segment_path(name)
        try:
            with disk_errors(file), open_segment(file) as db:
                if not file.exists():
                    raise NotFoundError(f"The archive has no segment {name}.")
                return tuple(from_plain(dict(document)) for document in db.table(MEETINGS))
        except (ArchiveError, ValueError, msgspec.MsgspecError) as error:
            self._mark_damaged(name, str(error))
            if isinstance(error, ArchiveError):
                raise
            raise ArchiveError(
                f"The archive file {file.name} is damaged: a record in it is not as it should be.",
                "`meetings-tui check --repair` mends it from the originals.",
            ) from error

    def original(self, sha256: str) -> bytes:
        """The bytes of an imported file.

        Raises:
            NotFoundError: it is not kept.
            ArchiveError: it is damaged.
        """
        return self.originals.read(sha256)

    def known(self, sha256: str) -> str | None:
        """The id of the meeting imported from a file with these bytes, or None."""
        for segment in self.segments():
            catalogue = self._catalogue(segment)
            if catalogue is not None and sha256 in catalogue.files:
                return catalogue.files[sha256]
        return None

    def reload(self) -> bool:
        """Looks at the folder again; True if any segment was added, changed or removed since."""
        with self._lock, disk_errors(self.path):
            before = self._known
            now: dict[str, _Known] = {}
            for name, stamp in _stamps(self.path / SEGMENTS):
                known = before.get(name)
                if known is None or known.stamp != stamp:
                    known = self._look(name)
                if known is not None:
                    now[name] = known
            changed = now != before
            self._known = now
            return changed

    def writer(self, *, timeout: float = 5.0) -> AbstractContextManager[Writer]:
        """The right to write, for the length of a `with` block; what was added is on disk when it ends.

        Args:
            timeout: seconds to wait while another process writes.

        Raises:
            LockedError: another process is still writing.
            ArchiveError: the archive may not be written to.
        """
        return writing(self, timeout=timeout)

    def segment_path(self, name: str) -> Path:
        return self.path / SEGMENTS / f"{name}.json"

    def catalogue_path(self, name: str) -> Path:
        return self.path / CATALOGUE / f"{name}.json"

    def catalogue(self, name: str) -> Catalogue | None:
        """What the segment holds, or None if it turns out to be damaged or gone."""
        known = self._known.get(name)
        return None if known is None or known.segment is None else self._catalogue(known.segment)

    def _look(self, name: str) -> _Known | None:
        file = self.segment_path(name)
        try:
            descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return None
        try:
            status = os.fstat(descriptor)
            stamp = (status.st_ino, status.st_size, status.st_mtime_ns)
            try:
                seal = read_seal(descriptor, file.name)
            except ArchiveError as error:
                return _Known(stamp, None, Damage(name, error.message))
            return _Known(stamp, Segment(name, seal.checksum, seal.count))
        finally:
            os.close(descriptor)

    def _mark_damaged(self, name: str, reason: str) -> None:
        with self._lock:
            known = self._known.get(name)
            if known is not None:
                self._known = self._known | {name: _Known(known.stamp, None, Damage(name, reason))}

    def _catalogue(self, segment: Segment) -> Catalogue | None:
        cached = self._catalogues.get(segment.name)
        if cached is not None and cached.checksum == segment.fingerprint:
            return cached
        with self._lock:
            catalogue = load_catalogue(self.catalogue_path(segment.name), segment.fingerprint)
            if catalogue is None:
                file = self.segment_path(segment.name)
                try:
                    catalogue = make_catalogue(file.read_bytes(), file.name)
                except FileNotFoundError:
                    return None
                except (ArchiveError, ValueError, msgspec.MsgspecError) as error:
                    self._mark_damaged(segment.name, str(error))
                    return None
            self._catalogues[segment.name] = catalogue
            return catalogue

    def _find(self, id: str) -> tuple[Segment, Catalogue] | None:
        for segment in self.segments():
            catalogue = self._catalogue(segment)
            if catalogue is not None and id in catalogue.rows:
                return segment, catalogue
        return None


def write_header(path: Path) -> None:
    """Writes `archive.json`: this folder is an archive of the present format."""
    write_atomic(path / HEADER, msgspec.json.format(msgspec.json.encode(_Header(FORMAT))) + b"\n")
    sync_folder(path)


def _check_header(data: bytes) -> None:
    try:
        header = msgspec.json.decode(data, type=_Header)
    except (ValueError, msgspec.MsgspecError) as error:
        raise ArchiveError(
            f"The archive's {HEADER} is damaged.", "`meetings-tui check --repair` writes it again."
        ) from error
    if header.format > FORMAT:
        raise ArchiveError(
            f"The archive was made by a newer version (format {header.format}, this program knows {FORMAT}).",
            "Update meetings-tui.",
        )


def _stamps(folder: Path) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        name = SEGMENT_NAME.match(entry.name)
        if name:
            try:
                status = os.stat(entry.path)
            except FileNotFoundError:
                continue
            yield name[1], (status.st_ino, status.st_size, status.st_mtime_ns)
