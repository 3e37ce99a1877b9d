"""Several reports in one text: where one ends and the next begins.

A form feed, or a rule of `=====` or `-----` on a line of its own, parts two reports only if a whole one
stands on either side. Such rules stand within reports too: under a letterhead, between sections or pages.
"""

from __future__ import annotations

import re
from typing import Final

from store.language.encodings import as_letters
from store.language.folding import fold

_RULE = re.compile(rb"\f|^[ \t]*(?:={5,}|-{5,}|\*{5,}|_{5,}|#{5,})[ \t]*\r?$", re.MULTILINE)
_MARKS: Final = (b"\f", b"=====", b"-----", b"*****", b"_____", b"#####")  # one stands in every rule
_NUMBERED = re.compile(r"(?:[ivx]{1,4}|\d{1,3}|[a-h])\s?[.)/:-]|(?:phan|chuong|muc|phu luc)\b")
_DAY = re.compile(r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\b|\bngay \d|\bthang \d|\b(?:19|20)\d\d\b")
_SENTENCE = re.compile(r"(?<![^.!?\n])[^.!?\n]{40,}[.!?…]")
_TITLE_CHARACTERS: Final = (15, 300)
_NEAR: Final = 1200  # characters below the title in which a report says when it was
_SENTENCES: Final = 2
_LOOKED_AT: Final = 8000  # bytes of a piece
_MAX_RULES: Final = 5000


def split(data: bytes) -> list[bytes]:
    """The reports of a text, one after the other, byte for byte; the text alone if it is one.

    Args:
        data: text in any encoding whose ASCII letters are single bytes; others come back whole.
    """
    if not any(mark in data for mark in _MARKS):
        return [data]
    rules = [rule.start() for rule in _RULE.finditer(data)]
    if not 0 < len(rules) <= _MAX_RULES or data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data:
        return [data]
    cuts = []
    start = 0
    for at, behind in zip(rules, [*rules[1:], len(data)], strict=True):
        if is_report(_text(_top(data, at, behind))) and is_report(_text(_top(data, start, at))):
            cuts.append(at)
            start = at
    return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


def _top(data: bytes, start: int, end: int) -> bytes:
    """The first lines of a piece, enough to judge it by."""
    if end - start <= _LOOKED_AT:
        return data[start:end]
    top = data[start : start + _LOOKED_AT]
    return top[: top.rfind(b" ") + 1]


def is_report(text: str) -> bool:
    """Whether a piece can stand alone: a title, sentences, and a date near the top.

    Args:
        text: its lines.
    """
    lines = [line for line in map(str.strip, text.split("\n")) if any(map(str.isalnum, line))]
    if len(lines) < 2:
        return False
    title = next((line for line in lines[:4] if len(line) >= _TITLE_CHARACTERS[0]), "")
    if not title or len(title) > _TITLE_CHARACTERS[1] or title.endswith((".", ",", ";", ":")):
        return False
    if title[0].islower() or _NUMBERED.match(fold(title)):
        return False
    return _DAY.search(fold(text[:_NEAR])) is not None and len(_SENTENCE.findall(text)) >= _SENTENCES


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return as_letters(data)
