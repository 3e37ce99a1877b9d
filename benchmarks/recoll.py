"""The other peer: Recoll's command line, where it is installed: words only, a page of 50, no facets."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from benchmarks.measure import seconds
from benchmarks.reports import write_reports


def installed() -> bool:
    """Whether `recollq` and `recollindex` can be run."""
    return bool(shutil.which("recollq") and shutil.which("recollindex"))


def made(path: Path, reports: int) -> Path:
    """The folder of Recoll's index of as many reports, in `path`; made the first time."""
    if not (path / "complete").exists():
        shutil.rmtree(path, ignore_errors=True)
        write_reports(path / "reports", reports)
        (path / "recoll.conf").write_text(f"topdirs = {path.absolute() / 'reports'}\n", encoding="utf-8")
        subprocess.run(["recollindex", "-c", str(path), "-z"], check=True, capture_output=True)
        (path / "complete").touch()
    return path


def ask(path: Path, text: str) -> float:
    """Milliseconds of one whole process that lists 50 answers with their excerpts."""
    command = ["recollq", "-c", str(path), "-n", "50", "-A", "-q", f"{text}*"]
    return seconds(lambda: subprocess.run(command, check=False, capture_output=True)) * 1000
