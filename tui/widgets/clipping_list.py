"""The list of clippings: the words, where they stand, and the reader's note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.page.wrap import wrap
from tui.text import say
from tui.visible import fit, one_line
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from store import Clipping, Excerpt

_FIRST = 2000  # code points that can be on screen


class ClippingList(LineList):
    """Five lines a clipping: two of its words, its source, its note, and a blank one."""

    ROW_HEIGHT = 5
    KEYS = (
        "choose", "note-clipping", "clipping-up", "clipping-down", "delete-clipping", "undo",
        "copy-all", "export-clippings", "close", "help",
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.clippings: tuple[Clipping, ...] = ()
        self._sources: dict[str, str] = {}

    def show(self, clippings: tuple[Clipping, ...], cursor: int) -> None:
        """Shows these, the cursor on the one at `cursor`."""
        self.clippings = clippings
        self.rows_changed(cursor)

    def show_sources(self, excerpts: tuple[Excerpt, ...]) -> None:
        """Shows where the words stand, as soon as that has been read."""
        self._sources = {one.id: one.citation for one in excerpts}
        self.refresh()

    @property
    def current(self) -> Clipping | None:
        """The clipping under the cursor."""
        return self.clippings[self.cursor] if self.clippings else None

    @property
    def row_count(self) -> int:
        """How many clippings."""
        return len(self.clippings)

    def click_chooses(self, row: int) -> bool:  # noqa: ARG002
        """A click goes there; two open it."""
        return False

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """The five lines."""
        clipping, room = self.clippings[row], max(8, width - 4)
        words = one_line(clipping.text[:_FIRST])
        spans = wrap(words, room)
        second = words[spans[1][0] :] if len(spans) > 1 else ""
        source = self._sources.get(clipping.meeting, f"— #{clipping.meeting}")
        note = f"{say('clippings.note')} {one_line(clipping.note)}" if clipping.note.strip() else ""
        mark = Segment("▌ " if row == self.cursor else "  ", base + self.style_of("mark"))
        lines = [
            Segment(words[slice(*spans[0])], base),
            Segment(fit(second, room), base),
            Segment(fit(one_line(source), room), base + self.style_of("soft")),
            Segment(fit(note, room), base + self.style_of("star")),
            Segment("", base),
        ]
        return [Strip([mark, line]) for line in lines]

    def render_line(self, y: int) -> Strip:
        """As a list does; without clippings, how one comes by them."""
        if not self.clippings:
            return Strip(
                [Segment(say("clippings.none") if y == 1 else "", self.rich_style)]
            ).adjust_cell_length(self.row_width, self.rich_style)
        return super().render_line(y)
