"""The kind of meeting, and whether the text reports one at all.

The title decides, then the sentence of the lead that tells of the meeting. Cited documents and quoted
words are blanked out first: `Nghị quyết Đại hội` makes no congress.
"""

from __future__ import annotations

import re
from itertools import islice

from store.language.sentences import Span
from store.model import Document, Kind
from store.parsing.dates.date_patterns import dates_in
from store.parsing.found import Found, Trace
from store.parsing.meetings.meeting_words import meeting_words
from store.parsing.meetings.meetings import (
    NamedMeeting,
    Purpose,
    is_called_off,
    meetings_in,
    purpose_in,
)
from store.parsing.page.layout import Layout
from store.parsing.page.lead import lead_of
from store.parsing.view import View, sentence_at

_LEAD_PARAGRAPHS = 4
_LEAD_SENTENCES = 3
_SENTENCE = 1200  # how much of a lead sentence is read, in code points
_REST = 9000  # how much of the text is searched for signs of a meeting, in code points
_REST_COUNTS = 3
_FIRST = 2  # meetings named first
_SHORT = 24  # words of a title
_ENOUGH = 4  # of a meeting held (2) on a day (2), named in the title (1 or 2), spoken of again (1 each)
_OWN_KINDS = frozenset({"seminar", "session", "working", "dialogue", "briefing", "training", "congress"})
_BLANK = "§"
_PASSING = 1  # what a word in passing gives
_NO_SIGN = "no-sign"  # the rule by which a text tells of no meeting
_DATED = re.compile(r"\W{0,3}(?:sáng|trưa|chiều|tối|ngày|hôm|tại|trong)(?!\w)")
_QUOTED = re.compile(r"[\"“‘'«][^\"“”‘’'«»\n]{2,160}[\"”’'»]")
_GUESSED = "Loại cuộc họp được đoán từ vài chữ ở tiêu đề, nên kiểm tra lại."
_THIN = "Bài không nói rõ cuộc họp diễn ra khi nào, loại cuộc họp nên kiểm tra lại."
_NAMED_ONLY = "Bài có nhắc đến một cuộc họp nhưng không tường thuật nó."


def find_kind(view: View, layout: Layout, documents: tuple[Document, ...]) -> Found[Kind]:
    """The kind of meeting; `not-a-meeting` where the text reports none."""
    title_span = _title(view, layout)
    title_start = title_span.start
    title = _blanked(view, documents, title_span, quotes=True)
    if is_called_off(title):
        return Found(
            "not-a-meeting", (Trace("kind", "not-a-meeting", "called-off", title_start, title_start),)
        )
    in_title = meetings_in(title, title_start, dated=False)
    purpose = purpose_in(title, 0, len(title), weak=bool(in_title))
    in_lead = _in_lead(view, layout, documents)
    best = max(in_lead, key=lambda meeting: meeting.score, default=None)
    score = (
        (best.score if best else 0)
        + _named_in(title, title_start, in_title)
        + _spoken_of(view, layout, best)
        + any(meeting.leads for meeting in in_lead[:_FIRST])
        + bool(best and not in_title and (purpose or _is_visit(title, best)))
    )
    if best and score < _ENOUGH + 2 and not in_title:
        score -= _told_in_passing(view, layout, best)
    if score < _ENOUGH or not (best or in_title):
        warnings = (_NAMED_ONLY,) if best and best.score == _ENOUGH - 1 else ()
        rule = f"score-{score}" if score > _PASSING else _NO_SIGN
        return Found("not-a-meeting", (Trace("kind", "not-a-meeting", rule),), warnings)
    if best is not None and not in_title and _is_press(view, best, in_lead):
        return _found("other", "press", best.start, best.end)
    if purpose is not None and not (best and not in_title and _is_only_praised(purpose, best)):
        return _found(purpose.kind, "title", title_start + purpose.start, title_start + purpose.end)
    purpose = purpose_in(title, 0, len(title), weak=True)
    elected = purpose is not None and title[purpose.start : purpose.end] in meeting_words().elected
    if best is not None and best.kind != "other" and not elected:
        return _found(best.kind, "lead", best.start, best.end, _THIN if best.score < _ENOUGH else "")
    conferred = best is not None and view.lower[best.start : best.end].startswith("hội nghị")
    if purpose is not None and not (conferred and purpose.kind == "working"):  # none is an inspection
        start, end = title_start + purpose.start, title_start + purpose.end
        return _found(purpose.kind, "title-weak", start, end, "" if elected else _GUESSED)
    meeting = best or in_title[0]
    return _found(meeting.kind, "lead" if best else "title", meeting.start, meeting.end)


def _told_in_passing(view: View, layout: Layout, best: NamedMeeting) -> int:
    """How little a text seems to be about a meeting its lead names: 1 for an interview or news from abroad,
    2 where the first day that it names is still to come, and the meeting stands behind."""
    words = meeting_words()
    opening = next(iter(lead_of(view, layout, 1)), None)
    if opening is None:
        return 0
    passing = words.elsewhere.search(view.lower, opening.start, best.end) is not None
    first = _sentences(view, opening)[0]
    day = next(iter(dates_in(view.folded, *first)), None)
    own = sentence_at(view, best.start)
    ahead = (
        day is not None
        and best.start >= first.end
        and not best.leads
        and _DATED.match(view.lower, own.start) is None
        and words.will_behind.match(view.lower, day.end, first.end)
    )
    return passing + 2 * bool(ahead)


