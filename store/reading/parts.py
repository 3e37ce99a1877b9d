"""Takes a file apart that holds several: archives, JSON Lines, texts of several reports.

Each part is a file of its own, with its own bytes: put end to end, the lines of JSON Lines and the parts of a
text are the file again. Nothing is unpacked onto the disk.
"""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final, NamedTuple, cast

from store.errors import ReadError
from store.language.folding import printable
from store.reading import several
from store.reading.decoding import in_utf8, legacy_name
from store.reading.jsonl import is_object, looks_like_object, objects_of
from store.reading.leftovers import is_leftover, page_folders
from store.reading.limits import (
    MAX_DEPTH,
    MAX_FILE_BYTES,
    MAX_LINE_BYTES,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_FREE_BYTES,
)
from store.reading.mail import attachments, forwarded, messages
from store.reading.office import is_office
from store.reading.several_html import split_html
from store.reading.several_mhtml import split_mhtml
from store.reading.several_office import split_office
from store.reading.several_rtf import split_rtf
from store.reading.sniffing import HEAD_BYTES, Format, sniff

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    Reader = io.BufferedReader[io.RawIOBase]

_ENCRYPTED: Final = 0x1
_UTF_8: Final = 0x800
_END: Final = b"PK\5\6"  # the end of the list of members, which says how long it is
_END_BYTES: Final = 22 + 65_535
_ENTRY_BYTES: Final = 300  # of a member in that list
_BAD_LINES: Final = 20  # at the beginning of JSON Lines
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_PIECE_BYTES: Final = 65_536
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip


class Part(NamedTuple):
    """A file, or one of those in a file.

    Args:
        name: of the file, and behind it the path in the archive (`tin.zip/2021/a.html`), the line where it
            begins (`tin.jsonl:17`), or the attachment.
        data: its bytes.
        trouble: why it cannot be had, or None.
    """

    name: str
    data: bytes = b""
    trouble: ReadError | None = None

    def bytes(self) -> bytes:
        """Its bytes.

        Raises:
            ReadError: its trouble.
        """
        if self.trouble is not None:
            raise self.trouble
        return self.data


