"""Runs the program in this process on hostile files, and prints what it tried to reach and where it wrote.

Usage: watching.py FOLDER OUTPUT, a folder of files to import and one for what is exported. What Python opens,
makes, renames or connects to passes an audit hook (PEP 578), which cannot be taken off again.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_NETWORK = (
    *("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"),
    *(
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.getnameinfo",
        "urllib.Request",
        "ftplib.connect",
    ),
    *("http.client.connect", "smtplib.connect", "imaplib.open", "poplib.connect", "nntplib.connect"),
)
_STARTED = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "webbrowser.open",
)
_CHANGED = (
    *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"),
    *("shutil.rmtree", "shutil.move", "shutil.copyfile", "tempfile.mkstemp", "tempfile.mkdtemp"),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def watch() -> tuple[set[str], set[str]]:
    """From now on: what was connected to or started, and every path that was written, made or removed."""
    reached: set[str] = set()
    written: set[str] = set()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _NETWORK or event in _STARTED:
            reached.add(f"{event} {arguments!r}"[:200])
        elif event == "open":
            path, mode, flags = arguments
            is_written = set(mode or "") & set("wax+") or (mode is None and flags & _WRITING)
            if is_written and isinstance(path, str | bytes | os.PathLike):
                written.add(str(Path.cwd() / os.fsdecode(path)))
        elif event in _CHANGED:
            for path in arguments[:2] if event in {"os.rename", "shutil.move"} else arguments[:1]:
                if isinstance(path, str | bytes | os.PathLike):
                    written.add(str(Path.cwd() / os.fsdecode(path)))

    sys.addaudithook(hook)
    return reached, written


def commands(files: Path, output: Path) -> Iterator[list[str]]:
    """Everything the program does without a terminal."""
    from store.exporting.formats import EXPORT_FORMATS

    yield ["import", str(files), "--jobs", "1"]
    for file in sorted(files.iterdir())[::3]:
        yield ["parse", str(file)]
    yield ["search", "họp"]
    yield ["search", "họp", "--json"]
    yield ["stats"]
    yield ["check"]
    yield ["check", "--repair"]
    yield ["reindex"]
    yield ["reparse"]
    for format in sorted(EXPORT_FORMATS):
        yield ["export", "--format", format, "-o", str(output / f"out.{format}")]
    yield ["backup", str(output / "backup.zip")]
    yield ["restore", str(output / "backup.zip"), "--archive", str(output / "restored")]


async def browse() -> int:
    """Opens the browser on the archive, reads in it, and copies; how many reports it showed."""
    from tui.app import MeetingsApp
    from tui.cli import default_archive
    from tui.session import Session

    app = MeetingsApp(Session.open(default_archive()))
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("down", "enter", "pagedown", "y", "Y", "escape", "b", "slash", "h", "o", "p", "enter"):
            await pilot.press(key)
            await pilot.pause()
    return len(app.screen_stack) or 1


def main() -> None:
    from tui.cli import run

    files, output = map(Path, sys.argv[1:])
    reached, written = watch()
    codes = {}
    with contextlib.redirect_stderr(io.StringIO()):
        real, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        for arguments in commands(files, output):
            codes[" ".join(arguments[:1])] = run(arguments)
        asyncio.run(browse())
        sys.stdout = real
    print(json.dumps({"reached": sorted(reached), "written": sorted(written), "codes": codes}))


if __name__ == "__main__":
    main()
