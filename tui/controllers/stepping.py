"""From hit to hit, from meeting to meeting, and to places of the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text import say

if TYPE_CHECKING:
    from tui.screens.browser import BrowserScreen
    from tui.screens.outline import Goal


class Stepping:
    """Goes a step on (1) or back (-1), wherever one stands."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser

    def hit(self, step: int) -> None:
        """To another hit of the report, round the end; of one that Enter asked for, when it is there."""
        browser, reader = self._browser, self._browser.panes.reader
        if browser.opening.step_later(step):
            return
        if not reader.hits:
            browser.tell(say("news.no-hits"))
            return
        if not reader.display:
            browser.go(reader)
        if reader.next_hit(step):
            browser.tell(say("news.round", n=len(reader.hits)))

    def meeting(self, step: int) -> None:
        """To another meeting of the list."""
        hits = self._browser.panes.list
        if 0 <= hits.cursor + step < hits.row_count:
            hits.move(step)
        else:
            self._browser.tell(say("news.last-meeting" if step > 0 else "news.first-meeting"))

    def outline(self) -> None:
        """Opens the outline of the report; choosing from it goes there."""
        from tui.screens.outline import OutlineScreen

        reader = self._browser.panes.reader
        if reader.meeting is not None:
            self._browser.app.push_screen(OutlineScreen(reader.meeting, reader.place), self._go_to)

    def _go_to(self, goal: Goal | None) -> None:
        if goal is None:
            return
        reader = self._browser.panes.reader
        self._browser.go(reader)
        if goal.start < 0:
            reader.action_top()
        elif goal.end > goal.start:
            reader.pick(goal.start, goal.end)
        else:
            reader.go_to(goal.start)
