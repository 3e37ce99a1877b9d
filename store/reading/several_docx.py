"""The pieces of a Word document at which it may be cut, and what of it a piece shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from store.reading.office import Document
from store.reading.several import RULES, TITLE_CHARACTERS, Block
from store.reading.titles import may_begin_several

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
_TITLES = re.compile(rb'<w:name\s+w:val="(?:Title|heading [1-9])"|<w:b(?:/>|\s+w:val="(?:1|true|on)")')
_BOLD = re.compile(rb'<w:b(?:/>|\s(?![^>]{0,200}w:val="(?:0|false|off)"))')
_NOT_BOLD = re.compile(rb'<w:b\s[^>]{0,200}w:val="(?:0|false|off)"')
_RUN = re.compile(rb"<w:r[\s>]")
_RUN_STYLED = re.compile(rb'<w:rStyle\s+w:val="([^"]{1,100})"')
_SAYS = re.compile(rb"<w:t(?:\s[^>]{0,200})?>\s*[^<\s]")
_RELATION = re.compile(rb"<Relationship\b[^>]{0,2000}>")
_TARGET = re.compile(rb'\bTarget="(media/[^"]{1,200})"')
_ID = re.compile(rb'\bId="([^"]{1,40})"')


def may_be_several(xml: bytes, document: Document) -> bool:
    """Whether there is anything in a document's XML at which it could be cut."""
    if _BREAK.search(xml) or _BEFORE.search(xml) or xml.count(_SECTION) > 1 or _MAIN_LEVEL.search(xml):
        return True
    if any(rule in xml for rule in RULES):
        return True
    mains = _styles(document.bytes("word/styles.xml"), _MAIN_LEVEL)
    if sum(style in mains for style in _STYLED.findall(xml)) > 1:
        return True
    return may_begin_several(_text(xml).split("\n"))


def blocks_of(blocks: Sequence[bytes], document: Document) -> list[Block]:
    """What the elements of a document's body are, of which this is the XML."""
    styles = document.bytes("word/styles.xml")
    mains, bold = _styles(styles, _MAIN_LEVEL), _styles(styles, _TITLES)
    found: list[Block] = []
    ended = False
    for block in blocks:
        style = _STYLED.search(block) if block.startswith(b"<w:p") else None
        heading = (style is not None and style[1] in mains) or (
            block.startswith(b"<w:p") and _MAIN_LEVEL.search(block) is not None
        )
        text = _text(block)
        titled = (
            len(text) <= TITLE_CHARACTERS[1]
            and block.startswith(b"<w:p")
            and _is_bold(block, bold, styled=style is not None and style[1] in bold)
        )
        found.append(Block(text, ended or _begins_page(block), heading, titled))
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


def _styles(styles: bytes, sign: re.Pattern[bytes]) -> frozenset[bytes]:
    """The styles with a sign: `_MAIN_LEVEL` those of main headings, by the level that they have in the
    outline; `_TITLES` those of titles and bold letters."""
    starts = list(_STYLE.finditer(styles))
    ends = [*(start.start() for start in starts), len(styles)][1:]
    spans = zip(starts, ends, strict=True)
    return frozenset(start[1] for start, end in spans if sign.search(styles, start.end(), end))


def _is_bold(paragraph: bytes, bold: frozenset[bytes], *, styled: bool) -> bool:
    """Whether all that a paragraph says is bold.

    Args:
        bold: the styles that are.
        styled: the paragraph's is one.
    """

    def is_bold(run: bytes) -> bool:
        if _NOT_BOLD.search(run):
            return False
        style = _RUN_STYLED.search(run)
        return styled or _BOLD.search(run) is not None or (style is not None and style[1] in bold)

    runs = [run for run in _RUN.split(paragraph)[1:] if _SAYS.search(run)]
    return bool(runs) and all(map(is_bold, runs))


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
