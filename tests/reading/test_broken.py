"""Files that are damaged, empty, of no use, or not what they say: a reason and what to do, never a crash."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import ReadError
from store.reading import read_bytes, read_reports
from tests.reading.making import REPORT
from tests.reading.writing import FORMATS, ole_of, zip_of

MADE = {name: write(REPORT) for name, write in FORMATS.items()}
PACKED = ("docx", "odt", "pdf", "txt.gz", "docx.zip", "html.zip", "jsonl.gz")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("format", MADE)
def test_a_file_that_is_cut_off(format: str, share: float) -> None:
    data = MADE[format][: int(len(MADE[format]) * share)]
    try:
        reports = read_reports(data, "x")
    except ReadError as error:
        assert error.message.startswith("x")
        assert error.hint
    else:
        assert format not in PACKED or format in {"pdf", "txt.gz", "jsonl.gz"}
        assert all(report.text for report in reports)


@pytest.mark.parametrize("format", MADE)
@settings(max_examples=12, deadline=None)
@given(at=st.floats(0, 1, exclude_max=True), bytes_=st.binary(min_size=1, max_size=40))
def test_a_file_with_other_bytes_somewhere(format: str, at: float, bytes_: bytes) -> None:
    data = bytearray(MADE[format])
    start = int(len(data) * at)
    data[start : start + len(bytes_)] = bytes_
    try:
        reports = read_reports(bytes(data), "x")
    except ReadError as error:
        assert error.message.startswith("x")
        assert error.hint
    else:
        assert all(report.text for report in reports)


@pytest.mark.parametrize(
    ("data", "says", "todo"),
    [
        (ole_of("WordDocument"), ".doc", ".docx"),
        (ole_of("EncryptionInfo", "EncryptedPackage"), "with a password", "without a password"),
        (ole_of("Workbook"), ".xls", "text of a report"),
        (ole_of("PowerPoint Document"), ".ppt", "text of a report"),
        (ole_of("__properties_version1.0"), ".msg", r".eml"),
        (ole_of(), "before 2007", ".docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "an image", "typed off"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "an image", "typed off"),
        (b"Rar!\x1a\x07\x00" + bytes(50), "RAR", "Unpack"),
        (b"7z\xbc\xaf'\x1c" + bytes(50), "7z", "Unpack"),
        (bytes(257) + b"ustar" + bytes(300), "TAR", "Unpack"),
        (b"bplist00" + bytes(50), "Safari", ".html"),
        (b"MZ" + bytes(50), "a program", "a file with a report"),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', "XML data", ".docx"),
        (b'{"title": "x"}', "JSON without a text", '"text"'),
        (b'{"title": "x", "text": ', "broken JSON", "again"),
        (zip_of({}), "no files", "Look"),
        (
            zip_of({"._a.txt": b"x", "__MACOSX/b": b"x", "Thumbs.db": b"x", "~$a.docx": b"x"}),
            "no files",
            "Look",
        ),
        (b"\x1f\x8b\x08", "damaged", "again"),
        (b"PK\x03\x04", "damaged", "again"),
        (b"<html><body><nav>Menu</nav></body></html>", "white space", "again"),
    ],
    ids=[
        "old Word",
        "locked",
        "old workbook",
        "old slides",
        "Outlook",
        "old Office",
        "PNG",
        "JPEG",
        "RAR",
        "7z",
        "TAR",
        "Safari",
        "program",
        "old Word XML",
        "JSON without text",
        "cut JSON",
        "empty ZIP",
        "ZIP of litter",
        "cut gzip",
        "cut ZIP",
        "page of menus",
    ],
)
def test_what_is_said_of_files_that_cannot_be_read(data: bytes, says: str, todo: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "x")
    assert says in caught.value.message
    assert todo in caught.value.hint


def test_a_zip_with_a_password() -> None:
    data = bytearray(zip_of({"a.txt": REPORT.encode()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rfind(mark) + at] |= 1
    with pytest.raises(ReadError, match="password") as caught:
        read_bytes(bytes(data), "x.zip")
    assert "Unpack" in caught.value.hint


@pytest.mark.parametrize("good", [str.encode, FORMATS["html"], FORMATS["docx"]])
def test_one_bad_file_in_an_archive_keeps_no_other_out(good: Callable[[str], bytes]) -> None:
    data = zip_of(
        {"1.txt": b"\x00\x01\x02", "2.pdf": b"%PDF-1.4", "3": good(REPORT), "4.jpg": b"\xff\xd8\xff"}
    )
    (report,) = read_reports(data, "x.zip")
    assert report.name == "x.zip/3"
