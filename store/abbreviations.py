"""What abbreviations stand for, both ways, for searching: `UBND` and `Ủy ban nhân dân` should meet.

The table is `data/vocabulary/abbreviations.toml`. Look-ups are folded: case and accents do not matter.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from store.language.folding import fold
from store.vocabulary import load_vocabulary


class AbbreviationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`abbreviations.toml`: every abbreviation and its expansions, the likeliest first."""

    expansions: dict[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        for short, expansions in self.expansions.items():
            if not expansions or any(len(long) <= len(short) for long in expansions):
                raise ValueError(f"{short}: an abbreviation stands for something longer")


@lru_cache(maxsize=1)
def _longer() -> dict[str, tuple[str, ...]]:
    """Folded abbreviation → expansions."""
    longer: dict[str, tuple[str, ...]] = {}
    for short, expansions in load_vocabulary("abbreviations", AbbreviationWords).expansions.items():
        longer[fold(short)] = tuple(dict.fromkeys((*longer.get(fold(short), ()), *expansions)))
    return longer


@lru_cache(maxsize=1)
def _shorter() -> dict[str, tuple[str, ...]]:
    """Folded expansion → abbreviations."""
    shorter: dict[str, tuple[str, ...]] = {}
    for short, expansions in load_vocabulary("abbreviations", AbbreviationWords).expansions.items():
        for long in map(_words, expansions):
            shorter[long] = (*shorter.get(long, ()), short)
    return shorter


def _words(phrase: str) -> str:
    """The words of a phrase, folded, without its marks."""
    words = fold(phrase).split()
    if "".join(words).isalnum():
        return " ".join(words)
    return " ".join(re.findall(r"\w+", fold(phrase)))


def expand(short: str) -> tuple[str, ...]:
    """What an abbreviation stands for, the likeliest first; () for what is none.

    `expand("ubnd") == ("Ủy ban nhân dân",)`.
    """
    return _longer().get(fold(short.strip()), ())


def abbreviate(long: str) -> tuple[str, ...]:
    """The abbreviations of a phrase, in the table's order; () where it has none.

    `abbreviate("ban thường vụ") == ("BTV",)`.
    """
    return _shorter().get(_words(long), ())
