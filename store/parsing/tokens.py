"""Words and marks of a stretch of text, and phrases that are looked up among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.language.folding import nfc
from store.language.letters import UPPER
from store.language.sentences import Span
from store.language.tones import canonical_tones
from store.parsing.view import View

_TOKEN = re.compile(
    r"[A-Z][a-z]+-[a-z]{2,4}(?![^\W\d_])"  # Jong-un
    rf"|[^\W\d_]+\u0306?(?:['’ʼ][^\W\d_]+\u0306?)*(?:['’ʼ](?= [{UPPER}]))?"  # H'Yim, Bh'riu, K' apart
    r"|\d+(?:[.,/]\d+)*|[^\w\s]|_"
)


class Token(NamedTuple):
    """One word, number or mark.

    Args:
        start, end: offsets in the text.
        key: lower case, tone placement canonical: what phrases compare.
        capital: whether it begins with an upper-case letter.
        upper: whether it is printed in capitals, with more than one letter.
    """

    start: int
    end: int
    key: str
    capital: bool
    upper: bool = False


def tokens_of(view: View, span: Span) -> list[Token]:
    """The tokens of `span`, in order."""
    text, lower = view.text, view.lower
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, end = match.span()
        capital = text[start].isupper()
        upper = capital and end - start > 1 and text[start:end].isupper()
        found.append(Token(start, end, lower[start:end], capital, upper))
    return found


def keys_of(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's words, as `tokens_of` would give them."""
    clean = nfc(phrase)
    lower = canonical_tones(clean).lower()
    return tuple(lower[match.start() : match.end()] for match in _TOKEN.finditer(clean))


class Phrases:
    """A set of phrases; the longest that begins at a token is found.

    Args:
        phrases: the phrases, in any case and tone placement.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        heads: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            keys = keys_of(phrase)
            heads.setdefault(keys[0], []).append(keys)
        self._all = frozenset(keys for rows in heads.values() for keys in rows)
        self._heads = {head: tuple(sorted(set(rows), key=len, reverse=True)) for head, rows in heads.items()}

    @property
    def firsts(self) -> frozenset[str]:
        """The first words of the phrases."""
        return frozenset(self._heads)

    def length_at(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens the longest phrase that begins at token `at` has, or 0."""
        rows = self._heads.get(tokens[at].key)
        if rows is None:
            return 0
        for keys in rows:
            size = len(keys)
            if size == 1:
                return 1
            if at + size <= len(tokens) and all(
                tokens[at + step].key == keys[step] for step in range(1, size)
            ):
                return size
        return 0

    def ends_at(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens the longest phrase has that ends right before token `at`, or 0; up to three."""
        for size in range(min(3, at), 0, -1):
            if tuple(token.key for token in tokens[at - size : at]) in self._all:
                return size
        return 0
