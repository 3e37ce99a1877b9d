"""The head of the screen: the query, how many meetings answer it, and under it filters or what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from tui.keys import key
from tui.text import heard, say
from tui.visible import one_line
from tui.widgets.chips import Chips
from tui.widgets.search_input import SearchInput
from tui.widgets.suggestions import Complete, Suggestions

if TYPE_CHECKING:
    from store import Completion
    from tui.filters import Filters

_SUGGEST_AFTER = 0.06  # seconds


class SearchLine(Vertical):
    """Announces what is typed; shows the count, chips and errors it is given."""

    DEFAULT_CSS = """
    SearchLine {
        height: auto;
        background: $panel;

        & > Horizontal { height: 1; }
        & .search--sign { width: 3; color: $primary; text-style: bold; }
        & .search--count { width: auto; padding: 0 1; color: $ink-soft; }
        & .search--error { height: auto; max-height: 40vh; padding: 0 3; color: $error; display: none; }
        &.-wrong .search--error { display: block; }
        & .search--note { height: 1; padding: 0 3; color: $accent; display: none; }
        &.-wrong .search--sign { color: $error; }
        &.-filtering { min-height: 2; }  /* the room of the first chip */
        &.-wrong .search--count { visibility: hidden; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("into-list"), key("recall"), key("take")]

    class Typed(Message):
        """The query is another now."""

    def __init__(self, complete: Complete, recent: Callable[[], Sequence[str]]) -> None:
        """
        Args:
            complete: what may be typed at a place of a text; called in a thread.
            recent: the last queries, the newest first.
        """
        super().__init__()
        self.input = SearchInput(placeholder=say("search.placeholder"), id="query")
        self.suggestions = Suggestions(complete)
        self.chips = Chips()
        self._recent = recent
        self._given = ""  # what the line was last set to, if not by typing
        self._recalled = -1  # which of the recent queries is in the line
        self._draft = ""  # what stood there before the first of them
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Sign, line, count; then the error, how it was read; suggestions and chips when there are any."""
        with Horizontal():
            yield Static(" / ", classes="search--sign", markup=False)
            yield self.input
            yield Static("", classes="search--count", markup=False)
        yield Static("", classes="search--error", markup=False)
        yield Static("", classes="search--note", markup=False)

    def say_again(self) -> None:
        """The language is another."""
        self.input.placeholder = say("search.placeholder")
        self.chips.refresh(layout=True)

    def show_chips(self, filters: Filters) -> None:
        """Shows the active filters."""
        if filters and self.chips.parent is None:
            self.mount(self.chips, after=self.query_one(Horizontal))
        self.chips.show(filters)

    def show_count(self, text: str) -> None:
        """Says how many meetings answer."""
        _put(self.query_one(".search--count", Static), text)

    def show_note(self, text: str) -> None:
        """Says how the query was read; "" says nothing."""
        note = self.query_one(".search--note", Static)
        _put(note, one_line(text))
        if note.display != bool(text):
            note.display = bool(text)

    def show_error(self, message: str, hint: str = "", start: int = 0, end: int = 0) -> None:
        """Says what is wrong with the query and where: `start..end` of it, code points, half open. How many
        answered the query before is not seen meanwhile; its room is kept."""
        query = one_line(self.input.value)
        sentence = one_line(heard(f"{message} {hint}".strip()))
        self.query_one(".search--error", Static).update(Content(sentence))
        self.input.mark((start, end) if 0 <= start < end <= len(query) else None)
        self.add_class("-wrong")

    def clear_error(self) -> None:
        """The query can be understood again."""
        if self.has_class("-wrong"):
            self.input.mark(None)
            self.remove_class("-wrong")

    def put(self, text: str) -> None:
        """Sets the line to `text`, which nobody typed."""
        self._given = self.input.validate_value(text)
        self.input.value = text
        self.input.cursor_position = len(self.input.value)

    def on_input_changed(self, event: SearchInput.Changed) -> None:
        """Announces that the query is another, and after a moment suggests what may be typed next."""
        event.stop()
        if self.has_class("-wrong"):
            self.input.mark(None)
        self.post_message(self.Typed())
        if self._timer is not None:
            self._timer.stop()
        if event.value != self._given and self.input.has_focus:
            self._recalled = -1
            self.suggestions.outdate()
            self._timer = self.set_timer(_SUGGEST_AFTER, self._suggest)
        else:
            self.suggestions.close()

    def _suggest(self) -> None:
        if self.input.has_focus:
            if self.suggestions.parent is None:
                self.mount(self.suggestions, after=self.query_one(Horizontal))
            self.suggestions.ask(self.input.value, self.input.cursor_position)

    # Suggestions and recent queries, by key.

    def close(self) -> bool:
        """Takes the suggestions away; whether there were any."""
        if self._timer is not None:
            self._timer.stop()
        return self.suggestions.close()

    def take(self, *, picked: bool = False) -> bool:
        """Puts in a suggestion: the one moved to, or the first; False where there is none.

        Args:
            picked: only if one has moved to it.
        """
        completion = self.suggestions.first
        if completion is None or (picked and not self.suggestions.picked):
            return False
        self._fill_in(completion)
        return True

    def _fill_in(self, completion: Completion) -> None:
        line = self.input
        after = line.value[completion.end : completion.end + 1]
        blank = " " if completion.count is not None and not after.strip() and after != " " else ""
        line.replace(completion.text + blank, completion.start, completion.end)
        self.suggestions.close()

    def on_suggestions_taken(self, event: Suggestions.Taken) -> None:
        """A click took one."""
        event.stop()
        self._fill_in(event.completion)

    def on_descendant_blur(self) -> None:
        """Nobody types any more."""
        self.close()

    async def action_take(self) -> None:
        """Takes a suggestion, or goes to the next pane."""
        if not self.take():
            await self.run_action("screen.step_pane(1)")

    async def action_into_list(self) -> None:
        """Into the suggestions, else to a newer query, else into the list of meetings."""
        if self.suggestions.step(1):
            return
        if self._recalled >= 0 and self._unchanged:
            self._recall(self._recalled - 1)
        else:
            await self.run_action("screen.into_list")

    def action_recall(self) -> None:
        """Up in the suggestions, else, on a line nobody has changed, to an older query; from the chips, up to
        the line."""
        if self.chips.has_focus:
            self.input.focus()
        elif not self.suggestions.step(-1) and self._unchanged:
            self._recall(self._recalled + 1)

    def on_search_input_left(self, event: SearchInput.Left) -> None:
        """Left of the beginning of the line are the chips."""
        event.stop()
        if self.chips.display:
            self.chips.focus()

    @property
    def _unchanged(self) -> bool:
        return self.input.value in {"", self._given, self.input.found}

    def _recall(self, number: int) -> None:
        if self._recalled < 0:
            self._draft = self.input.value
        # What stood in the line is the newest, also where it was typed over before Enter kept it.
        before = dict.fromkeys([self.input.found.strip(), *self._recent()])
        recent = [query for query in before if query and query != self._draft.strip()]
        if number < len(recent):
            self._recalled = number
            self.put(recent[number] if number >= 0 else self._draft)


def _put(line: Static, text: str) -> None:
    """Another text in a line; nothing is laid out for one as wide, nothing drawn for the same."""
    before = str(line.content)
    if text != before:
        line.update(Content(text), layout=cell_len(text) != cell_len(before))
