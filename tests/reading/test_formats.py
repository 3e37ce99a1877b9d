"""The same report in every format, written by real writers, gives the same record."""

from __future__ import annotations

import pytest

from store.reading import read_bytes
from tests.reading.making import SAMPLES
from tests.reading.records import record
from tests.reading.writing import FORMATS

# The report alone, one line a paragraph, all set apart.
CLEAN = {path.name[:2]: read_bytes(path.read_bytes()).text for path in SAMPLES}
TOLD = ("eml", "jsonl", "jsonl.gz")  # formats that say themselves when a report was put up


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "text"])
@pytest.mark.parametrize("number", CLEAN)
def test_every_format_gives_the_record_of_the_plain_text(number: str, format: str) -> None:
    wanted = record(CLEAN[number].encode())
    found = record(FORMATS[format](CLEAN[number]))
    if format in TOLD:
        assert found.pop("published") == ("2023-04-06T08:15" if format == "eml" else "2023-04-06")
        del wanted["published"]
    assert found == wanted
