"""RTF: letters in every way it writes them, and nothing that is no text."""

from __future__ import annotations

import pytest

from store.reading import read_bytes
from tests.reading.making import LEGACY, REPORT, to_tcvn3
from tests.reading.records import paragraphs
from tests.reading.writing import lines, rtf_of, to_rtf

WANTED = lines(REPORT)


@pytest.mark.parametrize("encoding", LEGACY)
def test_letters_are_bytes_of_any_encoding(encoding: str) -> None:
    """Fonts of before Unicode say that their letters are Western, or nothing."""
    data = rtf_of(REPORT, lambda char: "".join(f"\\'{byte:02x}" for byte in LEGACY[encoding](char)))
    found = paragraphs(
        data.replace(b"\\ansicpg1258", b"\\ansicpg1252").replace(b"\\fcharset163", b"\\fcharset0")
    )
    if encoding == "TCVN3 (ABC)":
        assert [line.casefold() for line in found] == [line.casefold() for line in WANTED]
    else:
        assert found == WANTED


@pytest.mark.parametrize(
    ("count", "fallback"),
    [(1, "?"), (2, "\\'3f\\'3f"), (0, ""), (3, "abc")],
    ids=["one", "two", "none", "three"],
)
def test_a_code_point_and_what_stands_for_it(count: int, fallback: str) -> None:
    data = rtf_of(REPORT, lambda char: f"\\u{ord(char)} {fallback}").replace(
        b"\\plain", b"\\plain\\uc%d" % count
    )
    assert paragraphs(data) == WANTED


@pytest.mark.parametrize(
    "inside",
    [
        "{\\pict\\wmetafile8 0102abcdef}",
        "{\\*\\unknown không có gì}",
        "{\\footnote\\pard Theo sổ.}",
        "{\\field{\\*\\fldinst DATE}{\\fldrslt }}",
        "{\\v hidden}",
        "{\\f0\\deleted\\revauthdel1 xoa di}",
        "{\\revised\\revauth1\\revdttm-2074015744 }",
        "{\\object{\\*\\objdata 0102}}",
        "{\\*\\bkmkstart a}{\\*\\bkmkend a}",
        "\\bin4 }{{}",
        "\\-",
    ],
)
def test_what_is_no_text_is_left_out(inside: str) -> None:
    data = to_rtf(REPORT).replace(b"chi b\\u7897?", b"chi b\\u7897?" + inside.encode("utf-8"))
    assert inside.encode() in data
    report = read_bytes(data).text.replace("![](…)", "")
    assert "".join(report.split()) == "".join("".join(WANTED).split())


def test_tables_are_rows_of_cells() -> None:
    row = "\\trowd\\cellx1000\\cellx2000 \\intbl {cell}\\cell {cell}\\cell\\row\n"
    table = "".join(row.replace("{cell}", cell) for cell in ("Ban Hoc", "17"))
    data = to_rtf(REPORT)[:-1] + table.encode() + b"\\pard\\par}"
    assert paragraphs(data)[-2:] == ["Ban Hoc | Ban Hoc", "17 | 17"]


def test_a_file_that_is_cut_off_is_told() -> None:
    report = read_bytes(to_rtf(REPORT)[:-200])
    assert report.text.startswith(WANTED[0])
    assert any("cắt cụt" in warning for warning in report.warnings)
    assert read_bytes(to_rtf(REPORT)).warnings == ()


@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a.txt", "a"])
def test_rtf_is_known_by_its_content(name: str) -> None:
    assert read_bytes(to_rtf(REPORT), name).format == "rtf"


def test_fonts_of_capitals() -> None:
    data = (
        b"{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTime;}{\\f1 .VnTimeH;}}\\f1 "
        + "".join(f"\\'{byte:02x}" for byte in to_tcvn3("hội nghị sơ kết")).encode()
        + b"\\par\\f0 "
        + "".join(f"\\'{byte:02x}" for byte in to_tcvn3(WANTED[1])).encode()
        + b"\\par}"
    )
    assert paragraphs(data)[0] == "HỘI NGHỊ SƠ KẾT"
