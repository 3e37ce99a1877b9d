"""The pieces a page is made of: blocks of text, and the lines they are broken into."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from tui.ink import Ink


class Link(NamedTuple):
    """`text[start:end]` of a block leads somewhere: to the meeting with the id `value`, to the `place`
    `START-END` of this report, or to all meetings with that `person`, `organiser`, `province`, `document` or
    `tag`."""

    start: int
    end: int
    what: str
    value: str


class Block(Struct, frozen=True):
    """A run of text in one tone.

    `text` is visible text; `tone` the name of its style; `label` stands in the margin of its first line;
    `at` is where the text stands in the report (code points), None for what the program says itself.
    A block that does not wrap is cut at the edge. `space` is the number of blank lines above it; `bar`
    draws a line in its tone down the margin; `hang` indents all but its first line. Where the margin is too
    narrow for labels, that of the `row` of a table stands above it, never before it.
    """

    text: str
    tone: str = "fact"
    label: str = ""
    at: int | None = None
    inks: tuple[Ink, ...] = ()
    links: tuple[Link, ...] = ()
    wraps: bool = True
    space: int = 0
    bar: bool = False
    hang: int = 0
    row: bool = False


class Line(NamedTuple):
    """One line of the screen: `block.text[start:end]`, with `label` in the margin; a blank one has no block.

    A line with `start == end` and a label stands for the label alone (where the margin is too narrow). `note`
    is the reader's note on words that begin in this line.
    """

    block: Block | None
    start: int = 0
    end: int = 0
    label: str = ""
    note: str = ""


class Place(NamedTuple):
    """A place on a page: line, and code points from where its text begins (may lie outside the line)."""

    line: int
    column: int
