"""Verifying quotations from the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.browser import BrowserScreen


class Verifying:
    """Opens the screen that verifies, and then the report that holds the words."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser

    def show(self) -> None:
        """Opens the screen."""
        from tui.screens.verify import VerifyScreen

        self._browser.app.push_screen(VerifyScreen(self._browser.session), self._open)

    def _open(self, place: tuple[str, int, int] | None) -> None:
        if place is not None:
            self._browser.following.visit(*place)
