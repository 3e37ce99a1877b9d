"""The lines of a web page as they stand in its bytes, and which of them are bold from end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from store.reading.several import letters_of

_TOKEN = re.compile(
    rb"<!--|<(?:script|style|template|head)\b|<(/?)([a-z][a-z0-9]{0,10})\b([^<>]{0,3000})>", re.IGNORECASE
)
_LINES: Final = frozenset((
    b"p", b"div", b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"li", b"tr", b"td", b"th", b"table", b"section",
    b"article", b"header", b"blockquote", b"center", b"main", b"body", b"br", b"hr", b"ul", b"ol", b"dt",
    b"dd",
))  # fmt: skip
_BOLD: Final = frozenset((b"b", b"strong", b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"))
_BEARERS: Final = _BOLD | {b"span", b"font", b"p", b"div", b"td", b"center"}
_AROUND: Final = frozenset((b"aside", b"nav", b"footer"))
_WEIGHT = re.compile(rb"font-weight\s{0,3}:\s{0,3}(?:(bold|bolder|[6-9]00)|\w{1,10})", re.IGNORECASE)
_OPEN: Final = 60  # open elements that are looked through for the one that ends
_BLANK = re.compile(rb"(?:\s|&nbsp;|&#160;|\xc2\xa0)*\Z")


class PageLine(NamedTuple):
    """A line that shows something.

    Args:
        start: of its element, bytes.
        text: what it says.
        bold: all of it is, and none of it a link.
    """

    start: int
    text: str
    bold: bool


def lines_of_page(data: bytes) -> Iterator[PageLine]:
    """The lines of a page but for what stands around its text.

    Args:
        data: the page.
    """
    opened = [(b"", False)]  # elements that may be bold, and whether what stands in them is
    pieces: list[bytes] = []
    start = around = 0
    bold, linked = True, False
    for before, at, token in _shown(data):
        if not around and not _BLANK.match(before):
            pieces.append(before)
            bold = bold and opened[-1][1] and not linked
        if token is None:
            continue
        closing, tag = bool(token[1]), token[2].lower()
        if tag in _LINES:
            if pieces:
                yield PageLine(start, _text(pieces), bold)
                pieces, bold = [], True
            start = at if closing else token.start()
        if tag in _AROUND:
            around = max(0, around + (-1 if closing else 1))
        elif tag == b"a":
            linked = not closing
        elif tag in _BEARERS:
            if closing or tag == b"p":
                _end(opened, tag)
            if not closing:
                opened.append((tag, _is_bold(tag, token[3], opened[-1][1])))
    if pieces:
        yield PageLine(start, _text(pieces), bold)


def _shown(data: bytes) -> Iterator[tuple[bytes, int, re.Match[bytes] | None]]:
    """What a page shows, piece by piece: each with the place behind it and the tag that ends it. Comments,
    scripts and the like are passed over."""
    at = 0
    while (token := _TOKEN.search(data, at)) is not None:
        before, at = data[at : token.start()], token.end()
        if token[2] is not None:
            yield before, at, token
            continue
        name = token[0].lower()
        end = data.find(b"-->" if name == b"<!--" else b"</" + name[1:], at)
        at = len(data) if end < 0 else end
        yield before, at, None
    yield data[at:], len(data), None


def _text(pieces: list[bytes]) -> str:
    return " ".join(unescape(letters_of(b"".join(pieces))).split())


def _is_bold(tag: bytes, about: bytes, inherited: bool) -> bool:
    weight = _WEIGHT.search(about)
    return inherited or tag in _BOLD if weight is None else weight[1] is not None


def _end(opened: list[tuple[bytes, bool]], tag: bytes) -> None:
    """Ends the innermost element of that name, and those in it."""
    for at in range(len(opened) - 1, max(0, len(opened) - _OPEN), -1):
        if opened[at][0] == tag:
            del opened[at:]
            return
