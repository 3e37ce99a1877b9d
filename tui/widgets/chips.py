"""The active filters, each a chip that a click or a key takes away."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.filters import Filters, facet_value
from tui.keys import key
from tui.tones import tone
from tui.visible import fit, one_line

_WIDEST = 32
_MOST_ROWS = 2
_MORE = 6  # cells for how many chips are on rows above, or below


class Chips(Widget, can_focus=True):
    """As many rows as the chips need, up to two; none without filters. One of them is in hand.

    Of more rows, two are shown, and how many chips are above and below them; keys bring the chip they come
    to, a click on such a figure brings the rows it counts.
    """

    DEFAULT_CSS = """
    Chips {
        height: auto;
        max-height: 2;
        padding: 0 3;
        background: $panel;
    }
    """
    ALLOW_SELECT = False
    KEYS: ClassVar[tuple[str, ...]] = ("remove-chip", "chip-left", "chip-right", "clear", "help", "quit")
    BINDINGS: ClassVar[list[BindingType]] = [key("chip-left"), key("chip-right"), key("remove-chip")]

    class Removed(Message):
        """A chip is to be taken away."""

        def __init__(self, facet: str, value: str) -> None:
            super().__init__()
            self.facet = facet
            self.value = value

    def __init__(self) -> None:
        super().__init__()
        self._filters = Filters()
        self._now = 0
        self._first = 0  # the first row shown
        self.display = False

    def show(self, filters: Filters) -> None:
        """Shows one chip a chosen value; one that is chosen in addition comes on screen."""
        before = self._filters.chosen
        if filters.chosen == before:
            return
        self._filters = filters
        self._now = max(0, min(self._now, len(filters.chosen) - 1))
        self.display = bool(filters)
        if before and filters.chosen[:-1] == before:
            self._bring(len(before))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as the chips need, up to two."""
        return min(_MOST_ROWS, len(self._rows(width)))

    def render_line(self, y: int) -> Strip:
        """One row of chips."""
        width, base = self.size.width, self.rich_style
        rows = self._rows(width)
        first = min(self._first, max(0, len(rows) - _MOST_ROWS))
        shown = rows[first : first + _MOST_ROWS]
        if y >= len(shown):
            return Strip.blank(width, base)
        chip = base + tone(self.app, "chip")
        cross = base + tone(self.app, "cross")
        in_hand = self._filters.chosen[self._now] if self.has_focus and self._filters else None
        segments = []
        for label, facet, value in shown[y]:
            meta = Style(meta={"chip": (facet, value)})
            words, sign = chip, cross
            if (facet, value) == in_hand:
                words = sign = base + tone(self.app, "chip-now")
            segments += [Segment(f" {label} ", words + meta), Segment("× ", sign + meta), Segment(" ", base)]
        above, below = sum(map(len, rows[:first])), sum(map(len, rows[first + _MOST_ROWS :]))
        if above and y == 0:
            meta = Style(meta={"more": max(0, first - _MOST_ROWS)})
            segments.insert(0, Segment(f"… +{above} ", base + tone(self.app, "mark") + meta))
        if below and y == _MOST_ROWS - 1:
            meta = Style(meta={"more": first + _MOST_ROWS})
            segments.append(Segment(f"+{below} …", base + tone(self.app, "mark") + meta))
        return Strip(segments).adjust_cell_length(width, base)

    def action_step(self, by: int) -> None:
        """To another chip."""
        if self._filters:
            self._now = (self._now + by) % len(self._filters.chosen)
            self._bring(self._now)

    def action_remove(self) -> None:
        """Takes the chip in hand away."""
        if self._filters:
            self.post_message(self.Removed(*self._filters.chosen[self._now]))

    def on_focus(self) -> None:
        """The one in hand is shown."""
        self._bring(self._now)

    def on_blur(self) -> None:
        """And no longer: the first rows are back."""
        self._first = 0
        self.refresh()

    def on_resize(self) -> None:
        """The one in hand stays on screen."""
        if self.has_focus:
            self._bring(self._now)

    def on_click(self, event: events.Click) -> None:
        """Announces the chip that was clicked, or shows the rows that were counted."""
        if "more" in event.style.meta:
            event.stop()
            self._first = event.style.meta["more"]
            self.refresh()
        if chip := event.style.meta.get("chip"):
            event.stop()
            self.post_message(self.Removed(*chip))

    def _bring(self, chip: int) -> None:
        """Shows the row of a chip."""
        before = 0
        for at, row in enumerate(self._rows(self.size.width)):
            if before <= chip < before + len(row):
                self._first = min(max(self._first, at - _MOST_ROWS + 1), at)
            before += len(row)
        self.refresh()

    def _rows(self, width: int) -> list[list[tuple[str, str, str]]]:
        rows = self._packed(width)
        return rows if len(rows) <= _MOST_ROWS else self._packed(width - _MORE)

    def _packed(self, width: int) -> list[list[tuple[str, str, str]]]:
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
