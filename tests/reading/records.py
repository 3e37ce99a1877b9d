"""Records of the same report in two formats, made comparable."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from store import parse, to_plain
from store.reading import ReportText, read_bytes

# What follows from the bytes.
_OWN = ("id", "source")


def record(data: bytes, name: str = "x") -> dict[str, Any]:
    """The record of the report in a file, its offsets counted without white space."""
    return record_of(read_bytes(data, name))


def record_of(report: ReportText) -> dict[str, Any]:
    """The record of a report, its offsets counted without white space."""
    plain = to_plain(parse(report))
    text = plain["text"]
    places = [0, *accumulate(not char.isspace() for char in text)]
    shared: dict[str, Any] = _moved({key: plain[key] for key in plain if key not in _OWN}, places)
    return shared | {"text": "".join(text.split())}


def _moved(value: Any, places: list[int], key: str = "") -> Any:
    if key in {"start", "end"}:
        return places[value]
    if key == "mentions":
        return [[places[start], places[end]] for start, end in value]
    if isinstance(value, dict):
        return {inner: _moved(value[inner], places, inner) for inner in value}
    if isinstance(value, list | tuple):
        return [_moved(inner, places) for inner in value]
    return value


def paragraphs(data: bytes, name: str = "x") -> list[str]:
    """The paragraphs of the report in a file."""
    return read_bytes(data, name).text.split("\n\n")
