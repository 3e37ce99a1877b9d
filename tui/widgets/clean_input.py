"""A line one types into: always NFC, whatever the keyboard or the clipboard sends."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class CleanInput(Input):
    """A text line without frame. Decomposed letters come as several key events and are put together here."""

    DEFAULT_CSS = """
    CleanInput {
        border: none;
        width: 1fr;
        height: 1;
        padding: 0;
        background: transparent;
        color: $foreground;

        &:focus { border: none; background: transparent; background-tint: $foreground 0%; }
        & > .input--placeholder { color: $ink-faint; }
    }
    """

    # Its width is not that of its words: nothing is laid out for another letter.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def validate_value(self, value: str) -> str:
        """The value is one line in NFC, without control characters."""
        if not value:  # as it is when the browser begins
            return value
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
