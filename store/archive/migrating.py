"""Older archives: brought to the present format, one step a version, after a backup was made in them.

Format 1 is what the first archives were: an original was a file of its own, and the seal of a segment did not
cover its count. (For a while archives of the present layout called themselves format 1 too.)
Format 2: originals lie in zips, and a seal covers the count.

A step can be stopped anywhere and taken again: the format in `archive.json` changes last.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from store.archive.backup import write_backup
from store.archive.disk import SET_ASIDE, disk_errors, make_folder, sync_folder, write_atomic
from store.archive.folder import FORMAT, Folder
from store.archive.locking import exclusive
from store.archive.opened_backup import open_backup
from store.archive.originals import Filling, Originals
from store.archive.packs import MAX_FILE_BYTES
from store.archive.segments import COPIES, MEETINGS, encode_segment, open_seal, row_spans, split
from store.errors import ArchiveError

_LOOSE = re.compile(r"(?P<sha256>[0-9a-f]{64})(?P<packed>\.gz)?")
_GZIP: Final = 31  # zlib's window argument for a gzip wrapper
_BATCH_FILES: Final = 500
_BATCH_BYTES: Final = 16_000_000


class Step(msgspec.Struct, frozen=True):
    """What makes the next format of one.

    Args:
        needed: whether there is anything to be done but to name the new format.
        take: does it.
    """

    needed: Callable[[Folder], bool]
    take: Callable[[Folder], None]


def bring_up_to_date(folder: Folder, *, timeout: float = 5.0) -> Path | None:
    """Makes an archive of the present format of an older one; any other is left alone.

    Returns:
        The backup made before; None if nothing had to be changed but the number.

    Raises:
        ArchiveError: the disk refuses; the archive is as it was, or the next opening goes on with it.
        LockedError: another process is writing.
    """
    version = folder.format()
    if version is None or version >= FORMAT:
        return None
    busy = f"Another process is writing to the archive {folder.root}."
    if not any(step.needed(folder) for step in _steps(version)):
        with suppress(ArchiveError), exclusive(folder.lock, timeout=0, busy=busy), disk_errors(folder.root):
            folder.write_header()  # where that cannot be, it can be read all the same
        return None
    with exclusive(folder.lock, timeout=timeout, busy=busy), disk_errors(folder.root):
        version = folder.format()
        if version is None or version >= FORMAT:
            return None  # another process has just done it
        backup = _backed_up(folder, version)
        with exclusive(folder.flush_lock, timeout=timeout, busy=busy):
            for step in _steps(version):
                step.take(folder)
            folder.write_header()
    return backup


def _steps(version: int) -> tuple[Step, ...]:
    return tuple(step for origin, step in STEPS.items() if origin >= version)


def _backed_up(folder: Folder, version: int) -> Path:
    """A backup of the archive as it was before the first step; one made before a stop is kept."""
    target = folder.backups / f"format-{version}.zip"
    try:
        with open_backup(target):
            return target
    except ArchiveError:
        make_folder(folder.backups)
        write_backup(folder, None, target)
        sync_folder(folder.root)
    return target


def _is_of_format_1(folder: Folder) -> bool:
    if any(True for _ in _loose_originals(folder)):
        return True
    for name in folder.segment_names():
        with disk_errors(folder.segment(name)):
            if _is_sealed_without_count(folder.segment(name).read_bytes(), name):
                return True
    return False


def _make_format_2(folder: Folder) -> None:
    for name in folder.segment_names():
        file = folder.segment(name)
        data = file.read_bytes()
        if _is_sealed_without_count(data, name):
            write_atomic(file, encode_segment(split(data)))
    if folder.segments.is_dir():
        sync_folder(folder.segments)
    _pack_originals(folder)


def _is_sealed_without_count(data: bytes, name: str) -> bool:
    try:
        seal, start = open_seal(data, name)
    except ArchiveError:
        return False
    return hashlib.blake2b(memoryview(data)[:start], digest_size=20).hexdigest() == seal.checksum


def _loose_originals(folder: Folder) -> Iterator[tuple[str, Path]]:
    """The SHA-256 and the place of each original that is a file of its own."""
    if folder.originals.is_dir():
        for place in sorted(folder.originals.glob("[0-9a-f][0-9a-f]/*")):
            found = _LOOSE.fullmatch(place.name)
            if found:
                yield found["sha256"], place


def _pack_originals(folder: Folder) -> None:
    """Puts them into zips, and only then removes them; those that are damaged are set aside."""
    called = _names(folder)
    originals = Originals(folder)
    filling = Filling(originals, folder)
    packed: list[Path] = []
    size = 0

    def sync() -> None:
        nonlocal size
        filling.sync()
        for place in packed:
            place.unlink()
        packed.clear()
        size = 0

    for sha256, place in list(_loose_originals(folder)):
        data = _unpacked(place)
        if hashlib.sha256(data).hexdigest() != sha256:
            place.rename(place.with_name(place.name + SET_ASIDE))
            continue
        name, imported = called.get(sha256, ("", None))
        filling.add(sha256, data, name, imported)
        packed.append(place)
        size += len(data)
        if len(packed) >= _BATCH_FILES or size >= _BATCH_BYTES:
            sync()
            filling = Filling(originals, folder)
    sync()
    for place in folder.originals.glob("[0-9a-f][0-9a-f]"):
        with suppress(OSError):  # what was set aside stays
            place.rmdir()


def _unpacked(place: Path) -> bytes:
    data = place.read_bytes()
    if place.suffix == ".gz":
        try:
            return zlib.decompressobj(_GZIP).decompress(data, MAX_FILE_BYTES)
        except zlib.error:
            return b""
    return data


class _Source(msgspec.Struct):
    sha256: str = ""
    name: str = ""
    imported: str | None = None


class _Record(msgspec.Struct):
    source: _Source = msgspec.field(default_factory=_Source)


def _names(folder: Folder) -> dict[str, tuple[str, str | None]]:
    """File name and time of import by SHA-256, as the records tell."""
    found: dict[str, tuple[str, str | None]] = {}
    kinds = {MEETINGS: _Record, COPIES: _Source}
    for name in folder.segment_names():
        data = folder.segment(name).read_bytes()
        for table, _, (start, end) in row_spans(data):
            with suppress(ValueError, msgspec.MsgspecError):
                row = msgspec.json.decode(data[start:end], type=kinds[table])
                source = row.source if isinstance(row, _Record) else row
                found[source.sha256] = (source.name, source.imported)
    return found


# The step by the format it starts from, in order.
STEPS: Final[dict[int, Step]] = {1: Step(_is_of_format_1, _make_format_2)}
