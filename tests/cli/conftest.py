"""The real program, run as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REPORT = """Xã Mây Trắng tổng kết công tác năm 2021

Chiều ngày 28/12/2021, UBND xã Mây Trắng tổ chức hội nghị tổng kết công tác năm 2021. Dự hội nghị \
có đồng chí \
Lò Văn Suối, Bí thư Đảng ủy xã.

Thực hiện Chỉ thị số 05-CT/TW, xã đã trồng thêm 40 ha chè. Tuy nhiên, việc thu gom rác còn chậm.
"""

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def run(archive: Path, tmp_path: Path) -> Run:
    """Runs `meetings-tui ARGUMENTS…` on an archive of the test's own, as a user without a terminal would."""

    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", "from tui.cli import main; main()", *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=os.environ
            | {
                "MEETINGS_ARCHIVE": str(archive),
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "LANG": "C.UTF-8",
            }
            | environment,
            timeout=60,
        )

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "reports" / "may-trang.txt"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path
