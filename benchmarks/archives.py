"""An archive of N reports to measure with, made once and kept under `.benchmarks/`."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from benchmarks.measure import seconds
from benchmarks.reports import write_reports
from store import Archive, Index, import_paths

FOLDER = Path(".benchmarks")


def archive_of(reports: int) -> Path:
    """The archive's folder; imports the reports the first time."""
    path = FOLDER / f"archive-{reports}"
    if not (path / "complete").exists():
        shutil.rmtree(path, ignore_errors=True)
        with tempfile.TemporaryDirectory() as folder:
            write_reports(Path(folder), reports)
            make_archive(path, Path(folder))
        (path / "complete").touch()
    return path


def make_archive(path: Path, folder: Path) -> tuple[float, float]:
    """Imports a folder; gives the seconds for reading, parsing and keeping, and those for indexing."""
    archive = Archive.open(path, create=True)
    jobs = os.cpu_count() or 1
    importing = seconds(lambda: sum(1 for _ in import_paths(archive, [str(folder)], jobs=jobs)))
    return importing, seconds(lambda: Index.open(archive).refresh())


def size_of(path: Path) -> int:
    """Bytes of all files below `path`."""
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
