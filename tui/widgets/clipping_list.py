"""The list of clippings: the words, where they stand, and the reader's note."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.strip import Strip

from tui.keys import key
from tui.page.wrap import wrap
from tui.text import day, say
from tui.visible import fit, one_line
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from store import Clipping, Excerpt

_FIRST = 2000  # code points that can be on screen
_WIDEST = 104  # cells; longer lines of prose are hard to read


class ClippingList(LineList):
    """Five lines a clipping: one or two of its words, its source, its note; what is left of them is blank."""

    ROW_HEIGHT = 5
    KEYS = (
        "copy-all", "export-clippings", "note-clipping", "clipping-up", "clipping-down", "delete-clipping",
        "open-place", "close", "undo", "help",
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [key("open-place")]

    def __init__(self) -> None:
        super().__init__()
        self.clippings: tuple[Clipping, ...] = ()
        self._sources: dict[str, Excerpt] = {}

    def show(self, clippings: tuple[Clipping, ...], cursor: int) -> None:
        """Shows these, the cursor on the one at `cursor`."""
        self.clippings = clippings
        self.rows_changed(cursor)

    def show_sources(self, excerpts: tuple[Excerpt, ...]) -> None:
        """Shows where the words stand, as soon as that has been read."""
        self._sources |= {one.id: one for one in excerpts}
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
        clipping, room = self.clippings[row], max(8, min(width, _WIDEST) - 4)
        words = one_line(clipping.text[:_FIRST])
        spans = wrap(words, room)
        mark = Segment("▌ " if row == self.cursor else "  ", base + self.style_of("mark"))
        lines = [Segment(words[slice(*spans[0])], base)]
        if len(spans) > 1:
            lines.append(Segment(fit(words[spans[1][0] :], room), base))
        lines.append(Segment(self._source(clipping, max(8, width - 4)), base + self.style_of("soft")))
        if clipping.note.strip():
            note = fit(f"{say('clippings.note')} {one_line(clipping.note)}", room)
            lines.append(Segment(note, base + self.style_of("star")))
        blank = [Segment("", base)] * (self.ROW_HEIGHT - len(lines))
        return [Strip([mark, line]) for line in (*lines, *blank)]

    def _source(self, clipping: Clipping, room: int) -> str:
        """Where the words stand: title and day, and of id, body and source what there is room for."""
        source = self._sources.get(clipping.meeting)
        meeting = None if source is None else source.meeting
        if meeting is None:
            return fit(f"— #{clipping.meeting}", room)
        date = day(meeting.date) if meeting.date else ""
        where = meeting.source.url or meeting.source.site or meeting.source.name
        room -= 2 + (3 + cell_len(date) if date else 0)
        title = fit(one_line(meeting.title) or say("untitled"), room)
        room -= cell_len(title)
        parts = [title, one_line(meeting.organiser or ""), date, one_line(where), f"#{meeting.id}"]
        for at in (4, 1, 3):
            cells = 3 + cell_len(parts[at])
            if cells > room:
                parts[at] = ""
            elif parts[at]:
                room -= cells
        return f"— {' · '.join(part for part in parts if part)}"

    def render_line(self, y: int) -> Strip:
        """As a list does; without clippings, how one comes by them."""
        if self.clippings:
            return super().render_line(y)
        text, room = say("clippings.none"), max(8, min(self.row_width, _WIDEST) - 4)
        lines = ["", *(f"  {text[start:end]}" for start, end in wrap(text, room))]
        shown = Segment(lines[y] if y < len(lines) else "", self.rich_style)
        return Strip([shown]).adjust_cell_length(self.row_width, self.rich_style)
