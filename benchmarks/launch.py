"""`python -m benchmarks.launch [ARCHIVE]`: the browser (or a bare Textual app), up to its first picture.

Prints the seconds since the moment in `$BEGAN` (seconds since the epoch) until the picture with the list, or
the bare app's word, was sent to the terminal; and the most memory the process has taken until then, in MB.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure import peak_megabytes

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

_SIZE = (120, 40)


def main() -> None:
    """Opens one of the two."""
    if len(sys.argv) > 1:
        _open_browser(Path(sys.argv[1]))
    else:
        _open_bare()


def _open_bare() -> None:
    """The least an app can be."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Bare(App[None]):
        told = False

        def compose(self) -> ComposeResult:
            yield Static("bare")

        def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
            super()._display(screen, renderable)
            if renderable is not None and not self.told:
                self.told = True
                _tell()
                self.exit()

    Bare().run(headless=True, size=_SIZE)


def _open_browser(archive: Path) -> None:
    gc.disable()  # as the command does; the app puts it on again
    from tui.app import MeetingsApp
    from tui.screens.browser import BrowserScreen
    from tui.session import Session

    class Browser(MeetingsApp):
        told = False

        def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
            super()._display(screen, renderable)
            listed = isinstance(screen, BrowserScreen) and screen.is_mounted and screen.panes.list.current
            if listed and renderable is not None and not self._batch_count and not self.told:
                self.told = True
                _tell()
                self.exit()

    Browser(Session.open(archive)).run(headless=True, size=_SIZE)


def _tell() -> None:
    print(time.time() - float(os.environ["BEGAN"]), peak_megabytes(), file=sys.__stdout__, flush=True)


if __name__ == "__main__":
    main()