def _is_visit(title: str, best: NamedMeeting) -> bool:
    """Whether a title, too, tells of the inspection or visit that the lead tells of."""
    purpose = purpose_in(title, 0, len(title), weak=True) if best.kind == "working" else None
    return purpose is not None and purpose.kind == "working"


def is_silent(found: Found[Kind]) -> bool:
    """Whether a text gives no sign of a meeting but a word in passing; nothing else of one is looked for."""
    return found.traces[0].rule == _NO_SIGN


def _is_only_praised(purpose: Purpose, best: NamedMeeting) -> bool:
    """Whether a title without a meeting honours or inspects, where the lead tells of another kind."""
    if purpose.kind == "working":  # `công bố kết luận thanh tra` is what voters asked for
        return best.kind in {"dialogue", "session"}
    return purpose.kind == "ceremony" and best.kind in _OWN_KINDS


def _is_press(view: View, best: NamedMeeting, others: list[NamedMeeting]) -> bool:
    """Whether the press was met, and no other meeting is told of nearly as surely."""
    press = meeting_words().press
    near = [meeting for meeting in others if meeting.score >= best.score - 1]
    return all(view.lower[meeting.start : meeting.end] in press for meeting in near)


def _title(view: View, layout: Layout) -> Span:
    """The title; where there is none, a short first sentence without a day stands in for it."""
    if layout.title is not None:
        return Span(layout.title.start, min(layout.title.end, layout.title.start + _SENTENCE))
    first = next(iter(_sentences(view, layout.body[0])), None) if layout.body else None
    if first is None or first.of(view.text).count(" ") >= _SHORT or dates_in(view.folded, *first):
        return Span(0, 0)
    return first


def _named_in(title: str, start: int, meetings: list[NamedMeeting]) -> int:
    """How surely a title names a meeting: 2 where it says it was held or begins with it, else 1."""
    if not meetings:
        return 0
    words = meeting_words()
    said = {title[meeting.start - start : meeting.end - start] for meeting in meetings}
    held = any(meeting.score > 0 for meeting in meetings) or not words.verbs.isdisjoint(said)
    return 2 if held or words.event.match(title) else 1


def _found(kind: Kind, rule: str, start: int, end: int, warning: str = "") -> Found[Kind]:
    return Found(kind, (Trace("kind", kind, rule, start, end),), (warning,) if warning else ())


def _blanked(view: View, documents: tuple[Document, ...], span: Span, quotes: bool) -> str:
    """The lower-case text of a span, same length, without cited documents and quoted words."""
    text = view.lower[span.start : span.end]
    for document in documents:
        for first, last in document.mentions:
            if first < span.end and last > span.start:
                cut, stop = max(first, span.start) - span.start, min(last, span.end) - span.start
                text = text[:cut] + _BLANK * (stop - cut) + text[stop:]
    return _QUOTED.sub(lambda found: _BLANK * len(found[0]), text) if quotes else text


def _in_lead(view: View, layout: Layout, documents: tuple[Document, ...]) -> list[NamedMeeting]:
    """The meetings named in the first sentences of the body; none where it tells of talk beside one."""
    words = meeting_words()
    given: list[NamedMeeting] = []
    for at, paragraph in enumerate(lead_of(view, layout, _LEAD_PARAGRAPHS)):
        dated = False
        told: list[tuple[Span, str]] = []  # whose days have not been looked for yet
        for sentence in _sentences(view, paragraph)[:_LEAD_SENTENCES]:
            span = Span(sentence.start, min(sentence.end, sentence.start + _SENTENCE))
            text = _blanked(view, documents, span, quotes=False)
            if words.beside.search(text):
                return []
            told.append((span, text))
            if not (words.event.search(text) or words.inspected.search(text)):
                continue
            dated = dated or any(_is_dated(view, *one) for one in told)
            told.clear()
            far = at > _LEAD_PARAGRAPHS - 2
            given += [m._replace(score=m.score - far) for m in meetings_in(text, span.start, dated)]
    return given


def _is_dated(view: View, span: Span, text: str) -> bool:
    return meeting_words().today.search(text) is not None or bool(dates_in(view.folded, *span))


def _sentences(view: View, paragraph: Span) -> list[Span]:
    inside = [
        span for spans in view.sentences for span in spans if paragraph.start <= span.start < paragraph.end
    ]
    return inside or [paragraph]


def _spoken_of(view: View, layout: Layout, best: NamedMeeting | None) -> int:
    """How often the rest of the text speaks of a meeting: `Phát biểu tại hội nghị`, at most thrice."""
    start = best.end if best else layout.title.end if layout.title else 0
    found = meeting_words().proceedings.finditer(view.lower, start, min(len(view.lower), _REST))
    return sum(1 for _ in islice(found, _REST_COUNTS))
