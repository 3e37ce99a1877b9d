"""The day of the meeting, its part of the day, and the page's own stamp.

A report names many days: of documents, deadlines, earlier and later meetings, the page's stamp. Each day
is weighed by the words around it and its place; the heaviest is the meeting's.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from store.language.sentences import Span
from store.model import Daypart, Document, Kind
from store.parsing.dates.date_patterns import DateSpan, dates_in, daypart_before, hour_before, iso
from store.parsing.dates.date_words import date_words
from store.parsing.dates.year_weights import day_in
from store.parsing.dates.years import infer_year
from store.parsing.found import Found, Trace
from store.parsing.page.layout import Layout
from store.parsing.page.lead import lead_of
from store.parsing.view import View, sentence_at
from store.reading import ReportText

_DAYPARTS: dict[str, Daypart] = {
    "sáng": "morning", "trưa": "afternoon", "chiều": "afternoon", "tối": "evening", "đêm": "evening",
}  # fmt: skip
_ENOUGH = 4
_MOST = 200  # days looked at; no report of one meeting names more
_NEAR = 110  # how far before a day its words are looked for, in code points
_NEAR_BEHIND = 170
_CLAUSE_LENGTH = 45
_MATTER = 60  # how far behind a day another matter of its clause is told
_WILL_REACH = 80
_LONGEST_MEETING = 10  # days
_CITED = 160  # how far behind a document its date may stand, in code points
_LEAD = 3  # paragraphs whose days weigh more, the first most
_TODAY = re.compile(
    r"(?<!\w)(?:(?P<part>sáng|trưa|chiều|tối) (?P<when>nay|qua)|(?P<day>hôm) (?P<which>nay|qua))(?!\w)"
)
# Behind a dateline's day, or a day: `(9/11) - sáng nay`, `ngày 9/11 (buổi chiều)`.
_PART_BEHIND = re.compile(
    r"\)?\W{1,3}(?:(?P<part>sáng|trưa|chiều|tối) nay|buổi (?P<of>sáng|chiều|tối))(?!\w)"
)
_PARTS_TOGETHER = re.compile(r"(?<!\w)sáng (?:và|,|đến) (?:chiều|tối)")
_IN_BRACKETS = re.compile(r"\([^()\d]*\) ?")  # where something lies, not a day
_CUED = re.compile(r"(?:ngày|hôm|sáng|trưa|chiều|tối|nay|qua)\W{0,3}$")
_WILL_BEHIND = re.compile(r"\W{0,3}(?:\w+\W{1,3}){0,12}?(?:sẽ|dự kiến)(?!\w)")
_OPENS = re.compile(r"(?<!\w)(?:khai mạc|bắt đầu|bước vào)(?!\w)")
# What the day behind it closes.
_CLOSED = re.compile(
    r"(?<!\w)(?:bế mạc|kết thúc)(?: \w+){0,5}?\W{1,3}"
    r"(?:(?:vào|lúc|hết|cuối|buổi|ngày|sáng|trưa|chiều|tối|hôm|\d{1,2} giờ(?: \d\d)?)\W{1,3}){1,4}$"
)
_OTHERS = re.compile(
    r"(?<!\w)(?:còn|cũng)(?!\w)|(?<!\w)(?:các|những) (?:tổ|đoàn|địa phương|huyện|xã|nơi|đơn vị|tổ đại biểu) "
)
_LASTS = re.compile(
    r"(?<!\w)(?:hội nghị|kỳ họp|đại hội|phiên họp|hội thảo|diễn đàn|lớp)[^.;\n]{0,90}?"
    r"(?<!\w)(?:diễn ra|kéo dài|làm việc|họp|tổ chức)[^.;\n]{0,30}? trong (?P<days>[2-5]|hai|ba|bốn|năm) ngày"
    r"(?!\w)"
)
_CLOSES_NEXT = re.compile(r"(?<!\w)(?:bế mạc|kết thúc)(?: vào)? (?:sáng|trưa|chiều|tối|ngày) mai(?!\w)")
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_EARLIER = re.compile(r"\W{0,3}trước đó(?!\w)")
_EARLY, _NOON, _EVENING = 5, 12, 18
_JUBILEE = 4  # years between the days of a jubilee, at least
_SPANS = re.compile(r"\W{0,3}[-–—]\W{0,3}(?:ngày )?|\W{1,2}(?:đến|tới)(?: ngày)? ")
_CLAUSE = re.compile(r"[;.]\s|\n")
# All that stands before a day that opens the report: `(PLO) - Ngày`.
_OPENING = re.compile(r"(?:[^\n]{0,30}[-–:)] ?)?\W{0,3}(?:(?:vào|trong) )?(?:(?:ngày|hôm) )?")
_OPENED = re.compile(r"\)?, ")


class MeetingDate(NamedTuple):
    """First and last day (ISO dates or None), whether anything was inferred, and the part of the day."""

    date: str | None = None
    date_end: str | None = None
    inferred: bool = False
    daypart: Daypart | None = None


class _Candidate(NamedTuple):
    score: int
    day: DateSpan
    daypart: Daypart | None


def find_published(
    view: View,  # noqa: ARG001 - every rule is given the view
    layout: Layout,
    report: ReportText,
) -> Found[str | None]:
    """The page's own stamp, from the removed chrome or from the text."""
    published = report.published or layout.published
    rule = "stamp-in-chrome" if report.published else "stamp-in-text"
    return Found(published, (Trace("published", published, rule),) if published else ())


