"""The sentences of a meeting that answer a query best."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import msgspec

from store.language.sentences import Span, paragraphs, sentences
from store.model import Meeting
from store.search.highlighting import Spans
from store.search.matching import Match, joined, matches
from store.search.runs import all_runs
from store.search.tree import Query
from store.search.words import words_of

MAX_LENGTH: Final = 320
_BEFORE: Final = 60
_UNREAD: Final = frozenset({"headline", "byline", "caption", "other"})


class Snippet(msgspec.Struct, frozen=True):
    """A sentence, or the part of a long one with most of what matched.

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


def snippets(meeting: Meeting, query: Query, most: int = 3) -> tuple[Snippet, ...]:
    """At most `most` sentences, the best first.

    The best have the words of the query in a row, then most of its different words, then most hits, then come
    earlier. Where nothing is found in the text, the first sentence that is no headline.
    """
    text = meeting.text
    blocks = paragraphs(text)
    starts = [passage.start for passage in meeting.passages]

    def kind_at(offset: int) -> str:
        at = bisect_right(starts, offset) - 1
        return meeting.passages[at].kind if at >= 0 else "other"

    hits = sorted(matches(query, meeting))
    if not hits:
        first = (span for block in blocks for span in sentences(text, *block))
        lead = next((span for span in first if kind_at(span.start) not in _UNREAD), None)
        return (
            (_snippet(text, _cut(text, lead, lead.start), [], kind_at(lead.start)),) if lead and most else ()
        )
    in_a_row = sorted(span for row in all_runs(query.node) for span in words_of(text).rows(row))
    spans = [span for block, _ in _with_hits(blocks, hits) for span in sentences(text, *block)]
    best = []
    for span, inside in _with_hits(spans, hits):
        window, worth = max(
            ((view, _worth(view, inside, in_a_row)) for view in _windows(text, span, inside)),
            key=lambda one: one[1],
        )
        best.append((worth, -window.start, window, inside))
    best.sort(reverse=True)
    return tuple(
        _snippet(text, window, inside, kind_at(window.start)) for _, _, window, inside in best[:most]
    )


def _with_hits(spans: Sequence[Span], hits: Sequence[Match]) -> list[tuple[Span, list[Match]]]:
    """The sentences that hold whole matches, with them; a match over two sentences counts for none."""
    starts = [span.start for span in spans]
    held: dict[int, list[Match]] = {}
    for hit in hits:
        at = bisect_right(starts, hit.start) - 1
        if at >= 0 and hit.end <= spans[at].end:
            held.setdefault(at, []).append(hit)
    return [(spans[at], inside) for at, inside in held.items()]


def _worth(view: Span, hits: Sequence[Match], in_a_row: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    seen = [hit for hit in hits if view.start <= hit.start and hit.end <= view.end]
    row = any(view.start <= start and end <= view.end for start, end in in_a_row)
    return row, len({hit.wanted for hit in seen}), len(seen)


def _windows(text: str, span: Span, hits: Sequence[Match]) -> list[Span]:
    """The whole sentence, or of a long one what can be shown of it around each match."""
    if span.end - span.start <= MAX_LENGTH:
        return [span]
    return list(dict.fromkeys(_cut(text, span, hit.start) for hit in hits))


def _cut(text: str, span: Span, at: int) -> Span:
    """At most MAX_LENGTH of a sentence from shortly before `at`, cut at blanks where there are some."""
    start, end = span
    if end - start <= MAX_LENGTH:
        return span
    if at - start > _BEFORE:
        start = max(start, min(at - _BEFORE, end - MAX_LENGTH))
        blank = text.find(" ", start, at)
        start = start if start == span.start else blank + 1 if blank >= 0 else start
    if end - start > MAX_LENGTH:
        end = start + MAX_LENGTH
        blank = text.rfind(" ", max(at, start) + 1, end + 1)
        end = blank if blank > 0 else end
    return Span(start, end)


def _snippet(text: str, view: Span, hits: Sequence[Match], passage: str) -> Snippet:
    inside = joined(
        (max(hit.start - view.start, 0), min(hit.end, view.end) - view.start)
        for hit in hits
        if hit.start < view.end and hit.end > view.start
    )
    return Snippet(text[view.start : view.end].replace("\n", " "), inside, passage, view.start, view.end)
