"""References for reference managers: CSL-JSON (schema 1.0) and BibTeX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from store.language.folding import printable
from store.model import Meeting

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


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
    if meeting.date:
        item["event-date"] = _date_parts(meeting.date)
    if meeting.source.url:
        item["URL"] = printable(meeting.source.url)
    return item


def csl_json(meetings: Iterable[Meeting]) -> Iterator[bytes]:
    """The meetings as a CSL-JSON array, UTF-8."""
    yield b"["
    for number, meeting in enumerate(meetings):
        yield (b",\n" if number else b"\n") + msgspec.json.encode(csl_item(meeting))
    yield b"\n]\n"


def bibtex(meetings: Iterable[Meeting]) -> Iterator[bytes]:
    """The meetings as BibTeX entries, UTF-8."""
    for meeting in meetings:
        fields = {
            "title": "{" + _tex(meeting.title) + "}",
            "author": _tex(_author(meeting)),
            "organization": _tex(meeting.organiser or ""),
            "year": (meeting.published or meeting.date or "")[:4],
            "date": (meeting.published or meeting.date or "")[:10],
            "url": meeting.source.url or "",
            "langid": "vietnamese",
        }
        lines = [f"  {name} = {{{printable(value)}}}" for name, value in fields.items() if value]
        yield (f"@misc{{meeting{meeting.id},\n" + ",\n".join(lines) + "\n}\n").encode("utf-8")


def _author(meeting: Meeting) -> str:
    if meeting.byline is None:
        return ""
    return "{" + (meeting.byline.author or meeting.byline.unit or "") + "}"


def _tex(text: str) -> str:
    if text.startswith("{") and text.endswith("}"):  # a name kept whole
        return "{" + _tex(text[1:-1]) + "}" if len(text) > 2 else ""
    return "".join(_TEX.get(char, char) for char in text)


def _date_parts(iso: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in iso[:10].split("-")]]}
