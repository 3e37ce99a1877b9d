"""Which meeting is on screen: the one under the list's cursor, or another that a link led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text import say
from tui.trail import Spot

if TYPE_CHECKING:
    from store import Related, ReportSource
    from tui.screens.browser import BrowserScreen
    from tui.screens.working import WorkingScreen


class Opening:
    """Has meetings read, and shows them when they come."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser
        self._visited = ""  # the id of the meeting on screen, unless the list's cursor led to it
        self._asked = True  # for the one visited; or else the list was only asked once more
        self._pick: tuple[str, int, int] | None = None  # what to select in a meeting on its way
        self._land: Spot | None = None  # where to come to when the answer is there
        self._steps: int | None = None  # to make from the first hit of what Enter asked for, on its way
        self._related: tuple[Related, ...] | None = None  # None: not known yet
        self._sources: tuple[ReportSource, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all there is to say of the meeting on screen is there."""
        return self._browser.panes.reader.meeting is None or self._related is not None

    def land(self, spot: Spot | None) -> None:
        """When the next answer is there, `spot` is where to come to; None: wherever the list begins."""
        self._land = spot

    def current(self, *, at_hit: bool = False) -> None:
        """Shows the meeting under the cursor of the list."""
        browser = self._browser
        self._visited = ""
        browser.panes.list.stray = False
        hit = browser.panes.list.current
        if hit is None or not at_hit:
            self.forget_steps()
        if hit is not None and browser.asking.answer is not None:
            browser.open(hit.id, browser.asking.answer, at_hit)
        elif browser.asking.answer is not None and not browser.asking.answer.count:
            browser.panes.reader.show(None)

    def answered(self, *, kept: str | None, again: bool, at_hit: bool) -> None:
        """Another answer is listed.

        Args:
            kept: the id of the meeting to stay on.
            again: the same question was only asked once more.
        """
        land, current = self._land, self._browser.panes.list.current
        listed = "" if current is None else current.id
        if land is not None and land.meeting and listed != land.meeting:
            self._bring(land.meeting)
        elif again and kept is not None and kept != listed and not self._visited:
            self._bring(kept, asked=False)  # it stands further down by now, or is gone
        elif kept is None or not self._visited or land is not None:
            self.current(at_hit=at_hit)
        else:
            self._make_steps()  # it is on screen already

    def await_hits(self) -> None:
        """Enter asked for a first hit: steps on from it are made when it is there."""
        self._steps = 0

    def step_later(self, step: int) -> bool:
        """Keeps a step from hit to hit for what is on its way; False where nothing is."""
        if self._steps is None:
            return False
        self._steps += step
        return True

    def forget_steps(self) -> None:
        """One goes somewhere else."""
        self._steps = None

    def _make_steps(self) -> None:
        steps, self._steps = self._steps, None
        if steps:
            self._browser.stepping.hit(steps)

    def filled(self) -> None:
        """More of the list is there: perhaps the meeting under its cursor, too."""
        current, meeting = self._browser.panes.list.current, self._browser.panes.reader.meeting
        if current is not None and not self._visited and (meeting is None or meeting.id != current.id):
            self.current()

    def visit(self, id: str, start: int = 0, end: int = 0) -> None:
        """Opens a meeting, among the answers or not, with `start..end` of its text selected."""
        browser = self._browser
        if browser.asking.answer is not None:
            self._pick = (id, start, end) if start < end else None
            browser.go(browser.panes.reader)
            self._bring(id)

    def _bring(self, id: str, *, asked: bool = True) -> None:
        """Has a meeting read, and looked for in the list."""
        browser, answer = self._browser, self._browser.asking.answer
        if answer is not None:
            self._visited, self._asked = id, asked
            self.forget_steps()
            browser.open(id, answer, False)
            browser.place(id, answer)

    def placed(self, event: WorkingScreen.Placed) -> None:
        """The list stands on the meeting that is visited; where it is none of its own, it says so."""
        browser = self._browser
        if event.answer is browser.asking.answer and event.id == self._visited:
            browser.panes.list.stand_on(event.row)
            if event.row is None and self._asked:
                browser.tell(say("news.not-listed"))

    def choose(self) -> None:
        """Into the report under the cursor of the list, at its first hit."""
        panes = self._browser.panes
        self._browser.go(panes.reader)
        if panes.list.stray:
            self.current(at_hit=True)
        else:
            panes.reader.first_hit()

    def show(self, event: WorkingScreen.Opened) -> None:
        """Shows a meeting that was read, or why it cannot be read."""
        browser, meeting = self._browser, event.meeting
        reader = browser.panes.reader
        if event.reason and self._visited and not self._asked:  # it is gone: what the list shows instead
            self.current()
            return
        if event.reason:
            browser.tell(say("news.cannot-read", reason=event.reason))
        if meeting is None or reader.meeting is None or meeting.id != reader.meeting.id:
            self.forget()
        reader.show(meeting, event.hits, at_hit=event.at_hit)
        if meeting is None:
            self.forget_steps()
        elif event.at_hit:
            self._make_steps()
        self.describe()
        if self._related is None:
            browser.call_after_refresh(self._relate)
        land, self._land = self._land, None
        if land is not None and meeting is None:  # it is gone: what the list shows instead
            self.current()
        elif land is not None and meeting is not None and meeting.id == land.meeting:
            reader.take_hit(land.hit)
            reader.to_line(land.line)
        if self._pick is not None and meeting is not None:
            id, start, end = self._pick
            self._pick = None
            if meeting.id == id:
                reader.pick(start, end)

    def forget(self) -> None:
        """What is related is not known, or no longer."""
        self._related, self._sources = None, ()

    def _relate(self) -> None:
        """Has what is related found, after the picture of the meeting: it takes longer than all before it."""
        meeting = self._browser.panes.reader.meeting
        if meeting is not None and self._related is None:
            self._browser.relate(meeting)

    def relate(self, event: WorkingScreen.RelatedFound) -> None:
        """Shows what is related, unless another meeting is on screen by now."""
        meeting = self._browser.panes.reader.meeting
        if meeting is not None and meeting.id == event.id:
            self._related, self._sources = event.related, event.sources
            self.describe()

    def describe(self) -> None:
        """Shows tags, note and related meetings as they are now."""
        reader = self._browser.panes.reader
        if reader.meeting is not None:
            about = self._browser.session.about(reader.meeting, self._related or (), self._sources)
            reader.describe(about)
