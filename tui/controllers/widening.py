"""The filter panel: a few values of each facet, and many of those that are open in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.question import Answer
    from tui.screens.browser import BrowserScreen
    from tui.screens.working import WorkingScreen


class Widening:
    """Has the values of open facets counted, after the answer; without open ones nothing is."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser

    def show(self, answer: Answer) -> None:
        """Shows the values in `answer`; where facets are open, when theirs are counted, too."""
        panel = self._browser.panes.filters
        if not panel.opened & answer.more:
            panel.show(answer.facets, answer.narrowed, answer.more)
        elif panel.display:
            self._browser.count_values(answer)

    def again(self) -> None:
        """Other facets are open now."""
        if self._browser.asking.answer is not None:
            self.show(self._browser.asking.answer)

    def counted(self, event: WorkingScreen.ValuesCounted) -> None:
        """Shows the values of open facets, unless another question was answered meanwhile."""
        answer, panel = event.answer, self._browser.panes.filters
        if answer is self._browser.asking.answer:
            opened = panel.opened & answer.more
            many = {facet: values for facet, values in event.facets.items() if facet in opened}
            panel.show(answer.facets, answer.narrowed, answer.more, many)
