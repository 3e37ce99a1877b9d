"""A field of several lines for a passage from elsewhere: whatever is pasted comes in harmless."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from tui.keys import key

_MOST = 60_000  # code points; more than any quotation


class PastedText(TextArea):
    """Plain text without frame. Tab leaves it."""

    DEFAULT_CSS = """
    PastedText {
        border: none;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        scrollbar-size-vertical: 1;

        &:focus { border: none; }
        & .text-area--placeholder { color: $ink-faint; }
        & .text-area--cursor-line { background: $panel; }
    }
    """
    KEYS = ("verify-results", "clear-passage", "close", "help")
    BINDINGS: ClassVar[list[BindingType]] = [key("clear-passage")]

    class Cut(Message):
        """What was pasted has so many `words`; only the first `kept` of them were put in."""

        def __init__(self, words: int, kept: int) -> None:
            super().__init__()
            self.words = words
            self.kept = kept

    def __init__(self, placeholder: str) -> None:
        super().__init__(
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
            placeholder=Content(placeholder),
        )

    def action_clear_passage(self) -> None:
        """Takes the whole text away, for another."""
        self.clear()

    async def _on_paste(self, event: events.Paste) -> None:
        """Puts the text in as the program keeps text: NFC, without anything that a terminal would obey."""
        from store import printable

        event.prevent_default()
        event.stop()
        text = "\n".join(printable(line) for line in event.text[:_MOST].splitlines())
        if result := self._replace_via_keyboard(text, *self.selection):
            self.move_cursor(result.end_location)
        if len(event.text) > _MOST:
            self.post_message(self.Cut(len(event.text.split()), len(text.split())))
