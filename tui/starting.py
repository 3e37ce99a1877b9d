"""The start of the browser: settings, where one was, the first question, and then Textual."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from threading import Thread

from tui.config import read_config
from tui.left import left_path, read_left
from tui.places import config_path
from tui.question import Question
from tui.session import Session
from tui.spoken import language_of_locale
from tui.text import use_language


def run(archive: Path) -> int:
    """Opens the browser on an existing archive and gives the exit code when it is closed.

    Raises:
        ArchiveError: there is no usable archive.
    """
    config = read_config(config_path(os.environ))
    use_language(config.language or language_of_locale(os.environ))
    session = Session.open(archive)
    kept = left_path(archive)
    left = read_left(kept)
    # The index counts without Python's lock, so while Textual is loaded, and keeps the answer.
    Thread(target=_ask, args=(session, left.spot.question if left else Question()), daemon=True).start()

    from tui.app import MeetingsApp

    app = MeetingsApp(session, config, kept)
    app.run()
    return app.return_code or 0


def _ask(session: Session, question: Question) -> None:
    from store import StoreError

    with suppress(StoreError):  # it is told when the browser asks
        session.ask(question)
