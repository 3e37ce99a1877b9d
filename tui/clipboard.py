"""The clipboard, as a ladder: the first way that fits where the program runs is taken.

Inside tmux its own command is used (escape sequences pass only under some of its settings); over SSH the
terminal at the other end is asked by OSC 52; on a desktop a local program is given the text. None of them
answers, so nobody can say more than that the text was sent.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress

from msgspec import Struct

_PATIENCE = 3.0  # seconds that tmux may take

# Program, its arguments, the variable that must be set for it to have a place to put the text, encoding.
_LOCAL = (
    (("wl-copy",), "WAYLAND_DISPLAY", "utf-8"),
    (("xclip", "-selection", "clipboard"), "DISPLAY", "utf-8"),
    (("xsel", "--input", "--clipboard"), "DISPLAY", "utf-8"),
    (("pbcopy",), "", "utf-8"),
    (("clip.exe",), "", "utf-16"),
)


class Way(Struct, frozen=True):
    """One rung: the command that takes the text on its standard input; no command means OSC 52."""

    command: tuple[str, ...] = ()
    encoding: str = "utf-8"
    waits: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return self.command[0] if self.command else "OSC 52"


def ways(environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which) -> tuple[Way, ...]:
    """The rungs that fit the surroundings, best first; OSC 52 is always the last.

    Args:
        environ: the environment's variables.
        which: where a program is, or None.
    """
    found = []
    if environ.get("TMUX") and which("tmux"):
        found.append(Way(("tmux", "load-buffer", "-w", "-"), waits=True))
    if not (environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")):
        for command, needs, encoding in _LOCAL:
            if (not needs or environ.get(needs)) and which(command[0]):
                found.append(Way(command, encoding))
    return (*found, Way())


def send(text: str, rungs: tuple[Way, ...], osc52: Callable[[str], None]) -> str:
    """Sends `text` by the first way that can be started, and says which.

    Args:
        osc52: writes `text` to the terminal as OSC 52.
    """
    for way in rungs:
        if not way.command:
            osc52(text)
            return way.name
        if _give(way, text.encode(way.encoding)):
            return way.name
    return ""


def _give(way: Way, data: bytes) -> bool:
    """Gives `data` to the command. Those that stay in the foreground to serve the selection are not waited
    for; they live on without us."""
    try:
        process = subprocess.Popen(
            way.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=not way.waits,
        )
    except OSError:
        return False
    if way.waits:
        try:
            process.communicate(data, timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        return process.returncode == 0
    assert process.stdin is not None
    with suppress(BrokenPipeError):
        process.stdin.write(data)
    with suppress(BrokenPipeError):
        process.stdin.close()
    return True
