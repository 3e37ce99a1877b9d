"""Filters, list and report side by side, or as many of them as there is room for."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from tui.text import say
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.hit_list import HitList
from tui.widgets.reader import Reader
from tui.widgets.saved_searches import SavedSearches

_NARROW, _ROOMY = 72, 130  # cells: one pane below, three panes from


class Panes(Horizontal):
    """Knows which panes are on screen. In a narrow terminal it is one, in a middling one the filters take the
    place of the list, in a roomy one all three fit."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reading = False  # where there is room for one: the report is on screen, not the list
        self.filtering = False

    def compose(self) -> ComposeResult:
        """The three of them; the saved searches stand above the filters."""
        with Vertical(id="side"):
            yield SavedSearches(id="saved")
            yield FilterPanel(id="filters")
        yield HitList(id="list")
        yield Reader(id="reader")

    def on_mount(self) -> None:
        """Their first arrangement."""
        self.filters.border_title = say("pane.filters")
        self.saved.border_title = say("pane.saved")
        self.rearrange()

    @property
    def saved(self) -> SavedSearches:
        """The saved searches."""
        return self.query_one(SavedSearches)

    def show_searches(self, searches: Mapping[str, str]) -> None:
        """Shows the saved searches, or nothing where there are none."""
        self.saved.display = bool(searches)
        self.saved.show(searches)

    @property
    def filters(self) -> FilterPanel:
        """The filter panel."""
        return self.query_one(FilterPanel)

    @property
    def list(self) -> HitList:
        """The list pane."""
        return self.query_one(HitList)

    @property
    def reader(self) -> Reader:
        """The detail pane."""
        return self.query_one(Reader)

    @property
    def shown(self) -> tuple[Widget, ...]:
        """The panes one can step through, from left to right; hidden ones too, filters only while open."""
        side = (self.saved, self.filters) if self.saved.row_count else (self.filters,)
        return (*side, self.list, self.reader) if self.filtering else (self.list, self.reader)

    def bring(self, pane: Widget) -> None:
        """Brings a pane on screen."""
        if pane is self.reader:
            self.reading = True
        elif pane is self.list:
            self.reading = False
        if pane in {self.filters, self.saved}:
            self.filtering = True
        elif pane in {self.list, self.reader} and self.app.size.width < _ROOMY:
            self.filtering = False
        self.rearrange()

    def rearrange(self) -> None:
        """Shows and hides panes as the width of the terminal allows."""
        width = self.app.size.width
        narrow, roomy = width < _NARROW, width >= _ROOMY
        self.set_class(narrow, "-narrow")
        self.set_class(not narrow and not roomy, "-medium")
        self.query_one("#side").display = self.filters.display = self.filtering
        self.list.display = (roomy or not self.filtering) and not (narrow and self.reading)
        self.reader.display = not narrow or (self.reading and not self.filtering)
