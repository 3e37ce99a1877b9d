"""A page: a meeting broken into the lines of a pane, and the way back from lines to the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tui.ink import Ink
from tui.page.about import About, own_blocks, related_blocks, source_blocks
from tui.page.block import Block, Line, Link
from tui.page.body import body_blocks, title_block
from tui.page.facts import fact_blocks
from tui.page.measure import Measure, measure
from tui.page.wrap import wrap

if TYPE_CHECKING:
    from store import Meeting


NOTHING = About()


class Place(NamedTuple):
    """A place on a page: line, and code points from where its text begins (may lie outside the line)."""

    line: int
    column: int


@dataclass(frozen=True)
class Page:
    """The lines of one meeting for one width."""

    meeting: Meeting
    measure: Measure
    lines: tuple[Line, ...]

    @cached_property
    def _index(self) -> tuple[list[int], list[int]]:
        """Where in the report each line that is part of it begins, in the report's order, and its number."""
        begins = sorted(
            (line.block.at + line.start, number)
            for number, line in enumerate(self.lines)
            if line.block is not None and line.block.at is not None and line.end > line.start
        )
        return [offset for offset, _ in begins], [number for _, number in begins]

    def line_of(self, offset: int) -> int:
        """The line that shows the report's code point `offset` (or what comes before it)."""
        offsets, numbers = self._index
        at = bisect_right(offsets, offset) - 1
        return numbers[max(0, at)] if numbers else 0

    def offset_at(self, line: int) -> int | None:
        """The report's offset where `line`, or the next line that is part of the text, begins."""
        for number in range(max(0, line), len(self.lines)):
            here = self.lines[number]
            if here.block is not None and here.block.at is not None and here.end > here.start:
                return here.block.at + here.start
        return None

    def place_of(self, offset: int) -> Place:
        """Where the report's code point `offset` stands."""
        number = self.line_of(offset)
        block, start = self.lines[number].block, self.lines[number].start
        at = 0 if block is None or block.at is None else block.at + start
        return Place(number, max(0, offset - at))

    def offset_of(self, place: Place) -> int | None:
        """The report's code point at a place, None where the line is no part of the report."""
        if not 0 <= place.line < len(self.lines):
            return None
        line = self.lines[place.line]
        if line.block is None or line.block.at is None or line.end == line.start:
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
        line = self.lines[place.line] if 0 <= place.line < len(self.lines) else None
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
        for number in range(max(0, start.line), min(len(self.lines), end.line + 1)):
            line = self.lines[number]
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
    blocks = [
        title_block(meeting),
        *own_blocks(about),
        *fact_blocks(meeting, columns.text),
        *source_blocks(about),
        *body_blocks(meeting, [remark.place for remark in about.remarks if remark.place is not None]),
        *related_blocks(about),
    ]
    lines: list[Line] = [Line(None)]
    before: Block | None = None
    for block in blocks:
        space = block.space
        if before is not None and (before.tone == "title" or (before.at is None and block.at is not None)):
            space = max(space, 1)
        lines.extend([Line(None)] * space)
        lines.extend(_lines(block, columns))
        before = block
    for remark in about.remarks:
        if remark.place is not None:
            _note(lines, remark.place[0], remark.text)
    lines.append(Line(None))
    return Page(meeting, columns, tuple(lines))


def _note(lines: list[Line], offset: int, note: str) -> None:
    """Puts a note at the line that shows the report's code point `offset`."""
    for number, line in enumerate(lines):
        at = None if line.block is None else line.block.at
        if at is not None and at + line.start <= offset < at + line.end:
            lines[number] = line._replace(note=note)


def _lines(block: Block, columns: Measure) -> list[Line]:
    label = block.label
    lines = []
    words = block.at is None and block.wraps and block.tone != "title" and not _is_row(block)
    if words and not columns.labels:
        block = _led(block, f"{label}: " if label else "  ")
        label = ""
    elif label and not columns.labels:
        # No margin for labels: that of a passage or a table stands above it.
        lines.append(Line(block, 0, 0, label))
        label = ""
    spans = wrap(block.text, columns.text, hang=block.hang) if block.wraps else [(0, len(block.text))]
    for number, (start, end) in enumerate(spans):
        lines.append(Line(block, start, end, label if number == 0 else ""))
    return lines


def _is_row(block: Block) -> bool:
    """Whether the block is the row of a table, whose cells blanks part that do not break."""
    return "\u00a0\u00a0" in block.text


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
