"""Documents, pages and PDFs of several reports, by real writers: parted where their structure says so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reading import read_bytes, read_reports, take_apart
from store.reading.several import Block, cuts
from tests.reading.making import BODY, LEAD, ORDERS, TITLE, another, to_1258
from tests.reading.writing import _add_fonts, lines, mhtml_of, saved

NAMES = ("Mường Ló", "Cẩm Sơn", "Bãi Vàng")
THREE = [another(at).replace(f"Nà Sầm {at}", name) for at, name in enumerate(NAMES)]
TEXTS = ["\n\n".join(lines(text)) for text in THREE]
# One report whose sections have headings, each with what a report has, too: prose, months, years, even days.
SECTIONS = (
    (
        "Kết quả công tác xây dựng Đảng quý I",
        BODY,
        "Năm 2023, chi bộ kết nạp 3/4 chỉ tiêu được giao.",
    ),
    (
        "Tồn tại trong công tác tuyên truyền",
        BODY,
        "Tháng 4 tới, các bản họp dân để cùng bàn cách làm.",
    ),
    (
        "Phương hướng, nhiệm vụ của quý II tới",
        ORDERS,
        "Thực hiện Nghị quyết số 05-NQ/HU, ngày 12/3/2023 của Huyện ủy.",
    ),
)


BOLD_TITLES = {
    "bold": "<p><strong>{}</strong></p>",
    "weight": '<div><div style="text-align:center"><span style="font-weight:700">{}</span></div></div>',
    "table": "<table><tr><td><font face=Arial><b>{}</b></font></td></tr></table>",
    "lines": "<br><br>\n<b>{}</b><br>",
}


def page_of(texts: Sequence[Sequence[str]], how: str) -> bytes:
    """A web page of several texts, each a title and paragraphs."""
    pieces = []
    for number, (title, *rest) in enumerate(texts):
        body = "".join(f"<p>{escape(line)}</p>" for line in rest)
        level = "h2" if how == "article" else "h1"
        heading = f"<{level}>{escape(title)}</{level}>"
        if how in BOLD_TITLES:
            pieces.append(BOLD_TITLES[how].format(escape(title)) + body)
        elif how == "article":
            pieces.append(f'<article class="post"><header>{heading}</header><div>{body}</div></article>')
        elif how == "break" and number:
            pieces.append(f'<div style="page-break-before:always">{heading}{body}</div>')
        else:
            pieces.append(f"<div>{heading}{body}</div>")
    menu = "<nav><a href='/'>Trang chủ</a> <a href='/tin'>Tin tức</a></nav>"
    head = "<!DOCTYPE html><html><head><title>Bản tin</title><style>p { margin: 0 }</style></head><body>"
    return (
        head + menu + "<main>" + "\n".join(pieces) + "</main><footer>Bản quyền</footer></body></html>"
    ).encode()


def odt_of(texts: Sequence[Sequence[str]], how: str) -> bytes:
    """An OpenDocument text of several, each with a main heading or on a page of its own."""
    from odf.opendocument import OpenDocumentText
    from odf.style import ParagraphProperties, Style, TextProperties
    from odf.text import H, P, Span

    document = OpenDocumentText()
    style = Style(name="Moi", family="paragraph")
    style.addElement(ParagraphProperties(breakbefore="page"))
    document.automaticstyles.addElement(style)
    for name, family in (("Dam", "paragraph"), ("Chu", "text")):
        bold = Style(name=name, family=family)
        bold.addElement(TextProperties(fontweight="bold"))
        document.automaticstyles.addElement(bold)
    for number, (title, *rest) in enumerate(texts):
        if how == "break":
            document.text.addElement(P(text=title, stylename="Moi") if number else P(text=title))
        elif how == "bold":
            document.text.addElement(P(text=title, stylename="Dam"))
        elif how == "span":
            made = P()
            made.addElement(Span(text=title, stylename="Chu"))
            document.text.addElement(made)
        else:
            document.text.addElement(H(outlinelevel=1, text=title))
        for line in rest:
            document.text.addElement(P(text=line))
    return saved(document.save)


def docx_of(texts: Sequence[Sequence[str]], how: str) -> bytes:
    """A Word document of several, each with a main heading, or parted by a line of signs."""
    import docx

    document = docx.Document()
    for number, (title, *rest) in enumerate(texts):
        if how == "rule":
            if number:
                document.add_paragraph("==========")
            document.add_paragraph(title)
        elif how == "bold":
            document.add_paragraph().add_run(title).bold = True
        elif how == "strong":
            document.add_paragraph().add_run(title, style="Strong")
        else:
            document.add_heading(title, level=0 if how == "title" else 1)
        for line in rest:
            document.add_paragraph(line)
    return saved(document.save)


def rtf_of_several(texts: Sequence[Sequence[str]], how: str) -> bytes:
    """RTF of several, each on a page of its own or with a main heading."""

    def written(line: str) -> str:
        return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in line)

    pieces = [
        r"{\rtf1\ansi\deff0{\fonttbl{\f0\fcharset163 Times New Roman;}}{\header\pard Ban tin\par}" + "\n"
    ]
    for number, (title, *rest) in enumerate(texts):
        level = r"\outlinelevel0" if how == "heading" else ""
        new = (
            {"page": r"\page ", "group": r"{\page }", "sect": r"\sect\sectd "}.get(how, "") if number else ""
        )
        before = r"\pagebb" if how == "before" else ""
        pieces.append(rf"{new}\pard\plain{level}{before}\f0\fs28 {{\b {written(title)}\par }}" + "\n")
        pieces += [rf"\pard\plain\f0\fs26 {written(line)}\par" + "\n" for line in rest]
    return ("".join(pieces) + "}").encode("ascii")


def pdf_of_several(texts: Sequence[Sequence[str]], how: str) -> bytes:
    """A PDF of several with a header and numbers on every page: each on a page of its own, or below the other
    with a title that is larger, or only bold."""
    from fpdf import FPDF

    class Pdf(FPDF):
        def header(self) -> None:
            self.set_font("roboto", size=9)
            self.cell(0, 8, "Bản tin nội bộ - phát hành ngày 28/4/2023", align="C")
            self.ln(14)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("roboto", size=9)
            self.cell(0, 8, f"Trang {self.page_no()}", align="C")

    pdf = Pdf(format="A5" if how == "small" else "A4")
    _add_fonts(pdf)
    pdf.set_margin(20)
    pdf.set_auto_page_break(True, 20)
    for number, (title, *rest) in enumerate(texts):
        if not number or how in {"page", "small"}:
            pdf.add_page()
        pdf.set_font("roboto", style="" if how == "larger" else "B", size=12 if how == "bold" else 15)
        pdf.multi_cell(0, 8, title, align="C", new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("roboto", size=12)
        for line in rest:
            pdf.multi_cell(0, 6, line, align="J", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(2)
    return bytes(pdf.output())


def archive_of(texts: Sequence[Sequence[str]], how: str) -> bytes:
    """A web archive of such a page."""
    return mhtml_of(
        page_of(texts, how).decode(), encoding="base64" if how == "heading" else "quoted-printable"
    )


Write = Callable[[Sequence[Sequence[str]], str], bytes]
WAYS: list[tuple[str, Write, str]] = [
    *(("html", page_of, how) for how in ("article", "heading", "break", *BOLD_TITLES)),
    *(("mhtml", archive_of, how) for how in ("article", "heading", "bold")),
    *(("odt", odt_of, how) for how in ("heading", "break", "bold", "span")),
    *(("docx", docx_of, how) for how in ("heading", "rule", "bold", "strong", "title")),
    *(("rtf", rtf_of_several, how) for how in ("page", "group", "sect", "before", "heading", "bold")),
    *(("pdf", pdf_of_several, how) for how in ("page", "small", "larger", "bold")),
]
NAMED = [f"{format} {how}" for format, _, how in WAYS]


@pytest.mark.parametrize(("format", "write", "how"), WAYS, ids=NAMED)
@pytest.mark.filterwarnings("ignore:Dimensions for page format A5")
def test_each_report_is_one_of_its_own(format: str, write: Write, how: str) -> None:
    data = write([lines(text) for text in THREE], how)
    name = f"so.{format}"
    reports = read_reports(data, name)
    found = [report.text.replace("\n\n==========", "") for report in reports]
    assert ["".join(text.split()) for text in found] == ["".join(text.split()) for text in TEXTS]
    assert [report.name for report in reports] == [f"{name}:{number}" for number in (1, 2, 3)]
    assert {report.format for report in reports} == {format}


@pytest.mark.parametrize(("format", "write", "how"), WAYS, ids=NAMED)
@pytest.mark.filterwarnings("ignore:Dimensions for page format A5")
def test_a_part_is_a_file_that_is_known_again_and_read_alone(format: str, write: Write, how: str) -> None:
    data = write([lines(text) for text in THREE], how)
    parts = list(take_apart(io.BytesIO(data), "x"))
    again = list(take_apart(io.BytesIO(data), "x"))
    assert [part.data for part in parts] == [part.data for part in again]
    for part, report in zip(parts, read_reports(data, "x"), strict=True):
        assert read_bytes(part.data, part.name).text == report.text
        assert len(list(take_apart(io.BytesIO(part.data), "y"))) == 1


@pytest.mark.parametrize(("format", "write", "how"), WAYS, ids=NAMED)
@pytest.mark.filterwarnings("ignore:Dimensions for page format A5")
def test_the_sections_of_one_report_stay_together(format: str, write: Write, how: str) -> None:
    assert len(read_reports(write([(TITLE, LEAD), *SECTIONS], how), f"x.{format}")) == 1
    titled = [(TITLE, LEAD, *SECTIONS[0]), *SECTIONS[1:]]
    assert len(read_reports(write(titled, how), f"x.{format}")) == 1
    numbered = [(f"{number}. {title}", *rest) for number, (title, *rest) in enumerate(SECTIONS, start=1)]
    assert len(read_reports(write([(TITLE, LEAD, BODY), *numbered], how), f"x.{format}")) == 1


def test_teasers_comments_and_related_articles_make_no_page_several() -> None:
    page = page_of([lines(THREE[0])], "article").decode()
    teaser = "<article><h3>Xã Nà Sầm 7 sơ kết quý I, nhiều việc vượt kế hoạch</h3><time>05/04/2023</time>"
    teaser += f"<p>{BODY}</p></article>"
    comment = (
        "<article class='comment'><h4>Bạn đọc ở bản Mòn gửi lời bình</h4><p>Ngày 6/4/2023: hay.</p></article>"
    )
    whole = page_of([lines(THREE[1])], "article").decode()
    related = "<aside>" + whole[whole.index("<article") : whole.index("</article>")] + "</article></aside>"
    data = page.replace("</main>", f"{teaser * 3}{comment}</main>{related}").encode()
    assert len(list(take_apart(io.BytesIO(data), "x"))) == 1


def test_articles_in_letters_of_before_unicode() -> None:
    data = to_1258(page_of([lines(text) for text in THREE], "article").decode())
    assert [report.text for report in read_reports(data, "x")] == TEXTS


def test_articles_in_a_comment_or_script_are_none() -> None:
    page = page_of([lines(THREE[0])], "heading").decode()
    hidden = page_of([lines(text) for text in THREE], "article").decode()
    hidden = hidden[hidden.index("<main>") : hidden.index("</main>")]
    for before, after in (("<!--", "-->"), ("<script>", "</script>"), ("<template>", "</template>")):
        data = page.replace("</main>", f"</main>{before}{hidden}{after}").encode()
        assert len(list(take_apart(io.BytesIO(data), "x"))) == 1


def test_a_part_of_an_odt_begins_with_its_type() -> None:
    data = odt_of([lines(text) for text in THREE], "heading")
    for part in take_apart(io.BytesIO(data), "x"):
        with zipfile.ZipFile(io.BytesIO(part.data)) as archive:
            first = archive.infolist()[0]
            assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_a_report_goes_on_over_pages_and_the_next_begins_below_it() -> None:
    long = [[title, lead, *[body] * 9, orders] for title, lead, body, orders in map(lines, THREE)]
    reports = read_reports(pdf_of_several(long, "bold"), "x.pdf")
    assert ["".join(report.text.split()) for report in reports] == [
        "".join("".join(text).split()) for text in long
    ]


def test_what_is_cut_off_a_page_is_out_of_sight() -> None:
    import pypdfium2

    whole = pdf_of_several([lines(text) for text in THREE], "bold")
    heights = []
    for part in take_apart(io.BytesIO(whole), "x"):
        with pypdfium2.PdfDocument(part.data) as document:
            assert len(document) == 1
            _, bottom, _, top = document[0].get_cropbox()
            heights.append((bottom, top))
    assert all(lower[1] < upper[0] for upper, lower in pairwise(heights))


def test_titles_within_columns_part_nothing() -> None:
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    _add_fonts(pdf)
    pdf.add_page()
    with pdf.text_columns(ncols=2, gutter=8) as area:
        for text in THREE * 2:
            for number, line in enumerate(lines(text)):
                pdf.set_font("roboto", style="" if number else "B", size=11)
                with area.paragraph(bottom_margin=2) as paragraph:
                    paragraph.write(line)
    assert len(read_reports(bytes(pdf.output()), "x.pdf")) == 1


WHOLE = [Block("\n".join(lines(text)), apart=True) for text in THREE]
SECTION = st.sampled_from(SECTIONS).map("\n".join)
PROSE = st.sampled_from([BODY, ORDERS, "Ảnh: cán bộ xã kiểm tra kênh mương.", "", "-----", "Nơi nhận:"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SECTION | PROSE, st.booleans(), st.booleans()), max_size=8))
def test_what_has_no_day_in_its_lead_never_begins_a_report(rows: list[tuple[str, bool, bool]]) -> None:
    assert cuts([WHOLE[0], *(Block(*row) for row in rows)]) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SECTION | PROSE, max_size=4), min_size=2, max_size=6))
def test_whole_reports_on_pages_of_their_own_are_found_whatever_follows_them(more: list[list[str]]) -> None:
    blocks: list[Block] = []
    wanted: list[int] = []
    for number, texts in enumerate(more):
        wanted.append(len(blocks))
        blocks += [WHOLE[number % 3], *map(Block, texts)]
    assert cuts(blocks) == wanted[1:]
