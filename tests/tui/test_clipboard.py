"""The clipboard ladder: which ways fit where, and what happens when one fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.clipboard import Way, send, ways

TMUX = ("tmux", "load-buffer", "-w", "-")
XCLIP = ("xclip", "-selection", "clipboard")


@pytest.mark.parametrize(
    ("environ", "programs", "commands"),
    [
        ({"TMUX": "/tmp/x,1,0"}, {"tmux"}, [TMUX, ()]),
        ({"TMUX": "/tmp/x,1,0"}, set(), [()]),
        ({"SSH_CONNECTION": "1 2 3 4", "DISPLAY": ":10"}, {"xclip"}, [()]),
        ({"SSH_CONNECTION": "1 2 3 4", "TMUX": "x"}, {"tmux", "xclip"}, [TMUX, ()]),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, {"wl-copy", "xclip"}, [("wl-copy",), XCLIP, ()]),
        ({"DISPLAY": ":0"}, {"wl-copy", "xsel"}, [("xsel", "--input", "--clipboard"), ()]),
        ({}, {"pbcopy"}, [("pbcopy",), ()]),
        ({}, {"clip.exe"}, [("clip.exe",), ()]),
        ({}, set(), [()]),
    ],
)
def test_ways(environ: dict[str, str], programs: set[str], commands: list[tuple[str, ...]]) -> None:
    found = ways(environ, lambda name: name if name in programs else None)
    assert [way.command for way in found] == commands


def taker(path: Path, code: int = 0) -> tuple[str, ...]:
    """A command that writes its standard input to `path`."""
    program = f"import sys; open({str(path)!r}, 'wb').write(sys.stdin.buffer.read()); sys.exit({code})"
    return (sys.executable, "-c", program)


def test_the_first_way_that_works_gets_the_bytes(tmp_path: Path) -> None:
    text = "“Chậm tiến độ”\n— Trạm Thủy nông Suối Lam\n"
    osc52: list[str] = []
    rungs = (
        Way(("no-such-program-here",)),
        Way(taker(tmp_path / "failed", code=1), waits=True),
        Way(taker(tmp_path / "taken"), waits=True),
        Way(),
    )
    assert send(text, rungs, osc52.append) == sys.executable
    assert (tmp_path / "taken").read_bytes() == text.encode()
    assert osc52 == []


def test_osc52_is_the_last_rung() -> None:
    osc52: list[str] = []
    assert send("đ", (Way(("no-such-program-here",)), Way()), osc52.append) == "OSC 52"
    assert osc52 == ["đ"]
