"""`python -m benchmarks.launch [ARCHIVE]`: the browser (or a bare Textual app), up to its first picture."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """The least an app can be."""

    def compose(self) -> ComposeResult:
        """One word."""
        yield Static("bare")

    def on_ready(self) -> None:
        """The first picture is there."""
        self.exit()


def main() -> None:
    """Opens one of the two."""
    if len(sys.argv) < 2:
        Bare().run(headless=True, size=(120, 40))
        return
    from tui.app import MeetingsApp
    from tui.session import Session

    class Browser(MeetingsApp):
        CSS_PATH = Path(sys.modules["tui.app"].__file__ or "").with_name("app.tcss")

        def on_ready(self) -> None:
            self.exit()

    Browser(Session.open(Path(sys.argv[1]))).run(headless=True, size=(120, 40))


if __name__ == "__main__":
    main()
