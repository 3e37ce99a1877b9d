"""Finds the cue phrases of many lists in one pass over the words of a sentence.

Phrases are compared word by word, so that a cue is never part of a longer word, and one look at a word's own
few phrases replaces hundreds of searches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.language.tones import canonical_tones

_TOKEN = re.compile(r"\d[\d.,/]*%?|[^\W\d_]+(?:/[^\W\d_]+)?|[^\w\s]")
NEUTRAL = "neutral"
_GAP = 12
_STOPS = frozenset(";:.")
_SIGNS = frozenset({"…", "#", "#%"})


class Token(NamedTuple):
    """A word, figure or punctuation mark (in lower case), and where it stands in the report text."""

    word: str
    start: int
    end: int


def tokens_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, a text in lower case with canonical tone marks."""
    return tuple(
        Token(found[0].rstrip(".,/") if found[0][0].isdigit() else found[0], found.start(), found.end())
        for found in _TOKEN.finditer(text, start, end)
    )


def phrase_tokens(phrase: str) -> tuple[str, ...]:
    """A vocabulary entry as the words that are compared: `dự … có`, `có # chi bộ`."""
    words: list[str] = []
    for part in canonical_tones(phrase.lower()).split():
        if part in {"…", "#", "#%"}:
            words.append(part)
        else:
            words.extend(found[0] for found in _TOKEN.finditer(part))
    return tuple(words)


class CueTable:
    """Lists of phrases, by the words they begin with."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Prepares `lists`: label → phrases.

        Raises:
            ValueError: a phrase has no word to begin with.
        """
        self._words: dict[str, list[str]] = {}
        self._pairs: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
        self._loose: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for label, phrases in lists.items():
            for phrase in phrases:
                words = phrase_tokens(phrase)
                if not words or words[0] == "…" or words[-1] == "…":
                    raise ValueError(f"a phrase must begin and end with a word: {label}: {phrase!r}")
                if words[0] in _SIGNS or (len(words) > 1 and words[1] in _SIGNS):
                    self._loose.setdefault(words[0], []).append((words[1:], label))
                elif len(words) == 1:
                    self._words.setdefault(words[0], []).append(label)
                else:
                    self._pairs.setdefault((words[0], words[1]), []).append((words[2:], label))
        self._first = (
            frozenset(self._words) | frozenset(first for first, _ in self._pairs) | frozenset(self._loose)
        )

    def at(self, tokens: Sequence[Token], at: int) -> dict[str, int]:
        """For each list with a phrase that begins at token `at`: the index after the longest."""
        if at >= len(tokens):
            return {}
        word = tokens[at].word
        ends = dict.fromkeys(self._words.get(word, ()), at + 1)
        if at + 1 < len(tokens):
            for rest, label in self._pairs.get((word, tokens[at + 1].word), ()):
                _keep(ends, label, _match(rest, tokens, at + 2) if rest else at + 2)
        loose = self._loose.get(word, ())
        if word[0].isdigit():
            loose = [*loose, *self._loose.get("#%" if word.endswith("%") else "#", ())]
        for rest, label in loose:
            _keep(ends, label, _match(rest, tokens, at + 1) if rest else at + 1)
        return ends

    def find(self, tokens: Sequence[Token], skip: frozenset[int] = frozenset()) -> dict[str, list[int]]:
        """For each list the indices of the tokens at which one of its phrases begins, in order.

        Tokens in `skip` begin none. A phrase of the list `NEUTRAL` silences what begins inside it and ends
        before it.
        """
        found: dict[str, list[int]] = {}
        silent = 0
        for at, token in enumerate(tokens):
            if at < silent or at in skip or (token.word not in self._first and not token.word[0].isdigit()):
                continue
            ends = self.at(tokens, at)
            silent = ends.get(NEUTRAL, 0)
            for label, end in ends.items():
                if end >= silent:
                    found.setdefault(label, []).append(at)
        return found


def _keep(ends: dict[str, int], label: str, end: int) -> None:
    if end > ends.get(label, 0):
        ends[label] = end


def _match(words: tuple[str, ...], tokens: Sequence[Token], at: int) -> int:
    """The index after the last token of the phrase `words` at token `at`; 0 where it does not stand there."""
    place = at
    gap = False
    for word in words:
        if word == "…":
            gap = True
            continue
        if gap:
            last = min(len(tokens), place + _GAP + 1)
            while place < last and not _same(word, tokens[place].word):
                if tokens[place].word in _STOPS:
                    return 0
                place += 1
            if place >= last:
                return 0
            gap = False
        elif place >= len(tokens) or not _same(word, tokens[place].word):
            return 0
        place += 1
    return place


def _same(word: str, token: str) -> bool:
    if word == "#":
        return token[0].isdigit() and not token.endswith("%")
    if word == "#%":
        return token[0].isdigit() and token.endswith("%")
    return word == token
