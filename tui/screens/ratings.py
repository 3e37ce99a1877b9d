"""The ratings of one body over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tui.keys import key
from tui.page.ratings import told_of
from tui.text import day, heard, say
from tui.visible import one_line
from tui.widgets.bars import FILLINGS
from tui.widgets.key_line import KeyLine
from tui.widgets.legend import Legend
from tui.widgets.line_list import LineList
from tui.widgets.rating_list import LEVELS, RatingList

if TYPE_CHECKING:
    from store import Rated
    from tui.session import Session

_TONES = ("$success", "$primary", "$accent", "$error")


class RatingsScreen(Screen[str | None]):
    """Dismisses with the id of the report that was chosen, or None."""

    DEFAULT_CSS = """
    RatingsScreen {
        background: $background;

        & RatingList {
            height: 1fr;
            background: $background;
            border-top: solid $primary;
            border-title-color: $primary;
            border-title-style: bold;
        }
        & #report { height: auto; max-height: 5; padding: 0 2; }
        &.-none RatingList { height: 2; }
        &.-none #report { height: 1fr; }
        &.-none #levels { display: none; }
    }
    """
    AUTO_FOCUS = "RatingList"
    BINDINGS: ClassVar[list[BindingType]] = [key("ratings"), key("help"), key("close")]

    class Found(Message):
        """The ratings were read; `reason` says why they could not be."""

        def __init__(self, rated: tuple[Rated, ...], reason: str = "") -> None:
            super().__init__()
            self.rated = rated
            self.reason = reason

    def __init__(self, session: Session, body: str) -> None:
        super().__init__()
        self._session = session
        self._body = body

    def compose(self) -> ComposeResult:
        """The years, the report of the one in hand, what the fillings mean, and the keys."""
        years = RatingList()
        years.border_title = Content(say("ratings.title", body=one_line(self._body)))
        yield years
        yield Static(id="report", markup=False)
        yield Legend(id="levels")
        yield KeyLine()

    def on_mount(self) -> None:
        """Has the reports read; says meanwhile what the fillings mean."""
        levels = zip(FILLINGS, _TONES, LEVELS, strict=False)
        self.query_one(Legend).explain(
            (filling, tone, say(f"level.{level}")) for filling, tone, level in levels
        )
        self.read()

    @work(thread=True, exclusive=True, group="ratings")
    def read(self) -> None:
        """Reads the reports of the body; `Found` follows."""
        from store import StoreError, rated_years

        try:
            found = self.Found(rated_years(self._session.index, self._session.archive, self._body))
        except StoreError as error:
            found = self.Found((), str(error))
        self.post_message(found)

    @on(Found)
    def _show(self, event: Found) -> None:
        self.query_one(RatingList).show(event.rated)
        self.refresh_bindings()
        self.set_class(not event.rated, "-none")
        if event.rated:
            self._show_report()
        else:
            self._say(Content(heard(event.reason) or say("ratings.none")))

    @on(LineList.Moved)
    def _show_report(self) -> None:
        rated = self.query_one(RatingList).current
        if rated is not None:
            when = f" ({day(rated.hit.date)})" if rated.hit.date else ""
            title = one_line(rated.hit.title) or say("untitled")
            self._say(Content.assemble((told_of(rated.ratings), "bold"), (f"\n{title}{when}", "$ink-soft")))

    def _say(self, text: Content) -> None:
        self.query_one("#report", Static).update(text)

    @on(LineList.Chosen)
    def _open(self) -> None:
        rated = self.query_one(RatingList).current
        if rated is not None:
            self.dismiss(rated.hit.id)

    def action_ratings(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("ratings", self.active_bindings))
