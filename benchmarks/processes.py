"""Whole processes: `search` against `python -c pass`, the browser's first picture against a bare app."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.archives import archive_of
from benchmarks.measure import Row, best_of

_COMMAND = "import sys; sys.argv[0] = 'meetings-tui'; from tui.cli import main; main()"

_TIMES = 9


def measure(reports: int) -> Iterator[Row]:
    """Processes over an archive of `reports` reports, over one of 10,000 where that is fewer, and of 12."""
    nothing = _seconds("-c", "pass")
    search = _seconds("-c", _COMMAND, "--archive", str(archive_of(reports)), "search", "nghị quyết", "--json")
    yield Row("meetings-tui search, whole process", search * 1000, "ms", "python -c pass", nothing * 1000)
    bare = _launched()
    for count in sorted({12, min(10_000, reports), reports}):
        ours = _launched(str(archive_of(count)))
        for what, unit, own, other in zip(
            ("first picture", "memory then"), ("ms", "MB"), ours, bare, strict=True
        ):
            yield Row(f"{what}, {count:,} meetings", own, unit, "bare Textual app", other)


def _launched(*archive: str) -> tuple[float, float]:
    """Milliseconds to the first picture and megabytes then, the least of several launches each."""
    told = [_run("-m", "benchmarks.launch", *archive).split() for _ in range(_TIMES)]
    return min(float(one) * 1000 for one, _ in told), min(float(one) for _, one in told)


def _seconds(*arguments: str) -> float:
    return best_of(_TIMES, lambda: _run(*arguments))


def _run(*arguments: str) -> str:
    # Bytecode is kept, as on every machine that has run the program once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}  # as in a terminal of today
    environment["BEGAN"] = repr(time.time())
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=True, capture_output=True, env=environment, text=True).stdout
