"""The sentences of a meeting that answer a query best."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from store.language.sentences import Span, paragraphs, sentences
from store.model import Meeting
from store.search.highlighting import Spans, found, joined, wanted_by
from store.search.tree import Query
from store.search.words import tokens

MAX_LENGTH: Final = 320
_BEFORE_HIT: Final = 80
_UNREAD: Final = frozenset({"headline", "byline", "caption", "other"})


class Snippet(msgspec.Struct, frozen=True):
    """A sentence, or the part of a long one around what matched.

    Args:
        text: one line; of the length of `meeting.text[start:end]`.
        hits: what matched, code points of `text`, half open, in order.
        passage: kind of the passage it begins in.
        start, end: where it stands in the meeting's text, code points, half open.
    """

    text: str
    hits: Spans
    passage: str
    start: int
    end: int


class _Hit(NamedTuple):
    start: int
    end: int
    wanted: int


def snippets(meeting: Meeting, query: Query, most: int = 3) -> tuple[Snippet, ...]:
    """At most `most` sentences, the best first.

    The best have the most different words of the query, then the most hits, then come earlier. Where nothing
    is found in the text, the first sentence that is no headline.
    """
    text = meeting.text
    words = tokens(text)
    starts = [passage.start for passage in meeting.passages]

    def kind_at(offset: int) -> str:
        at = bisect_right(starts, offset) - 1
        return meeting.passages[at].kind if at >= 0 else "other"

    hits = [
        _Hit(start, end, number)
        for number, wanted in enumerate(wanted_by(query))
        for start, end in found(wanted.row, words)
        if not wanted.kinds or kind_at(start) in wanted.kinds
    ]
    blocks = [sentence for block in paragraphs(text) for sentence in sentences(text, *block)]
    if not hits:
        lead = next((span for span in blocks if kind_at(span.start) not in _UNREAD), None)
        return (_snippet(text, lead, [], kind_at(lead.start)),) if lead and most else ()
    best = sorted(_with_hits(blocks, hits), key=lambda one: _worth(one[1]), reverse=True)[:most]
    return tuple(_snippet(text, span, inside, kind_at(span.start)) for span, inside in best)


def _with_hits(blocks: Sequence[Span], hits: Sequence[_Hit]) -> list[tuple[Span, list[_Hit]]]:
    starts = [span.start for span in blocks]
    inside: dict[int, list[_Hit]] = {}
    for hit in sorted(hits):
        at = bisect_right(starts, hit.start) - 1
        if at >= 0 and hit.end <= blocks[at].end:
            inside.setdefault(at, []).append(hit)
    return [(blocks[at], found_there) for at, found_there in inside.items()]


def _worth(hits: Sequence[_Hit]) -> tuple[int, int]:
    return len({hit.wanted for hit in hits}), len(hits)


def _snippet(text: str, span: Span, hits: Sequence[_Hit], passage: str) -> Snippet:
    start, end = _window(text, span, hits)
    inside = joined(
        (hit.start - start, hit.end - start) for hit in hits if start <= hit.start and hit.end <= end
    )
    return Snippet(text[start:end].replace("\n", " "), inside, passage, start, end)


def _window(text: str, span: Span, hits: Sequence[_Hit]) -> Span:
    """At most MAX_LENGTH of a sentence, beginning shortly before a hit, cut at blanks."""
    start, end = span
    if end - start <= MAX_LENGTH:
        return span
    first = hits[0].start if hits else start
    if first - start > _BEFORE_HIT and end - first > MAX_LENGTH - _BEFORE_HIT:
        start = _after_blank(text, first - _BEFORE_HIT, first)
    elif first - start > _BEFORE_HIT:
        start = _after_blank(text, end - MAX_LENGTH, first)
    if end - start > MAX_LENGTH:
        keep = max(hits[0].end if hits else start, start)
        blank = text.rfind(" ", keep, start + MAX_LENGTH)
        end = blank if blank > keep else max(start + MAX_LENGTH, keep)
    return Span(start, end)


def _after_blank(text: str, start: int, end: int) -> int:
    blank = text.find(" ", start, end)
    return blank + 1 if blank >= 0 else start
