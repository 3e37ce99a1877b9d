"""The line one types a query into: always NFC, whatever the keyboard or the clipboard sends."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.widgets import Input

from tui.keys import key
from tui.widgets.query_colours import QueryColours


class SearchInput(Input):
    """A text line without frame. Decomposed letters come as several key events and are put together here."""

    DEFAULT_CSS = """
    SearchInput {
        border: none;
        width: 1fr;
        height: 1;
        padding: 0;
        background: transparent;
        color: $foreground;

        &:focus { border: none; background: transparent; background-tint: $foreground 0%; }
        & > .input--placeholder { color: $ink-faint; }
        & > .search-input--field { color: $primary; }
        & > .search-input--value { color: $secondary; }
        & > .search-input--phrase { color: $success; }
        & > .search-input--minus { color: $error; text-style: bold; }
        & > .search-input--operator { color: $accent; text-style: bold; }
        & > .search-input--wrong { color: $error; text-style: underline bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "search-input--field",
        "search-input--value",
        "search-input--phrase",
        "search-input--minus",
        "search-input--operator",
        "search-input--wrong",
    }
    KEYS: ClassVar[tuple[str, ...]] = ("submit", "into-list", "recall", "take", "back", "help", "quit")
    BINDINGS: ClassVar[list[BindingType]] = [key("submit")]

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        self._colours = QueryColours(self._style_of)
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False, highlighter=self._colours)

    def mark(self, wrong: tuple[int, int] | None) -> None:
        """Marks a part of the line (code points, half open) as wrong, None for nothing."""
        self._colours.wrong = wrong
        self.refresh()

    def _style_of(self, name: str) -> Style:
        return self.get_component_rich_style(f"search-input--{name}", partial=True)

    def validate_value(self, value: str) -> str:
        """The value is one line in NFC, without control characters."""
        from store import printable

        return printable(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replaces a part of the line, leaving the cursor after what was put in, also where letters join."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        head, tail = self.value[:start] + text, self.value[end:]
        self.value = head + tail
        self.cursor_position = max(0, min(len(self.validate_value(head)), len(self.value)))

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text comes in on one line, all of its lines, runs of blanks as one."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        self.replace(" ".join(event.text.split()), start, end)
