"""A page drawn line by line: text, labels in the margin, hits and what is selected."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.timer import Timer

from tui.ink import Ink, paint
from tui.page.block import Line, Link
from tui.tones import tone
from tui.visible import fit, one_line
from tui.widgets.ticks import TickedView, Ticks

if TYPE_CHECKING:
    from store import Meeting
    from tui.page.about import About
    from tui.page.page import Page


# Lines laid out at once, all of nearly every report; and of a longer one later, again and again.
_FIRST, _SLICE, _SLICE_EVERY = 1000, 1000, 1 / 60


class PageView(TickedView):
    """Draws the page of a meeting; what is on screen alone is drawn, and remembered."""

    DEFAULT_CSS = """
    PageView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._meeting: Meeting | None = None
        self._page: Page | None = None
        self._hits: list[tuple[int, int]] = []
        self._now: int | None = None  # the current hit
        self._link: Link | None = None  # the current link
        self._about: About | None = None
        self._base: Style | None = None  # while a picture is made: the style of each line
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._hit_lines: tuple[int, ...] | None = None  # as long as page and hits are the same
        self._rest: Timer | None = None  # while there is more of the page to lay out

    def ticks(self) -> Ticks:
        """The lines with hits."""
        page = self._page
        if page is None or not self._hits or not page.whole:
            return Ticks()
        if self._hit_lines is None:
            self._hit_lines = tuple(dict.fromkeys(page.line_of(start) for start, _ in self._hits))
        now = None if self._now is None else page.line_of(self._hits[self._now][0])
        return Ticks(self._hit_lines, now, self._tone("tick"), self._tone("tick-now"))

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._strips.clear()
        self._hit_lines = None
        self.vertical_scrollbar.refresh()
        meeting = self._meeting
        self._page = None
        if meeting is not None and width > 0:
            from tui.page.page import NOTHING, lay_out

            self._page = lay_out(meeting, width, self._about or NOTHING)
        self._reach(max(_FIRST, self.scroll_offset.y + 2 * self.size.height))
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        if self._page is not None and not self._page.whole:
            self._rest = self.set_interval(_SLICE_EVERY, self._lay_out_more)
        self.refresh()

    def _reach(self, height: int = 0) -> None:
        """Sees that so many lines can be scrolled over, and all that are laid out."""
        if self._page is not None:
            self._page.reach(height)
        self.hold(
            Size(self.scrollable_content_region.width, self._page.height if self._page is not None else 0)
        )

    def _lay_out_more(self) -> None:
        """One slice more of a page that is laid out piece by piece, between the keys."""
        if self._page is not None:
            self._reach(self._page.height + _SLICE)
            if self._page.whole and self._rest is not None:
                self._rest.stop()
                self._rest = None

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Takes another size, and lays the page out for it: a resize event would come after the next picture,
        which would then show the old lines."""
        before = self._size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        # While it is hidden there is no width to lay out a report for.
        if size != before or (self._page is None and self._meeting is not None):
            self._lay_out_in_place()
            self._repaint_required = False  # that picture has it all
        return changed

    def _lay_out_in_place(self) -> None:
        """Lays the page out anew, keeping the place on screen."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Another theme, other strips."""
        super().notify_style_update()
        self._strips.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines on screen within `crop`; their common style is looked up once."""
        self._base = self.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._base = None

    def render_line(self, y: int) -> Strip:
        """Line `y` of what is on screen (the Line API of Textual)."""
        number = y + self.scroll_offset.y
        base = self._base or self.rich_style
        if self._page is None or number >= self._page.height:
            return Strip.blank(self.size.width, base)
        strip = self._strips.get(number)
        if strip is None:
            strip = self._draw(self._page, number, base).adjust_cell_length(self.size.width, base)
            self._strips[number] = strip
        return strip

    def _draw(self, page: Page, number: int, base: Style) -> Strip:
        line = page.line(number) or Line(None)
        columns = page.measure
        margin = self._margin(line, page, base)
        if line.block is None or (line.end == line.start and line.label):
            return Strip([*margin, Segment(" " * columns.text, base)]).apply_offsets(-columns.margin, number)
        block = line.block
        inks = list(block.inks)
        if block.at is not None:
            inks.extend(self._hit_inks(block.at + line.start, block.at + line.end, block.at))
        inks.extend(Ink(link.start, link.end, "link-now") for link in block.links if link is self._link)
        if (selection := self.text_selection) is not None and (
            span := selection.get_span(number)
        ) is not None:
            left = line.start + max(0, span[0])
            right = line.end if span[1] < 0 else min(line.end, line.start + max(0, span[1]))
            if right > left:
                inks.append(Ink(left, right, "selection"))
        text = block.text[line.start : line.end]
        text = text.replace("\u00a0", " ") if block.wraps else fit(text, columns.text)
        inks = [Ink(ink.start - line.start, ink.end - line.start, ink.name) for ink in inks]
        tone = self._tone(block.tone) if block.at is None or block.tone == "title" else base
        if block.tone in {"background", "caption", "byline", "headline"} and block.at is not None:
            tone = self._tone(block.tone)
        words = paint(text, inks, base + tone, self._tone)
        hang = " " * block.hang if line.start > 0 else ""
        before = sum(len(segment.text) for segment in margin) + len(hang)
        return Strip([*margin, Segment(hang, base), *words]).apply_offsets(-before, number)

    def _margin(self, line: Line, page: Page, base: Style) -> list[Segment]:
        """What stands left of the text: the label, and the bar of a passage in its colour."""
        columns, block = page.measure, line.block
        if block is None:
            return [Segment(" " * columns.margin, base)]
        tone = self._tone(block.tone) if block.bar else self._tone("label")
        bar = Segment("▎ " if block.bar else "  ", base + tone)
        if line.note:
            bar = Segment("✎ ", base + self._tone("own"))
        if not columns.labels:
            label = [Segment(line.label, base + tone + Style(bold=block.bar))] if line.label else []
            return [Segment(" " * columns.left, base), bar, *label]
        if line.note and not line.label:
            tone = self._tone("own")
        label_text = fit(line.label or one_line(line.note), columns.labels).rjust(columns.labels)
        return [
            Segment(" " * columns.left, base),
            Segment(label_text, base + tone),
            Segment(" ", base),
            bar,
        ]

    def _hit_inks(self, start: int, end: int, at: int) -> list[Ink]:
        inks = []
        number = max(0, bisect_left(self._hits, (start, 0)) - 1)
        while number < len(self._hits) and self._hits[number][0] < end:
            left, right = self._hits[number]
            if right > start:
                name = "hit-now" if number == self._now else "hit"
                inks.append(Ink(left - at, right - at, name))
            number += 1
        return inks

    def _tone(self, name: str) -> Style:
        if name == "selection":
            return self.screen.get_component_rich_style("screen--selection")
        return tone(self.app, name)
