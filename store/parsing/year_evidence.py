"""What a text says about its own time: dates, years, terms, congresses, anniversaries, the page's stamp.

Each piece of evidence weighs years for one day: +2 and more where it nearly settles the year, below zero
where the year hardly fits. The weights were set on newspaper reports whose years are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from store.language.numerals import ORDINAL, ordinal
from store.language.sentences import Span
from store.model import Document, Kind
from store.parsing.date_patterns import DateSpan
from store.parsing.date_words import date_words
from store.parsing.occupied import Occupied
from store.parsing.view import View

FIRST_YEAR, LAST_YEAR = 1990, 2045

_SINGLE = r"(?P<year>(?:19|20)\d\d)"
_YEAR = re.compile(rf"(?<![\w.,/-]){_SINGLE}(?!\d|[.,]\d)(?:\s?[-–]\s?(?P<to>(?:19|20)\d\d))?")
_MONTH = re.compile(
    rf"(?<![\d/.-])(?:tháng\s)?(?P<month>1[0-2]|0?[1-9])(?:\s?[/.-]\s?|\snăm\s){_SINGLE}(?!\d)"
)
_SCALE = re.compile(r"(?:tỷ lệ|tỉ lệ|tl) $")
_PLAN = re.compile(
    r"(?:nhiệm vụ|phương hướng|kế hoạch|dự toán|chỉ tiêu|mục tiêu|chương trình|triển khai)\b.{0,40}$"
)
_PLAN_BEHIND = re.compile(r",? (?:\w+ ){0,4}(?:sẽ|phấn đấu|dự kiến)(?!\w)")
_WILL_BEHIND = re.compile(r"\W{0,3}(?:\w+\W{1,3}){0,3}(?:sẽ|dự kiến)(?!\w)")
_GOAL = re.compile(r"(?:đến|tầm nhìn|trước|vào|từ nay đến|sang|cuối) (?:cuối )?(?:năm )?$")
_SAME_PERIOD = re.compile(r"(?:cùng kỳ|so với|so cùng kỳ|năm trước|năm ngoái)(?: năm)? (?:năm )?$")
_SO_FAR = re.compile(r"(?:từ|đầu|kể từ|qua)(?: đầu)?(?: năm)? $")
_MONTHS_OF = re.compile(r"(?P<months>\d{1,2}) tháng (?:(?P<half>đầu|cuối) )?(?:của )?(?:năm )?$")
_SCHOOL = re.compile(r"(?:năm học|học kỳ \w+ năm học|khóa học|niên khóa)\s?$")
_BORN = re.compile(r"(?:sinh năm|sn|sinh|thành lập năm|thành lập từ năm) $")
_NEW_YEAR = re.compile(r"(?:tết|xuân)(?: \w+){0,2} (?:năm )?$")
_TERM = re.compile(r"nhiệm kỳ\W{0,2}(?:\w+\W{1,2}){0,2}$")
_NEXT_TERM = re.compile(
    r"nhiệm kỳ\W{0,2}(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<change>(?:19|20)\d\d)[^.;\n]{0,60}"
    r"(?:phương hướng|nhiệm vụ|mục tiêu|kế hoạch)[^.;\n]{0,40}nhiệm kỳ\W{0,2}(?P=change)"
)
_ASSEMBLY = re.compile(r"quốc hội (?:nước \w+ )?khóa (?P<term>[ivx]{1,5})(?!\w)")
_SESSION = re.compile(
    r"kỳ họp (?:lần )?thứ (?P<number>\d{1,2}),? (?:của )?quốc hội,? \(?khóa (?P<term>[ivx]{1,5})(?!\w)"
)
_PARTY_TERM = re.compile(
    r"(?:trung ương(?: đảng)?,?|đại hội(?: đảng)?(?: toàn quốc)?(?: lần thứ)?) \(?(?:khóa )?"
    r"(?P<term>[ivx]{2,5})(?!\w)"
)
_PLENUM = re.compile(
    rf"(?:hoi nghi|nghi quyet) (?:lan thu (?P<number>{ORDINAL})(?!\w),? (?:cua )?"
    r"(?:ban chap hanh|bch) trung uong"
    r"|trung uong (?:lan thu )?(?P<short>\d{1,2})),?(?: dang(?: cong san viet nam)?)?,? "
    r"\(?khoa (?P<term>[ivx]{1,5}|\d{1,2})(?!\w)"
)
_CONGRESS = re.compile(
    r"đại hội (?:đảng )?(?:đại biểu )?(?:toàn quốc )?(?:lần thứ )?(?P<term>[ivx]{2,5})(?!\w)"
)
_HEAD = 700  # how much of a text tells what its meeting was called for, in code points
_WEEKDAY = re.compile(
    r"(?:thứ (?P<name>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật)),?\s(?:ngày\s|\(|-\s)?\(?$"
)
_WEEKDAYS = {
    name: day
    for day, names in enumerate(("hai2", "ba3", "tư4", "năm5", "sáu6", "bảy7"))
    for name in (names[:-1], names[-1])
}
_YEARS_OF = re.compile(r"(?P<years>\d{1,2}) năm")


class Evidence(NamedTuple):
    """One piece: how it is told to people, its place in the text (0, 0 if none), and how it weighs a year."""

    reason: str
    start: int
    end: int
    weight: Callable[[int], float]


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
        *_dated(view, day, dates, documents),
        *_yeared(view, day, kind, documents),
        *_known(view, day, documents),
        *_announced(view, day, kind),
        *_counted(documents, period),
        *_reviewed(day, period),
    ]


def _on(year: int, day: DateSpan) -> date | None:
    """The day in that year; None where the calendar has none."""
    try:
        return date(year, day.first[1], day.first[0])
    except ValueError:
        return None


def _stamped(day: DateSpan, published: str | None) -> Iterator[Evidence]:
    """The page's stamp: reports are put up within days; a stamp far away may be the site's clock."""
    if not published:
        return
    stamp = date.fromisoformat(published[:10])
    near = [
        (year, meeting)
        for year in (stamp.year, stamp.year - 1)
        if (meeting := _on(year, day)) and meeting <= stamp
    ]
    for year, meeting in near[:1]:
        gap = (stamp - meeting).days
        yield Evidence("ngày đăng bài", 0, 0, _peak({year: 5.0 if gap <= 31 else 3.0 if gap <= 120 else 1.5}))


def _nearness(day: DateSpan, then: date, ahead: bool, firm: bool) -> Callable[[int], float]:
    """How a dated fact speaks: a report mentions what happened shortly before, seldom what comes after.

    Args:
        ahead: the fact is said to be still to come.
        firm: it is certainly past, as a cited document is.
    """

    def weight(year: int) -> float:
        meeting = _on(year, day)
        if meeting is None:
            return -9.0
        apart = (meeting - then).days
        if apart < 0 and firm:
            return -4.0
        if apart < 0:
            return (1.5 if ahead else 0.6 if apart > -75 else -0.5) if apart > -250 else -2.0
        if ahead and apart > 31:
            return -1.0
        near = 2.0 if apart <= 75 else 1.2 if apart <= 200 else 0.8 if apart <= 366 else 0.0
        return near * 0.75 if firm else near

    return weight


def _dated(
    view: View, day: DateSpan, dates: tuple[DateSpan, ...], documents: tuple[Document, ...]
) -> Iterator[Evidence]:
    """Full dates, and months with a year."""
    cited = {document.date for document in documents if document.date}
    written = [(other.span, _on(other.year, other)) for other in dates if other.year]
    occupied = Occupied(len(view.lower))
    for other in dates:
        occupied.take(*other.span)
    for found in _MONTH.finditer(view.lower):
        if occupied.is_free(*found.span()) and not _SCALE.search(
            view.lower, max(0, found.start() - 8), found.start()
        ):
            written.append((Span(*found.span()), date(int(found["year"]), int(found["month"]), 15)))
    seen: set[date] = set()
    for span, then in written:
        if then is None or then in seen or not FIRST_YEAR <= then.year < LAST_YEAR:
            continue
        seen.add(then)
        ahead = (
            date_words().ahead.search(view.lower, max(0, span.start - 60), span.start) is not None
            or _WILL_BEHIND.match(view.lower, span.end) is not None
        )
        yield Evidence(_quoted(view, *span), *span, _nearness(day, then, ahead, then.isoformat() in cited))


def _yeared(view: View, day: DateSpan, kind: Kind, documents: tuple[Document, ...]) -> Iterator[Evidence]:
    """Years and spans of years: `năm 2018`, `nhiệm vụ 2019`, `từ đầu 2018 đến nay`, `nhiệm kỳ 2020-2025`."""
    month = day.first[1]
    cited = Occupied(len(view.lower))
    for document in documents:
        for mention in document.mentions:
            cited.take(*mention)
    seen: dict[tuple[str, int], int] = {}
    terms: dict[int, int] = {}
    for found in _YEAR.finditer(view.lower):
        year = int(found["year"])
        if not FIRST_YEAR <= year < LAST_YEAR or not cited.is_free(*found.span()):
            continue
        before = view.lower[max(0, found.start() - 45) : found.start()]
        if found["to"]:
            last = int(found["to"])
            if _TERM.search(before):
                terms[year] = last
                if kind == "congress":
                    continue
            name, weight = _span_of_years(before, year, last, month, kind)
        else:
            name, weight = _year_alone(view.lower, found, before, year, month)
        times = seen.get((name, year), 0)
        seen[name, year] = times + 1
        if times <= 3:
            yield Evidence(
                _quoted(view, *found.span()), *found.span(), _scaled(weight, 0.25) if times else weight
            )
    if kind == "congress" and terms:
        newest = max(terms)
        yield Evidence(f"nhiệm kỳ mới của đại hội, {newest}-{terms[newest]}", 0, 0, _peak({newest: 4.0}))
    for found in _NEXT_TERM.finditer(view.lower):
        change = int(found["change"])
        yield Evidence(
            _quoted(view, *found.span("change")), *found.span(), _peak({change: 2.0, change - 1: 0.3})
        )


def _quoted(view: View, start: int, end: int) -> str:
    """The evidence as printed, with a word or two before it."""
    head = re.search(r"(?:\w+\s){0,2}$", view.text[max(0, start - 24) : start])
    return "“" + " ".join(((head[0] if head else "") + view.text[start:end]).split()) + "”"


def _span_of_years(
    before: str, first: int, last: int, month: int, kind: Kind
) -> tuple[str, Callable[[int], float]]:
    """What `A-B` says: a school year, a term, any other span."""
    if _SCHOOL.search(before):
        return "school", _peak({last if month <= 8 else first: 2.0})
    if _TERM.search(before):
        half = kind == "interim" or "giữa" in before or "nửa" in before
        return "term", _peak({first + 2: 2.5, first + 3: 2.5} if half else {}, first, last)
    return "span", _peak({}, first, last + 1)


def _year_alone(
    lower: str, found: re.Match[str], before: str, year: int, month: int
) -> tuple[str, Callable[[int], float]]:
    """What a single year says, by the words before it."""
    if _BORN.search(before):
        return "born", _since(year)
    if _NEW_YEAR.search(before):
        return "new year", _peak({year - 1 if month >= 9 else year: 2.0})
    months = _MONTHS_OF.search(before)
    if months and int(months["months"]) <= 12:
        fits = months["half"] == "cuối" or month >= int(months["months"])
        return "months", _peak({year: 3.0 if fits else 1.0})
    if _SAME_PERIOD.search(before):
        return "compared", _peak({year + 1: 2.5})
    if _GOAL.search(before):
        return "goal", lambda guess: -2.0 if guess > year else 0.0
    if _SO_FAR.search(before) and "nay" in lower[found.end() : found.end() + 12]:
        return "so far", _peak({year: 1.5, year + 1: 1.2 if month <= 6 else 0.6}, year, year + 6)
    if _PLAN.search(before) or _PLAN_BEHIND.match(lower, found.end()):
        late = month >= 10
        return "plan", _peak({year: 0.6 if late else 1.8, year - 1: 2.0 if late else 0.6}, year - 1, year + 1)
    return "year", _plain(year, month)


def _plain(year: int, month: int) -> Callable[[int], float]:
    """A year that is just named: it is the report's own, or early in a year the one before."""

    def weight(guess: int) -> float:
        if guess == year:
            return 1.5
        if guess == year + 1:
            return 1.2 if month <= 3 else 0.4
        if guess == year - 1:
            return 0.3 if month >= 10 else -0.3
        return -1.0 if guess < year else 0.0

    return weight


