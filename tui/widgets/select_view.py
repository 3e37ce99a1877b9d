"""A page one selects from: by mouse, and by keys that move an end of what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from tui.page.block import Place
from tui.widgets.page_view import PageView

if TYPE_CHECKING:
    from tui.page.selecting import Selecting, Unit


class SelectView(PageView):
    """Knows what is selected, and scrolls along as its end moves. Which keys do so is the reader's matter."""

    ALLOW_SELECT = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._selecting: Selecting | None = None

    def selected_text(self) -> str:
        """What the mouse has selected, as clean text; "" for nothing."""
        places = self._selected()
        return self._page.copied(*places) if places is not None and self._page is not None else ""

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The clean text under a selection (Textual asks this when it copies)."""
        if self._page is None:
            return None
        return self._page.copied(*self._places(selection)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draws the lines again that are selected, or no longer are."""
        if selection is None:
            self._select_by_keys(None)
        self._strips.clear()
        self.refresh()

    def on_mouse_down(self) -> None:
        """The mouse selects anew."""
        self._select_by_keys(None)

    def _select(self, start: int, end: int) -> None:
        """Selects `start..end` of the report, as the mouse would."""
        assert self._page is not None
        first, last = self._page.place_of(start), self._page.place_of(end - 1)
        selection = Selection(Offset(first.column, first.line), Offset(last.column + 1, last.line))
        self.screen.selections = {self: selection}

    # Selecting by keyboard.

    def on_key(self, event: events.Key) -> None:
        """Escape drops a selection and does nothing else; left to bubble, the screen would drop it first and
        then go back as well."""
        if event.key == "escape" and self.text_selection is not None:
            event.stop()
            self.screen.clear_selection()

    def _select_by_keys(self, now: Selecting | None) -> None:
        """Shows `now` as selected, with the end that moves on screen; None: no longer selecting by keys."""
        if now is not None and self._page is not None:
            self._select(*now.span)
        changed = (now is None) != (self._selecting is None)
        self._selecting = now
        self._bring_moving_end()
        if changed:
            self.screen.refresh_bindings()

    def _bring_moving_end(self) -> None:
        """Brings the end that moves on screen, where one selects by keys."""
        now = self._selecting
        if now is not None and self._page is not None:
            caret = now.caret - 1 if now.caret >= now.pivot[1] else now.caret
            self._bring_line(self._page.line_of(caret))

    def _bring_line(self, line: int) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if line < top:
            self._jump(max(0, line - 1))
        elif line >= top + height:
            self._jump(line - height + 2)

    def action_select(self) -> None:
        """Begins to select with what the mouse has selected, the current hit, or the first word shown; then
        turns to the other end."""
        from tui.page.selecting import selecting, taken_up

        if self._selecting is not None:
            self._select_by_keys(self._selecting.turned())
        elif self._meeting is not None and self._page is not None:
            if (places := self._selected()) is not None and (span := self._page.span(*places)) is not None:
                self._select_by_keys(taken_up(self._meeting, *span))
                return
            span = self._hit_on_screen()
            if span is None:
                offset = self._page.offset_at(self.scroll_offset.y)
                span = None if offset is None else (offset, offset)
            if span is not None:
                self._select_by_keys(selecting(self._meeting, *span))

    def _hit_on_screen(self) -> tuple[int, int] | None:
        """The current hit, unless it was scrolled away."""
        if self._now is None or self._page is None:
            return None
        hit, top = self._hits[self._now], self.scroll_offset.y
        return hit if top <= self._page.line_of(hit[0]) < top + self.size.height else None

    def action_extend(self, unit: Unit, step: int) -> None:
        """Moves the end of the selection by a word, sentence or passage."""
        if self._selecting is not None:
            self._select_by_keys(self._selecting.moved(unit, step))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The keys that move an end of the selection are there for one begun by keys."""
        return action != "extend" or self._selecting is not None or None

    def _extend_lines(self, lines: int) -> bool:
        """Moves the end of the selection to another line; False where nothing is being selected."""
        page, now = self._page, self._selecting
        if page is None or now is None:
            return False
        right = now.caret >= now.pivot[1]
        line, column = page.place_of(now.caret - 1 if right else now.caret)
        target = line + lines
        while page.line(target) is not None and page.offset_of(Place(target, column)) is None:
            target += 1 if lines > 0 else -1
        offset = page.offset_of(Place(target, column))
        if offset is not None:
            self._select_by_keys(now.reaching(offset))
        return True

    def _extend_to(self, offset: int) -> bool:
        """Moves the end of the selection to a place in the text; False where nothing is being selected."""
        if self._selecting is None:
            return False
        self._select_by_keys(self._selecting.reaching(offset))
        return True

    def _selected(self) -> tuple[Place, Place] | None:
        selection = self.text_selection
        return None if selection is None else self._places(selection)

    def _places(self, selection: Selection) -> tuple[Place, Place]:
        assert self._page is not None
        start = selection.start or Offset(0, 0)
        end = selection.end or Offset(1 << 30, len(self._page.lines) - 1)
        return Place(start.y, start.x), Place(end.y, end.x)

    def _jump(self, line: int) -> None:
        self._reach(line + self.size.height)
        # Forced: a pane that just came on screen has no scroll bar yet.
        self.scroll_to(y=line, animate=False, force=True)
