"""A page in a frame that scrolls, laid over the browser."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.keys import key, key_name
from tui.text import say


class PageOver(ModalScreen[None]):
    """The frame, with the key that closes it on its lower edge; what stands in it, in `Static`s, is for its
    heirs to say."""

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
            border-subtitle-color: $primary;
            padding: 1 2;
            scrollbar-size-vertical: 1;
        }
        & Static { width: 1fr; height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("close")]

    def on_mount(self) -> None:
        """Names the way out."""
        bound = (one.binding for one in self.active_bindings.values())
        way = next(key_name(one.key) for one in bound if one.id == "close")
        self.query_one(VerticalScroll).border_subtitle = f"{way} {say('short.close')}"

    def frame(self, title: str) -> VerticalScroll:
        """The frame, with a title on its upper edge."""
        frame = VerticalScroll()
        frame.border_title = title
        return frame
