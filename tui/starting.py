"""The start of the browser: settings, where one was, the first question, and then Textual."""

from __future__ import annotations

import os
from pathlib import Path

from tui.ahead import ask_ahead
from tui.config import config_path, read_config
from tui.left import left_path, read_left
from tui.question import Question
from tui.text import language_of_locale, use_language
from tui.trail import Spot


def run(archive: Path) -> int:
    """Opens the browser on an existing archive and gives the exit code when it is closed.

    Raises:
        ArchiveError: there is no usable archive.
    """
    config = read_config(config_path(os.environ))
    use_language(config.language or language_of_locale(os.environ))
    kept = left_path(archive)
    left = read_left(kept)
    spot = left.spot if left is not None else Spot(Question())
    ahead = ask_ahead(archive, spot.question, spot.meeting)

    from tui.app import MeetingsApp
    from tui.session import Session

    app = MeetingsApp(Session.open(archive, ahead), config, kept)
    app.run()
    return app.return_code or 0
