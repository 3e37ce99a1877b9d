"""The browser: search line, filters, list and report, and who hears of what happens in them."""

from __future__ import annotations

from asyncio import create_task, wait
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantBlur, DescendantFocus
from textual.reactive import Reactive
from textual.widget import Widget

from tui.arrangement import TALL, Arrangement
from tui.left import Left
from tui.screens.keyed import KeyedScreen
from tui.screens.working import WorkingScreen
from tui.text import say
from tui.widgets.chips import Chips
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.hit_list import HitList
from tui.widgets.key_line import KeyLine
from tui.widgets.panes import Panes
from tui.widgets.reader import Reader
from tui.widgets.saved_searches import SavedSearches
from tui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from store import Edit, ReaderState
    from tui.question import Question
    from tui.session import Session

_BLINK = 0.1  # seconds
_BAD_NEWS_SECONDS = 20.0
_LOOK_AGAIN = 15.0  # seconds between looks at the archive for what another program imported


class BrowserScreen(KeyedScreen):
    """Puts the panes together; what happens in them goes to the controller whose subject it is."""

    AUTO_FOCUS = "#list"

    # Where the focus is, the panes show: they are drawn again then, and not all of the screen.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, session: Session, left: Left | None = None) -> None:
        super().__init__(session)
        self._begin = left
        self._held = ExitStack()

    def compose(self) -> ComposeResult:
        """Search line, panes, keys; the first question is asked meanwhile."""
        self._held.enter_context(self.app.batch_update())
        self._asked = self.asking.now(*self._first)
        yield SearchLine(self.session.complete, lambda: self.session.reader.recent)
        yield Panes(self._begin.arrangement if self._begin is not None else Arrangement(), id="panes")
        yield KeyLine()

    @property
    def _first(self) -> tuple[Question, str | None]:
        """What is asked first, and the meeting to stay on."""
        spot = self._begin.spot if self._begin is not None else None
        return (self.asking.question, None) if spot is None else (spot.question, spot.meeting)

    async def on_mount(self) -> None:
        """Takes up what was left; when the first picture stands, gets ready for a query and looks whether the
        index is up to date.

        That picture is held back until it has its list, but no longer than a blink.
        """
        self.own_changed()
        if self._begin is not None:
            self.opening.land(self._begin.spot)
            self.search.put(self._begin.spot.question.text)
            if self._begin.reading:
                self.go(self.panes.reader)
        self.call_after_refresh(self._begin_work)
        await wait({create_task(self._asked.wait())}, timeout=_BLINK)
        self.call_later(self._held.close)  # the answer is in line before this

    def _begin_work(self) -> None:
        self.prepare()
        self.look_again()
        self.set_interval(_LOOK_AGAIN, self.look_again)

    @property
    def left(self) -> Left:
        """Where one is, to be taken up again at the next start."""
        panes = self.panes
        reading = panes.reader.has_focus or (panes.reading and not panes.list.display)
        return Left(self.following.here(), reading, self.app.theme, panes.arrangement)

    # The panes.

    @property
    def search(self) -> SearchLine:
        """The search line."""
        return self.query_one(SearchLine)

    @property
    def panes(self) -> Panes:
        """Filters, list and report."""
        return self.query_one(Panes)

    @property
    def keys(self) -> KeyLine:
        """The last line."""
        return self.query_one(KeyLine)

    def on_resize(self) -> None:
        """Another size, another arrangement."""
        self.show_panes()

    def show_panes(self) -> None:
        """Shows of the panes, and of the line above them, what there is room for and what is wanted. Where
        there are lines enough, one is kept free for filters, that the first one chosen moves nothing."""
        self.panes.rearrange()
        self.search.display = not self.panes.alone
        self.search.set_class(self.panes.filtering and self.app.size.height >= TALL, "-filtering")

    def go(self, pane: Widget) -> None:
        """Puts the focus into a pane, bringing it on screen."""
        self.panes.bring(pane)
        self.show_panes()
        # At once, not later as `pane.focus()` does: keys typed in a burst go where they are meant to.
        self.set_focus(pane)

    def on_screen_suspend(self) -> None:
        """Another screen comes over this one: what was told was of what one did before."""
        self.keys.news = ""

    def tell(self, text: str) -> None:
        """Says something in the last line, for a while."""
        self.keys.tell(text)

    def say_again(self) -> None:
        """Every sentence on screen once more, in the language that is now in use; all else stays."""
        self.search.say_again()
        self.panes.say_again()
        self.keys.refresh()
        self.asking.again()

    # One's own work.

    @property
    def subject(self) -> str | None:
        """The id of the meeting one reads, or else of the one under the cursor of the list."""
        reader, current = self.panes.reader, self.panes.list.current
        if reader.has_focus and reader.meeting is not None:
            return reader.meeting.id
        return current.id if current is not None else None

    def change(self, what: str, change: Callable[[ReaderState], Edit]) -> bool:
        """Makes a change to one's own work that can be undone, and shows it; whether it was made."""
        from store import StoreError

        try:
            made = self.session.own.change(what, change)
        except StoreError as error:
            self.tell(say("news.failed", reason=str(error)))
            return False
        self.own_changed()
        return made

    def see_own(self) -> None:
        """Reads one's own work again where another program wrote; before one changes any of it."""
        if self.session.marked_elsewhere():
            self.own_changed()

    @on(WorkingScreen.MarkedElsewhere)
    def own_changed(self) -> None:
        """Shows one's own work as it is now."""
        self.panes.list.mark(self.session.reader.marks())
        self.saving.show()
        self.opening.describe()

    # What happens in the panes.

    @on(SearchLine.Typed)
    def _typed(self) -> None:
        self.asking.typed()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remembers where one was when one comes into the search line."""
        if event.widget is self.search.input:
            self.following.into_line()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Says what is wrong with the query when its line is left."""
        if event.widget is self.search.input:
            self.following.out_of_line()
            self.asking.leave_line()

    @on(FilterPanel.Toggled)
    @on(Chips.Removed)
    def _toggled(self, event: FilterPanel.Toggled | Chips.Removed) -> None:
        self.asking.toggle(event.facet, event.value)

    @on(FilterPanel.Opened)
    def _facets_opened(self) -> None:
        self.widening.again()

    @on(SavedSearches.Run)
    def _run_search(self, event: SavedSearches.Run) -> None:
        self.saving.run(event.query)

    @on(SavedSearches.Removed)
    def _remove_search(self, event: SavedSearches.Removed) -> None:
        self.saving.remove(event.name)

    @on(HitList.Moved)
    def _list_moved(self) -> None:
        self.opening.current()

    @on(HitList.Chosen)
    def _list_chosen(self) -> None:
        self.opening.choose()

    @on(HitList.Marked)
    def _mark(self, event: HitList.Marked) -> None:
        self.gathering.toggle(event.id)

    @on(HitList.Offered)
    def _take_offer(self, event: HitList.Offered) -> None:
        self.following.jump(event.offer.question)

    @on(HitList.Wanted)
    def _page_wanted(self, event: HitList.Wanted) -> None:
        if self.asking.answer is not None:
            self.fetch_page(self.asking.answer, event.edition, event.offset)

    @on(Reader.Followed)
    def _follow(self, event: Reader.Followed) -> None:
        self.following.follow(event.link)

    @on(Reader.HitMoved)
    def _hit_moved(self, event: Reader.HitMoved) -> None:
        shown = say("hits", number=event.number, count=event.count) if event.count else ""
        self.panes.reader.border_title = shown

    # What comes back from threads.

    @on(WorkingScreen.Answered)
    def _show_answer(self, event: WorkingScreen.Answered) -> None:
        self.asking.answered(event)

    @on(WorkingScreen.Refused)
    def _show_refusal(self, event: WorkingScreen.Refused) -> None:
        self.asking.refused(event)

    @on(WorkingScreen.Indexed)
    def _show_progress(self, event: WorkingScreen.Indexed) -> None:
        self.asking.indexed(event)

    @on(WorkingScreen.Damaged)
    def _tell_damaged(self, event: WorkingScreen.Damaged) -> None:
        self.keys.tell(say("news.failed", reason=event.reason), seconds=_BAD_NEWS_SECONDS)

    @on(WorkingScreen.Paged)
    def _show_page(self, event: WorkingScreen.Paged) -> None:
        self.panes.list.fill(event.edition, event.offset, event.hits)
        self.opening.filled()

    @on(WorkingScreen.Opened)
    def _show_meeting(self, event: WorkingScreen.Opened) -> None:
        # After the picture of the list, if that is still to come: it is what was asked for.
        self.call_after_refresh(self.opening.show, event)

    @on(WorkingScreen.Placed)
    def _show_place(self, event: WorkingScreen.Placed) -> None:
        self.opening.placed(event)

    @on(WorkingScreen.RelatedFound)
    def _show_related(self, event: WorkingScreen.RelatedFound) -> None:
        self.opening.relate(event)

    @on(WorkingScreen.ValuesCounted)
    def _show_values(self, event: WorkingScreen.ValuesCounted) -> None:
        self.widening.counted(event)

    @on(WorkingScreen.Counted)
    def _show_counts(self, event: WorkingScreen.Counted) -> None:
        self.panes.saved.count(event.counts)

    @on(WorkingScreen.Exported)
    def _tell_exported(self, event: WorkingScreen.Exported) -> None:
        self.gathering.exported(event)

    @on(WorkingScreen.Cited)
    def _copy_cited(self, event: WorkingScreen.Cited) -> None:
        self.gathering.cited(event)
