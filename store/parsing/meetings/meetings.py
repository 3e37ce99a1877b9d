"""The meetings a sentence names: what they are called, what they are for, and how surely they were held."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.model import Kind
from store.parsing.meetings.meeting_words import meeting_words

# Where several purposes fit in one title, these win in this order.
RANKED: tuple[Kind, ...] = ("review", "year-end", "interim", "congress")
_REACH = 110  # how far behind the event word its purpose may stand, in code points
_BEFORE = 70
_BEHIND = 160
_OPENED = re.compile(r"(?<!\w)(?:khai mạc|tiếp tục)(?:\W{1,3}\w+){0,6}\W{0,3}$")
_NEXT = re.compile(r"(?: \w+){0,6} (?:khóa tới|nhiệm kỳ tới|lần tới|sắp tới|tới đây)(?!\w)")
_BRANCHES = ("chi bộ ", "chi ủy ", "tổ đảng ")
_AT = re.compile(r"(?<!\w)(?:tại|trong|ở)(?: \w+)? $")

_JUST = re.compile(
    r"(?<!\w)vừa (?:mới )?(?:tổ chức|khai mạc|tiến hành|có)(?: \w+){0,2} $"
)  # `cho biết vừa tổ chức`


class NamedMeeting(NamedTuple):
    """A meeting named in a text.

    Args:
        score: 2 for the words that say it was held, 2 for a day beside it, 1 where it opens the sentence or
            the sentence says that what is told was said there, less for hearsay.
        leads: whether nothing but words such as `Tại`, `Phát biểu tại` stands before it in its sentence.
        kind: its purpose, or what its noun stands for.
        start, end: the event word.
    """

    score: int
    leads: bool
    kind: Kind
    start: int
    end: int


class Purpose(NamedTuple):
    """A phrase that says what a meeting is for, where it stands in the piece of text searched.

    A strong one says so by itself, a weak one only where there is a meeting.
    """

    kind: Kind
    start: int
    end: int
    strong: bool


def meetings_in(text: str, offset: int, dated: bool) -> list[NamedMeeting]:
    """The meetings that a sentence names as held; those still to come, put off or only named are left out.

    Args:
        text: the sentence in lower case, cited documents blanked out.
        offset: where it starts in the report.
        dated: whether a day is named in it or just before.
    """
    words = meeting_words()
    hearsay = words.hearsay.search(text)
    earlier = words.earlier.match(text) is not None
    source = words.source.search(text)
    rows = [found.span() for found in words.row.finditer(text)] if "," in text else []
    given = []
    for found in words.event.finditer(text):
        start, end = found.span()
        before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
        if (
            words.aside_before.search(before)
            or words.ahead_before.search(before)
            or (words.will_behind.match(behind) and not _OPENED.search(before))
        ):
            continue
        if (
            words.cancelled.search(before[-40:])
            or words.cancelled.search(behind[:60])
            or _is_none(text, found)
            or any(first <= start < last for first, last in rows)
        ):
            continue
        held = (
            (dated and found[0] in words.verbs)
            or words.held_before.search(before) is not None
            or words.held_behind.match(behind) is not None
        )
        hearsaid = hearsay is not None and hearsay.end() <= start
        told = (hearsaid and _AT.search(before) is None and _JUST.search(before) is None) or earlier
        any_one = words.indefinite_before.search(before) is not None
        leads = start <= _BEFORE and words.opener.fullmatch(before) is not None
        opens = not before.strip() and held  # `Hội nghị đã nghe …`
        cited = source is not None and source.end() <= start  # `Thông tin trên được nêu tại hội thảo …`
        score = 2 * (held or leads) + 2 * dated + (opens or cited) - 2 * told - 2 * any_one
        given.append(NamedMeeting(score, leads, _kind(text, found), offset + start, offset + end))
    inspected = words.inspected.search(text) if dated else None
    if inspected and words.ahead_before.search(text[: inspected.start("deed")]) is None:
        start, end = inspected.span("deed")
        given.append(NamedMeeting(3, False, "working", offset + start, offset + end))
    return given


def is_called_off(title: str) -> bool:
    """Whether a title says that a meeting was put off, or only announces one."""
    words = meeting_words()
    if words.announced.match(title):
        return True
    found = words.cancelled.search(title)
    return (
        found is not None
        and words.event.search(title[max(0, found.start() - 50) : found.end() + 50]) is not None
    )


def purpose_in(text: str, start: int, end: int, weak: bool) -> Purpose | None:
    """The purpose named in `text[start:end]`: one of the ranked four, else the first.

    Args:
        weak: whether phrases count that name a purpose only where there is a meeting.
    """
    words = meeting_words()
    first: Purpose | None = None
    ranked: dict[Kind, Purpose] = {}
    for found in words.purpose.finditer(text, start, end):
        kind, strong = words.purposes[found[0]]
        if not strong and not weak:
            continue
        if kind == "personnel" and words.inspection_behind.match(text, found.end()):
            kind = "working"
        if words.aside_before.search(text, max(0, found.start() - 30), found.start()) or _is_none(
            text, found
        ):
            continue
        if words.ahead_before.search(text, max(0, found.start() - 60), found.start()):
            continue
        if kind == "congress" and _NEXT.match(text, found.end()):
            continue
        purpose = Purpose(kind, found.start(), found.end(), strong)
        first = first or purpose
        if kind in RANKED:
            ranked.setdefault(kind, purpose)
    newcomer = words.newcomer.search(text, start, end) if first is None or not first.strong else None
    if newcomer and not words.ahead_before.search(text, max(0, newcomer.start() - 60), newcomer.start()):
        first = Purpose("personnel", newcomer.start(), newcomer.end(), strong=True)
    return next((ranked[kind] for kind in RANKED if kind in ranked), first)


def _is_none(text: str, found: re.Match[str]) -> bool:
    """Whether the words around an event word make it something else: `tang lễ`, `đại hội thể thao`."""
    before, behind = meeting_words().around.get(found[0], (None, None))
    return (
        before is not None and before.search(text, max(0, found.start() - 20), found.start()) is not None
    ) or (behind is not None and behind.match(text, found.end()) is not None)


def _kind(text: str, event: re.Match[str]) -> Kind:
    """The kind of one named meeting: its purpose, the body that meets, or what its noun stands for."""
    words = meeting_words()
    kind = words.events[event[0]]
    if event[0] in words.press:
        return kind
    speaker = words.speaker.search(text, event.end(), min(len(text), event.end() + _REACH))
    reach = speaker.start() if speaker else min(len(text), event.end() + _REACH)
    purpose = purpose_in(text, event.start(), reach, weak=True)
    if purpose is not None and purpose.strong and purpose.kind in RANKED[:3] and kind != "congress":
        return purpose.kind
    if kind == "personnel" and words.inspection_behind.match(text, event.end()):
        return "working"
    if kind == "other" and words.committee_behind.match(text, event.end()):
        return "session"
    if kind in {"other", "ceremony"} and purpose is not None:
        return purpose.kind
    committee = words.committee_before.search(text, max(0, event.start() - _BEFORE), event.start())
    if event[0] != "họp" or committee is None or words.urgent_behind.match(text, event.end()):
        return kind
    return "branch" if committee[0].startswith(_BRANCHES) else "session"