def take_apart(stream: IO[bytes], name: str) -> Iterator[Part]:
    """The parts of a file; the file itself, if it is no more than one.

    Args:
        stream: of the file's bytes, from which one can read and seek. Only what is asked for is read.
        name: the file's.

    Yields:
        In the order of the file, members of archives by name. What goes beyond a limit or is damaged has a
        `trouble`; the parts before it stand.
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    yield from _taken(stream, name, 0, _Budget(size, name))


def parts_of(data: bytes, name: str) -> Iterator[Part]:
    """The parts of a file whose bytes are at hand."""
    return take_apart(io.BytesIO(data), name)


def _refused(name: str, why: str, hint: str) -> Part:
    return Part(name, trouble=ReadError(f"{name} {why}", hint))


class _Budget:
    """Counts what comes out of one file.

    Args:
        packed: the file's own size in bytes.
        name: the file's.
    """

    def __init__(self, packed: int, name: str) -> None:
        self._left = min(packed * MAX_RATIO + RATIO_FREE_BYTES, MAX_UNPACKED_BYTES)
        self._name = name

    def spend(self, size: int) -> None:
        """Raises:
        ReadError: more has come out than any honest file holds.
        """
        self._left -= size
        if self._left < 0:
            raise ReadError(
                f"{self._name} is refused: unpacked it is more than {MAX_RATIO} times its size.",
                "If it is no trap, unpack it yourself and import the folder.",
            )


class _Metered(io.RawIOBase):
    """A stream of unpacked bytes that are counted."""

    def __init__(self, inner: IO[bytes] | io.BufferedIOBase, budget: _Budget) -> None:
        self._inner = inner
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        data = self._inner.read(len(view)) or b""
        self._budget.spend(len(data))
        view[: len(data)] = data
        return len(data)


def _taken(stream: IO[bytes], name: str, depth: int, budget: _Budget) -> Iterator[Part]:
    """As `take_apart`, `depth` archives deep."""
    try:
        reader = _buffered(stream)
        head = reader.peek(HEAD_BYTES)[:HEAD_BYTES]
        format = sniff(head, name)
        if format == "zip":
            yield from _zip_parts(reader, name, depth, budget)
        elif format == "gzip":
            _check_depth(name, depth)
            unpacked = _Metered(gzip.GzipFile(fileobj=reader), budget)
            yield from _taken(cast("IO[bytes]", unpacked), name, depth + 1, budget)
        elif format == "json" and b"\0" not in head[:2] and not head.startswith(_UTF_16):
            yield from _json_parts(reader, name)
        elif format == "json":
            plain = io.BytesIO(in_utf8(_all(reader, name)))
            yield from _json_parts(_buffered(plain), name)
        else:
            yield from _text_parts(_all(reader, name), name, format, depth, budget)
    except ReadError as error:
        yield Part(name, trouble=error)
    except _BROKEN as error:
        yield _refused(name, f"is damaged, or no archive that can be read ({error}).", "Get the file again.")


def _buffered(stream: IO[bytes]) -> Reader:
    return io.BufferedReader(cast("io.RawIOBase", stream), HEAD_BYTES)


def _all(reader: Reader, name: str) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := reader.read(_PIECE_BYTES):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_FILE_BYTES:
            raise ReadError(
                f"{name} is larger than {MAX_FILE_BYTES // 1_000_000} MB, too large for a report.",
                "Split it.",
            )
    return b"".join(pieces)


def _check_depth(name: str, depth: int) -> None:
    if depth >= MAX_DEPTH:
        raise ReadError(
            f"{name} is refused: archives lie in it more than {MAX_DEPTH} deep.", "Unpack it yourself."
        )


def _zip_parts(reader: Reader, name: str, depth: int, budget: _Budget) -> Iterator[Part]:
    stream = reader if reader.seekable() else io.BytesIO(_all(reader, name))
    _check_directory(stream, name)
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise ReadError(
            f"{name} is a damaged Word document or ZIP archive ({error}).", "Get the file again."
        ) from error
    with archive:
        names = archive.namelist()
        if is_office(names):
            stream.seek(0)
            for label, document in split_office(_all(_buffered(stream), name), name):
                budget.spend(len(document))
                yield Part(label, document)
            return
        _check_depth(name, depth)
        if len(names) > MAX_MEMBERS:
            raise ReadError(
                f"{name} is refused: it holds more than {MAX_MEMBERS:,} files.", "Unpack it yourself."
            )
        members = sorted(_members(archive), key=lambda member: member[0])
        if not members:
            raise ReadError(f"{name} holds no files.", "Look into it.")
        for path, info in members:
            yield from _member_parts(archive, info, name, path, depth, budget)


def _check_directory(stream: IO[bytes], name: str) -> None:
    """Refuses a ZIP whose list of members, which is held in memory, is too long.

    Raises:
        ReadError: it is.
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _END_BYTES))
    tail = stream.read(_END_BYTES)
    stream.seek(0)
    end = tail.rfind(_END)
    if end >= 0 and int.from_bytes(tail[end + 12 : end + 16], "little") > MAX_MEMBERS * _ENTRY_BYTES:
        raise ReadError(
            f"{name} is refused: it holds more than {MAX_MEMBERS:,} files.", "Unpack it yourself."
        )


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The files of a ZIP with their paths, without what a folder's import would pass over."""
    infos = [(_member_path(info), info) for info in archive.infolist() if not info.is_dir()]
    pages = page_folders(path for path, _ in infos)
    for path, info in infos:
        folders = path.split("/")
        if any(map(is_leftover, folders)):
            continue
        if any("/".join(folders[:depth]) in pages for depth in range(1, len(folders))):
            continue
        yield path, info


def _member_path(info: zipfile.ZipInfo) -> str:
    """The path of a member, on one line. What is not marked as UTF-8 may be it nevertheless, or in an
    encoding from before Unicode."""
    path = info.filename
    if not info.flag_bits & _UTF_8:
        with suppress(UnicodeError):
            raw = path.encode("cp437")
            try:
                path = raw.decode("utf-8")
            except UnicodeDecodeError:
                path = legacy_name(raw) or path
    return printable(path).replace("\\", "/")


