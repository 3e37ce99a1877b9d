"""References for reference managers: CSL-JSON (schema 1.0) and BibTeX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from store.exporting.labels import labels
from store.exporting.report import Report, days_of
from store.language.folding import printable
from store.model import Meeting

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


# A brace would end the field; RFC 3986 has none of these in an address.
_NOT_IN_URLS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def csl_item(meeting: Meeting) -> dict[str, Any]:
    """The report as one CSL item: a web page where its address is known, else a report."""
    item: dict[str, Any] = {
        "id": meeting.id,
        "type": "webpage" if meeting.source.url else "report",
        "title": printable(meeting.title),
        "language": "vi",
    }
    if meeting.byline and (meeting.byline.author or meeting.byline.unit):
        item["author"] = [{"literal": printable(meeting.byline.author or meeting.byline.unit or "")}]
    if meeting.organiser:
        item["publisher" if item["type"] == "report" else "container-title"] = printable(meeting.organiser)
    if meeting.place:
        item["event-place"] = printable(meeting.place)
    if issued := meeting.published or meeting.date:
        item["issued"] = _date_parts(issued)
    if days := days_of(meeting):
        item["event-date"] = _date_parts(*dict.fromkeys(days))
    if meeting.source.url:
        item["URL"] = printable(meeting.source.url)
    return item


def csl_json(reports: Iterable[Report]) -> Iterator[bytes]:
    """The meetings as a CSL-JSON array, UTF-8."""
    yield b"["
    for number, report in enumerate(reports):
        item = csl_item(report.meeting)
        if report.elsewhere:
            item["note"] = _also(report)
        yield (b",\n" if number else b"\n") + msgspec.json.encode(item)
    yield b"\n]\n"


def bibtex(reports: Iterable[Report]) -> Iterator[bytes]:
    """The meetings as BibTeX entries, UTF-8."""
    for report in reports:
        yield bibtex_entry(report.meeting, _also(report))


def bibtex_entry(meeting: Meeting, note: str = "") -> bytes:
    """One BibTeX entry, UTF-8."""
    fields = {
        "title": "{" + _tex(meeting.title) + "}",
        "author": _tex(_author(meeting)),
        "organization": _tex(meeting.organiser or ""),
        "year": (meeting.published or meeting.date or "")[:4],
        "date": (meeting.published or meeting.date or "")[:10],
        "url": (meeting.source.url or "").translate(_NOT_IN_URLS),
        "langid": "vietnamese",
        "note": _tex(note),
    }
    lines = [f"  {name} = {{{printable(value)}}}" for name, value in fields.items() if value]
    return (f"@misc{{meeting{meeting.id},\n" + ",\n".join(lines) + "\n}\n").encode("utf-8")


def _also(report: Report) -> str:
    """Where else it is told, in a sentence; "" where nowhere."""
    return f"{labels().facts['elsewhere']}: {'; '.join(report.elsewhere)}" if report.elsewhere else ""


def _author(meeting: Meeting) -> str:
    if meeting.byline is None:
        return ""
    return "{" + (meeting.byline.author or meeting.byline.unit or "") + "}"


def _tex(text: str) -> str:
    if text.startswith("{") and text.endswith("}"):  # a name kept whole
        return "{" + _tex(text[1:-1]) + "}" if len(text) > 2 else ""
    return "".join(_TEX.get(char, char) for char in text)


def _date_parts(*days: str) -> dict[str, list[list[int]]]:
    """A day, or the first and last of several, ISO."""
    return {"date-parts": [[int(part) for part in iso[:10].split("-")] for iso in days]}
