"""How long a program takes to its first picture, in a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from select import select
from tempfile import TemporaryDirectory

from benchmarks import bare
from tui.question import Question
from tui.session import Session

_ROWS, _COLUMNS = 40, 120
_REST = 0.5  # seconds without a picture
_COMMAND = "import sys; sys.argv[0] = 'meetings-tui'; from tui.cli import main; main()"


def launch_bare() -> tuple[float, float]:
    """Milliseconds until a bare Textual app shows its word, and its most megabytes until it rests (Linux)."""
    return _launch([bare.__file__], bare.WORD)


def launch_browser(archive: Path) -> tuple[float, float]:
    """The same for the command `meetings-tui`, until its list stands."""
    hits = Session.open(archive).ask(Question()).hits
    return _launch(["-c", _COMMAND, "--archive", str(archive)], hits[0].title.split()[0])


def _launch(arguments: Sequence[str], shown: str) -> tuple[float, float]:
    with TemporaryDirectory() as home:
        return _until_shown([sys.executable, *arguments], shown.encode(), _surroundings(home))


def _surroundings(home: str) -> Mapping[str, str]:
    """A terminal of today, of somebody who sets nothing and was never here. Bytecode is kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folders = {f"XDG_{what}_HOME": home for what in ("CACHE", "CONFIG", "DATA")}
    return kept | folders | {"HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def _until_shown(
    command: Sequence[str], shown: bytes, surroundings: Mapping[str, str]
) -> tuple[float, float]:
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=its, stdout=its, stderr=its, env=surroundings, start_new_session=True
    )
    os.close(its)
    sent = b""
    while shown not in sent:
        sent += os.read(ours, 1 << 16)
    taken = time.perf_counter() - began
    while select([ours], [], [], _REST)[0]:
        os.read(ours, 1 << 16)
    # Not from the system's account of ended children: that begins with what this process takes.
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    process.kill()
    process.wait()
    os.close(ours)
    (peak,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return taken * 1000, int(peak) / 1024
