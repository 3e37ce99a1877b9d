"""What the meeting looks back on: a year, months, a quarter, a term."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from store.language.sentences import Span
from store.model import Document, Kind
from store.parsing.found import Found, Trace
from store.parsing.page.layout import Layout
from store.parsing.page.lead import lead_of
from store.parsing.patterns import words
from store.parsing.view import View
from store.vocabulary import load_vocabulary

_RANGE = r"(?P<{0}>(?:19|20)\d\d)\s?[-–]\s?(?P<{1}>(?:19|20)\d\d)"
_PERIOD = re.compile(
    r"(?<!\w)(?:"
    r"(?P<months>\d{1,2}|sáu|chín|ba) tháng (?P<half>đầu|cuối)?(?: của)? ?năm(?: (?P<y1>(?:19|20)\d\d))?"
    r"(?!\d| học)"
    r"|qu[ýí] (?P<quarter>i{1,3}|iv|[1-4])(?!\w)(?:(?:\s?[/-]\s?|,? năm )(?P<y2>(?:19|20)\d\d)(?!\d))?"
    r"|nhiệm kỳ(?: (?:thứ )?(?:[ivx]{1,5}|\d{1,2}))?[ ,]{0,2}\(?"
    + _RANGE.format("t1", "t2")
    + r"|(?:học kỳ (?P<half_year>i{1,2}|[12]),? )?năm học "
    + _RANGE.format("s1", "s2")
    + r"|(?P<long>\d{1,2}) năm(?P<doing> (?:thực hiện|thi hành|triển khai)(?!\w))?(?! tuổi)"
    r"|(?:giai đoạn |\(|(?:2|hai|3|ba|5|năm) năm \(?)"
    + _RANGE.format("g1", "g2")
    + r"|năm (?P<y3>(?:19|20)\d\d)(?!\s?[-–]\s?\d)"
    r"|tháng (?P<month>1[0-2]|0?[1-9])(?:(?:\s?[/.-]\s?|,? năm )(?P<y4>(?:19|20)\d\d)(?!\d)|(?![\d/.]))"
    r")"
)
_BRACKET_RANGE = re.compile(r"[^.;\n]{0,90}?\(\s?" + _RANGE.format("b1", "b2") + r"\s?\)")
# The shareholders' yearly meeting looks back on the year before the one in its name.
_SHAREHOLDERS = re.compile(
    r"(?:đại hội (?:đồng )?cổ đông|đhđcđ|đhcđ)(?: thường niên)?,?(?: năm)? "
    r"(?P<year>20\d\d)(?!\s?[-–]\s?\d|\d)"
)
_SPAN = re.compile(r"(?<!kỳ )(?<!\d)" + _RANGE.format("first", "last") + r"(?!\d)")
_OF_YEAR = re.compile(
    r"(?P<count>\d{1,2}) tháng (?P<half>đầu |cuối )?năm|quý (?P<quarter>iv|i{1,3})|tháng (?P<month>\d{1,2})"
)
# Behind a year: what it is still to bring.
_TO_COME = re.compile(r"(?:,? \w+){0,4}?,? (?:sẽ|phấn đấu|dự kiến)(?!\w)")
# A sentence that opens with a year and tells what was done in it.
_DONE = re.compile(
    r"(?:trong |qua |kết thúc )?(?P<period>năm (?P<year>20\d\d)),? [^.\n]{0,120}?"
    r"(?<!\w)(?:đã|đạt|tăng|giảm|hoàn thành|được|vượt)(?!\w)"
)
_REACH = 170
_NEAR = 30  # code points behind `giao ban` in which its month stands
_LEAD = 4
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_COUNTS = {"sáu": "6", "chín": "9", "ba": "3"}


class _Triggers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    review: tuple[str, ...]
    interim: tuple[str, ...]
    congress: tuple[str, ...]
    briefing: tuple[str, ...]
    any: tuple[str, ...]
    working: tuple[str, ...]
    agenda: tuple[str, ...]
    year_end: tuple[str, ...] = msgspec.field(name="year-end")


class _Plans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]


class _Periods(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    triggers: _Triggers
    plans: _Plans


class _Period(NamedTuple):
    """One period as written; `value` in the record's spelling, without a year where none is written."""

    value: str
    sort: str
    year: int | None
    start: int
    end: int


@lru_cache(maxsize=8)
def _trigger(kind: Kind | Literal["agenda"]) -> re.Pattern[str]:
    triggers = load_vocabulary("periods", _Periods).triggers
    phrases = {
        "review": triggers.review,
        "year-end": triggers.year_end,
        "interim": triggers.interim,
        "congress": triggers.congress,
        "briefing": (*triggers.briefing, *triggers.any),
        "agenda": triggers.agenda,
        "working": triggers.working,
    }
    return words(phrases.get(kind, triggers.any))


