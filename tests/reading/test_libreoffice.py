"""Files as LibreOffice writes them, where it is installed: the same text as in the file it was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import ReadError
from store.reading import read_bytes
from tests.reading.making import SAMPLES
from tests.reading.records import record
from tests.reading.writing import OFFICE, by_office, to_docx

# The longest of the samples with a table.
TEXT = read_bytes(next(path for path in SAMPLES if path.name.startswith("10")).read_bytes()).text


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for LibreOffice, with its settings; the first start makes them."""
    return tmp_path_factory.mktemp("office")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("to", ["odt", "rtf", "pdf"])
def test_what_libreoffice_writes(to: str, office: Path) -> None:
    data = by_office(to_docx(TEXT), ".docx", to, office)
    assert record(data) == record(TEXT.encode())


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_old_word_files_are_refused_with_what_to_do(office: Path) -> None:
    data = by_office(to_docx(TEXT), ".docx", "doc", office)
    with pytest.raises(ReadError, match=r"save it as \.docx"):
        read_bytes(data, "x.doc")
