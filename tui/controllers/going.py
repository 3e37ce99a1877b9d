"""From pane to pane and back, and how wide they are."""

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
        """Into the search line; what stands there is selected, to be typed over or gone on with."""
        line = self._browser.search.input
        self._browser.following.into_line()
        self._browser.go(line)
        line.select_all()

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
        """To another pane, round the end: the search line, active filters, then panes from left to right."""
        browser = self._browser
        chips = [browser.search.chips] if browser.search.chips.display else []
        panes: list[Widget] = [browser.search.input, *chips, *browser.panes.shown]
        now = panes.index(browser.focused) if browser.focused in panes else 0
        to = panes[(now + step) % len(panes)]
        if to is browser.search.input:
            self.search()
        else:
            browser.go(to)

    def alone(self) -> None:
        """The report alone on screen, or with the panes again."""
        browser = self._browser
        browser.panes.read_alone(not browser.panes.alone)
        browser.go(browser.panes.reader)

    def widen(self, by: int) -> None:
        """Moves the border of the pane one stands in by so many cells."""
        if not self._browser.panes.move_border(by):
            self._browser.tell(say("news.one-pane"))

    def usual_widths(self) -> None:
        """The panes as wide as they usually are."""
        self._browser.panes.reset_widths()

    def back(self) -> None:
        """One step back: suggestions close; a selection is dropped; the panes come back; filters close; else
        to the list."""
        browser = self._browser
        panes = browser.panes
        if browser.search.close():
            return
        if browser.selections:
            browser.clear_selection()
            return
        if panes.alone:
            self.alone()
            return
        if panes.list.has_focus and not panes.filtering and browser.gathering.clear():
            return
        if not panes.reader.has_focus:
            panes.open_side(False)
        browser.go(panes.list)
