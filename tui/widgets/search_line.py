"""The head of the screen: the query, how many meetings answer it, and under it filters or what is wrong."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.text import say
from tui.visible import one_line
from tui.widgets.chips import Chips
from tui.widgets.search_input import SearchInput


class SearchLine(Vertical):
    """Announces what is typed; shows the count, chips and errors it is given."""

    DEFAULT_CSS = """
    SearchLine {
        height: auto;
        background: $panel;

        & > Horizontal { height: 1; }
        & .search--sign { width: 3; color: $primary; text-style: bold; }
        & .search--count { width: auto; padding: 0 1; color: $ink-soft; }
        & .search--error { height: auto; max-height: 2; padding: 0 3; color: $error; display: none; }
        &.-wrong .search--error { display: block; }
        & .search--note { height: 1; padding: 0 3; color: $accent; display: none; }
        &.-wrong .search--sign { color: $error; }
    }
    """

    class Typed(Message):
        """The query is another now."""

    def compose(self) -> ComposeResult:
        """Sign, line, count; then chips; then the error, and how the query was read."""
        with Horizontal():
            yield Static(" / ", classes="search--sign", markup=False)
            yield SearchInput(placeholder=say("search.placeholder"), id="query")
            yield Static("", classes="search--count", markup=False)
        yield Chips()
        yield Static("", classes="search--error", markup=False)
        yield Static("", classes="search--note", markup=False)

    @property
    def input(self) -> SearchInput:
        """The line itself."""
        return self.query_one(SearchInput)

    def show_count(self, text: str) -> None:
        """Says how many meetings answer."""
        self.query_one(".search--count", Static).update(Content(text))

    def show_note(self, text: str) -> None:
        """Says how the query was read; "" says nothing."""
        note = self.query_one(".search--note", Static)
        note.update(Content(one_line(text)))
        note.display = bool(text)

    def show_error(self, message: str, hint: str = "", start: int = 0, end: int = 0) -> None:
        """Says what is wrong with the query and where: `start..end` of it, code points, half open."""
        query = one_line(self.input.value)
        sentence = one_line(f"{message} {hint}")
        content = Content(sentence)
        if 0 <= start < end <= len(query):
            place = query[start:end]
            content = Content.assemble((f"{place}", "bold reverse"), "  ", sentence)
        self.query_one(".search--error", Static).update(content)
        self.add_class("-wrong")

    def clear_error(self) -> None:
        """The query can be understood again."""
        self.remove_class("-wrong")

    def on_input_changed(self, event: SearchInput.Changed) -> None:
        """Announces that something was typed."""
        event.stop()
        self.post_message(self.Typed())
