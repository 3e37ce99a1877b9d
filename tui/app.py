"""The app: themes, language, clipboard; its screen does the rest."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path, PurePath
from typing import ClassVar

import tui.no_tls  # noqa: F401

# The kitty keyboard protocol loses composed Vietnamese letters in some terminals; Textual reads this when it
# is imported.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
# A picture waits for the next frame; with the usual 60 of them a second, that is half the time of an answer.
os.environ.setdefault("TEXTUAL_FPS", "240")

from rich.console import RenderableType
from textual import constants, work
from textual.binding import BindingType
from textual.driver import Driver

from tui.citing import Citing
from tui.config import Config
from tui.keys import KEYS, key, key_name
from tui.left import keep_left, read_left
from tui.ordered_keys import OrderedKeysApp
from tui.screens.browser import BrowserScreen
from tui.session import Session
from tui.text import say
from tui.theme import THEMES, ThemedApp
from tui.visible import visible
from tui.widgets.key_line import KeyLine

_HERE = Path(__file__).parent
_PROBLEM_SECONDS = 20.0


class MeetingsApp(ThemedApp[int], OrderedKeysApp[int]):
    """The browser on one session."""

    TITLE = "meetings-tui"
    CSS_PATH: ClassVar[list[str | PurePath]] = [_HERE / "app.tcss", _HERE / "screens" / "browser.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [key("quit"), key("theme")]

    def __init__(self, session: Session, config: Config | None = None, left_file: Path | None = None) -> None:
        super().__init__()
        self._left_file = left_file
        self._left = read_left(left_file) if left_file is not None else None
        self.session = session
        self._config = config or Config()
        session.citing = Citing(self._config.citation, self._config.templates)

    def get_default_screen(self) -> BrowserScreen:
        """The browser, where it was left."""
        return BrowserScreen(self.session, self._left)

    def on_mount(self) -> None:
        """Theme and keys as the settings want them."""
        self.use_theme(self._config.theme or (self._left.theme if self._left is not None else ""))
        self.set_keymap(dict(self._config.keymap))

    def on_ready(self) -> None:
        """The browser stands: what is wrong with the settings is told at its foot."""
        if self._config.problems:
            self._tell_problems()
        if not gc.isenabled():  # not while the program started; what is loaded by now is looked at no more
            gc.freeze()
            gc.enable()

    def get_driver_class(self) -> type[Driver]:
        """Of the drivers for terminals, one that ends with its terminal."""
        if sys.platform == "win32" or constants.DRIVER is not None:
            return super().get_driver_class()
        from tui.terminal import TerminalDriver

        return TerminalDriver

    def exit(
        self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Keeps where one is, and ends."""
        for screen in self.screen_stack:
            if isinstance(screen, BrowserScreen) and screen.is_mounted and self._left_file is not None:
                keep_left(self._left_file, screen.left)
        super().exit(result, return_code, message)

    def _tell_problems(self) -> None:
        first, *more = (say(f"config.{one.name}", **one.values) for one in self._config.problems)
        opens = (self._config.keymap.get("palette") or KEYS["palette"][0]).split(",")[0]
        told = say("config.more", problem=first, n=len(more), key=key_name(opens)) if more else first
        for line in self.screen.query(KeyLine):
            line.tell(told, seconds=_PROBLEM_SECONDS)

    def action_settings(self) -> None:
        """Where the settings are, and what is wrong in them."""
        from tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen(self._config))

    def action_switch_theme(self) -> None:
        """The next of the themes."""
        at = THEMES.index(self.theme) if self.theme in THEMES else -1
        self.use_theme(THEMES[(at + 1) % len(THEMES)])
        if self.no_color:
            self._tell(say("news.no-colour"))

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing selected: says how to quit."""
        self._tell(say("news.how-to-quit"))

    def _tell(self, text: str) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, BrowserScreen):
                screen.tell(text)

    def copy_to_clipboard(self, text: str) -> None:
        """Sends `text` by the first way of the clipboard ladder that fits, without holding up the screen.

        Nothing that a terminal would obey is sent: what is pasted may be pasted into one.
        """
        self._clipboard = visible(text)
        self._send_to_clipboard(self._clipboard)

    @work(thread=True, group="clipboard")
    def _send_to_clipboard(self, text: str) -> None:
        from tui import clipboard

        def osc52(text: str) -> None:
            self.call_from_thread(super(MeetingsApp, self).copy_to_clipboard, text)

        clipboard.send(text, clipboard.ways(os.environ), osc52)
        self.call_from_thread(self._sent, text)

    def _sent(self, text: str) -> None:
        for screen in self.screen_stack:
            for line in screen.query(KeyLine):
                line.tell(say("news.sent", text=text), most=1)
