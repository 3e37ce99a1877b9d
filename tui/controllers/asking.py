"""How a question becomes what the panes show: asked as one types, the answer to the newest alone is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.filters import Filters
from tui.question import SORTS, Answer, Question
from tui.text import say

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.worker import Worker

    from tui.screens.browser import BrowserScreen
    from tui.screens.working import WorkingScreen
    from tui.trail import Spot

_PATIENCE = 0.04  # seconds


class Asking:
    """Holds the question and its answer, and hands the answer down to the panes."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser
        self.question = Question()
        self.answer: Answer | None = None
        self._sent: Question | None = None  # the one whose answer is on its way
        self._timer: Timer | None = None  # until another is asked all the same
        self._enter = False  # Enter was pressed: go to the first hit when the answer is there
        self._failure = ""  # why the index could not be brought up to date, said once

    def typed(self) -> None:
        """Asks what stands in the line. While an answer is on its way, what is typed last is asked when
        it is there, or is not for a moment: an input method sends several changes for one syllable."""
        text = self._browser.search.input.value  # of several changes on their way, the last counts
        if text == self.question.text:
            return
        self.question = replace(self.question, text=text, typing=True)
        self._browser.panes.look_at_list()
        if self._sent is None:
            self._ask()
        elif self._timer is None:
            self._timer = self._browser.set_timer(_PATIENCE, self._ask)

    def now(self, question: Question, keep: str | None = None) -> Worker[None]:
        """Asks `question` at once; `keep` is the id of the meeting to stay on."""
        self.question = question
        return self._ask(keep)

    def _ask(self, keep: str | None = None) -> Worker[None]:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._sent = self.question
        return self._browser.ask(self.question, keep)

    def _late(self) -> bool:
        """Whether what came back is of no use, because another question was put meanwhile; that is asked."""
        sent, self._sent = self._sent, None
        if sent in {None, self.question}:
            return False
        self._ask()
        return True

    def again(self) -> None:
        """Asks the same once more, staying on the same meeting."""
        current = self._browser.panes.list.current
        self._ask(current.id if current is not None else None)

    def put(self, question: Question, land: Spot | None = None) -> None:
        """Asks `question` and shows its words in the line; then comes to `land`."""
        self._browser.opening.land(land)
        self._browser.search.put(question.text)
        self.now(question, None if land is None else land.meeting)

    def submit(self) -> None:
        """To the first hit of the report that is seen, or else of the first: the focus goes at once, so that
        what is typed next is not typed into the line."""
        browser = self._browser
        if browser.search.take(picked=True):
            return
        self._enter = True
        text, current = browser.search.input.value, browser.panes.list.current
        seen = self.answer is not None and self.answer.question == replace(self.question, text=text)
        browser.go(browser.panes.reader)
        browser.panes.reader.first_hit()  # of what is there already; it may be what comes
        browser.opening.await_hits()
        # A finished word ranks otherwise than its beginning did: another report might come first.
        keep = current.id if seen and current is not None else None
        self.now(replace(self.question, text=text, typing=False), keep)

    def leave_line(self) -> None:
        """Says what is wrong with a query that is left half written: what is listed does not answer it."""
        from store import QueryError, parse_query

        try:
            parse_query(self.question.text)
        except QueryError as error:
            self._browser.search.show_error(error.message, error.hint, error.start, error.end)

    def toggle(self, facet: str, value: str) -> None:
        """Narrows to a value of a facet, or no longer."""
        from store import QueryError

        try:
            question = self._browser.session.toggled(self.question, facet, value)
        except QueryError as error:
            self._browser.search.show_error(error.message, error.hint, error.start, error.end)
            return
        self.put(question)

    def sort(self) -> None:
        """The next order; the best first only where there are words to be good for."""
        from store import is_ranked

        if self.answer is None:
            return
        orders = SORTS if is_ranked(self.answer.query) else SORTS[1:]
        now = orders.index(self.question.order) if self.question.order in orders else 0
        order = orders[(now + 1) % len(orders)]
        self._browser.tell(say("news.sorted", order=say(f"sort.{order}")))
        self.now(replace(self.question, sort=order))

    def clear(self) -> None:
        """No query, no filters: all meetings. There is a way back."""
        if not self.question.asks_all:
            self._browser.following.jump(replace(self.question, text="", filters=Filters()))
            self._browser.tell(say("news.cleared"))

    def answered(self, event: WorkingScreen.Answered) -> None:
        """Shows an answer, unless another question was asked while it was on its way."""
        if event.answer.question == self._sent:
            self._late()
        if event.answer.question != self.question:
            return
        browser = self._browser
        search, hits = browser.search, browser.panes.list
        answer, before = event.answer, self.answer
        self.answer = answer
        search.clear_error()
        search.show_count(say("search.count", n=answer.count))
        search.show_note(say("search.read-as", text=answer.read_as) if answer.read_as else "")
        if search.chips.has_focus and not answer.question.filters:
            browser.go(search.input)
        search.show_chips(answer.question.filters)
        if browser.panes.filters.opened:  # else what counts their values need not be loaded
            browser.widening.show(answer)
        else:
            browser.panes.filters.show(answer.facets, answer.narrowed, answer.more)
        hits.show(
            answer.count,
            answer.hits,
            lambda title: browser.session.highlight_title(answer, title),
            keep=event.keep,
            offers=answer.offers,
        )
        hits.explain(self._why_empty(answer.question))
        hits.head(say(f"sort.{answer.order}"))
        at_hit, self._enter = self._enter, False
        if at_hit and answer.count:
            browser.go(browser.panes.reader)
        elif at_hit:
            browser.panes.bring(hits)  # which says that there is nothing, and what may have been meant
            browser.go(hits if answer.offers else search.input)
        again = before is not None and before.question == answer.question
        browser.opening.answered(kept=event.keep, again=again, at_hit=at_hit)

    def refused(self, event: WorkingScreen.Refused) -> None:
        """Says under the line what is wrong; the old answers stay."""
        from store import QueryError

        if self._late():
            return
        browser = self._browser
        if self._enter:
            self._enter = False
            browser.opening.forget_steps()
            browser.panes.bring(browser.panes.list)
            browser.go(browser.search.input)
        error = event.error
        place = (error.start, error.end) if isinstance(error, QueryError) else (0, 0)
        browser.search.show_error(error.message, error.hint, *place)

    def indexed(self, event: WorkingScreen.Indexed) -> None:
        """Says how far the index is; when it is up to date, the question is asked again."""
        browser = self._browser
        if not event.done:
            browser.keys.work = say("work.indexing", done=event.number, total=event.total)
            browser.panes.list.explain(say("search.indexing"))
            return
        browser.keys.work = ""
        if event.reason and event.reason != self._failure:
            browser.tell(say("news.index-failed", reason=event.reason))
        self._failure = event.reason
        if not event.reason:
            browser.saving.show()
            browser.opening.forget()
            self.again()

    def _why_empty(self, question: Question) -> str:
        if self._browser.keys.work:
            return say("search.indexing")
        if question.filters:
            return say("search.none-filtered")
        if question.text.strip():
            return say("search.none")
        return say("search.unread" if self._browser.session.damage() else "search.empty")
