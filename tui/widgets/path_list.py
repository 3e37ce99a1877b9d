"""What is in a folder, under the line one types a path into."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.folders import Entry
from tui.ink import Ink, paint
from tui.text import say
from tui.visible import fit
from tui.widgets.line_list import LineList


class PathList(LineList, can_focus=False):
    """Folders and files that begin as was typed; none is picked until one moves into the list."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._typed = 0
        self._empty = ""
        self.picked = False

    @property
    def row_count(self) -> int:
        """How many fit what was typed."""
        return len(self._entries)

    @property
    def cursor_style(self) -> str | None:
        """The cursor is there once one has moved into the list."""
        return "now" if self.picked else None

    @property
    def first(self) -> Entry | None:
        """The row that is picked, else the first."""
        return self._entries[self.cursor] if self._entries else None

    def show(self, entries: tuple[Entry, ...], typed: str, empty: str) -> None:
        """Shows those of the entries that begin with `typed`, case and accents aside; `empty` where none is
        there to begin with."""
        from store import fold

        wanted = fold(typed)
        self._entries = tuple(one for one in entries if fold(one.name).startswith(wanted))
        self._typed = len(typed)
        self._empty = empty if not entries else say("import.no-such") if not self._entries else ""
        self.picked = False
        self.rows_changed()

    def step(self, by: int) -> None:
        """Moves into the list, or within it."""
        if not self._entries:
            return
        if self.picked:
            self.move(by)
        elif by > 0:
            self.picked = True
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row; where there is none, why."""
        if not self._entries and y == 0:
            base = self.rich_style
            line = Strip([Segment(f" {fit(self._empty, self.row_width - 1)}", base + self.style_of("soft"))])
            return line.adjust_cell_length(self.row_width, base)
        return super().render_line(y)

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """A folder with its slash, or a file, with what was typed marked."""
        name, is_folder = self._entries[row]
        label = fit(f"{name}/" if is_folder else name, width - 4)
        tone = base + self.style_of("strong") if is_folder else base
        inks = [Ink(0, min(self._typed, len(label)), "mark")] if self._typed else []
        return [
            Strip([Segment(" ▸ " if is_folder else "   ", base), *paint(label, inks, tone, self.style_of)])
        ]
