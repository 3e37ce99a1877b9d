"""Counted groups of people who were there: `142 đảng viên`, `hơn 650 đại biểu`, `09/09 đảng viên`."""

from __future__ import annotations

import re
from functools import lru_cache

from store.language.sentences import Span
from store.model import Attendance, Passage
from store.parsing.figures.figures import NUMBER, count_of, figure_words
from store.parsing.found import Found, Trace
from store.parsing.passages.sentence_kinds import sentences_with_kinds
from store.parsing.patterns import any_of, words
from store.parsing.view import View

_LEAD = 10  # sentences after which only passages of attendance tell who was there
_OTHERS = frozenset(
    {"background", "achievements", "commendations", "headline", "byline", "targets", "ratings"}
)
_REACH = 180  # code points from the word that says they were there to the count
_FIRST = 20  # code points in which such a word stands if the sentence is about attendance
_OPENING = 40  # a sentence that opens with such a word tells of nothing else
_NEAR = 40  # code points before a count in which words of other counts stand
_AWAY = re.compile(r"(?: \w+){0,2} vắng(?!\w)")
_EVENTS = re.compile(r"\d (?:buổi|cuộc|lớp|hội nghị|đợt|chuyên đề|lượt|khóa)(?!\w)")
_AFTER = 60  # and from the count to that word


@lru_cache(maxsize=1)
def _count() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<n>{NUMBER})(?:/\d{{1,6}})?(?![./-]\d| ?%) (?:(?:đồng chí|đ/c) (?:là )?)?"
        rf"(?P<who>{any_of(figure_words().attenders)})(?!\w)"
    )


@lru_cache(maxsize=1)
def _present() -> re.Pattern[str]:
    return words(figure_words().present)


@lru_cache(maxsize=1)
def _absent() -> re.Pattern[str]:
    return words(figure_words().absent)


def find_attendance(view: View, passages: tuple[Passage, ...]) -> Found[tuple[Attendance, ...]]:
    """Counted groups of people who were at this meeting, once each, in order."""
    groups: dict[tuple[int, str], Attendance] = {}
    for number, (span, kind) in enumerate(sentences_with_kinds(view, passages)):
        if number >= _LEAD and kind != "attendance":
            continue
        if kind in _OTHERS and not _present().search(view.lower, span.start, span.start + _FIRST):
            continue
        for group in _in_sentence(view, span):
            groups.setdefault((group.count, group.who), group)
    found = tuple(groups.values())
    traces = tuple(
        Trace("attendance", f"{g.count} {g.who}", "count with a word for being there", g.start, g.end)
        for g in found
    )
    return Found(found, traces)


def _in_sentence(view: View, span: Span) -> list[Attendance]:
    lower = view.lower
    if not _present().search(lower, *span):
        return []
    groups = []
    for found in _count().finditer(lower, *span):
        count = count_of(found["n"])
        if count is None or not _there(lower, span, found.start(), found.end()):
            continue
        groups.append(Attendance(count=count, who=found["who"], start=found.start(), end=found.end()))
    return groups


def _there(lower: str, span: Span, start: int, end: int) -> bool:
    """Whether the text says of the count at `start` to `end` that they were at the meeting."""
    near = lower[max(span.start, start - _NEAR) : start]
    after = re.split(r"[;:]", lower[end : min(span.end, end + _AFTER)], maxsplit=1)[0]
    if _absent().search(near) or _EVENTS.search(near) or _AWAY.match(after):
        return False
    if _present().search(lower, span.start, min(start, span.start + _OPENING)):
        return True
    if _present().search(lower, max(span.start, start - _REACH), start):
        return True
    return _present().search(after) is not None
