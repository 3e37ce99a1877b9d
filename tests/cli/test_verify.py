"""`verify` as a program sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SAID = "xã đã trồng thêm 40 ha chè"


@pytest.fixture
def imported(run: Run, report: Path) -> Run:
    assert run("import", str(report)).returncode == 0
    return run


def test_word_for_word_is_0_and_told_as_json(imported: Run) -> None:
    done = imported("verify", "-", "--json", stdin=f"“Thực hiện Chỉ thị\nsố 05-CT/TW, {SAID}…”".encode())
    assert done.returncode == 0
    verdict = json.loads(done.stdout)
    (held,) = verdict["held"]
    assert (verdict["exact"], held["exact"], held["literal"]) == (True, True, True)
    record = json.loads(imported("show", held["id"], "--json").stdout)
    assert record["text"][held["start"] : held["end"]].endswith(SAID)


def test_what_differs_is_1_and_shown(imported: Run) -> None:
    done = imported("verify", SAID.replace("40", "400"))
    assert done.returncode == 1
    assert "trồng thêm [-40-] {+400+} ha chè" in done.stdout.decode()
    assert b"nearest" in done.stderr and b"\x1b" not in done.stdout


def test_what_is_nowhere_is_1_and_says_so(imported: Run) -> None:
    done = imported("verify", "con voi trắng bay qua núi tuyết")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"No report has this passage" in done.stderr


def test_too_long_is_told_with_what_to_do(imported: Run) -> None:
    done = imported("verify", "-", stdin=b"xa " * 3001)
    assert done.returncode == 1
    assert b"3,000 at most" in done.stderr and b"Paste a part" in done.stderr
