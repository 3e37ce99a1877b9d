"""A page: a meeting broken into the lines of a pane, and the way back from lines to the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, groupby, islice, repeat
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.ink import Ink
from tui.page.about import About, own_blocks, related_blocks, source_blocks
from tui.page.block import Block, Line, Link, Place
from tui.page.body import body_blocks, title_block
from tui.page.facts import fact_blocks
from tui.page.measure import Measure, measure
from tui.page.wrap import wrapped

if TYPE_CHECKING:
    from store import Meeting


NOTHING = About()


_STEP = 500  # lines laid out at once when it is not known how many are needed


class Page:
    """The lines of one meeting for one width, laid out as far as they are asked for: the first screen of a
    very long report is there before the last.

    Args:
        lines: all of them, in order; those of the report's text follow one another as they do there.
    """

    def __init__(self, meeting: Meeting, measure: Measure, lines: Iterable[Line]) -> None:
        self.meeting = meeting
        self.measure = measure
        self.whole = False
        self._rest = iter(lines)
        self._lines: list[Line] = []
        # Where in the report each line that is part of it begins, in the report's order, and its number.
        self._offsets: list[int] = []
        self._numbers: list[int] = []
        self._come_to = -1  # how far the text is laid out, its title apart

    @property
    def height(self) -> int:
        """How many lines are laid out so far."""
        return len(self._lines)

    def reach(self, height: int) -> None:
        """Lays out the first `height` lines, or all, if there are fewer."""
        for line in islice(self._rest, max(0, height - self.height)):
            block = line.block
            if block is not None and block.at is not None and line.end > line.start:
                at = block.at + line.start
                place = bisect_right(self._offsets, at)
                self._offsets.insert(place, at)
                self._numbers.insert(place, self.height)
                if block.tone != "title":
                    self._come_to = at
            self._lines.append(line)
        self.whole = self.whole or self.height < height

    @property
    def lines(self) -> Sequence[Line]:
        """All lines."""
        while not self.whole:
            self.reach(self.height + _STEP)
        return self._lines

    def line(self, number: int) -> Line | None:
        """One line, None where there are not as many."""
        self.reach(number + 1)
        return self._lines[number] if 0 <= number < self.height else None

    def line_of(self, offset: int) -> int:
        """The line that shows the report's code point `offset` (or what comes before it)."""
        while not self.whole and self._come_to <= offset:
            self.reach(self.height + _STEP)
        at = bisect_right(self._offsets, offset) - 1
        return self._numbers[max(0, at)] if self._numbers else 0

    def offset_at(self, line: int) -> int | None:
        """The report's offset where `line`, or the next line that is part of the text, begins."""
        number = max(0, line)
        while (here := self.line(number)) is not None:
            if here.block is not None and here.block.at is not None and here.end > here.start:
                return here.block.at + here.start
            number += 1
        return None

    def place_of(self, offset: int) -> Place:
        """Where the report's code point `offset` stands."""
        number = self.line_of(offset)
        line = self.line(number) or Line(None)
        block, start = line.block, line.start
        at = 0 if block is None or block.at is None else block.at + start
        return Place(number, max(0, offset - at))

    def offset_of(self, place: Place) -> int | None:
        """The report's code point at a place, None where the line is no part of the report."""
        line = self.line(place.line)
        if line is None or line.block is None or line.block.at is None or line.end == line.start:
            return None
        return line.block.at + min(line.start + max(0, place.column), line.end - 1)

    @cached_property
    def links(self) -> tuple[tuple[int, Link], ...]:
        """The links in order, each with the line it begins on; two in one place are never equal."""
        return tuple(
            (number, link)
            for number, line in enumerate(self.lines)
            if line.block is not None
            for link in line.block.links
            if line.start <= link.start < line.end
        )

    def link_at(self, place: Place) -> Link | None:
        """The link at a place."""
        line = self.line(place.line)
        if line is None or line.block is None:
            return None
        at = line.start + place.column
        return next((link for link in line.block.links if link.start <= at < min(link.end, line.end)), None)

    def span(self, start: Place, end: Place) -> tuple[int, int] | None:
        """The part of the report between two places, None if they hold nothing of it."""
        spans = [
            (block.at + left, block.at + right)
            for block, left, right in self._pieces(start, end)
            if block.at is not None and right > left
        ]
        return (min(left for left, _ in spans), max(right for _, right in spans)) if spans else None

    def copied(self, start: Place, end: Place) -> str:
        """The words between two places as they would be written: line breaks only where the report or the
        facts have them, nothing of the margins but the labels of whole facts."""
        parts: list[str] = []
        pieces = self._pieces(start, end)
        for of_text, run in groupby(pieces, key=lambda piece: piece[0].at is not None):
            if of_text:
                spans = [(block, left, right) for block, left, right in run if right > left]
                if spans:
                    first, last = spans[0], spans[-1]
                    assert first[0].at is not None and last[0].at is not None
                    parts.append(self.meeting.text[first[0].at + first[1] : last[0].at + last[2]])
                continue
            facts = []
            for block, left, right in run:
                label = f"{block.label}: " if block.label and left == 0 else ""
                facts.append(label + block.text[left:right].replace("\u00a0", " ").rstrip())
            parts.append("\n".join(fact for fact in facts if fact))
        return "\n\n".join(part.strip() for part in parts if part.strip())

    def _pieces(self, start: Place, end: Place) -> list[tuple[Block, int, int]]:
        """The blocks between two places, each with the part of it that lies between."""
        pieces: list[tuple[Block, int, int]] = []
        for number in range(max(0, start.line), end.line + 1):
            line = self.line(number)
            if line is None:
                break
            if line.block is None:
                continue
            left, right = line.start, line.end
            if number == start.line:
                left = min(right, left + max(0, start.column))
            if number == end.line:
                right = max(left, min(right, line.start + max(0, end.column)))
            if pieces and pieces[-1][0] is line.block:
                block, first, _ = pieces[-1]
                pieces[-1] = (block, first, right)
            else:
                pieces.append((line.block, left, right))
        return pieces


