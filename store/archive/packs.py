"""A pack: a zip of imported files. In it, `báo cáo.txt` with the SHA-256 `8edb…` is `8edb…/báo cáo.txt`."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import msgspec

MAX_FILES: Final = 1_000
MAX_BYTES: Final = 8_000_000
MAX_FILE_BYTES: Final = 1 << 30
_DIGEST: Final = 64  # hex digits of a SHA-256
_MAX_NAME: Final = 100  # letters of a file's name that are kept
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # zip knows no earlier time
_LATEST: Final = (2107, 12, 31, 23, 59, 58)  # and no later one
_HEADER: Final = struct.Struct("<4s2xHH2H3L2H")  # a file's own header: magic, flags, method, time, sizes …
_MAGIC: Final = b"PK\x03\x04"

# What reading a spoilt zip raises.
ZIP_ERRORS: Final = (zipfile.BadZipFile, zlib.error, ValueError, KeyError, EOFError, NotImplementedError)


class Kept(msgspec.Struct, frozen=True):
    """A kept file.

    Args:
        sha256: of its bytes; it is named by it.
        name: as a zip may have it, without folders.
        imported: when, ISO date-time, UTC, to two seconds; None if that is not known.
        data: its bytes.
    """

    sha256: str
    name: str
    imported: str | None
    data: bytes

    def is_called(self, name: str, imported: str | None) -> bool:
        """Whether it is under this name and time that the file was kept."""
        return (_safe(name), _iso(_moment(imported))) == (self.name, self.imported)


class Pack:
    """A pack in memory.

    Args:
        name: its number, as `000001`.
        data: the zip's bytes; None for a new one.

    Raises:
        BadZipFile: `data` is no zip, or has lost its end.
    """

    def __init__(self, name: str, data: bytes | None = None) -> None:
        self.name = name
        self._buffer = io.BytesIO()
        if data is not None:
            self._buffer.write(data)
            zipfile.ZipFile(self._buffer).close()  # mode "a" would put a zip after anything
        self._zip = zipfile.ZipFile(self._buffer, "a", zipfile.ZIP_DEFLATED)
        self._inner = {inner[:_DIGEST]: inner for inner in self._zip.namelist()}

    def __contains__(self, sha256: str) -> bool:
        return sha256 in self._inner

    @property
    def files(self) -> tuple[str, ...]:
        """The SHA-256 each file is named by."""
        return tuple(self._inner)

    @property
    def full(self) -> bool:
        """Whether no more should be put in."""
        return len(self._inner) >= MAX_FILES or self._buffer.tell() >= MAX_BYTES

    def read(self, sha256: str) -> Kept | None:
        """The file of that name; None if its bytes are not what the name says."""
        try:
            info = self._zip.getinfo(self._inner[sha256])
            data = self._zip.read(info)
        except ZIP_ERRORS:
            return None
        return _checked(info.filename, info.date_time, data)

    def add(self, sha256: str, data: bytes, name: str, imported: str | None) -> None:
        """Puts a file in. `name` is without folders, `imported` an ISO date-time."""
        info = zipfile.ZipInfo(f"{sha256}/{_safe(name)}", _moment(imported))
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        self._zip.writestr(info, data)
        self._inner[sha256] = info.filename

    def close(self) -> bytes:
        """The bytes of the whole zip; nothing can be put in afterwards."""
        self._zip.close()
        return self._buffer.getvalue()


def salvage(data: bytes) -> Iterator[Kept]:
    """Every unharmed file in a damaged zip, by the files' own headers: the list at its end may be lost."""
    place = data.find(_MAGIC)
    while 0 <= place <= len(data) - _HEADER.size:
        _, _, method, time, date, _, size, _, name_length, extra = _HEADER.unpack_from(data, place)
        name_end = place + _HEADER.size + name_length
        name = data[place + _HEADER.size : name_end].decode("utf-8", "replace")
        body = data[name_end + extra : name_end + extra + size]
        place = data.find(_MAGIC, place + 1)
        try:
            content = zlib.decompressobj(-15).decompress(body, MAX_FILE_BYTES) if method else body
        except zlib.error:
            continue
        moment = (1980 + (date >> 9), date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, 2 * (time & 31))
        kept = _checked(name, moment, content)
        if kept is not None:
            yield kept


def _checked(inner: str, moment: tuple[int, ...], data: bytes) -> Kept | None:
    sha256, _, name = inner.partition("/")
    if hashlib.sha256(data).hexdigest() != sha256:
        return None
    return Kept(sha256, name, _iso(moment), data)


def _iso(moment: tuple[int, ...]) -> str | None:
    year, month, day, hour, minute, second = moment
    iso = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second & ~1:02}Z"
    return None if moment == _EARLIEST else iso


def _safe(name: str) -> str:
    """The name as it may stand in a zip: no folders, no control characters, not too long."""
    letters = "".join(char if char.isprintable() and char not in '/\\:*?"<>|' else "_" for char in name)
    stem, dot, suffix = letters.rpartition(".")
    kept = f"{stem[:_MAX_NAME]}{dot}{suffix[:10]}" if stem else letters[:_MAX_NAME]
    return kept if kept.strip(". ") else "_"


def _moment(imported: str | None) -> tuple[int, int, int, int, int, int]:
    try:
        moment = datetime.fromisoformat(imported or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return _EARLIEST
    told = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    return min(max(told, _EARLIEST), _LATEST)
