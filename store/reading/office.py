"""What DOCX and ODT have in common: XML in a ZIP, read within limits, and tables as lines."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Final
from xml.etree.ElementTree import XML, Element, ParseError

from store.errors import ReadError
from store.reading.cells import aligned, beside, only_places
from store.reading.limits import MAX_FILE_BYTES, MAX_NODES

_DOCX: Final = "word/document.xml"
_TEXT = re.compile(r"word/\w{1,40}\.xml\Z")
_RELATIONS: Final = "_rels/.rels"
_CONTENT: Final = "content.xml"
_MANIFESTS: Final = ("[Content_Types].xml", "META-INF/manifest.xml")
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError,
)  # fmt: skip
_HEAD_BYTES: Final = 200
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([\w.:-]{1,40})")
_ENCODINGS: Final = frozenset((b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii"))
_SAVE_AGAIN: Final = "Open it in Word or LibreOffice and save it again."
_PICTURE: Final = "![](…)"
_LONG_CELL: Final = 200  # characters beyond which a cell holds prose, and the table is only layout


def is_office(names: Iterable[str]) -> bool:
    """Whether a ZIP of these files is a document, and no archive."""
    return not set(names).isdisjoint(_MANIFESTS)


def _tree(data: bytes, label: str) -> Element:
    """The root of honest XML: without document types, and so without entities, and of bounded size. Looked at
    before it is parsed, so that the parser can be the fast one.

    Raises:
        ReadError: it is none.
    """
    plain = data.replace(b"\0", b"") if b"\0" in data[:_HEAD_BYTES] else data  # of UTF-16 the ASCII letters
    declared = _ENCODING.search(plain, 0, _HEAD_BYTES)
    if declared is not None and declared[1].lower() not in _ENCODINGS:
        raise ReadError(
            f"{label} is refused: its XML is in an encoding that no word processor writes.", _SAVE_AGAIN
        )
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise ReadError(
            f"{label} is refused: its XML defines a document type, which no honest document does.",
            "Ask where it comes from.",
        )
    if plain.count(b"<") > 2 * MAX_NODES:
        raise ReadError(f"{label} is refused: it has more than {MAX_NODES:,} elements.", "Split it.")
    try:
        return XML(data)
    except ParseError as error:
        raise ReadError(f"{label} is damaged ({error}).", "Get the file again.") from error


class Document:
    """An opened DOCX or ODT.

    Raises:
        ReadError: it is damaged.
    """

    def __init__(self, data: bytes, label: str) -> None:
        self._label = label
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise ReadError(
                f"{label} is a damaged Word document or ZIP archive ({error}).", "Get the file again."
            ) from error
        self.names = frozenset(self._archive.namelist())

    @cached_property
    def main(self) -> str:
        """The name of the XML file with a DOCX's text; "" in other files."""
        if _DOCX in self.names:
            return _DOCX
        relations = self.xml(_RELATIONS)
        targets = (
            relation.get("Target", "").lstrip("/")
            for relation in (relations if relations is not None else ())
            if relation.get("Type", "").endswith("/officeDocument")
        )
        return next((target for target in targets if target in self.names and _TEXT.match(target)), "")

    @property
    def kind(self) -> str:
        """`docx` or `odt`.

        Raises:
            ReadError: it is another office file.
        """
        if self.main:
            return "docx"
        if _CONTENT in self.names and b"opendocument.text" in self.bytes("mimetype"):
            return "odt"
        raise ReadError(
            f"{self._label} is not text but a workbook, slides or another office file.",
            "Give a file with the text of a report.",
        )

    def xml(self, name: str, part: Callable[[bytes], bytes] = bytes) -> Element | None:
        """The root of one of the XML files in it; None if there is no such file.

        Args:
            part: gives of the file's XML what is wanted.

        Raises:
            ReadError: it is damaged, larger than any report's, locked, or names entities.
        """
        if name not in self.names:
            return None
        return _tree(part(self.bytes(name)), self._label)

    def bytes(self, name: str) -> bytes:
        """One of the files in it; b"" if there is no such file.

        Raises:
            ReadError: it is damaged, locked, or larger than any report's.
        """
        if name not in self.names:
            return b""
        try:
            info = self._archive.getinfo(name)
            if info.flag_bits & _ENCRYPTED:
                raise ReadError(f"{self._label} is locked with a password.", "Save it without one.")
            with self._archive.open(info) as member:
                data = member.read(MAX_FILE_BYTES + 1)
        except _BROKEN as error:
            raise ReadError(f"{self._label} is damaged ({error}).", "Get the file again.") from error
        if len(data) > MAX_FILE_BYTES:
            raise ReadError(
                f"{self._label} is refused: unpacked it is larger than {MAX_FILE_BYTES // 1_000_000} MB."
            )
        return data


class Layout:
    """Paragraphs, tables and pictures of a document, put down as lines of text."""

    def __init__(self) -> None:
        self._blocks: list[str | None] = []  # None: an empty paragraph
        self._rows: list[list[str]] | None = None

    def paragraph(self, text: str) -> None:
        """Puts down a paragraph; an empty one sets the next apart."""
        self._blocks.append(text if text.strip() else None)

    def picture(self) -> None:
        """Puts down a picture."""
        self._blocks.append(_PICTURE)

    @contextmanager
    def table(self) -> Iterator[None]:
        """Puts down the rows given within as one block: cells beside each other, or one below the other where
        the table only places what is in it."""
        self._rows = []
        yield
        rows = aligned(self._rows)
        self._rows = None
        placed = only_places(rows)
        lines = [line for row in rows for line in (_below(row) if placed else _beside(row))]
        self._blocks += [None, *lines, None] if lines else []

    def row(self, cells: Sequence[str]) -> None:
        """Puts down a row.

        Args:
            cells: the text of each, "" where one is empty or another reaches over its place.
        """
        assert self._rows is not None
        self._rows.append([*cells])

    def text(self) -> str:
        """The lines. Paragraphs are set apart by the empty ones between them; if there are none, each is."""
        blocks = self._blocks
        while blocks and blocks[-1] is None:
            blocks = blocks[:-1]
        between = "\n" if None in blocks else "\n\n"
        return between.join("" if block is None else block for block in blocks)


def _below(row: Sequence[str]) -> Iterator[str]:
    for cell in filter(None, row):
        yield from ("", *cell.split("\n"), "")


def _beside(row: Sequence[str]) -> Iterator[str]:
    if len(row) == 1:  # a frame, often around a picture and its caption
        lines = (line for line in row[0].split("\n") if line.strip())
        yield from (line if line == _PICTURE else f"{line} |" for line in lines)
    elif any(len(cell) > _LONG_CELL for cell in row):
        yield from _below(row)
    else:
        yield beside(row)
