"""A list drawn on demand: rows exist only while they are on screen."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.keys import key
from tui.tones import tone
from tui.widgets.ticks import TickedView


class LineList(TickedView, can_focus=True):
    """Rows of `ROW_HEIGHT` lines with a cursor; a subclass tells how many there are and draws one.

    Moving by keys moves the cursor; the wheel and the scroll bar move the view alone.
    """

    DEFAULT_CSS = """
    LineList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size: 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("up"),
        key("down"),
        key("page-up"),
        key("page-down"),
        key("space-down"),
        key("top"),
        key("bottom"),
        key("choose"),
    ]
    ALLOW_SELECT = False
    ROW_HEIGHT: ClassVar[int] = 1

    # While a picture is made: the width and the style of each line, and the rows drawn so far.
    _common: tuple[int, Style, dict[int, list[Strip]]] | None = None

    cursor: reactive[int] = reactive(0, repaint=False)
    _over: reactive[int | None] = reactive(None, repaint=False)

    class Moved(Message):
        """The cursor came to `row`."""

        @property
        def control(self) -> LineList:
            """The list."""
            return self.line_list

        def __init__(self, line_list: LineList, row: int) -> None:
            super().__init__()
            self.line_list = line_list
            self.row = row

    class Chosen(Message):
        """Enter, or a click, on `row`."""

        @property
        def control(self) -> LineList:
            """The list."""
            return self.line_list

        def __init__(self, line_list: LineList, row: int) -> None:
            super().__init__()
            self.line_list = line_list
            self.row = row

    # What a subclass tells.

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """The `ROW_HEIGHT` lines of `row`, `width` cells wide, on the style `base`."""
        raise NotImplementedError

    def can_choose(self, row: int) -> bool:  # noqa: ARG002
        """Whether the cursor may stand on `row`."""
        return True

    @property
    def cursor_style(self) -> str | None:
        """The style of the row under the cursor, None for that of the others."""
        return "now" if self.has_focus else "now-blurred"

    def click_chooses(self, row: int) -> bool:  # noqa: ARG002
        """Whether one click chooses `row`; else it takes two."""
        return True

    # What a subclass calls.

    def rows_changed(self, cursor: int = 0, *, keep_scroll: bool = False) -> None:
        """The rows are others now; the cursor goes to `cursor`, or the nearest row that may be chosen."""
        self.hold(Size(self.row_width, self.row_count * self.ROW_HEIGHT))
        self._over = None
        if self.row_count:
            cursor = max(0, min(cursor, self.row_count - 1))
            self.set_reactive(LineList.cursor, self._nearest(cursor, 1))
        else:
            self.set_reactive(LineList.cursor, 0)
        if not keep_scroll:
            self._show_cursor()
        self.refresh()

    def style_of(self, name: str) -> Style:
        """What the tone called `name` adds to the style of a line."""
        return tone(self.app, name)

    def refresh_row(self, row: int) -> None:
        """Draws one row again."""
        self.refresh_lines(row * self.ROW_HEIGHT, self.ROW_HEIGHT)

    @property
    def row_width(self) -> int:
        """The cells of a line, without the scroll bar."""
        return self.scrollable_content_region.width

    # Drawing.

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines on screen within `crop`; what they have in common is looked up once, a row drawn once."""
        self._common = (self.row_width, self.rich_style, {})
        try:
            return super().render_lines(crop)
        finally:
            self._common = None

    def render_line(self, y: int) -> Strip:
        """Line `y` of what is on screen (the Line API of Textual)."""
        width, base, drawn = self._common or (self.row_width, self.rich_style, {})
        line = y + self.scroll_offset.y
        row = line // self.ROW_HEIGHT
        if row >= self.row_count:
            return Strip.blank(width, base)
        if row == self.cursor and (style := self.cursor_style):
            base += self.style_of(style)
        elif row == self._over and self.can_choose(row):
            base += self.style_of("over")
        if row not in drawn:
            drawn[row] = self.draw_row(row, width, base)
        return drawn[row][line % self.ROW_HEIGHT].adjust_cell_length(width, base)

    def on_resize(self) -> None:
        """A list that can no longer show its cursor scrolls to it."""
        self.hold(Size(self.row_width, self.row_count * self.ROW_HEIGHT))
        self._show_cursor()

    def on_focus(self) -> None:
        """The cursor looks different in a pane that has the focus."""
        self.refresh_row(self.cursor)

    def on_blur(self) -> None:
        """And in one that has lost it."""
        self.refresh_row(self.cursor)

    # Moving.

    def watch_cursor(self, before: int, now: int) -> None:
        """Draws both rows, brings the cursor on screen and tells."""
        self.refresh_row(before)
        self.refresh_row(now)
        self._show_cursor()
        if self.row_count:
            self.post_message(self.Moved(self, now))

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays among the rows."""
        return max(0, min(cursor, self.row_count - 1))

    def watch__over(self, before: int | None, now: int | None) -> None:
        """The row under the mouse is shown."""
        for row in (before, now):
            if row is not None:
                self.refresh_row(row)

    def move(self, by: int) -> None:
        """Moves the cursor `by` rows, to the nearest row that may be chosen."""
        if self.row_count:
            target = max(0, min(self.cursor + by, self.row_count - 1))
            self.cursor = self._nearest(target, 1 if by > 0 else -1)

    def action_up(self) -> None:
        """One row up."""
        self.move(-1)

    def action_down(self) -> None:
        """One row down."""
        self.move(1)

    def action_page_up(self) -> None:
        """One screen up."""
        self.move(-self._page)

    def action_page_down(self) -> None:
        """One screen down."""
        self.move(self._page)

    def action_top(self) -> None:
        """To the first row."""
        self.move(-self.row_count)

    def action_bottom(self) -> None:
        """To the last row."""
        self.move(self.row_count)

    def action_choose(self) -> None:
        """Chooses the row under the cursor."""
        if self.row_count and self.can_choose(self.cursor):
            self.post_message(self.Chosen(self, self.cursor))

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; where that is the list's way, or twice, it chooses."""
        row = self._row_at(event)
        if row is None or not self.can_choose(row):
            return
        event.stop()
        self.cursor = row
        if self.click_chooses(row) or event.chain == 2:
            self.post_message(self.Chosen(self, row))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Remembers the row under the mouse."""
        self._over = self._row_at(event)

    def on_leave(self) -> None:
        """The mouse went away."""
        self._over = None

    # Within.

    @property
    def _page(self) -> int:
        return max(1, self.size.height // self.ROW_HEIGHT - 1)

    def _row_at(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        row = (offset.y + self.scroll_offset.y) // self.ROW_HEIGHT
        return row if 0 <= row < self.row_count else None

    def _nearest(self, row: int, step: int) -> int:
        """`row`, or the next one in the direction of `step` (then the other) that may be chosen."""
        for direction in (step, -step):
            at = row
            while 0 <= at < self.row_count:
                if self.can_choose(at):
                    return at
                at += direction
        return row

    def _show_cursor(self) -> None:
        if self.size.height:
            row = Region(0, self.cursor * self.ROW_HEIGHT, 1, self.ROW_HEIGHT)
            if self.cursor == self._nearest(0, 1):  # with the headings over it
                row = Region(0, 0, 1, row.bottom)
            top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
            if row.y < top:
                self.scroll_to(y=row.y, animate=False)
            elif row.bottom > bottom:
                self.scroll_to(y=row.bottom - self.size.height, animate=False)
