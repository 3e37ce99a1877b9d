"""JSON Lines: one record a line, UTF-8, real Vietnamese letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from store.exporting.escaping import escaped_json
from store.exporting.report import Report
from store.model import to_plain


def jsonl_lines(reports: Iterable[Report]) -> Iterator[bytes]:
    """Each record as one line of UTF-8 JSON (RECORD's field names), newline included.

    Where the report has several sources, `sources` holds them all.
    """
    encoder = msgspec.json.Encoder()
    for report in reports:
        plain = to_plain(report.meeting)
        if len(report.sources) > 1:
            plain["sources"] = report.sources
        yield escaped_json(encoder.encode(plain)) + b"\n"
