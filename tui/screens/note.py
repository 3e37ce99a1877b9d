"""A note on a meeting or an excerpt of it, of as many lines as one likes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.keys import key
from tui.page.about import shortened
from tui.text import say


class NoteScreen(ModalScreen[str | None]):
    """Dismisses with the note as it is then, "" for none. Escape keeps it: undo takes it back.

    Args:
        text: the note as it was.
        words: the excerpt it is about, "" for the whole meeting.
    """

    DEFAULT_CSS = """
    NoteScreen {
        align: center middle;
        background: $background 60%;

        & > Vertical {
            width: 90%;
            max-width: 80;
            height: auto;
            background: $surface;
            border: round $rule;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 1 2;
        }
        & TextArea { height: 8; border: none; background: $panel; padding: 0 1; }
        & TextArea:focus { border: none; }
        & Static { height: auto; color: $ink-soft; padding: 1 1 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("keep")]

    def __init__(self, text: str, words: str = "") -> None:
        super().__init__()
        self._text = text
        self._words = words

    def compose(self) -> ComposeResult:
        """A frame with the note and what Escape does."""
        frame = Vertical()
        words = shortened(self._words)
        frame.border_title = Content(say("note.title-excerpt", words=words) if words else say("note.title"))
        with frame:
            area = TextArea(self._text, show_line_numbers=False, soft_wrap=True)
            area.highlight_cursor_line = False
            area.move_cursor(area.document.end)
            yield area
            yield Static(say("note.hint"), markup=False)

    def action_keep(self) -> None:
        """The note is kept."""
        from store import printable

        lines = self.query_one(TextArea).text.splitlines()
        self.dismiss("\n".join(printable(line).rstrip() for line in lines).strip())
