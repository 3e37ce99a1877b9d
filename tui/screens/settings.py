"""Where the settings are read from, and every mistake in them."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from tui.config import Config
from tui.screens.page_over import PageOver
from tui.text import say
from tui.tones import tone
from tui.visible import one_line


class SettingsScreen(PageOver):
    """A page laid over the browser: the file, then a paragraph a mistake, in the order of the file."""

    DEFAULT_CSS = """
    SettingsScreen Static { margin-bottom: 1; }
    """

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._config = config

    def compose(self) -> ComposeResult:
        """A frame that scrolls."""
        config = self._config
        with self.frame(say("settings.title")):
            if config.file is not None:
                yield Static(Text(one_line(str(config.file))))
            if config.problems:
                for problem in config.problems:
                    yield Static(Text(one_line(say(f"config.{problem.name}", **problem.values))))
            else:
                there = config.file is not None and config.file.exists()
                yield Static(Text(say("settings.right") if there else say("settings.none")))
            yield Static(Text(say("settings.hint"), tone(self.app, "soft")))
