"""DOCX: a Word document, one chapter a meeting. Needs the extra `docx`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from store.errors import StoreError
from store.exporting.facts import facts
from store.exporting.labels import labels
from store.exporting.report import Report
from store.language.folding import printable

_MM = 36_000  # English Metric Units
_WIDTHS = (1_600_000, 3_900_000)  # of the columns of facts, in English Metric Units: 4.4 and 10.8 cm
# python-docx stamps its template's own dates; a fixed one keeps the bytes the same for the same records.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def wordfile(reports: Iterable[Report]) -> Iterator[bytes]:
    """The meetings as one DOCX file.

    Raises:
        StoreError: python-docx is not installed.
    """
    document = new_document()
    for number, report in enumerate(reports):
        if number:
            document.add_page_break()
        _chapter(document, report)
    yield saved(document)


def new_document(title: str = "") -> Any:
    """An empty document of python-docx, set as offices in Vietnam set theirs (Decree 30/2020, appendix I):
    A4 with its margins, Times New Roman, in Vietnamese for the spelling checker.

    Args:
        title: of the document, among its properties.

    Raises:
        StoreError: python-docx is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise StoreError(
            "Word files need the package python-docx.", "Install it with `pip install 'meetings-tui[docx]'`."
        ) from error
    document = Document()
    _set_page(document.sections[0])
    _set_styles(document.styles)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    return document


def _set_page(section: Any) -> None:
    section.page_width, section.page_height = 210 * _MM, 297 * _MM
    section.top_margin = section.bottom_margin = section.right_margin = 20 * _MM
    section.left_margin = 30 * _MM


def _set_styles(styles: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - an optional extra
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    black, grey = RGBColor(0, 0, 0), RGBColor(0x59, 0x59, 0x59)
    for name, size, colour in (
        ("Normal", 13, black),
        ("Heading 1", 16, black),
        ("Heading 2", 14, black),
        ("Heading 3", 13, grey),
        ("Quote", 13, black),
        ("Caption", 11, grey),
    ):
        font = styles[name].font
        font.name, font.size, font.color.rgb = "Times New Roman", Pt(size), colour
        fonts = font.element.rPr.rFonts
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), "Times New Roman")
            fonts.attrib.pop(qn(f"w:{script}Theme" if script != "cs" else "w:cstheme"), None)
    styles["Caption"].font.bold = False
    styles["Quote"].paragraph_format.keep_with_next = True  # a source never stands alone on a page
    styles["Quote"].paragraph_format.space_after = Pt(4)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")


def saved(document: Any) -> bytes:
    """The bytes of a document's file: the same for the same content."""
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_times(buffer.getvalue())


def _chapter(document: Any, report: Report) -> None:
    meeting = report.meeting
    document.add_heading(printable(meeting.title), level=1)
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    for label, values in facts(report):
        cells = table.add_row().cells
        for cell, words, width in zip(cells, (label, "\n".join(values)), _WIDTHS, strict=True):
            cell.width = width
            cell.text = words
            cell.paragraphs[0].paragraph_format.space_after = 0
    for passage in meeting.passages:
        if passage.kind == "headline":
            continue
        document.add_heading(labels().passages[passage.kind], level=3)
        for paragraph in meeting.text[passage.start : passage.end].split("\n\n"):
            document.add_paragraph(printable(paragraph).strip())
    if any(report.own):
        document.add_heading(labels().own["heading"], level=2)
        for line in report.own.marks:
            document.add_paragraph(line)
        for remark in report.own.remarks:
            if remark.words:
                document.add_paragraph(remark.words, style="Quote")
            for line in remark.paragraphs:
                document.add_paragraph(line)


def _without_times(data: bytes) -> bytes:
    """The same archive with every member's time stamp at the ZIP epoch."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for member in before.infolist():
            same = zipfile.ZipInfo(member.filename, _EPOCH)
            same.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(same, before.read(member))
    return buffer.getvalue()
