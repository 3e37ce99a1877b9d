"""What a text says about its own time: stamp, days, years, terms, facts of the world, the calendar.

Each piece of evidence weighs years for one day. The weights were set on newspaper reports whose years are
known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from store.model import Document, Kind
from store.parsing.dates.date_patterns import DateSpan
from store.parsing.dates.year_facts import announced, known
from store.parsing.dates.year_mentions import dated, yeared
from store.parsing.dates.year_weights import Evidence, day_in, peak
from store.parsing.view import View

_WEEKDAY = re.compile(
    r"(?:thứ (?P<name>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật)),?\s(?:ngày\s|\(|-\s)?\(?$"
)
_WEEKDAYS = {
    name: day
    for day, names in enumerate(("hai2", "ba3", "tư4", "năm5", "sáu6", "bảy7"))
    for name in (names[:-1], names[-1])
}
_YEARS_OF = re.compile(r"(?P<years>\d{1,2}) năm")
_SOME, _LONG = 31, 120  # days between a meeting and the page's stamp


def evidence_for(
    view: View,
    day: DateSpan,
    dates: tuple[DateSpan, ...],
    documents: tuple[Document, ...],
    kind: Kind,
    period: str | None,
    published: str | None,
) -> list[Evidence]:
    """All that the text says about the year of `day`.

    Args:
        dates: all dates of the text.
        published: ISO date or date-time of the page's stamp, if it has one.
    """
    return [
        *_stamped(day, published),
        *dated(view, day, dates, documents),
        *yeared(view, day, kind, documents),
        *known(view, day, documents),
        *announced(view, day, kind),
        *_weekday(view, day),
        *_counted(documents, period),
        *_reviewed(day, period),
    ]


def _stamped(day: DateSpan, published: str | None) -> Iterator[Evidence]:
    """The page's stamp: reports are put up within days; a stamp far away may be the site's clock."""
    if not published:
        return
    stamp = date.fromisoformat(published[:10])
    near = [
        (year, meeting)
        for year in (stamp.year, stamp.year - 1)
        if (meeting := day_in(year, day)) and meeting <= stamp
    ]
    for year, meeting in near[:1]:
        gap = (stamp - meeting).days
        weight = 5.0 if gap <= _SOME else 3.0 if gap <= _LONG else 1.5
        yield Evidence("ngày đăng bài", 0, 0, peak({year: weight}))


def _weekday(view: View, day: DateSpan) -> Iterator[Evidence]:
    """The day of the week written before the day: `thứ Sáu, ngày 5/7`."""
    found = _WEEKDAY.search(view.lower, max(0, day.start - 24), day.start)
    if found is None:
        return
    wanted = 6 if found["sunday"] else _WEEKDAYS[found["name"]]

    def weight(guess: int) -> float:
        meeting = day_in(guess, day)
        return 1.5 if meeting is not None and meeting.weekday() == wanted else -3.0

    yield Evidence("thứ trong tuần", *found.span(), weight)


def _counted(documents: tuple[Document, ...], period: str | None) -> Iterator[Evidence]:
    """`10 năm thực hiện` a document whose date is known."""
    years = _YEARS_OF.match(period or "")
    dates = [document.date for document in documents if document.date]
    if years and dates:
        year = int(dates[0][:4]) + int(years["years"])
        yield Evidence(f"{period} văn bản năm {dates[0][:4]}", 0, 0, peak({year: 4.0, year + 1: 1.0}))


def _reviewed(day: DateSpan, period: str | None) -> Iterator[Evidence]:
    """The period under review: a year is looked back on at its end or early in the next."""
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", period or "")]
    if not years or not period or period.startswith("nhiệm kỳ"):
        return
    month, last = day.first[1], years[-1]
    if period.startswith("năm ") and len(years) == 1:
        peaks = {last: 4.0} if month >= 8 else {last + 1: 4.0} if month <= 4 else {last: 1.0, last + 1: 1.0}
    else:
        peaks = {last: 3.0, last + 1: 1.0 if month <= 3 else 0.0}
    yield Evidence(f"thời gian được nhìn lại: {period}", 0, 0, peak(peaks))
