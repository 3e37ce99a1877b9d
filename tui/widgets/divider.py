"""The line between two panes: dragged by the mouse, it makes one wider and the other narrower."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.arrangement import Border


class Divider(Widget):
    """One cell wide, as high as the panes. Two clicks bring back the usual widths."""

    DEFAULT_CSS = """
    Divider {
        width: 1;
        height: 1fr;
        background: $surface;
        color: $rule;
        pointer: ew-resize;

        &:hover, &.-dragged { color: $primary; }
    }
    """
    ALLOW_SELECT = False

    _dragged: reactive[bool] = reactive(False)

    class Dragged(Message):
        """The line is wanted at `column` of the terminal."""

        def __init__(self, border: Border, column: int) -> None:
            super().__init__()
            self.border = border
            self.column = column

    class Reset(Message):
        """The usual widths are wanted."""

    def __init__(self, border: Border) -> None:
        super().__init__(id=f"{border}-border")
        self._border = border
        self._base = Style()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The cells within `crop`; their common style is looked up once."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """The line, hanging from the rule above the panes."""
        return Strip([Segment("│" if y else "┬", self._base)])

    def watch__dragged(self, dragged: bool) -> None:
        """Shows that it is held."""
        self.set_class(dragged, "-dragged")

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Takes hold."""
        event.stop()
        self._dragged = True
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Goes along with the mouse."""
        if self._dragged:
            event.stop()
            self.post_message(self.Dragged(self._border, event.screen_x))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Lets go."""
        event.stop()
        self.on_mouse_release()
        self.release_mouse()

    def on_mouse_release(self) -> None:
        """The mouse is no longer its own."""
        self._dragged = False

    def on_click(self, event: events.Click) -> None:
        """Two clicks bring back the usual widths."""
        event.stop()
        if event.chain == 2:
            self.post_message(self.Reset())
