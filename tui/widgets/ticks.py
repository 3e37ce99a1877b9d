"""A scroll bar drawn line by line, with ticks where the hits are."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

_TICK, _TICK_NOW = "─", "━"


class Ticks(NamedTuple):
    """The lines that have a tick, the one of the current hit (None: there is none), and their colours."""

    lines: tuple[int, ...] = ()
    now: int | None = None
    style: Style = Style()
    style_now: Style = Style()


class TickedView(ScrollView):
    """A view whose scroll bar shows `ticks`.

    Its bar is quick to draw. Textual's own goes through Rich as a text of so many lines: a third of the time
    of every picture.
    """

    def ticks(self) -> Ticks:
        """What the scroll bar shows besides the place one is at."""
        return Ticks()

    def hold(self, size: Size) -> None:
        """What is scrolled over is of another size. Where the view's own size does not follow it, nothing
        else moves for that, and nothing is laid out."""
        if size == self.virtual_size:
            return
        if self.styles.auto_dimensions:
            self.virtual_size = size
        else:
            self.set_reactive(TickedView.virtual_size, size)
        self._scroll_update(size)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Takes another size. Textual would have the bar drawn again whenever anything is laid out."""
        if size == self._size and self._container_size == size - self.styles.gutter.totals:
            return False
        return super()._size_updated(size, virtual_size, container_size, layout)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The vertical scroll bar, made when it is asked for first (as Textual does)."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = _Bar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar


class _Bar(ScrollBar):
    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,
        container_size: Size,
        layout: bool = True,  # noqa: ARG002
    ) -> bool:
        """Takes another size, for which nothing else is to be laid out again."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines within `crop`; those that look alike are one strip."""
        view, bar = self.parent, self.render()
        assert isinstance(view, TickedView)
        assert isinstance(bar, ScrollBarRender)
        assert isinstance(bar.style, Style)
        assert bar.style.color is not None
        assert bar.style.bgcolor is not None
        drawn = bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=self.size.width,
            back_color=bar.style.bgcolor,
            bar_color=bar.style.color,
        )
        segments = list(Segment.apply_style(drawn.segments, self.visual_style.rich_style))
        segments = _ticked(segments, view.ticks(), bar.virtual_size)
        strips = {segment: self._strip(segment) for segment in dict.fromkeys(segments)}
        return [strips[segment] for segment in segments[crop.y : crop.bottom]]

    def _strip(self, segment: Segment) -> Strip:
        strip = Strip([segment], self.size.width)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return strip


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
