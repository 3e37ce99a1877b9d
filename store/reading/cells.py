"""The cells of a table beside each other on a line, each under its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

MAX_COLUMNS: Final = 40  # up to which a cell is believed to reach over others
_BETWEEN: Final = " | "
_PLACED_ROWS: Final = 3
_PLACED_COLUMNS: Final = 2


_NUMBER = re.compile(r"\s*([0-9]{1,5})")


def reach(said: str | None, columns: int) -> int:
    """Over how many columns a cell reaches, itself among them.

    Args:
        said: what the file says of it.
        columns: those before it.
    """
    number = _NUMBER.match(said or "")
    return max(1, min(int(number[1]), MAX_COLUMNS - columns)) if number is not None else 1


def aligned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows that say something, without the columns that say nothing and without empty cells at the end.

    An empty cell before another keeps its place, but not in a table that may only set a letterhead or a
    signature side by side: two columns and few rows.

    Args:
        rows: the text of each cell, "" where it is empty or another reaches over its place.
    """
    stripped = [[cell.strip() for cell in row] for row in rows]
    columns = sorted({at for row in stripped for at, cell in enumerate(row) if cell})
    filled = [row for row in stripped if any(row)]
    if len(columns) <= _PLACED_COLUMNS and len(filled) <= _PLACED_ROWS:
        return [[cell for cell in row if cell] for row in filled]
    return [_without_end([row[at] if at < len(row) else "" for at in columns]) for row in filled]


def only_places(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table only sets a letterhead, or receivers and signature, side by side: it has two columns,
    few rows, and several lines in a cell.

    Args:
        rows: as `aligned` gives them.
    """
    return (
        0 < len(rows) <= _PLACED_ROWS
        and max(map(len, rows)) == _PLACED_COLUMNS
        and any("\n" in cell for row in rows for cell in row)
    )


def beside(cells: Sequence[str]) -> str:
    """A row as a line; an empty cell shows as nothing between two bars: `Bản Hốc | | Tốt`."""
    return " ".join(_BETWEEN.join(cells).split())


def is_row(line: str) -> bool:
    """Whether a line is a row of several cells."""
    return _BETWEEN in line or line.startswith("| ")


def _without_end(row: list[str]) -> list[str]:
    while not row[-1]:
        row.pop()
    return row
