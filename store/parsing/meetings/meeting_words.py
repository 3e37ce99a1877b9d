"""The words for meetings, as patterns on lower-case text with accents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from store.model import Kind
from store.parsing.patterns import any_of, begun, words
from store.vocabulary import load_vocabulary

_PLACES = r"cần (?:thơ|giờ|đước|giuộc)(?!\w)"  # no `cần`: places of the Mekong delta

_Around = tuple[re.Pattern[str] | None, re.Pattern[str] | None]


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
    ahead_far: tuple[str, ...]
    cancelled: tuple[str, ...]
    announced: tuple[str, ...]
    aside: tuple[str, ...]
    hearsay: tuple[str, ...]
    source: tuple[str, ...]
    earlier: tuple[str, ...]
    openers: tuple[str, ...]
    beside: tuple[str, ...]
    interview: tuple[str, ...]
    abroad: tuple[str, ...]
    in_rows: tuple[str, ...]
    indefinite: tuple[str, ...]
    speakers: tuple[str, ...]
    today: tuple[str, ...]
    inspection: tuple[str, ...]
    proceedings: tuple[str, ...]
    proceedings_nouns: tuple[str, ...]
    attended: tuple[str, ...]
    newcomers: tuple[str, ...]
    elected: tuple[str, ...]
    urgent: tuple[str, ...]
    inspectors: tuple[str, ...]
    inspect: tuple[str, ...]
    press: tuple[str, ...]
    committees: tuple[str, ...]
    not_events: tuple[_NoEvent, ...]
    events: dict[str, Kind]
    kinds: tuple[_KindEntry, ...]


class MeetingWords(NamedTuple):
    """The vocabulary `kinds`. Patterns named `…before` match at the end of what stands before a word.

    Args:
        events: event word → the kind it stands for by itself.
        event: any event word.
        verbs: event words that are verbs.
        press: meetings with the press.
        around: event word → what before or behind makes it something else.
        purposes: phrase → (kind, whether it is a strong one).
        purpose: any such phrase.
        committee_behind, committee_before: a body that meets by itself.
        held_before, held_behind: it was held.
        ahead_before, will_behind: it is still to come.
        cancelled: it was put off.
        announced: begins a title that only announces one.
        aside_before: it is only named.
        hearsay, beside: somebody tells of it; something else happened beside it.
        source: what the text tells was said there.
        earlier: begins a sentence that tells of an earlier one.
        opener: all that stands before the meeting in a sentence that is about it.
        elsewhere: somebody was asked, or the news is of other countries.
        row: meetings of any kind, in a row of three or more.
        indefinite_before: any meeting, and not one.
        speaker: behind a comma, somebody who speaks.
        today: words of time that stand for a day.
        inspection_behind: what makes `công bố quyết định` an inspection.
        proceedings: what only a report of a meeting says.
        newcomer: an office has somebody new.
        elected: phrases of a title that tell of an election.
        urgent_behind: a meeting called for a matter of the moment.
        inspected: a clause in which inspectors inspect; group `deed`.
    """

    events: dict[str, Kind]
    event: re.Pattern[str]
    verbs: frozenset[str]
    press: frozenset[str]
    around: dict[str, _Around]
    purposes: dict[str, tuple[Kind, bool]]
    purpose: re.Pattern[str]
    committee_behind: re.Pattern[str]
    committee_before: re.Pattern[str]
    held_before: re.Pattern[str]
    held_behind: re.Pattern[str]
    ahead_before: re.Pattern[str]
    will_behind: re.Pattern[str]
    cancelled: re.Pattern[str]
    announced: re.Pattern[str]
    aside_before: re.Pattern[str]
    hearsay: re.Pattern[str]
    source: re.Pattern[str]
    earlier: re.Pattern[str]
    opener: re.Pattern[str]
    beside: re.Pattern[str]
    elsewhere: re.Pattern[str]
    row: re.Pattern[str]
    indefinite_before: re.Pattern[str]
    speaker: re.Pattern[str]
    today: re.Pattern[str]
    inspection_behind: re.Pattern[str]
    proceedings: re.Pattern[str]
    newcomer: re.Pattern[str]
    elected: frozenset[str]
    urgent_behind: re.Pattern[str]
    inspected: re.Pattern[str]


def _any(phrases: Iterable[str]) -> str:
    return f"(?:{any_of(phrases)})"


def _begun(phrases: Iterable[str]) -> str:
    return f"(?:{begun(phrases)})"


@lru_cache(maxsize=1)
def meeting_words() -> MeetingWords:
    """The vocabulary `kinds`.

    Raises:
        VocabularyError: the file is missing or not as expected.
    """
    given = load_vocabulary("kinds", _Kinds)
    events: dict[str, Kind] = {**given.events, **dict.fromkeys(given.press, "other")}
    purposes = {phrase: (entry.slug, True) for entry in given.kinds for phrase in entry.phrases}
    purposes |= {phrase: (entry.slug, False) for entry in given.kinds for phrase in entry.weak}
    at_meeting = rf"\W{{1,3}}(?:buổi\s|cuộc\s|các\s)?{_any(given.proceedings_nouns)}"
    return MeetingWords(
        events=events,
        event=words(events),
        verbs=frozenset(given.verbs),
        press=frozenset(given.press),
        around={
            entry.event: (
                re.compile(rf"{_begun(entry.before)} $") if entry.before else None,
                re.compile(rf" {_any(entry.after)}(?!\w)") if entry.after else None,
            )
            for entry in given.not_events
        },
        purposes=purposes,
        purpose=words(purposes),
        committee_behind=re.compile(
            rf" (?:mở rộng |trực tuyến |thường kỳ |của |toàn thể )?{_any(given.committees)}(?!\w)"
        ),
        committee_before=re.compile(rf"{_begun(given.committees)}(?:\W{{1,3}}\w+){{0,8}}\W{{1,3}}$"),
        held_before=re.compile(
            rf"{_begun(given.held_before)}(?! thể(?!\w))(?:\W{{1,3}}\w+){{0,6}}\W{{0,3}}$"
        ),
        held_behind=re.compile(rf"(?:\W{{1,3}}\w+){{0,28}}?\W{{1,3}}{_any(given.held_after)}(?!\w)"),
        ahead_before=re.compile(
            rf"(?:(?!{_PLACES}){_begun(given.ahead)}(?:\W{{1,3}}\w+){{0,4}}"
            rf"|{_begun(given.ahead_far)}(?: \w+){{0,14}})\W{{0,3}}$"
        ),
        will_behind=re.compile(
            r"(?:(?:\W{1,3}\w+){0,12}?|(?:[ -]{1,3}\w+){0,20}?)\W{1,3}(?:sẽ|dự kiến|sắp)(?!\w)"
            r"|[^.;\n]{0,60}\d tới(?!\w)"
        ),
        cancelled=words(given.cancelled),
        announced=re.compile(rf"\W{{0,3}}{_any(given.announced)}(?!\w)"),
        aside_before=re.compile(
            rf"{_begun(given.aside)}(?:\W{{1,3}}(?:một|các|của|buổi|cuộc)){{0,2}}\W{{0,3}}$"
        ),
        hearsay=words(given.hearsay),
        source=words(given.source),
        opener=re.compile(rf"\W{{0,3}}(?:{_any(given.openers)})? ?(?:buổi |cuộc )?$"),
        earlier=re.compile(rf"\W{{0,3}}{_any(given.earlier)}(?!\w)"),
        beside=words(given.beside),
        elsewhere=words((*given.interview, *given.abroad)),
        row=re.compile(
            rf"{_begun(given.in_rows)}(?!\w)"
            rf"(?:(?:, ?|/| (?:và|hoặc|hay|,) )(?:(?:các|những|cuộc|buổi|lớp|tổ chức) ){{0,2}}"
            rf"{_any(given.in_rows)}(?!\w)){{2,}}"
        ),
        indefinite_before=re.compile(rf"{_begun(given.indefinite)} (?:\w+ )?$"),
        speaker=re.compile(rf", {_any(given.speakers)}(?!\w)"),
        today=words(given.today),
        inspection_behind=re.compile(rf" (?:\w+ ){{0,6}}{_any(given.inspection)}(?!\w)"),
        proceedings=re.compile(
            rf"(?:{begun(given.attended)}|{begun(given.proceedings, then=at_meeting)})(?!\w)"
        ),
        newcomer=re.compile(
            rf"{_begun(['có'])} (?:thêm (?:\w+ )?{_any(given.newcomers)}(?!\w)"
            rf"|(?:\w+ )?{_any(given.newcomers)}(?: \w+){{0,6}} mới(?!\w))"
        ),
        elected=frozenset(given.elected),
        urgent_behind=re.compile(rf" {_any(given.urgent)}(?!\w)"),
        inspected=re.compile(
            rf"(?:^|[,)–-] ){_any(given.inspectors)}(?!\w)[^,.;\n]{{0,110}}?"
            r"(?:,? do [^.;\n]{5,160}?)?(?<!về)(?<!kế hoạch)(?<!chương trình) (?P<deed>"
            rf"(?:(?:đã|vừa|tiến hành|tổ chức|trực tiếp|đến|đi|có buổi|có cuộc) ){{1,4}}{_any(given.inspect)}"
            r"|(?:giám sát|kiểm tra|khảo sát|làm việc) (?:tại|việc|tình hình|trực tiếp|công tác))(?!\w)"
        ),
    )
