"""Breaking text into lines of a number of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import get_character_cell_size

# One cell each: Latin with all Vietnamese letters, general punctuation without joiners, arrows and boxes.
_NARROW = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2190-\u21ff\u2500-\u25fc\ufffd]*"
)


def wrap(
    text: str, width: int, start: int = 0, end: int | None = None, hang: int = 0
) -> list[tuple[int, int]]:
    """The lines of `text[start:end]` as spans, none wider than `width` cells.

    Lines break at blanks, which then belong to no line, and at `\\n`; a word longer than a line is broken
    where the line ends. Lines after the first of a paragraph are `hang` cells narrower.
    """
    return list(wrapped(text, width, start, end, hang))


def wrapped(
    text: str, width: int, start: int = 0, end: int | None = None, hang: int = 0
) -> Iterator[tuple[int, int]]:
    """As `wrap`, each line found when it is asked for."""
    end = len(text) if end is None else end
    at = start
    while at <= end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield from _wrap_paragraph(text, at, stop, max(1, width), max(1, width - hang))
        at = stop + 1


def _wrap_paragraph(text: str, start: int, end: int, first: int, rest: int) -> Iterator[tuple[int, int]]:
    narrow = _NARROW.fullmatch(text, start, end) is not None
    at, width = start, first
    while True:
        reach = min(end, at + width) if narrow else _reach(text, at, end, width)
        if reach >= end:
            yield at, end
            return
        stop = reach
        if text[reach] != " ":
            blank = text.rfind(" ", at, reach)
            if blank > at:
                stop = blank
        line_end = stop
        while line_end > at and text[line_end - 1] == " ":
            line_end -= 1
        yield at, line_end
        at = stop
        while at < end and text[at] == " ":
            at += 1
        if at >= end:
            return
        width = rest


def _reach(text: str, start: int, end: int, width: int) -> int:
    """How far from `start` text goes in `width` cells; at least one code point."""
    cells = 0
    for at in range(start, end):
        cells += get_character_cell_size(text[at])
        if cells > width and at > start:
            return at
    return end
