"""The points of what a leader asks for.

A point counts where it is listed: numbered in words (`Thứ nhất`, `Một là`), digits or brackets, in bullets,
or strung on semicolons after "đề nghị … sau:". A single request is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.language.sentences import Span, trimmed
from store.model import Instruction, Passage, Person
from store.parsing.clues import clues_of
from store.parsing.found import Found, Trace
from store.parsing.listing import Item, item_at, items_in
from store.parsing.view import View

_QUOTES = {"“": "”", "«": "»", "(": ")"}
_ASIDE = frozenset({"caption", "headline", "byline"})
_BACK = 6


class _Point(NamedTuple):
    """One point, and the rule that found it."""

    span: Span
    rule: str


def find_instructions(
    view: View, passages: tuple[Passage, ...], people: tuple[Person, ...]
) -> Found[tuple[Instruction, ...]]:
    """Numbered or listed points, each with its speaker.

    Ordinals start anew with each list.
    """
    found: list[Instruction] = []
    traces: list[Trace] = []
    told = [Span(passage.start, passage.end) for passage in passages if passage.kind not in _ASIDE]
    for group in _groups(passages):
        for points in (*_numbered(view, group), *_strung(view, group)):
            by = _speaker(view, told, points[0].span.start, people)
            for ordinal, (span, rule) in enumerate(points, 1):
                found.append(Instruction(ordinal=ordinal, by=by, start=span.start, end=span.end))
                traces.append(Trace("instructions", span.of(view.text)[:60], f"instructions: {rule}", *span))
    order = sorted(range(len(found)), key=lambda at: found[at].start)
    return Found(tuple(found[at] for at in order), tuple(traces[at] for at in order))


def _groups(passages: Sequence[Passage]) -> list[list[Span]]:
    """Runs of instruction passages of one speech: captions between them do not part them."""
    groups: list[list[Span]] = []
    going = False
    for passage in passages:
        if passage.kind == "instructions":
            if not going:
                groups.append([])
            groups[-1].append(Span(passage.start, passage.end))
            going = True
        elif passage.kind not in _ASIDE:
            going = False
    return groups


def _numbered(view: View, group: list[Span]) -> list[list[_Point]]:
    """The lists of numbered points, and of bullets, in one speech."""
    items: list[Item] = []
    for region in group:
        for paragraph in view.paragraphs:
            part = Span(max(paragraph.start, region.start), min(paragraph.end, region.end))
            if part.end <= part.start:
                continue
            if bullet := item_at(view.lower, *part):
                items.append(bullet)
            items += [item for item in items_in(view.lower, *part) if not bullet or item.start > bullet.start]
    lists: list[list[Item]] = []
    for item in items:
        running = next((run for run in reversed(lists) if run[0].style == item.style), None)
        if running is not None and (item.style == "bullet" or item.number == running[-1].number + 1):
            running.append(item)
        elif item.number == 1 or item.style == "bullet":
            lists.append([item])
    points: list[list[_Point]] = []
    for run in sorted((run for run in lists if len(run) > 1), key=lambda run: run[0].start):
        if _is_inside(run, points):
            continue
        points.append([_Point(_extent(view, group, item, run), f"numbered ({item.style})") for item in run])
    return points


def _is_inside(run: list[Item], points: list[list[_Point]]) -> bool:
    """Whether a list stands inside a point of another."""
    return any(point.span.covers(run[0].start) for listed in points for point in listed)


def _extent(view: View, group: list[Span], item: Item, run: list[Item]) -> Span:
    """A point from its number to the next one's, or to the end of its paragraph or sentence."""
    region = next(region for region in group if region.covers(item.start))
    after = next((other.start for other in run if other.start > item.start), None)
    if after is not None and after <= region.end:
        return trimmed(view.text, item.start, after)
    if after is not None:
        return trimmed(view.text, item.start, region.end)
    for paragraph, sentences in zip(view.paragraphs, view.sentences, strict=True):
        if paragraph.covers(item.start):
            if paragraph.start == item.start:
                return trimmed(view.text, item.start, min(paragraph.end, region.end))
            sentence = next(sentence for sentence in sentences if sentence.covers(item.start))
            return trimmed(view.text, item.start, min(sentence.end, region.end))
    return trimmed(view.text, item.start, region.end)


def _strung(view: View, group: list[Span]) -> list[list[_Point]]:
    """Points strung on semicolons after a request that announces them and a colon."""
    found = []
    for sentence in _sentences(view, group):
        colon = _announced(view, sentence)
        if colon is None or items_in(view.lower, colon, sentence.end):
            continue
        pieces = [
            piece for piece in _split(view.text, colon + 1, sentence.end) if piece.end - piece.start > 10
        ]
        if len(pieces) > 1:
            found.append([_Point(piece, "strung on semicolons") for piece in pieces])
    return found


def _announced(view: View, sentence: Span) -> int | None:
    """The place of the colon before which a request announces a list: `… làm tốt các việc sau:`."""
    colon = view.text.find(":", sentence.start, sentence.end)
    if colon < 0:
        return None
    before = clues_of(view.lower, Span(sentence.start, colon))
    asks = before.first("asks")
    listed = [at for at in before.cues.get("lists", ()) if at > asks]
    return colon if listed and listed[-1] >= len(before.tokens) - 4 else None


def _split(text: str, start: int, end: int) -> list[Span]:
    """`text[start:end]` cut at semicolons outside quotation marks and brackets."""
    pieces: list[Span] = []
    closing: list[str] = []
    at = start
    for place in range(start, end):
        char = text[place]
        if closing and char == closing[-1]:
            closing.pop()
        elif char in _QUOTES:
            closing.append(_QUOTES[char])
        elif char == ";" and not closing:
            pieces.append(trimmed(text, at, place))
            at = place + 1
    pieces.append(trimmed(text, at, end))
    return [piece for piece in pieces if piece.end > piece.start]


def _sentences(view: View, group: list[Span]) -> list[Span]:
    return [
        sentence
        for sentences in view.sentences
        for sentence in sentences
        if any(region.start <= sentence.start < region.end for region in group)
    ]


def _speaker(view: View, told: list[Span], start: int, people: tuple[Person, ...]) -> str | None:
    """Who speaks: the person named last before the request, in the nearest sentences above the points.

    Args:
        told: the passages that tell the report, without captions and the like.
        start: where the first point begins.
    """
    above = [
        sentence
        for sentences in view.sentences
        for sentence in sentences
        if sentence.start <= start and any(passage.covers(sentence.start) for passage in told)
    ]
    for sentence in reversed(above[-_BACK:]):
        limit = _request_at(view, Span(sentence.start, min(sentence.end, max(start, sentence.start + 1))))
        named = [
            (mention[0], person.name)
            for person in people
            for mention in person.mentions
            if sentence.start <= mention[0] < limit
        ]
        if named:
            return max(named)[1]
    return None


def _request_at(view: View, span: Span) -> int:
    """Where its speaker must have been named by: the first request, the last verb of saying, or the end."""
    clues = clues_of(view.lower, span)
    verbs = clues.cues.get("asks", [])[:1] or clues.cues.get("says", [])[-1:]
    return clues.tokens[verbs[0]].start if verbs else span.end
