"""The timeline: what is listed, by month or year and by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tui.filters import facet_value
from tui.keys import key
from tui.text import day, heard, number, say
from tui.visible import one_line
from tui.widgets.bars import FILLINGS, OTHERS, Bars
from tui.widgets.key_line import KeyLine
from tui.widgets.legend import Legend

if TYPE_CHECKING:
    from store import Timeline
    from tui.question import Answer
    from tui.session import Session

_MOST_MONTHS = 48  # a longer time is shown by years first
_TONES = ("$primary", "$accent", "$success", "$secondary", "$ink-soft")


class TimelineScreen(Screen[str | None]):
    """Dismisses with the month (`2021-12`) or year that was chosen, or None."""

    DEFAULT_CSS = """
    TimelineScreen {
        background: $background;

        & Bars {
            height: 1fr;
            border-top: solid $primary;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 0 1;
        }
        & #figures { height: auto; min-height: 2; max-height: 5; padding: 0 2; }
        &.-none Bars { height: 2; }
        &.-none #figures { height: 1fr; }
    }
    """
    AUTO_FOCUS = "Bars"
    BINDINGS: ClassVar[list[BindingType]] = [key("timeline"), key("help"), key("close")]

    class Counted(Message):
        """The answers were counted; `reason` says why they could not be."""

        def __init__(self, timeline: Timeline | None, reason: str = "") -> None:
            super().__init__()
            self.timeline = timeline
            self.reason = reason

    def __init__(self, session: Session, answer: Answer) -> None:
        super().__init__()
        self._session = session
        self._answer = answer
        self._timeline: Timeline | None = None
        self._by_month = True

    def compose(self) -> ComposeResult:
        """The bars, the figures of the one in hand, what the fillings mean, and the keys."""
        yield Bars()
        yield Static(id="figures", markup=False)
        yield Legend(id="legend")
        yield KeyLine()

    def on_mount(self) -> None:
        """Has the answers counted."""
        self.count()

    @work(thread=True, exclusive=True, group="timeline")
    def count(self) -> None:
        """Counts the answers; `Counted` follows."""
        from store import StoreError

        session = self._session
        try:
            counted = self.Counted(session.index.timeline(self._answer.query, marks=session.reader.marks()))
        except StoreError as error:
            counted = self.Counted(None, str(error))
        self.post_message(counted)

    @on(Counted)
    def _show_counted(self, event: Counted) -> None:
        if event.timeline is None or not event.timeline.months:
            self.add_class("-none")
            self._say(heard(event.reason) or say("timeline.none"))
            return
        self._timeline = event.timeline
        months = event.timeline.months
        span = (int(months[-1].name[:4]) - int(months[0].name[:4])) * 12
        self._by_month = span <= _MOST_MONTHS
        self._show()

    def _show(self, now: str | None = None) -> None:
        if self._timeline is None:
            return
        bars, question = self.query_one(Bars), self._answer.question
        named = [question.text, *(facet_value(*chosen) for chosen in question.filters.chosen)]
        asked = ", ".join(filter(None, map(one_line, named))) or say("timeline.all")
        unit = say("timeline.month" if self._by_month else "timeline.year")
        undated = self._timeline.undated
        without = [say("timeline.undated", n=undated)] if undated else []
        bars.border_title = Content(" · ".join([f"{unit}: {asked}", *without]))
        bars.show(self._timeline.months if self._by_month else self._timeline.years, now)
        self.query_one(Legend).explain(
            (filling, _TONES[FILLINGS.index(filling)], _kind(kind)) for kind, filling in bars.kinds
        )

    @on(Bars.Moved)
    def _show_figures(self) -> None:
        name, period = self.query_one(Bars).current
        if not name:
            return
        count = period.count if period is not None else 0
        told = say("timeline.bar", period=day(name), n=count)
        kinds = period.kinds if period is not None else ()
        listed = " · ".join(
            f"{say(f'kind.{kind}')} {number(n)}" for kind, n in sorted(kinds, key=lambda one: -one[1])
        )
        self.query_one("#figures", Static).update(
            Content.assemble((told, "bold"), (f"  {listed}" if listed else "", "$ink-soft"))
        )

    def _say(self, text: str) -> None:
        self.query_one("#figures", Static).update(Content(text))

    @on(Bars.Zoomed)
    def _zoom(self) -> None:
        name, _ = self.query_one(Bars).current
        self._by_month = not self._by_month
        self._show(self._beside(name))

    def _beside(self, name: str) -> str | None:
        """The bar that stands for `name` when zoomed: the year of a month, a year's last month with any."""
        if self._timeline is None or not self._by_month:
            return name[:4]
        return next((one.name for one in reversed(self._timeline.months) if one.name[:4] == name), None)

    @on(Bars.Chosen)
    def _choose(self, event: Bars.Chosen) -> None:
        self.dismiss(event.period)

    def action_timeline(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("timeline", self.active_bindings))


def _kind(kind: str) -> str:
    return say("timeline.others") if kind == OTHERS else say(f"kind.{kind}")
