"""The program, run as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REPORT = """Xã Mây Trắng tổng kết công tác năm 2021

Chiều ngày 28/12/2021, UBND xã Mây Trắng tổ chức hội nghị tổng kết công tác năm 2021. Dự hội nghị \
có đồng chí \
Lò Văn Suối, Bí thư Đảng ủy xã.

Thực hiện Chỉ thị số 05-CT/TW, xã đã trồng thêm 40 ha chè. Tuy nhiên, việc thu gom rác còn chậm.
"""

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="session")
def forking() -> Iterator[subprocess.Popen[str] | None]:
    """A process that runs commands in processes forked from it; None where there is no forking."""
    if not hasattr(os, "fork"):
        yield None
        return
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("forking.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="ascii",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        yield process


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def run(archive: Path, tmp_path: Path, forking: subprocess.Popen[str] | None) -> Run:
    """Runs `meetings-tui ARGUMENTS…` on an archive of the test's own, as a user without a terminal would.

    Its process is forked from one that has loaded it, or a new one where the environment is for Python, too.
    """

    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
        settings = {"MEETINGS_ARCHIVE": str(archive), "MEETINGS_CONFIG": str(tmp_path / "none.toml")}
        whole = inherited | settings | {"LANG": "C.UTF-8"} | environment
        if forking is None or any(name.startswith(("PYTHON", "LC_")) for name in environment):
            return subprocess.run(
                [sys.executable, "-c", "from tui.cli import main; main()", *arguments],
                input=stdin,
                capture_output=True,
                check=False,
                cwd=tmp_path,
                env=whole | {"PYTHONPATH": str(ROOT)},
                timeout=60,
            )
        with tempfile.TemporaryDirectory() as place:
            files = {name: Path(place, name) for name in ("stdin", "stdout", "stderr")}
            for file in files.values():
                file.write_bytes(stdin if file.name == "stdin" else b"")
            command = {"arguments": arguments, "environment": whole, "folder": str(tmp_path)}
            assert forking.stdin is not None
            assert forking.stdout is not None
            print(json.dumps(command | {name: str(file) for name, file in files.items()}), file=forking.stdin)
            forking.stdin.flush()
            code = int(forking.stdout.readline())
            return subprocess.CompletedProcess(
                arguments, code, files["stdout"].read_bytes(), files["stderr"].read_bytes()
            )

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "reports" / "may-trang.txt"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path
