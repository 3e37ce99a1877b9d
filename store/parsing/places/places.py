"""The venue, and the province of the host body."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.language.sentences import Span
from store.language.tones import canonical_tones
from store.model import Kind
from store.parsing.bodies.bodies import bodies_in, end_of_name
from store.parsing.bodies.body_words import body_words, head_length
from store.parsing.found import Found, Trace
from store.parsing.page.layout import Layout
from store.parsing.places.place_words import place_words
from store.parsing.places.provinces import (
    Mention,
    gazetteer,
    in_force,
    mentions,
    of_codes,
    of_dateline,
    of_newspapers,
    of_press,
)
from store.parsing.tokens import Token
from store.parsing.view import View
from store.reading import ReportText

_OPENING = 6  # sentences in which a venue is looked for
_LONGEST = 2000  # code points of a sentence that are read
_LEAD = 700  # code points in which who leads the meeting is named
_READ = 60_000  # code points of a report that are asked for its province
_SORTS = {"name": 0, "town": 1, "district": 1, "bare": 2}
_BESIDE = re.compile(r" ?[(,] ?[^().;\n]{0,120}")
# What a meeting is about happened there: `về vụ cháy tại …`.
_MATTER = re.compile(
    r"(?<!\w)(?:liên quan|xảy ra|về việc|về vụ|vụ|sau vụ|tình trạng|vấn đề|sự cố|dự án)(?!\w)[^,;.\n]{0,80}$"
)
_VISITED = re.compile(
    r"(?<!\w)(?:làm việc|tiếp xúc|đối thoại|kiểm tra|giám sát|khảo sát|gặp gỡ|gặp|thăm)(?!\w)"
    r"(?P<partner>[^.;\n]{0,30}?(?<!\w)(?:với|tại|cử tri|ở)(?!\w)[^.;\n]{0,160})"
)
_VISITS: frozenset[Kind] = frozenset({"working", "dialogue"})
# A venue and its address behind: `tại phòng họp của Trường X, Đà Nẵng`, `tại hội trường (Thanh Trì, Hà Nội`.
_ADDRESS = re.compile(
    r"(?<!\w)(?:tại|ở) (?!khách sạn|resort|trung tâm hội nghị|cung |nhà khách|nhà hàng)[^.;\n]{3,90}?"
    r"(?:[,–-] |\((?:[^().;\n]{2,30}, )?)$"
)
_ADDRESSED = 2.5  # what it speaks for the province of a unit
_MASTHEAD = 14  # words
_MOVING = re.compile(r"(?:tại|ở|về|từ|đến) (?:tỉnh |thành phố |tp\.? ?|thị xã |quận |huyện )?$")
# How much a province must score, by what is known of the host; and what makes it sure.
_NO_DISTRICTS = "2025-07-01"  # since then provinces consist of communes and wards alone
_COMMUNE = re.compile(r"(?<!\w)(?:xã|phường|đặc khu) ([^,;()]{2,30})$")
# An address of the foot of a page: `12 Lê Lợi, phường 1, quận 5`, `khóm 2, thị trấn …`.
_STREET = re.compile(
    r"(?:\d[^.;,]{0,40}|đường [^.;,]{2,30}|khóm \w+|ấp \w+|thôn \w+|tổ \w+|khu phố \w+), "
    r"(?:phường|p\.|xã|thị trấn|tt\.|quận|q\.|huyện|tp|thành phố|thị xã|tx) ?\w"
)
_LOCAL_SCORE = 1.5
_COMPANY_SCORE = 3.0  # it has projects, and papers, elsewhere
_SCORE = 4.0
_SURE = 4.0
_AHEAD = 1.5  # times the next best


class _Evidence(NamedTuple):
    """A province, the rule that found it, and whether a reader should check it."""

    province: str
    rule: str
    weak: bool = False


def find_place(view: View, layout: Layout) -> Found[str | None]:
    """The venue: `tại` and a building, a body or a place in the first sentences that tell of a meeting.

    A building or body goes before a place on the map.
    """
    town: Span | None = None
    for sentence in (*_opening(view, layout.body), *_opening(view, _summed_up(layout))):
        if view.lower.find("tại ", *sentence) < 0 and view.lower.find("ở ", *sentence) < 0:
            continue
        if not place_words().held.search(view.lower, *sentence):
            continue
        tokens, bodies = bodies_in(view, sentence)
        for at, token in enumerate(tokens):
            if token.key not in {"tại", "ở"} or any(body.first <= at < body.last for body in bodies):
                continue
            if _MATTER.search(view.lower, sentence.start, token.start):
                continue
            venue = _venue(tokens, at + 1)
            if venue and venue[1]:
                return _placed(view, venue[0], "building or body behind tại")
            if venue and token.key == "tại":
                town = town or venue[0]
    return _placed(view, town, "place behind tại") if town else Found(None)


def _placed(view: View, span: Span, rule: str) -> Found[str | None]:
    name = " ".join(span.of(view.text).split())
    return Found(name, (Trace("place", name, rule, *span),))


def _summed_up(layout: Layout) -> tuple[Span, ...]:
    """The words under the title that sum the report up."""
    return tuple(span for span in layout.headline if layout.title and span.start >= layout.title.end)


def _opening(view: View, body: tuple[Span, ...]) -> Iterator[Span]:
    """The first sentences of some paragraphs."""
    if not body:
        return
    spans = (span for row in view.sentences for span in row if span.start >= body[0].start)
    for _, span in zip(range(_OPENING), spans, strict=False):
        if any(block.start <= span.start < block.end for block in body):
            yield Span(span.start, min(span.end, span.start + _LONGEST))


def _venue(tokens: Sequence[Token], at: int) -> tuple[Span, bool] | None:
    """The venue named at token `at`, and whether it is a building or a body, not only a place on the map.

    None where an event (`tại hội nghị`) or no name stands there.
    """
    words = place_words()
    if at >= len(tokens) or words.no_venues.length_at(tokens, at) > words.venues.length_at(tokens, at):
        return None
    size = max(words.venues.length_at(tokens, at), head_length(tokens, at))
    if not size and not tokens[at].capital:
        return None
    last = end_of_name(tokens, at, max(size, 1))
    if not tokens[at].capital and last - at == size:
        return None
    on_map = not size or tokens[at].key in body_words().levels
    if on_map:  # `tại huyện A và hoạt động …`
        joints = (here for here in range(at, last - 1) if tokens[here].key == "và")
        last = next((here for here in joints if not tokens[here + 1].capital), last)
    return Span(tokens[at].start, tokens[last - 1].end), not on_map


def find_province(
    view: View, layout: Layout, kind: Kind, organiser: str | None, date: str | None, report: ReportText
) -> Found[str | None]:
    """The host's province, in the name in force at the meeting's date.

    Evidence in this order: the host's name; the body or voters visited, where the meeting was a visit;
    nothing for bodies of the whole country; the newspaper or site; what the text says of its own province.
    Else a venue alone says nothing.

    Args:
        kind: the kind of meeting: visits are received by a host of their own.
        organiser: the host as found, or None.
        date: ISO date of the meeting, or None.
    """
    found = _province(view, layout, kind, organiser, report) or _by_commune(organiser, date)
    if found is None:
        return Found(None)
    name = in_force(found.province, date)
    warnings = (f"Tỉnh {name} được suy ra từ nội dung bài, nên kiểm tra lại.",) if found.weak else ()
    return Found(name, (Trace("province", name, found.rule),), warnings)


def _by_commune(organiser: str | None, date: str | None) -> _Evidence | None:
    """The province of a commune or ward that took over a district's name when districts were dissolved."""
    if organiser is None or date is None or date < _NO_DISTRICTS:
        return None
    commune = _COMMUNE.search(canonical_tones(organiser).lower())
    table = gazetteer()
    for names in (table.rural, table.towns, table.urban) if commune else ():
        if commune and commune[1] in names:
            return _Evidence(names[commune[1]], "a commune with a district's name", weak=True)
    return None


