"""The least a Textual app can be."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

WORD = "bare"


class Bare(App[None]):
    """One word."""

    def compose(self) -> ComposeResult:
        """That word."""
        yield Static(WORD)


if __name__ == "__main__":
    Bare().run()
