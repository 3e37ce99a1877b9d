"""An import that is going on, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import ProgressBar, Static

from tui.folders import short
from tui.importing import Progress
from tui.keys import key
from tui.text import heard, say
from tui.visible import one_line

_MINUTE = 60


class WatchImportScreen(ModalScreen[None]):
    """Shows the progress it is given. Escape leaves the import to itself.

    Args:
        progress: how far it is.
        stop: ends it.
    """

    DEFAULT_CSS = """
    WatchImportScreen {
        align: center middle;
        background: $background 60%;

        & > Vertical {
            width: 90%;
            max-width: 84;
            height: auto;
            max-height: 90%;
            background: $surface;
            border: round $rule;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 1 2 0 2;
        }
        & Static { height: auto; width: 1fr; }
        & ProgressBar { width: 1fr; margin: 1 0; }
        & ProgressBar Bar { width: 1fr; }
        & PercentageStatus { width: 5; }
        & Bar > .bar--bar { color: $primary; background: $rule; }
        & Bar > .bar--complete { color: $success; background: $rule; }
        & Bar > .bar--indeterminate { color: $primary; background: $rule; }
        & .watch--path { text-style: bold; max-height: 2; }
        & VerticalScroll { height: auto; max-height: 12; margin-top: 1; scrollbar-size-vertical: 1; }
        & .watch--hint { color: $ink-soft; margin: 1 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("leave"), key("stop-import")]

    def __init__(self, progress: Progress, stop: Callable[[], object]) -> None:
        super().__init__()
        self._progress = progress
        self._stop = stop

    def compose(self) -> ComposeResult:
        """What is imported, a bar, figures, what failed and why."""
        frame = Vertical()
        frame.border_title = say("import.title")
        with frame:
            yield Static("", classes="watch--path", markup=False)
            yield ProgressBar(show_eta=False)
            yield Static("", classes="watch--how-far", markup=False)
            yield Static("", classes="watch--counts", markup=False)
            with VerticalScroll():
                yield Static("", classes="watch--failures", markup=False)
            yield Static("", classes="watch--hint", markup=False)

    def on_mount(self) -> None:
        """What is known so far."""
        self.show(self._progress)

    def show(self, progress: Progress) -> None:
        """Shows how far it is."""
        self._progress = progress
        self.query_one(".watch--path", Static).update(one_line(progress.path))
        total = max(progress.total or 0, progress.done)
        bar = self.query_one(ProgressBar)
        if progress.ended:
            total = progress.done if not (progress.stopped or progress.reason) else total
            bar.update(total=max(1, total), progress=progress.done if total else 1)
        else:
            bar.update(total=total or None, progress=progress.done)
        self.query_one(".watch--how-far", Static).update(how_far(progress))
        self.query_one(".watch--counts", Static).update(counts(progress))
        failures = self.query_one(VerticalScroll)
        failures.display = bool(progress.failures)
        if progress.failures:
            self.query_one(".watch--failures", Static).update(_told(progress))
        hint = "import.hint-ended" if progress.ended else "import.hint-going"
        self.query_one(".watch--hint", Static).update(say(hint))

    def action_stop(self) -> None:
        """Stops the import; what is done is kept. One that is over is left."""
        if self._progress.ended:
            self.dismiss(None)
        else:
            self.query_one(".watch--how-far", Static).update(say("import.stopping"))
            self._stop()


def how_far(progress: Progress) -> str:
    """In one line: how many of how many, how fast, how long it takes; or how it ended."""
    if progress.reason:
        return say("import.broken", reason=one_line(progress.reason))
    if progress.ended:
        ended = "import.stopped" if progress.stopped else "import.done"
        return say(ended, n=progress.done, time=_time(progress.seconds))
    if progress.waiting:
        return say("import.waiting")
    if progress.total is None:
        return say("import.counting")
    total = max(progress.total, progress.done)
    if progress.left is None:
        return say("import.begun", done=progress.done, total=total)
    return say(
        "import.going",
        done=progress.done,
        total=total,
        rate=max(1, round(progress.rate)),
        time=_time(progress.left),
    )


def counts(progress: Progress) -> str:
    """How many came to what."""
    parts = [say("import.new", n=progress.new), say("import.known", n=progress.known)]
    if progress.other:
        parts.append(say("import.other", n=progress.other))
    parts.append(say("import.failed", n=progress.failed))
    return " · ".join(parts)


def _told(progress: Progress) -> Content:
    lines = [
        Content.assemble((one_line(short(Path(path))), "bold"), "  ", (one_line(heard(reason)), "$ink-soft"))
        for path, reason in progress.failures
    ]
    if (more := progress.failed - len(progress.failures)) > 0:
        lines.append(Content(say("more", n=more)))
    return Content("\n").join(lines)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes}:{rest:02}"
