"""A record's facts as lines that people read: what Markdown, HTML and DOCX pages show above the text."""

from __future__ import annotations

from collections.abc import Iterator

from store.exporting.citation import vietnamese_date, vietnamese_day
from store.exporting.labels import labels
from store.exporting.report import Report
from store.language.folding import printable
from store.model import Document, Rating


def facts(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Label and values, one value a line; what is not known is left out."""
    words, meeting = labels(), report.meeting
    source = meeting.source
    rows: list[tuple[str, list[str | None]]] = [
        ("kind", [words.kinds[meeting.kind]]),
        ("date", [vietnamese_date(meeting)]),
        ("organiser", [meeting.organiser]),
        ("place", [meeting.place]),
        ("province", [meeting.province]),
        ("period", [meeting.period]),
        ("people", [_with(person.name, "; ".join(person.roles)) for person in meeting.people]),
        ("documents", [_document(document) for document in meeting.documents]),
        ("ratings", [_rating(rating) for rating in meeting.ratings]),
        ("targets", [_with(f"{_SIGNS[one.comparator]}{one.value}", one.subject) for one in meeting.targets]),
        ("source", [source.url or source.site or source.name, *report.elsewhere]),
        ("warnings", list(meeting.warnings)),
    ]
    for name, values in rows:
        known = tuple(printable(value) for value in values if value)
        if known:
            yield words.facts[name], known


_SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ ", "range": ""}


def _with(name: str, more: str | None) -> str:
    return f"{name} ({more})" if more else name


def _document(document: Document) -> str:
    return _with(document.key, vietnamese_day(document.date) if document.date else None)


def _rating(rating: Rating) -> str:
    count = "" if rating.count is None else f"{rating.count} "
    percent = "" if rating.percent is None else f" ({rating.percent:g}%)".replace(".", ",")
    return f"{count}{rating.subject} {labels().levels[rating.level]}{percent}"
