"""The text of a report as blocks: one a paragraph of a passage, each knowing where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tui.ink import Ink
from tui.page.block import Block
from tui.text import say
from tui.visible import visible

if TYPE_CHECKING:
    from store import Meeting

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_BAR = " | "  # between the cells of a table's row
_LONGEST_ROW = 2000  # code points
_UNLABELLED = frozenset({"headline", "other"})


def title_span(meeting: Meeting) -> tuple[int, int] | None:
    """Where the title stands at the head of the text, so that the page need not show it twice."""
    if not meeting.title:
        return None
    start = meeting.text.find(meeting.title, 0, len(meeting.title) + 200)
    return None if start < 0 else (start, start + len(meeting.title))


def title_block(meeting: Meeting) -> Block:
    """The title above all; where the text has it, it stands for that place."""
    span = title_span(meeting)
    title = visible(meeting.title).replace("\n", " ") or say("untitled")
    return Block(title, tone="title", at=None if span is None else span[0])


def body_blocks(meeting: Meeting, noted: Iterable[tuple[int, int]] = ()) -> Iterator[Block]:
    """The text without its title, passage by passage, each paragraph a block; rows of a table stand close.

    Args:
        noted: the spans of the text on which the reader wrote notes.
    """
    inks = _Inks([*_named(meeting), *(Ink(start, end, "noted") for start, end in noted)])
    skip, in_table = title_span(meeting), False
    for kind, start, end in covering(meeting):
        label = "" if kind in _UNLABELLED else say(f"passage.{kind}")
        for paragraph in paragraphs(meeting.text, start, end):
            for left, right in _without(skip, *paragraph):
                here = tuple(
                    Ink(max(ink.start, left) - left, min(ink.end, right) - left, ink.name)
                    for ink in inks.within(left, right)
                )
                broken = left > 0 and "\n" not in meeting.text[max(0, left - 2) : left]
                text = visible(meeting.text[left:right])
                row = right - left <= _LONGEST_ROW and text.count(_BAR) > 1
                yield Block(
                    text,
                    tone=kind,
                    label=label,
                    at=left,
                    inks=(*here, *_bars(text)) if row else here,
                    space=0 if broken or (row and in_table) else 1,
                    bar=kind not in _UNLABELLED,
                    hang=2 if row else 0,
                )
                in_table = row
                label = ""


def _bars(text: str) -> Iterator[Ink]:
    """What parts the cells of a row, paler than they are."""
    at = text.find(_BAR)
    while at >= 0:
        yield Ink(at + 1, at + 2, "faint")
        at = text.find(_BAR, at + 2)


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of `text[start:end]`, without blanks around them."""
    for found in _PARAGRAPH.finditer(text, start, end):
        shown = visible(found[0])
        left = found.start() + len(shown) - len(shown.lstrip())
        right = found.start() + len(shown.rstrip())
        if right > left:
            yield left, right


def covering(meeting: Meeting) -> Iterator[tuple[str, int, int]]:
    """The passages in order, and what none of them covers as `other`; impossible spans are cut to fit."""
    at, length = 0, len(meeting.text)
    for passage in sorted(meeting.passages, key=lambda passage: passage.start):
        start, end = max(at, passage.start), min(length, passage.end)
        if start >= end:
            continue
        if meeting.text[at:start].strip():
            yield "other", at, start
        yield passage.kind, start, end
        at = end
    if meeting.text[at:].strip():
        yield "other", at, length


def _named(meeting: Meeting) -> list[Ink]:
    """People and documents where they stand in the text."""
    inks = [Ink(start, end, "person") for person in meeting.people for start, end in person.mentions]
    inks += [
        Ink(start, end, "document") for document in meeting.documents for start, end in document.mentions
    ]
    return inks


class _Inks:
    """Inks of a long text, of which those within a part are found without looking at all."""

    def __init__(self, inks: list[Ink]) -> None:
        self._inks = sorted(enumerate(inks), key=lambda one: one[1].start)
        self._longest = max((ink.end - ink.start for ink in inks), default=0)

    def within(self, left: int, right: int) -> list[Ink]:
        """Those with a part in `left..right`, in the order they were given in."""
        first = bisect_right(self._inks, left - self._longest, key=lambda one: one[1].start)
        last = bisect_left(self._inks, right, key=lambda one: one[1].start)
        return [ink for _, ink in sorted(self._inks[first:last]) if ink.end > left]


def _without(skip: tuple[int, int] | None, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`start..end` without `skip`, nothing for what is empty then."""
    pieces = [(start, end)] if skip is None else [(start, min(end, skip[0])), (max(start, skip[1]), end)]
    if skip is not None and (skip[1] <= start or skip[0] >= end):
        pieces = [(start, end)]
    yield from (piece for piece in pieces if piece[0] < piece[1])
