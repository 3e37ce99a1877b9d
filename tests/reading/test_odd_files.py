"""Files as programs really write them, against the rules of their formats."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from store.errors import ReadError
from store.reading import read_bytes, read_reports, take_apart
from tests.reading.making import REPORT, another, to_1258, to_tcvn3, to_vni
from tests.reading.writing import json_of, lines, newspaper_page, to_eml, to_rtf, zip_of

WANTED = lines(REPORT)
TWO = [another(1), another(2)]
TEXTS = ["\n\n".join(lines(text)) for text in TWO]
LINES = [json_of(text) for text in TWO]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [REPORT, newspaper_page(REPORT), json_of(REPORT), to_eml(REPORT).decode(), to_rtf(REPORT).decode()],
    ids=["text", "page", "object", "e-mail", "rtf"],
)  # fmt: skip
def test_files_that_an_editor_or_a_shell_saved_in_utf_16(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding)).text.split("\n\n") == WANTED


@pytest.mark.parametrize(
    "whole",
    ["\n".join(LINES), "[" + ",\n".join(LINES) + "]", "\n=====\n".join(TWO)],
    ids=["lines", "list", "text"],
)
def test_several_reports_in_utf_16(whole: str) -> None:
    assert [report.text for report in read_reports(whole.encode("utf-16"), "x")] == TEXTS


def test_a_single_text_in_utf_16_is_kept_as_it_is() -> None:
    data = REPORT.encode("utf-16")
    assert [part.data for part in take_apart(io.BytesIO(data), "x")] == [data]


@pytest.mark.parametrize("encode", [to_vni, to_tcvn3, to_1258])
def test_names_in_archives_in_letters_of_before_unicode(encode: Callable[[str], bytes]) -> None:
    name = "Hội nghị_tổng kết/Đảng ủy xã.txt"
    raw = encode(name)
    data = zip_of({"x" * len(raw): REPORT.encode()}).replace(b"x" * len(raw), raw)
    assert [report.name for report in read_reports(data, "a.zip")] == [f"a.zip/{name}"]


@pytest.mark.parametrize("name", ["résumé.txt", "Übersicht 2023.txt"])
def test_names_in_archives_of_other_languages_stay(name: str) -> None:
    raw = name.encode("cp437")
    data = zip_of({"x" * len(raw): REPORT.encode()}).replace(b"x" * len(raw), raw)
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == [name]
    assert [report.name for report in read_reports(data, "a.zip")] == [f"a.zip/{name}"]


@pytest.mark.parametrize(
    ("bad", "at"), [("{bad", 0), ("[1, 2]", 0), ("{bad", 1), ("[1, 2]", 1), ("null", 1), ("rác", 2)]
)
def test_a_bad_line_is_told_wherever_it_stands(bad: str, at: int) -> None:
    whole = [*LINES[:at], bad, *LINES[at:]]
    parts = list(take_apart(io.BytesIO("\n".join(whole).encode()), "x"))
    assert [part.name for part in parts if part.trouble] == [f"x:{at + 1}"]
    assert [report.text for report in read_reports("\n".join(whole).encode(), "x")] == TEXTS


@pytest.mark.parametrize(
    "data", ["[" + ",".join(LINES) + ",]", "[" + LINES[0] + ", {", LINES[0][:-9]], ids=["comma", "end", "cut"]
)
def test_a_broken_collection_is_no_text(data: str) -> None:
    with pytest.raises(ReadError, match="broken JSON"):
        read_reports(data.encode(), "x")


def with_field(name: str, value: str) -> bytes:
    """A report with another field, written as it is."""
    return f'{{"{name}": {value}, {json_of(REPORT)[1:]}'.encode()


@pytest.mark.parametrize(
    ("name", "value"),
    [("n", "NaN"), ("n", "-Infinity"), ("icon", '"\\ud83d"'), ("icon", '"\\ude00\\ud83d\\ude00"')],
)  # fmt: skip
def test_json_as_python_writes_it(name: str, value: str) -> None:
    assert read_bytes(with_field(name, value)).text.split("\n\n") == WANTED
    several = b"\n".join([with_field(name, value), *(line.encode() for line in LINES)])
    assert len(read_reports(several, "x")) == 3


def test_half_of_a_pair_in_a_text_is_left_out() -> None:
    data = json_of(REPORT).replace("42 đảng viên", "42 \\ud83dđảng viên\\ud83d\\ude00").encode()
    assert "42 đảng viên\U0001f600" in read_bytes(data).text


@pytest.mark.parametrize(
    ("date", "published"),
    [
        (1680750000000, "2023-04-06T10:00"),
        (1680750000.5, "2023-04-06T10:00"),
        ({"$date": "2023-04-06T03:00:00Z"}, "2023-04-06T10:00"),
        (None, None),
        ("hôm qua", None),
        ([], None),
    ],
)
def test_days_in_collections(date: object, published: str | None) -> None:
    data = json.dumps(json.loads(json_of(REPORT)) | {"date": date}).encode()
    assert read_bytes(data).published == published
