"""The reports that hold a quotation, or come near it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.strip import Strip

from tui.keys import key
from tui.page.differences import verdict_of
from tui.text import day, say
from tui.visible import fit, one_line
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from store import Held


class HeldList(LineList):
    """Three lines a report: the verdict, its title, and where the words stand."""

    ROW_HEIGHT = 3
    KEYS = ("open-place", "verify-text", "close", "help")
    BINDINGS: ClassVar[list[BindingType]] = [key("open-place")]

    def __init__(self) -> None:
        super().__init__()
        self._held: tuple[Held, ...] = ()

    def show(self, held: tuple[Held, ...]) -> None:
        """Shows these, the cursor on the first."""
        self._held = held
        self.rows_changed()

    @property
    def current(self) -> Held | None:
        """The report under the cursor."""
        return self._held[self.cursor] if self._held else None

    @property
    def row_count(self) -> int:
        """How many reports."""
        return len(self._held)

    def click_chooses(self, row: int) -> bool:  # noqa: ARG002
        """A click shows the differences; two open the report."""
        return False

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """The three lines."""
        held, room = self._held[row], max(8, width - 4)
        verdict = self.style_of("exact" if held.exact else "near")
        hit = held.hit
        where = f"{day(hit.date) if hit.date else say('no-date')} · {say(f'passage.{held.passage}')}"
        body = fit(one_line(hit.organiser or ""), room - cell_len(f"{where} ·  · #{hit.id}"))
        sign = "=" if held.exact else "≈"
        mark = Segment("▌ " if row == self.cursor else "  ", base + self.style_of("mark"))
        lines = [
            Segment(fit(f"{sign} {verdict_of(held.compared, room - 2)}", room), base + verdict),
            Segment(fit(one_line(hit.title) or say("untitled"), room), base),
            Segment(
                fit(" · ".join(filter(None, (where, body, f"#{hit.id}"))), room), base + self.style_of("soft")
            ),
        ]
        return [Strip([mark, line]) for line in lines]
