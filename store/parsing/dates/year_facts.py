"""What is known of the world and dates a report that speaks of it: congresses, plenums, sessions of the
National Assembly, who held which office when, anniversaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from store.language.numerals import ORDINAL, ordinal
from store.model import Document, Kind
from store.parsing.dates.date_patterns import DateSpan
from store.parsing.dates.date_words import date_words
from store.parsing.dates.year_mentions import FIRST_YEAR, quoted
from store.parsing.dates.year_weights import Evidence, Weight, nearness, peak, scaled, since, within
from store.parsing.view import View, sentence_at

_ASSEMBLY = re.compile(r"quốc hội (?:nước \w+ )?khóa (?P<term>[ivx]{1,5}|1\d)(?!\w)")
_ELECTION = re.compile(
    r"(?:bầu cử|ứng cử|hiệp thương)(?!\w)[^.\n]{0,90}?quốc hội,? khóa (?P<term>[ivx]{1,5}|1\d)(?!\w)"
)
_SESSION = re.compile(
    rf"ky hop (?:(?:lan )?thu )?(?P<number>{ORDINAL})(?!\w),?(?: cua)?(?: quoc hoi)?,? "
    r"\(?khoa (?P<term>[ivx]{1,5}|1\d)(?!\w)"
)
_SESSION_BEHIND = re.compile(
    r"quoc hoi,? khoa (?P<term>[ivx]{1,5}|1\d)(?!\w)[^.\n]{0,120}?"
    rf"ky hop (?:(?:lan )?thu )?(?P<number>{ORDINAL})(?!\w)"
)
# One of some term: `kỳ họp thứ 6 của Quốc hội`, `kỳ họp thứ sáu, Quốc hội sắp tới`.
_ANY_SESSION = re.compile(
    rf"ky hop (?:(?:lan )?thu )?(?P<number>{ORDINAL})(?!\w),? (?:cua |cua ca )?quoc hoi(?!\w)(?!,? \(?khoa )"
)
_SESSION_NEAR = 2  # months between a meeting that speaks of a session and the session
_COUNCIL = re.compile(r"(?<!\w)(?:hdnd|hoi dong)(?!\w)")
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
_JUBILEE = re.compile(r"(?<!\w)kỷ niệm (?:lần thứ )?(?P<years>\d{1,3}) năm(?!\w)")
_FOUNDED = re.compile(
    r"(?<!\w)(?:thành lập|ra đời|hình thành|thiết lập|truyền thống|ngày|năm|từ|\()(?!\w)[^.;\n]{0,40}?"
    r"(?<![\d.,])(?P<year>1[89]\d\d|20[01]\d)(?!\w)"
)
_TO_COME = 2032  # no year that a report looks back from
_OWN = 10.0  # what the plenum itself weighs in the sentence of the day
_FEW = 4  # years that are no jubilee
# The lunar new year, from 21 January to 20 February, and the year it begins.
_NEW_YEAR = re.compile(r"(?<!\w)tết (?:nguyên đán )?(?:\w{2,5} \w{2,5} )?(?:năm )?(?P<year>20\d\d)(?!\d)")
_BEFORE_NEW_YEAR = 10  # the month from which the next is spoken of
_ELECTED = 7  # the month by which a new National Assembly has met
_OFFICE = 90  # how far behind its office a holder's name may stand, in code points
_FORMER = re.compile(r"(?:phó|nguyên|cựu|cố|thời|con|tân|vợ|ông nguyên)(?: là)?\s$")
_BREAK = re.compile(r"[.;:,()\n]|(?<!\w)(?:phó|và|là|với|cùng|cho|của ông|nguyên)(?!\w)")
_MOST_HOLDERS = 6


def known(view: View, day: DateSpan, documents: tuple[Document, ...]) -> Iterator[Evidence]:
    """Numbers of documents, sessions, terms, office holders, anniversaries."""
    words = date_words()
    for document in documents:
        if document.number and document.date and len(document.date) == 4 and "/" in document.key:
            weight = since(int(document.date), 0.7)
            yield Evidence(f"số văn bản {document.key}", *document.mentions[0], weight)
    yield from _sessions(view, day)
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
            yield Evidence(reason, *found_term.span(), within(*years, 0.3 * factor, -factor))
    for found in _ELECTION.finditer(view.lower):
        years = words.assembly_terms.get(ordinal(found["term"]) or 0)
        if years is not None and day.first[1] <= _ELECTED:
            yield Evidence(quoted(view, *found.span()), *found.span(), peak({years[0]: 2.0}))
    yield from _in_office(view, day)
    for found in words.anniversary.finditer(view.lower):
        year = words.founded[found["what"]] + int(found["years"])
        strength = 4.0 if found.start() < _HEAD else 1.2
        yield Evidence(quoted(view, *found.span()), *found.span(), peak({year: strength}))
    yield from _jubilee(view)
    found_new_year = _NEW_YEAR.search(view.lower) if "tết" in view.lower else None
    if found_new_year and not 3 <= day.first[1] < _BEFORE_NEW_YEAR:
        year = int(found_new_year["year"]) - (day.first[1] >= _BEFORE_NEW_YEAR)
        yield Evidence(quoted(view, *found_new_year.span()), *found_new_year.span(), peak({year: 3.0}))


def _jubilee(view: View) -> Iterator[Evidence]:
    """`kỷ niệm 60 năm`, and the year of the founding named somewhere: the two add up."""
    found = _JUBILEE.search(view.lower, 0, min(len(view.lower), 2 * _HEAD))
    if found is None:
        return
    for founded in _FOUNDED.finditer(view.lower):
        year = int(founded["year"]) + int(found["years"])
        if FIRST_YEAR < year < _TO_COME and int(found["years"]) > _FEW:
            reason = f"{quoted(view, *found.span())} và {quoted(view, *founded.span('year'))}"
            yield Evidence(reason, *founded.span("year"), peak({year: 2.5}))
            return


def _sessions(view: View, day: DateSpan) -> Iterator[Evidence]:
    """Numbered sessions of the National Assembly; people's councils number theirs too."""
    words = date_words()
    if "quoc hoi" not in view.folded:
        return
    for pattern in (_SESSION, _SESSION_BEHIND):
        for found in pattern.finditer(view.folded):
            when = words.assembly_sessions.get((ordinal(found["term"]) or 0, ordinal(found["number"]) or 0))
            sentence = sentence_at(view, found.start()).of(view.folded)
            if when is None or "quoc hoi" not in sentence or _COUNCIL.search(sentence):
                continue
            its_own = sentence_at(view, day.start).start <= found.start() < sentence_at(view, day.start).end
            if its_own and 0 <= day.first[1] - when[1] <= 1:
                yield Evidence(quoted(view, *found.span()), *found.span(), peak({when[0]: _OWN}))
            else:
                yield from _held(view, day, found, when)
    found_any = _ANY_SESSION.search(view.folded)
    number = ordinal(found_any["number"]) if found_any else None
    if found_any and number and not _COUNCIL.search(sentence_at(view, found_any.start()).of(view.folded)):
        years = {
            year: 1.0
            for (_, session), (year, month) in words.assembly_sessions.items()
            if session == number and abs(day.first[1] - month) <= _SESSION_NEAR
        }
        if years:
            yield Evidence(quoted(view, *found_any.span()), *found_any.span(), peak(years))