def find_date(
    view: View,
    layout: Layout,
    documents: tuple[Document, ...],
    kind: Kind,
    period: str | None,
    published: str | None,
) -> Found[MeetingDate]:
    """The meeting's own day; None for a text that reports no meeting."""
    if kind == "not-a-meeting":
        return Found(MeetingDate())
    dates = dates_in(view.folded)[:_MOST]
    candidates = _candidates(view, layout, documents, dates)
    best = max(candidates, key=lambda candidate: (candidate.score, -candidate.day.start), default=None)
    if best is None or best.score < _ENOUGH - _opens(view, best.day):
        return _by_stamp(view, layout, published)
    best = _whole(view, best, candidates)
    best = _to_its_close(view, best, candidates)
    day = best.day
    daypart = best.daypart or _daypart_elsewhere(best, candidates)
    year, inferred = day.year, False
    warnings: tuple[str, ...] = ()
    trace = [Trace("date", day.span.of(view.text), "weighed-date", day.start, day.end)]
    if year is None:
        found = infer_year(view, day, dates, documents, kind, period, published)
        if found is None:
            warning = f"Ngày họp “{day.span.of(view.text)}” không ghi năm và bài không cho biết năm nào."
            return Found(MeetingDate(daypart=daypart), tuple(trace), (warning,))
        year, inferred = found.year, True
        warnings = (f"Năm họp không ghi trong bài, suy ra {year} từ {found.reason}.",)
        trace.append(Trace("date", str(year), "inferred-year", found.start, found.end))
    last = iso(year, day.last[1], day.last[0]) if day.last else _last_by_length(view, layout, day, year)
    first_year = day.first_year or (year - 1 if day.last and day.first[1] > day.last[1] else year)
    first = iso(first_year, day.first[1], day.first[0])
    return Found(MeetingDate(first, last, inferred, daypart), tuple(trace), warnings)


def _candidates(
    view: View, layout: Layout, documents: tuple[Document, ...], dates: tuple[DateSpan, ...]
) -> list[_Candidate]:
    """Every day that could be the meeting's, with its weight."""
    places: list[tuple[Span, int]] = [(layout.title, 4)] if layout.title else []
    lead = lead_of(view, layout, _LEAD)
    places += [(span, _LEAD - lead.index(span) if span in lead else 0) for span in layout.body]
    places += [(span, -4) for span in layout.captions]
    cited = sorted((*mention, document.date) for document in documents for mention in document.mentions)
    jubilees = _jubilees(view, dates)
    own = [
        day
        for day in dates
        if day.start not in jubilees and not _is_documents(view, cited, day) and not _is_no_day(view, day)
    ]
    times = Counter(day.first for day in dates)
    given = []
    for span, bonus in places:
        for day in own:
            if span.start <= day.start < span.end:
                part = _daypart(view, day)
                named = span == layout.title and day.year is None and day.first in date_words().name_days
                score = (0 if named else bonus) + _weight(view, day)
                score += (5 if part else 0) + min(2, times[day.first] - 1)
                given.append(_Candidate(score, day, part or _by_hour(view, day)))
    return given


