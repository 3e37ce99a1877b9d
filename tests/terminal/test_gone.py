"""The terminal goes away while the program runs: it ends, and the next start takes up where it was left."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.commands.browsing import make_sample_archive

pytestmark = pytest.mark.terminal
# Where the tests themselves run under nohup, it would heed no end of its terminal.
PROGRAM = "import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL); from tui.cli import main; main()"
PATIENCE = 60


class Terminal:
    """The program on a terminal of its own, without a shell that would tell it of the end."""

    def __init__(self, archive: Path, home: Path) -> None:
        self.cache = home / "cache"
        self.screen, theirs = pty.openpty()
        self.shown = b""
        environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_CACHE_HOME": str(self.cache),
            "XDG_CONFIG_HOME": str(home / "config"),
            "LC_ALL": "vi_VN.UTF-8",
            "PYTHONUTF8": "1",
            "TERM": "xterm-256color",
            "COLUMNS": "100",
            "LINES": "30",
        }
        self.program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "--archive", str(archive)],
            stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)

    def until(self, words: str) -> None:
        """Reads what is drawn until it holds `words`; fails when that takes too long."""
        end = time.monotonic() + PATIENCE  # a blinking cursor is drawn for ever
        while words.encode() not in self.shown:
            drawn, _, _ = select.select([self.screen], [], [], max(0.0, end - time.monotonic()))
            assert drawn and time.monotonic() < end, f"{words!r} was never drawn: {self.shown[-2000:]!r}"
            self.shown += os.read(self.screen, 65536)

    def type(self, keys: str) -> None:
        self.shown = b""
        os.write(self.screen, keys.encode())

    def leave(self) -> None:
        os.close(self.screen)
        self.screen = -1

    def left(self) -> dict[str, object]:
        (file,) = (self.cache / "meetings-tui").glob("left-*.json")
        kept: dict[str, object] = json.loads(file.read_bytes())
        return kept


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    archive = tmp_path / "archive"
    make_sample_archive(archive)
    terminal = Terminal(archive, tmp_path)
    try:
        terminal.until("14 cuộc họp")
        yield terminal
    finally:
        terminal.program.kill()
        terminal.program.wait(PATIENCE)
        if terminal.screen >= 0:
            terminal.leave()


@pytest.mark.parametrize("keys", ["", "\x06nghi", "V"], ids=["reading", "typing", "dialog"])
def test_it_ends_with_its_terminal(terminal: Terminal, keys: str) -> None:
    if keys:
        terminal.type(keys)
        terminal.until("\x1b[")
    terminal.leave()
    assert terminal.program.wait(PATIENCE) == 128 + signal.SIGHUP
    assert terminal.left()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=lambda one: one.name)
def test_told_to_end_it_keeps_where_it_was_and_gives_the_terminal_back(
    terminal: Terminal, number: signal.Signals
) -> None:
    terminal.type("\x06")
    terminal.until("gợi ý")  # the keys of the search line
    terminal.type("\x1b[200~chat luong\x1b[201~")  # pasted: it is asked as a whole
    terminal.until("7 cuộc họp")
    terminal.program.send_signal(number)
    terminal.until("\x1b[?1049l")
    assert terminal.program.wait(PATIENCE) == 128 + number
    assert terminal.left()["query"] == "chat luong"
