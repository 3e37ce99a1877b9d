"""Dates as they are written, wherever they stand: which day, month and year, and how the writer put it.

Knows nothing of meetings. All patterns run on folded text (lower case, no accents, same offsets).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from store.language.sentences import Span
from store.parsing.occupied import Occupied
from store.parsing.patterns import begun

Form = Literal["range", "days", "full", "long", "short"]

_D = r"(?:[12]\d|3[01]|0?[1-9])"
_M = r"(?:1[0-2]|0?[1-9])"
_Y = r"(?:19|20)\d\d"
_SEP = r"\s?[/.\-–]\s?"
_SLASH = r"\s?[/\-–]\s?"
# A day with no figure before it. That is asked behind its first digit: a search then leaps from digit to
# digit.
_FIRST_D = r"[0-9](?<![\d/.,–-][0-9])(?:(?<=[12])\d|(?<=3)[01]|(?<=0)[1-9]|(?<=[1-9]))"
_PART = r"(?P<part>sáng|trưa|chiều|tối|đêm)"

_RANGE = re.compile(
    rf"tu(?<!\w..)\s(?:ngay\s)?(?P<d1>{_D})(?:{_SEP}(?P<m1>{_M})(?:{_SEP}(?P<y1>{_Y}))?)?\s(?:den|toi)\s(?:het\s)?(?:ngay\s)?"
    rf"(?P<d2>{_D}){_SEP}(?P<m2>{_M})(?:{_SEP}(?P<y2>{_Y}))?(?![\d/%])"
)
_PAIR = re.compile(
    rf"(?P<d1>{_FIRST_D}){_SLASH}(?P<m1>{_M})(?:{_SLASH}(?P<y1>{_Y}))?\s(?:va|den)\s(?:ngay\s)?"
    rf"(?P<d2>{_D}){_SLASH}(?P<m2>{_M})(?:{_SLASH}(?P<y2>{_Y}))?(?![\d/%]|[.,]\d)"
)
_DASHED = re.compile(
    rf"(?P<d1>{_FIRST_D})/(?P<m1>{_M})(?:/(?P<y1>{_Y}))?\s?[-–]\s?(?:ngay\s)?"
    rf"(?P<d2>{_D})/(?P<m2>{_M})(?:/(?P<y2>{_Y}))?(?![\d/%]|[.,]\d)"
)
# `7`, `12, 13 và`, `19-`: the days before the last one, up to the sign that joins them.
_EARLIER_DAYS = (
    rf"(?P<days>{_FIRST_D}(?:\s?,\s?{_D}){{0,4}}"
    r"(?:\s?,\s?|\s?va\s(?:(?:sang|chieu|toi)\s)?(?:ngay\s)?|\s?[-–]\s?|\sden\s(?:ngay\s)?))"
)
_DAYS = re.compile(
    rf"{_EARLIER_DAYS}{_D}(?:{_SLASH}|(?<=va \d\d)\.|(?<=sang \d\d)\.|(?<=chieu \d\d)\.)(?P<m2>{_M})"
    rf"(?:[/.\-–](?P<y2>{_Y})|{_SLASH}(?P<y3>{_Y}))?(?![\d/%]|[.,]\d)"
)
_DAYS_LONG = re.compile(
    rf"{_EARLIER_DAYS}{_D}\sthang\s(?P<m2>{_M})(?:(?:\snam\s|{_SLASH})(?P<y2>{_Y}))?(?!\d)"
)
_FULL = re.compile(rf"(?P<d1>{_FIRST_D}){_SEP}(?P<m1>{_M}){_SEP}(?P<y1>{_Y})(?!\d)")
# Behind the code of a dateline: `(ABC-29/12/2017)`.
_CODED = re.compile(rf"[-–](?<=[a-z].)(?P<d1>{_D})/(?P<m1>{_M})/(?P<y1>{_Y})(?!\d)")
# The separator before the year fell out in typing: `27/32023`.
_GLUED = re.compile(rf"(?P<d1>{_FIRST_D})/(?P<m1>{_M})(?P<y1>20\d\d)(?![\d/])")
# A digit of the year fell out, or only two were written: `26/11/221`, `ngày 26/11/21`.
_CLIPPED = re.compile(rf"(?P<d1>{_FIRST_D})/(?P<m1>{_M})/2(?P<yy>[1-3]\d)(?![\d/])")
_TWO_DIGITS = re.compile(rf"ngay(?<!\w....)\s(?P<d1>{_D})/(?P<m1>{_M})/(?P<yy>[1-3]\d)(?![\d/])")
_LONG = re.compile(
    rf"(?P<d1>{_FIRST_D})\s?thang\s(?P<m1>{_M})(?:(?:\s?,)?\snam\s(?P<y1>{_Y})|{_SLASH}(?P<y3>{_Y}))?(?!\d)"
)
_SHORT_SLASH = re.compile(rf"(?P<d1>{_FIRST_D})\s?/\s?(?P<m1>{_M})(?![\d/%]|[.,]\d|\s?[/-]\s?\d)")
_SHORT_CUED = re.compile(
    rf"(?:{begun(('ngay', 'hom', 'sang', 'trua', 'chieu', 'toi', 'dem', 'nay', 'qua'))})\s?[,(]?\s?[-–]?\s?"
    rf"(?P<d1>{_D})\s?[.\-–]\s?(?P<m1>{_M})(?![\d/%]|[.,]\d|\s?[/-]\s?\d)"
)
_PART_BEFORE = re.compile(
    rf"\b{_PART}(?:\s(?:sớm|muộn))?(?:\s(?:nay|qua|cùng|hôm|ngày|các|mùng|mồng|thứ\s\w+|chủ\snhật)){{0,3}}"
    r"\s?,?\s?[-–]?\s?\(?\s?(?:ngày\s)?$"
)
_HOUR_BEFORE = re.compile(
    r"(?<![\d.,])(?P<hour>[01]?\d|2[0-3])\s?(?:giờ|h|g)(?:\s?[0-5]?\d)?(?:\s?(?:phút|p|'))?\s?,?\s?(?:ngày\s)?$"
)
_LONGEST = 10  # days; two dates further apart are two events
_FIGURE = re.compile(r"\d")


class DateSpan(NamedTuple):
    """One date as written.

    Args:
        start, end: its place in the text, code points, half open; without a part of the day before it.
        first: day, month of the first day.
        last: day, month of the last day, where several are named.
        year: the year of the last day, or None where none is written.
        first_year: the year of the first day, or None.
        form: how it was written.
    """

    start: int
    end: int
    first: tuple[int, int]
    last: tuple[int, int] | None
    year: int | None
    first_year: int | None
    form: Form

    @property
    def span(self) -> Span:
        """The place of the date in the text."""
        return Span(self.start, self.end)


def iso(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _read(found: re.Match[str], form: Form) -> DateSpan | None:
    parts = found.groupdict()
    start = found.start("d1") if parts.get("d1") else found.start()
    if parts.get("days"):
        days = [int(number) for number in re.findall(r"\d+", parts["days"])]
        tail = found.string[found.end("days") : found.start("m2")]
        days.append(int(re.match(r"\d+", tail)[0]))  # type: ignore[index]
        if days != sorted(set(days)):
            return None
        month, year = int(parts["m2"]), _number(parts["y2"] or parts.get("y3"))
        return DateSpan(start, found.end(), (days[0], month), (days[-1], month), year, year, form)
    if parts.get("d2"):
        month2, year2 = int(parts["m2"]), _number(parts["y2"])
        month1 = int(parts["m1"]) if parts["m1"] else month2
        year1 = _number(parts["y1"])
        if year1 is None and year2 is not None:
            year1 = year2 - 1 if month1 > month2 else year2
        first, last = (int(parts["d1"]), month1), (int(parts["d2"]), month2)
        if (
            found.re in (_PAIR, _DASHED)
            and not 0 < (last[1] - first[1]) * 30 + last[0] - first[0] <= _LONGEST
        ):
            return None
        return DateSpan(found.start(), found.end(), first, last, year2, year1, form)
    year = 2000 + int(parts["yy"]) if parts.get("yy") else _number(parts.get("y1") or parts.get("y3"))
    return DateSpan(start, found.end(), (int(parts["d1"]), int(parts["m1"])), None, year, year, form)


_ORDER: tuple[tuple[re.Pattern[str], Form], ...] = (
    (_RANGE, "range"),
    (_PAIR, "days"),
    (_DASHED, "days"),
    (_DAYS_LONG, "days"),
    (_DAYS, "days"),
    (_FULL, "full"),
    (_CODED, "full"),
    (_GLUED, "full"),
    (_CLIPPED, "full"),
    (_TWO_DIGITS, "full"),
    (_LONG, "long"),
    (_SHORT_CUED, "short"),
    (_SHORT_SLASH, "short"),
)


def dates_in(folded: str, start: int = 0, end: int | None = None) -> tuple[DateSpan, ...]:
    """All dates in `folded[start:end]`, in order, not overlapping.

    A bare `18/22` is a date only if it can be one; whether it counts people instead is for the caller.
    """
    end = len(folded) if end is None else end
    if not _FIGURE.search(folded, start, end):
        return ()
    dates: list[DateSpan] = []
    occupied = Occupied(end - start)
    for pattern, form in _ORDER:
        for found in pattern.finditer(folded, start, end):
            read = _read(found, form)
            if (
                read is not None
                and _possible(read)
                and occupied.take_free(read.start - start, read.end - start)
            ):
                dates.append(read)
    return tuple(sorted(dates))


def _possible(read: DateSpan) -> bool:
    """Whether the calendar has the days, in some year where none is written."""
    first = iso(read.first_year or 2000, read.first[1], read.first[0])
    last = read.last is None or iso(read.year or 2000, read.last[1], read.last[0])
    return bool(first and last)


_AFTER = re.compile(
    rf"\s?[,(]?\s?\(?\s?(?:(?:ban hanh|ky|de)\s)?(?:ngay\s|(?=\d))(?:"
    rf"(?P<d1>{_D}){_SEP}(?P<m1>{_M}){_SEP}(?P<y1>{_Y})(?!\d)|(?P<d2>{_D})\s?thang\s(?P<m2>{_M})(?:\s?,)?\snam\s(?P<y2>{_Y}))"
)
_YEAR_AFTER = re.compile(rf"\s?[,(]?\s?(?:nam\s|thang\s{_M}\s?(?:[/.\-–]|\snam\s)\s?|\()(?P<y>{_Y})(?![\d-])")


def date_after(folded: str, at: int) -> tuple[str, int] | None:
    """The date that stands right behind offset `at`, as a document's date does, and where it ends.

    Gives an ISO date, or only the year where no more is written (`năm 2016`, `tháng 8/2000`); else None.
    """
    found = _AFTER.match(folded, at)
    if found:
        day, month, year = (found[f"{part}1"] or found[f"{part}2"] for part in "dmy")
        text = iso(int(year), int(month), int(day))
        return (text, found.end()) if text else None
    found = _YEAR_AFTER.match(folded, at)
    return (found["y"], found.end()) if found else None


def daypart_before(lower: str, at: int) -> re.Match[str] | None:
    """The part of the day right before offset `at` (`sáng ngày`, `chiều nay (`), as a match on group `part`.

    Args:
        lower: the lower-case text with its accents, for `sáng` is not `sang`.
    """
    return _PART_BEFORE.search(lower, max(0, at - 32), at)


def hour_before(lower: str, at: int) -> int | None:
    """The hour of the day written right before offset `at`: `14 giờ 30 phút, ngày`, `8h00'`."""
    found = _HOUR_BEFORE.search(lower, max(0, at - 28), at)
    return int(found["hour"]) if found else None
