"""The browser: search line, filters, list and report, and how a question becomes what they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer
from textual.widget import Widget

from tui.controllers.clipping import Clippings
from tui.controllers.commanding import Commanding
from tui.controllers.copying import Copying
from tui.controllers.following import Following
from tui.controllers.gathering import Gathering
from tui.controllers.opening import Opening
from tui.controllers.own import Own
from tui.controllers.saving import Saving
from tui.controllers.stepping import Stepping
from tui.filters import Filters
from tui.keys import key
from tui.left import Left
from tui.question import SORTS, Answer, Question
from tui.screens.working import WorkingScreen
from tui.text import say
from tui.trail import Spot
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
    from tui.session import Session

_DEBOUNCE = 0.04  # seconds; an input method sends several changes for one syllable
_LOOK_AGAIN = 15.0  # seconds between looks at the archive for what another program imported


class BrowserScreen(WorkingScreen):
    """Holds the question; asks it in a thread, the newest wins; hands the answer down to the panes."""

    CSS_PATH = "browser.tcss"
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("search"),
        key("filters"),
        key("sort"),
        key("outline"),
        key("next-hit"),
        key("previous-hit"),
        key("copy"),
        key("cite"),
        key("clip"),
        key("clippings"),
        key("citation-style"),
        key("next-meeting"),
        key("previous-meeting"),
        key("bookmark"),
        key("palette"),
        key("export"),
        key("tags"),
        key("note"),
        key("history-back"),
        key("history-forward"),
        key("undo"),
        key("redo"),
        key("save-search"),
        key("saved"),
        key("clear"),
        key("help"),
        key("next-pane"),
        key("previous-pane"),
        key("back"),
    ]

    def __init__(self, session: Session, left: Left | None = None) -> None:
        super().__init__(session)
        self.question = Question()
        self._begin = left
        self._answer: Answer | None = None
        self._timer: Timer | None = None
        self._enter = False  # Enter was pressed: go to the first hit when the answer is there
        self._failure = ""  # why the index could not be brought up to date, said once
        self._own = Own(self)
        self._saving = Saving(self)
        self._copying = Copying(self)
        self._following = Following(self)
        self._gathering = Gathering(self)
        self._commanding = Commanding(self)
        self._opening = Opening(self)
        self._stepping = Stepping(self)
        self._clippings = Clippings(self)

    def compose(self) -> ComposeResult:
        """Search line, panes, keys."""
        yield SearchLine(self.session.complete, lambda: self.session.reader.recent)
        yield Panes(id="panes")
        yield KeyLine()

    def on_mount(self) -> None:
        """The first question is asked when the first picture stands."""
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        self.own_changed()
        if self._begin is None:
            self.ask(self.question)
        else:
            self.put(self._begin.spot.question, land=self._begin.spot)
            if self._begin.reading:
                self.go(self._reader)
        self.look_again()
        self.set_interval(_LOOK_AGAIN, self.look_again)

    @property
    def left(self) -> Left:
        """Where one is, to be taken up again at the next start."""
        reading = self._reader.has_focus or (self.panes.reading and not self._list.display)
        return Left(self._following.here(), reading, self.app.theme)

    # The panes.

    @property
    def _search(self) -> SearchLine:
        return self.query_one(SearchLine)

    @property
    def panes(self) -> Panes:
        return self.query_one(Panes)

    @property
    def _filters(self) -> FilterPanel:
        return self.panes.filters

    @property
    def _list(self) -> HitList:
        return self.panes.list

    @property
    def _reader(self) -> Reader:
        return self.panes.reader

    @property
    def _keys(self) -> KeyLine:
        return self.query_one(KeyLine)

    def on_resize(self) -> None:
        """Another size, another arrangement."""
        self.panes.rearrange()

    def go(self, pane: Widget) -> None:
        """Puts the focus into a pane, bringing it on screen."""
        self.panes.bring(pane)
        # At once, not later as `pane.focus()` does: keys typed in a burst go where they are meant to.
        self.set_focus(pane)

    # One's own work.

    @property
    def subject(self) -> str | None:
        """The id of the meeting one reads, or else of the one under the cursor of the list."""
        if self._reader.has_focus and self._reader.meeting is not None:
            return self._reader.meeting.id
        return self._list.current.id if self._list.current is not None else None

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

    def own_changed(self) -> None:
        """Shows one's own work as it is now."""
        self._list.mark(self.session.reader.marks())
        self._saving.show()
        self._opening.describe()

    @property
    def answer(self) -> Answer | None:
        """What is listed."""
        return self._answer

    @property
    def _marked_here(self) -> bool:
        """Whether one stands in the list and has marked meetings in it."""
        return self._list.has_focus and bool(self._gathering.ids)

    @on(HitList.Marked)
    def _mark(self, event: HitList.Marked) -> None:
        self._gathering.toggle(event.id)

    @on(WorkingScreen.Exported)
    def _tell_exported(self, event: WorkingScreen.Exported) -> None:
        self._gathering.exported(event)

    @on(WorkingScreen.Cited)
    def _copy_cited(self, event: WorkingScreen.Cited) -> None:
        self._gathering.cited(event)

    @on(SavedSearches.Run)
    def _run_search(self, event: SavedSearches.Run) -> None:
        self._saving.run(event.query)

    @on(SavedSearches.Removed)
    def _remove_search(self, event: SavedSearches.Removed) -> None:
        self._saving.remove(event.name)

    @on(WorkingScreen.Counted)
    def _show_counts(self, event: WorkingScreen.Counted) -> None:
        self.panes.saved.count(event.counts)

    # Asking.

    def _ask_soon(self, question: Question) -> None:
        """Asks `question` unless another comes within a moment."""
        self.question = question
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_DEBOUNCE, lambda: self.ask(question))

    def _ask_now(self, question: Question, keep: str | None = None) -> None:
        if self._timer is not None:
            self._timer.stop()
        self.question = question
        self.ask(question, keep)

    @on(WorkingScreen.Answered)
    def _show_answer(self, event: WorkingScreen.Answered) -> None:
        if event.answer.question != self.question:
            return  # it was on its way when another question was asked
        answer = self._answer = event.answer
        self._search.clear_error()
        self._search.show_count(say("search.count", n=answer.count))
        self._search.show_note(say("search.read-as", text=answer.read_as) if answer.read_as else "")
        self.query_one(Chips).show(answer.question.filters)
        self._filters.show(answer.facets, answer.narrowed)
        self._list.show(
            answer.count,
            answer.hits,
            lambda title: self.session.highlight_title(answer, title),
            keep=event.keep,
            offers=answer.offers,
        )
        self._list.explain(self._why_empty(answer.question))
        self._list.head(say(f"sort.{answer.question.order}"))
        at_hit, self._enter = self._enter, False
        if at_hit:
            empty = self._list if answer.offers else self._search.input
            self.go(self._reader if answer.count else empty)
        self._opening.answered(kept=event.keep is not None, at_hit=at_hit)

    @on(WorkingScreen.Refused)
    def _show_refusal(self, event: WorkingScreen.Refused) -> None:
        """The sentence stands under the line; the old answers stay."""
        from store import QueryError

        if self._enter:
            self._enter = False
            self.go(self._search.input)
        error = event.error
        place = (error.start, error.end) if isinstance(error, QueryError) else (0, 0)
        self._search.show_error(error.message, error.hint, *place)

    def _why_empty(self, question: Question) -> str:
        if self._keys.work:
            return say("search.indexing")
        if question.filters:
            return say("search.none-filtered")
        return say("search.none") if question.text.strip() else say("search.empty")

    @on(HitList.Offered)
    def _take_offer(self, event: HitList.Offered) -> None:
        self.put(event.offer.question)

    @on(HitList.Wanted)
    def _page_wanted(self, event: HitList.Wanted) -> None:
        if self._answer is not None:
            self.fetch_page(self._answer, event.edition, event.offset)

    @on(WorkingScreen.Paged)
    def _show_page(self, event: WorkingScreen.Paged) -> None:
        self._list.fill(event.edition, event.offset, event.hits)
        self._opening.filled()

    # Reading.

    @on(WorkingScreen.Opened)
    def _show_meeting(self, event: WorkingScreen.Opened) -> None:
        self._opening.show(event)

    @on(WorkingScreen.RelatedFound)
    def _show_related(self, event: WorkingScreen.RelatedFound) -> None:
        self._opening.relate(event)

    @on(Reader.Followed)
    def _follow(self, event: Reader.Followed) -> None:
        self._following.follow(event.link)

    def visit(self, id: str, start: int = 0, end: int = 0) -> None:
        """Opens a meeting, among the answers or not, with `start..end` of its text selected."""
        self._opening.visit(id, start, end)

    @on(HitList.Moved)
    def _list_moved(self) -> None:
        self._opening.current()

    @on(HitList.Chosen)
    def _list_chosen(self) -> None:
        self.go(self._reader)
        self._reader.first_hit()

    @on(Reader.HitMoved)
    def _hit_moved(self, event: Reader.HitMoved) -> None:
        shown = say("hits", number=event.number, count=event.count) if event.count else ""
        self._reader.border_title = shown

    # The index.

    @on(WorkingScreen.Indexed)
    def _show_progress(self, event: WorkingScreen.Indexed) -> None:
        if not event.done:
            self._keys.work = say("work.indexing", done=event.number, total=event.total)
            self._list.explain(say("search.indexing"))
            return
        self._keys.work = ""
        if event.reason and event.reason != self._failure:
            self.tell(say("news.index-failed", reason=event.reason))
        self._failure = event.reason
        if not event.reason:
            self._saving.show()
            current = self._list.current
            self.ask(self.question, current.id if current is not None else None)

    # Search line, chips and filters.

    @on(SearchLine.Typed)
    def _typed(self) -> None:
        text = self._search.input.value  # of several changes on their way, the last counts
        if text != self.question.text:
            self._ask_soon(replace(self.question, text=text, typing=True))

    @on(FilterPanel.Toggled)
    @on(Chips.Removed)
    def _toggled(self, event: FilterPanel.Toggled | Chips.Removed) -> None:
        from store import QueryError

        try:
            question = self.session.toggled(self.question, event.facet, event.value)
        except QueryError as error:
            self._search.show_error(error.message, error.hint, error.start, error.end)
            return
        self.put(question)

    def put(self, question: Question, *, land: Spot | None = None) -> None:
        """Asks `question` and shows its words in the line; then comes to `land`."""
        self._opening.land(land)
        self._search.put(question.text)
        self._ask_now(question, None if land is None else land.meeting)

    def jump(self, question: Question) -> None:
        """Asks `question`; one can come back to where one is now."""
        self._following.jump(question)

    # What keys do.

    def action_search(self) -> None:
        """Into the search line."""
        self.go(self._search.input)

    def action_submit(self) -> None:
        """To the first hit: the focus goes at once, so that what is typed next is not typed into the line."""
        if self._search.take(picked=True):
            return
        self._enter = True
        self.go(self._reader)
        self._ask_now(replace(self.question, text=self._search.input.value, typing=False))

    def action_into_list(self) -> None:
        """From the search line down."""
        self.go(self._list)

    def action_filters(self) -> None:
        """Opens the filters, or leaves them."""
        if self._filters.has_focus:
            self.action_back()
        else:
            self.go(self._filters)
            self._saving.show()

    def action_back(self) -> None:
        """One step back: suggestions close; a selection is dropped; filters close; else to the list."""
        if self._search.close():
            return
        if self.selections:
            self.clear_selection()
            return
        if self._list.has_focus and not self.panes.filtering and self._gathering.clear():
            return
        if not self._reader.has_focus:
            self.panes.filtering = False
        self.go(self._list)

    def action_step_pane(self, step: int) -> None:
        """To the next pane, round the end, or the one before."""
        self._stepping.pane(step, self._search.input)

    def action_sort(self) -> None:
        """The next order."""
        order = SORTS[(SORTS.index(self.question.order) + 1) % len(SORTS)]
        if order == "relevance" and not self.question.text.strip():
            order = SORTS[1]
        self.tell(say("news.sorted", order=say(f"sort.{order}")))
        self._ask_now(replace(self.question, sort=order))

    def action_clear(self) -> None:
        """No query, no filters: all meetings."""
        self.put(replace(self.question, text="", filters=Filters()))

    def action_step_hit(self, step: int) -> None:
        """To the next hit of the report (1), or the one before (-1)."""
        self._stepping.hit(step)

    def action_step_meeting(self, step: int) -> None:
        """To the next meeting of the list, wherever one stands, or the one before."""
        self._stepping.meeting(step)

    def action_outline(self) -> None:
        """The outline of the report; choosing from it goes there."""
        self._stepping.outline()

    def action_help(self) -> None:
        """The keys of the pane one stands in, and how queries are written."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._pane_name(), self.active_bindings))

    def _pane_name(self) -> str:
        names: dict[Widget | None, str] = {
            self._filters: "filters",
            self.panes.saved: "saved",
            self._reader: "reader",
            self._search.input: "search",
        }
        return names.get(self.focused, "list")

    def action_bookmark(self) -> None:
        """Sets or removes a bookmark on the meeting of the report, or of the list."""
        self._own.bookmark()

    def action_tags(self) -> None:
        """Asks for the tags of the meeting, or of the marked ones."""
        if self._marked_here:
            self._gathering.tag()
        else:
            self._own.tags()

    def action_note(self) -> None:
        """Asks for the note on the meeting."""
        self._own.note()

    def action_history_back(self) -> None:
        """To where one was before following a link."""
        self._following.back()

    def action_history_forward(self) -> None:
        """To where one came back from."""
        self._following.forward()

    def action_palette(self) -> None:
        """The command palette."""
        self._commanding.open()

    def action_use_theme(self, name: str) -> None:
        """Another theme."""
        self.app.theme = name

    def action_use_language(self, name: str) -> None:
        """Another language."""
        self._commanding.language(name)

    def action_export(self) -> None:
        """Writes the marked meetings, or all that are listed, to a file."""
        self._gathering.export()

    def action_undo(self) -> None:
        """Takes the last change of one's own work back."""
        self._own.undo()

    def action_redo(self) -> None:
        """Makes it again."""
        self._own.redo()

    def action_save_search(self) -> None:
        """Keeps the query under a name."""
        self._saving.save()

    def action_saved(self) -> None:
        """To the saved searches."""
        if self.session.reader.searches:
            self.go(self.panes.saved)
        else:
            self.tell(say("news.no-searches"))

    def action_copy_excerpt(self) -> None:
        """Copies what is selected, the sentence of the hit, or the passage."""
        self._copying.excerpt()

    def action_copy_citation(self) -> None:
        """Copies the same with its citation."""
        if self._marked_here:
            self._gathering.cite()
        else:
            self._copying.citation()

    def tell(self, text: str) -> None:
        """Says something in the last line, for a while."""
        self._keys.tell(text)

    def action_citation_style(self) -> None:
        """The next style of citations."""
        self._copying.style()

    def action_clip(self) -> None:
        """Adds the same to the clippings."""
        self._clippings.add()

    def action_clippings(self) -> None:
        """The clippings of all meetings."""
        self._clippings.show()
