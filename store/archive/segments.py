"""The bytes of a segment: one TinyDB file of at most a thousand records.

The file is JSON, UTF-8, keys sorted, one record a line:

    {"meetings": {
    "1": {"attendance":[],"byline":null, … },
    "2": { … }
    },
    "copies": {
    "1": {"id":"8edb343b1ca9","sha256":"…"}
    },
    "seal": {
    "1": {"checksum":"…","count":2}
    }}

`copies` names further files whose text is that of a record. `seal` is written last: the BLAKE2b checksum of
all bytes before its line and the number of meetings. So a file that was cut or changed is known by itself,
and the checksum names the content wherever the file is copied to.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any, Final

import msgspec

from store.errors import ArchiveError

MAX_RECORDS: Final = 1_000
MAX_BYTES: Final = 8_000_000
MEETINGS: Final = "meetings"
COPIES: Final = "copies"

_SEAL = re.compile(
    rb'"seal": \{\n"1": \{"checksum":"(?P<checksum>[0-9a-f]{40})","count":(?P<count>[0-9]{1,9})\}\n\}\}\n\Z'
)
_SEAL_LENGTH: Final = 160

Tables = dict[str, dict[str, Any]]
Span = tuple[int, int]


class Seal(msgspec.Struct, frozen=True):
    """The last line of a segment: `checksum` of all before it, `count` of meetings."""

    checksum: str
    count: int


class Row(MutableMapping[str, Any]):
    """One stored record as TinyDB sees it: decoded when looked into, written back as it was if never."""

    def __init__(self, raw: bytes) -> None:
        self.raw: bytes | None = raw
        self._fields: dict[str, Any] | None = None

    def _decoded(self) -> dict[str, Any]:
        if self._fields is None:
            self._fields = msgspec.json.decode(self.raw or b"", type=dict[str, Any])
        return self._fields

    def _changed(self) -> dict[str, Any]:
        fields = self._decoded()
        self.raw = None
        return fields

    def __getitem__(self, key: str) -> Any:
        return self._decoded()[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._changed()[key] = value

    def __delitem__(self, key: str) -> None:
        del self._changed()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._decoded())

    def __len__(self) -> int:
        return len(self._decoded())

    def encoded(self) -> bytes:
        """The record as its line of the segment has it, without the line's number."""
        return encode_row(self._decoded()) if self.raw is None else self.raw


class StaleError(Exception):
    """The segment was rewritten since its places were noted: look again."""


def encode_row(fields: Mapping[str, Any] | msgspec.Struct) -> bytes:
    """One record as it stands in the file: compact JSON, keys sorted at every depth, real letters."""
    return msgspec.json.encode(fields, order="sorted")


def encode_segment(tables: Mapping[str, Mapping[Any, Any]]) -> bytes:
    """The bytes of a segment file with these TinyDB tables."""
    parts: list[bytes] = [b"{"]
    for name in (MEETINGS, COPIES):
        rows = tables.get(name, {})
        parts.append(b'"%b": {\n' % name.encode())
        lines = (
            b'"%d": %b' % (int(key), row.encoded() if isinstance(row, Row) else encode_row(row))
            for key, row in rows.items()
        )
        parts.append(b",\n".join(lines))
        parts.append(b"\n},\n" if rows else b"},\n")
    body = b"".join(parts)
    count = len(tables.get(MEETINGS, {}))
    seal = b'"seal": {\n"1": {"checksum":"%b","count":%d}\n}}\n' % (_checksum(body, count).encode(), count)
    return body + seal


def _checksum(body: bytes | memoryview, count: int) -> str:
    import hashlib  # noqa: PLC0415 - OpenSSL takes longer to load than a record

    return hashlib.blake2b(body, digest_size=20, salt=b"%d" % count).hexdigest()


def damaged(name: str, why: str) -> ArchiveError:
    """What to say of a segment file that is not as it was written."""
    return ArchiveError(
        f"The archive file {name} is damaged: {why}.",
        "`meetings-tui check --repair` mends it from the originals.",
    )


def read_seal(descriptor: int, name: str) -> Seal:
    """The seal of an open segment file, without reading the rest.

    Raises:
        ArchiveError: the file does not end in a seal.
    """
    size = os.fstat(descriptor).st_size
    os.lseek(descriptor, max(0, size - _SEAL_LENGTH), os.SEEK_SET)
    return _parse_seal(os.read(descriptor, _SEAL_LENGTH), name)[0]


def read_row(path: Path, checksum: str, span: Span) -> bytes:
    """One record as its line of the segment file has it, without reading the rest.

    Args:
        checksum: of the content that `span`, its byte offsets, is of.

    Raises:
        StaleError: the file has another content by now.
        ArchiveError: the file does not end in a seal.
        OSError: it cannot be read.
    """
    start, end = span
    with path.open("rb") as file:
        if read_seal(file.fileno(), path.name).checksum != checksum:
            raise StaleError
        file.seek(start)
        return file.read(end - start)


def _parse_seal(tail: bytes, name: str) -> tuple[Seal, int]:
    found = _SEAL.search(tail)
    if found is None:
        raise damaged(name, "its end is missing")
    return Seal(found["checksum"].decode(), int(found["count"])), found.start()


def verify(data: bytes, name: str) -> Seal:
    """The seal of a whole segment file, checked against its bytes.

    Raises:
        ArchiveError: the bytes are not those that were sealed.
    """
    seal, start = open_seal(data, name)
    if _checksum(memoryview(data)[:start], seal.count) != seal.checksum:
        raise damaged(name, "its bytes are not those that were written")
    return seal


def open_seal(data: bytes, name: str) -> tuple[Seal, int]:
    """The seal of a whole segment file, not checked, and where it begins.

    Raises:
        ArchiveError: the file does not end in a seal.
    """
    offset = max(0, len(data) - _SEAL_LENGTH)
    seal, start = _parse_seal(data[offset:], name)
    return seal, offset + start


def split(data: bytes) -> Tables:
    """The rows of a segment file, by table and TinyDB key, not yet decoded."""
    tables: Tables = {MEETINGS: {}, COPIES: {}}
    for table, key, (start, end) in row_spans(data):
        tables[table][key] = Row(data[start:end])
    return tables


def row_spans(data: bytes) -> Iterable[tuple[str, str, Span]]:
    """Table, TinyDB key and byte offsets of each whole row line of a segment file, damaged or not."""
    table = ""
    start = 0
    while start < len(data):
        stop = data.find(b"\n", start)
        if stop < 0:
            return
        if data[stop - 1 : stop] == b"{":
            table = data[start:stop].strip(b'{": ').decode("utf-8", "replace")
        elif table in {MEETINGS, COPIES}:
            end = stop - 1 if data[stop - 1 : stop] == b"," else stop
            key, colon, _ = data[start : start + 16].partition(b": ")
            number = key.strip(b'"')
            if colon and number.isdigit():
                yield table, number.decode(), (start + len(key) + len(colon), end)
        start = stop + 1
