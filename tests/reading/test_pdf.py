"""PDF: paragraphs in reading order, without the furniture of pages; what cannot be read is said."""

from __future__ import annotations

import sys
from importlib import reload
from typing import Any

import pytest

from store.errors import ReadError
from store.reading import pdf, read_bytes
from store.reading.pages import Line
from store.reading.pages import paragraphs as put_together
from tests.reading.making import BODY, LEAD, REPORT, SAMPLES, TITLE
from tests.reading.records import paragraphs
from tests.reading.writing import _add_fonts, blank_pdf, lines, pdf_of, turned_pdf

LONG = read_bytes(SAMPLES[2].read_bytes()).text


@pytest.mark.parametrize(
    "set_as",
    [
        {},
        {"align": "LEFT"},
        {"columns": 2},
        {"columns": 2, "align": "LEFT"},
        {"size": 16},
        {"page": "A5"},
    ],
    ids=["justified", "ragged", "columns", "ragged columns", "large", "small page"],
)
@pytest.mark.filterwarnings("ignore:Dimensions for page format A5")
def test_however_it_is_set_the_text_is_the_same(set_as: dict[str, Any]) -> None:
    found = paragraphs(pdf_of(LONG, **set_as))
    assert "".join("".join(found).split()) == "".join(LONG.split())
    assert len(set(found) & set(lines(LONG))) >= len(lines(LONG)) - 2


@pytest.mark.parametrize("turned", [0, 90, 270])
def test_a_turned_page(turned: int) -> None:
    data = pdf_of(REPORT).replace(b"/Type /Page\n", b"/Type /Page\n/Rotate %d\n" % turned)
    assert paragraphs(data) == lines(REPORT)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_sheet_that_is_turned_to_be_read(turned: int) -> None:
    assert paragraphs(turned_pdf(blank_pdf(lines(REPORT)), turned)) == lines(REPORT)


def test_a_watermark_is_no_text() -> None:
    assert paragraphs(blank_pdf(lines(REPORT), mark="BẢN SAO LƯU HÀNH NỘI BỘ")) == lines(REPORT)


def column(
    *texts: str, left: float = 70, top: float = 700, width: float = 400, leading: float = 14
) -> list[Line]:
    """Lines that fill a column, but for the last."""
    last = len(texts) - 1
    return [
        Line(text, left, left + (width if at < last else width / 2), top - at * leading, 12, 20)
        for at, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("đã vận động nhân dân đóng góp công trình phúc lợi cho các bản xa trung", "tâm", "xa trung tâm"),
        ("phát triển kinh tế-", "xã hội của các bản vùng cao", "kinh tế-xã hội"),
        ("quy định của Ban Chấp hành Đảng bộ về chế độ nghi\xad", "êm túc", "chế độ nghiêm túc"),
        ("bảo đảm quốc phòng -", "an ninh ở các bản", "quốc phòng - an ninh"),
        ("giai đoạn 2021-", "2025 của toàn xã", "2021-2025"),
        ("theo Nghị quyết số 13/NQ-", "CP của Chính phủ", "13/NQ-CP của"),
        ("theo Nghị quyết số 13/NQ -", "CP của Chính phủ", "13/NQ - CP của"),
    ],
)
def test_a_word_at_the_end_of_a_line(one: str, other: str, whole: str) -> None:
    (found,) = put_together([column("Ba tháng đầu năm các chi bộ trong toàn xã", one, other)])
    assert whole in found


@pytest.mark.parametrize(
    "text", ["Nghị quyết số 13/NQ-\nCP của Chính phủ", "kinh tế-\nxã hội của xã", "2021-\n2025 của toàn xã"]
)
def test_hyphens_at_the_ends_of_real_lines_are_letters(text: str) -> None:
    with pdf.opened_pdf(blank_pdf([text]), "x") as document:
        assert [line.text for line in pdf.lines_of_page(document[0])] == text.split("\n")


def test_wide_gaps_in_justified_lines_make_no_cells() -> None:
    full = column("Ba tháng đầu năm các chi bộ", "trong toàn xã theo", "hướng dẫn số 21-HD/BTCTW của", "trên")
    left, right = full[1]._replace(text="trong toàn", right=150), full[1]._replace(text="xã theo", left=430)
    (found,) = put_together([[full[0], left, right, *full[2:]]])
    assert "các chi bộ trong toàn xã theo hướng dẫn" in found


