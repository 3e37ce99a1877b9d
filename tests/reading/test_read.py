"""Bytes and files → report text, and what is said of what cannot be read."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ReadError
from store.reading import read_bytes, read_file

REPORT = """Đảng ủy xã Hạ Lũng sơ kết công tác quý I

Sáng 5/4/2023, Đảng ủy xã Hạ Lũng họp sơ kết công tác quý I.
Đồng chí Lò Văn Thạo chủ trì cuộc họp.
"""
TEXT = (
    "Đảng ủy xã Hạ Lũng sơ kết công tác quý I\n\n"
    "Sáng 5/4/2023, Đảng ủy xã Hạ Lũng họp sơ kết công tác quý I.\n\n"
    "Đồng chí Lò Văn Thạo chủ trì cuộc họp."
)


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode(),
        b"\xef\xbb\xbf" + REPORT.encode(),
        REPORT.replace("\n", "\r\n").encode(),
        REPORT.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", REPORT).encode(),
        REPORT.replace(" ", "\u00a0").encode(),
        REPORT.replace("Đ", "Ð").encode(),
        REPORT.encode("utf-16"),
    ],
    ids=["utf-8", "bom", "crlf", "cr", "nfd", "nbsp", "eth", "utf-16"],
)
def test_every_way_of_writing_gives_the_same_text(data: bytes) -> None:
    assert read_bytes(data).text == TEXT


def test_name_and_fingerprint_are_kept() -> None:
    report = read_bytes(REPORT.encode(), "ha-lung.txt")
    assert report.name == "ha-lung.txt"
    assert report.sha256 == hashlib.sha256(REPORT.encode()).hexdigest()


def test_gaps_are_where_blank_lines_stood() -> None:
    report = read_bytes(REPORT.encode())
    assert [report.text[at : at + 7] for at in report.gaps] == ["Đảng ủy", "Sáng 5/"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n\xc2\xa0", "white space"),
        (b"abc\0def", "not text"),
        ("Hội nghị".encode("cp1258", "replace") + b"\xc3\x28", "UTF-8"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "Word"),
        ("Trang chủ\nĐăng nhập\nLượt xem: 12\n© 2020".encode(), "menus"),
    ],
)
def test_what_cannot_be_read_is_said_with_a_hint(data: bytes, says: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "x.txt")
    assert says in caught.value.message
    assert caught.value.message.startswith("x.txt ")
    assert caught.value.hint


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        read_file(tmp_path / "no.txt")
    with pytest.raises(ReadError, match="is a folder"):
        read_file(tmp_path)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "Permission denied"), "may not be read"),
        (OSError(5, "Input/output error"), "Input/output"),
    ],
)
def test_what_the_system_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, says: str
) -> None:
    def refuse(self: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadError, match=says):
        read_file(tmp_path / "closed.txt")


@given(st.text(max_size=400))
def test_text_is_clean_whatever_comes(text: str) -> None:
    try:
        report = read_bytes(text.encode("utf-8", "ignore"))
    except ReadError:
        return
    assert report.text == unicodedata.normalize("NFC", report.text)
    assert "\n\n\n" not in report.text
    assert report.text.strip() == report.text != ""
    assert all(part and "\n" not in part and "  " not in part for part in report.text.split("\n\n"))
    assert all(report.text[at - 2 : at] in {"", "\n\n"} for at in report.gaps)
