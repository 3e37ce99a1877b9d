"""Finds the cue phrases of many lists in one pass over the words of a sentence.

Phrases are compared word by word, so that a cue is never part of a longer word, and one look at a word's own
few phrases replaces hundreds of searches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from store.language.letters import LETTERS
from store.language.tones import canonical_tones

_WORD = re.compile(
    rf"[{LETTERS}]++(?![^\W\d_]|/)"  # almost every word; the rest are rare
    r"|\d[\d.,/]*%?|[^\W\d_]+(?:/[^\W\d_]+)?|[^\w\s]"
)
_FIGURE = re.compile(r"\d")
NEUTRAL = "neutral"
_GAP = 12
_STOPS = frozenset(";:.")
_SIGNS = frozenset({"…", "#", "#%"})
_Words: TypeAlias = tuple[str, ...]


def words_in(text: str, start: int, end: int) -> _Words:
    """The words, figures and marks of `text[start:end]`, a text in lower case with canonical tone marks."""
    words = _WORD.findall(text, start, end)
    if _FIGURE.search(text, start, end):
        return tuple(word.rstrip(".,/") if word[0].isdigit() else word for word in words)
    return tuple(words)


def start_of(text: str, start: int, number: int) -> int:
    """Where the word with index `number` of those from `start` on stands in `text`."""
    return next(islice(_WORD.finditer(text, start), number, None)).start()


def phrase_tokens(phrase: str) -> _Words:
    """A vocabulary entry as the words that are compared: `dự … có`, `có # chi bộ`."""
    words: list[str] = []
    for part in canonical_tones(phrase.lower()).split():
        if part in {"…", "#", "#%"}:
            words.append(part)
        else:
            words.extend(_WORD.findall(part))
    return tuple(words)


class _Node:
    """The lists of which a phrase ends with the words so far, and what may follow these words."""

    __slots__ = ("after", "labels")

    def __init__(self) -> None:
        self.labels: list[str] = []
        self.after: dict[str, _Node] = {}


class CueTable:
    """Lists of phrases, as one tree by words; the few with signs in them (`…`, `#`) apart."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Prepares `lists`: label → phrases.

        Raises:
            ValueError: a phrase has no word to begin with.
        """
        self._root = _Node()
        # First word or sign → second word, or "" for a sign or none → what follows the first word; the list.
        self._signed: dict[str, dict[str, list[tuple[_Words, str]]]] = {}
        for label, phrases in lists.items():
            for phrase in phrases:
                words = phrase_tokens(phrase)
                if not words or words[0] == "…" or words[-1] == "…":
                    raise ValueError(f"a phrase must begin and end with a word: {label}: {phrase!r}")
                if _SIGNS.isdisjoint(words):
                    node = self._root
                    for word in words:
                        node = node.after.setdefault(word, _Node())
                    node.labels.append(label)
                else:
                    second = words[1] if len(words) > 1 and words[1] not in _SIGNS else ""
                    by_second = self._signed.setdefault(words[0], {})
                    by_second.setdefault(second, []).append((words[1:], label))
        self._firsts = self._root.after.keys() | self._signed.keys()

    def at(self, words: _Words, at: int) -> dict[str, int]:
        """For each list with a phrase that begins at word `at`: the index after the longest."""
        ends: dict[str, int] = {}
        if at >= len(words):
            return ends
        node, here = self._root.after.get(words[at]), at
        while node is not None:
            here += 1
            for label in node.labels:
                ends[label] = here
            node = node.after.get(words[here]) if here < len(words) else None
        if words[at] in self._signed or words[at][0].isdigit():
            for rest, label in self._signed_at(words, at):
                end = _match(rest, words, at + 1)
                if end > ends.get(label, 0):
                    ends[label] = end
        return ends

    def _signed_at(self, words: _Words, at: int) -> Sequence[tuple[_Words, str]]:
        """The phrases with signs that may begin at word `at`: what follows the first word, and the list."""
        word = words[at]
        second = words[at + 1] if at + 1 < len(words) else ""
        found: list[tuple[_Words, str]] = []
        for first in (word, _figure(word)) if word[0].isdigit() else (word,):
            by_second = self._signed.get(first)
            if by_second is not None:
                found += by_second.get(second, ())
                found += by_second.get("", ()) if second else ()
        return found

    def find(self, words: _Words, skip: frozenset[int] = frozenset()) -> dict[str, list[int]]:
        """For each list the indices of the words at which one of its phrases begins, in order.

        Words in `skip` begin none. A phrase of the list `NEUTRAL` silences what begins inside it and ends
        before it.
        """
        found: dict[str, list[int]] = {}
        silent = 0
        firsts, nodes, signed, last = self._firsts, self._root.after, self._signed, len(words) - 1
        for at in [at for at, word in enumerate(words) if word in firsts or word[0].isdigit()]:
            if at < silent or at in skip:
                continue
            word = words[at]
            node = nodes.get(word)
            begins = node is not None and (node.labels or (at < last and words[at + 1] in node.after))
            if not (begins or word in signed or word[0].isdigit()):
                continue
            ends = self.at(words, at)
            silent = ends.get(NEUTRAL, 0)
            for label, end in ends.items():
                if end >= silent:
                    found.setdefault(label, []).append(at)
        return found


def _figure(word: str) -> str:
    """The sign that stands for a figure like `word`."""
    return "#%" if word.endswith("%") else "#"


def _match(rest: _Words, words: _Words, at: int) -> int:
    """The index behind a phrase that goes on with `rest` at word `at`; 0 where it does not stand there."""
    place = at
    gap = False
    for word in rest:
        if word == "…":
            gap = True
            continue
        if gap:
            last = min(len(words), place + _GAP + 1)
            while place < last and not _same(word, words[place]):
                if words[place] in _STOPS:
                    return 0
                place += 1
            if place >= last:
                return 0
            gap = False
        elif place >= len(words) or not _same(word, words[place]):
            return 0
        place += 1
    return place


def _same(word: str, printed: str) -> bool:
    if word in {"#", "#%"}:
        return printed[0].isdigit() and _figure(printed) == word
    return word == printed
