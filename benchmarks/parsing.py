"""Reports a second, and the slowest one, against a bare sentence split of the same texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from benchmarks.measure import Row, core_seconds, spread
from benchmarks.reports import report_texts
from store import Meeting, parse, read_bytes
from store.importing.workers import collect_seldom

_WARM = 50
_BARE_SPLIT = re.compile(r"(?<=[.!?…])\s+")


def measure(reports: int) -> Iterator[Row]:
    """The parser on `reports` texts, one core."""
    files = [text.encode("utf-8") for text in report_texts(reports)]
    for data in files[:_WARM]:  # vocabularies load and patterns compile once
        parse(read_bytes(data, "warm-up"))
    collect_seldom()  # as the workers of an import do
    times = [core_seconds(partial(_parsed, data)) for data in files]
    bare = core_seconds(lambda: [_BARE_SPLIT.split(data.decode("utf-8")) for data in files])
    median, late = spread(times)
    yield Row("parse", reports / sum(times), "reports/s", "bare sentence split", reports / bare)
    yield Row("parse, median", median * 1000, "ms")
    yield Row("parse, 95th percentile", late * 1000, "ms")
    yield Row("parse, slowest", max(times) * 1000, "ms")


def _parsed(data: bytes) -> Meeting:
    return parse(read_bytes(data, "x.txt"))
