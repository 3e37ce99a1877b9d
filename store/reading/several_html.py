"""Several reports in one web page: each an `<article>`, on a page of its own when printed, or under a main
heading. What the page says of itself (its address, its site) goes for each.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import Final, NamedTuple

from store.reading.several import Block, cuts, is_report, letters_of

_MAX_BYTES: Final = 8_000_000
_MARKS = re.compile(rb"<article\b|<h1\b|(?:page-)?break-before\s{0,5}:", re.IGNORECASE)
_TOKEN = re.compile(
    rb"(<!--)|<(script|style|template)\b|<(/?)(article|aside|nav|footer)\b[^>]{0,3000}>|(<h1\b)"
    rb"|(<[a-z][a-z0-9]{0,10}\s[^<>]{0,500}?break-before\s{0,5}:\s{0,5}(?:always|page|left|right))",
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
    if len(data) > _MAX_BYTES or b"\0" in data or len(_MARKS.findall(data)) < 2:
        return [data]
    articles, marks = _found(data)
    whole = [(start, end) for start, end in articles if _is_article(data[start:end])]
    if len(whole) > 1:
        head, tail = data[: articles[0][0]], data[articles[-1][1] :]
        return [head + data[start:end] + tail for start, end in whole]
    if articles or not marks:
        return [data]
    starts = [mark.start for mark in marks]
    pieces = [data[start:end] for start, end in pairwise([0, *starts, len(data)])]
    blocks = [Block(_text(pieces[0]))]
    blocks += [
        Block(_text(piece), not mark.heading, mark.heading)
        for piece, mark in zip(pieces[1:], marks, strict=True)
    ]
    begun = cuts(blocks)
    body = _BODY.search(pieces[0])
    head = pieces[0][: body.end()] if body is not None else b"<html><body>"
    parts = [b"".join(pieces[start:end]) for start, end in pairwise([0, *begun, len(pieces)])]
    return [parts[0], *(head + part for part in parts[1:])]


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
