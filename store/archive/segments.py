"""A segment: one TinyDB file of at most a thousand records, read and written through an atomic storage.

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
from tinydb import TinyDB
from tinydb.storages import Storage

from store.archive.disk import sync_folder, write_atomic
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


class OneRowStorage(Storage):
    """TinyDB storage for looking up rows whose places are known, without reading the rest of the file.

    Args:
        path: of the segment file.
        checksum: of the content the places are of.
        spans: byte offsets of the rows, by doc_id.
    """

    def __init__(self, path: Path, checksum: str, spans: Mapping[int, Span]) -> None:
        self.path = path
        self.checksum = checksum
        self.spans = spans

    def read(self) -> Tables | None:
        return {MEETINGS: _RowsInPlace(self)}  # type: ignore[dict-item]

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        raise NotImplementedError("rows are written through SegmentStorage")


class _RowsInPlace(Mapping[str, Row]):
    def __init__(self, storage: OneRowStorage) -> None:
        self._storage = storage

    def __getitem__(self, key: str) -> Row:
        start, end = self._storage.spans[int(key)]
        with self._storage.path.open("rb") as file:
            if read_seal(file.fileno(), self._storage.path.name).checksum != self._storage.checksum:
                raise StaleError
            file.seek(start)
            return Row(file.read(end - start))

    def __iter__(self) -> Iterator[str]:
        return map(str, self._storage.spans)

    def __len__(self) -> int:
        return len(self._storage.spans)


class StaleError(Exception):
    """The segment was rewritten since its places were noted: look again."""


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