def _province(
    view: View, layout: Layout, kind: Kind, organiser: str | None, report: ReportText
) -> _Evidence | None:
    host = canonical_tones(organiser or "").lower()
    told = sorted(mentions(organiser or "", host), key=lambda mention: _SORTS[mention.sort])
    if told:
        return _Evidence(told[0].province, "the host's name")
    for hint, province in gazetteer().hints.items():
        if hint in host:
            return _Evidence(province, "a hint in the host's name", weak=True)
    visited = _visited(view, layout) if kind in _VISITS else None
    if visited:
        return _Evidence(visited, "the body or voters visited", weak=True)
    words = place_words()
    if words.is_central(host):
        return None
    press = of_press(" ".join((report.site or "", report.url or "", view.text[:300], *report.dropped)))
    if press:
        return _Evidence(press, "the newspaper or site")
    paper = of_newspapers(report.dropped)
    if paper:
        return _Evidence(paper, "the newspaper's name")
    scores = _scores(view, layout)
    for mention in _beside(view, host):
        scores[mention.province] += 4.0
    for mention in _in_site_lines(report.dropped):
        scores[mention.province] += 2.0
    if words.local.search(host):
        for mention in _addressed(view, layout):
            scores[mention.province] += _ADDRESSED
    dateline = of_dateline(view) or of_codes(report.dropped)
    if dateline and (not scores or scores.get(dateline, 0.0) > 0):
        return _Evidence(dateline, "the newspaper's code")
    if not scores or (not host and _led_centrally(view, layout)):
        return None
    best = max(scores, key=lambda province: scores[province])
    rest = max((score for province, score in scores.items() if province != best), default=0.0)
    needed = _LOCAL_SCORE if words.local.search(host) else _SCORE
    needed = _COMPANY_SCORE if host.startswith("công ty") else needed
    if scores[best] < max(needed, _AHEAD * rest):
        return None
    return _Evidence(best, "the province of the text", weak=scores[best] < _SURE)


