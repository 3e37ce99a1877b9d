"""Verifying a quotation: a passage is pasted, and what the archive has of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea
from textual.worker import get_current_worker

from tui.keys import key
from tui.page.differences import differences
from tui.text import heard, say
from tui.widgets.held_list import HeldList
from tui.widgets.key_line import KeyLine
from tui.widgets.line_list import LineList
from tui.widgets.pasted_text import PastedText

if TYPE_CHECKING:
    from store import Verdict
    from tui.session import Session

_DEBOUNCE = 0.15  # seconds without a key before the archive is asked
_CUT_SECONDS = 20.0  # how long it is told that a passage was cut
_BLINK = 0.1  # seconds; what takes longer is told


class VerifyScreen(Screen[tuple[str, int, int] | None]):
    """Dismisses with the place to be opened (the meeting's id and a span of its text), or None."""

    DEFAULT_CSS = """
    VerifyScreen {
        background: $background;

        & PastedText {
            height: auto;
            min-height: 4;
            max-height: 30%;
            border-top: solid $rule;
            border-title-color: $ink-soft;

            &:focus { border-top: solid $primary; border-title-color: $primary; border-title-style: bold; }
        }
        & #verdict { height: auto; padding: 0 2; text-style: bold; }
        & #verdict.-exact { color: $success; }
        & #verdict.-near { color: $warning; }
        & HeldList {
            height: auto;
            max-height: 40%;
            background: $surface;
            border-top: solid $rule;

            &:focus { border-top: solid $primary; }
        }
        & VerticalScroll {
            height: 1fr;
            border-top: solid $rule;
            border-title-color: $ink-soft;
            padding: 0 2;
            scrollbar-size-vertical: 1;
        }
        & #differences { width: 1fr; max-width: 92; height: auto; }
        & KeyLine { dock: bottom; }
    }
    """
    AUTO_FOCUS = "PastedText"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("verify-results"),
        key("verify-text"),
        key("help"),
        key("close"),
    ]

    class Judged(Message):
        """The archive was asked; `reason` says why it cannot answer."""

        def __init__(self, text: str, verdict: Verdict | None, reason: str = "") -> None:
            super().__init__()
            self.text = text
            self.verdict = verdict
            self.reason = reason

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The passage, the verdict, the reports, and the differences from the one in hand."""
        text = PastedText(say("verify.placeholder"))
        text.border_title = say("verify.title")
        yield text
        yield Static(id="verdict", markup=False)
        yield HeldList()
        with VerticalScroll(can_focus=False):
            yield Static(id="differences", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Nothing is pasted yet."""
        self._show(None)

    @property
    def _list(self) -> HeldList:
        return self.query_one(HeldList)

    @property
    def _text(self) -> str:
        return self.query_one(PastedText).text

    # Asking.

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_DEBOUNCE, self._ask)

    @on(PastedText.Cut)
    def _tell_cut(self, event: PastedText.Cut) -> None:
        told = say("verify.cut", words=event.words, kept=event.kept)
        self.query_one(KeyLine).tell(told, seconds=_CUT_SECONDS)

    def _ask(self) -> None:
        self.judge(self._text)
        self._timer = self.set_timer(_BLINK, lambda: self._working(say("work.verifying")))

    def _working(self, what: str) -> None:
        self.query_one(KeyLine).work = what

    @work(thread=True, exclusive=True, group="judge")
    def judge(self, text: str) -> None:
        """Asks the archive; `Judged` follows, unless something newer is asked meanwhile."""
        from store import StoreError, verify

        worker = get_current_worker()
        try:
            judged = self.Judged(text, verify(self._session.index, self._session.archive, text))
        except StoreError as error:
            judged = self.Judged(text, None, str(error))
        if not worker.is_cancelled:
            self.post_message(judged)

    @on(Judged)
    def _show_verdict(self, event: Judged) -> None:
        if event.text == self._text:
            if self._timer is not None:
                self._timer.stop()
            self._working("")
            self._show(event.verdict, heard(event.reason))

    def _show(self, verdict: Verdict | None, reason: str = "") -> None:
        told = self.query_one("#verdict", Static)
        held = verdict.held if verdict is not None else ()
        if reason:
            sentence = reason
        elif verdict is None or not verdict.words:
            sentence = say("verify.nothing")
        elif verdict.exact:
            sentence = say("verify.found-more" if verdict.more else "verify.found", n=len(held))
        else:
            sentence = say("verify.near" if held else "verify.none")
        told.update(Content(sentence))
        told.set_class(verdict is not None and verdict.exact, "-exact")
        told.set_class(
            bool(reason) or (verdict is not None and verdict.words > 0 and not verdict.exact), "-near"
        )
        self._list.display = self.query_one(VerticalScroll).display = bool(held)
        self._list.show(held)
        self._show_differences()
        if not held and self._list.has_focus:
            self.action_to_text()

    @on(LineList.Moved)
    def _show_differences(self) -> None:
        held, frame = self._list.current, self.query_one(VerticalScroll)
        if held is not None:
            frame.border_title = say("verify.as-printed" if held.exact else "verify.differences")
            self.query_one("#differences", Static).update(differences(held))
            frame.scroll_home(animate=False)

    # What keys do.

    def action_to_results(self) -> None:
        """To the reports, where there are any."""
        if self._list.row_count:
            self.set_focus(self._list)

    def action_to_text(self) -> None:
        """Back to the passage."""
        self.set_focus(self.query_one(PastedText))

    @on(LineList.Chosen)
    def _open(self) -> None:
        held = self._list.current
        if held is not None:
            self.dismiss((held.hit.id, held.compared.start, held.compared.end))

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("verify", self.active_bindings))