def _peak(
    peaks: dict[int, float], first: int | None = None, last: int | None = None
) -> Callable[[int], float]:
    """Weights for single years; within `first`-`last` a little, outside of it against."""

    def weight(guess: int) -> float:
        if guess in peaks:
            return peaks[guess]
        if first is None or last is None:
            return 0.0
        return 0.3 if first <= guess <= last else -1.0

    return weight


def _since(year: int, near: float = 0.0) -> Callable[[int], float]:
    """Never before `year`; `near` for that year, half of it for the next."""
    return lambda guess: (
        -4.0 if guess < year else near if guess == year else near / 2 if guess == year + 1 else 0.0
    )


def _scaled(weight: Callable[[int], float], factor: float) -> Callable[[int], float]:
    return lambda guess: factor * weight(guess)


def _known(view: View, day: DateSpan, documents: tuple[Document, ...]) -> Iterator[Evidence]:
    """What is known of the world: congresses, plenums, sessions, anniversaries, the calendar."""
    words = date_words()
    for document in documents:
        if document.number and document.date and len(document.date) == 4 and "/" in document.key:
            weight = _since(int(document.date), 0.7)
            yield Evidence(f"số văn bản {document.key}", *document.mentions[0], weight)
    for found in _SESSION.finditer(view.lower):
        which = ordinal(found["term"]) or 0, int(found["number"])
        yield from _held(view, day, found, words.assembly_sessions.get(which))
    for pattern, terms, reason, factor in (
        (
            _PARTY_TERM,
            {n: (y, y + 5) for n, (y, _) in words.party_congresses.items()},
            "khóa của Trung ương Đảng",
            1.5,
        ),
        (_ASSEMBLY, words.assembly_terms, "khóa Quốc hội", 2.0),
    ):
        found_term = pattern.search(view.lower)
        years = terms.get(ordinal(found_term["term"]) or 0) if found_term else None
        if found_term and years:
            yield Evidence(reason, *found_term.span(), _scaled(_peak({}, *years), factor))
    for found in words.anniversary.finditer(view.lower):
        year = words.founded[found["what"]] + int(found["years"])
        yield Evidence(_quoted(view, *found.span()), *found.span(), _peak({year: 4.0}))
    yield from _weekday(view, day)


