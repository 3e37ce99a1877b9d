"""The ratings of one body over the years: for each year the shares of the levels, as a bar and in figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.strip import Strip

from tui.keys import key
from tui.page.ratings import shares_of
from tui.text import number
from tui.visible import fit, one_line
from tui.widgets.bars import FILLINGS, shared
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from store import Rated

LEVELS = ("excellent", "good", "completed", "failed")
_YEAR = 7
_FIGURE = 9
_WIDEST = 60


class _Row(NamedTuple):
    """A year, or (`rated` None) the heading of a subject; a blank heading parts two subjects."""

    rated: Rated | None
    heading: str = ""


class RatingList(LineList):
    """One line a year and subject; each level has a filling of its own besides its colour."""

    BINDINGS: ClassVar[list[BindingType]] = [key("open-place")]

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[_Row, ...] = ()

    @property
    def KEYS(self) -> tuple[str, ...]:  # noqa: N802 - what panes without another mood have as a constant
        """The names of the keys to show: without years there is nothing to move to."""
        return ("open-place", "up", "down", "close", "help") if self._rows else ("close", "help")

    def show(self, found: tuple[Rated, ...]) -> None:
        """Shows these, which come by subject and then by year."""
        rows: list[_Row] = []
        before = ""
        for rated in found:
            subject = " ".join(one_line(rated.subject).split())
            if subject.casefold() != before:
                rows += [_Row(None)] if rows else []
                rows.append(_Row(None, subject))
                before = subject.casefold()
            rows.append(_Row(rated))
        self._rows = tuple(rows)
        self.rows_changed()

    @property
    def current(self) -> Rated | None:
        """The year under the cursor."""
        return self._rows[self.cursor].rated if self._rows else None

    @property
    def row_count(self) -> int:
        """Headings and years."""
        return len(self._rows)

    def can_choose(self, row: int) -> bool:
        """Headings are not chosen."""
        return self._rows[row].rated is not None

    def click_chooses(self, row: int) -> bool:  # noqa: ARG002
        """A click goes there; two open the report."""
        return False

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """The year, the bar, and the share of each level; over them, what the columns are."""
        rated, heading = self._rows[row]
        wide = max(4, min(_WIDEST, width - _YEAR - len(LEVELS) * _FIGURE - 3))
        if rated is None:
            return [self._heading(heading, wide, base)]
        mark = Segment("▌" if row == self.cursor else " ", base + self.style_of("mark"))
        year = Segment(f" {one_line(rated.year) or '?':<{_YEAR - 2}}", base)
        shares = shares_of(rated.ratings)
        cells = cells_of([shares.get(level) or 0.0 for level in LEVELS], wide)
        bar = [
            Segment(filling * count, base + self.style_of(f"level-{level}"))
            for level, filling, count in zip(LEVELS, FILLINGS, cells, strict=False)
        ]
        bar.append(Segment(" " * (wide - sum(cells)), base))
        figures = []
        for level in LEVELS:
            percent = shares.get(level)
            told = "–" if percent is None else f"{number(percent, 1)}%"
            figures.append(Segment(f"{told:>{_FIGURE}}", base + self.style_of(f"level-{level}")))
        return [Strip([mark, year, *bar, *figures])]

    def _heading(self, heading: str, wide: int, base: Style) -> Strip:
        if not heading:
            return Strip([Segment("", base)])
        left = f" {fit(heading, _YEAR + wide - 2)}"
        strip = Strip([Segment(left, base + self.style_of("strong"))]).extend_cell_length(_YEAR + wide, base)
        tops = [
            Segment(f"{filling * 2:>{_FIGURE}}", base + self.style_of(f"level-{level}"))
            for level, filling in zip(LEVELS, FILLINGS, strict=False)
        ]
        return Strip([*strip, *tops])


def cells_of(shares: Sequence[float], wide: int) -> list[int]:
    """The cells of each share (percent) of a bar, one at least of what is above nothing. The bar goes to its
    end, `wide` cells (as many as shares at least), where they come to the whole."""
    least = sum(share > 0 for share in shares)
    cells = shared(shares, max(least, round(min(100.0, sum(shares)) / 100 * wide)))
    for at, share in enumerate(shares):
        if share > 0 and not cells[at]:
            cells[cells.index(max(cells))] -= 1
            cells[at] = 1
    return cells
