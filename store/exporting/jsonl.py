"""JSON Lines: one record a line, UTF-8, real Vietnamese letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from store.model import Meeting


def jsonl_lines(meetings: Iterable[Meeting]) -> Iterator[bytes]:
    """Each record as one line of UTF-8 JSON (RECORD's field names), newline included."""
    encoder = msgspec.json.Encoder()
    for meeting in meetings:
        yield encoder.encode(meeting) + b"\n"