def _announced(view: View, day: DateSpan, kind: Kind) -> Iterator[Evidence]:
    """The plenum or congress whose results a briefing passes on; older ones stay cited for years."""
    words = date_words()
    head = min(len(view.folded), _HEAD)
    for found in _PLENUM.finditer(view.folded, 0, head):
        which = ordinal(found["term"]) or 0, ordinal(found["number"] or found["short"]) or 0
        when = words.plenums.get(which)
        if when is not None and kind in {"briefing", "session"}:
            yield from _held(view, day, found, when)
        elif when is not None:
            yield Evidence(_quoted(view, *found.span()), *found.span(), _since(when[0]))
    for found in _CONGRESS.finditer(view.lower, 0, head):
        when = words.party_congresses.get(ordinal(found["term"]) or 0)
        if when is not None and kind == "briefing":
            yield from _held(view, day, found, when)


def _held(
    view: View, day: DateSpan, found: re.Match[str], when: tuple[int, int] | None
) -> Iterator[Evidence]:
    """A plenum or session whose month is known."""
    if when is not None:
        yield Evidence(
            _quoted(view, *found.span()), *found.span(), _nearness(day, date(*when, 1), False, False)
        )


def _weekday(view: View, day: DateSpan) -> Iterator[Evidence]:
    """The day of the week written before the day: `thứ Sáu, ngày 5/7`."""
    found = _WEEKDAY.search(view.lower, max(0, day.start - 24), day.start)
    if found is None:
        return
    wanted = 6 if found["sunday"] else _WEEKDAYS[found["name"]]

    def weight(guess: int) -> float:
        meeting = _on(guess, day)
        return 1.5 if meeting is not None and meeting.weekday() == wanted else -3.0

    yield Evidence("thứ trong tuần", *found.span(), weight)


def _counted(documents: tuple[Document, ...], period: str | None) -> Iterator[Evidence]:
    """`10 năm thực hiện` a document whose date is known."""
    years = _YEARS_OF.match(period or "")
    dates = [document.date for document in documents if document.date]
    if years and dates:
        year = int(dates[0][:4]) + int(years["years"])
        yield Evidence(f"{period} văn bản năm {dates[0][:4]}", 0, 0, _peak({year: 4.0, year + 1: 1.0}))


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
    yield Evidence(f"thời gian được nhìn lại: {period}", 0, 0, _peak(peaks))
