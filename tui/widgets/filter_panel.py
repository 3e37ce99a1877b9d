"""The filter panel: what the answers are made of, with counts, to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from tui.filters import FACETS, Filters, facet_value
from tui.ink import Ink, paint
from tui.keys import key
from tui.text import number, say
from tui.visible import fit, one_line
from tui.widgets.line_list import LineList

FacetCounts = Mapping[str, tuple[tuple[str, int], ...]]


class _Row(NamedTuple):
    """A heading (a blank one has no facet) or a value of a facet with the number of answers that have it."""

    facet: str
    value: str = ""
    number: int = 0
    heading: bool = False


class FilterPanel(LineList):
    """Values of each facet, the most frequent first; chosen ones stay listed even where nothing has them."""

    KEYS: ClassVar[tuple[str, ...]] = ("toggle", "clear", "filters", "search", "help", "quit")
    BINDINGS: ClassVar[list[BindingType]] = [key("toggle")]

    class Toggled(Message):
        """A value was chosen, or no longer is."""

        def __init__(self, facet: str, value: str) -> None:
            super().__init__()
            self.facet = facet
            self.value = value

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[_Row, ...] = ()
        self._filters = Filters()
        self._moved = False  # the cursor was, by the reader

    @property
    def row_count(self) -> int:
        """Headings and values."""
        return len(self._rows)

    @property
    def current(self) -> tuple[str, str]:
        """Facet and value under the cursor; "" where there are none."""
        return self._rows[self.cursor][:2] if self._rows else ("", "")

    def can_choose(self, row: int) -> bool:
        """Headings are not chosen."""
        return not self._rows[row].heading

    def show(self, counts: FacetCounts, filters: Filters) -> None:
        """Shows the values with their counts; the cursor stays on the value it was moved to."""
        here = self._rows[self.cursor][:2] if self._rows and self._moved else None
        rows: list[_Row] = []
        for facet in FACETS:
            values = list(counts.get(facet, ()))
            known = {value for value, _ in values}
            values += [(value, 0) for value in filters.of(facet) if value not in known]
            if values:
                if rows:
                    rows.append(_Row("", heading=True))
                rows.append(_Row(facet, heading=True))
                rows.extend(_Row(facet, value, count) for value, count in values)
        self._rows = tuple(rows)
        self._filters = filters
        cursor = next((at for at, row in enumerate(rows) if row[:2] == here and not row.heading), 0)
        self.rows_changed(cursor, keep_scroll=here is not None)

    def render_line(self, y: int) -> Strip:
        """A line of the rows; where there are none, that there is nothing to choose from."""
        if self._rows or y != 1:
            return super().render_line(y)
        width, base = self.row_width, self.rich_style
        text = fit(say("search.none"), width - 4)
        return Strip([Segment(f"  {text}", base + self.style_of("soft"))]).adjust_cell_length(width, base)

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """A heading, or a box, the value and, at the right edge, the count."""
        facet, value, answers, heading = self._rows[row]
        if heading:
            text = fit(say(f"facet.{facet}"), width - 2) if facet else ""
            return [Strip([Segment(f" {text}", base + self.style_of("soft") + self.style_of("strong"))])]
        chosen = value in self._filters.of(facet)
        figures = number(answers)
        room = width - len(figures) - 7
        label = fit(one_line(facet_value(facet, value)), room)
        text = f" {'■' if chosen else '□'} {label}"
        inks = [Ink(1, 2, "mark" if chosen else "faint")]
        if chosen:
            inks.append(Ink(3, len(text), "strong"))
        line = Strip(paint(text, inks, base, self.style_of))
        line = line.extend_cell_length(width - len(figures) - 2, base)
        return [Strip([*line, Segment(f" {figures} ", base + self.style_of("faint"))])]

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Tells which value it was."""
        event.stop()
        self._moved = True
        row = self._rows[event.row]
        self.post_message(self.Toggled(row.facet, row.value))

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Moving in the panel concerns nobody else."""
        event.stop()
        self._moved = True
