"""The progress bar: done, rate, time left; on standard error, and only on a terminal."""

from __future__ import annotations

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from tui.output import console
from tui.spoken import spoken


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        told = spoken("{speed:,.0f}/s", speed=speed) if speed else ""
        return Text(told, style="progress.data.speed")


def progress_bar(label: str) -> Progress:
    """A bar named `label`; nothing is drawn where standard error is no terminal."""
    screen = console(stderr=True)
    return Progress(
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
    )
