"""A scroll bar with ticks where the hits are."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender

_TICK, _TICK_NOW = "─", "━"


class Ticks(NamedTuple):
    """The lines that have a tick, the one of the current hit (None: there is none), and their colours."""

    lines: tuple[int, ...]
    now: int | None
    style: Style
    style_now: Style


class _TickedBar(ScrollBarRender):
    ticks: Ticks

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for bar in super().__rich_console__(console, options):
            assert isinstance(bar, Segments)
            yield Segments(_ticked(list(bar.segments), self.ticks, self.virtual_size), new_lines=True)


def put_ticks(bar: ScrollBar, ticks: Callable[[], Ticks]) -> None:
    """Has a vertical scroll bar drawn with what `ticks` gives at the time."""

    def render(**arguments: Any) -> _TickedBar:
        ticked = _TickedBar(**arguments)
        ticked.ticks = ticks()
        return ticked

    setattr(bar, "renderer", render)  # noqa: B010 - an instance may have its own, says Textual, not its types


def _ticked(segments: list[Segment], ticks: Ticks, virtual_size: float) -> list[Segment]:
    height = len(segments)

    def put(row: int, char: str, style: Style) -> None:
        under = segments[row].style or Style()
        ground = under.color if under.reverse else under.bgcolor
        segments[row] = Segment(char, Style(bgcolor=ground, meta=under.meta) + style)

    if height:
        for row in _rows(ticks.lines, height, virtual_size):
            put(row, _TICK, ticks.style)
        if ticks.now is not None:
            (row,) = _rows((ticks.now,), height, virtual_size)
            put(row, _TICK_NOW, ticks.style_now)
    return segments


@lru_cache(maxsize=8)
def _rows(lines: tuple[int, ...], height: int, virtual_size: float) -> frozenset[int]:
    """The rows of a bar that stand for lines of the text: many lines share one."""
    return frozenset(min(height - 1, int(line * height / max(1, virtual_size))) for line in lines)
