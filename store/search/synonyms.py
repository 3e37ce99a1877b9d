"""Abbreviations in bare words, both ways: `UBND` also finds Ủy ban nhân dân, and the other way round.

Only outside quotes, and ranked behind what was typed. Two letters are too few to stand for a phrase unless
they were typed in capitals: `CB` is expanded, `cb` is not, and chi bộ does not look for CB.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from store.abbreviations import abbreviate, expand
from store.language.folding import fold
from store.language.syllables import is_plain
from store.search.tree import Node, Word
from store.search.words import Term, spellings, terms

_SHORTEST: Final = 3
_LONGEST_PHRASE: Final = 8


class Short(NamedTuple):
    """Neighbouring words that make a phrase with abbreviations.

    Args:
        start, end: the first of them, and the one behind the last.
        rows: the abbreviations, as words in a row.
    """

    start: int
    end: int
    rows: tuple[tuple[Term, ...], ...]


@lru_cache(maxsize=512)
def expansions(typed: str) -> tuple[tuple[Term, ...], ...]:
    """What an abbreviation stands for, as rows of words with any accents; () for what is none."""
    capitals = len(typed) > 1 and typed == typed.upper()
    if not capitals and (len(typed) < _SHORTEST or is_plain(fold(typed))):
        return ()
    return tuple(terms(fold(long)) for long in expand(typed))


def shortenings(nodes: Sequence[Node]) -> list[Short]:
    """The phrases among neighbouring bare words that have abbreviations; the longest, from left to right."""
    found = []
    at = 0
    while at < len(nodes):
        for end in range(min(len(nodes), at + _LONGEST_PHRASE), at + 1, -1):
            words = [node.text for node in nodes[at:end] if isinstance(node, Word)]
            if len(words) == end - at and (rows := _abbreviations(" ".join(words))):
                found.append(Short(at, end, rows))
                at = end
                break
        else:
            at += 1
    return found


@lru_cache(maxsize=1024)
def _abbreviations(phrase: str) -> tuple[tuple[Term, ...], ...]:
    rows = (terms(short) for short in abbreviate(phrase) if len(fold(short)) >= _SHORTEST)
    # Written with accents even where they were not typed: ĐUK is not every DUK.
    return tuple(tuple(Term(spellings(term.text), False) for term in row) for row in rows)
