"""What the fillings of bars mean: each stays beside its words, as many on a line as there is room for."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

_BETWEEN = 3  # cells


class Legend(Static):
    """Says what each filling means."""

    DEFAULT_CSS = """
    Legend { height: auto; max-height: 3; padding: 0 2; color: $ink-soft; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._rows: tuple[tuple[str, str, str], ...] = ()

    def explain(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Shows each filling (one cell), in its colour, twice before its words."""
        self._rows = tuple(rows)
        self._set()

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._set()

    def _set(self) -> None:
        width = self.content_size.width
        parts: list[tuple[str, str]] = []
        room = width
        for filling, tone, words in self._rows:
            cells = 2 * cell_len(filling) + 1 + cell_len(words)
            if parts and cells + _BETWEEN <= room:
                parts.append((" " * _BETWEEN, ""))
                room -= _BETWEEN
            elif parts:
                parts.append(("\n", ""))
                room = width
            parts += [(filling * 2, tone), (f" {words}", "")]
            room -= cells
        self.update(Content.assemble(*parts))
