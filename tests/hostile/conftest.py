"""Reports, file names and records that mean harm, and the program run on them."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from store.archive import Archive, ReaderState
from store.model import Byline, Document, Meeting, Passage, Person, Rating, Source, Target, meeting_id

ROOT = Path(__file__).parents[2]
# Clears the screen, writes the clipboard, renames the window, asks for an answer, turns the writing round.
EVIL = (
    "\x1b[2J\x1b]52;c;ZXZpbA==\x07\x1b]0;trap\x1b\\\x1bP+q544e\x1b\\\x9b31m\x9d52;c;eA==\x9c\x85"
    "\u202egnuht\u202c\u2066\u2069\u200f\u061c\u2028[/][bold red]\r\x08\x7f"
)
# What a terminal is told by the program itself: colours, and the lines of a progress bar drawn again.
_OWN = re.compile(r"\x1b\[(?:[0-9;]*m|2K|\d*A|\?25[lh])")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmful(output: str, *, own: bool = False) -> set[str]:
    """The characters in it that a terminal obeys; `own`: apart from what the program itself tells it."""
    text = _OWN.sub("", output).replace("\r", "") if own else output
    return {
        f"U+{ord(char):04X}"
        for char in text
        if char not in "\n\t"
        and (char in _BIDI or unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} or ord(char) > 0x10FFF0)
    }


def hostile_meeting() -> Meeting:
    """A record as an enemy may write it into an archive or a backup: every field carries the worst."""
    text = f"{EVIL} họp kiểm điểm\n\n{EVIL} chậm tiến độ, ông Lê Văn Thử chủ trì.\n\n=HYPERLINK(1)"
    return Meeting(
        id=meeting_id(text),
        title=f"{EVIL} họp kiểm điểm",
        kind="review",
        date="2021-12-20",
        period=EVIL,
        organiser=EVIL,
        place=EVIL,
        province=EVIL,
        people=(Person(name=EVIL, roles=(EVIL,), parts=("presides",), mentions=((0, 5),)),),
        documents=(Document(key=EVIL, mentions=((0, 5),)),),
        passages=(Passage(kind="shortcomings", start=2, end=60),),
        targets=(Target(value=EVIL, unit=EVIL, subject=EVIL, start=0, end=1),),
        ratings=(Rating(subject=EVIL, level="good", count=1, percent=1.0, total=1, start=0, end=1),),
        byline=Byline(author=EVIL, unit=EVIL),
        source=Source(name=EVIL, site=EVIL, url=f"javascript:{EVIL}"),
        text=text,
        warnings=(EVIL,),
    )


@pytest.fixture
def hostile_archive(tmp_path: Path) -> Path:
    """An archive with that record, and with notes and tags of the same sort."""
    path = tmp_path / "archive"
    archive = Archive.open(path, create=True)
    with archive.writer() as writer:
        writer.add(hostile_meeting(), EVIL.encode())
    state = ReaderState(path)
    state.set_note(hostile_meeting().id, EVIL)
    state.set_tags(hostile_meeting().id, [EVIL])
    state.add_clipping(hostile_meeting().id, 0, 30, EVIL, EVIL)
    state.save_search(EVIL, EVIL)
    return path


@pytest.fixture
def hostile_files(tmp_path: Path) -> Path:
    """A folder of hostile reports under hostile names, some of which cannot be read."""
    folder = tmp_path / "tin \x1b[2J\x1b]0;trap\x07\u202e"
    folder.mkdir()
    name = EVIL.replace("/", "|").replace("\x00", "")
    text = f"{EVIL} họp kiểm điểm\n\nNgày 5/4/2023, {EVIL} ông Lê Văn Thử họp.\n\n{EVIL} còn chậm.\n"
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    page = f"<html><head><title>{EVIL}</title><base href='http://x/'></head><body><p>{text}</p></body></html>"
    (folder / f"{name}.html").write_text(page, encoding="utf-8")
    (folder / f"{name} hỏng.txt").write_bytes(b"\x89PNG\0\0" + EVIL.encode())
    (folder / f"{name} rỗng.txt").write_bytes(b"")
    return folder


def environment(archive: Path, home: Path) -> dict[str, str]:
    return os.environ | {
        "MEETINGS_ARCHIVE": str(archive),
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "TERM": "xterm-256color",
    }


_MAIN = [sys.executable, "-c", "from tui.cli import main; main()"]


class Done(NamedTuple):
    """What a command ended with and said."""

    returncode: int
    stdout: str
    stderr: str


Program = Callable[..., Done]
Programs = Callable[[Path, Sequence[Sequence[str]]], list[Done]]


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    """Runs `meetings-tui ARGUMENTS…` without a terminal, several one after the other."""

    def run(archive: Path, commands: Sequence[Sequence[str]]) -> list[Done]:
        done = subprocess.run(
            [sys.executable, str(ROOT / "tests/hostile/running.py")],
            input=json.dumps([list(arguments) for arguments in commands]).encode(),
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=environment(archive, tmp_path / "home"),
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-3000:]
        return [Done(*one) for one in json.loads(done.stdout)]

    return run


@pytest.fixture
def program(programs: Programs) -> Program:
    """Runs one."""
    return lambda archive, *arguments: programs(archive, [arguments])[0]


@pytest.fixture
def on_terminal(tmp_path: Path) -> Callable[..., str]:
    """Runs the same in a terminal; what was written to it."""

    def run(archive: Path, *arguments: str) -> str:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [*_MAIN, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=tmp_path,
            env=environment(archive, tmp_path / "home"),
        )
        os.close(theirs)
        written = b""
        while select.select([ours], [], [], 120)[0]:
            try:
                piece = os.read(ours, 1 << 16)
            except OSError:  # the terminal is closed
                break
            if not piece:
                break
            written += piece
        os.close(ours)
        process.wait()
        return written.decode("utf-8")

    return run