def _in_office(view: View, day: DateSpan) -> Iterator[Evidence]:
    """Those named with a national office, and when they held it."""
    words = date_words()
    seen: set[tuple[str, str]] = set()
    for found in words.office.finditer(view.lower):
        if _FORMER.search(view.lower, max(0, found.start() - 12), found.start()):
            continue
        reach = view.lower[found.end() : found.end() + _OFFICE]
        stop = _BREAK.search(reach)
        reach = reach[: stop.start()] if stop else reach
        for name, first, last in words.office_holders[found[0]]:
            if name in reach and (found[0], name) not in seen:
                seen.add((found[0], name))
                end = found.end() + reach.index(name) + len(name)
                text = " ".join(view.text[found.start() : end].split())
                yield Evidence(f"“{text}” đương chức", found.start(), end, _term(day, first, last))
        if len(seen) >= _MOST_HOLDERS:
            return


def _term(day: DateSpan, first: tuple[int, int], last: tuple[int, int]) -> Weight:
    """From `first` to `last` (year, month); a month or two about the change may belong to either.

    A term that holds the day in one year only nearly settles it.
    """
    month = day.first[1]
    years = range(first[0], min(last[0], first[0] + _FEW) + 1)
    once = sum(first <= (year, month) <= last for year in years) == 1
    inside = 1.6 if once else 0.4

    def weight(guess: int) -> float:
        at = guess * 12 + month
        early, late = first[0] * 12 + first[1] - at, at - last[0] * 12 - last[1]
        out = max(early, late)
        return inside if out <= 0 else -0.5 if out <= 2 else -2.0

    return weight


def announced(view: View, day: DateSpan, kind: Kind) -> Iterator[Evidence]:
    """The plenum or congress whose results a briefing passes on; older ones stay cited for years."""
    words = date_words()
    head = min(len(view.folded), _HEAD)
    own = sentence_at(view, day.start)
    for found in _PLENUM.finditer(view.folded, 0, head):
        which = ordinal(found["term"]) or 0, ordinal(found["number"] or found["short"]) or 0
        when = words.plenums.get(which)
        if when is not None and kind == "session" and own.start <= found.start() < own.end and found["short"]:
            yield Evidence(quoted(view, *found.span()), *found.span(), peak({when[0]: _OWN}))
        elif when is not None and kind in {"briefing", "session"}:
            yield from _held(view, day, found, when)
        elif when is not None:
            weight = scaled(nearness(day, date(*when, 1), "past"), 0.5)
            yield Evidence(quoted(view, *found.span()), *found.span(), weight)
    for found in _CONGRESS.finditer(view.lower, 0, head):
        when = words.party_congresses.get(ordinal(found["term"]) or 0)
        there = kind == "congress" and own.start <= found.start() < own.end
        if when is not None and (kind == "briefing" or there):
            yield from _held(view, day, found, when)


def _held(
    view: View, day: DateSpan, found: re.Match[str], when: tuple[int, int] | None
) -> Iterator[Evidence]:
    """A plenum or session whose month is known."""
    if when is not None:
        yield Evidence(quoted(view, *found.span()), *found.span(), nearness(day, date(*when, 1), "open"))
