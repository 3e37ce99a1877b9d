"""The real program in a real terminal, driven as by a person at the keyboard."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store import Archive, Index, Meeting, cite
from store.model import Passage, Source, meeting_id

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

PROGRAM = "from tui.cli import main; main()"
TITLE = "Chi bộ Trạm bơm Đồng Xoi họp cuối năm"
SENTENCE = "Tuy nhiên, việc sửa máng nước số 3 còn chậm tiến độ, bà con phải chờ nước đến khuya."
TEXT = (
    f"{TITLE}\n\nNgày 12/12/2021, Chi bộ Trạm bơm Đồng Xoi họp kiểm điểm.\n\n"
    f"Năm qua trạm giữ nước tốt. {SENTENCE} Chi bộ nhận lỗi trước dân."
)


@pytest.fixture
def archive_path(tmp_path: Path) -> Path:
    path = tmp_path / "archive"
    archive = Archive.open(path, create=True)
    with archive.writer() as writer:
        writer.add(meeting(), TEXT.encode())
    Index.open(archive).refresh()
    return path


def meeting() -> Meeting:
    start = TEXT.index("Năm qua")
    return Meeting(
        id=meeting_id(TEXT),
        title=TITLE,
        kind="review",
        date="2021-12-12",
        organiser="Chi bộ Trạm bơm Đồng Xoi",
        passages=(
            Passage(kind="headline", start=0, end=len(TITLE)),
            Passage(kind="context", start=len(TITLE) + 2, end=start - 2),
            Passage(kind="shortcomings", start=start, end=len(TEXT)),
        ),
        source=Source(name="dong-xoi.txt"),
        text=TEXT,
    )


class Terminal:
    """A tmux server of the test's own, with the program in its one window."""

    def __init__(self, socket: Path) -> None:
        self.socket = socket

    def tmux(self, *arguments: str) -> bytes:
        command = ["tmux", "-S", str(self.socket), "-f", os.devnull, *arguments]
        return subprocess.run(command, capture_output=True, check=True, timeout=20).stdout

    def start(self, *command: str, **more: str) -> None:
        own = {"LANG": "vi_VN.UTF-8", "LC_ALL": "", "PYTHONUTF8": "1", "SSH_TTY": "", **more}
        environment = [f"{name}={value}" for name, value in own.items()]
        self.tmux(
            "-u", "new-session", "-d", "-x", "100", "-y", "30",
            "env", "-u", "COLUMNS", "-u", "LINES", *environment, *command,
            ";", "set-option", "-g", "exit-empty", "off",  # so that it can be started again
        )  # fmt: skip

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    @property
    def screen(self) -> str:
        return self.tmux("capture-pane", "-p").decode()

    def until(self, condition: Callable[[], bool]) -> None:
        """Looks again and again, for as long as a slow machine may need."""
        patience = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < patience, self.screen

    def buffer(self) -> bytes:
        buffers = self.tmux("list-buffers", "-F", "#{buffer_name}").split()
        return self.tmux("show-buffer", "-b", buffers[0].decode()) if buffers else b""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    # A socket's path may not be long.
    folder = Path(os.path.realpath(os.environ.get("TMPDIR", "/tmp")))
    socket = folder / f"meetings-{os.getpid()}-{abs(hash(tmp_path)) % 10**6}"
    terminal = Terminal(socket)
    try:
        yield terminal
    finally:
        subprocess.run(["tmux", "-S", str(socket), "kill-server"], capture_output=True, check=False)
        socket.unlink(missing_ok=True)


