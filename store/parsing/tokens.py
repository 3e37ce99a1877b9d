"""Words and marks of a stretch of text, and phrases of words that are looked up in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.language.folding import nfc
from store.language.sentences import Span
from store.language.tones import canonical_tones
from store.parsing.view import View

_TOKEN = re.compile(
    r"[^\W\d_]+\u0306?(?:['’ʼ][^\W\d_]+)*['’ʼ]?(?=[A-ZĐ])[^\W\d_]+"  # H'Yim, Bh'riu
    r"|[^\W\d_]+(?:['’ʼ][^\W\d_]+|-[a-zà-ỹ]{1,4}(?![^\W\d_]))*"  # words; Jong-un
    r"|\d+(?:[.,/]\d+)*|[^\w\s]|_"
)


class Token(NamedTuple):
    """One word, number or mark.

    Args:
        start, end: offsets in the text.
        key: lower case, tone placement canonical: what phrases compare.
        capital: whether it begins with an upper-case letter.
    """

    start: int
    end: int
    key: str
    capital: bool


def tokens_of(view: View, span: Span) -> list[Token]:
    """The tokens of `span`, in order."""
    text, lower = view.text, view.lower
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, end = match.span()
        found.append(Token(start, end, lower[start:end], text[start].isupper()))
    return found


def keys_of(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's words, as `tokens_of` would give them."""
    lower = canonical_tones(nfc(phrase)).lower()
    return tuple(match[0] for match in _TOKEN.finditer(lower))


class Phrases:
    """A set of phrases; the longest that begins at a token is found.

    Args:
        phrases: the phrases, any case and tone placement.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        heads: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            keys = keys_of(phrase)
            heads.setdefault(keys[0], []).append(keys)
        self._heads = {head: tuple(sorted(set(rows), key=len, reverse=True)) for head, rows in heads.items()}

    def length_at(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens the longest phrase that begins at token `at` has, or 0."""
        for keys in self._heads.get(tokens[at].key, ()):
            size = len(keys)
            if size == 1:
                return 1
            if at + size <= len(tokens) and all(
                tokens[at + step].key == keys[step] for step in range(1, size)
            ):
                return size
        return 0

    def __contains__(self, keys: tuple[str, ...]) -> bool:
        return keys in self._heads.get(keys[0], ())
