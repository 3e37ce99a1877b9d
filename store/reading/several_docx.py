"""Several reports in one Word document: each begins on a page of its own.

A page break parts two reports as a rule does in plain text (`several`): only if a whole one stands on either
side. Each becomes a document of its own, with its pictures, and the styles, lists and headers of the whole.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple
from xml.parsers import expat

from store.errors import ReadError
from store.reading.limits import MAX_FILE_BYTES
from store.reading.office import Document
from store.reading.several import is_report

_BREAK = re.compile(rb'<w:br\b[^>]{0,200}\bw:type="page"')
_BEFORE = re.compile(rb'<w:pageBreakBefore\s*(?:/>|w:val="(?:1|true|on)")')
_SECTION = re.compile(rb"<w:sectPr\b")
_CONTINUOUS: Final = b'<w:type w:val="continuous"'
_TEXT = re.compile(rb"<w:t(?:\s[^>]{0,200})?>([^<]*)|</w:p>")
_DEPTH: Final = 2  # of what stands in the body
_MAX_PAGES: Final = 1000
_RELATION = re.compile(rb"<Relationship\b[^>]{0,2000}>")
_TARGET = re.compile(rb'\bTarget="(media/[^"]{1,200})"')
_ID = re.compile(rb'\bId="([^"]{1,40})"')


class _Body(NamedTuple):
    """The XML of a document: what stands before its body's paragraphs and tables, each of these, the rest."""

    head: bytes
    blocks: list[bytes]
    tail: bytes


def split_docx(data: bytes, label: str) -> Iterator[tuple[str, bytes]]:
    """The reports of a Word document, each as a document; the file itself if it is one, or no such document.

    Args:
        data: the file's bytes.
        label: what the file is called.

    Yields:
        The label, with `:1`, `:2` … behind it where there are several, and the bytes.
    """
    try:
        document = Document(data, label)
        xml = document.bytes(document.main)
        if _BREAK.search(xml) is None and _BEFORE.search(xml) is None and _SECTION.search(xml) is None:
            yield label, data
            return
        document.xml(document.main)  # refuses what is no honest document
        body = _taken_apart(xml)
        cuts = _cuts(body.blocks)
        members = _members(document) if cuts else {}
    except (ReadError, expat.ExpatError):  # its reader says what is wrong with it
        cuts = []
    if not cuts:
        yield label, data
        return
    for number, (start, end) in enumerate(pairwise([0, *cuts, len(body.blocks)]), start=1):
        part = b"".join((body.head, *body.blocks[start:end], body.tail))
        yield f"{label}:{number}", _document(members, document.main, part)


def _members(document: Document) -> dict[str, bytes]:
    """The files in a document.

    Raises:
        ReadError: together they are larger than a file may be.
    """
    members: dict[str, bytes] = {}
    left = MAX_FILE_BYTES
    for name in sorted(document.names):
        if not name.endswith("/"):
            members[name] = document.bytes(name)
            left -= len(members[name])
        if left < 0:
            raise ReadError("It is too large to be taken apart.")
    return members


def _taken_apart(xml: bytes) -> _Body:
    starts: list[int] = []
    ends: list[int] = []
    names: list[str] = []
    parser = expat.ParserCreate()

    def start(name: str, _: object) -> None:
        if len(names) == _DEPTH and names[-1].endswith("body"):
            starts.append(parser.CurrentByteIndex)
        names.append(name)

    def end(_: str) -> None:
        names.pop()
        if len(names) == 1:
            ends.append(parser.CurrentByteIndex)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)
    if not starts or xml[:1] != b"<":
        return _Body(xml, [], b"")
    limits = [*starts, ends[-1]]
    blocks = [xml[one:other] for one, other in pairwise(limits)]
    last = blocks.pop() if blocks[-1].startswith(b"<w:sectPr") else b""
    return _Body(xml[: starts[0]], blocks, last + xml[ends[-1] :])


def _cuts(blocks: list[bytes]) -> list[int]:
    """Before which blocks a report begins, but for the first."""
    pages = [0]
    for at, block in enumerate(blocks):
        if _begins_page(block) and at > pages[-1]:
            pages.append(at)
        if _ends_page(block):
            pages.append(at + 1)
    if len(pages) > _MAX_PAGES:
        return []
    cuts: list[int] = []
    begun = 0
    for start, end in pairwise([*pages[1:], len(blocks)]):
        if is_report(_text(blocks[start:end])) and is_report(_text(blocks[begun:start])):
            cuts.append(start)
            begun = start
    return cuts


def _begins_page(block: bytes) -> bool:
    found = _BREAK.search(block)
    text = _TEXT.search(block)
    return _BEFORE.search(block) is not None or (
        found is not None and text is not None and bool(text[1]) and found.start() < text.start()
    )


def _ends_page(block: bytes) -> bool:
    """Whether a page ends with this block: at a break with nothing behind it, or with its section."""
    if _SECTION.search(block) and _CONTINUOUS not in block:
        return True
    found = _BREAK.search(block)
    return found is not None and not any(text[1] for text in _TEXT.finditer(block, found.end()))


def _text(blocks: list[bytes]) -> str:
    """The paragraphs of blocks, one a line."""
    pieces = (b"\n" if text[1] is None else text[1] for block in blocks for text in _TEXT.finditer(block))
    return b"".join(pieces).decode("utf-8", "replace")


def _document(members: dict[str, bytes], main: str, xml: bytes) -> bytes:
    """A document with another main part; the same bytes whenever it is made."""
    unused = _unused_pictures(members, main, xml)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, xml if name == main else b"" if name in unused else data)
    return made.getvalue()


def _unused_pictures(members: dict[str, bytes], main: str, xml: bytes) -> set[str]:
    """The pictures that only other parts of the document show."""
    folder, _, name = main.rpartition("/")
    shown: dict[str, bool] = {}
    for relation in _RELATION.findall(members.get(f"{folder}/_rels/{name}.rels", b"")):
        place, known = _TARGET.search(relation), _ID.search(relation)
        if place is not None and known is not None:
            picture = f"{folder}/{place[1].decode('utf-8', 'replace')}"
            shown[picture] = shown.get(picture, False) or b'"' + known[1] + b'"' in xml
    return {picture for picture, is_shown in shown.items() if not is_shown}
