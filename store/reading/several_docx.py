"""The pieces of a Word document at which it may be cut, and what of it a piece shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from store.reading.office import Document
from store.reading.several import RULES, Block

DEPTH: Final = 2  # document, body
BLOCKS: Final = (b"<",)

_BREAK = re.compile(rb'<w:br\b[^>]{0,200}\bw:type="page"')
_BEFORE = re.compile(rb'<w:pageBreakBefore\s*(?:/>|w:val="(?:1|true|on)")')
_SECTION: Final = b"<w:sectPr"
_CONTINUOUS: Final = b'<w:type w:val="continuous"'
_STYLED = re.compile(rb'<w:pStyle\s+w:val="([^"]{1,100})"')
_MAIN_LEVEL = re.compile(rb'<w:outlineLvl\s+w:val="0"')
_STYLE = re.compile(rb'<w:style\b[^>]{0,300}w:styleId="([^"]{1,100})"[^>]{0,300}>')
_TEXT = re.compile(rb"<w:t(?:\s[^>]{0,200})?>([^<]*)|</w:p>")
_RELATION = re.compile(rb"<Relationship\b[^>]{0,2000}>")
_TARGET = re.compile(rb'\bTarget="(media/[^"]{1,200})"')
_ID = re.compile(rb'\bId="([^"]{1,40})"')


def may_be_several(xml: bytes, document: Document) -> bool:
    """Whether there is anything in a document's XML at which it could be cut."""
    if _BREAK.search(xml) or _BEFORE.search(xml) or xml.count(_SECTION) > 1 or _MAIN_LEVEL.search(xml):
        return True
    if any(rule in xml for rule in RULES):
        return True
    mains = _main_styles(document.bytes("word/styles.xml"))
    return sum(style in mains for style in _STYLED.findall(xml)) > 1


def blocks_of(blocks: Sequence[bytes], document: Document) -> list[Block]:
    """What the elements of a document's body are, of which this is the XML."""
    mains = _main_styles(document.bytes("word/styles.xml"))
    found: list[Block] = []
    ended = False
    for block in blocks:
        style = _STYLED.search(block) if block.startswith(b"<w:p") else None
        heading = (style is not None and style[1] in mains) or (
            block.startswith(b"<w:p") and _MAIN_LEVEL.search(block) is not None
        )
        found.append(Block(_text(block), ended or _begins_page(block), heading))
        ended = _ends_page(block)
    return found


def unused_pictures(members: Mapping[str, bytes], main: str, xml: bytes) -> set[str]:
    """The pictures that only other parts of the document show."""
    folder, _, name = main.rpartition("/")
    shown: dict[str, bool] = {}
    for relation in _RELATION.findall(members.get(f"{folder}/_rels/{name}.rels", b"")):
        place, known = _TARGET.search(relation), _ID.search(relation)
        if place is not None and known is not None:
            picture = f"{folder}/{place[1].decode('utf-8', 'replace')}"
            shown[picture] = shown.get(picture, False) or b'"' + known[1] + b'"' in xml
    return {picture for picture, is_shown in shown.items() if not is_shown}


def _main_styles(styles: bytes) -> frozenset[bytes]:
    """The styles of main headings, by the level that they have in the outline."""
    starts = list(_STYLE.finditer(styles))
    ends = [*(start.start() for start in starts), len(styles)][1:]
    spans = zip(starts, ends, strict=True)
    return frozenset(start[1] for start, end in spans if _MAIN_LEVEL.search(styles, start.end(), end))


def _begins_page(block: bytes) -> bool:
    found = _BREAK.search(block)
    text = _TEXT.search(block)
    return _BEFORE.search(block) is not None or (
        found is not None and text is not None and bool(text[1]) and found.start() < text.start()
    )


def _ends_page(block: bytes) -> bool:
    """Whether a page ends with this block: at a break with nothing behind it, or with its section."""
    if _SECTION in block and _CONTINUOUS not in block:
        return True
    found = _BREAK.search(block)
    return found is not None and not any(text[1] for text in _TEXT.finditer(block, found.end()))


def _text(block: bytes) -> str:
    """The paragraphs of a block, one a line."""
    pieces = (b"\n" if text[1] is None else text[1] for text in _TEXT.finditer(block))
    return b"".join(pieces).decode("utf-8", "replace")
