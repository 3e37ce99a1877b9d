"""Several reports in one document of Word or OpenDocument: each on a page of its own, or with a heading or a
bold title.

Each becomes a document of its own, with its pictures, and the styles, lists and headers of the whole.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple
from xml.parsers import expat

from store.errors import ReadError
from store.reading import several_docx, several_odt
from store.reading.limits import MAX_FILE_BYTES
from store.reading.office import Document
from store.reading.titles import all_cuts

_MIMETYPE: Final = "mimetype"  # of an ODT: first, and not packed (OpenDocument 1.3, part 2, 3.3)
_BLANK: Final = (b"", b"<", b"\n", b"\r")  # what the XML of a document begins with, but for a byte order mark


class _Body(NamedTuple):
    """The XML of a document: what stands before its body's paragraphs and tables, each of these, the rest."""

    head: bytes
    blocks: list[bytes]
    tail: bytes


def split_office(data: bytes, label: str) -> Iterator[tuple[str, bytes]]:
    """The reports of a document, each as a document; the file itself if it is one, or no such document.

    Args:
        data: the file's bytes.
        label: what the file is called.

    Yields:
        The label, with `:1`, `:2` … behind it where there are several, and the bytes.
    """
    found: list[int] = []
    try:
        document = Document(data, label)
        kind = several_docx if document.kind == "docx" else several_odt
        main = document.main or several_odt.MAIN
        xml = document.bytes(main)
        if kind.may_be_several(xml, document):
            document.xml(main)  # refuses what is no honest document
            body = _taken_apart(xml, kind.DEPTH, kind.BLOCKS)
            found = all_cuts(kind.blocks_of(body.blocks, document))
            members = _members(document) if found else {}
    except (ReadError, expat.ExpatError):  # its reader says what is wrong with it
        found = []
    if not found:
        yield label, data
        return
    for number, (start, end) in enumerate(pairwise([0, *found, len(body.blocks)]), start=1):
        part = b"".join((body.head, *body.blocks[start:end], body.tail))
        unused = kind.unused_pictures(members, main, part)
        yield f"{label}:{number}", _document(members | {main: part} | dict.fromkeys(unused, b""))


def _members(document: Document) -> dict[str, bytes]:
    """The files in a document.

    Raises:
        ReadError: together they are larger than a file may be.
    """
    members: dict[str, bytes] = {}
    left = MAX_FILE_BYTES
    for name in sorted(document.names, key=lambda name: (name != _MIMETYPE, name)):
        if not name.endswith("/"):
            members[name] = document.bytes(name)
            left -= len(members[name])
        if left < 0:
            raise ReadError("It is too large to be taken apart.")
    return members


def _taken_apart(xml: bytes, depth: int, starts_with: tuple[bytes, ...]) -> _Body:
    """The parts of a document's XML.

    Args:
        depth: how many elements there are around those of the body.
        starts_with: the tags of the body's; what stands before the first of them belongs to the head.
    """
    starts: list[int] = []
    ends: list[int] = []
    names: list[str] = []
    parser = expat.ParserCreate()

    def start(name: str, _: object) -> None:
        if len(names) == depth and names[-1].endswith(("body", ":text")):
            starts.append(parser.CurrentByteIndex)
        names.append(name)

    def end(_: str) -> None:
        if len(names) == depth and names[-1].endswith(("body", ":text")):
            ends.append(parser.CurrentByteIndex)
        names.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)
    if xml[:1] not in _BLANK:  # in UTF-16, or with a mark: its places are not those of the bytes
        return _Body(xml, [], b"")
    while starts and not xml.startswith(starts_with, starts[0]):
        del starts[0]
    if not starts:
        return _Body(xml, [], b"")
    blocks = [xml[one:other] for one, other in pairwise([*starts, ends[-1]])]
    last = blocks.pop() if blocks[-1].startswith(b"<w:sectPr") else b""
    return _Body(xml[: starts[0]], blocks, last + xml[ends[-1] :])


def _document(members: dict[str, bytes]) -> bytes:
    """The bytes of a document of these files; the same for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == _MIMETYPE else zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return made.getvalue()