@lru_cache(maxsize=1)
def _plan() -> re.Pattern[str]:
    return words(load_vocabulary("periods", _Periods).plans.words)


def find_period(view: View, layout: Layout, kind: Kind, documents: tuple[Document, ...]) -> Found[str | None]:
    """The period under review: `năm 2021`, `nhiệm kỳ 2020-2025`; None where nothing is looked back on."""
    if kind == "not-a-meeting":
        return Found(None)
    looks_back = kind in {"review", "year-end", "interim", "congress"}
    lead = ([layout.title] if layout.title else []) + lead_of(view, layout, _LEAD)
    if kind == "congress":
        found = _past_year(view) or _past_term(view)
        return _answer(found, "past-term") if found else Found(None)
    for place in lead if looks_back else lead[:2]:
        found = _triggered(view, place, kind, documents)
        if found is not None:
            found = _with_range(view, found, lead, documents)
            return _answer(_with_year(view, found), "behind-trigger")
    if kind in {"session", "briefing"}:
        for place in [*lead, *layout.body]:
            found = _triggered(view, place, "agenda", documents)
            if found is not None and found.sort == "months" and " cuối " not in found.value:
                return _answer(_with_year(view, found), "on-the-agenda")
    if not looks_back:
        return Found(None)
    for place in layout.body:
        found = _triggered(view, place, kind, documents)
        if found is not None and found.sort != "long":
            return _answer(_with_year(view, found), "behind-trigger-in-body")
    named = [
        period
        for place in lead
        for period in _periods(view, place, documents)
        if not _TO_COME.match(view.lower, period.end, place.end)
        and not _plan().search(view.lower, max(place.start, period.start - 45), period.start)
    ]
    if kind == "year-end":
        named = [period for period in named if period.sort not in {"quarter", "months", "month"}]
        years = [period for period in named if period.sort in {"year", "school"}]
        if not years and (done := _done(view, layout)):
            return _answer(done, "year-of-results")
        named = years or named
    return _answer(_with_year(view, named[0]), "first-in-lead") if named else Found(None)


def _answer(period: _Period, rule: str) -> Found[str | None]:
    return Found(period.value, (Trace("period", period.value, rule, period.start, period.end),))


def _triggered(
    view: View, place: Span, kind: Kind | Literal["agenda"], documents: tuple[Document, ...]
) -> _Period | None:
    """The first period behind a word of looking back, unless plans come between."""
    for trigger in _trigger(kind).finditer(view.lower, *place):
        reach = Span(trigger.end(), min(place.end, trigger.end() + _REACH))
        for period in _periods(view, reach, documents, months=kind == "briefing"):
            if period.sort == "month" and period.start - trigger.end() > _NEAR:
                continue
            if _TO_COME.match(view.lower, period.end, place.end):
                break
            between = view.lower[trigger.end() : period.start]
            if ". " in between or _plan().search(between):
                break
            if (
                period.sort == "long"
                and "thực hiện" not in period.value
                and not _BRACKET_RANGE.match(view.lower, period.end)
            ):
                continue
            return period
    return None


def _periods(
    view: View, place: Span, documents: tuple[Document, ...], *, months: bool = False
) -> list[_Period]:
    """The periods written in a place, in order; those inside cited documents' names are not the meeting's.

    Args:
        months: whether single months count.
    """
    given = []
    cited = [mention for document in documents for mention in document.mentions if mention[1] > place.start]
    for found in _PERIOD.finditer(view.lower, *place):
        if found["month"] and not months:
            continue
        if any(start <= found.start() and found.end() <= end for start, end in cited):
            continue
        given.append(_read(view.lower, found))
    return given


