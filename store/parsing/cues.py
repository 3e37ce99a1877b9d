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


class Token(NamedTuple):
    """A word, figure or punctuation mark (in lower case), and where it stands in the report text."""

    word: str
    start: int
    end: int


class Cue(NamedTuple):
    """A phrase that was found: its list, and its tokens from `start` up to `end`."""

    label: str
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
        """Prepares `lists`: label → phrases. Longer phrases are tried first."""
        self._by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for label, phrases in lists.items():
            for phrase in phrases:
                words = phrase_tokens(phrase)
                if not words or words[0] == "…":
                    raise ValueError(f"a phrase must begin with a word: {label}: {phrase!r}")
                self._by_word.setdefault(words[0], []).append((words, label))
        for entries in self._by_word.values():
            entries.sort(key=lambda entry: len(entry[0]), reverse=True)

    def at(self, tokens: Sequence[Token], at: int) -> list[Cue]:
        """The longest phrase of each list that begins at token `at`."""
        if at >= len(tokens):
            return []
        word = tokens[at].word
        entries = self._by_word.get(word, [])
        if word[0].isdigit():
            entries = entries + self._by_word.get("#", []) + self._by_word.get("#%", [])
        found: list[Cue] = []
        for words, label in entries:
            if any(cue.label == label for cue in found):
                continue
            end = _match(words, tokens, at)
            if end:
                found.append(Cue(label, at, end))
        return found

    def find(self, tokens: Sequence[Token], skip: frozenset[int] = frozenset()) -> list[Cue]:
        """All phrases in `tokens`, but for those that begin at one of `skip`; overlaps are kept.

        A phrase of the list `NEUTRAL` silences what begins inside it and is not longer.
        """
        found: list[Cue] = []
        silent = 0
        for at, token in enumerate(tokens):
            if at < silent or at in skip or (token.word not in self._by_word and not token.word[0].isdigit()):
                continue
            cues = self.at(tokens, at)
            silent = max((cue.end for cue in cues if cue.label == NEUTRAL), default=0)
            found.extend(cue for cue in cues if cue.end >= silent)
        return found


def _match(words: tuple[str, ...], tokens: Sequence[Token], at: int) -> int:
    """The index after the last token of the phrase `words` at token `at`; 0 where it does not stand there."""
    place = at
    order = 0
    while order < len(words):
        word = words[order]
        if word == "…":
            order += 1
            last = min(len(tokens), place + _GAP + 1)
            while place < last and not _same(words[order], tokens[place].word):
                if tokens[place].word in _STOPS:
                    return 0
                place += 1
            if place >= last:
                return 0
        elif place >= len(tokens) or not _same(word, tokens[place].word):
            return 0
        place += 1
        order += 1
    return place


def _same(word: str, token: str) -> bool:
    if word == "#":
        return token[0].isdigit() and not token.endswith("%")
    if word == "#%":
        return token[0].isdigit() and token.endswith("%")
    return word == token