def _member_parts(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, path: str, depth: int, budget: _Budget
) -> Iterator[Part]:
    label = f"{name}/{path}"
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":":
        yield _refused(label, "is refused: its path leads out of the archive.", "Unpack it yourself.")
    elif stat.S_ISLNK(info.external_attr >> 16):
        yield _refused(label, "is refused: it is a link.", "Import what it points to.")
    elif info.flag_bits & _ENCRYPTED:
        yield _refused(label, "is locked with a password.", "Unpack the archive yourself.")
    else:
        try:
            with archive.open(info) as member:
                yield from _taken(cast("IO[bytes]", _Metered(member, budget)), label, depth + 1, budget)
        except _BROKEN as error:
            yield _refused(label, f"is damaged ({error}).", "Get the archive again.")


def _json_parts(reader: Reader, name: str) -> Iterator[Part]:
    """The objects of JSON Lines or of a JSON list; other JSON, and text that only begins like it, whole."""
    first = _line(reader, name, 1)
    if is_object(first.removeprefix(b"\xef\xbb\xbf").strip()):
        yield from _json_lines(reader, name, first)
        return
    data = first + _all(reader, name)
    objects = objects_of(data)
    if not objects and any(is_object(line.strip()) for line in data.split(b"\n", _BAD_LINES)[1:_BAD_LINES]):
        again = _buffered(io.BytesIO(data))
        yield from _json_lines(again, name, _line(again, name, 1))
        return
    for number, part in enumerate(objects or [data], start=1):
        yield Part(name if len(objects) < 2 else f"{name}:{number}", part)


def _json_lines(reader: Reader, name: str, first: bytes) -> Iterator[Part]:
    """The lines of JSON Lines; those that are no objects are told.

    Args:
        first: the first of them, which has been read.
    """
    number, waiting = 1, _json_part(name, first.removeprefix(b"\xef\xbb\xbf").strip())
    several = False
    while True:
        try:
            line = _line(reader, name, number + 1)
        except (ReadError, *_BROKEN):
            yield waiting
            raise
        if not line:
            break
        number += 1
        bare = line.strip()
        if not bare:
            continue
        if not several:
            several = True
            waiting = waiting._replace(name=f"{name}:1")
        yield waiting
        waiting = _json_part(f"{name}:{number}", bare)
    yield waiting


def _json_part(label: str, line: bytes) -> Part:
    if looks_like_object(line):
        return Part(label, line)
    return _refused(label, "is no JSON object.", "Write the collection again.")


def _line(reader: Reader, name: str, number: int) -> bytes:
    line = reader.readline(MAX_LINE_BYTES + 1)
    if len(line) > MAX_LINE_BYTES:
        raise ReadError(
            f"{name}:{number} is longer than {MAX_LINE_BYTES // 1_000_000} MB, too long for a report.",
            "Split it.",
        )
    return line


def _pieces(data: bytes, name: str, format: Format) -> list[bytes]:
    if format == "html":
        return split_html(data)
    if format == "rtf":
        return split_rtf(data)
    if format == "mhtml":
        return split_mhtml(data, name)
    from store.reading.several_pdf import split_pdf  # noqa: PLC0415 - its engine takes long to load

    return split_pdf(data, name)


def _text_parts(data: bytes, name: str, format: Format, depth: int, budget: _Budget) -> Iterator[Part]:
    plain = in_utf8(data)
    if format in {"rtf", "eml", "mhtml"}:  # of ASCII by their rules, but saved by editors as they save texts
        data = plain
    if format == "text":
        pieces = several.split(plain)
        line = 1
        for piece in pieces if len(pieces) > 1 else [data]:
            yield Part(name if len(pieces) == 1 else f"{name}:{line}", piece)
            line += piece.count(b"\n")
        return
    if format in {"html", "mhtml", "rtf", "pdf"}:
        pieces = _pieces(plain, name, format)
        for number, piece in enumerate(pieces, start=1):
            budget.spend(len(piece) if len(pieces) > 1 else 0)
            yield Part(name, data) if len(pieces) == 1 else Part(f"{name}:{number}", piece)
        return
    if format != "eml":
        yield Part(name, data)
        return
    found = messages(data)
    for number, message in enumerate(found, start=1):
        label = name if len(found) == 1 else f"{name}:{number}"
        yield Part(label, message)
        for title, attached in (*forwarded(message, label), *attachments(message, label)):
            budget.spend(len(attached))
            yield from _taken(io.BytesIO(attached), f"{label}/{title}", depth + 1, budget)
