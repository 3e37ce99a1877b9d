"""How the panes share the width of the terminal, and which of them are open."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

NARROW, ROOMY = 72, 112  # cells: one pane below, three panes from
TALL = 30  # lines: from so many on one can be kept free

Border = Literal["side", "list"]  # the right edge of that pane

_LEAST_SIDE, _LEAST_LIST, _LEAST_READER = 24, 28, 34
_USUAL_SIDE = 30, 34  # with little room for three panes, and from so many cells on with more
_MORE_ROOM = 140
_WHOLE = 1000


class Widths(NamedTuple):
    """Cells of the side and of the list, 0 for none; what they and their lines leave is the report's."""

    side: int
    list: int


class Arrangement(Struct, frozen=True):
    """What one has arranged.

    Args:
        list: the share of the list in the width, in thousandths; None as is usual.
        side: that of filters and saved searches, where all three panes fit.
        filtering: the side is open.
        alone: the report is read alone.
    """

    list: int | None = None
    side: int | None = None
    filtering: bool = False
    alone: bool = False

    def widths(self, total: int) -> Widths:
        """The widths in a terminal of `total` cells; whatever was arranged in another, no pane is too small.

        In a narrow terminal one pane has it all; in a middling one the side takes the place of the list.
        """
        if self.alone or total < NARROW:
            return Widths(0, 0)
        if not self.filtering or total < ROOMY:
            left = self._list_of(total, total)
            return Widths(left, 0) if self.filtering else Widths(0, left)
        most = total - _LEAST_LIST - _LEAST_READER - 2
        usual = _USUAL_SIDE[total >= _MORE_ROOM]
        side = _between(_cells(self.side, total), usual, _LEAST_SIDE, most)
        return Widths(side, self._list_of(total, total - side - 1))

    def moved(self, border: Border, column: int, total: int) -> Arrangement:
        """The same with a border brought to a column of a terminal of `total` cells, or as near as may be."""
        side, _ = self.widths(total)
        if border == "side" and side and total >= ROOMY:
            return replace(self, side=_share(column, total))
        before = side + 1 if self.filtering and total >= ROOMY else 0
        return replace(self, list=_share(column - before, total))

    def column(self, border: Border, total: int) -> int:
        """The column where a border stands."""
        side, list = self.widths(total)
        if side and (border == "side" or not list):
            return side
        return side + 1 + list if side else list

    def _list_of(self, total: int, room: int) -> int:
        """The width of the list beside the report alone, in `room` cells."""
        usual = min(60, max(32, room * 42 // 100))
        return _between(_cells(self.list, total), usual, _LEAST_LIST, room - _LEAST_READER - 1)


def _between(wanted: int | None, usual: int, least: int, most: int) -> int:
    return max(least, min(usual if wanted is None else wanted, most))


def _cells(share: int | None, total: int) -> int | None:
    return None if share is None else round(share * total / _WHOLE)


def _share(cells: int, total: int) -> int:
    return round(max(0, cells) * _WHOLE / total)
