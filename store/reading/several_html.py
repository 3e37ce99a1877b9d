"""Several reports in one web page: each an `<article>`, on a page of its own when printed, or under a main
heading or a bold title. What the page says of itself (its address, its site) goes for each.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import Final, NamedTuple

from store.reading.bold_lines import lines_of_page
from store.reading.several import TITLE_CHARACTERS, Block, cuts, is_report, letters_of
from store.reading.titles import may_begin_several, titled_cuts

_MAX_BYTES: Final = 8_000_000
_MARKS = re.compile(rb"<article\b|<h1\b|(?:page-)?break-before\s{0,5}:", re.IGNORECASE)
_TOKEN = re.compile(
    rb"(<!--)|<(script|style|template)\b|<(/?)(article|aside|nav|footer)\b[^>]{0,3000}>|(<h1\b)"
    rb"|(<[a-z][a-z0-9]{0,10}\s[^<>]{0,500}?break-before\s{0,5}:\s{0,5}(?:always|page|left|right))",
    re.IGNORECASE,
)
# A bold line of some length, that is no link.
_BOLD = re.compile(
    rb"(?:<(?:b|strong|h[1-6])\b[^<>]{0,500}>|font-weight[^<>]{0,500}>)"
    rb"\s{0,50}(?:<(?!a[\s>])[^<>]{0,500}>\s{0,50}){0,3}[^<>]{4,400}<",
    re.IGNORECASE,
)
_BODY = re.compile(rb"<body\b[^>]{0,3000}>", re.IGNORECASE)
_UNSHOWN = re.compile(rb"<!--|<(script|style|template|head)\b", re.IGNORECASE)
_LINES = re.compile(
    rb"<(?:/?(?:p|div|h[1-6]|li|tr|table|section|article|header|blockquote|time)|br|hr)\b[^>]{0,3000}>",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<[^>]{0,3000}>")
_WHITE = re.compile(rb"[ \t\r\n]+")
_HEADING = re.compile(rb"<h[1-4]\b", re.IGNORECASE)
_AROUND: Final = frozenset((b"aside", b"nav", b"footer"))
# What an article has, and the teaser of another has not.
_PARAGRAPH: Final = 80
_PARAGRAPHS: Final = 3
_MORE: Final = ("…", "...", "[…]", "xem thêm", "đọc tiếp", "xem tiếp", "chi tiết", "read more")


class _Mark(NamedTuple):
    """Where something begins at which a page may be cut: a page when printed, or a main heading."""

    start: int
    heading: bool


def split_html(data: bytes) -> list[bytes]:
    """The reports of a page, each as a page; the page alone if it is one.

    Args:
        data: the page, in any encoding whose ASCII letters are single bytes; others come back whole.
    """
    if len(data) > _MAX_BYTES or b"\0" in data:
        return [data]
    parts = _by_marks(data) if len(_MARKS.findall(data)) > 1 else []
    if not parts and len(_BOLD.findall(data)) > 1:
        parts = _by_titles(data)
    return parts or [data]


def _by_marks(data: bytes) -> list[bytes]:
    """The reports that articles, main headings and pages part; none if it is one."""
    articles, marks = _found(data)
    whole = [(start, end) for start, end in articles if _is_article(data[start:end])]
    if len(whole) > 1:
        head, tail = data[: articles[0][0]], data[articles[-1][1] :]
        return [head + data[start:end] + tail for start, end in whole]
    if articles or not marks:
        return []
    starts = [mark.start for mark in marks]
    pieces = [data[start:end] for start, end in pairwise([0, *starts, len(data)])]
    blocks = [Block(_text(pieces[0]))]
    blocks += [
        Block(_text(piece), not mark.heading, mark.heading)
        for piece, mark in zip(pieces[1:], marks, strict=True)
    ]
    return _parts(data, [starts[at - 1] for at in cuts(blocks)])


def _by_titles(data: bytes) -> list[bytes]:
    """The reports that bold titles part; none if it is one."""
    if not may_begin_several(_text(data).split("\n")):
        return []
    lines = list(lines_of_page(data))
    blocks = [Block(line.text, titled=line.bold and len(line.text) <= TITLE_CHARACTERS[1]) for line in lines]
    return _parts(data, [lines[at].start for at in titled_cuts(blocks)])


def _parts(data: bytes, starts: list[int]) -> list[bytes]:
    """A page cut at these places, each part with the page's head; none if there are no places."""
    if not starts:
        return []
    body = _BODY.search(data, 0, starts[0])
    head = data[: body.end()] if body is not None else b"<html><body>"
    first, *rest = (data[start:end] for start, end in pairwise([0, *starts, len(data)]))
    return [first, *(head + part for part in rest)]


def _found(data: bytes) -> tuple[list[tuple[int, int]], list[_Mark]]:
    """The outermost articles, from where to where; and the marks that stand in none."""
    articles: list[tuple[int, int]] = []
    marks: list[_Mark] = []
    depth = around = start = at = 0
    while (token := _TOKEN.search(data, at)) is not None:
        at = token.end()
        comment, unshown, closing, tag, heading, _ = token.groups()
        if comment or unshown:
            at = _end_of(data, at, unshown)
        elif tag is None:
            if not depth and not around:
                marks.append(_Mark(token.start(), bool(heading)))
        elif tag.lower() in _AROUND:
            around = max(0, around + (-1 if closing else 1))
        elif not closing:
            if not depth and not around:
                start = token.start()
            depth += not around or depth > 0
        elif depth:
            depth -= 1
            if not depth:
                articles.append((start, at))
    return articles, marks


def _end_of(data: bytes, at: int, tag: bytes | None) -> int:
    """Where a comment, or an element of that name that shows nothing, ends."""
    end = data.find(b"-->" if tag is None else b"</" + tag, at)
    return len(data) if end < 0 else end


def _is_article(data: bytes) -> bool:
    """Whether an element is a report, and no teaser of one."""
    text = _text(data)
    paragraphs = [line for line in text.split("\n") if len(line) >= _PARAGRAPH]
    return (
        len(paragraphs) >= _PARAGRAPHS
        and _HEADING.search(data) is not None
        and not text.rstrip().lower().endswith(_MORE)
        and is_report(text)
    )


def _text(data: bytes) -> str:
    """The lines of a piece of a page."""
    pieces: list[bytes] = []
    at = 0
    while (hidden := _UNSHOWN.search(data, at)) is not None:
        pieces.append(data[at : hidden.start()])
        at = _end_of(data, hidden.end(), hidden[1])
    pieces.append(data[at:])
    shown = _WHITE.sub(b" ", b" ".join(pieces))
    lines = unescape(letters_of(_TAG.sub(b"", _LINES.sub(b"\n", shown)))).split("\n")
    return "\n".join(line.strip() for line in lines)
