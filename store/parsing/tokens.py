"""Words and marks of a stretch of text, and phrases that are looked up among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TypeAlias

import msgspec

from store.language.folding import nfc
from store.language.letters import LETTERS, UPPER
from store.language.tones import canonical_tones

_TOKEN = re.compile(
    rf"[{LETTERS}]++(?![^\W\d_]|[\u0306'’ʼ-])"  # almost every word; the rest are rare
    r"|[A-Z][a-z]+-[a-z]{2,4}(?![^\W\d_])"  # Jong-un
    rf"|[^\W\d_]+\u0306?(?:['’ʼ][^\W\d_]+\u0306?)*(?:['’ʼ](?= [{UPPER}]))?"  # H'Yim, Bh'riu, K' apart
    r"|\d+(?:[.,/]\d+)*|[^\w\s]|_"
)
_PARTS = re.compile(f"({_TOKEN.pattern})")  # splits: what stands between, a token, in turn
_END = ""

_Tree: TypeAlias = "dict[str, _Tree]"


class Token(msgspec.Struct, frozen=True, gc=False):
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


def tokens_in(text: str, lower: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, in order.

    Args:
        lower: the same text in lower case with canonical tones.
    """
    parts = _PARTS.split(text[start:end])
    bounds = list(accumulate(map(len, parts), initial=start))
    return [
        Token(first, last, key, False)
        if (key := lower[first:last]) == word  # most words by far
        else Token(
            first, last, key, (capital := word[0].isupper()), capital and len(word) > 1 and word.isupper()
        )
        for first, last, word in zip(bounds[1::2], bounds[2::2], parts[1::2], strict=False)
    ]


def keys_of(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's words, as `tokens_in` would give them."""
    clean = nfc(phrase)
    lower = canonical_tones(clean).lower()
    return tuple(lower[match.start() : match.end()] for match in _TOKEN.finditer(clean))


class Phrases:
    """A set of phrases; the longest that begins at a token is found.

    Args:
        phrases: the phrases, in any case and tone placement.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._add(frozenset(map(keys_of, phrases)))

    def _add(self, phrases: frozenset[tuple[str, ...]]) -> None:
        self._all = phrases
        self._tree: _Tree = {}  # by the first word, by the second …; under _END where a phrase ends
        for keys in phrases:
            node = self._tree
            for key in keys:
                node = node.setdefault(key, {})
            node[_END] = {}
        self.firsts = frozenset(self._tree)
        self._lasts = frozenset(keys[-1] for keys in phrases if keys)

    def may_begin(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the first two words of a phrase, or a phrase of one word, stand at token `at`."""
        node = self._tree.get(tokens[at].key)
        if node is None:
            return False
        return _END in node or (at + 1 < len(tokens) and tokens[at + 1].key in node)

    def __or__(self, other: Phrases) -> Phrases:
        """The phrases of both."""
        both = Phrases(())
        both._add(self._all | other._all)
        return both

    def length_at(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens the longest phrase that begins at token `at` has, or 0."""
        node = self._tree.get(tokens[at].key)
        if node is None:
            return 0
        longest = size = 0
        while node is not None:
            size += 1
            if _END in node:
                longest = size
                if len(node) == 1:
                    break
            if at + size == len(tokens):
                break
            node = node.get(tokens[at + size].key)
        return longest

    def ends_at(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens the longest phrase has that ends right before token `at`, or 0; up to three."""
        if not at or tokens[at - 1].key not in self._lasts:
            return 0
        for size in range(min(3, at), 0, -1):
            if tuple(token.key for token in tokens[at - size : at]) in self._all:
                return size
        return 0
