"""A page in a frame that scrolls, laid over the browser."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.keys import key


class PageOver(ModalScreen[None]):
    """The frame; what stands in it, in `Static`s, is for its heirs to say."""

    DEFAULT_CSS = """
    PageOver {
        align: center middle;
        background: $background 60%;

        & > VerticalScroll {
            width: 90%;
            max-width: 92;
            height: auto;
            max-height: 90%;
            background: $surface;
            border: round $rule;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 1 2;
            scrollbar-size-vertical: 1;
        }
        & Static { width: 1fr; height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("close")]

    def frame(self, title: str) -> VerticalScroll:
        """The frame, with a title on its upper edge."""
        frame = VerticalScroll()
        frame.border_title = title
        return frame
