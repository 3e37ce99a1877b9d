"""Tables as lines: every cell under its heading, also beside empty and merged ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import parse
from store.reading import read_bytes
from store.reading.cells import aligned, beside, reach
from tests.reading.making import BODY, LEAD, ORDERS, TITLE
from tests.reading.records import paragraphs
from tests.reading.writing import saved

# "<": the cell to the left reaches over this place; "^": the one above does.
ROWS = (
    ("TT", "Đơn vị", "", "Kết quả", "<", "Ghi chú"),
    ("^", "^", "", "Tốt", "Khá", "^"),
    ("1", "Chi bộ Bản Hốc", "", "", "3", ""),
    ("2", "Chi bộ Bản Mòn", "", "5", "", "họp bù"),
    ("", "Cộng", "", "5", "3", ""),
)
READ = [
    "TT | Đơn vị | Kết quả | | Ghi chú",
    "| | Tốt | Khá",
    "1 | Chi bộ Bản Hốc | | 3",
    "2 | Chi bộ Bản Mòn | 5 | | họp bù",
    "| Cộng | 5 | 3",
]
SIGNED = (("Nơi nhận:", "T/M BAN THƯỜNG VỤ"), ("", "BÍ THƯ"), ("", "Lò Văn Thạo"))
Rows = Sequence[Sequence[str]]


def spans(rows: Rows, row: int, column: int) -> tuple[int, int]:
    """Over how many columns and rows a cell reaches."""
    wide = high = 1
    while column + wide < len(rows[row]) and rows[row][column + wide] == "<":
        wide += 1
    while row + high < len(rows) and rows[row + high][column] == "^":
        high += 1
    return wide, high


def docx_of(rows: Rows) -> bytes:
    """A Word document with a table."""
    import docx

    document = docx.Document()
    for line in (TITLE, LEAD):
        document.add_paragraph(line)
    table: Any = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text not in {"<", "^"}:
                wide, high = spans(rows, at, column)
                table.cell(at, column).text = text
                table.cell(at, column).merge(table.cell(at + high - 1, column + wide - 1))
    for line in (BODY, ORDERS):
        document.add_paragraph(line)
    return saved(document.save)


def odt_of(rows: Rows) -> bytes:
    """An OpenDocument text with a table; its empty cells side by side are one that is repeated."""
    from odf.opendocument import OpenDocumentText
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentText()
    for line in (TITLE, LEAD):
        document.text.addElement(P(text=line))
    table = Table()
    for at, row in enumerate(rows):
        made = TableRow()
        column = 0
        while column < len(row):
            text = row[column]
            if text in {"<", "^"}:
                made.addElement(CoveredTableCell())
            elif text:
                wide, high = spans(rows, at, column)
                cell = TableCell(numbercolumnsspanned=wide, numberrowsspanned=high)
                cell.addElement(P(text=text))
                made.addElement(cell)
            else:
                empty = 1
                while row[column + empty : column + empty + 1] == ("",):
                    empty += 1
                made.addElement(TableCell(numbercolumnsrepeated=empty))
                column += empty - 1
            column += 1
        table.addElement(made)
    document.text.addElement(table)
    for line in (BODY, ORDERS):
        document.text.addElement(P(text=line))
    return saved(document.save)


def page_of(rows: Rows) -> bytes:
    """A web page with a table."""
    lines = []
    for at, row in enumerate(rows):
        cells = ""
        for column, text in enumerate(row):
            if text not in {"<", "^"}:
                wide, high = spans(rows, at, column)
                cells += f'<td colspan="{wide}" rowspan={high}><p>{text or "&nbsp;"}</p></td>'
        lines.append(f"<tr>{cells}</tr>")
    table = f"<table border=1><tbody>{''.join(lines)}</tbody></table>"
    body = f"<h1>{TITLE}</h1><p>{LEAD}</p>{table}<p>{BODY}</p><p>{ORDERS}</p>"
    return f"<!doctype html><html><body><article>{body}</article></body></html>".encode()


WRITERS = (docx_of, odt_of, page_of)


@pytest.mark.parametrize("write", WRITERS)
def test_cells_stand_under_their_headings(write: Callable[[Rows], bytes]) -> None:
    assert paragraphs(write(ROWS)) == [TITLE, LEAD, *READ, BODY, ORDERS]


@pytest.mark.parametrize("write", [docx_of, odt_of])
def test_a_signature_beside_receivers_shows_no_bars(write: Callable[[Rows], bytes]) -> None:
    found = paragraphs(write(SIGNED))
    assert found[2:5] == ["Nơi nhận: | T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Văn Thạo"]


@pytest.mark.parametrize("write", WRITERS)
def test_empty_cells_change_nothing_that_is_found(write: Callable[[Rows], bytes]) -> None:
    def found(rows: Rows) -> tuple[object, ...]:
        meeting = parse(read_bytes(write(rows), "x"))
        people = [(person.name, person.roles) for person in meeting.people]
        return meeting.title, meeting.date, meeting.kind, people, [one.count for one in meeting.attendance]

    assert found(ROWS) == found([[cell if cell.strip("<^") else "–" for cell in row] for row in ROWS])


CELL = st.sampled_from(["", "a", "b c", " "])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(CELL, max_size=5), max_size=6))
def test_no_cell_is_lost_or_changes_its_column(rows: list[list[str]]) -> None:
    found = aligned(rows)
    assert [[cell for cell in row if cell] for row in found] == [
        said for row in rows if (said := [cell for cell in row if cell.strip()])
    ]
    columns = sorted({at for row in rows for at, cell in enumerate(row) if cell.strip()})
    if len(columns) > 2:
        spoken = [row for row in rows if any(map(str.strip, row))]
        for row, line in zip(spoken, found, strict=True):
            assert all(row[columns[at]] == cell for at, cell in enumerate(line) if cell)


def test_a_line_shows_empty_cells_as_nothing_between_bars() -> None:
    assert beside(["", "", "Tốt"]) == "| | Tốt"
    assert beside(["Bản\nHốc", "", "Tốt"]) == "Bản Hốc | | Tốt"


@pytest.mark.parametrize(
    ("said", "columns", "wide"),
    [(None, 0, 1), ("3", 0, 3), (" 3px", 1, 3), ("0", 0, 1), ("-4", 0, 1), ("x", 0, 1), ("99999", 5, 35),
     ("2", 4000, 1), ("999999999999", 0, 40)],
)  # fmt: skip
def test_how_far_a_cell_reaches(said: str | None, columns: int, wide: int) -> None:
    assert reach(said, columns) == wide


@pytest.mark.parametrize("write", [page_of])
def test_cells_that_claim_to_reach_far_are_not_believed(write: Callable[[Rows], bytes]) -> None:
    page = (
        write(ROWS).decode().replace('colspan="2"', 'colspan="65000"').replace("rowspan=2", "rowspan=65000")
    )
    found = read_bytes(page.encode(), "x").text
    assert max(map(len, found.split("\n"))) < 300
