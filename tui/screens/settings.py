"""Where the settings are read from, and every mistake in them."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.config import Config
from tui.keys import key
from tui.text import say
from tui.tones import tone
from tui.visible import one_line


class SettingsScreen(ModalScreen[None]):
    """A page laid over the browser: the file, then a paragraph a mistake, in the order of the file."""

    DEFAULT_CSS = """
    SettingsScreen {
        align: center middle;
        background: $background 60%;

        & > VerticalScroll {
            width: 90%;
            max-width: 92;
            height: auto;
            max-height: 90%;
            background: $surface;
            border: round $rule;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 1 2;
            scrollbar-size-vertical: 1;
        }
        & Static { width: 1fr; height: auto; margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("close")]

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._config = config

    def compose(self) -> ComposeResult:
        """A frame that scrolls."""
        config = self._config
        frame = VerticalScroll()
        frame.border_title = say("settings.title")
        with frame:
            if config.file is not None:
                yield Static(Text(one_line(str(config.file))))
            if config.problems:
                for problem in config.problems:
                    yield Static(Text(one_line(say(f"config.{problem.name}", **problem.values))))
            else:
                there = config.file is not None and config.file.exists()
                yield Static(Text(say("settings.right") if there else say("settings.none")))
            yield Static(Text(say("settings.hint"), tone(self.app, "soft")))
