"""Files as offices have them: pages that Word and phones make, posts, letterheads and tables of ratings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import pytest

from store.reading import read_bytes, read_reports
from tests.reading.making import BODY, LEAD, ORDERS, REPORT, TITLE, to_1258, to_tcvn3
from tests.reading.records import paragraphs
from tests.reading.writing import eml_with, lines, saved, to_docx, to_odt, to_rtf

WANTED = lines(REPORT)
PAGES = Path(__file__).parent / "pages"


def page(name: str, form: str, texts: Sequence[str] = WANTED) -> str:
    """One of the pages, with paragraphs of this form."""
    body = "\n".join(form.format(escape(text)) for text in texts)
    return Template((PAGES / f"{name}.html").read_text(encoding="utf-8")).substitute(title=TITLE, body=body)


WORD = (
    "<p class=MsoNormal style='text-align:justify'><span\n"
    "lang=VI style='font-size:14.0pt'>{}<o:p></o:p></span></p>"
)


@pytest.mark.parametrize("encode", [str.encode, to_1258, lambda text: text.encode("utf-16")])
def test_a_page_that_word_made(encode: Callable[[str], bytes]) -> None:
    found = paragraphs(encode(page("word", WORD)))
    assert found == [*WANTED, "1. Nạo vét kênh trước mùa mưa"]


def test_a_page_that_word_made_with_fonts_of_before_unicode() -> None:
    found = paragraphs(to_tcvn3(page("word", WORD)))
    assert [line.casefold() for line in found[:-1]] == [line.casefold() for line in WANTED]


def test_a_page_for_phones() -> None:
    report = read_bytes(page("amp", "<p>{}</p>", WANTED[1:]).encode())
    assert [line for line in report.text.split("\n\n") if line in WANTED] == WANTED
    assert "Quảng cáo" not in report.text
    assert "cà phê" not in report.text
    assert (report.title, report.published) == (TITLE, "2023-04-05T20:00")
    assert report.url == "https://vensong.example/bai-1.html"


def test_a_post() -> None:
    report = read_bytes(page("facebook", '<div dir="auto" style="text-align:start">{}</div>').encode())
    assert report.text.split("\n\n") == WANTED
    assert report.title is None
    assert report.site == "facebook.com"


HEAD = (
    ("ĐẢNG BỘ HUYỆN NÀ LŨNG\nĐẢNG ỦY XÃ HẠ LŨNG", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("Số 12-BC/ĐU", "Ngày 5/4/2023"),
)
FOOT = (("Nơi nhận:\n- Văn phòng Huyện ủy;\n- Lưu trữ xã.", "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLò Văn Thạo"),)
RATINGS = (
    ("TT", "Tổ chức, cá nhân", "Chức vụ", "Mức xếp loại"),
    ("1", "Chi bộ Bản Hốc", "", "Hoàn thành xuất sắc nhiệm vụ"),
    ("2", "Lò Văn Thạo", "Bí thư Đảng ủy", "Hoàn thành tốt nhiệm vụ"),
    ("10", "Chi bộ Bản Mòn", "", "Hoàn thành nhiệm vụ"),
)
READ = (
    "ĐẢNG BỘ HUYỆN NÀ LŨNG", "ĐẢNG ỦY XÃ HẠ LŨNG", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 12-BC/ĐU", "Ngày 5/4/2023",
    LEAD, *(" | ".join(row).replace("|  |", "| |") for row in RATINGS), BODY,
    "Nơi nhận:", "- Văn phòng Huyện ủy;", "- Lưu trữ xã.", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Văn Thạo",
)  # fmt: skip


def word_tables() -> bytes:
    """A Word document with a letterhead, a table of ratings and a signature."""
    import docx

    document = docx.Document()

    def table(rows: Sequence[Sequence[str]]) -> None:
        made: Any = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text, *more = text.split("\n")
                for line in more:
                    cell.add_paragraph(line)

    table(HEAD)
    document.add_paragraph(LEAD)
    table(RATINGS)
    document.add_paragraph(BODY)
    table(FOOT)
    return saved(document.save)


def odt_tables() -> bytes:
    """The same as an OpenDocument text."""
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentText()

    def table(rows: Sequence[Sequence[str]]) -> None:
        made = Table()
        for row in rows:
            line = TableRow()
            for text in row:
                cell = TableCell()
                for part in text.split("\n"):
                    cell.addElement(P(text=part))
                line.addElement(cell)
            made.addElement(line)
        document.text.addElement(made)

    table(HEAD)
    document.text.addElement(P(text=LEAD))
    table(RATINGS)
    document.text.addElement(P(text=BODY))
    table(FOOT)
    return saved(document.save)


@pytest.mark.parametrize("write", [word_tables, odt_tables])
def test_letterheads_are_read_by_cells_and_ratings_by_rows(write: Callable[[], bytes]) -> None:
    assert paragraphs(write()) == [*READ]


@pytest.mark.parametrize("write", [to_docx, to_odt, to_rtf])
def test_a_report_sent_along_with_a_covering_letter(write: Callable[[str], bytes]) -> None:
    letter = "Kính gửi các đồng chí, Văn phòng xin gửi báo cáo sơ kết quý I để các đồng chí cho ý kiến.\n"
    mail = eml_with({"Báo cáo quý I.bin": write(REPORT)}, letter)
    first, second = read_reports(mail, "thu.eml")
    assert letter.strip() in first.text
    assert (second.name, second.text.split("\n\n")) == ("thu.eml/Báo cáo quý I.bin", WANTED)


@pytest.mark.filterwarnings("ignore:Dimensions for page format A5")
def test_a_pdf_in_two_columns_under_running_heads_with_words_parted() -> None:
    from fpdf import FPDF

    from tests.reading.writing import _add_fonts

    class Pdf(FPDF):
        def header(self) -> None:
            self.set_font("roboto", size=9)
            self.cell(0, 8, f"BẢN TIN XÃ HẠ LŨNG · Số {self.page_no()}", align="R")
            self.ln(12)

    pdf = Pdf(format="A5")
    _add_fonts(pdf)
    pdf.set_margin(15)
    pdf.add_page()
    pdf.set_font("roboto", style="B", size=15)
    pdf.multi_cell(0, 8, TITLE, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("roboto", size=11)
    texts = [LEAD, BODY, ORDERS] * 4
    parted = [text.replace("nghiêm", "nghi\xadêm").replace("phục", "ph\xadục") for text in texts]
    with pdf.text_columns(ncols=2, gutter=6, text_align="JUSTIFY") as area:
        for text in parted:
            with area.paragraph(bottom_margin=2) as paragraph:
                paragraph.write(text)
    found = paragraphs(saved(lambda stream: stream.write(pdf.output())))
    assert found[0] == TITLE
    assert "".join("".join(found[1:]).split()) == "".join("".join(texts).split())