def _daypart(view: View, day: DateSpan) -> Daypart | None:
    """The part of the day written right before a single day; None where two are (`sáng và chiều ngày`)."""
    if day.last is not None:
        return None
    found = daypart_before(view.lower, day.start)
    if found is None:
        behind = _PART_BEHIND.match(view.lower, day.end)
        return _DAYPARTS[behind["part"] or behind["of"]] if behind else None
    if _PARTS_TOGETHER.search(view.lower, max(0, found.start() - 12), found.end("part")):
        return None
    return _DAYPARTS[found["part"]]


def _by_hour(view: View, day: DateSpan) -> Daypart | None:
    """The part of the day that the hour before a single day falls in: `14 giờ 30, ngày 9/11`."""
    hour = hour_before(view.lower, day.start) if day.last is None else None
    if hour is None or hour < _EARLY:
        return None
    return "morning" if hour < _NOON else "afternoon" if hour < _EVENING else "evening"


def _opens(view: View, day: DateSpan) -> bool:
    """Whether a sentence begins with nothing but a day, and goes on with who did something then."""
    start = sentence_at(view, day.start).start
    return (
        _OPENING.fullmatch(view.lower, start, day.start) is not None
        and _OPENED.match(view.lower, day.end) is not None
    )


def _is_documents(view: View, cited: list[tuple[int, int, str | None]], day: DateSpan) -> bool:
    """Whether a day belongs to a cited document: it stands in the reference or in the clause behind it.

    Args:
        cited: start, end and date of every reference, in order.
    """
    written = iso(day.year, day.first[1], day.first[0]) if day.year else None
    for start, end, date_of_it in cited[: bisect_right(cited, day.start, key=itemgetter(0))][-4:]:
        if start <= day.start < end:
            return True
        if written is None or day.start >= end + _CITED or _CLAUSE.search(view.text, end, day.start):
            continue
        if day.start - end < 12 or date_of_it == written:
            return True
    return False


def _is_no_day(view: View, day: DateSpan) -> bool:
    """Whether the figures count things (`18/22 đồng chí`) or name a feast (`đợt 7/11`)."""
    words = date_words()
    bare = day.form == "short" and "/" in day.span.of(view.text)
    if bare and words.counted_after.match(view.lower, day.end):
        return True
    if bare and words.counted_before.search(view.lower, max(0, day.start - 30), day.start):
        return True
    if day.first not in words.name_days:
        return False
    return words.name_cue.search(view.lower, max(0, day.start - 30), day.start) is not None


def _jubilees(view: View, dates: tuple[DateSpan, ...]) -> frozenset[int]:
    """Where the days stand that span the years of a jubilee: `(22/12/1944 – 22/12/2020)`."""
    found: set[int] = set()
    for one, other in itertools.pairwise(dates):
        apart = (other.year or 0) - (one.year or 0) if one.year and one.first == other.first else 0
        if apart >= _JUBILEE and _SPANS.fullmatch(view.lower, one.end, other.start):
            found |= {one.start, other.start}
    return frozenset(found)


def _weight(view: View, day: DateSpan) -> int:
    """What the words around a day say about it."""
    words = date_words()
    sentence = sentence_at(view, day.start)
    before = view.lower[max(sentence.start, day.start - _NEAR) : day.start]
    behind = view.lower[day.end : min(sentence.end, day.end + _NEAR_BEHIND)]
    plain = _IN_BRACKETS.sub("", view.lower[max(sentence.start, day.start - 2 * _NEAR) : day.start])
    clause = plain[-_CLAUSE_LENGTH:].rpartition("; ")[2]
    own = behind.partition("; ")[0]
    held = words.held.search(before) or words.held.search(own)
    matter = words.matter_behind.search(own[:_MATTER])
    if matter and held and held.string is own and held.start() < matter.start():
        matter = None
    bare = day.form == "short" and not _CUED.search(before) and not before.endswith("(")
    deadline = day.last is None and words.deadline.search(before)
    ahead = words.ahead.search(clause) or _WILL_BEHIND.match(behind[:_WILL_REACH])
    score = 5 if held else 0
    score -= 4 if bare else 0
    score -= 6 if deadline else 0
    score -= 5 if words.other_matter.search(clause) else 0
    score -= 5 if matter else 0
    score -= 4 if ahead else 0
    score -= 4 if _EARLIER.match(view.lower, sentence.start) else 0
    score -= 2 if "“" in clause and "”" not in clause else 0
    return score


