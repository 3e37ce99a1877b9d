"""Numbers of list items: in words (`Thứ nhất`, `Một là`), digits, brackets, letters, and bullets."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_COUNTED = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMBERS = {word: at + 1 for words in (_WORDS, _COUNTED) for at, word in enumerate(words)} | {
    "bẩy": 7,
    "mười một": 11,
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_ITEM = re.compile(
    r"(?P<ordinal>thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười))(?=\s*[,:;.–-]|\s(?:là|về)\b)"
    r"|(?P<counted>(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười) là)\b"
    r"|\((?P<bracketed>\d{1,2})\)|\(?(?P<roman>i{1,3}|i?v|vi{1,3})\)(?=\s)|(?P<digit>\d{1,2})[.)/](?=\s)|(?P<letter>[a-eđghi])[.)](?=\s)"
)
_BEFORE = re.compile(r"[:;.,…”\"(][ \n]*")
_FIRST = re.compile(r"(?<=\w )(?:a|1|i)\)(?=\s)")
_SECOND = {"a)": "; b)", "1)": "; 2)", "i)": "; ii)"}
_BULLET = re.compile(r"[-–+*•●▪➢✓](?=\s)")


class Item(NamedTuple):
    """The number of a list item.

    Args:
        style: `ordinal`, `counted`, `bracketed`, `roman`, `digit`, `letter` or `bullet`.
        number: 1 for the first; 0 for bullets.
        start, end: the marker in the text, code points.
    """

    style: str
    number: int
    start: int
    end: int


def item_at(lower: str, start: int, end: int) -> Item | None:
    """The list number with which `lower[start:end]` begins, or None.

    Args:
        lower: text in lower case with canonical tone marks.
    """
    found = _ITEM.match(lower, start, end)
    if found is not None:
        return _item(found)
    bullet = _BULLET.match(lower, start, end)
    return Item("bullet", 0, bullet.start(), bullet.end()) if bullet else None


def items_in(lower: str, start: int, end: int) -> tuple[Item, ...]:
    """The list numbers inside `lower[start:end]`, each after white space, a colon or a semicolon."""
    while start < end and lower[start] in " \n":
        start += 1
    places = [(start, "")]
    for before in _BEFORE.finditer(lower, start, end):
        mark = before[0][0]
        at = before.start() if mark == "(" else before.end()
        if at > places[-1][0]:
            places.append((at, mark))
    if lower.find(")", start, end) >= 0:
        places += _run_in(lower, start, end)
        places.sort()
    found = []
    for at, mark in places:
        match = _ITEM.match(lower, at, end)
        if match and (match["letter"] is None or mark in {"", ":", ";", "."}):
            found.append(_item(match))
    return tuple(found)


def _run_in(lower: str, start: int, end: int) -> list[tuple[int, str]]:
    """Where a list begins right behind a word: `… các tổ a) lát ngõ; b) thu rác`, the second following."""
    return [
        (first.start(), ":")
        for first in _FIRST.finditer(lower, start, end)
        if lower.find(_SECOND[first[0]], first.end(), end) >= 0
    ]


def _item(found: re.Match[str]) -> Item:
    style = next(name for name, value in found.groupdict().items() if value is not None)
    value = found[style]
    if style == "ordinal":
        number = _NUMBERS[value.removeprefix("thứ ")]
    elif style == "counted":
        number = _NUMBERS[value.removesuffix(" là")]
    elif style == "roman":
        number = _ROMAN.index(value) + 1
    elif style == "letter":
        number = "abcdđeghi".index(value) + 1
    else:
        number = int(value)
    return Item(style, number, found.start(), found.end())
