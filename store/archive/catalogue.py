"""What is in a segment, without opening it: ids, where each record stands, and the files they came from.

A catalogue is derived. It says which content it describes (the segment's checksum), so one that is missing,
cut or older than its segment is simply made again. Only a writer puts catalogues on the disk; a reader that
finds one stale makes it for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from store.archive.disk import write_atomic
from store.archive.segments import COPIES, MEETINGS, Span, row_spans, verify

FOLDER: Final = "catalogue"


class _File(msgspec.Struct):
    sha256: str = ""


class _Key(msgspec.Struct):
    id: str
    source: _File = msgspec.field(default_factory=_File)


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A further file whose text is that of the meeting `id`; the rest as in `model.Source`."""

    id: str
    sha256: str
    name: str = ""
    format: str = "text"
    site: str | None = None
    url: str | None = None
    imported: str | None = None


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """A catalogue as it stands in its file: one column for each property, one entry for each record."""

    checksum: str
    ids: tuple[str, ...]
    rows: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    files: tuple[str, ...]
    copies: dict[str, str]


class Catalogue:
    """What one segment holds.

    Args:
        columns: as stored.
    """

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.rows: Mapping[str, int] = MappingProxyType(dict(zip(columns.ids, columns.rows, strict=True)))
        self._files: dict[str, str] | None = None

    @property
    def checksum(self) -> str:
        """Of the content of the segment that it is about."""
        return self.columns.checksum

    def span(self, id: str) -> Span:
        """Byte offsets of a record it has in the segment file."""
        at = self.columns.ids.index(id)
        return self.columns.starts[at], self.columns.ends[at]

    @property
    def files(self) -> Mapping[str, str]:
        """The id by the SHA-256 of each file that was imported into this segment."""
        if self._files is None:
            columns = self.columns
            self._files = columns.copies | dict(zip(columns.files, columns.ids, strict=True))
        return self._files


def make_catalogue(data: bytes, name: str) -> Catalogue:
    """The catalogue of a segment file's bytes.

    Raises:
        ArchiveError: the segment is damaged.
    """
    checksum = verify(data, name).checksum
    keys = msgspec.json.Decoder(_Key)
    copy = msgspec.json.Decoder(Copy)
    ids, rows, starts, ends, files = [], [], [], [], []
    copies: dict[str, str] = {}
    for table, number, (start, end) in row_spans(data):
        if table == MEETINGS:
            key = keys.decode(data[start:end])
            ids.append(key.id)
            rows.append(int(number))
            starts.append(start)
            ends.append(end)
            files.append(key.source.sha256)
        elif table == COPIES:
            one = copy.decode(data[start:end])
            copies[one.sha256] = one.id
    return Catalogue(
        Columns(
            checksum=checksum,
            ids=tuple(ids),
            rows=tuple(rows),
            starts=tuple(starts),
            ends=tuple(ends),
            files=tuple(files),
            copies=copies,
        )
    )


def load_catalogue(path: Path, checksum: str) -> Catalogue | None:
    """The stored catalogue, or None if it is missing, unreadable or not of the content `checksum` names."""
    columns = load_columns(path)
    return Catalogue(columns) if columns is not None and columns.checksum == checksum else None


class _Places(msgspec.Struct):
    """What a catalogue says of where records stand."""

    checksum: str
    ids: list[str]
    starts: list[int]
    ends: list[int]


_PLACES: Final = msgspec.json.Decoder(_Places)


def stored_span(path: Path, checksum: str, id: str) -> Span | None:
    """Byte offsets of one record, out of a stored catalogue of which nothing else is read.

    Returns:
        None if it is missing, unreadable, not of the content `checksum` names, or without the record.
    """
    try:
        places = _PLACES.decode(path.read_bytes())
        at = places.ids.index(id)
        return (places.starts[at], places.ends[at]) if places.checksum == checksum else None
    except (OSError, ValueError, IndexError, msgspec.MsgspecError):
        return None


def load_columns(path: Path) -> Columns | None:
    """The columns of a stored catalogue, whatever content they are of; None if there are none to be read."""
    try:
        columns = msgspec.json.decode(path.read_bytes(), type=Columns)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    parts = (columns.ids, columns.rows, columns.starts, columns.ends, columns.files)
    return columns if len({len(part) for part in parts}) == 1 else None


def save_catalogue(path: Path, catalogue: Catalogue) -> None:
    """Writes it, not waiting for the disk: what a power cut spoils is made again.

    Raises:
        OSError: it could not be written.
    """
    write_atomic(path, msgspec.json.encode(catalogue.columns), durable=False)
