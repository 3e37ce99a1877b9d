"""The line one types a query into, coloured as one types."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from tui.keys import key
from tui.tones import tone
from tui.widgets.clean_input import CleanInput
from tui.widgets.query_colours import QueryColours


class SearchInput(CleanInput, inherit_bindings=False):
    """A clean line whose fields, values, phrases and operators have their colours."""

    KEYS: ClassVar[tuple[str, ...]] = ("submit", "into-list", "recall", "take", "back", "help", "quit")
    # Without those of what scrolls: up and down are those of the line around it.
    BINDINGS: ClassVar[list[BindingType]] = [key("submit"), *Input.BINDINGS]

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        self._colours = QueryColours(lambda name: tone(self.app, name))
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False, highlighter=self._colours)
        self.found = ""  # what stood in the line when one came into it

    class Left(Message):
        """The cursor is to go left of the beginning of the line."""

    def on_focus(self) -> None:
        """Remembers what was asked before."""
        self.found = self.value

    def action_cursor_left(self, select: bool = False) -> None:
        """One place to the left; at the beginning, out of the line."""
        if self.cursor_position == 0 and not select and self.selection.is_empty:
            self.post_message(self.Left())
        else:
            super().action_cursor_left(select)

    def action_delete_left_word(self) -> None:
        """The word before the cursor; of a line that is selected as a whole, its last."""
        if self.selection == Selection(0, len(self.value)):
            self.cursor_position = len(self.value)
        super().action_delete_left_word()

    def mark(self, wrong: tuple[int, int] | None) -> None:
        """Marks a part of the line (code points, half open) as wrong, None for nothing."""
        self._colours.wrong = wrong
        self.refresh()
