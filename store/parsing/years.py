"""Which year a day without a year falls in: what the rest of the text says about its own time.

Every piece of evidence speaks for or against years; the best year wins, and the strongest piece for it is
named, so that a reader can check. See the rules on inferred years: published stamp, the same day elsewhere,
period under review, cited dates, terms, congresses, anniversaries, weekday.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from store.language.numerals import ordinal
from store.language.sentences import Span
from store.model import Document, Kind
from store.parsing.date_patterns import DateSpan
from store.parsing.date_words import date_words
from store.parsing.view import View

_ENOUGH = 1.2
_MARGIN = 0.25
_FIRST, _LAST = 1990, 2045
_YEAR = re.compile(
    r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d)(?P<range>\s?[-–]\s?(?P<to>(?:19|20)\d\d))?"
)
_MONTH = re.compile(
    r"(?<![\d/.-])(?:tháng\s)?(?P<month>1[0-2]|0?[1-9])(?:\s?[/.-]\s?|\snăm\s)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_PLAN = re.compile(
    r"(?:nhiệm vụ|phương hướng|kế hoạch|dự toán|chỉ tiêu|mục tiêu|chương trình|triển khai)\b.{0,40}$"
)
_PLAN_AFTER = re.compile(r",? (?:\w+ ){0,4}(?:sẽ|phấn đấu|dự kiến)(?!\w)")
_WILL_AFTER = re.compile(r"\W{0,3}(?:\w+\W{1,3}){0,3}(?:sẽ|dự kiến)(?!\w)")
_GOAL = re.compile(r"(?:đến|tầm nhìn|trước|vào|từ nay đến|sang|cuối) (?:cuối )?(?:năm )?$")
_SAME_PERIOD = re.compile(r"(?:cùng kỳ|so với|so cùng kỳ|năm trước|năm ngoái)(?: năm)? (?:năm )?$")
_SO_FAR = re.compile(r"(?:từ|đầu|kể từ|qua)(?: đầu)?(?: năm)? $")
_MONTHS_OF = re.compile(r"(?P<months>\d{1,2}) tháng (?:đầu )?(?:của )?(?:năm )?$")
_SCHOOL = re.compile(r"(?:năm học|học kỳ \w+ năm học|khóa học|niên khóa)\s?$")
_BORN = re.compile(r"(?:sinh năm|sn|sinh|thành lập năm|thành lập từ năm) $")
_NEW_YEAR = re.compile(r"(?:tết|xuân)(?: \w+){0,2} (?:năm )?$")
_TERM = re.compile(r"nhiệm kỳ\W{0,2}(?:\w+\W{1,2}){0,2}$")
_ASSEMBLY = re.compile(r"quốc hội (?:nước \w+ )?khóa (?P<number>[ivx]{1,5})(?!\w)")
_PARTY_TERM = re.compile(
    r"(?:trung ương(?: đảng)?,?|đại hội(?: đảng)?(?: toàn quốc)?(?: lần thứ)?) \(?(?:khóa )?(?P<number>[ivx]{2,5})(?!\w)"
)
_WEEKDAY = re.compile(
    r"(?:thứ (?P<name>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật)),?\s(?:ngày\s|\(|-\s)?\(?$"
)
_WEEKDAYS = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tư": 2,
    "4": 2,
    "năm": 3,
    "5": 3,
    "sáu": 4,
    "6": 4,
    "bảy": 5,
    "7": 5,
}


class InferredYear(NamedTuple):
    """A year, why, and the words that say so: reason for people, span of the evidence (0, 0 if none)."""

    year: int
    reason: str
    start: int = 0
    end: int = 0


class _Evidence(NamedTuple):
    """One piece: its words, and how much it speaks for a year."""

    reason: str
    start: int
    end: int
    weight: Callable[[int], float]


def infer_year(
    view: View,
    day: DateSpan,
    dates: tuple[DateSpan, ...],
    documents: tuple[Document, ...],
    kind: Kind,
    period: str | None,
    published: str | None,
) -> InferredYear | None:
    """The year of `day`, which is written without one; None where the text does not tell.

    Args:
        dates: all dates of the text.
        published: ISO date of the page's stamp, if it has one.
    """
    for other in dates:
        if other.year and day.first in {other.first, other.last}:
            return InferredYear(
                other.year, "cùng ngày ấy được ghi đủ năm ở chỗ khác trong bài", other.start, other.end
            )
    day_of_month, month = day.first
    if published:
        year = int(published[:4])
        after = (month, day_of_month) > (int(published[5:7]), int(published[8:10]))
        return InferredYear(year - after, "ngày đăng bài")
    evidence = [
        *_dated(view, day, dates, documents),
        *_yeared(view, day, kind, documents),
        *_known(view, day, documents),
        *_reviewed(day, period),
    ]
    named = [year for piece in evidence for year in range(_FIRST, _LAST) if piece.weight(year) > 0]
    if not named:
        return None
    totals = {year: sum(piece.weight(year) for piece in evidence) for year in sorted(set(named))}
    best = max(totals, key=lambda year: totals[year])
    if totals[best] < max([_ENOUGH, *(total + _MARGIN for year, total in totals.items() if year != best)]):
        return None
    reason = max(evidence, key=lambda piece: piece.weight(best))
    return InferredYear(best, reason.reason, reason.start, reason.end)


def _on(year: int, day: DateSpan) -> date | None:
    try:
        return date(year, day.first[1], day.first[0])
    except ValueError:
        return None


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
        if apart < 0 and not firm:
            return (1.5 if ahead else -0.5) if apart > -250 else -2.0
        if apart < 0 or (ahead and apart > 31):
            return -4.0 if firm else -1.0
        return 2.0 if apart <= 75 else 1.2 if apart <= 366 else 0.0

    return weight


def _dated(
    view: View, day: DateSpan, dates: tuple[DateSpan, ...], documents: tuple[Document, ...]
) -> Iterator[_Evidence]:
    """Full dates, and months with a year."""
    cited = {document.date for document in documents if document.date}
    written = [(other.span, _on(other.year, other)) for other in dates if other.year]
    for found in _MONTH.finditer(view.lower):
        if all(not other.start <= found.start() < other.end for other in dates):
            written.append((Span(*found.span()), date(int(found["year"]), int(found["month"]), 15)))
    seen: set[date] = set()
    for span, then in written:
        if then is None or then in seen or not _FIRST <= then.year < _LAST:
            continue
        seen.add(then)
        ahead = (
            date_words().ahead.search(view.lower, max(0, span.start - 60), span.start) is not None
            or _WILL_AFTER.match(view.lower, span.end) is not None
        )
        weigh = _nearness(day, then, ahead, then.isoformat() in cited)
        yield _Evidence(f"“{_words(view, *span)}”", *span, weigh)


def _yeared(view: View, day: DateSpan, kind: Kind, documents: tuple[Document, ...]) -> Iterator[_Evidence]:
    """Years and spans of years: `năm 2018`, `nhiệm vụ 2019`, `từ đầu 2018 đến nay`, `nhiệm kỳ 2020-2025`."""
    month = day.first[1]
    cited = [Span(*mention) for document in documents for mention in document.mentions]
    seen: dict[tuple[str, int], int] = {}
    terms: dict[int, int] = {}
    for found in _YEAR.finditer(view.lower):
        year = int(found["year"])
        if not _FIRST <= year < _LAST or any(mention.covers(found.start()) for mention in cited):
            continue
        before = view.lower[max(0, found.start("year") - 45) : found.start("year")]
        span = found.start("year"), found.end()
        if found["to"]:
            last = int(found["to"])
            if _SCHOOL.search(before):
                name, weigh = "school", _peak({last if month <= 8 else year: 2.0})
            elif _TERM.search(before):
                terms[year] = last
                if kind == "congress":
                    continue
                half = kind == "interim" or "giữa" in before or "nửa" in before
                name, weigh = "term", _peak({year + 2: 2.5, year + 3: 2.5} if half else {}, year, last)
            else:
                name, weigh = "span", _peak({}, year, last + 1)
        else:
            name, weigh = _year_alone(view.lower, found, before, year, month)
        count = seen.get((name, year), 0)
        seen[name, year] = count + 1
        if count == 0:
            yield _Evidence(f"“{_words(view, *span)}”", *span, weigh)
        elif count <= 3:
            yield _Evidence(f"“{_words(view, *span)}”", *span, _scaled(weigh, 0.25))
    if kind == "congress" and terms:
        yield _Evidence(
            f"nhiệm kỳ mới của đại hội, {max(terms)}-{terms[max(terms)]}", 0, 0, _peak({max(terms): 4.0})
        )
    for first, last in terms.items():
        if last in terms:
            yield _Evidence(f"nhiệm kỳ {first}-{last} vừa hết", 0, 0, _peak({last: 2.0, last - 1: 0.3}))


def _words(view: View, start: int, end: int) -> str:
    """The evidence as printed, with `năm` or what stands before it."""
    head = re.search(r"(?:\w+\s){0,2}$", view.text[max(0, start - 24) : start])
    return " ".join(((head[0] if head else "") + view.text[start:end]).split())


def _year_alone(
    lower: str, found: re.Match[str], before: str, year: int, month: int
) -> tuple[str, Callable[[int], float]]:
    """What a single year says, by the words before it."""
    months = _MONTHS_OF.search(before)
    if months and int(months["months"]) <= 12:
        return "months", _peak({year: 3.0 if month >= int(months["months"]) else 1.0})
    if _BORN.search(before):
        return "born", _since(year)
    if _NEW_YEAR.search(before):
        return "new year", _peak({year - 1 if month >= 9 else year: 2.0})
    if _SAME_PERIOD.search(before):
        return "compared", _peak({year + 1: 2.5})
    if _GOAL.search(before):
        return "goal", lambda guess: -2.0 if guess > year else 0.0
    if _SO_FAR.search(before) and "nay" in lower[found.end() : found.end() + 12]:
        return "so far", _peak({year: 1.5, year + 1: 1.2 if month <= 6 else 0.6}, year, year + 6)
    if _PLAN.search(before) or _PLAN_AFTER.match(lower, found.end()):
        return "plan", _peak(
            {year: 1.8 if month <= 9 else 0.6, year - 1: 2.0 if month >= 10 else 0.6}, year - 1, year + 1
        )
    return "year", _plain(year, month)


def _plain(year: int, month: int) -> Callable[[int], float]:
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


def _scaled(weigh: Callable[[int], float], factor: float) -> Callable[[int], float]:
    return lambda guess: factor * weigh(guess)


def _known(view: View, day: DateSpan, documents: tuple[Document, ...]) -> Iterator[_Evidence]:
    """What is known of the world: congresses, assemblies, anniversaries, the years inside numbers, the calendar."""
    words = date_words()
    for document in documents:
        year = document.date[:4] if document.date and document.number and "/" in document.key else None
        if year and len(document.date or "") == 4:
            start, end = document.mentions[0]
            yield _Evidence(f"số văn bản {document.key}", start, end, _since(int(year), 0.7))
    for found in _PARTY_TERM.finditer(view.lower):
        closed = words.party_congresses.get(ordinal(found["number"]) or 0)
        if closed:
            yield _Evidence(
                "khóa của Trung ương Đảng", *found.span(), _scaled(_peak({}, closed[0], closed[0] + 5), 1.5)
            )
            break
    for found in _ASSEMBLY.finditer(view.lower):
        term = words.assembly_terms.get(ordinal(found["number"]) or 0)
        if term:
            yield _Evidence("khóa Quốc hội", *found.span(), _scaled(_peak({}, *term), 2.0))
            break
    for found in words.anniversary.finditer(view.lower):
        year_of = words.founded[found["what"]] + int(found["years"])
        yield _Evidence(
            f"“{' '.join(view.text[slice(*found.span())].split())}”", *found.span(), _peak({year_of: 4.0})
        )
    weekday = _WEEKDAY.search(view.lower, max(0, day.start - 24), day.start)
    if weekday:
        wanted = 6 if weekday["sunday"] else _WEEKDAYS[weekday["name"]]

        def weigh(guess: int) -> float:
            meeting = _on(guess, day)
            return 1.5 if meeting is not None and meeting.weekday() == wanted else -3.0

        yield _Evidence("thứ trong tuần", *weekday.span(), weigh)


def _since(year: int, near: float = 0.0) -> Callable[[int], float]:
    return lambda guess: (
        -4.0 if guess < year else near if guess == year else near / 2 if guess == year + 1 else 0.0
    )


def _reviewed(day: DateSpan, period: str | None) -> Iterator[_Evidence]:
    """The period under review: a year is looked back on at its end or early in the next."""
    if not period:
        return
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", period)]
    if not years or period.startswith("nhiệm kỳ"):
        return
    month, last = day.first[1], years[-1]
    if period.startswith("năm ") and len(years) == 1:
        peaks = {last: 4.0} if month >= 8 else {last + 1: 4.0} if month <= 4 else {last: 1.0, last + 1: 1.0}
    else:
        peaks = {last: 3.0, last + 1: 1.0 if month <= 3 else 0.0}
    yield _Evidence(f"thời gian được nhìn lại: {period}", 0, 0, _peak(peaks))
