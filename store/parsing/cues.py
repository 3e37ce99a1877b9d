"""Finds the cue phrases of many lists in one pass over the words of a sentence.

Phrases are compared word by word, so that a cue is never part of a longer word, and one look at a word's own
few phrases replaces hundreds of searches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

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
_Rest = tuple[str, ...]


def words_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """The words, figures and marks of `text[start:end]`, a text in lower case with canonical tone marks."""
    words = _WORD.findall(text, start, end)
    if _FIGURE.search(text, start, end):
        return tuple(word.rstrip(".,/") if word[0].isdigit() else word for word in words)
    return tuple(words)


def start_of(text: str, start: int, number: int) -> int:
    """Where the word with index `number` of those from `start` on stands in `text`."""
    return next(islice(_WORD.finditer(text, start), number, None)).start()


def phrase_tokens(phrase: str) -> tuple[str, ...]:
    """A vocabulary entry as the words that are compared: `dự … có`, `có # chi bộ`."""
    words: list[str] = []
    for part in canonical_tones(phrase.lower()).split():
        if part in {"…", "#", "#%"}:
            words.append(part)
        else:
            words.extend(_WORD.findall(part))
    return tuple(words)


class CueTable:
    """Lists of phrases, by the words they begin with."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Prepares `lists`: label → phrases.

        Raises:
            ValueError: a phrase has no word to begin with.
        """
        self._words: dict[str, list[str]] = {}
        self._pairs: dict[tuple[str, str], list[tuple[_Rest, str]]] = {}
        self._loose: dict[str, list[tuple[_Rest, str]]] = {}
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
        # Word → the words one of which must follow, or None where anything may.
        self._second: dict[str, set[str] | None] = {}
        for first, second in self._pairs:
            self._second.setdefault(first, set()).add(second)  # type: ignore[union-attr]
        self._second.update(dict.fromkeys([*self._words, *self._loose]))

    def at(self, words: Sequence[str], at: int) -> dict[str, int]:
        """For each list with a phrase that begins at word `at`: the index after the longest."""
        if at >= len(words):
            return {}
        word = words[at]
        ends = dict.fromkeys(self._words.get(word, ()), at + 1)
        if at + 1 < len(words):
            for rest, label in self._pairs.get((word, words[at + 1]), ()):
                _keep(ends, label, _match(rest, words, at + 2) if rest else at + 2)
        loose = self._loose.get(word, ())
        if word[0].isdigit():
            loose = [*loose, *self._loose.get("#%" if word.endswith("%") else "#", ())]
        for rest, label in loose:
            _keep(ends, label, _match(rest, words, at + 1) if rest else at + 1)
        return ends

    def find(self, words: Sequence[str], skip: frozenset[int] = frozenset()) -> dict[str, list[int]]:
        """For each list the indices of the words at which one of its phrases begins, in order.

        Words in `skip` begin none. A phrase of the list `NEUTRAL` silences what begins inside it and ends
        before it.
        """
        found: dict[str, list[int]] = {}
        silent = 0
        last = len(words) - 1
        for at, word in enumerate(words):
            if word in self._second:
                second = self._second[word]
                if second is not None and (at == last or words[at + 1] not in second):
                    continue
            elif not word[0].isdigit():
                continue
            if at < silent or at in skip:
                continue
            ends = self.at(words, at)
            silent = ends.get(NEUTRAL, 0)
            for label, end in ends.items():
                if end >= silent:
                    found.setdefault(label, []).append(at)
        return found


def _keep(ends: dict[str, int], label: str, end: int) -> None:
    if end > ends.get(label, 0):
        ends[label] = end


def _match(rest: _Rest, words: Sequence[str], at: int) -> int:
    """The index behind a phrase that goes on with `rest` at word `at`; 0 where it does not stand there."""
    if words[at : at + len(rest)] == rest:
        return at + len(rest)
    if _SIGNS.isdisjoint(rest):
        return 0
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
    if word == "#":
        return printed[0].isdigit() and not printed.endswith("%")
    if word == "#%":
        return printed[0].isdigit() and printed.endswith("%")
    return word == printed
