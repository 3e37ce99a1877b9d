"""From pane to pane, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text import say

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.browser import BrowserScreen


class Going:
    """Goes to the pane a key asks for."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser

    def search(self) -> None:
        """Into the search line."""
        self._browser.go(self._browser.search.input)

    def list(self) -> None:
        """From the search line down."""
        self._browser.go(self._browser.panes.list)

    def filters(self) -> None:
        """Into the filters, or out of them."""
        browser = self._browser
        if browser.panes.filters.has_focus:
            self.back()
        else:
            browser.go(browser.panes.filters)
            browser.saving.show()

    def saved(self) -> None:
        """To the saved searches, where there are any."""
        browser = self._browser
        if browser.session.reader.searches:
            browser.go(browser.panes.saved)
        else:
            browser.tell(say("news.no-searches"))

    def step(self, step: int) -> None:
        """To another pane, round the end: the search line, then those from left to right."""
        browser = self._browser
        panes: list[Widget] = [browser.search.input, *browser.panes.shown]
        now = panes.index(browser.focused) if browser.focused in panes else 0
        browser.go(panes[(now + step) % len(panes)])

    def back(self) -> None:
        """One step back: suggestions close; a selection is dropped; filters close; else to the list."""
        browser = self._browser
        panes = browser.panes
        if browser.search.close():
            return
        if browser.selections:
            browser.clear_selection()
            return
        if panes.list.has_focus and not panes.filtering and browser.gathering.clear():
            return
        if not panes.reader.has_focus:
            panes.filtering = False
        browser.go(panes.list)
