"""The points of what a leader asks for.

A point counts where it is listed: numbered in words (`Thứ nhất`, `Một là`), digits or brackets, in bullets,
or strung on semicolons after "đề nghị … sau:", three of them also after any request and its colon. A single
request is none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from store.language.sentences import Span, trimmed
from store.model import Instruction, Passage, Person
from store.parsing.found import Found, Trace
from store.parsing.listing import Item, item_at, items_in
from store.parsing.passages.clues import clues_of
from store.parsing.passages.cues import start_of
from store.parsing.view import View

_QUOTES = {"“": "”", "«": "»", "(": ")"}
_ASIDE = frozenset({"caption", "headline", "byline"})
_BACK = 6


class _Told(NamedTuple):
    """A sentence of the report itself, its paragraph, and the kind of its passage."""

    span: Span
    paragraph: Span
    kind: str


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
    told = _told(view, passages)
    starts = [sentence.span.start for sentence in told]
    found: list[tuple[Instruction, Trace]] = []
    for is_asked, run in groupby(told, key=lambda sentence: sentence.kind == "instructions"):
        if not is_asked:
            continue
        speech = list(run)
        for points in (*_numbered(view, speech), *_strung(view, speech)):
            at = bisect_right(starts, points[0].span.start)
            by = _speaker(view, told[max(at - _BACK, 0) : at], points[0].span.start, people)
            for ordinal, (span, rule) in enumerate(points, 1):
                point = Instruction(ordinal=ordinal, by=by, start=span.start, end=span.end)
                trace = Trace("instructions", span.of(view.text)[:60], f"instructions: {rule}", *span)
                found.append((point, trace))
    found.sort(key=lambda pair: pair[0].start)
    return Found(tuple(point for point, _ in found), tuple(trace for _, trace in found))


def _told(view: View, passages: Sequence[Passage]) -> list[_Told]:
    """The sentences that tell the report, without captions and the like: those do not part a speech."""
    found: list[_Told] = []
    left = list(reversed(passages))
    for paragraph, sentences in zip(view.paragraphs, view.sentences, strict=True):
        for sentence in sentences:
            while left and left[-1].end <= sentence.start:
                left.pop()
            if left and left[-1].kind not in _ASIDE:
                found.append(_Told(sentence, paragraph, left[-1].kind))
    return found


def _numbered(view: View, speech: list[_Told]) -> list[list[_Point]]:
    """The lists of numbered points, and of bullets, in one speech."""
    lists: list[list[Item]] = []
    running: dict[str, list[Item]] = {}
    for sentence in speech:
        bullet = (
            item_at(view.lower, *sentence.span) if sentence.span.start == sentence.paragraph.start else None
        )
        items = items_in(view.lower, *sentence.span)
        if bullet is not None and bullet.style == "bullet":
            items = (bullet, *items)
        for item in items:
            run = running.get(item.style)
            if run is not None and (item.style == "bullet" or item.number == run[-1].number + 1):
                run.append(item)
            elif item.number == 1 or item.style == "bullet":
                running[item.style] = [item]
                lists.append(running[item.style])
    points: list[list[_Point]] = []
    starts = [sentence.span.start for sentence in speech]
    covered = -1
    for run in sorted((run for run in lists if len(run) > 1), key=lambda run: run[0].start):
        if run[0].start < covered:
            continue
        points.append(_points(view, speech, starts, run))
        covered = points[-1][-1].span.end
    return points


def _points(view: View, speech: list[_Told], starts: list[int], run: list[Item]) -> list[_Point]:
    """The points of one list: each up to the next, the last to the end of its paragraph or sentence.

    Args:
        starts: where the sentences of `speech` start.
    """
    found = []
    for item, after in zip_longest(run, run[1:]):
        own = speech[bisect_right(starts, item.start) - 1]
        if after is not None:
            last = speech[bisect_left(starts, after.start) - 1]
            end = min(last.span.end, after.start)
        elif own.paragraph.start == item.start:
            end = speech[bisect_left(starts, own.paragraph.end) - 1].span.end
        else:
            end = own.span.end
        found.append(_Point(trimmed(view.text, item.start, end), f"numbered ({item.style})"))
    return found


def _strung(view: View, speech: list[_Told]) -> list[list[_Point]]:
    """Points strung on semicolons after a request that announces them and a colon."""
    found = []
    for sentence, _, _ in speech:
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
    if listed and listed[-1] >= len(before.tokens) - 4:
        return colon
    several = view.text.count(";", colon, sentence.end) > 1
    return colon if several and asks < len(before.tokens) else None


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


def _speaker(view: View, above: list[_Told], start: int, people: tuple[Person, ...]) -> str | None:
    """Who speaks: the person named last before the request, in the nearest sentence that names one.

    Args:
        above: the sentences up to the one with the first point.
        start: where the first point begins.
    """
    for sentence, _, _ in reversed(above):
        end = min(sentence.end, max(start, sentence.start + 1))
        named = [
            (mention[0], person.name)
            for person in people
            for mention in person.mentions
            if sentence.start <= mention[0] < end
        ]
        limit = _request_at(view, Span(sentence.start, end)) if named else end
        if before := [mention for mention in named if mention[0] < limit]:
            return max(before)[1]
    return None


def _request_at(view: View, span: Span) -> int:
    """Where its speaker must have been named by: the first request, the last verb of saying, or the end."""
    clues = clues_of(view.lower, span)
    verbs = clues.cues.get("asks", [])[:1] or clues.cues.get("says", [])[-1:]
    return start_of(view.lower, clues.start, verbs[0]) if verbs else span.end
