"""The active filters, each a chip that a click takes away."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.filters import Filters, facet_value
from tui.visible import fit, one_line

_WIDEST = 32


class Chips(Widget):
    """As many rows as the chips need, up to two; none without filters."""

    DEFAULT_CSS = """
    Chips {
        height: auto;
        max-height: 2;
        padding: 0 3;
        display: none;
        background: $panel;

        & > .chips--chip { background: $row-now; color: $foreground; }
        & > .chips--cross { background: $row-now; color: $ink-soft; }
    }
    """
    COMPONENT_CLASSES = {"chips--chip", "chips--cross"}  # noqa: RUF012
    ALLOW_SELECT = False

    @dataclass
    class Removed(Message):
        """A chip was clicked."""

        facet: str
        value: str

    def __init__(self) -> None:
        super().__init__()
        self._filters = Filters()

    def show(self, filters: Filters) -> None:
        """Shows one chip a chosen value."""
        self._filters = filters
        self.display = bool(filters)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as the chips need."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """One row of chips."""
        width, base = self.size.width, self.rich_style
        rows = self._rows(width)
        if y >= len(rows):
            return Strip.blank(width, base)
        chip = self.get_component_rich_style("chips--chip")
        cross = self.get_component_rich_style("chips--cross")
        segments = []
        for label, facet, value in rows[y]:
            meta = Style(meta={"chip": (facet, value)})
            segments += [Segment(f" {label} ", chip + meta), Segment("× ", cross + meta), Segment(" ", base)]
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Announces the chip that was clicked."""
        if chip := event.style.meta.get("chip"):
            event.stop()
            self.post_message(self.Removed(*chip))

    def _rows(self, width: int) -> list[list[tuple[str, str, str]]]:
        rows: list[list[tuple[str, str, str]]] = []
        room = 0
        for facet, value in self._filters.chosen:
            label = fit(one_line(facet_value(facet, value)), min(_WIDEST, width - 5))
            cells = cell_len(label) + 5
            if not rows or cells > room:
                rows.append([])
                room = width
            rows[-1].append((label, facet, value))
            room -= cells
        return rows
