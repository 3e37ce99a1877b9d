"""From the list to its timeline, from a body to its ratings over the years, and back with what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text import say

if TYPE_CHECKING:
    from tui.screens.browser import BrowserScreen


class Charting:
    """Opens the charts, and follows what is chosen in them."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser

    def timeline(self) -> None:
        """Opens the timeline of what is listed; choosing a bar narrows the list to it."""
        from tui.screens.timeline import TimelineScreen

        browser, answer = self._browser, self._browser.asking.answer
        if answer is None:
            return

        def chosen(period: str | None) -> None:
            if period is not None:
                browser.following.jump(browser.session.narrowed(answer, period))
                browser.go(browser.panes.list)

        browser.app.push_screen(TimelineScreen(browser.session, answer), chosen)

    def ratings(self) -> None:
        """Opens the ratings of the body in hand; choosing a year opens its report."""
        from tui.screens.ratings import RatingsScreen

        body = self._body()
        if body is None:
            self._browser.tell(say("news.no-body"))
            return

        def chosen(id: str | None) -> None:
            if id is not None:
                self._browser.following.visit(id)

        self._browser.app.push_screen(RatingsScreen(self._browser.session, body), chosen)

    def _body(self) -> str | None:
        """The body under the cursor of the filters, that of the link in hand, or of the meeting."""
        panes = self._browser.panes
        if panes.filters.has_focus:
            facet, value = panes.filters.current
            return value if facet == "organiser" else None
        reader, hit = panes.reader, panes.list.current
        if reader.has_focus and reader.meeting is not None:
            link = reader.link
            return link.value if link is not None and link.what == "organiser" else reader.meeting.organiser
        return hit.organiser if hit is not None else None
