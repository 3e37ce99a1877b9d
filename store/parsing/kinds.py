"""The kind of meeting, and whether the text reports one at all.

The title decides, then the sentence of the lead that tells of the meeting. Cited documents and quoted
words are blanked out first: `Nghị quyết Đại hội` makes no congress.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from store.language.sentences import Span
from store.model import Document, Kind
from store.parsing.date_patterns import dates_in
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.view import View
from store.vocabulary import load_vocabulary

_RANKED: tuple[Kind, ...] = ("review", "year-end", "interim", "congress")
_LEAD_PARAGRAPHS = 4
_LEAD_SENTENCES = 3
_REST = 9000
_WINDOW = 110
_ENOUGH = 4


class _KindEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    slug: Kind
    phrases: tuple[str, ...]
    weak: tuple[str, ...] = ()


class _NoEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    event: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class _Kinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    held_before: tuple[str, ...]
    held_after: tuple[str, ...]
    verbs: tuple[str, ...]
    ahead: tuple[str, ...]
    cancelled: tuple[str, ...]
    aside: tuple[str, ...]
    proceedings: tuple[str, ...]
    press: tuple[str, ...]
    committees: tuple[str, ...]
    not_events: tuple[_NoEvent, ...]
    events: dict[str, Kind]
    kinds: tuple[_KindEntry, ...]


class _Words(NamedTuple):
    events: dict[str, Kind]
    verbs: tuple[str, ...]
    press: tuple[str, ...]
    not_events: dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]
    session_after: re.Pattern[str]
    session_before: re.Pattern[str]
    event: re.Pattern[str]
    purposes: dict[str, tuple[Kind, bool]]
    purpose: re.Pattern[str]
    held_before: re.Pattern[str]
    held_after: re.Pattern[str]
    ahead: re.Pattern[str]
    will: re.Pattern[str]
    cancelled: re.Pattern[str]
    aside: re.Pattern[str]
    proceedings: re.Pattern[str]


class _Event(NamedTuple):
    """A meeting named in a sentence: what it is called, what for, and how surely it took place."""

    score: int
    kind: Kind
    start: int
    end: int


def _any(words: tuple[str, ...] | list[str]) -> str:
    return (
        "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
    )


@lru_cache(maxsize=1)
def _words() -> _Words:
    given = load_vocabulary("kinds", _Kinds)
    purposes: dict[str, tuple[Kind, bool]] = {}
    for entry in given.kinds:
        purposes.update(dict.fromkeys(entry.phrases, (entry.slug, True)))
        purposes.update(dict.fromkeys(entry.weak, (entry.slug, False)))
    return _Words(
        events={**given.events, **dict.fromkeys(given.press, "other")},
        verbs=given.verbs,
        press=given.press,
        not_events={
            entry.event: (
                re.compile(rf"(?<!\w){_any(entry.before)} $") if entry.before else None,
                re.compile(rf" {_any(entry.after)}(?!\w)") if entry.after else None,
            )
            for entry in given.not_events
        },
        session_after=re.compile(
            rf" (?:mở rộng |trực tuyến |thường kỳ |của |toàn thể )?{_any(given.committees)}(?!\w)"
        ),
        session_before=re.compile(rf"(?<!\w){_any(given.committees)}(?:\W{{1,3}}\w+){{0,8}}\W{{1,3}}$"),
        event=re.compile(rf"(?<!\w){_any([*given.events, *given.press])}(?!\w)"),
        purposes=purposes,
        purpose=re.compile(rf"(?<!\w){_any(list(purposes))}(?!\w)"),
        held_before=re.compile(rf"(?<!\w){_any(given.held_before)}(?:\W{{1,3}}\w+){{0,6}}\W{{0,3}}$"),
        held_after=re.compile(rf"^(?:\W{{1,3}}\w+){{0,28}}?\W{{1,3}}{_any(given.held_after)}(?!\w)"),
        ahead=re.compile(
            rf"(?<!\w)(?:{_any(given.ahead)}(?:\W{{1,3}}\w+){{0,4}}|sẽ(?: \w+){{0,14}})\W{{0,3}}$"
        ),
        will=re.compile(r"^(?:\W{1,3}\w+){0,12}?\W{1,3}(?:sẽ|dự kiến|sắp)(?!\w)"),
        cancelled=re.compile(rf"(?<!\w){_any(given.cancelled)}(?!\w)"),
        aside=re.compile(
            rf"(?<!\w){_any(given.aside)}(?:\W{{1,3}}(?:một|các|của|buổi|cuộc)){{0,2}}\W{{0,3}}$"
        ),
        proceedings=re.compile(
            rf"(?<!\w){_any(given.proceedings)}\W{{1,3}}(?:buổi\s|cuộc\s|các\s)?"
            r"(hội nghị|đại hội|kỳ họp|phiên họp|họp|làm việc|lễ|hội thảo|tọa đàm|diễn đàn|tập huấn|sinh hoạt|đối thoại|gặp mặt|tiếp xúc|giao ban|chương trình)(?!\w)"
        ),
    )


_QUOTED = re.compile(r"[\"“‘'«][^\"“”‘’'«»\n]{2,160}[\"”’'»]")
# Someone tells of a meeting; the report is not about it.
_HEARSAY = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|xác nhận|khẳng định|trước đó|bên lề|hành lang|thông báo)(?!\w)"
)
_INDEFINITE = re.compile(r"(?<!\w)(?:một|nhiều|các|những|mỗi|hàng loạt|từng) (?:\w+ )?$")
_AT = re.compile(r"(?<!\w)(?:tại|trong|ở)(?: \w+)? $")
# `công bố quyết định thanh tra` opens an inspection, and is no appointment.
_INSPECTION = re.compile(r" (?:\w+ ){0,6}(?:thanh tra|kiểm tra|kiểm toán|giám sát)(?!\w)")
_BESIDE = re.compile(r"(?<!\w)(?:bên lề|hành lang)(?!\w)")
_TIMED = re.compile(
    r"(?<!\w)(?:sáng|chiều|tối|hôm) (?:nay|qua)(?!\w)|(?<!\w)(?:hôm nay|vừa qua|mới đây|cùng ngày|chiều|sáng|tối) "
)


def _blanked(view: View, documents: tuple[Document, ...], start: int, end: int, quotes: bool) -> str:
    """The lower-case text of a span, same length, without cited documents and quoted words."""
    text = view.lower[start:end]
    for document in documents:
        for first, last in document.mentions:
            if first < end and last > start:
                cut, stop = max(first, start) - start, min(last, end) - start
                text = text[:cut] + "§" * (stop - cut) + text[stop:]
    if quotes:
        text = _QUOTED.sub(lambda found: "§" * len(found[0]), text)
    return text


def _purpose(text: str, start: int, end: int, weak: bool) -> tuple[Kind, int, int] | None:
    """The purpose named in `text[start:end]`: one of the ranked four, else the first."""
    words = _words()
    first: tuple[Kind, int, int] | None = None
    ranked: dict[Kind, tuple[Kind, int, int]] = {}
    for found in words.purpose.finditer(text, start, end):
        kind, strong = words.purposes[found[0]]
        if kind == "personnel" and _INSPECTION.match(text, found.end()):
            kind = "working"
        if not strong and not weak:
            continue
        if words.aside.search(text, max(0, found.start() - 30), found.start()):
            continue
        if _is_none(text, found) or words.ahead.search(text, max(0, found.start() - 60), found.start()):
            continue
        entry = (kind, found.start(), found.end())
        first = first or entry
        if kind in _RANKED:
            ranked.setdefault(kind, entry)
    return next((ranked[kind] for kind in _RANKED if kind in ranked), first)


def _is_none(text: str, found: re.Match[str]) -> bool:
    """Whether the words around an event word make it something else: `tang lễ`, `đại hội thể thao`."""
    before, after = _words().not_events.get(found[0], (None, None))
    return (
        before is not None and before.search(text, max(0, found.start() - 20), found.start()) is not None
    ) or (after is not None and after.match(text, found.end()) is not None)


def _events(text: str, offset: int, dated: bool) -> list[_Event]:
    """The meetings a sentence names as held."""
    words = _words()
    given = []
    for found in words.event.finditer(text):
        start, end = found.span()
        before, after = text[max(0, start - 70) : start], text[end : end + 160]
        if words.aside.search(before) or words.ahead.search(before) or words.will.match(after):
            continue
        if words.cancelled.search(before[-40:]) or words.cancelled.search(after[:60]):
            continue
        kind = words.events[found[0]]
        if _is_none(text, found):
            continue
        held = (
            (dated and found[0] in words.verbs)
            or words.held_before.search(before) is not None
            or words.held_after.match(after) is not None
        )
        told = _HEARSAY.search(text, 0, start) is not None and _AT.search(before) is None
        score = 2 * held + 2 * dated - 2 * told - 2 * (_INDEFINITE.search(before) is not None)
        kind = _kind_of(text, found, kind)
        given.append(_Event(score, kind, offset + start, offset + end))
    return given


def _kind_of(text: str, event: re.Match[str], kind: Kind) -> Kind:
    """The kind of one named meeting: its purpose, the body that meets, or what its noun stands for."""
    words = _words()
    if event[0] in words.press:
        return kind
    purpose = _purpose(text, event.start(), min(len(text), event.end() + _WINDOW), weak=True)
    if purpose is not None and purpose[0] in {"review", "year-end", "interim"} and kind != "congress":
        return purpose[0]
    if kind == "personnel" and _INSPECTION.match(text, event.end()):
        return "working"
    if kind == "other" and words.session_after.match(text, event.end()):
        return "session"
    if kind in {"other", "ceremony"} and purpose is not None:
        return purpose[0]
    if event[0] == "họp" and words.session_before.search(text, max(0, event.start() - 70), event.start()):
        return "session"
    return kind


def find_kind(view: View, layout: Layout, documents: tuple[Document, ...]) -> Found[Kind]:
    """The kind of meeting; `not-a-meeting` where the text reports none."""
    words = _words()
    title = _blanked(view, documents, *layout.title, quotes=True) if layout.title else ""
    title_events = (
        [event for event in _events(title, layout.title.start, dated=False)] if layout.title else []
    )
    if _called_off(title):
        return Found(
            "not-a-meeting", (Trace("kind", "not-a-meeting", "called-off", *(layout.title or (0, 0))),)
        )
    lead = _lead_events(view, layout, documents)
    best = max(lead, key=lambda event: event.score, default=None)
    behind = best.end if best else layout.title.end if layout.title else 0
    rest = sum(1 for _ in words.proceedings.finditer(view.lower, behind, min(len(view.lower), _REST)))
    score = (best.score if best else 0) + (1 if title_events else 0) + min(rest, 3)
    if score < _ENOUGH or (best is None and not title_events):
        return Found("not-a-meeting", (Trace("kind", "not-a-meeting", f"score-{score}"),))
    named = _purpose(title, 0, len(title), weak=bool(title_events))
    if named is not None and layout.title is not None:
        kind, start, end = named
        return _found(kind, "title", layout.title.start + start, layout.title.start + end)
    if best is not None and best.kind != "other":
        return _found(best.kind, "lead", best.start, best.end)
    weak = _purpose(title, 0, len(title), weak=True)
    if weak is not None and layout.title is not None:
        return _found(weak[0], "title-weak", layout.title.start + weak[1], layout.title.start + weak[2])
    event = best or title_events[0]
    return _found(event.kind, "lead" if best else "title", event.start, event.end)


def _called_off(title: str) -> bool:
    """Whether the title says that a meeting was put off."""
    words = _words()
    found = words.cancelled.search(title)
    return (
        found is not None
        and words.event.search(title[max(0, found.start() - 50) : found.end() + 50]) is not None
    )


def _found(kind: Kind, rule: str, start: int, end: int) -> Found[Kind]:
    return Found(kind, (Trace("kind", kind, rule, start, end),))


def _lead_events(view: View, layout: Layout, documents: tuple[Document, ...]) -> list[_Event]:
    """The meetings named in the first sentences of the body."""
    given: list[_Event] = []
    for at, paragraph in enumerate(layout.body[:_LEAD_PARAGRAPHS]):
        inside = [
            span
            for block, spans in zip(view.paragraphs, view.sentences, strict=True)
            if block.start <= paragraph.start < block.end
            for span in spans
            if paragraph.start <= span.start < paragraph.end
        ] or [Span(*paragraph)]
        dated = False
        for span in inside[:_LEAD_SENTENCES]:
            text = _blanked(view, documents, *span, quotes=False)
            dated = dated or bool(dates_in(view.folded, *span)) or _TIMED.search(text) is not None
            if _BESIDE.search(text):
                return []
            given += [
                event._replace(score=event.score - (at > 2)) for event in _events(text, span.start, dated)
            ]
    return given