def _to_its_close(view: View, best: _Candidate, candidates: list[_Candidate]) -> _Candidate:
    """The days from the opening to the close of a meeting, each told by itself: `khai mạc ngày 4-5 và bế mạc
    chiều 5-5`."""
    if best.day.last is not None:
        return best
    for close in candidates:
        before = view.lower[max(0, close.day.start - _NEAR) : close.day.start]
        if close.day.last is not None or not _CLOSED.search(before):
            continue
        for opening in candidates:
            one, other = opening.day, close.day
            days = (other.first[1] - one.first[1]) * 31 + other.first[0] - one.first[0]
            told = sentence_at(view, one.start)
            if (
                one.last is None
                and one.start < other.start
                and best.day.first in (one.first, other.first)
                and 0 < days <= _LONGEST_MEETING
                and (_OPENS.search(view.lower, *told) or told.start <= other.start < told.end)
            ):
                year = other.year or one.year
                day = one._replace(last=other.first, year=year, first_year=one.year or year)
                return best._replace(day=day, daypart=None)
    return best


def _whole(view: View, best: _Candidate, candidates: list[_Candidate]) -> _Candidate:
    """The run of days that one day belongs to, where the report names the run too: `các ngày 7 và 8-5`.

    A run that tells when others met, too, is none: `Trong hai ngày, các tổ còn tiếp xúc …`.
    """
    own = sentence_at(view, best.day.start)
    first, enough = best.day.first[::-1], max(_ENOUGH, best.score - 6)
    if best.day.last is not None:
        return best
    for other in candidates:
        last = other.day.last
        if last and other.day.form == "days" and other.score >= enough:
            if not other.day.first[::-1] <= first <= last[::-1]:
                continue
            told = sentence_at(view, other.day.start)
            if told.start >= own.end and _OTHERS.search(view.lower, *told):
                continue
            return other
    return best


def _last_by_length(view: View, layout: Layout, day: DateSpan, year: int) -> str | None:
    """The last day, where the day opens a meeting whose length is told: `diễn ra trong ba ngày`."""
    sentence = sentence_at(view, day.start)
    opening = day_in(year, day)
    if opening is None:
        return None
    for place in layout.body:
        if _CLOSES_NEXT.search(view.lower, *place):
            return (opening + timedelta(days=1)).isoformat()
        lasts = _LASTS.search(view.lower, *place)
        if lasts and _OPENS.search(view.lower, *sentence):
            days = _NUMBERS.get(lasts["days"]) or int(lasts["days"])
            return (opening + timedelta(days=days - 1)).isoformat()
    return None


def _daypart_elsewhere(best: _Candidate, candidates: list[_Candidate]) -> Daypart | None:
    """The part of the day that other mentions of the same day agree on."""
    parts = {
        c.daypart for c in candidates if c.daypart and c.day.first == best.day.first and c.score >= _ENOUGH
    }
    return parts.pop() if len(parts) == 1 and best.day.last is None else None


def _by_stamp(view: View, layout: Layout, published: str | None) -> Found[MeetingDate]:
    """No day is written: `sáng nay` and the page's stamp are all there is."""
    lead = [*([layout.title] if layout.title else []), *lead_of(view, layout, _LEAD)]
    said = next((found for span in lead if (found := _TODAY.search(view.lower, *span))), None)
    daypart = _DAYPARTS.get(said["part"] or "") if said else None
    if published is None:
        return Found(MeetingDate(daypart=daypart))
    day = date.fromisoformat(published[:10])
    if said and (said["when"] or said["which"]) == "qua":
        day -= timedelta(days=1)
    how = f"“{view.text[said.start() : said.end()]}” và ngày đăng bài" if said else "ngày đăng bài"
    start, end = said.span() if said else (0, 0)
    return Found(
        MeetingDate(day.isoformat(), None, True, daypart),
        (Trace("date", day.isoformat(), "published-stamp", start, end),),
        (f"Bài không ghi ngày họp, lấy theo {how}.",),
    )
