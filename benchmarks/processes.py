"""Whole processes: `search` against `python -c pass`, the browser's first picture against a bare app."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from benchmarks.archives import archive_of
from benchmarks.launch import launch_bare, launch_browser
from benchmarks.measure import Row

_COMMAND = "import sys; sys.argv[0] = 'meetings-tui'; from tui.cli import main; main()"

_TIMES = 15  # launches of the browser
_TURNS = 30


def measure(reports: int) -> Iterator[Row]:
    """Processes over an archive of `reports` reports, over one of 10,000 where that is fewer, and of 12."""
    for count in sorted({12, reports}):
        for form in ((), ("--json",)):
            command = ("-c", _COMMAND, "--archive", str(archive_of(count)), "search", "nghị quyết", *form)
            name = " ".join(("meetings-tui search", *form))
            own, other = _in_turn(command, ("-c", "pass"))
            yield Row(f"{name}, CPU time, {count:,} meetings", own, "ms", "python -c pass", other)
    yield from _first_pictures(sorted({12, min(10_000, reports), reports}))


def _first_pictures(counts: Sequence[int]) -> Iterator[Row]:
    """Archives of so many reports and the bare app in turn: the median of each."""
    archives = [archive_of(count) for count in counts]
    bare: list[tuple[float, float]] = []
    ours: list[list[tuple[float, float]]] = [[] for _ in counts]
    for _ in range(_TIMES):
        bare.append(launch_bare())
        for archive, taken in zip(archives, ours, strict=True):
            taken.append(launch_browser(archive))
    for count, taken in zip(counts, ours, strict=True):
        for what, unit, own, other in zip(
            ("first picture", "memory at rest"), ("ms", "MB"), _medians(taken), _medians(bare), strict=True
        ):
            yield Row(f"{what}, {count:,} meetings", own, unit, "bare Textual app", other)


def _medians(taken: Sequence[tuple[float, float]]) -> list[float]:
    return [median(one) for one in zip(*taken, strict=True)]


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
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=True, capture_output=True, env=environment, text=True).stdout