def lay_out(meeting: Meeting, width: int, about: About = NOTHING) -> Page:
    """The page of `meeting`, and of what there is to say about it, for a pane of `width` cells."""
    columns = measure(width)
    return Page(meeting, columns, _with_notes(_all_lines(meeting, columns, about), about))


def _all_lines(meeting: Meeting, columns: Measure, about: About) -> Iterator[Line]:
    blocks = chain(
        [title_block(meeting)],
        own_blocks(about),
        fact_blocks(meeting, columns.text),
        source_blocks(about),
        body_blocks(meeting, [remark.place for remark in about.remarks if remark.place is not None]),
        related_blocks(about),
    )
    yield Line(None)
    before: Block | None = None
    for block in blocks:
        space = block.space
        if before is not None and (before.tone == "title" or (before.at is None and block.at is not None)):
            space = max(space, 1)
        yield from repeat(Line(None), space)
        yield from _lines(block, columns)
        before = block
    yield Line(None)


def _with_notes(lines: Iterable[Line], about: About) -> Iterator[Line]:
    """The lines, with each note at the line where the words begin that it is on."""
    notes = [(remark.place[0], remark.text) for remark in about.remarks if remark.place is not None]
    for line in lines:
        at = None if line.block is None else line.block.at
        note = ""
        if at is not None:
            for offset, text in notes:
                note = text if at + line.start <= offset < at + line.end else note
        yield line._replace(note=note) if note else line


def _lines(block: Block, columns: Measure) -> Iterator[Line]:
    label = block.label
    words = block.at is None and block.wraps and block.tone != "title" and not block.row
    if words and not columns.labels:
        block = _led(block, f"{label}: " if label else "  ")
        label = ""
    elif label and not columns.labels:
        # No margin for labels: that of a passage or a table stands above it.
        yield Line(block, 0, 0, label)
        label = ""
    spans = wrapped(block.text, columns.text, hang=block.hang) if block.wraps else [(0, len(block.text))]
    for start, end in spans:
        yield Line(block, start, end, label)
        label = ""


def _led(block: Block, lead: str) -> Block:
    """The block with other words, as its label, before its own."""
    inks = (
        Ink(0, len(lead), "label"),
        *(Ink(i.start + len(lead), i.end + len(lead), i.name) for i in block.inks),
    )
    links = tuple(
        link._replace(start=link.start + len(lead), end=link.end + len(lead)) for link in block.links
    )
    return replace(block, text=lead + block.text, label="", inks=inks, links=links, hang=max(2, block.hang))
