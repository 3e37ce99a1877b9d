"""The venue, and the province of the host body."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from store.language.sentences import Span
from store.language.tones import canonical_tones
from store.parsing.bodies import bodies_in, venue_at
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.provinces import Mention, gazetteer, in_force, mentions, of_dateline, of_press
from store.parsing.view import View
from store.reading import ReportText

_CENTRAL = re.compile(
    r"(?<!\w)(?:trung ương|tw|t\.ư|việt nam|bộ (?!chỉ huy|chqs|đội|tư lệnh thủ đô|tham mưu)|chính phủ|quốc hội|tổng cục|tập đoàn"
    r"|tổng công ty|tổng liên đoàn|ban bí thư|bộ chính trị|toàn quốc|quốc gia|nhà nước|đại sứ quán|liên hợp quốc)(?!\w)"
)
_LOCAL = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|tp|huyện|quận|xã|phường|thị trấn|thị xã|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|sở|chi cục|hđnd|ubnd"
    r"|chi bộ|đảng bộ|đảng ủy|trường (?:mầm non|mn|tiểu học|th|thcs|thpt|ptdt)|tỉnh đoàn|thành đoàn|huyện đoàn|khối|bảo tàng|trung tâm|bệnh viện)(?!\w)"
)
_FIRST = 6  # sentences in which a venue is looked for
_HELD = re.compile(
    r"(?<!\w)(?:diễn ra|tổ chức|khai mạc|họp|làm việc|gặp mặt|họp mặt|hội nghị|đại hội|lễ|hội thảo|tọa đàm|sinh hoạt|tiếp xúc cử tri|đối thoại)(?!\w)"
)
_LEADERS = re.compile(
    r"(?<!\w)(?:thủ tướng|bộ trưởng|thứ trưởng|tổng bí thư|chủ tịch nước|chủ tịch quốc hội|phó chủ tịch quốc hội|bộ chính trị|tổng cục trưởng)(?!\w)"
)
_ORDER = {"name": 0, "town": 1, "district": 1, "bare": 2}


class _Evidence(NamedTuple):
    """A province, the rule that found it, and whether a reader should check it."""

    province: str
    rule: str
    start: int = 0
    end: int = 0
    weak: bool = False


def find_place(view: View, layout: Layout) -> Found[str | None]:
    """The venue: `tại` and a building, a body or a place in the first sentences that say when or that it was held.

    A building or body goes before a place on the map.
    """
    town: Span | None = None
    for sentence in _opening(view, layout):
        if not _HELD.search(view.lower, *sentence):
            continue
        tokens, bodies = bodies_in(view, sentence)
        for at, token in enumerate(tokens):
            if token.key not in {"tại", "ở"} or any(body.first <= at < body.last for body in bodies):
                continue
            found = venue_at(view, tokens, at + 1)
            if found and (found[1] or token.key == "tại"):
                if found[1]:
                    return _placed(view, found[0], "building or body behind `tại`")
                town = town or found[0]
    return _placed(view, town, "place behind `tại`") if town else Found(None)


def _placed(view: View, span: Span, rule: str) -> Found[str | None]:
    name = " ".join(span.of(view.text).split())
    return Found(name, (Trace("place", name, rule, *span),))


def _opening(view: View, layout: Layout) -> Iterator[Span]:
    """The first sentences of the body."""
    if not layout.body:
        return
    spans = (s for row in view.sentences for s in row if s.start >= layout.body[0].start)
    for _, sentence in zip(range(_FIRST), spans, strict=False):
        if any(block.start <= sentence.start < block.end for block in layout.body):
            yield sentence


def find_province(
    view: View, layout: Layout, organiser: str | None, date: str | None, report: ReportText
) -> Found[str | None]:
    """The host's province, in the name in force at the meeting's date.

    Evidence in this order: the host's name; nothing for central bodies; the title; the newspaper or site; what the
    text says of its own province. A venue alone says nothing.
    """
    found = _province(view, layout, organiser, report)
    if found is None:
        return Found(None)
    name = in_force(found.province, date)
    warnings = (f"Tỉnh {name} được suy ra từ nội dung bài, nên kiểm tra lại.",) if found.weak else ()
    return Found(name, (Trace("province", name, found.rule, found.start, found.end),), warnings)


def _province(view: View, layout: Layout, organiser: str | None, report: ReportText) -> _Evidence | None:
    local = False
    if organiser:
        host = canonical_tones(organiser).lower()
        told = sorted(mentions(organiser, host), key=lambda mention: _ORDER[mention.sort])
        if told:
            return _Evidence(told[0].province, "the host's name")
        for hint, province in gazetteer().hints.items():
            if hint in host:
                return _Evidence(province, "a hint in the host's name", weak=True)
        local = _LOCAL.search(host) is not None
        if not local or _CENTRAL.search(host):
            if _CENTRAL.search(host):
                return None
    press = of_press(" ".join((report.site or "", report.url or "", view.text[:300], *report.dropped)))
    scores = _scores(view, layout)
    for mention in _beside(view, organiser or ""):
        scores[mention.province] += 3.0
    best = max(scores, key=lambda province: scores[province], default=None)
    if press:
        return _Evidence(press, "the newspaper or site")
    dateline = of_dateline(view)
    if dateline and (best is None or best == dateline or scores[dateline] > 0):
        return _Evidence(dateline, "the newspaper's code")
    if best is None:
        return None
    rest = max((score for province, score in scores.items() if province != best), default=0.0)
    if organiser is None and _led_centrally(view, layout):
        return None
    needed = 2.0 if local else 4.0
    if scores[best] < needed or scores[best] < 1.5 * rest:
        return None
    return _Evidence(best, "the province of the text", weak=scores[best] < 4)


def _led_centrally(view: View, layout: Layout) -> bool:
    """Whether a report that names no host opens with a leader or body of the country, not of a province."""
    opening = Span(
        layout.title.start if layout.title else 0,
        min(len(view.text), (layout.body[0].start if layout.body else 0) + 700),
    )
    return _LEADERS.search(view.lower, *opening) is not None and not any(
        mention.seat for mention in mentions(view.text, view.lower, *opening)
    )


def _beside(view: View, organiser: str) -> Iterator[Mention]:
    """What the text tells right behind the host's name: `Chi bộ trường X (huyện Y)`."""
    key = canonical_tones(organiser).lower()
    at = view.lower.find(key) if key else -1
    while at >= 0:
        end = at + len(key)
        beside = re.compile(r" ?[(,] ?[^().;\n]{0,50}").match(view.lower, end)
        if beside:
            yield from mentions(view.text, view.lower, *beside.span())
        at = view.lower.find(key, end)


def _scores(view: View, layout: Layout) -> dict[str, float]:
    """How much the text speaks for each province: its bodies and towns more than its bare name."""
    scores: dict[str, float] = defaultdict(float)
    caps: dict[tuple[str, str], int] = defaultdict(int)
    for spans in view.sentences:
        for span in spans:
            told = list(mentions(view.text, view.lower, *span))
            if len({mention.province for mention in told}) > 2:
                continue
            title = layout.title is not None and layout.title.start <= span.start < layout.title.end
            for mention in told:
                weight = _weight(view, mention, title=title)
                caps[mention.province, mention.sort] += 1
                if caps[mention.province, mention.sort] <= 4:
                    scores[mention.province] += weight
    return scores


def _weight(view: View, mention: Mention, *, title: bool) -> float:
    before = view.lower[max(0, mention.start - 12) : mention.start]
    if title:
        return 4.0 if mention.start == 0 or mention.seat else 2.5
    if mention.seat:
        return 2.0
    if mention.sort in {"town", "district"}:
        return 1.5
    if re.search(r"(?:tại|ở|về|từ|đến) $", before):
        return 0.0
    return 0.75
