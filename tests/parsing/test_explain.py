"""The command that shows which rule found which fact."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from store.parsing.explain import explain
from store.reading import ReportText

ROOT = Path(__file__).parents[2]
REPORT = (
    "Hợp tác xã Bản Lầu họp tổng kết năm 2020\n\n"
    "Sáng 9/1/2021, Hợp tác xã Bản Lầu họp tổng kết năm 2020. "
    "Đến dự có ông Vi Văn Tài, Phó Chủ tịch UBND xã.\n\n"
    "Ông Vi Văn Tài khen [bold]xã viên[/bold]\x1b[31m chăm làm\u202e.\n"
)


def run(path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "store.parsing.explain", str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        timeout=60,
        check=False,
    )


def on_terminal(path: Path, **environment: str) -> str:
    """What the command writes to a terminal."""
    main, side = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **environment}
    with subprocess.Popen(
        [sys.executable, "-m", "store.parsing.explain", str(path)], stdout=side, cwd=ROOT, env=env
    ) as process:
        os.close(side)
        pieces = []
        try:
            while piece := os.read(main, 4096):
                pieces.append(piece)
        except OSError:  # the other side is closed
            pass
        process.wait(60)
    os.close(main)
    return b"".join(pieces).decode("utf-8")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bản lầu.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_every_fact_stands_with_rule_and_span_below_its_text(report: Path) -> None:
    done = run(report)
    assert done.returncode == 0
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    text = next(at for at, line in enumerate(lines) if "Đến dự có ông Vi Văn Tài" in line)
    fact = next(at for at, line in enumerate(lines) if line.split()[:4] == ["people", "Vi", "Văn", "Tài"])
    assert text < fact
    assert "← honorific  [" in lines[fact]
    start, end = lines[fact].rsplit("[", 1)[1].rstrip("]").split(":")
    assert int(end) - int(start) == len("Vi Văn Tài")
    assert any("Vi Văn Tài: attends" in line and "← list" in line for line in lines)
    assert any(line.split()[:2] == ["kind", "year-end"] for line in lines)


def test_nothing_of_the_report_reaches_the_terminal_raw(report: Path) -> None:
    plain = run(report).stdout
    assert "\x1b" not in plain
    assert "\u202e" not in plain
    assert "[bold]xã viên[/bold]" in plain
    hostile = ReportText(text=REPORT.strip())
    assert "\\u001b[31m" in explain(hostile, colour=False)
    assert "\x1b[31m chăm" not in explain(hostile, colour=True)


def test_colour_is_for_terminals_that_want_it(report: Path) -> None:
    assert "\x1b[" in on_terminal(report, NO_COLOR="")
    assert "\x1b[" not in on_terminal(report, NO_COLOR="1")
    assert "\x1b[" not in run(report, NO_COLOR="").stdout


def test_colour_changes_nothing_but_colour() -> None:
    report = ReportText(text=REPORT.strip())
    coloured = explain(report, colour=True)
    for code in {piece.split("m", 1)[0] for piece in coloured.split("\x1b[")[1:]}:
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == explain(report, colour=False)


def test_a_file_that_cannot_be_read_is_one_plain_sentence(tmp_path: Path) -> None:
    done = run(tmp_path / "không có\x1b[31m.txt")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "\x1b" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_without_a_file_it_says_how_to_be_called() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "store.parsing.explain"],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "usage:" in done.stderr


def test_a_text_without_a_fact_is_shown_all_the_same() -> None:
    assert "mưa" in explain(ReportText(text="mưa"), colour=False)
