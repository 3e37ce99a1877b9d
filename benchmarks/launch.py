"""`python -m benchmarks.launch [ARCHIVE]`: the browser (or a bare Textual app), up to its first picture.

Prints the seconds since the moment in `$BEGAN` (seconds since the epoch) until the picture with the list, or
the bare app's word, was sent to the terminal; and the most memory the process has taken until then, in MB.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from benchmarks.measure import peak_megabytes

_SIZE = (120, 40)


class Bare(App[None]):
    """The least an app can be."""

    told = False

    def compose(self) -> ComposeResult:
        """One word."""
        yield Static("bare")

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if renderable is not None and not self.told:
            self.told = True
            _tell()
            self.exit()


def main() -> None:
    """Opens one of the two."""
    if len(sys.argv) < 2:
        Bare().run(headless=True, size=_SIZE)
        return
    from tui.app import MeetingsApp
    from tui.screens.browser import BrowserScreen
    from tui.session import Session

    class Browser(MeetingsApp):
        CSS_PATH = str(Path(sys.modules["tui.app"].__file__ or "").with_name("app.tcss"))
        told = False

        def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
            super()._display(screen, renderable)
            listed = isinstance(screen, BrowserScreen) and screen.is_mounted and screen.panes.list.current
            if listed and renderable is not None and not self.told:
                self.told = True
                _tell()
                self.exit()

    Browser(Session.open(Path(sys.argv[1]))).run(headless=True, size=_SIZE)


def _tell() -> None:
    print(time.time() - float(os.environ["BEGAN"]), peak_megabytes(), file=sys.__stdout__, flush=True)


if __name__ == "__main__":
    main()
