"""A question with a line to answer it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import key
from tui.visible import one_line
from tui.widgets.clean_input import CleanInput


class PromptScreen(ModalScreen[str | None]):
    """Dismisses with what was typed when Enter was pressed, None for Escape.

    Args:
        title: what is asked.
        value: what stands in the line to begin with.
        hint: what to know when answering, shown under the line.
        over: whether what stands in the line is selected, to be typed over.
    """

    DEFAULT_CSS = """
    PromptScreen {
        align: center middle;
        background: $background 60%;

        & > Vertical {
            width: 90%;
            max-width: 76;
            height: auto;
            background: $surface;
            border: round $rule;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 1 2;
        }
        & CleanInput { background: $panel; padding: 0 1; }
        & CleanInput:focus { background: $panel; }
        & .prompt--hint { height: auto; color: $ink-soft; padding: 1 1 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("cancel")]

    def __init__(self, title: str, value: str = "", hint: str = "", *, over: bool = False) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._over = over

    def compose(self) -> ComposeResult:
        """A frame with the line and the hint."""
        frame = Vertical()
        frame.border_title = self._title
        with frame:
            yield CleanInput(self._value, select_on_focus=self._over)
            if self._hint:
                yield Static(one_line(self._hint), classes="prompt--hint", markup=False)

    def on_input_submitted(self, event: CleanInput.Submitted) -> None:
        """Enter answers."""
        event.stop()
        self.dismiss(" ".join(event.value.split()))
