"""The pieces of an OpenDocument text at which it may be cut, and what of it a piece shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Final

from store.reading.office import Document
from store.reading.several import RULES, TITLE_CHARACTERS, Block
from store.reading.titles import may_begin_several

MAIN: Final = "content.xml"
DEPTH: Final = 3  # document, body, text
BLOCKS: Final = (b"<text:p", b"<text:h", b"<text:list", b"<text:section", b"<table:table")

_HEADING = re.compile(rb'<text:h\b[^>]{0,500}\btext:outline-level="1"')
_BREAKS: Final = (b"fo:break-", b"master-page-name")
_STYLE = re.compile(rb'<style:style\b[^>]{0,500}\bstyle:name="([^"]{1,200})"[^>]{0,500}>')
_BEFORE = re.compile(rb'fo:break-before="page"|style:master-page-name="[^"]{1,200}"')
_AFTER = re.compile(rb'fo:break-after="page"')
_STYLED = re.compile(rb'<(?:text|table):[\w-]{1,30}\b[^>]{0,500}?\b(?:text|table):style-name="([^"]{1,200})"')
_LINES = re.compile(rb"</text:[ph]>|<text:line-break/>")
_SPACES = re.compile(rb"<text:(?:s|tab)\b[^>]{0,200}/>")
_UNSEEN = re.compile(rb"<text:note-body>|</text:note-body>|<office:annotation\b|</office:annotation>")
_TAG = re.compile(rb"<[^>]{0,5000}>")
_BOLD = re.compile(rb'\bfo:font-weight="(?:bold|[6-9]00)"|\bstyle:(?:parent-style-)?name="Title"')
_SPAN = re.compile(
    rb'<text:span\b[^>]{0,200}\btext:style-name="([^"]{1,200})"[^>]{0,200}>([^<]*)</text:span>'
)
_PICTURE = re.compile(rb'"(Pictures/[^"]{1,200})"')


def may_be_several(xml: bytes, document: Document) -> bool:
    """Whether there is anything in a document's XML at which it could be cut."""
    return (
        len(_HEADING.findall(xml)) > 1
        or any(one in xml for one in (*_BREAKS, *RULES))
        or _BEFORE.search(document.bytes("styles.xml")) is not None
        or may_begin_several(_text(xml).split("\n"))
    )


def blocks_of(blocks: Sequence[bytes], document: Document) -> list[Block]:
    """What the elements of a document's text are, of which this is the XML."""
    before: set[bytes] = set()
    after: set[bytes] = set()
    bold: set[bytes] = set()
    for styles in (document.bytes("styles.xml"), document.bytes(MAIN)):
        starts = list(_STYLE.finditer(styles))
        ends = [*(start.start() for start in starts), len(styles)][1:]
        for start, end in zip(starts, ends, strict=True):
            if _BEFORE.search(styles, start.start(), end):
                before.add(start[1])
            if _AFTER.search(styles, start.start(), end):
                after.add(start[1])
            if _BOLD.search(styles, start.start(), end):
                bold.add(start[1])
    found: list[Block] = []
    ended = False
    for block in blocks:
        style = _STYLED.match(block)
        name = style[1] if style is not None else b""
        text = _text(block)
        titled = 0 < len(text.strip()) <= TITLE_CHARACTERS[1] and (
            block.startswith(b"<text:h")
            or (block.startswith(b"<text:p") and (name in bold or _is_bold(block, bold)))
        )
        found.append(Block(text, ended or name in before, _HEADING.match(block) is not None, titled))
        ended = name in after
    return found


def unused_pictures(members: Mapping[str, bytes], main: str, xml: bytes) -> set[str]:
    """The pictures that only other parts of the document show."""
    unused = {*_PICTURE.findall(members[main])} - {*_PICTURE.findall(xml)}
    return {name.decode("utf-8", "replace") for name in unused}


def _is_bold(paragraph: bytes, bold: set[bytes]) -> bool:
    """Whether all that a paragraph says stands in spans of bold styles."""
    return not _text(_SPAN.sub(lambda span: b"" if span[1] in bold else span[0], paragraph)).strip()


def _text(block: bytes) -> str:
    """The paragraphs of a block, one a line, without its notes."""
    seen = _UNSEEN.split(block)[::2] if _UNSEEN.search(block) else [block]
    lines = (_TAG.sub(b"", _SPACES.sub(b" ", _LINES.sub(b"\n", one))) for one in seen)
    return unescape(b"".join(lines).decode("utf-8", "replace"))
