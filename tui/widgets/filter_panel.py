"""The filter panel: what the answers are made of, with counts, to choose from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar, Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from tui.facets import MANY, Counts
from tui.filters import FACETS, Filters, facet_value
from tui.ink import Ink, paint
from tui.keys import key
from tui.text import number, say
from tui.visible import fit, one_line
from tui.widgets.line_list import LineList

FacetCounts = Mapping[str, Counts]
_KEYS = ("clear", "filters", "search", "help", "quit")


class _Row(NamedTuple):
    """A heading (a blank one has no facet), a value of a facet with the number of answers that have it, or
    what opens or closes a facet."""

    what: Literal["heading", "value", "more", "fewer"]
    facet: str
    value: str = ""
    number: int = 0


class FilterPanel(LineList):
    """Values of each facet, the most frequent first; chosen ones stay listed even where nothing has them. A
    facet that has more can be opened: then many are listed."""

    BINDINGS: ClassVar[list[BindingType]] = [key("toggle"), key("more-values"), key("fewer-values")]

    class Toggled(Message):
        """A value was chosen, or no longer is."""

        def __init__(self, facet: str, value: str) -> None:
            super().__init__()
            self.facet = facet
            self.value = value

    class Opened(Message):
        """Other facets are open now, or open ones came on screen: they are to be shown once more."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[_Row, ...] = ()
        self._filters = Filters()
        self._more: Collection[str] = ()  # the facets that have more values than a few
        self._moved = False  # the cursor was, by the reader
        self._named: str | None = None  # of the keys that open and close, the one at the foot
        self.opened: frozenset[str] = frozenset()  # the facets of which many values are wanted

    @property
    def KEYS(self) -> tuple[str, ...]:  # noqa: N802 - what panes without another mood have as a constant
        """The names of the keys to show for this pane."""
        return ("toggle", *_KEYS) if (change := self._change) is None else ("toggle", change, *_KEYS)

    @property
    def _change(self) -> Literal["more-values", "fewer-values"] | None:
        """The name of the key that opens or closes the facet under the cursor."""
        facet = self._rows[self.cursor].facet if self._rows else ""
        if facet not in self._more:
            return None
        return "fewer-values" if facet in self.opened else "more-values"

    @property
    def row_count(self) -> int:
        """Headings, values, and what opens and closes facets."""
        return len(self._rows)

    @property
    def current(self) -> tuple[str, str]:
        """Facet and value under the cursor; "" where there is none."""
        row = self._rows[self.cursor] if self._rows else None
        return ("", "") if row is None or row.what != "value" else (row.facet, row.value)

    def can_choose(self, row: int) -> bool:
        """Headings are not chosen."""
        return self._rows[row].what != "heading"

    def show(
        self,
        counts: FacetCounts,
        filters: Filters,
        more: Collection[str] = (),
        many: FacetCounts | None = None,
    ) -> None:
        """Shows the values with their counts; the cursor stays on the value it was moved to.

        Args:
            counts: a few values of each facet.
            more: the facets that have more.
            many: of those that are open, many values.
        """
        before, here = self._rows, self._rows[self.cursor] if self._rows and self._moved else None
        rows: list[_Row] = []
        for facet in FACETS:
            values = list((many or {}).get(facet) or counts.get(facet, ()))
            known = {value for value, _ in values}
            values += [(value, 0) for value in filters.of(facet) if value not in known]
            if values:
                if rows:
                    rows.append(_Row("heading", ""))
                rows.append(_Row("heading", facet))
                rows.extend(_Row("value", facet, value, count) for value, count in values)
            if facet in more:
                rows.append(
                    _Row("fewer", facet, number=len(values)) if facet in self.opened else _Row("more", facet)
                )
        self._rows, self._filters, self._more = tuple(rows), filters, more
        same = None if here is None else _same(rows, here)
        beside = None if same is not None or here is None else _beside(rows, here, before)
        self.rows_changed(same or beside or 0, keep_scroll=here is not None and beside is None)
        if beside is not None:
            self._show_heading(beside)
        self._name_keys()

    def _show_heading(self, row: int) -> None:
        """Brings the heading of the facet of `row` on screen, if that has room for both."""
        heading = max(at for at in range(row) if self._rows[at].what == "heading")
        top = max(heading, row - self.size.height + 1)
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)

    def _name_keys(self) -> None:
        """Has other keys named at the foot where others are of use."""
        if self._change != self._named and self.has_focus:
            self._named = self._change
            self.screen.refresh_bindings()

    def render_line(self, y: int) -> Strip:
        """A line of the rows; where there are none, that there is nothing to choose from."""
        if self._rows or y != 1:
            return super().render_line(y)
        width, base = self.row_width, self.rich_style
        text = fit(say("search.none"), width - 4)
        return Strip([Segment(f"  {text}", base + self.style_of("soft"))]).adjust_cell_length(width, base)

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """A heading; or a box, the value and, at the right edge, the count; or what opens a facet."""
        what, facet, value, answers = self._rows[row]
        if what == "heading":
            text = fit(say(f"facet.{facet}"), width - 2) if facet else ""
            return [Strip([Segment(f" {text}", base + self.style_of("soft") + self.style_of("strong"))])]
        if what != "value":
            text = say("filters.more") if what == "more" else say("filters.fewer")
            if answers >= MANY:
                text = say("filters.fewer-of", n=answers)
            return [Strip([Segment(f"   {fit(text, width - 4)}", base + self.style_of("mark"))])]
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
        """Tells which value it was; opens or closes a facet."""
        event.stop()
        self._moved = True
        row = self._rows[event.row]
        if row.what == "value":
            self.post_message(self.Toggled(row.facet, row.value))
        else:
            self._open(row.facet, row.what == "more")

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Moving in the panel concerns nobody else; the keys to show may be others."""
        event.stop()
        self._moved = True
        self._name_keys()

    def on_focus(self) -> None:
        """The keys at the foot are named anew."""
        self._named = self._change

    def on_show(self) -> None:
        """What was open is open again."""
        if self.opened:
            self.post_message(self.Opened())

    def action_open(self, opened: bool) -> None:
        """Opens the facet under the cursor, or closes it."""
        if self._change == ("more-values" if opened else "fewer-values"):
            self._moved = True
            self._open(self._rows[self.cursor].facet, opened)

    def _open(self, facet: str, opened: bool) -> None:
        self.opened = self.opened | {facet} if opened else self.opened - {facet}
        self.post_message(self.Opened())


def _same(rows: list[_Row], wanted: _Row) -> int | None:
    """The row that is the same, whatever its number."""
    return next((at for at, row in enumerate(rows) if row[:3] == wanted[:3]), None)


def _beside(rows: list[_Row], gone: _Row, before: tuple[_Row, ...]) -> int | None:
    """Where to be instead of a row that is gone: where its facet was opened, on the first value that was not
    listed; where it was closed, on what opens it."""
    if gone.what != "more" and not any(row.what == "fewer" and row.facet == gone.facet for row in before):
        return None
    listed = {row[:3] for row in before}
    new = [at for at, row in enumerate(rows) if row.facet == gone.facet and row[:3] not in listed]
    return new[0] if new else None
