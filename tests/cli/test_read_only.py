"""An archive that may be read but not written to: on a read-only disk, or of somebody else."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store import ArchiveError
from tui.cli import ARCHIVE_UNUSABLE, DONE, run
from tui.question import Question
from tui.session import Session

_NOBODY = 65534
_TOLD = "Xã Suối Reo họp tổng kết\n\nNgày 28/12/2021, xã Suối Reo họp tổng kết công tác năm. Chè được mùa.\n"

pytestmark = pytest.mark.skipif(not hasattr(os, "setresuid"), reason="permissions of another kind")


@pytest.fixture
def others() -> Iterator[Path]:
    """An archive with an index, in a folder that everybody may look into."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "archive")
        Path(place).chmod(0o755)
        report = Path(place, "suoi-reo.txt")
        report.write_text(_TOLD, encoding="utf-8")
        assert run(["--archive", str(folder), "import", str(report)]) == DONE
        yield folder
        _chmod(folder, 0o700, 0o600)


def _chmod(folder: Path, folders: int, files: int) -> None:
    for one in (folder, *folder.rglob("*")):
        one.chmod(folders if one.is_dir() else files)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Everybody may read what is in the folder, nobody may write; root becomes somebody else."""
    importlib.import_module("store.search.borrowed")  # who runs the tests may load more than somebody else
    root = os.geteuid() == 0
    _chmod(folder, 0o555, 0o444)
    if root:
        os.setresuid(_NOBODY, _NOBODY, 0)
    try:
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(one.relative_to(folder)): (one.read_bytes(), one.stat().st_mtime_ns)
        for one in sorted(folder.rglob("*"))
        if stat.S_ISREG(one.stat().st_mode)
    }


@pytest.mark.parametrize(
    "command",
    [
        ["search", "chè"],
        ["search", "chè", "--json"],
        ["search", "--tsv", "năm:2021"],
        ["stats", "--json"],
        ["export", "--format", "jsonl", "chè"],
        ["verify", "Chè được mùa."],
    ],
    ids=" ".join,
)
def test_it_answers_as_where_it_may_be_written_to(
    others: Path, command: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def asked() -> tuple[int, bytes]:
        code = run(["--archive", str(others), *command])
        return code, capfdbinary.readouterr().out.partition(b'"took_ms"')[0]

    before, files = asked(), contents(others)
    with read_only(others):
        assert asked() == before
        assert contents(others) == files
    assert before[0] == DONE
    assert before[1]


def test_one_record_is_shown(others: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    run(["--archive", str(others), "search", "chè", "--json"])
    id = json.loads(capfdbinary.readouterr().out.splitlines()[-1])["meetings"][0]["id"]
    with read_only(others):
        assert run(["--archive", str(others), "show", f"#{id}", "--json"]) == DONE
    assert json.loads(capfdbinary.readouterr().out)["id"] == id


@pytest.mark.parametrize("gone", ["index", "index/state.json"])
def test_an_index_that_would_have_to_be_made_is_told_in_a_sentence(
    others: Path, gone: str, capfd: pytest.CaptureFixture[str]
) -> None:
    if (others / gone).is_dir():
        shutil.rmtree(others / gone)
    else:
        (others / gone).unlink()
    capfd.readouterr()
    with read_only(others):
        assert run(["--archive", str(others), "search", "chè"]) == ARCHIVE_UNUSABLE
    told = capfd.readouterr()
    assert told.out == ""
    assert "The search index is missing or not up to date, and you may not write to it." in told.err


def test_what_writes_says_that_it_cannot(others: Path, capfd: pytest.CaptureFixture[str]) -> None:
    more = others.parent / "more.txt"
    more.write_text(_TOLD.replace("Reo", "Vui"), encoding="utf-8")
    with read_only(others):
        assert run(["--archive", str(others), "import", str(more)]) == ARCHIVE_UNUSABLE
    assert "The archive may not be read or written by you." in capfd.readouterr().err


def test_the_browser_answers_and_refuses_to_write(others: Path) -> None:
    Session.open(others).ask(Question("chè"))
    with read_only(others):
        session = Session.open(others)
        assert not session.stale()
        answer = session.ask(Question("chè"))
        session.remember(Question("chè"))
        with pytest.raises(ArchiveError):
            session.reader.toggle_bookmark("0" * 12)
    assert answer.count == 1
    assert session.reader.recent == ()
