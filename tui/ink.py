"""Colour on a run of text: spans with a style's name, painted into segments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style


class Ink(NamedTuple):
    """`text[start:end]` (code points, half open) is painted in the style called `name`."""

    start: int
    end: int
    name: str


def paint(
    text: str,
    inks: Iterable[Ink],
    base: Style,
    style_of: Callable[[str], Style],
    start: int = 0,
    end: int | None = None,
) -> list[Segment]:
    """The segments of `text[start:end]`; where inks overlap, later ones are laid over earlier ones."""
    end = len(text) if end is None else end
    here = [ink for ink in inks if ink.start < end and ink.end > start]
    if not here:
        return [Segment(text[start:end], base)] if end > start else []
    cuts = {start, end}
    for ink in here:
        cuts.add(max(start, ink.start))
        cuts.add(min(end, ink.end))
    edges = sorted(cuts)
    segments = []
    for left, right in pairwise(edges):
        style = base
        for ink in here:
            if ink.start <= left and right <= ink.end:
                style += style_of(ink.name)
        segments.append(Segment(text[left:right], style))
    return segments
