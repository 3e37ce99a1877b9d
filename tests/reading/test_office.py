"""Word and OpenDocument texts: what shows is read, in order; what does not show is not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from store.errors import ReadError
from store.reading import read_bytes
from tests.reading.making import REPORT, TITLE, to_tcvn3
from tests.reading.records import paragraphs
from tests.reading.writing import lines, saved, to_docx, to_odt, zip_of

WANTED = lines(REPORT)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx_with(inside: str, *, before: str = "Kết luận hội nghị") -> bytes:
    """A Word document with raw XML before a paragraph."""
    members = unzipped(to_docx(REPORT))
    xml = members["word/document.xml"].decode()
    at = xml.rindex("<w:p>", 0, xml.index(before))
    members["word/document.xml"] = (xml[:at] + inside + xml[at:]).encode()
    return zip_of(members)


def more(data: bytes) -> list[str]:
    """The paragraphs that the report itself has not."""
    found = paragraphs(data)
    assert [line for line in found if line in WANTED] == WANTED
    return [line for line in found if line not in WANTED]


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


SEEN = "Bản Hốc thu xong quỹ trước hạn"
ALL = run(SEEN)
OLD = run("cũ ")
BOX = f"<w:txbxContent><w:p>{ALL}</w:p></w:txbxContent>"
HIDDEN, SHOWN = "<w:vanish/>", "<w:vanish w:val='0'/>"
FIRST, REST = run("Bản Hốc"), run("thu xong quỹ trước hạn")


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:p><w:del>{OLD.replace('w:t', 'w:delText')}</w:del><w:ins>{ALL}</w:ins></w:p>",
        f"<w:p><w:moveFrom>{OLD}</w:moveFrom><w:moveTo>{ALL}</w:moveTo></w:p>",
        f"<w:p>{ALL}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        f"<w:p>{ALL}<w:r><w:commentReference w:id='2'/></w:r></w:p>",
        f"<w:p>{run('ẩn', HIDDEN)}{run(SEEN, SHOWN)}</w:p>",
        f"<w:p>{FIRST}<w:r><w:br/></w:r>{REST}</w:p>",
        f"<w:p>{FIRST}<w:r><w:tab/></w:r>{REST}</w:p>",
        f"<w:p>{run('Bản H')}<w:r><w:softHyphen/></w:r>{run('ốc ')}{REST}</w:p>",
        f"<w:p>{run('Bản Hốc&#160;')}{REST}</w:p>",
        f"<w:p><w:hyperlink>{ALL}</w:hyperlink></w:p>",
        f"<w:sdt><w:sdtContent><w:p>{ALL}</w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:r><w:instrText>DATE</w:instrText></w:r>{ALL}</w:p>",
        f"<w:p><w:r><w:pict>{BOX}</w:pict></w:r></w:p>",
        f"<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr>{OLD}</w:p><w:p>{ALL}</w:p>",
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{OLD}</w:p></w:tc></w:tr></w:tbl><w:p>{ALL}</w:p>",
    ],
    ids=[
        "changed", "moved", "footnote", "comment", "hidden", "line", "tab", "soft hyphen", "blank", "link",
        "control", "field", "box", "contents", "row",
    ],
)  # fmt: skip
def test_what_shows_in_word(inside: str) -> None:
    assert more(docx_with(inside)) == [SEEN]


def test_a_text_box_is_read_once() -> None:
    namespace = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = f"<mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
    inside = f"<w:p><w:r><mc:AlternateContent {namespace}>{twice}</mc:AlternateContent></w:r></w:p>"
    assert more(docx_with(inside)) == [SEEN]


def written(build: Callable[[Any], None]) -> bytes:
    """A document as python-docx writes it: the report, and what `build` puts behind it."""
    import docx

    document = docx.Document(io.BytesIO(to_docx(REPORT)))
    build(document)
    return saved(document.save)


ROWS = (("Chi bộ", "Đảng viên", "Xếp loại"), ("Bản Hốc", "17", "Tốt"), ("Bản Mòn", "25", "Hoàn thành"))


def test_tables_of_word_are_rows_of_cells() -> None:
    def build(document: Any) -> None:
        table = document.add_table(rows=3, cols=3)
        for row, cells in zip(ROWS, table.rows, strict=True):
            for text, cell in zip(row, cells.cells, strict=True):
                cell.text = text

    assert more(written(build)) == [" | ".join(row) for row in ROWS]


def test_numbers_of_lists_in_word() -> None:
    items = ["Thu quỹ đúng hạn", "Nạo vét kênh", "Trồng chè mới"]

    def build(document: Any) -> None:
        for item in items:
            document.add_paragraph(item, style="List Number")
        document.add_paragraph("Giữ sạch đường bản", style="List Bullet")

    assert more(written(build)) == [
        "1. Thu quỹ đúng hạn",
        "2. Nạo vét kênh",
        "3. Trồng chè mới",
        "- Giữ sạch đường bản",
    ]


def test_headers_footers_and_properties_are_not_the_text() -> None:
    def build(document: Any) -> None:
        document.core_properties.title = "Mẫu văn bản của phòng"
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Đầu trang thứ nhất"

    assert more(written(build)) == []
    assert read_bytes(written(build)).title is None


def test_word_fonts_of_before_unicode() -> None:
    text = to_tcvn3(REPORT).decode("latin-1")
    report = read_bytes(to_docx(text))
    assert report.text.casefold().split("\n\n") == [line.casefold() for line in WANTED]
    assert report.warnings == ("Đọc theo bảng mã TCVN3 (ABC).",)


def test_a_main_part_of_another_name() -> None:
    members = unzipped(to_docx(REPORT))
    members["word/document2.xml"] = members.pop("word/document.xml")
    for name in ("_rels/.rels", "[Content_Types].xml"):
        members[name] = members[name].replace(b"word/document.xml", b"word/document2.xml")
    assert paragraphs(zip_of(members)) == WANTED


@pytest.mark.parametrize("name", ["a.docx", "a.zip", "a.doc", "a"])
@pytest.mark.parametrize("write", [to_docx, to_odt])
def test_documents_are_known_by_their_content(write: Callable[[str], bytes], name: str) -> None:
    report = read_bytes(write(REPORT), name)
    assert (report.name, report.text.split("\n\n")) == (name, WANTED)


def odt(build: Callable[[Any], None]) -> bytes:
    """An ODT: the report, and what `build` puts behind it."""
    from odf.opendocument import load

    document = load(io.BytesIO(to_odt(REPORT)))
    build(document)
    return saved(document.save)


def test_an_odt_with_the_form_of_dates_and_with_hidden_letters() -> None:
    from odf import number, style, text

    def build(document: Any) -> None:
        form = number.DateStyle(name="N30")
        form.addElement(number.Day())
        form.addElement(number.Text(text="/"))
        document.automaticstyles.addElement(form)
        hidden = style.Style(name="an", family="text")
        hidden.addElement(style.TextProperties(display="none"))
        document.automaticstyles.addElement(hidden)
        line = text.P(text="Bản Hốc ")
        line.addElement(text.Span(text="không hiện", stylename="an"))
        line.addText("thu quỹ")
        document.text.addElement(line)

    assert more(odt(build)) == ["Bản Hốc thu quỹ"]


def test_lists_and_tables_of_odt() -> None:
    from odf import style, table, text

    def build(document: Any) -> None:
        numbers = text.ListStyle(name="so")
        numbers.addElement(text.ListLevelStyleNumber(level=1, numformat="1", numsuffix="."))
        numbers.addElement(text.ListLevelStyleNumber(level=2, numformat="a", numsuffix=")"))
        document.automaticstyles.addElement(numbers)
        document.automaticstyles.addElement(style.Style(name="khac", family="paragraph"))
        outer = text.List(stylename="so")
        for item in ("Thu quỹ đúng hạn", "Nạo vét kênh"):
            entry = text.ListItem()
            entry.addElement(text.P(text=item))
            outer.addElement(entry)
        inner = text.List()
        entry = text.ListItem()
        entry.addElement(text.P(text="Kênh Nà Bó"))
        inner.addElement(entry)
        outer.childNodes[-1].addElement(inner)
        document.text.addElement(outer)
        grid = table.Table(name="bang")
        for row in ROWS:
            line = table.TableRow()
            for content in row:
                cell = table.TableCell()
                cell.addElement(text.P(text=content))
                line.addElement(cell)
            grid.addElement(line)
        document.text.addElement(grid)

    assert more(odt(build)) == [
        "1. Thu quỹ đúng hạn",
        "2. Nạo vét kênh",
        "a) Kênh Nà Bó",
        *(" | ".join(row) for row in ROWS),
    ]


@pytest.mark.parametrize(
    "inside",
    [
        "Bản<text:s text:c='2'/>Hốc<text:tab/>thu quỹ",
        "Bản Hốc\n   thu quỹ",
        "Bản Hốc<text:note><text:note-body><text:p>Theo sổ.</text:p></text:note-body></text:note> thu quỹ",
        "Bản Hốc<office:annotation><text:p>Xem lại.</text:p></office:annotation> thu quỹ",
        "Bản <text:span>Hốc</text:span> thu<text:soft-page-break/> quỹ",
        "Bản Hốc<text:change text:change-id='a'/> thu quỹ",
    ],
    ids=["spaces", "line", "note", "comment", "span", "change"],
)
def test_what_shows_in_odt(inside: str) -> None:
    members = unzipped(to_odt(REPORT))
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Câu đã xóa.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    xml = members["content.xml"].decode().replace("<office:text>", f"<office:text>{deleted}")
    members["content.xml"] = xml.replace(
        "</office:text>", f"<text:p>{inside}</text:p></office:text>"
    ).encode()
    assert more(zip_of(members)) == ["Bản Hốc thu quỹ"]


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}, "a workbook, slides"),
        ({"META-INF/manifest.xml": b"<x/>", "mimetype": b"application/x-sheet"}, "workbook"),
        ({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document"}, "damaged"),
        ({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}, "without a text"),
        ({"META-INF/manifest.xml": b"<m xmlns='x'><encryption-data/></m>", "content.xml": b"\x01",
          "mimetype": b"application/vnd.oasis.opendocument.text"}, "password"),
    ],
    ids=["xlsx", "ods", "broken", "empty", "locked"],
)  # fmt: skip
def test_documents_that_cannot_be_read(members: dict[str, bytes], says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        read_bytes(zip_of(members), "x.docx")
    assert caught.value.hint


def test_the_title_of_a_document_is_found_in_its_text() -> None:
    from store import parse

    assert parse(read_bytes(to_docx(REPORT))).title == TITLE
