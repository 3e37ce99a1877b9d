"""The saved searches, each with the number of meetings that answer it now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from tui.keys import key
from tui.text import number
from tui.visible import fit, one_line
from tui.widgets.line_list import LineList


class SavedSearches(LineList):
    """One line a search. Enter runs it, Delete removes it."""

    DEFAULT_CSS = """
    SavedSearches { height: auto; max-height: 40%; }
    """
    KEYS: ClassVar[tuple[str, ...]] = ("run", "delete", "save-search", "undo", "filters", "help", "quit")
    BINDINGS: ClassVar[list[BindingType]] = [key("run"), key("delete")]

    class Run(Message):
        """A search is to be run."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Removed(Message):
        """A search is to be removed."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._searches: tuple[tuple[str, str], ...] = ()
        self._counts: Mapping[str, int | None] = {}

    @property
    def row_count(self) -> int:
        """How many searches."""
        return len(self._searches)

    def show(self, searches: Mapping[str, str]) -> None:
        """Shows these queries by name; the cursor stays in its place."""
        self._searches = tuple(searches.items())
        self.styles.height = len(self._searches) + 1
        self.rows_changed(min(self.cursor, max(0, len(self._searches) - 1)))

    def count(self, counts: Mapping[str, int | None]) -> None:
        """Shows how many meetings answer the searches of these names; None where that cannot be said."""
        self._counts = counts
        self.refresh()

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """The name and, at the right edge, the count."""
        name, _ = self._searches[row]
        count = self._counts.get(name)
        figures = "?" if name in self._counts and count is None else "" if count is None else number(count)
        label = fit(one_line(name), width - len(figures) - 5)
        line = Strip([Segment(f" ⌕ {label}", base)]).extend_cell_length(width - len(figures) - 2, base)
        return [Strip([*line, Segment(f" {figures} ", base + self.style_of("faint"))])]

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Runs the search."""
        event.stop()
        self.post_message(self.Run(self._searches[event.row][1]))

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Moving in the panel concerns nobody else."""
        event.stop()

    def action_delete(self) -> None:
        """Removes the search under the cursor."""
        if self._searches:
            self.post_message(self.Removed(self._searches[self.cursor][0]))
