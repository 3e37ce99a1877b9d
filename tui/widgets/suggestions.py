"""What may be typed next, in a list that hangs under the search line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.message import Message
from textual.strip import Strip
from textual.worker import get_current_worker

from tui.text import current_language, number
from tui.visible import fit, one_line
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from store import Completion

Complete = Callable[[str, int], tuple["Completion", ...]]
_WIDEST = 64


class Suggestions(LineList, can_focus=False):
    """Completions for a text and a place of the cursor; no row is picked until one moves into the list."""

    DEFAULT_CSS = """
    Suggestions {
        overlay: screen;
        constrain: inside inside;
        overflow-y: hidden;
        scrollbar-gutter: auto;
        background: $rule;

        &:ansi { background: $panel; }
    }
    """

    class Found(Message):
        """What may be typed at `cursor` of `text` was found."""

        def __init__(self, text: str, cursor: int, found: tuple[Completion, ...]) -> None:
            super().__init__()
            self.text = text
            self.cursor = cursor
            self.found = found

    class Taken(Message):
        """A row was clicked."""

        def __init__(self, completion: Completion) -> None:
            super().__init__()
            self.completion = completion

    def __init__(self, complete: Complete) -> None:
        super().__init__()
        self._complete = complete
        self._rows: tuple[Completion, ...] = ()
        self._asked = ("", 0)
        self._outdated = False  # for another text than that of the line
        self.picked = False
        self.display = False

    @property
    def row_count(self) -> int:
        """How many suggestions."""
        return len(self._rows)

    @property
    def cursor_style(self) -> str | None:
        """The cursor is there once one has moved into the list."""
        return "now" if self.picked else None

    def ask(self, text: str, cursor: int) -> None:
        """Looks, in a thread, for what may be typed at `cursor` (code points) of `text`, and shows it."""
        self._asked = (text, cursor)
        if text.strip():
            self._look(text, cursor)
        else:
            self.close()

    @work(thread=True, exclusive=True, group="complete")
    def _look(self, text: str, cursor: int) -> None:
        from store import StoreError

        worker = get_current_worker()
        try:
            found = self._complete(text, cursor)
        except StoreError:
            found = ()  # the search itself says what is wrong with the index
        if not worker.is_cancelled and self.is_attached:  # the program may be closing
            self.post_message(self.Found(text, cursor, found))

    def on_suggestions_found(self, event: Found) -> None:
        """Shows what was found, unless the line is another by now."""
        event.stop()
        text, found = event.text, event.found
        if (text, event.cursor) != self._asked:
            return
        self.picked = self._outdated = False
        # What stands there already is no suggestion.
        self._rows = tuple(one for one in found if text[one.start : one.end].rstrip() != one.text)
        if not self._rows:
            self.close()
            return
        widths = [cell_len(_label(row)) + len(self._figures(row)) + 4 for row in self._rows]
        self.styles.width = min(_WIDEST, max(24, *widths))
        self.styles.height = len(self._rows)
        self.styles.offset = (max(0, cell_len(text[: self._rows[0].start]) + 2), 0)
        self.display = True
        self.rows_changed()

    def outdate(self) -> None:
        """The line is another: what is listed stands, for the eye alone, until something else is found."""
        self._asked = ("", 0)
        self._outdated = True
        if self.picked:
            self.picked = False
            self.refresh()

    def close(self) -> bool:
        """Takes the list away, and whatever is on its way; whether there was one."""
        was = self.display
        self._asked = ("", 0)
        self._rows = ()
        self.picked = self.display = False
        return was

    def step(self, by: int) -> bool:
        """Moves into the list, or within it; False where there is none for the line as it is."""
        if not self.display or self._outdated:
            return False
        if not self.picked:
            self.picked = True
            self.cursor = 0 if by > 0 else len(self._rows) - 1
            self.refresh()
        else:
            self.cursor = (self.cursor + by) % len(self._rows)
        return True

    @property
    def first(self) -> Completion | None:
        """What Tab takes: the picked row, else the first; None where there is none for the line as it is."""
        return self._rows[self.cursor] if self.display and self._rows and not self._outdated else None

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """The value and, at the right edge, its count."""
        completion = self._rows[row]
        figures = self._figures(completion)
        label = fit(_label(completion), width - len(figures) - 3)
        line = Strip([Segment(f" {label}", base)]).extend_cell_length(width - len(figures) - 1, base)
        return [Strip([*line, Segment(f"{figures} ", base + self.style_of("faint"))])]

    def _figures(self, completion: Completion) -> str:
        return "" if completion.count is None else number(completion.count)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """A click takes a row."""
        event.stop()
        if not self._outdated:
            self.post_message(self.Taken(self._rows[event.row]))

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Moving concerns nobody else."""
        event.stop()


def _label(completion: Completion) -> str:
    """What is put in, without its English name on a Vietnamese screen; there, a field of several names by the
    one that begins as typed and the one it is shown by: `người phát biểu (phát biểu)`."""
    label = one_line(completion.label)
    words = label.rpartition(" (")[0]
    if not words or current_language() != "vi":
        return label
    put_in = completion.text.removesuffix(":").replace("-", " ")
    if put_in == words.replace("-", " "):
        return words
    return f"{put_in} ({words})" if completion.text.endswith(":") else label
