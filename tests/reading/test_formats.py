"""The same report in every format, written by real writers, gives the same record."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from store.reading import read_bytes
from tests.reading.making import SAMPLES
from tests.reading.records import record
from tests.reading.writing import FORMATS

# The report alone, one line a paragraph, all set apart.
CLEAN = {path.name[:2]: read_bytes(path.read_bytes()).text for path in SAMPLES}
TOLD = ("eml", "jsonl", "jsonl.gz")  # formats that say themselves when a report was put up
SLOW = ("docx", "docx.zip", "odt", "pdf")  # to write; every third sample is enough
CASES = [
    (format, number)
    for format in FORMATS
    for number in list(CLEAN)[:: 3 if format in SLOW else 1]
    if format != "text"
]


@cache
def wanted(number: str) -> dict[str, Any]:
    """The record of the plain text."""
    return record(CLEAN[number].encode())


@pytest.mark.parametrize(("format", "number"), CASES)
def test_every_format_gives_the_record_of_the_plain_text(format: str, number: str) -> None:
    found = record(FORMATS[format](CLEAN[number]))
    if format in TOLD:
        assert found["published"] == ("2023-04-06T08:15" if format == "eml" else "2023-04-06")
        found["published"] = wanted(number)["published"]
    assert found == wanted(number)
