"""Saved searches: keeping the query under a name, running, counting and removing what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.question import Question
from tui.text import say

if TYPE_CHECKING:
    from tui.screens.browser import BrowserScreen


class Saving:
    """Acts on the browser's question and its panel of saved searches."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser

    def show(self) -> None:
        """Shows the searches as they are now, and has them counted."""
        searches = self._browser.session.reader.searches
        self._browser.panes.show_searches(searches)
        if searches and self._browser.panes.filtering:
            self._browser.count_searches()

    def save(self) -> None:
        """Asks for a name for the present query, filters and all, and keeps it."""
        from tui.screens.prompt import PromptScreen

        browser = self._browser
        query = browser.session.as_text(browser.asking.question)
        if not query:
            browser.tell(say("news.nothing-to-save"))
            return

        def named(name: str | None) -> None:
            if name:
                self._keep(name, query)

        name = browser.asking.question.text.strip() or query
        hint = say("save.hint", query=query)
        screen = PromptScreen(say("save.title"), name, hint, over=True)
        browser.app.push_screen(screen, named)

    def _keep(self, name: str, query: str) -> None:
        browser = self._browser
        if browser.change("search", lambda reader: reader.save_search(name, query)):
            browser.tell(say("news.saved", search=name))
            browser.panes.open_side(True)
            browser.show_panes()
            self.show()

    def remove(self, name: str) -> None:
        """Removes a search; undo brings it back."""
        if self._browser.change("search", lambda reader: reader.save_search(name, "")):
            self._browser.tell(say("news.search-removed", search=name))
            if not self._browser.session.reader.searches:
                self._browser.go(self._browser.panes.filters)

    def run(self, query: str) -> None:
        """Asks a saved query."""
        self._browser.following.jump(Question(text=query, typing=False))
        self._browser.go(self._browser.panes.list)
