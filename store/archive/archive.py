"""The archive: meetings by id, in segments, with the files they came from.

Readers take no lock: they see each segment as it was before a write or after it.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from store.archive.catalogue import Catalogue, load_catalogue, make_catalogue, stored_span
from store.archive.disk import disk_errors
from store.archive.folder import FORMAT, Folder, Stamp, stamp_of
from store.archive.segments import (
    COPIES,
    MEETINGS,
    Span,
    StaleError,
    damaged,
    read_row,
    read_seal,
    split,
    verify,
)
from store.errors import ArchiveError, NotFoundError
from store.model import Meeting, Source

if TYPE_CHECKING:
    from store.archive.originals import Originals
    from store.archive.writer import Writer

MIN_PREFIX: Final = 4
_HEX = re.compile(r"[0-9a-f]+\Z")
_TRIES: Final = 5
_NONE: Final[Stamp] = (0, 0, 0)
_decode = msgspec.json.Decoder(Meeting).decode
_SEARCH_LISTS = "`meetings-tui search` lists the meetings with their ids."


class Segment(msgspec.Struct, frozen=True):
    """One segment as it is now: its name, a fingerprint of its content, its number of meetings."""

    name: str
    fingerprint: str
    count: int


class Damage(msgspec.Struct, frozen=True):
    """A segment that cannot be read, and why."""

    name: str
    reason: str


class _Seen(msgspec.Struct, frozen=True):
    """A segment file as last looked at: its stamp (inode, size, time), and its seal or its damage."""

    stamp: Stamp
    found: Segment | Damage


class Archive:
    """An opened archive. Threads may share it. Made by `open`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = Folder(path)
        self._lock = threading.RLock()
        self._catalogues: dict[str, Catalogue] = {}
        self._files: dict[str, _Seen] = {}
        self._reported: dict[str, _Seen] = {}
        self._segments: tuple[Segment, ...] = ()
        self._damages: tuple[Damage, ...] = ()
        self.reload()

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Archive:
        """The archive in the folder `path`; an older one is first brought to the present format, after a
        backup was made in it.

        Args:
            create: make it if there is none; the folder must then be missing or empty.

        Raises:
            ArchiveError: there is none, it was made by a newer version, or it cannot be read.
            LockedError: it is of an older format, and another process is writing.
        """
        folder = Folder(path)
        if create:
            folder.create()
        folder.check_header()
        if folder.format() != FORMAT:
            from store.archive.migrating import bring_up_to_date  # noqa: PLC0415 - few archives are old

            bring_up_to_date(folder)
        return cls(path)

    @cached_property
    def originals(self) -> Originals:
        """The imported files."""
        from store.archive.originals import Originals  # noqa: PLC0415 - few readers ask for them

        return Originals(self.folder)

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

    def get(self, id: str, segment: str = "") -> Meeting:
        """The meeting with this id.

        Args:
            segment: where it is looked for first.

        Raises:
            NotFoundError: there is none.
            ArchiveError: its segment is damaged.
        """
        for _ in range(_TRIES):
            place = self._place(id, segment)
            if place is None:
                if self._refresh():
                    continue
                break
            name, checksum, span = place
            file = self.folder.segment(name)
            try:
                with disk_errors(file):
                    row = read_row(file, checksum, span)
                return _decode(row)
            except StaleError:
                self._refresh()
            except (ValueError, msgspec.MsgspecError) as error:
                raise damaged(file.name, f"the record {id} is not as it should be") from error
        raise NotFoundError(f"There is no meeting {id}.", _SEARCH_LISTS)

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
            raise NotFoundError(f"No meeting's id begins with {wanted}.", _SEARCH_LISTS)
        if len(found) > 1:
            some = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
            raise NotFoundError(
                f"{len(found)} meetings' ids begin with {wanted}.", f"Give more digits: {some}."
            )
        return found[0]

    def segments(self) -> tuple[Segment, ...]:
        """The readable segments in order, as of opening or the last `reload`; no segment is opened."""
        return self._segments

    def damages(self) -> tuple[Damage, ...]:
        """The segments found unreadable so far; their meetings are missing from everything else."""
        return self._damages

    def read_segment(self, name: str) -> tuple[Meeting, ...]:
        """All meetings of one segment, in order, after checking its bytes.

        Raises:
            NotFoundError: there is no such segment (any more).
            ArchiveError: it is damaged; it is then also among `damages`.
        """
        file = self.folder.segment(name)
        try:
            with disk_errors(file):
                try:
                    data = file.read_bytes()
                except FileNotFoundError:
                    raise NotFoundError(f"The archive has no segment {name}.") from None
            verify(data, file.name)
            return tuple(_decode(row.encoded()) for row in split(data)[MEETINGS].values())
        except (ArchiveError, ValueError, msgspec.MsgspecError) as error:
            self._mark_damaged(name, error)
            if isinstance(error, ArchiveError):
                raise
            raise damaged(file.name, "a record in it is not as it should be") from error

    def original(self, sha256: str) -> bytes:
        """The bytes of an imported file.

        Raises:
            NotFoundError: it is not kept.
            ArchiveError: it is damaged.
        """
        return self.originals.get(sha256).data

    def known(self, sha256: str) -> str | None:
        """The id of the meeting imported from a file with these bytes, or None."""
        for segment in self.segments():
            catalogue = self._catalogue(segment)
            if catalogue is not None and sha256 in catalogue.files:
                return catalogue.files[sha256]
        return None

    def copies(self, id: str) -> tuple[Source, ...]:
        """Where the text of a meeting came from besides its own source, in the order of import.

        Raises:
            ArchiveError: a segment is damaged.
        """
        found: list[Source] = []
        for segment in self.segments():
            catalogue = self._catalogue(segment)
            if catalogue is None or id not in catalogue.columns.copies.values():
                continue
            from store.archive.storage import rows_with  # noqa: PLC0415 - few reports have copies

            file = self.folder.segment(segment.name)
            with disk_errors(file):
                rows = rows_with(file, COPIES, id)
            found += [msgspec.convert({**row, "id": None}, Source) for row in rows]
        return tuple(found)

    def reload(self) -> bool:
        """Looks at the folder again; True if any segment was added, changed or removed since last time."""
        with self._lock:
            self._refresh()
            changed = self._files != self._reported
            self._reported = self._files
            return changed

    def _refresh(self) -> bool:
        with self._lock, disk_errors(self.path):
            files: dict[str, _Seen] = {}
            for name in self.folder.segment_names():
                seen = self._look(name, self._files.get(name))
                if seen is not None:
                    files[name] = seen
            changed = files != self._files
            self._set_files(files)
            return changed

    def writer(self, *, timeout: float = 5.0) -> AbstractContextManager[Writer]:
        """The right to write, for the length of a `with` block; what was added is on disk when it ends.

        Args:
            timeout: seconds to wait while another process writes.

        Raises:
            LockedError: another process is still writing.
            ArchiveError: the archive may not be written to.
        """
        from store.archive.writer import writing  # noqa: PLC0415 - few who read write too

        return writing(self, timeout=timeout)

    def catalogue(self, name: str) -> Catalogue | None:
        """What the segment holds, or None if it turns out to be damaged or gone."""
        seen = self._files.get(name)
        return self._catalogue(seen.found) if seen is not None and isinstance(seen.found, Segment) else None

    def _look(self, name: str, before: _Seen | None) -> _Seen | None:
        file = self.folder.segment(name)
        try:
            stamp = stamp_of(file)
            if before is not None and before.stamp == stamp:
                return before
            with disk_errors(file), file.open("rb") as stream:
                seal = read_seal(stream.fileno(), file.name)
        except FileNotFoundError:
            return None
        except ArchiveError as error:
            return None if not file.exists() else _Seen(_kept(stamp, error), Damage(name, error.message))
        return _Seen(stamp, Segment(name, seal.checksum, seal.count))

    def _set_files(self, files: dict[str, _Seen]) -> None:
        found = [files[name].found for name in sorted(files)]
        self._files = files
        self._segments = tuple(one for one in found if isinstance(one, Segment))
        self._damages = tuple(one for one in found if isinstance(one, Damage))

    def _mark_damaged(self, name: str, error: Exception) -> None:
        with self._lock:
            seen = self._files.get(name)
            if seen is not None:
                reason = error.message if isinstance(error, ArchiveError) else str(error)
                stamp = _kept(seen.stamp, error)
                self._set_files(self._files | {name: _Seen(stamp, Damage(name, reason))})

    def _catalogue(self, segment: Segment) -> Catalogue | None:
        cached = self._catalogues.get(segment.name)
        if cached is not None and cached.checksum == segment.fingerprint:
            return cached
        with self._lock:
            catalogue = load_catalogue(self.folder.catalogue(segment.name), segment.fingerprint)
            if catalogue is None:
                file = self.folder.segment(segment.name)
                try:
                    catalogue = make_catalogue(file.read_bytes(), file.name)
                except FileNotFoundError:
                    self._refresh()
                    return None
                except (ArchiveError, OSError, ValueError, msgspec.MsgspecError) as error:
                    self._mark_damaged(segment.name, error)
                    return None
            self._catalogues[segment.name] = catalogue
            if catalogue.checksum != segment.fingerprint:
                self._refresh()  # it was written anew since
            return catalogue

    def _place(self, id: str, first: str) -> tuple[str, str, Span] | None:
        """The segment that holds a record, the checksum of its content, and the byte offsets there."""
        seen = self._files.get(first)
        if first not in self._catalogues and seen is not None and isinstance(seen.found, Segment):
            checksum = seen.found.fingerprint
            if span := stored_span(self.folder.catalogue(first), checksum, id):
                return first, checksum, span
        found = self._find(id, first)
        return (found[0].name, found[1].checksum, found[1].span(id)) if found else None

    def _find(self, id: str, first: str = "") -> tuple[Segment, Catalogue] | None:
        segments = self.segments()
        if first:
            segments = tuple(sorted(segments, key=lambda one: one.name != first))
        for segment in segments:
            catalogue = self._catalogue(segment)
            if catalogue is not None and id in catalogue.rows:
                return segment, catalogue
        return None


def _kept(stamp: Stamp, error: Exception) -> Stamp:
    """The stamp by which a segment counts as damaged; none, if only the disk did not answer: look again."""
    return _NONE if isinstance(error, OSError) or isinstance(error.__cause__, OSError) else stamp
