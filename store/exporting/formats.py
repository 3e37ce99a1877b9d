"""The export formats by name: the one list the command line and the app choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from store.exporting.bibliography import bibtex, csl_json
from store.exporting.calendar import calendar
from store.exporting.jsonl import jsonl_lines
from store.exporting.markdown import markdown
from store.exporting.popolo import popolo
from store.exporting.report import Report
from store.exporting.tables import TABLES, csv_table
from store.exporting.webpage import webpage
from store.exporting.wordfile import wordfile


class Format(NamedTuple):
    """How records are written: file suffix, and the writer that gives a file's bytes in pieces."""

    suffix: str
    write: Callable[[Iterable[Report]], Iterator[bytes]]


EXPORT_FORMATS: dict[str, Format] = {
    "jsonl": Format(".jsonl", jsonl_lines),
    "csv": Format(".csv", csv_table),
    **{
        f"csv-{name}": Format(".csv", partial(csv_table, table=name)) for name in TABLES if name != "meetings"
    },
    "markdown": Format(".md", markdown),
    "html": Format(".html", webpage),
    "docx": Format(".docx", wordfile),
    "icalendar": Format(".ics", calendar),
    "bibtex": Format(".bib", bibtex),
    "csl-json": Format(".json", csl_json),
    "popolo": Format(".json", popolo),
}
