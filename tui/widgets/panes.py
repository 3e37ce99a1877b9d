"""Filters, list and report side by side, or as many of them as there is room for."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.widget import Widget

from tui.arrangement import NARROW, ROOMY, Arrangement, Border
from tui.text import say
from tui.widgets.divider import Divider
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.hit_list import HitList
from tui.widgets.reader import Reader
from tui.widgets.saved_searches import SavedSearches


class Panes(Horizontal):
    """Knows which panes are on screen. In a narrow terminal it is one, in a middling one the filters take the
    place of the list, in a roomy one all three fit."""

    def __init__(self, arrangement: Arrangement, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reading = arrangement.alone  # where there is room for one: the report is on screen, not the list
        self.saved = SavedSearches(id="saved")
        self.filters = FilterPanel(id="filters")
        self.list = HitList(id="list")
        self.reader = Reader(id="reader")
        self._side = Vertical(self.saved, self.filters, id="side")
        self._side_border, self._list_border = Divider("side"), Divider("list")
        self._arrangement = arrangement

    def compose(self) -> ComposeResult:
        """List and report; filters, with the saved searches above them, join them when they are opened."""
        yield self.list
        yield self._list_border
        yield self.reader

    def on_mount(self) -> None:
        """Their first arrangement."""
        self.say_again()
        self.rearrange()

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,
        container_size: Size,
        layout: bool = True,  # noqa: ARG002
    ) -> bool:
        """Takes another size; the panes have been laid out for it, and are not once more."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    def say_again(self) -> None:
        """The language is another, or the first."""
        self.filters.border_title = say("pane.filters")
        self.saved.border_title = say("pane.saved")
        self.saved.refresh()
        self.filters.refresh()
        self.list.refresh()
        self.reader.say_again()

    def show_searches(self, searches: Mapping[str, str]) -> None:
        """Shows the saved searches, or nothing where there are none."""
        self.saved.display = bool(searches)
        self.saved.show(searches)

    @property
    def shown(self) -> tuple[Widget, ...]:
        """The panes one can step through, from left to right; hidden ones too, filters only while open."""
        side = (self.saved, self.filters) if self.saved.row_count else (self.filters,)
        return (*side, self.list, self.reader) if self.filtering else (self.list, self.reader)

    # How they are arranged.

    @property
    def arrangement(self) -> Arrangement:
        """What one has arranged."""
        return self._arrangement

    @property
    def filtering(self) -> bool:
        """Whether filters and saved searches are open."""
        return self._arrangement.filtering

    @property
    def alone(self) -> bool:
        """Whether the report is read alone."""
        return self._arrangement.alone

    def open_side(self, opened: bool) -> None:
        """Opens filters and saved searches, or closes them."""
        self._arrangement = replace(self._arrangement, filtering=opened)
        self.rearrange()

    def read_alone(self, alone: bool) -> None:
        """The report alone, or the panes again."""
        self._arrangement = replace(self._arrangement, alone=alone)
        self.reading = self.reading or alone
        self.rearrange()

    def move_border(self, by: int) -> bool:
        """Moves the border of the pane one stands in by so many cells; whether there is one."""
        total = self.app.size.width
        if self.alone or total < NARROW:
            return False
        border: Border = "side" if self.filters.has_focus or self.saved.has_focus else "list"
        column = self._arrangement.column(border, total) + by
        self._arrangement = self._arrangement.moved(border, column, total)
        self.rearrange()
        return True

    @on(Divider.Dragged)
    def _drag(self, event: Divider.Dragged) -> None:
        event.stop()
        self._arrangement = self._arrangement.moved(event.border, event.column, self.app.size.width)
        self.rearrange()

    @on(Divider.Reset)
    def reset_widths(self) -> None:
        """The usual widths again."""
        self._arrangement = replace(self._arrangement, list=None, side=None)
        self.rearrange()

    def bring(self, pane: Widget) -> None:
        """Brings a pane on screen."""
        arrangement = self._arrangement
        if pane is self.reader:
            self.reading = True
        else:
            arrangement = replace(arrangement, alone=False)
            if pane is self.list:
                self.reading = False
        if pane in {self.filters, self.saved}:
            arrangement = replace(arrangement, filtering=True)
        elif pane in {self.list, self.reader} and self.app.size.width < ROOMY:
            arrangement = replace(arrangement, filtering=False)
        self._arrangement = arrangement
        self.rearrange()

    def look_at_list(self) -> None:
        """Where there is room for one pane: the list takes the place of the report."""
        if self.reading:
            self.reading = False
            self.rearrange()

    def rearrange(self) -> None:
        """Shows, hides and sizes panes as the width of the terminal allows."""
        total = self.app.size.width
        narrow = total < NARROW
        widths = self._arrangement.widths(total)
        side = self._side
        if narrow:
            side.display = self.filtering and not self.alone
            self.list.display = not side.display and not self.reading
            side.styles.width = self.list.styles.width = "1fr"
        else:
            side.display, self.list.display = widths.side > 0, widths.list > 0
            side.styles.width, self.list.styles.width = widths.side, widths.list
        self.filters.display = side.display
        self._side_border.display = side.display and not narrow
        self._list_border.display = self.list.display and not narrow
        self.reader.display = not narrow or not (side.display or self.list.display)
        if side.display and side.parent is None:
            self.mount(side, self._side_border, before=0)