@pytest.mark.parametrize("width", [66, 72, 78, 84, 90])
def test_a_bold_title_of_several_lines_is_one(width: float) -> None:
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    _add_fonts(pdf)
    pdf.set_margin(20)
    pdf.add_page()
    title = f"{TITLE}, bàn cách nạo vét kênh mương và thu quỹ ở các bản vùng cao, giao việc cho từng chi bộ"
    for text in (title, LEAD, BODY):
        pdf.set_font("roboto", style="B" if text is title else "", size=13)
        align = "C" if text is title else "J"
        pdf.multi_cell(width, 6, text, align=align, new_x="LMARGIN", new_y="NEXT")
    assert paragraphs(bytes(pdf.output())) == [title, LEAD, BODY]


def test_headers_footers_and_numbers_of_pages_are_left_out() -> None:
    pages = []
    for number in range(1, 5):
        head = Line("BÁO NGÀY ĐƯỜNG SÔNG", 200, 330, 800, 9, 20)
        foot = Line(f"{number} | Bản tin số 7", 250, 330, 30, 9, 6)
        rest = column(
            *(f"Trang {number} có dòng thứ {at} của {'bài tin này xa'[number:]}" for at in range(6))
        )
        pages.append([head, *rest, foot])
    text = " ".join(put_together(pages))
    assert "ĐƯỜNG SÔNG" not in text
    assert "Bản tin" not in text
    assert "Trang 4 có dòng thứ 5 của tin này xa" in text


@pytest.mark.parametrize("number", ["3", "- 3 -", "Trang 3/7", "Page 3"])
def test_the_number_of_a_single_page(number: str) -> None:
    foot = Line(number, 290, 300, 30, 12, 6)
    assert put_together([[*column("Một", "hai"), foot]]) == ["Một hai"]


def test_a_paragraph_goes_on_over_pages() -> None:
    first, second = column("Một dòng đầy", "hai dòng đầy", "x")[:2], column("ba dòng đầy", "hết.")
    assert put_together([first, second]) == ["Một dòng đầy hai dòng đầy ba dòng đầy hết."]


def test_cells_of_a_row_stand_beside_each_other() -> None:
    row = [
        Line("Bản Hốc", 70, 110, 700, 12, 20),
        Line("17", 200, 212, 700, 12, 12),
        Line("Tốt", 300, 320, 700, 12, 20),
    ]
    assert put_together([row])[0] == "Bản Hốc | 17 | Tốt"


def test_columns_that_the_file_mixes_are_read_one_after_the_other() -> None:
    left = column(*(f"A dòng thứ {at} trong cột bên trái" for at in range(6)), left=50, width=200)
    right = column(*(f"B dòng thứ {at} trong cột bên phải" for at in range(6)), left=300, width=200)
    mixed = [line for pair in zip(right, left, strict=True) for line in pair]
    title = Line("Một nhan đề dài đứng trên cả hai cột của trang", 60, 490, 740, 12, 20)
    text = " ".join(put_together([[title, *mixed]]))
    assert text.startswith(title.text)
    assert text.index("A dòng thứ 5") < text.index("B dòng thứ 0")


def test_a_scanned_page_among_others_is_told() -> None:
    report = read_bytes(blank_pdf(lines(REPORT), pictures=2))
    assert report.text.split("\n\n") == lines(REPORT)
    assert report.warnings == ("2 trang chỉ có hình, chữ trên đó không đọc được.",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (blank_pdf([], pictures=3), "scanned"),
        (blank_pdf(lines(REPORT), password="bi-mat"), "password"),
        (b"%PDF-1.7\n" + b"rubbish " * 100, "damaged"),
        (pdf_of(REPORT)[:600], "damaged"),
    ],
    ids=["scanned", "locked", "rubbish", "cut off"],
)
def test_what_cannot_be_read_is_said(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        read_bytes(data, "x.pdf")
    assert caught.value.hint


def test_a_pdf_locked_only_against_changes_is_read() -> None:
    assert paragraphs(blank_pdf(lines(REPORT), password="")) == lines(REPORT)


def test_without_its_reader_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    try:
        reload(pdf)
        with pytest.raises(ReadError, match="not installed") as caught:
            read_bytes(pdf_of(REPORT), "x.pdf")
        assert "pip install 'meetings-tui[pdf]'" in caught.value.hint
        assert read_bytes(REPORT.encode()).text
    finally:
        monkeypatch.undo()
        reload(pdf)
    assert paragraphs(pdf_of(REPORT)) == lines(REPORT)
