"""Following links from a report, asking something else, and the way back from both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.question import Question
from tui.text import current_language, say
from tui.trail import Spot, Trail

if TYPE_CHECKING:
    from tui.page.block import Link
    from tui.screens.browser import BrowserScreen


class Following:
    """Goes where a link leads; what it leaves, it can come back to."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser
        self._trail = Trail()
        self._before_typing: Spot | None = None  # where one was when one went into the search line

    def follow(self, link: Link) -> None:
        """Opens a meeting, or asks for all meetings in which a person, body, document … appears."""
        from store import Query, add_filter, print_query

        if link.what == "meeting":
            self.visit(link.value)
            return
        if link.what == "place":
            start, _, end = link.value.partition("-")
            self._browser.panes.reader.pick(int(start), int(end))
            return
        if link.what == "tag":
            text = f'{"nhãn" if current_language() == "vi" else "tag"}:"{link.value}"'
        else:
            text = print_query(add_filter(Query(), link.what, link.value), current_language())
        self.jump(Question(text=text, typing=False))
        self._browser.go(self._browser.panes.list)

    def visit(self, id: str, start: int = 0, end: int = 0) -> None:
        """Opens a meeting with `start..end` of its text selected; one can come back to where one is now."""
        self._leave()
        self._browser.opening.visit(id, start, end)

    def jump(self, question: Question) -> None:
        """Asks something new, from where one can come back."""
        self._leave()
        self._browser.asking.put(question)

    def into_line(self) -> None:
        """One goes into the search line; to here one can come back if another query is typed."""
        if self._before_typing is None:
            self._before_typing = self.here()

    def out_of_line(self) -> None:
        """One leaves the search line."""
        spot, self._before_typing = self._before_typing, None
        if spot is not None and spot.question.text.strip() != self._browser.search.input.value.strip():
            self._trail.leave(spot)

    def _leave(self) -> None:
        self.out_of_line()
        self._trail.leave(self.here())

    def back(self) -> None:
        """To where one was before."""
        self._to(self._trail.back(self.here()), "news.no-way-back")

    def forward(self) -> None:
        """To where one came back from."""
        self._to(self._trail.forward(self.here()), "news.no-way-forward")

    def _to(self, spot: Spot | None, otherwise: str) -> None:
        if spot is None:
            self._browser.tell(say(otherwise))
        else:
            self._before_typing = None
            self._browser.asking.put(spot.question, land=spot)
            self._browser.go(self._browser.panes.reader if spot.reading else self._browser.panes.list)
            if spot.alone and not self._browser.panes.alone:
                self._browser.going.alone()

    def here(self) -> Spot:
        """Where one is."""
        reader = self._browser.panes.reader
        meeting = reader.meeting.id if reader.meeting is not None else None
        question, line = self._browser.asking.question, int(reader.scroll_offset.y)
        return Spot(question, meeting, line, reader.has_focus, self._browser.panes.alone, reader.hit)
