"""CSV: a row a meeting, or a row a person, document, rating or target. Safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from store.exporting.report import Report
from store.language.folding import printable

Cells = Sequence[str | int | float | None]


class Table(NamedTuple):
    """Column names, and the rows one meeting gives."""

    columns: tuple[str, ...]
    rows: Callable[[Report], Iterable[Cells]]


def _meeting(report: Report) -> Iterable[Cells]:
    one = report.meeting
    people = "; ".join(person.name for person in one.people)
    documents = "; ".join(document.key for document in one.documents)
    yield (
        one.id, one.title, one.kind, one.date, one.date_end, one.daypart, one.published, one.period,
        one.organiser, one.place, one.province, people, documents, one.source.name, one.source.url,
        "; ".join(report.elsewhere),
    )  # fmt: skip


def _people(report: Report) -> Iterable[Cells]:
    one = report.meeting
    for person in one.people:
        yield (
            one.id,
            one.date,
            person.name,
            person.honorific,
            "; ".join(person.roles),
            "; ".join(person.parts),
        )


def _documents(report: Report) -> Iterable[Cells]:
    one = report.meeting
    for document in one.documents:
        yield (one.id, one.date, document.key, document.kind, document.number, document.issuer, document.date)


def _ratings(report: Report) -> Iterable[Cells]:
    one = report.meeting
    for rating in one.ratings:
        yield (
            one.id,
            one.date,
            one.organiser,
            rating.subject,
            rating.level,
            rating.count,
            rating.percent,
            rating.total,
        )


def _targets(report: Report) -> Iterable[Cells]:
    one = report.meeting
    for aim in one.targets:
        yield (
            one.id,
            one.date,
            one.organiser,
            aim.subject,
            aim.comparator,
            aim.value,
            aim.low,
            aim.high,
            aim.unit,
        )


TABLES: dict[str, Table] = {
    "meetings": Table(
        (
            "id", "title", "kind", "date", "date_end", "daypart", "published", "period",
            "organiser", "place", "province", "people", "documents", "source", "url", "elsewhere",
        ),
        _meeting,
    ),
    "people": Table(("meeting", "date", "name", "honorific", "roles", "parts"), _people),
    "documents": Table(("meeting", "date", "key", "kind", "number", "issuer", "document_date"), _documents),
    "ratings": Table(
        ("meeting", "date", "organiser", "subject", "level", "count", "percent", "total"), _ratings
    ),
    "targets": Table(
        ("meeting", "date", "organiser", "subject", "comparator", "value", "low", "high", "unit"), _targets
    ),
}  # fmt: skip


def csv_table(reports: Iterable[Report], table: str = "meetings") -> Iterator[bytes]:
    """One of `TABLES` as CSV (RFC 4180): UTF-8 with a byte order mark, which spreadsheets need to see
    Vietnamese, and no cell that a spreadsheet would run as a formula.

    Raises:
        KeyError: there is no such table.
    """
    shape = TABLES[table]
    return csv_file(shape.columns, (row for report in reports for row in shape.rows(report)))


def csv_file(columns: Iterable[str], rows: Iterable[Cells]) -> Iterator[bytes]:
    """CSV as `csv_table` gives it, of any rows."""
    yield b"\xef\xbb\xbf" + _line(columns)
    for row in rows:
        yield _line([_cell(value) for value in row])


def _cell(value: Any) -> Any:
    """A text that begins like a formula gets an apostrophe before it (OWASP, CSV injection)."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return "'" + text if text.startswith(tuple("=+-@＝＋－＠")) else text


def _line(cells: Iterable[Any]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue().encode("utf-8")
