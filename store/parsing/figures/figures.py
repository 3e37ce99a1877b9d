"""Figures as Vietnamese prints them: `1.586`, `19,4%`, `04/22`, `15-20%`; and the words around them.

A dot before exactly three digits groups thousands, a comma is the decimal mark; `19.4` is met too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from store.model import Level
from store.vocabulary import load_vocabulary

# A figure that is no part of a date, a document number or a longer word. What may not stand before it is
# asked behind its first digit: a search then leaps from digit to digit.
NUMBER = r"\d(?<![\w/.,-]\d)(?:\d{0,2}(?:\.\d{3}){1,3}(?:,\d{1,3})?|\d{0,8}(?:[.,]\d{1,3})?)(?!\d)"
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){1,3}")


class LevelWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A level of the scale and the phrases for it."""

    name: Level
    phrases: tuple[str, ...]


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`figures.toml`; the comments there say what each list is."""

    rated: tuple[str, ...]
    areas: tuple[str, ...]
    anyone: tuple[str, ...]
    persons: frozenset[str]
    after_level: tuple[str, ...]
    results: tuple[str, ...]
    awards: tuple[str, ...]
    totals: tuple[str, ...]
    no_count: tuple[str, ...]
    shares: tuple[str, ...]
    aims: tuple[str, ...]
    no_aims: tuple[str, ...]
    ahead: tuple[str, ...]
    done: tuple[str, ...]
    judged: tuple[str, ...]
    still: tuple[str, ...]
    units: tuple[str, ...]
    no_units: tuple[str, ...]
    named: tuple[str, ...]
    measures: tuple[str, ...]
    subject_stops: tuple[str, ...]
    rate_verbs: tuple[str, ...]
    rate_ends: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    listed: tuple[str, ...]
    going_on: tuple[str, ...]
    attenders: tuple[str, ...]
    present: tuple[str, ...]
    absent: tuple[str, ...]
    level: tuple[LevelWords, ...]
    numbers: dict[str, int]
    scales: dict[str, int]
    members: dict[str, str]


@lru_cache(maxsize=1)
def figure_words() -> FigureWords:
    """The vocabulary of figures, read once."""
    return load_vocabulary("figures", FigureWords)


def number_of(printed: str, scale: int = 1) -> float:
    """The value of a printed figure: `number_of("1.586") == 1586.0`, `number_of("19,4") == 19.4`.

    Args:
        scale: what the word behind it makes of it: 1,000,000 for `triệu`.
    """
    whole, comma, rest = printed.partition(",")
    if comma:
        plain = f"{whole.replace('.', '')}.{rest}"
    else:
        plain = printed.replace(".", "") if _THOUSANDS.fullmatch(printed) else printed
    return float(Decimal(plain) * scale)


def count_of(printed: str) -> int | None:
    """The value of a printed count, or None where it is no whole number."""
    value = number_of(printed)
    return int(value) if value.is_integer() else None
