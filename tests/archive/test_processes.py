"""Two processes at once, and processes that are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

import pytest

from store.archive import Archive, ReaderState
from store.errors import LockedError
from tests.archive.making import make

ROOT = Path(__file__).parents[2]

# Adds meetings, a few a flush, and tells each that is on the disk.
ADD = """
import sys
from pathlib import Path
from store.archive import Archive, writer
from tests.archive.making import make
path, first, last, batch, full = Path(sys.argv[1]), *map(int, sys.argv[2:])
writer.MAX_RECORDS = full
archive = Archive.open(path, create=True)
for start in range(first, last, batch):
    with archive.writer(timeout=60) as opened:
        meetings = [make(number) for number in range(start, min(start + batch, last))]
        for meeting, data in meetings:
            opened.add(meeting, data)
    for meeting, _ in meetings:
        print(meeting.id, flush=True)
"""

HOLD = """
import sys
from pathlib import Path
from store.archive import Archive
from tests.archive.making import make
with Archive.open(Path(sys.argv[1])).writer() as opened:
    opened.add(*make(100))
    print("held", flush=True)
    sys.stdin.read()
"""

TAG = """
import sys
from pathlib import Path
from store.archive import ReaderState
state = ReaderState(Path(sys.argv[1]), timeout=60)
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    state.set_tags(f"{number:012x}", ["theo dõi"])
    state.add_clipping(f"{number:012x}", 0, 4, "đoạn")
"""


@contextmanager
def running(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9")
def test_killed_at_any_moment_nothing_reported_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "archive"
    reported: list[str] = []
    for round_, wait in enumerate((0, 1, 7, 8, 30, 55)):
        # Each round is killed after so many reports, somewhere in what follows them.
        with running(ADD, path, 40 * round_, 40 * round_ + 4000, 3, 50) as process:
            assert process.stdout is not None
            told = [process.stdout.readline().strip() for _ in range(wait)]
            process.send_signal(signal.SIGKILL)
            told += process.stdout.read().split()
        reported += [id for id in told if len(id) == 12]
        if not (path / "archive.json").exists():
            continue
        archive = Archive.open(path)
        assert archive.damages() == ()
        kept = {m.id: m for segment in archive.segments() for m in archive.read_segment(segment.name)}
        assert set(reported) <= set(kept)
        assert list(archive.ids()) == list(kept)
        for meeting in kept.values():
            assert archive.original(meeting.source.sha256)
    assert len(set(reported)) > 100


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "archive"
    Archive.open(path, create=True)
    with running(ADD, path, 0, 40, 2, 9) as one, running(ADD, path, 20, 60, 3, 9) as other:
        assert one.communicate()[0].count("\n") == 40
        assert other.communicate()[0].count("\n") == 40
    archive = Archive.open(path)
    assert set(archive.ids()) == {make(number)[0].id for number in range(60)}
    assert len(archive) == 60


def test_a_reader_follows_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "archive"
    reader = Archive.open(path, create=True)
    with running(ADD, path, 0, 60, 2, 9) as process:
        assert process.stdout is not None
        for line in process.stdout:
            assert reader.get(line.strip()).id == line.strip()
            assert reader.damages() == ()
    reader.reload()
    assert len(reader) == 60


def test_the_lock_of_the_dead_is_free(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "archive", create=True)
    with running(HOLD, archive.path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(LockedError), archive.writer(timeout=0):
            pass
        process.kill()
        process.wait()
        with archive.writer(timeout=5) as opened:
            opened.add(*make(1))
    assert list(archive.ids()) == [make(1)[0].id]


def test_two_browsers_lose_nothing_of_the_readers_work(tmp_path: Path) -> None:
    with running(TAG, tmp_path, 0, 20) as one, running(TAG, tmp_path, 20, 40) as other:
        assert one.wait() == 0
        assert other.wait() == 0
    state = ReaderState(tmp_path)
    assert state.marks().tags["theo dõi"] == {f"{number:012x}" for number in range(40)}
    assert len(state.clippings) == 40


def test_the_reader_works_while_an_import_writes(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "archive", create=True)
    state = ReaderState(archive.path, timeout=0.5)
    with archive.writer():
        state.toggle_bookmark("a" * 12)
    assert state.bookmarks == {"a" * 12}


def test_several_may_make_the_same_archive_at_once(tmp_path: Path) -> None:
    gate = Barrier(4)

    def make(path: Path) -> Path:
        gate.wait()
        return Archive.open(path, create=True).path

    with ThreadPoolExecutor(4) as threads:
        for number in range(25):
            path = tmp_path / str(number)
            assert list(threads.map(make, [path] * 4)) == [path] * 4
