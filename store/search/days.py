"""Spans of days as people say them: `quý 4/2021`, `6 tháng đầu năm 2022`, `>=2022`, `tháng này`.

Folded text in, ISO dates out. Only what names a year is read; the day comes before the month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from store.language.numerals import ordinal
from store.search.tree import Days

_YEAR: Final = r"(?P<y>(?:19|20)\d\d)"
_DAY: Final = r"(?P<d>\d{1,2})"
_MONTH: Final = r"(?P<m>\d{1,2})"
_OF: Final = r"(?: ?[/.-] ?| (?:cua )?nam |,? )"

_CompileForm = tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[date, date]]]


def _month(year: int, month: int) -> tuple[date, date]:
    return _months(year, month, month)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _quarter(year: int, typed: str) -> tuple[date, date]:
    number = ordinal(typed)
    if number is None or not 1 <= number <= 4:
        raise ValueError(typed)
    return _months(year, 3 * number - 2, 3 * number)


def _part(year: int, typed: str, side: str) -> tuple[date, date]:
    number = 6 if typed == "nua" else ordinal(typed.split(" ", 1)[0])
    if number is None or not 1 <= number <= 12:
        raise ValueError(typed)
    return _months(year, 1, number) if side == "dau" else _months(year, 13 - number, 12)


def _day(match: re.Match[str]) -> tuple[date, date]:
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return day, day


_FORMS: Final[tuple[_CompileForm, ...]] = tuple(
    (re.compile(pattern + r"(?![\w/]|[.-]\d)"), read)
    for pattern, read in (
        (rf"{_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})", _day),
        (rf"(?:ngay )?{_DAY} ?[/.-] ?{_MONTH} ?[/.-] ?{_YEAR}", _day),
        (rf"(?:ngay )?{_DAY} thang {_MONTH}{_OF}{_YEAR}", _day),
        (
            rf"(?:quy |q)(?P<n>[1-4]|i{{1,3}}|iv|mot|nhat|hai|ba|tu|bon){_OF}{_YEAR}",
            lambda m: _quarter(int(m["y"]), m["n"]),
        ),
        (
            rf"(?P<n>nua|(?:\d{{1,2}}|ba|sau|chin) thang) (?P<s>dau|cuoi)(?: nam)?{_OF}{_YEAR}",
            lambda m: _part(int(m["y"]), m["n"], m["s"]),
        ),
        (
            rf"(?P<n>nua|(?:\d{{1,2}}|ba|sau|chin) thang) (?P<s>dau|cuoi) nam {_YEAR}",
            lambda m: _part(int(m["y"]), m["n"], m["s"]),
        ),
        (rf"(?:thang )?{_MONTH} ?[/.-] ?{_YEAR}", lambda m: _month(int(m["y"]), int(m["m"]))),
        (
            rf"thang (?P<n>\d{{1,2}}|gieng|chap|[a-z]{{2,4}}(?: (?!nam)[a-z]{{3,4}})?){_OF}{_YEAR}",
            lambda m: _month(int(m["y"]), _named_month(m["n"])),
        ),
        (rf"{_YEAR}[-/.](?P<m>0[1-9]|1[0-2])", lambda m: _month(int(m["y"]), int(m["m"]))),
        (
            rf"(?:nhiem ky |giai doan )?{_YEAR} ?- ?(?P<z>(?:19|20)\d\d)",
            lambda m: (date(int(m["y"]), 1, 1), date(int(m["z"]), 12, 31)),
        ),
        (rf"(?:nam )?{_YEAR}", lambda m: _months(int(m["y"]), 1, 12)),
    )
)
_RELATIVE: Final = re.compile(
    r"(?:hom (?P<day>nay|qua)|(?P<unit>tuan|thang|quy|nam) (?P<which>nay|truoc|qua|ngoai))(?!\w)"
)
_COMPARED: Final = re.compile(r"(?P<sign>>=|<=|>|<|=) ?|(?P<word>truoc|sau|tu|den het|den|toi) ")
_UP_TO: Final = re.compile(r" ?\.\. ?| (?:den het|den|toi) | - ")
_UNFINISHED: Final = re.compile(
    r"(?:>=?|<=?|=)? ?"
    r"(?:(?:\d[\d/.-]*|quy|thang|nam|ngay|nua|dau|cuoi|tu|den|het|toi|truoc|sau|nhiem|ky|giai|doan|hom|tuan|cua|-)"
    r"(?: |\Z))*[a-z]{0,5}\Z"
)
_OPEN_START: Final = re.compile(r"\.\. ?")


class NoSuchDayError(ValueError):
    """It reads like a date, but the calendar has none such; `start` and `end` tell where.

    `backwards`: its days are there, but it ends before it begins.
    """

    def __init__(self, start: int, end: int, *, backwards: bool = False) -> None:
        super().__init__(start, end)
        self.start = start
        self.end = end
        self.backwards = backwards


def days_at(folded: str, at: int, today: date) -> tuple[Days, int] | None:
    """The longest span of days that is named in `folded` from `at` on, and where its name ends.

    Args:
        folded: the query, folded.
        at: where to read, code points.
        today: what `năm nay`, `tháng trước` and the like are counted from.

    Raises:
        NoSuchDayError: there is no such day or month (30/2/2021), or the span ends before it begins.
    """
    if opened := _OPEN_START.match(folded, at):
        last = _point(folded, opened.end(), today)
        return None if last is None else (_days(None, last[1]), last[2])
    # A date alone first: folded, sáu (six) and sau (after) are the same.
    point, compared = _point(folded, at, today), None
    if point is None and (compared := _COMPARED.match(folded, at)):
        point = _point(folded, compared.end(), today)
    if point is None:
        return None
    first, last_day, end = point
    how = (compared["sign"] or compared["word"]) if compared else ""
    if how in {">", "sau"}:
        return _days(last_day + timedelta(1), None), end
    if how in {"<", "truoc"}:
        return _days(None, first - timedelta(1)), end
    if how in {"<=", "den", "den het", "toi"}:
        return _days(None, last_day), end
    if how != "=" and (up_to := _UP_TO.match(folded, end)):
        other = _point(folded, up_to.end(), today)
        if other is not None:
            if other[1] < first:
                raise NoSuchDayError(at, other[2], backwards=True)
            return _days(first, other[1]), other[2]
        if ".." in up_to[0]:
            return _days(first, None), up_to.start() + len(up_to[0].rstrip())
    if how in {">=", "tu"}:
        return _days(first, None), end
    return _days(first, last_day), end


def may_become_days(folded: str, at: int) -> bool:
    """Whether what stands in `folded` from `at` to its end can still become a date as typing goes on."""
    return _UNFINISHED.match(folded, at) is not None


def said(days: Days) -> str:
    """The shortest way to write a span: `2021`, `2021-12`, `2021-12-05`, `2021-10..2021-12`, `2021..`."""
    first, last = days.first, days.last
    if first and last:
        for short in (first[:4], first[:7], first):
            if _bounds(short) == (first, last):
                return short
    length = max(len(_short(first, 0)), len(_short(last, 1)))
    return f"{first[:length]}..{last[:length]}"


def _short(day: str, side: int) -> str:
    return next(short for short in (day[:4], day[:7], day) if not short or _bounds(short)[side] == day)


def _bounds(short: str) -> tuple[str, str]:
    numbers = [int(part) for part in short.split("-")]
    if len(numbers) == 3:
        return short, short
    first, last = _months(numbers[0], 1, 12) if len(numbers) == 1 else _month(numbers[0], numbers[1])
    return first.isoformat(), last.isoformat()


def _days(first: date | None, last: date | None) -> Days:
    return Days(first.isoformat() if first else "", last.isoformat() if last else "")


def _point(folded: str, at: int, today: date) -> tuple[date, date, int] | None:
    """One day, month, quarter … : its first day, its last day, where its name ends."""
    relative = _RELATIVE.match(folded, at)
    if relative:
        return (*_relative(relative, today), relative.end())
    for pattern, read in _FORMS:
        if match := pattern.match(folded, at):
            try:
                first, last = read(match)
            except ValueError as error:
                raise NoSuchDayError(at, match.end()) from error
            if last < first:
                raise NoSuchDayError(at, match.end(), backwards=True)
            return first, last, match.end()
    return None


def _named_month(typed: str) -> int:
    number = {"gieng": 1, "chap": 12}.get(typed) or ordinal(typed)
    if number is None:
        raise ValueError(typed)
    return number


def _relative(match: re.Match[str], today: date) -> tuple[date, date]:
    if match["day"]:
        day = today if match["day"] == "nay" else today - timedelta(1)
        return day, day
    back = match["which"] != "nay"
    unit = match["unit"]
    if unit == "tuan":
        monday = today - timedelta(today.weekday() + 7 * back)
        return monday, monday + timedelta(6)
    if unit == "nam":
        return _months(today.year - back, 1, 12)
    length = 3 if unit == "quy" else 1
    months = today.year * 12 + (today.month - 1) // length * length - length * back
    return _months(months // 12, months % 12 + 1, months % 12 + length)
