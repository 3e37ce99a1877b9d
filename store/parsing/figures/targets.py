"""Figures aimed at.

A sentence aims where it says so (`phấn đấu`, `chỉ tiêu`, `mục tiêu`), where it looks ahead (`hằng năm có`)
or lists shares in a passage of targets, or where it goes on with a list of aims. Figures in clauses that tell
what was reached are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.model import Comparator, Passage, Target
from store.parsing.figures.figures import NUMBER, figure_words, number_of
from store.parsing.found import Found, Trace
from store.parsing.passages.sentence_kinds import sentences_with_kinds
from store.parsing.patterns import any_of, whole, words
from store.parsing.view import View

_YEARS = re.compile(r"(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?:ngày|trước|sau|đến|từ|hạn|sáng|chiều|tối|trưa|và|nay|qua) ?$")
_YEAR = re.compile(r"năm (?:19|20)\d\d")
_DEEDS = re.compile(r"(?<!\w)đã(?!\w)")
_REACHED = ("hoàn thành", "đạt", "vượt")
_CLAUSE = re.compile(r";|, (?:nhưng|song|tuy nhiên|đến nay|trong khi)(?!\w)")
_UPWARDS = re.compile(r"(?! ?[,;.])(?: (?!nhiệm|khá|tốt|loại|mức|\d)[^\W\d_]+){0,5} trở lên")
_NOUN = re.compile(r" ?((?:[^\W\d_]+,? ?){1,8})")
_NOUN_WORDS = 6
_BACK = 160  # code points before a figure in which the noun stands whose rate it is


class Aim(NamedTuple):
    """A sentence that sets aims.

    Args:
        sentence: the sentence.
        start: where in the text the aims begin.
        listed: whether it is, or is in, a list of aims.
    """

    sentence: Span
    start: int
    listed: bool


class _Patterns(NamedTuple):
    aim: re.Pattern[str]
    no_aim: re.Pattern[str]
    ahead: re.Pattern[str]
    done: re.Pattern[str]
    judged: re.Pattern[str]
    still: re.Pattern[str]
    listed: re.Pattern[str]
    going_on: re.Pattern[str]
    value: re.Pattern[str]
    named: re.Pattern[str]
    at_least: re.Pattern[str]
    at_most: re.Pattern[str]
    noun_end: re.Pattern[str]
    rate: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """The patterns of the rules, for `View.lower`.

    `rate` matches the noun whose rate a figure is, and what stands between, up to the figure.
    """
    vocabulary = figure_words()
    value = (
        rf"(?P<low>{NUMBER})"
        r"(?:(?P<first> ?%)?(?: ?[-–] ?| đến )(?P<high>\d{1,9}(?:[.,]\d{1,3})*)(?![\d/.]))?"
        rf"(?:(?P<percent> ?%)|(?P<scale> (?:{any_of(vocabulary.scales)})(?!\w))?"
        rf"(?P<total>/\d{{1,5}})?(?: |(?=(?:ha|km|kwh|mw)(?!\w)))(?P<unit>{any_of(vocabulary.units)})(?!\w)"
        r"|(?P<alone> (?:tỷ|tỉ)(?!\w))"
        rf"|(?P<of>/\d{{1,5}})? (?P<noun>(?!(?:{any_of(vocabulary.no_units)})(?!\w))[^\W\d_]+)(?!\w))"
    )
    no_noun = any_of(
        ("và", "có", "để", "phấn", "đấu", "mục", "tiêu", "chỉ", "đó", "riêng", "đến", "năm", "trong", "tỷ lệ")
    )
    rate = (
        rf"(?:(?<!\w)(?:{any_of(vocabulary.rate_verbs)})(?! trưởng) )?(?:(?:tỷ lệ|tỉ lệ|số) )?(?<!\w)"
        rf"((?:(?!(?:{no_noun}|nâng|giảm|đưa|duy trì)(?!\w))[^\W\d_]+ ){{1,8}}?)"
        rf"(?:(?:{any_of(vocabulary.rate_ends)}) )+$"
    )
    return _Patterns(
        words(vocabulary.aims),
        words(vocabulary.no_aims),
        words(vocabulary.ahead),
        words(vocabulary.done),
        re.compile(rf"(?:{whole(vocabulary.judged)}[^,;:.]{{0,24}}|\d/\d{{1,3}} ?)$"),
        words(vocabulary.still),
        re.compile(rf"(?:\(?\d{{1,2}}[).]|[-–+*•]|\d|(?:{any_of(vocabulary.listed)})(?!\w))"),
        re.compile(rf"(?:{any_of(vocabulary.going_on)})(?!\w)"),
        re.compile(value),
        re.compile(rf"{whole(vocabulary.named)} $"),
        re.compile(rf"{whole(vocabulary.at_least)}(?: là)? $"),
        re.compile(rf"{whole(vocabulary.at_most)}(?: là)? $"),
        words(vocabulary.subject_stops),
        re.compile(rate),
    )


def find_targets(view: View, passages: tuple[Passage, ...]) -> Found[tuple[Target, ...]]:
    """Targets with value, comparator and subject, in order."""
    targets: list[Target] = []
    for aim in aiming(view, passages):
        for clause in _clauses(view.lower, Span(aim.start, aim.sentence.end)):
            targets.extend(_values(view, clause, listed=aim.listed))
    traces = tuple(Trace("targets", t.value, "figure in a sentence of aims", t.start, t.end) for t in targets)
    return Found(tuple(targets), traces)


def aiming(view: View, passages: Sequence[Passage]) -> Iterator[Aim]:
    """The sentences that set aims.

    Args:
        passages: the passages found; their kinds are evidence, but aims are also found without them.
    """
    patterns = _patterns()
    listing = aimed = False
    for span, kind in sentences_with_kinds(view, passages):
        sentence = view.lower[span.start : span.end]
        told = kind == "targets"
        start = _said(sentence)
        goes_on = (listing and patterns.listed.match(sentence)) or (
            aimed and (told or patterns.going_on.match(sentence))
        )
        hinted = goes_on or told or not passages
        if start is None and hinted and not patterns.done.search(sentence):
            shares = told and sentence.count("%") > 1
            start = 0 if goes_on or shares else _looked(sentence) if told or not passages else None
        aimed = start is not None
        listing = aimed and (listing or ":" in sentence or not sentence.endswith((".", "!", "?", "…")))
        if start is not None:
            yield Aim(span, span.start + start, listing)


def _said(sentence: str) -> int | None:
    """Where in a sentence (lower case) it says that it aims, or None."""
    patterns = _patterns()
    if patterns.aim.search(sentence) is None:
        return None
    masked = patterns.no_aim.sub(lambda found: " " * len(found[0]), sentence)
    for found in patterns.aim.finditer(masked):
        named = found[0] in {"chỉ tiêu", "mục tiêu"}
        before = max(0, found.start() - _BACK)
        judged = patterns.judged.search(sentence, before, found.start()) if named else None
        if judged is None or _is_to_come(sentence, before, judged):
            return found.start()
    return None


def _is_to_come(sentence: str, start: int, judged: re.Match[str]) -> bool:
    """Whether an aim that is said to be reached is still to be: `phải hoàn thành mục tiêu`."""
    if not judged[0].startswith(_REACHED):
        return False
    still = _patterns().still.search(sentence, start, judged.start())
    return still is not None and not _DEEDS.search(sentence, start, judged.end())


def _looked(sentence: str) -> int | None:
    """Where in a sentence that tells of no deeds it looks ahead, or None."""
    looking = None if _DEEDS.search(sentence) else _patterns().ahead.search(sentence)
    return looking.start() if looking else None


def _clauses(lower: str, span: Span) -> Iterator[Span]:
    """The clauses of an aim that do not tell what was reached."""
    start = span.start
    for mark in (*_CLAUSE.finditer(lower, *span), None):
        end = mark.start() if mark else span.end
        if not _patterns().done.search(lower, start, end):
            yield Span(start, end)
        start = end


def _values(view: View, clause: Span, *, listed: bool) -> Iterator[Target]:
    """The figures of one clause; in a list of aims, counts of any noun are among them."""
    lower = view.lower
    scales = figure_words().scales
    subject: str | None = None
    for found in _patterns().value.finditer(lower, *clause):
        if _YEAR.match(lower, max(0, found.start() - 4), found.end()) and not found["percent"]:
            continue
        if found["high"] and _YEARS.match(lower, found.start()):
            continue
        counted = listed or _patterns().at_least.search(
            lower, max(clause.start, found.start() - 24), found.start()
        )
        if found["noun"] and not (counted and _is_count(lower, found)):
            continue
        printed = found["scale"] or found["alone"]
        scale = scales[printed.strip()] if printed else 1
        low = number_of(found["low"], scale)
        high = number_of(found["high"], scale) if found["high"] else low
        last = next(
            name
            for name in ("percent", "scale", "alone", "total", "of", "high", "first", "low")
            if found[name]
        )
        end = found.end(last)
        subject = _subject(view, clause, found) or subject
        yield Target(
            value=" ".join(view.text[found.start() : end].split()),
            low=low,
            high=high,
            unit="%" if found["percent"] or found["first"] else found["unit"] or found["noun"],
            comparator="range" if found["high"] else _comparator(lower, clause, found.start(), end),
            subject=subject,
            start=found.start(),
            end=end,
        )


def _is_count(lower: str, value: re.Match[str]) -> bool:
    """Whether a figure before a noun counts it: no name (`lớp 5`), and if like `12/18` a share and no day."""
    before = lower[max(0, value.start() - 16) : value.start()]
    if _patterns().named.search(before):
        return False
    if not value["of"]:
        return number_of(value["low"]).is_integer()
    return number_of(value["low"]) <= number_of(value["of"][1:]) and not _DAY.search(before)


def _comparator(lower: str, clause: Span, start: int, end: int) -> Comparator:
    """Whether the figure at `start` to `end` is the least, the most or neither."""
    patterns = _patterns()
    before = lower[max(clause.start, start - 24) : start]
    if patterns.at_most.search(before):
        return "<="
    if patterns.at_least.search(before) or _UPWARDS.match(lower, end, clause.end):
        return ">="
    return "="


def _subject(view: View, clause: Span, value: re.Match[str]) -> str | None:
    """What the figure is of: the noun behind it, or before it the one whose rate it is."""
    if value["unit"] not in figure_words().measures:
        unit = "unit" if value["unit"] else "noun"
        start = value.start(unit) if value[unit] else value.end()
        after = _NOUN.match(view.lower, start, clause.end)
        if after:
            stop = _patterns().noun_end.search(view.lower, max(after.start(1), value.end(unit)), after.end(1))
            noun = view.text[after.start(1) : stop.start() if stop else after.end(1)].split()
            if noun:
                return " ".join(noun[:_NOUN_WORDS]).strip(",")
    begin = max(clause.start, value.start() - _BACK)
    rate = _patterns().rate.search(view.lower[begin : value.start()])
    return " ".join(view.text[begin + rate.start(1) : begin + rate.end(1)].split()) if rate else None
