"""Importing from inside: what to import, and how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.timer import Timer

from tui.folders import short
from tui.importing import Progress
from tui.text import say

if TYPE_CHECKING:
    from tui.screens.browser import BrowserScreen


_LOOK_AGAIN = 0.1  # seconds between two pictures of the progress
_BAD_NEWS_SECONDS = 20.0


class Importing:
    """Has one import at a time done in a thread; it goes on while one reads, and can be watched again."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser
        self._progress: Progress | None = None  # set by the thread
        self._shown: Progress | None = None
        self._timer: Timer | None = None
        self._broken: Progress | None = None  # the end of one that could not go on, while nobody watched

    def open(self) -> None:
        """Shows the import that is going on, or the last one where it could not go on and that was not seen;
        else asks what to import."""
        from tui.screens.pick_path import PickPathScreen

        if self._timer is not None and self._progress is not None:
            self._watch(self._progress)
        elif self._broken is not None:
            self._watch(self._broken)
            self._broken = None
        else:
            self._browser.app.push_screen(PickPathScreen("~/"), self._picked)

    def _picked(self, path: Path | None) -> None:
        if path is not None:
            self._progress = Progress(short(path))
            self._browser.import_reports(path, self._tell)
            self._timer = self._browser.set_interval(_LOOK_AGAIN, self._show)
            self._watch(self._progress)

    def _watch(self, progress: Progress) -> None:
        from tui.screens.watch_import import WatchImportScreen

        self._browser.app.push_screen(WatchImportScreen(progress, self._browser.stop_importing))

    def _tell(self, progress: Progress) -> None:
        self._progress = progress

    def _show(self) -> None:
        """Shows how far it is: in its window if that is open, and in the last line. At the end, the reports
        that are new are looked for."""
        from tui.screens.watch_import import WatchImportScreen, counts

        browser, progress = self._browser, self._progress
        if progress is None or progress is self._shown:
            return
        self._shown = progress
        watching = [one for one in browser.app.screen_stack if isinstance(one, WatchImportScreen)]
        for screen in watching:
            screen.show(progress)
        if not progress.ended:
            total = max(progress.total or 0, progress.done)
            going = say("work.importing", done=progress.done, total=total)
            browser.keys.work = say("work.import-waits") if progress.waiting else going
            return
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        browser.keys.work = ""
        if progress.reason and not watching:
            self._broken = progress
            browser.keys.tell(say("import.broken", reason=progress.reason), seconds=_BAD_NEWS_SECONDS)
        elif not watching:
            browser.tell(counts(progress))
        browser.look_again()
