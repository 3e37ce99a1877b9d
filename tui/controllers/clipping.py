"""Clippings from the browser: one more, and the screen that holds them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text import say

if TYPE_CHECKING:
    from tui.screens.browser import BrowserScreen


class Clippings:
    """Adds excerpts of the report on screen, and opens reports where clippings stand."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser

    def add(self) -> None:
        """Adds what is selected, the sentence of the hit, or the passage."""
        from store import StoreError

        browser = self._browser
        meeting, span = browser.panes.reader.meeting, browser.panes.reader.excerpt()
        if meeting is None or span is None or not meeting.text[span[0] : span[1]].strip():
            browser.tell(say("news.nothing-to-clip"))
            return
        try:
            new = browser.session.clip(meeting, *span)
        except StoreError as error:
            browser.tell(say("news.failed", reason=str(error)))
        else:
            browser.tell(say("news.clipped" if new else "news.clipped-already"))

    def show(self) -> None:
        """Opens the clippings; from there, a report at its clipping."""
        from tui.screens.clippings import ClippingsScreen

        self._browser.app.push_screen(ClippingsScreen(self._browser.session), self._open)

    def _open(self, place: tuple[str, int, int] | None) -> None:
        self._browser.own_changed()
        if place is not None:
            self._browser.following.visit(*place)
