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
_AFTER_YEARS = re.compile(
    r"(?<!\w)sau (?:gần |hơn |đúng )?(?P<years>\d{1,2}|một|hai|ba|bốn|năm|mười) năm "
    r"(?:thực hiện|triển khai|thi hành)(?!\w)"
)
_COUNTS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "mười": 10}
_ITS_DOCUMENT = 60  # code points behind `sau một năm thực hiện` in which the document is named
_TERM = re.compile(r"nhiệm kỳ:? ?(?P<first>(?:19|20)\d\d) ?[-–] ?(?P<last>(?:19|20)\d\d)(?!\d)")
_LEAP = (29, 2)
_WHOLE_YEAR = re.compile(
    r"(?<!\w)năm (?P<year>20\d\d)(?!\w|[ ,]*(?:tới|này|nay|sẽ)(?!\w))(?s:.{0,320}?)"
    r"so với (?:cùng kỳ )?(?:năm )?(?P<before>20\d\d)(?!\w)"
)
_PART_OF_YEAR = re.compile(r"(?:tháng \d{1,2}|đầu|cuối|giữa|kỳ|với|quý \w{1,3}|tháng|từ|đến)(?: của)?,? $")
_HALF = 6  # until the end of this month years that are over are looked back on
_EARLY = 2  # until the end of this month the past year is added up
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
        *_carried_out(view, documents),
        *_leap_year(view, day),
        *_added_up(view, day),
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
    elif period.startswith("giai đoạn ") and month <= _HALF:
        peaks = {last: 1.5, last + 1: 2.5}
    else:
        peaks = {last: 3.0, last + 1: 1.0 if month <= 3 else 0.0}
    yield Evidence(f"thời gian được nhìn lại: {period}", 0, 0, peak(peaks))


def _carried_out(view: View, documents: tuple[Document, ...]) -> Iterator[Evidence]:
    """`sau một năm thực hiện` a document whose date is known, named right behind."""
    if " năm t" not in view.lower:
        return
    for found in _AFTER_YEARS.finditer(view.lower):
        count = _COUNTS.get(found["years"]) or int(found["years"])
        for document in documents:
            near = any(0 <= start - found.end() <= _ITS_DOCUMENT for start, _ in document.mentions)
            if document.date and near:
                year = int(document.date[:4]) + count
                reason = f"“{found[0]}” văn bản năm {document.date[:4]}"
                yield Evidence(reason, *found.span(), peak({year: 4.0, year + 1: 1.0}))
                return


def _leap_year(view: View, day: DateSpan) -> Iterator[Evidence]:
    """The only leap year of the newest term named, for a day that no other year has."""
    if day.first != _LEAP:
        return
    terms = [(int(found["first"]), int(found["last"])) for found in _TERM.finditer(view.lower)]
    first, last = max(terms, default=(0, -1))
    years = [year for year in range(first, last + 1) if day_in(year, day)]
    if len(years) == 1:
        yield Evidence(f"ngày 29/2 trong nhiệm kỳ {first}-{last}", 0, 0, peak({years[0]: 3.0}))


def _added_up(view: View, day: DateSpan) -> Iterator[Evidence]:
    """A whole year held against the year before, told early in the next: `năm 2018 … so với năm 2017`."""
    if day.first[1] > _EARLY or "so với" not in view.lower:
        return
    for found in _WHOLE_YEAR.finditer(view.lower):
        year = int(found["year"])
        if int(found["before"]) != year - 1 or _PART_OF_YEAR.search(view.lower[: found.start()][-14:]):
            continue
        yield Evidence(f"số liệu cả năm {year}", *found.span("year"), peak({year: 0.0, year + 1: 3.0}))
        return
