"""`import --watch` as a process: what is put into the folder turns up in the archive."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import REPORT, Run

LIMIT = 120  # seconds until a line must have come

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent as a signal")


class Watching:
    """The program, its lines read as they come."""

    def __init__(self, folder: Path, archive: Path, *, deaf: bool = False) -> None:
        # as a shell starts what is to run in the background
        first = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" if deaf else ""
        program = f"{first}from tui.cli import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, "import", "--watch", "--json", folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"MEETINGS_ARCHIVE": str(archive), "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        self._lines: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def line(self) -> Any:
        """The next line; fails if none comes."""
        return json.loads(self._lines.get(timeout=LIMIT))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "đến"
    place.mkdir()
    return place


@pytest.fixture
def watching(folder: Path, archive: Path) -> Iterator[Watching]:
    one = Watching(folder, archive)
    yield one
    one.process.kill()
    one.process.wait()


def test_what_arrives_is_imported_until_it_is_interrupted(
    watching: Watching, folder: Path, tmp_path: Path, run: Run
) -> None:
    made = tmp_path / "made.txt"
    made.write_text(REPORT, encoding="utf-8")
    made.rename(folder / "may-trang.txt")
    first = watching.line()
    assert (first["status"], Path(first["path"]).name) == ("new", "may-trang.txt")
    assert json.loads(run("search", "chè", "--json").stdout)["count"] == 1, "it can be found at once"
    (folder / "mới").mkdir()
    (folder / "mới" / "hỏng.docx").write_bytes(b"PK\x03\x04")
    broken = watching.line()
    assert (broken["status"], Path(broken["path"]).name) == ("failed", "hỏng.docx")
    watching.process.send_signal(signal.SIGINT)
    assert watching.line() == {"summary": {"new": 1, "known": 0, "not-a-meeting": 0, "failed": 1}}
    assert watching.process.wait(timeout=LIMIT) == 130


@pytest.mark.parametrize("deaf", [False, True], ids=["foreground", "background"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda one: one.name)
def test_interrupted_as_soon_as_it_watches_it_tells_the_summary(
    folder: Path, archive: Path, number: signal.Signals, deaf: bool
) -> None:
    one = Watching(folder, archive, deaf=deaf)
    try:
        assert one.process.stderr is not None
        assert one.process.stderr.readline().startswith(b"Watching")
        one.process.send_signal(number)
        assert one.line() == {"summary": {"new": 0, "known": 0, "not-a-meeting": 0, "failed": 0}}
        assert one.process.wait(timeout=LIMIT) == 130
    finally:
        one.process.kill()
        one.process.wait()


def test_only_folders_can_be_watched(run: Run, report: Path) -> None:
    assert run("import", "--watch", str(report)).returncode == 2
    assert run("import", "--watch", "-").returncode == 2
