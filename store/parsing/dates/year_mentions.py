"""The years, months and full dates that a text names, each with what it says about the text's own time.

A year named as past bounds the report's year from below, one named as still to come from above; the nearest
word of tense in the sentence decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from store.language.sentences import Span
from store.model import Document, Kind
from store.parsing.dates.date_patterns import DateSpan
from store.parsing.dates.date_words import date_words
from store.parsing.dates.year_weights import (
    Evidence,
    Tense,
    Weight,
    bounded,
    day_in,
    nearness,
    peak,
    scaled,
    since,
    within,
)
from store.parsing.occupied import Occupied
from store.parsing.view import View, sentence_at

FIRST_YEAR, LAST_YEAR = 1990, 2045

_SINGLE = r"(?P<year>(?:19|20)\d\d)"
# What stands before it is asked behind the first digit: a search then leaps from digit to digit.
_YEAR = re.compile(
    r"(?P<year>[12](?:(?<![\w.,/-].)|(?<=quý [iv1-4]/.)|(?<=quý i[iv]/.)|(?<=quý iii/.))"
    r"(?:(?<=1)9|(?<=2)0)\d\d)"
    r"(?!\w|[.,]\d|\s?m[23²³]?(?!\w))"
    r"(?:(?:\s?[-–]\s?|\s(?:đến|tới)\s(?:(?:hết|cuối)\s)?(?:năm\s)?)(?P<to>(?:19|20)\d\d)(?!\d))?"
)
_MONTH = re.compile(
    r"[t0-9](?<![\d/.-].)(?<!qu[ýí] .)(?:"
    r"(?<=t)háng\s(?P<month>1[0-2]|0?[1-9])(?:\s?[/.-]\s?|,?\snăm\s)"
    r"|(?:(?<=1)[0-2]|(?<=0)[1-9]|(?<=[1-9]))\s?[/-]\s?"
    rf"){_SINGLE}(?!\d|\s?[-–]\s?\d)"
)
_DIGITS = re.compile(r"\d+")
_SCALE = re.compile(r"(?:tỷ lệ|tỉ lệ|tl) $")
_COUNTED_BEHIND = re.compile(
    r" (?:người|hộ|đồng|tỷ|triệu|đại biểu|suất|căn|em|ha|km|lượt|vụ|đảng viên)(?!\w)"
)
_GOAL = re.compile(
    r"(?:đến|tới|tầm nhìn|từ nay đến|từ nay tới|sang|chậm nhất|muộn nhất)(?: là)?(?: khoảng)?"
    r"(?: hết| cuối| đầu)?(?: vào)?(?: năm)? $"
)
_INTO = re.compile(r"vào(?: khoảng)?(?: cuối| đầu| giữa)? năm $")
_AFTER = re.compile(r"(?:trước|sau) năm $")
_COUNTED_TO = re.compile(r"tính (?:đến|tới) (?:hết |cuối )?(?:năm )?$")
_COMPARED = re.compile(
    r"(?:cùng kỳ|so với|so cùng kỳ|năm trước|năm ngoái)(?: cùng kỳ)?(?: của)?(?: năm)? (?:năm )?$"
)
_LAST_YEAR = re.compile(r"(?:năm ngoái|năm trước|năm vừa qua|năm qua)[ ,]{0,2}\(?(?:năm )?$")
_THIS_YEAR = re.compile(r"năm nay[ ,]{0,2}[(-]?\s?(?:năm )?$")
_THIS_YEAR_BEHIND = re.compile(r"\)? (?:này|nay)(?!\w)")
_SO_FAR = re.compile(r"(?:từ|kể từ|qua)(?: (?P<early>đầu))?(?: năm)? $")
_MONTHS_OF = re.compile(
    r"(?P<months>\d{1,2}|những|các|mấy|sáu|ba|chín) tháng (?:(?P<half>đầu|cuối) )?(?:của )?(?:năm )?$"
)
_QUARTER_OF = re.compile(r"qu[ýí] (?P<quarter>i{1,3}|iv|[1-4])(?: ?/ ?| ?- ?|,? ?(?:năm )?)$")
_SUMMER = (6, 8)  # months in which one school year is over and the next not begun
_SCHOOL_NEAR = 45
_SCHOOL_BEGINS = re.compile(r" (?:bắt đầu|sẽ|tới|sắp tới|khởi đầu)(?!\w)")
_SCHOOL = re.compile(r"(?:năm học|học kỳ \w+ năm học|khóa học|niên khóa|mùa giải)\s?$")
_BORN = re.compile(r"(?:sinh năm|sn|sinh|thành lập năm|thành lập từ năm) $")
_NEW_YEAR = re.compile(r"(?:tết|xuân)(?: \w+){0,2} (?:năm )?$")
_EVENT = re.compile(
    r"(?<!\w)(?:đối thoại|diễn đàn|hội nghị|hội thảo|lễ hội|hội chợ|liên hoan|giải|cuộc thi|ngày hội)(?!\w)"
)
_FROM = re.compile(r"(?:từ|kể từ|hồi)(?: cuối| đầu| giữa)?(?: những)?(?: năm)? $")
_PLAN = re.compile(
    r"(?:nhiệm vụ|phương hướng|chỉ tiêu|mục tiêu|triển khai|(?P<early>kế hoạch|dự toán|chương trình))\b"
    r".{0,40}$"
)
_DONE = re.compile(r"(?:thực hiện|hoàn thành|kết quả|đạt|đánh giá|vượt|so với|theo)(?!\w)")
_NAME_BEFORE = re.compile(r"[^\W\d_]\w* ['‘’\"“”]?$")
_TERM = re.compile(r"(?:nhiệm kỳ|khóa \w+)\W{0,2}(?:\w+\W{1,2}){0,2}$")
_NEXT_TERM = re.compile(
    r"nhiệm kỳ\W{0,2}(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<change>(?:19|20)\d\d)[^.;\n]{0,60}"
    r"(?:phương hướng|nhiệm vụ|mục tiêu|kế hoạch)[^.;\n]{0,40}nhiệm kỳ\W{0,2}(?P=change)"
)
_WILL = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp)(?!\w)")
_OVER = re.compile(
    r"(?<!\w)(?:đã|vừa|từng|so với|cùng kỳ|năm ngoái|trước đây|trước đó|hồi|cách đây|tính đến|kết quả)(?!\w)"
)
# The congress that a term begins with, where it is this meeting and not one to come, or only cited.
_OPENS_TERM = re.compile(r"(?<!\w)(?P<before>(?:\w+ ){0,5})đại hội[^.;()\n]{0,80}?\(?nhiệm kỳ\W{0,2}$")
_NOT_YET = re.compile(
    r"(?<!\w)(?:chuẩn bị|nhân sự|trước|sau|tới|phục vụ|văn kiện|hướng tới|hướng đến|mừng|nghị quyết|kế hoạch"
    r"|tiểu ban|chỉ đạo|công tác|tinh thần|thực hiện|triển khai|quán triệt|học tập)(?!\w)"
)
_BEFORE = 45  # how far before a year its own words stand, in code points
_TENSE_BEFORE = 120
_TENSE_BEHIND = 50
_OPENING = 6  # how far into its sentence a time may stand that opens it
_SERIES = 400  # how far before such a time the first of its series may stand
_CONGRESS = 140  # how far before its term a congress may be named
_LATE = 10  # from this month on plans are made for the next year
_REPEATED = 0.25
_MOST = 4  # times a year named in one way counts
_MOST_EVIDENCE = 400


def dated(
    view: View, day: DateSpan, dates: tuple[DateSpan, ...], documents: tuple[Document, ...]
) -> Iterator[Evidence]:
    """Full dates, and months with a year."""
    cited = {document.date for document in documents if document.date}
    written = [
        (other.span, day_in(other.year, other._replace(first=other.last or other.first)))
        for other in dates
        if other.year
    ]
    yield from _same_day(view, day, dates)
    occupied = Occupied(len(view.lower))
    for other in dates:
        occupied.take(*other.span)
    for found in _MONTH.finditer(view.lower):
        if occupied.is_free(*found.span()) and not _SCALE.search(
            view.lower, max(0, found.start() - 8), found.start()
        ):
            month = int(_DIGITS.findall(found[0])[0])
            written.append((Span(*found.span()), date(int(found["year"]), month, 15)))
    seen: set[date] = set()
    for span, then in written[:_MOST_EVIDENCE]:
        if then is None or then in seen or not FIRST_YEAR <= then.year < LAST_YEAR:
            continue
        seen.add(then)
        firm = then.isoformat() in cited
        tense: Tense = "past" if firm else tense_of(view, *span, series=True)
        yield Evidence(quoted(view, *span), *span, nearness(day, then, tense, firm))


def _same_day(view: View, day: DateSpan, dates: tuple[DateSpan, ...]) -> Iterator[Evidence]:
    """The same day with its year elsewhere in the text, if nothing is founded, born or remembered there."""
    reason = "cùng ngày ấy được ghi đủ năm ở chỗ khác trong bài"
    for other in dates:
        if other.year and day.first in {other.first, other.last}:
            before = view.lower[max(0, other.start - _BEFORE) : other.start]
            if not date_words().other_matter.search(before):
                yield Evidence(reason, other.start, other.end, peak({other.year: 4.0}))
                return


def tense_of(view: View, start: int, end: int, series: bool = False) -> Tense:
    """Whether a time is over or still to come: the nearest word of its sentence says.

    Args:
        start, end: the time's place in the text.
        series: whether it may go on a series of times: `Tháng 8 sẽ …. Tháng 3/2018 …`.
    """
    words = date_words()
    sentence = sentence_at(view, start)
    behind = view.lower[end : min(sentence.end, end + _TENSE_BEHIND)]
    if words.year_ahead_behind.match(behind):
        return "ahead"
    if words.year_past_behind.match(behind):
        return "past"
    before = view.lower[max(sentence.start, start - _TENSE_BEFORE) : start]
    ahead = max((found.end() for found in words.year_ahead.finditer(before)), default=-1)
    past = max((found.end() for found in words.year_past.finditer(before)), default=-1)
    will = max((found.end() for found in _WILL.finditer(before)), default=-1)
    if past > will > -1 and _OVER.search(before, will) is None:
        return "ahead"  # `sẽ công bố sau khi HĐND ban hành nghị quyết vào tháng 7/2018`
    if ahead == past:
        goes_on = series and ahead < 0 and start - sentence.start <= _OPENING
        return (
            "ahead" if goes_on and words.ahead.search(view.lower, max(0, start - _SERIES), start) else "open"
        )
    return "ahead" if ahead > past else "past"


class _Yeared(NamedTuple):
    """How a year is named, in a word, and what that says."""

    how: str
    weight: Weight


def yeared(view: View, day: DateSpan, kind: Kind, documents: tuple[Document, ...]) -> Iterator[Evidence]:
    """Years and spans of years: `năm 2018`, `nhiệm vụ 2019`, `từ đầu 2018 đến nay`, `nhiệm kỳ 2020-2025`."""
    month = day.first[1]
    named = Occupied(len(view.lower))  # by documents and months
    for document in documents:
        for mention in document.mentions:
            named.take(*mention)
    for found in _MONTH.finditer(view.lower):
        named.take(*found.span())
    seen: dict[tuple[str, int], int] = {}
    terms: dict[int, int] = {}
    own = sentence_at(view, day.start)
    for count, found in enumerate(_YEAR.finditer(view.lower)):
        year = int(found["year"])
        if count > _MOST_EVIDENCE:
            break
        if not FIRST_YEAR <= year < LAST_YEAR or not named.is_free(*found.span()):
            continue
        before = view.lower[max(0, found.start() - _BEFORE) : found.start()]
        if not before.endswith("năm ") and _COUNTED_BEHIND.match(view.lower, found.end()):
            continue
        if found["to"]:
            last = int(found["to"])
            if _TERM.search(before):
                terms[year] = last
                if kind == "congress":
                    continue
                if _opens(view, own, found.start()):
                    yield Evidence(
                        f"nhiệm kỳ mới của đại hội, {year}-{last}",
                        *found.span(),
                        peak({year: 2.0, year - 1: 0.3}),
                    )
            read = _span_of_years(view, found, before, year, last, month, kind)
        else:
            read = _year_alone(view, found, before, year, month)
        times = seen.get((read.how, year), 0)
        seen[read.how, year] = times + 1
        if times < _MOST:
            weight = read.weight
            if own.start <= found.start() < own.end:
                weight = bounded(weight, 2.0 if read.how == "event" else 1.3)
            yield Evidence(
                quoted(view, *found.span()), *found.span(), scaled(weight, _REPEATED) if times else weight
            )
    if kind == "congress" and terms:
        newest = max(terms)
        yield Evidence(f"nhiệm kỳ mới của đại hội, {newest}-{terms[newest]}", 0, 0, peak({newest: 4.0}))
    for found in _NEXT_TERM.finditer(view.lower):
        change = int(found["change"])
        yield Evidence(
            quoted(view, *found.span("change")), *found.span(), peak({change: 2.0, change - 1: 0.3})
        )


def _opens(view: View, own: Span, term: int) -> bool:
    """Whether the congress that a term begins with is told of in the sentence of the day."""
    if not own.start <= term < own.end:
        return False
    found = _OPENS_TERM.search(view.lower, max(own.start, term - _CONGRESS), term)
    return found is not None and _NOT_YET.search(found["before"]) is None


def quoted(view: View, start: int, end: int) -> str:
    """The evidence as printed, with a word or two before it."""
    head = re.search(r"(?:\w+\s){0,2}$", view.text[max(0, start - 24) : start])
    return "“" + " ".join(((head[0] if head else "") + view.text[start:end]).split()) + "”"


def _span_of_years(
    view: View, found: re.Match[str], before: str, first: int, last: int, month: int, kind: Kind
) -> _Yeared:
    """What `A-B` says: a school year, a term, any other span."""
    if _SCHOOL.search(before):
        return _Yeared("school", peak(_of_school_year(view, found, before, first, last, month), below=-0.5))
    if _TERM.search(before):
        half = kind == "interim" or "giữa" in before or "nửa" in before
        if half:
            return _Yeared("term", peak({first + 2: 2.5, first + 3: 2.5}, below=-1.0, above=-1.0))
        return _Yeared("term", within(first, last, 0.3, -1.0))
    tense = tense_of(view, *found.span())
    if tense == "past" and "đến" in found[0]:
        return _Yeared("span", peak({last: 0.8, last + 1: 0.6}, below=-2.0))
    if tense == "ahead":
        return _Yeared("span", within(first - 1, last, 0.4, -0.8))
    if "đến" in found[0] or "tới" in found[0]:
        inside = dict.fromkeys(range(first + 1, last + 1), 0.3)
        return _Yeared(
            "span", peak({first - 1: 0.5, first: 0.0, **inside, last + 1: 0.3}, below=-0.3, above=-0.6)
        )
    return _Yeared("span", within(first, last + 1, 0.3, -0.8))


def _of_school_year(
    view: View, found: re.Match[str], before: str, first: int, last: int, month: int
) -> dict[int, float]:
    """The years that `năm học A-B` speaks for; in summer one is looked back on and the next prepared."""
    if month < _SUMMER[0]:
        return {last: 2.0}
    if month > _SUMMER[1]:
        return {first: 2.0}
    words, near = date_words(), before[-_SCHOOL_NEAR:]
    if words.school_ahead.search(near) or _SCHOOL_BEGINS.match(view.lower, found.end()):
        return {first: 2.0}
    return {last: 2.0} if words.school_past.search(near) else {first: 1.2, last: 1.5}


def _year_alone(view: View, found: re.Match[str], before: str, year: int, month: int) -> _Yeared:
    """What a single year says, by the words around it."""
    lower, late = view.lower, month >= _LATE
    next_year = 1.1 if month <= 2 else 0.8 if month == 3 else 0.4
    if _BORN.search(before):
        return _Yeared("born", since(year))
    if _NEW_YEAR.search(before):
        return _Yeared("new year", peak({year - 1 if month >= 9 else year: 2.0}))
    if _THIS_YEAR.search(before) or _THIS_YEAR_BEHIND.match(lower, found.end()):
        return _Yeared("this year", peak({year: 3.0}))
    if _LAST_YEAR.search(before):
        return _Yeared("last year", peak({year + 1: 2.5, year: 0.3 if late else 0.0}, below=-2.0))
    if _COMPARED.search(before):
        if "kỳ" in before[-20:]:
            return _Yeared("compared", peak({year: 0.0, year + 1: 2.0, year + 2: 0.3}, below=-2.0))
        return _Yeared(
            "compared", peak({year: 0.0, year + 1: 1.5, year + 2: 1.2 if month <= 3 else 0.3}, below=-2.0)
        )
    months = _MONTHS_OF.search(before)
    if months:
        return _Yeared("months", _months_of(months, year, month))
    quarter = _QUARTER_OF.search(before)
    if quarter and tense_of(view, *found.span()) == "ahead" and month > 3 * _quarter(quarter["quarter"]):
        return _Yeared("months", peak({year - 1: 2.2}, above=-2.0))
    if quarter:
        begun = month >= 3 * _quarter(quarter["quarter"]) - 2
        return _Yeared(
            "months", peak({year: 2.2 if begun else 0.6, year + 1: 0.3 if begun else 1.2}, below=-0.6)
        )
    so_far = _SO_FAR.search(before)
    if so_far and "nay" in lower[found.end() : found.end() + 12]:
        if so_far["early"]:
            return _Yeared("so far", peak({year: 1.5, year + 1: 1.2 if month <= 6 else 0.6}, below=-2.5))
        return _Yeared("since", _long_since(year))
    tense = tense_of(view, *found.span())
    name = _NAME_BEFORE.search(view.text, max(0, found.start() - 20), found.start())
    if name and name[0][0].isupper() and name[0].strip().lower() != "năm":
        if year % 5 == 0 and tense != "past":
            return _Yeared("goal", _until(year, -2.0))
        how = "event" if _EVENT.search(before) else "name"
        return _Yeared(how, peak({year - 1: 0.4, year: 0.8, year + 1: 0.4}))
    if _COUNTED_TO.search(before):
        return _Yeared("counted to", peak({year: 1.0, year + 1: 0.8}, below=-0.3))
    over = date_words().year_past_behind.match(lower, found.end(), found.end() + _TENSE_BEHIND)
    if not over and (_GOAL.search(before) or (_INTO.search(before) and tense != "past")):
        return _Yeared("goal", _until(year, -2.0 if tense == "ahead" else -0.8))
    if _FROM.search(before) and tense != "ahead":
        if tense == "past":
            return _Yeared("since", _long_since(year))
        return _Yeared("from", peak({year - 1: 0.4, year: 0.4, year + 1: 0.4, year + 2: 0.3}, below=-0.6))
    plan = _PLAN.search(before)
    if plan and year % 5 == 0 and not before.endswith("năm "):
        return _Yeared("goal", _until(year, -2.0))
    if plan:
        done = _DONE.search(lower, max(0, found.start() - 2 * _BEFORE), found.start()) is not None
        return _Yeared("plan", _planned(plan, done, year, month))
    if _AFTER.search(before) and tense == "open":
        return _Yeared("after", peak({}))
    if tense == "ahead":
        near = {year - 1: 1.4 if late else 0.6, year: 0.3 if late else 1.2 if month <= 3 else 0.9}
        return _Yeared("ahead", peak({year - 2: 0.2, **near}, above=-2.0))
    if tense == "past":
        near = {year: 1.2, year + 1: next_year + 0.2, year + 2: 0.2}
        return _Yeared("past", peak(near, below=-2.5))
    return _Yeared(
        "year", peak({year - 1: 0.4 if late else -0.1, year: 1.3, year + 1: next_year}, below=-0.6)
    )


def _quarter(text: str) -> int:
    return int(text) if text.isdigit() else 4 if text == "iv" else len(text)


def _planned(found: re.Match[str], done: bool, year: int, month: int) -> Weight:
    """`nhiệm vụ năm 2019`: done and looked back on, or looked forward to, from late in the year before."""
    if done:
        return peak({year: 1.2, year + 1: 1.2 if month <= 3 else 0.5}, below=-1.0)
    if month >= _LATE:
        return peak({year - 1: 1.6, year: 0.6}, below=-1.0, above=-1.0)
    if found["early"] and month >= 6:
        return peak({year - 1: 0.9, year: 0.9}, below=-1.0, above=-0.5)
    return peak({year - 1: 0.5, year: 1.6}, below=-1.0, above=-0.8)


def _months_of(found: re.Match[str], year: int, month: int) -> Weight:
    """`9 tháng đầu năm 2018`."""
    if not found["months"].isdigit():
        return peak({year: 2.0, year + 1: 0.5 if month <= 3 else 0.0}, below=-1.0)
    count = int(found["months"])
    if count > 12:
        return peak({})
    fits = found["half"] == "cuối" or month >= count
    return peak({year: 3.0 if fits else 1.0, year + 1: 0.0 if fits else 0.5})


def _until(year: int, above: float) -> Weight:
    """A goal for that year: the report is older, by a few years most likely.

    Args:
        above: what speaks against later years.
    """
    near = {year - 5: 0.2, year - 4: 0.2, year - 3: 0.3, year - 2: 0.4, year - 1: 0.5, year: 0.4}
    return peak(near, above=above)


def _long_since(year: int) -> Weight:
    """Something that began in that year."""
    return peak({year: 0.4, year + 1: 0.6, year + 2: 0.4, year + 3: 0.3, year + 4: 0.2}, below=-2.5)