def test_search_read_and_copy_with_citation(terminal: Terminal, archive_path: Path) -> None:
    terminal.start(sys.executable, "-c", PROGRAM, "--archive", str(archive_path))
    terminal.until(lambda: "1 cuộc họp" in terminal.screen and TITLE in terminal.screen)
    terminal.press("/")
    terminal.type("chậm tiến độ")
    terminal.until(lambda: "/ chậm tiến độ" in terminal.screen)
    terminal.press("Enter")
    terminal.until(lambda: "1/1" in terminal.screen)
    terminal.press("n", "Y")
    terminal.until(lambda: bool(terminal.buffer()))
    stored = Archive.open(archive_path).get(meeting().id)
    start = TEXT.index(SENTENCE)
    assert terminal.buffer() == cite(stored, start, start + len(SENTENCE)).encode()
    terminal.until(lambda: "Đã gửi vào bộ nhớ tạm" in terminal.screen)
    terminal.press("q")
    terminal.until(lambda: not _running(terminal))


def test_a_first_day(terminal: Terminal, tmp_path: Path) -> None:
    """Samples, a search without accents, a filter, hits, an excerpt selected and cited, clippings written to
    a file, one taken back, and the next start where it was left."""
    home = tmp_path / "home"
    home.mkdir()
    folders = {
        "HOME": str(home),
        **{f"XDG_{one}_HOME": str(home / one) for one in ("STATE", "CACHE", "CONFIG")},
    }
    command = (sys.executable, "-c", PROGRAM, "--archive", str(tmp_path / "archive"))

    def shows(*texts: str) -> None:
        terminal.until(lambda: all(text in terminal.screen for text in texts))

    terminal.start(*command, **folders)
    shows("14 cuộc họp", "Phường Rạch Sáo Trúc tập huấn")
    terminal.press("/")
    terminal.type("chat luong ")  # the word is finished: the list stays in its order
    shows("/ chat luong", "7 cuộc họp", "▌ Đảng bộ cơ quan Sở")
    terminal.press("Enter")
    shows("1/4")
    terminal.press("n")
    shows("2/4")
    terminal.press("f")
    shows("□ Sơ kết")
    terminal.press("Down", "Down", "Space")
    terminal.until(lambda: "1 cuộc họp" in terminal.screen and " ×" in terminal.screen)
    terminal.press("Escape")  # alone: with another key right after it, it would be Alt and that key
    shows("khớp nhất trước")
    terminal.press("Enter")
    shows("v bôi đen", "1/1")
    terminal.press("n", "v", "Right", ")")
    shows(") câu")
    terminal.press("Y")
    terminal.until(lambda: terminal.buffer().startswith("“chất lượng".encode()))
    assert b"so-vhttdl-tra-vinh" in terminal.buffer()
    terminal.press("Escape")
    terminal.until(lambda: ") câu" not in terminal.screen and "v bôi đen" in terminal.screen)
    terminal.press("c")
    shows("Đã thêm vào sổ trích")
    terminal.press("C")
    shows("Sổ trích: 2")
    terminal.press("w")
    shows("Ghi tất cả ra tệp")
    terminal.press("Enter")
    shows("Đã ghi 2 đoạn trích")
    assert "chất lượng sinh hoạt" in (home / "so-trich.md").read_text(encoding="utf-8")
    terminal.press("d")
    shows("Sổ trích: 1")
    terminal.press("u")
    shows("Sổ trích: 2")
    terminal.press("Escape")
    shows("/ chat luong")
    terminal.press("z")
    shows("Liên quan", "Đinh Thanh")
    terminal.until(lambda: "/ chat luong" not in terminal.screen)
    terminal.press("Up")
    shows("Yêu cầu ▎")
    before = terminal.screen.splitlines()[1:4]
    terminal.press("Up")
    terminal.until(lambda: terminal.screen.splitlines()[1:4] != before)
    top = terminal.screen.splitlines()[1:4]
    terminal.press("q")
    terminal.until(lambda: not _running(terminal))
    terminal.start(*command, **folders)
    shows("Liên quan", "Đinh Thanh")
    terminal.until(lambda: terminal.screen.splitlines()[1:4] == top)
    assert "/ chat luong" not in terminal.screen
    terminal.press("z")
    shows("/ chat luong", " ×", "1 cuộc họp")
    terminal.press("q")
    terminal.until(lambda: not _running(terminal))


def _running(terminal: Terminal) -> bool:
    command = ["tmux", "-S", str(terminal.socket), "has-session"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