def _read(lower: str, found: re.Match[str]) -> _Period:
    start, end = found.span()
    if found["months"]:
        count = _COUNTS.get(found["months"], str(int(found["months"])) if found["months"].isdigit() else "")
        half = f"{found['half']} " if found["half"] else ""
        value = f"{count} tháng {half}năm"
        year = found["y1"]
        return _Period(
            f"{value} {year}" if year else value, "months", int(year) if year else None, start, end
        )
    if found["quarter"]:
        roman = _ROMAN.get(found["quarter"], found["quarter"].upper())
        of = f"/{found['y2']}" if found["y2"] else ""
        return _Period(f"quý {roman}{of}", "quarter", int(found["y2"]) if found["y2"] else None, start, end)
    if found["month"]:
        of = f"/{found['y4']}" if found["y4"] else ""
        return _Period(
            f"tháng {int(found['month'])}{of}", "month", int(found["y4"]) if found["y4"] else None, start, end
        )
    for sort, name, first, last in (
        ("term", "nhiệm kỳ", "t1", "t2"),
        ("school", "năm học", "s1", "s2"),
        ("span", "giai đoạn", "g1", "g2"),
    ):
        if found[first]:
            term = found["half_year"] if sort == "school" else None
            before = f"học kỳ {_ROMAN.get(term, term.upper())} " if term else ""
            return _Period(f"{before}{name} {found[first]}-{found[last]}", sort, int(found[last]), start, end)
    if found["long"]:
        bracket = _BRACKET_RANGE.match(lower, end)
        if bracket:
            return _Period(
                f"giai đoạn {bracket['b1']}-{bracket['b2']}", "long", int(bracket["b2"]), start, end
            )
        return _Period(
            f"{int(found['long'])} năm{' thực hiện' if found['doing'] else ''}", "long", None, start, end
        )
    return _Period(f"năm {found['y3']}", "year", int(found["y3"]), start, end)


def _done(view: View, layout: Layout) -> _Period | None:
    """The first year that opens a sentence of results."""
    start = layout.body[0].start if layout.body else len(view.text)
    for sentence in (span for row in view.sentences for span in row if span.start >= start):
        told = _DONE.match(view.lower, *sentence)
        if told and not _TO_COME.match(view.lower, told.end("period"), sentence.end):
            return _Period(told["period"], "year", int(told["year"]), *told.span("period"))
    return None


def _past_year(view: View) -> _Period | None:
    """The year before that of a yearly meeting of shareholders, if the report speaks of it."""
    found = _SHAREHOLDERS.search(view.lower)
    if found is None:
        return None
    year = int(found["year"]) - 1
    at = view.lower.find(f"năm {year}")
    return _Period(f"năm {year}", "year", year, at, at + len(f"năm {year}")) if at >= 0 else None


def _past_term(view: View) -> _Period | None:
    """A congress looks back on the term before the one it opens, if the report names it."""
    terms = [_read(view.lower, found) for found in _PERIOD.finditer(view.lower) if found["t1"] or found["g1"]]
    firsts = [int(period.value.split(" ")[-1][:4]) for period in terms if period.sort == "term"]
    if not firsts:
        return None
    new = max(firsts)
    past = [period for period in terms if period.year == new or (period.year == new - 1)]
    if not past:
        return None
    first = past[0]
    return first._replace(value="nhiệm kỳ " + first.value.split(" ")[-1])


def _with_range(view: View, period: _Period, lead: list[Span], documents: tuple[Document, ...]) -> _Period:
    """`3 năm thực hiện` as the years that the lead gives for them: `giai đoạn 2015-2017`."""
    if period.sort != "long" or period.year is not None:
        return period
    count = int(period.value.split(" ")[0])
    cited = [mention for document in documents for mention in document.mentions]
    for place in lead:
        for found in _SPAN.finditer(view.lower, *place):
            first, last = int(found["first"]), int(found["last"])
            if last - first in {count - 1, count} and not any(
                start <= found.start() < end for start, end in cited
            ):
                return period._replace(value=f"giai đoạn {first}-{last}", year=last)
    return period


def date_period(found: Found[str | None], day: str | None) -> Found[str | None]:
    """A period of months without a year with that of the meeting: `4 tháng đầu năm` of a day in April 2016.

    Args:
        found: as `find_period` gives it.
        day: ISO date of the meeting, or None.
    """
    part = _OF_YEAR.fullmatch((found.value or "").lower())
    if part is None or day is None:
        return found
    year, month = int(day[:4]), int(day[5:7])
    if part["quarter"]:
        begins, joint = {"i": 1, "ii": 4, "iii": 7, "iv": 10}[part["quarter"]], "/"
    elif part["month"]:
        begins, joint = int(part["month"]), "/"
    else:
        begins, joint = 7 if part["half"] == "cuối " else 1, " "
    value = f"{found.value}{joint}{year if month >= begins else year - 1}"
    return Found(value, tuple(trace._replace(value=value) for trace in found.traces), found.warnings)


def _with_year(view: View, period: _Period) -> _Period:
    """`6 tháng đầu năm`, `quý I` with the year that the text gives such a time elsewhere."""
    if period.sort not in {"months", "quarter"} or period.year is not None:
        return period
    joint = "/" if period.sort == "quarter" else " "
    for found in _PERIOD.finditer(view.lower):
        same = found["y2"] if period.sort == "quarter" else found["y1"]
        if same:
            return period._replace(value=f"{period.value}{joint}{same}")
    return period
