"""Timing, memory and the table's rows."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One line of the table: a figure of ours, a peer's in the same run, and their ratio.

    `ratio` is ours divided by the peer's, in the unit given; None where there is no peer.
    """

    what: str
    ours: float
    unit: str
    peer: str = ""
    theirs: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours divided by theirs."""
        return self.ours / self.theirs if self.theirs else None


def seconds(action: Callable[[], Any]) -> float:
    """Wall-clock seconds of one call."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def core_seconds(action: Callable[[], Any]) -> float:
    """Seconds of one core's time that a call takes, whatever else the machine does meanwhile."""
    began = time.process_time()
    action()
    return time.process_time() - began


def best_of(times: int, action: Callable[[], Any]) -> float:
    """The quickest of several calls, in seconds: what the machine can do undisturbed."""
    return min(seconds(action) for _ in range(times))


def spread(values: Iterable[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def peak_megabytes(*, children: bool = False) -> float:
    """The largest resident memory so far, in MB, of this process or of its largest ended child (Linux)."""
    who = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    return resource.getrusage(who).ru_maxrss / 1024


def cpu_seconds() -> float:
    """CPU time of this process and of its ended children: what a loaded machine does not change."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
