"""Whole processes: `search` against `python -c pass`, the browser's first picture against a bare app."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from benchmarks.archives import archive_of
from benchmarks.measure import Row

_COMMAND = "import sys; sys.argv[0] = 'meetings-tui'; from tui.cli import main; main()"

_TIMES = 9  # launches of the browser
_TURNS = 30


def measure(reports: int) -> Iterator[Row]:
    """Processes over an archive of `reports` reports, over one of 10,000 where that is fewer, and of 12."""
    for count in sorted({12, reports}):
        for form in ((), ("--json",)):
            command = ("-c", _COMMAND, "--archive", str(archive_of(count)), "search", "nghị quyết", *form)
            name = " ".join(("meetings-tui search", *form))
            own, other = _in_turn(command, ("-c", "pass"))
            yield Row(f"{name}, CPU time, {count:,} meetings", own, "ms", "python -c pass", other)
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


def _in_turn(*commands: tuple[str, ...]) -> list[float]:
    """Milliseconds of CPU time of each of the commands, the median of many runs in turn: so what else the
    machine does falls on all of them."""
    spent: list[list[float]] = [[] for _ in commands]
    for _ in range(_TURNS):
        for command, times in zip(commands, spent, strict=True):
            before = getrusage(RUSAGE_CHILDREN)
            _run(*command)
            after = getrusage(RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return [median(times) * 1000 for times in spent]


def _run(*arguments: str) -> str:
    # Bytecode is kept, as on every machine that has run the program once.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}  # as in a terminal of today
    environment["BEGAN"] = repr(time.time())
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=True, capture_output=True, env=environment, text=True).stdout
