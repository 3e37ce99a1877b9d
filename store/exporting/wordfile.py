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


def new_document() -> Any:
    """An empty document of python-docx.

    Raises:
        StoreError: python-docx is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise StoreError(
            "Word files need the package python-docx.", "Install it with `pip install 'meetings-tui[docx]'`."
        ) from error
    return Document()


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