def _visited(view: View, layout: Layout) -> str | None:
    """The province of the one body or place that the opening says was visited: `làm việc với UBND tỉnh X`."""
    told: set[str] = set()
    for sentence in (*([layout.title] if layout.title else ()), *_opening(view, layout.body)):
        for found in _VISITED.finditer(view.lower, *sentence):
            told.update(
                mention.province
                for mention in mentions(view.text, view.lower, *found.span("partner"))
                if mention.seat or mention.sort != "name" or layout.title == sentence
            )
    return next(iter(told)) if len(told) == 1 else None


def _led_centrally(view: View, layout: Layout) -> bool:
    """Whether a report that names no host opens with a leader or body of the country, not of a province."""
    start = layout.title.start if layout.title else 0
    end = (layout.body[0].start if layout.body else 0) + _LEAD
    if not place_words().leaders.search(view.lower, start, end):
        return False
    return not any(
        mention.seat for mention in mentions(view.text, view.lower, start, min(len(view.text), end))
    )


def _beside(view: View, host: str) -> Iterator[Mention]:
    """What the text tells right behind the host's name: `Chi bộ trường X (huyện Y)`."""
    at = view.lower.find(host) if host else -1
    while at >= 0:
        end = at + len(host)
        beside = _BESIDE.match(view.lower, end)
        if beside:
            yield from mentions(view.text, view.lower, *beside.span())
        at = view.lower.find(host, end)


def _addressed(view: View, layout: Layout) -> Iterator[Mention]:
    """What the address of a venue in the opening tells, where the venue is no place for guests."""
    for sentence in _opening(view, layout.body):
        if view.lower.find("tại ", *sentence) < 0 or not place_words().held.search(view.lower, *sentence):
            continue
        for mention in mentions(view.text, view.lower, *sentence):
            before = view.lower[max(sentence.start, mention.start - 130) : mention.start]
            if _ADDRESS.search(before):
                yield mention


def _in_site_lines(dropped: Sequence[str]) -> Iterator[Mention]:
    """What the lines around the report tell of the office whose page it is."""
    for line in dropped:
        lower = canonical_tones(line).lower()
        masthead = line.isupper() and line.count(" ") < _MASTHEAD
        address = _STREET.search(lower) is not None
        if len(lower) == len(line) and (masthead or address or place_words().site.search(lower)):
            yield from mentions(line, lower)


def _scores(view: View, layout: Layout) -> dict[str, float]:
    """How much the text speaks for each province: its bodies and towns more than its bare name.

    Sentences that name several provinces list them and speak for none; the same sort of evidence counts
    four times at most.
    """
    scores: dict[str, float] = defaultdict(float)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for spans in view.sentences:
        for span in spans:
            if span.start > _READ:
                return scores
            told = list(mentions(view.text, view.lower, *span))
            if len({mention.province for mention in told}) > 2:
                continue
            title = layout.title is not None and layout.title.start <= span.start < layout.title.end
            for mention in told:
                counts[mention.province, mention.sort] += 1
                if counts[mention.province, mention.sort] <= 4:
                    scores[mention.province] += _weight(view, mention, title=title)
    return scores


def _weight(view: View, mention: Mention, *, title: bool) -> float:
    """What one mention speaks for its province."""
    if title:
        return 4.0 if mention.start == 0 or mention.seat else 2.5
    # Where someone came from or the meeting was says little of who held it.
    moving = _MOVING.search(view.lower, max(0, mention.start - 20), mention.start)
    if moving:
        return 0.0 if mention.sort in {"name", "bare"} else 0.75
    if mention.seat:
        return 2.0
    return 1.5 if mention.sort in {"town", "district"} else 0.75
