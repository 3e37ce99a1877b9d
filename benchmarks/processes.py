"""Whole processes: `search` against `python -c pass`, the browser's first picture against a bare app."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.archives import archive_of
from benchmarks.measure import Row, best_of

_COMMAND = "import sys; sys.argv[0] = 'meetings-tui'; from tui.cli import main; main()"


def measure(reports: int) -> Iterator[Row]:
    """Processes over an archive of `reports` reports, and over one of 12."""
    large, small = str(archive_of(reports)), str(archive_of(12))
    nothing = _process("-c", "pass")
    search = _process("-c", _COMMAND, "--archive", large, "search", "nghị quyết", "--json")
    yield Row("meetings-tui search, whole process", search * 1000, "ms", "python -c pass", nothing * 1000)
    bare = _process("-m", "benchmarks.launch")
    for count, path in ((12, small), (reports, large)):
        launch = _process("-m", "benchmarks.launch", path)
        yield Row(f"first picture, {count:,} meetings", launch * 1000, "ms", "bare Textual app", bare * 1000)


def _process(*arguments: str) -> float:
    command = [sys.executable, *arguments]
    # Bytecode is kept, as on every machine that has run the program once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return best_of(5, lambda: subprocess.run(command, check=True, capture_output=True, env=environment))
