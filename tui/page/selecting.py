"""Selecting by keyboard: from a place that stays, one end moves by words, sentences and passages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.page.body import covering, paragraphs

if TYPE_CHECKING:
    from store import Meeting

Unit = Literal["word", "sentence", "passage"]

# A number, date or document number is one word: 14/12/2021, 27-HD/ĐU, 19,4%.
_WORD = re.compile(r"\w+(?:[^\w\s]+\w+)*%?")


class Units:
    """The words, sentences and passages of a meeting as spans in order, found when first needed."""

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting

    def spans(self, unit: Unit) -> tuple[tuple[int, int], ...]:
        """The spans of one unit (code points, half open); they do not overlap."""
        if unit == "word":
            return self._words
        return self._sentences if unit == "sentence" else self._passages

    @cached_property
    def _words(self) -> tuple[tuple[int, int], ...]:
        return tuple(found.span() for found in _WORD.finditer(self._meeting.text))

    @cached_property
    def _sentences(self) -> tuple[tuple[int, int], ...]:
        from store import sentences

        text = self._meeting.text
        return tuple(
            (sentence[0], sentence[1])
            for start, end in paragraphs(text, 0, len(text))
            for sentence in sentences(text, start, end)
        )

    @cached_property
    def _passages(self) -> tuple[tuple[int, int], ...]:
        found: list[tuple[int, int]] = []
        text = self._meeting.text
        for kind, start, end in covering(self._meeting):
            # What no passage covers is gone through by paragraphs.
            found += paragraphs(text, start, end) if kind == "other" else [(start, end)]
        return tuple(found)


class Selecting(Struct, frozen=True):
    """What is selected: everything from `pivot`, a span that stays, to `caret`, the end that moves.

    The caret is never inside the pivot; right of it, it stands at an end of words, left of it at a start.
    """

    units: Units
    pivot: tuple[int, int]
    caret: int

    @property
    def span(self) -> tuple[int, int]:
        """The selected part of the text."""
        return min(self.pivot[0], self.caret), max(self.pivot[1], self.caret)

    def moved(self, unit: Unit, step: int) -> Selecting:
        """With the caret at the next (`step` 1) or the last (-1) edge of a unit.

        The pivot stays in: where the caret passes it, that edge is one on its other side.
        """
        spans = self.units.spans(unit)
        if self.caret == self.pivot[1] and step < 0:  # nothing is right of the pivot: over to its left
            at = bisect_left(spans, self.pivot[0], key=lambda span: span[0]) - 1
            return replace(self, caret=spans[at][0]) if at >= 0 else self
        right = self.caret >= self.pivot[1]
        edges = [end for _, end in spans] if right else [start for start, _ in spans]
        at = bisect_right(edges, self.caret) if step > 0 else bisect_left(edges, self.caret) - 1
        caret = edges[at] if 0 <= at < len(edges) else self.caret
        if right and caret < self.pivot[1]:
            at = bisect_right(spans, self.pivot[0], key=lambda span: span[0]) - 1
            start = spans[at][0] if at >= 0 else self.pivot[0]
            return replace(self, caret=start if start < self.pivot[0] else self.pivot[1])
        if not right and caret >= self.pivot[0]:
            at = bisect_left(spans, self.pivot[1], key=lambda span: span[1])
            return replace(self, caret=spans[at][1] if at < len(spans) else self.pivot[1])
        return replace(self, caret=caret)

    def reaching(self, offset: int) -> Selecting:
        """With the caret moved to the word at `offset`."""
        words = self.units.spans("word")
        if offset >= self.pivot[1]:
            at = bisect_right(words, offset, key=lambda word: word[1])
            return replace(self, caret=words[min(at, len(words) - 1)][1])
        if offset >= self.pivot[0]:
            return replace(self, caret=self.pivot[1])
        at = bisect_right(words, offset, key=lambda word: word[0]) - 1
        return replace(self, caret=words[max(0, at)][0])

    def turned(self) -> Selecting:
        """With the other end as the one that moves; the word at the end that moved stays now."""
        start, end = self.span
        words = self.units.spans("word")
        if self.caret >= self.pivot[1]:
            at = bisect_left(words, end, key=lambda word: word[0]) - 1
            return replace(self, pivot=(max(start, words[at][0]), end), caret=start)
        at = bisect_right(words, start, key=lambda word: word[1])
        return replace(self, pivot=(start, min(end, words[at][1])), caret=end)


def selecting(meeting: Meeting, start: int, end: int) -> Selecting | None:
    """The selection that begins with the words from `start` to `end`; None where the text has no words."""
    units = Units(meeting)
    if end <= start:  # a place: the word there, or the next
        words = units.spans("word")
        at = bisect_right(words, start, key=lambda word: word[1])
        if at == len(words):
            return None
        start, end = words[at]
    return Selecting(units, (start, end), end)


def taken_up(meeting: Meeting, start: int, end: int) -> Selecting | None:
    """The selection of `start..end` with its end as the one that moves, back to its first word or on; None
    where no word ends in it or after it."""
    first = selecting(meeting, start, start)
    if first is None:
        return None
    return Selecting(first.units, (start, min(first.pivot[1], end)), end)
