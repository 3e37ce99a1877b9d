"""Files in encodings from before Unicode: sample reports, letter for letter."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from store.errors import ReadError
from store.reading import read_bytes
from store.reading.decoding import decode
from tests.reading.making import LEGACY, REPORT, SAMPLES, SHARED, to_tcvn3

GOLD = [
    path for part in ("seeds", "gold/pages", "gold/reports") for path in sorted(SHARED.glob(f"{part}/*.txt"))
]


def come_back(path: Path, name: str) -> None:
    """The text of the file, encoded and read again, is the same, but for letters the encoding has not."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8").removeprefix("\ufeff"))
    encode = LEGACY[name]
    found = decode(encode(text), path.name)
    missing = {char for char in set(text) if encode(char) == b"?"}
    wanted = "".join("?" if char in missing else char for char in text)
    if name == "TCVN3 (ABC)":
        assert found.text.casefold() == wanted.casefold()
    else:
        assert found.text == wanted
    assert found.warnings


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:2])
@pytest.mark.parametrize("name", LEGACY)
def test_samples_come_back_letter_for_letter(path: Path, name: str) -> None:
    come_back(path, name)


@pytest.mark.skipif(not GOLD, reason="the hand-made truth is not here")
@pytest.mark.parametrize("name", LEGACY)
def test_gold_texts_come_back_letter_for_letter(name: str) -> None:
    for path in GOLD:
        come_back(path, name)


def test_the_encoding_is_told() -> None:
    assert read_bytes(to_tcvn3(REPORT)).warnings == ("Đọc theo bảng mã TCVN3 (ABC).",)
    assert read_bytes(REPORT.encode()).warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_a_mark(encoding: str) -> None:
    assert read_bytes(REPORT.encode(encoding)).text == read_bytes(REPORT.encode()).text


def test_a_file_cut_off_in_a_letter_is_read_with_a_warning() -> None:
    data = REPORT.encode() + "ệ".encode()[:2]
    (warning,) = read_bytes(data).warnings
    assert "hỏng 1 chỗ" in warning


@pytest.mark.parametrize("data", [bytes(range(1, 256)) * 4, b"\xff\xfe\x00", b"\0" * 9000])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        read_bytes(data, "x")
