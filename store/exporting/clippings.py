"""Excerpts of many meetings in one file, each with its source and the reader's note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from store.errors import StoreError
from store.exporting.bibliography import bibtex_entry, csl_item
from store.exporting.citation import Style, places, reference
from store.exporting.escaping import escaped_markdown, markdown_paragraph
from store.exporting.formats import EXPORT_FORMATS
from store.exporting.labels import labels
from store.exporting.report import Report
from store.exporting.tables import csv_file
from store.exporting.template import CitationTemplate
from store.exporting.webpage import page
from store.exporting.wordfile import new_document, saved
from store.language.folding import clean, printable
from store.model import Meeting

if TYPE_CHECKING:
    from store.archive import Archive, ReaderState


class Excerpt(NamedTuple):
    """Words of a meeting with the reader's note.

    Args:
        id: of the meeting.
        meeting: None where it is no longer in the archive.
        start, end: where the words stand in its text, code points, half open.
    """

    id: str
    words: str
    note: str = ""
    meeting: Meeting | None = None
    start: int | None = None
    end: int | None = None

    @property
    def citation(self) -> str:
        """Where the words stand, on one line."""
        parts = (f"#{self.id}",) if self.meeting is None else reference(self.meeting)
        return f"— {' · '.join(parts)}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words by paragraphs, harmless to show."""
        return _lines(self.words)

    @property
    def noted(self) -> tuple[str, ...]:
        """The note by paragraphs, harmless to show, the first of them with what it is."""
        first, *more = _lines(self.note) or ("",)
        return (f"{labels().own['note']}: {first}", *more) if first else ()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in clean(text).split("\n") if line.strip())


def _markdown(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """A block quotation each, its citation in it, the note under it; UTF-8."""
    for number, one in enumerate(excerpts):
        quoted = [f"> {markdown_paragraph(line)}\n>\n" for line in one.paragraphs]
        note = "\n\n".join(map(markdown_paragraph, one.noted))
        text = "".join([*quoted, f"> {escaped_markdown(one.citation)}\n", f"\n{note}\n" if note else ""])
        yield (("\n" if number else "") + text).encode("utf-8")


def _plain(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """The words in quotation marks, the citation and the note, each on lines of their own; UTF-8."""
    for number, one in enumerate(excerpts):
        lines = ["“" + "\n".join(one.paragraphs) + "”", one.citation, *one.noted]
        yield (("\n" if number else "") + "".join(f"{line}\n" for line in lines if line)).encode("utf-8")


def _docx(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """The same as a Word document.

    Raises:
        StoreError: python-docx is not installed.
    """
    document = new_document(labels().own["clippings"])
    for one in excerpts:
        for line in one.paragraphs:
            document.add_paragraph(line, style="Quote")
        document.add_paragraph(one.citation, style="Caption")
        for line in one.noted:
            document.add_paragraph(line)
    yield saved(document)


def _html(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """A block quotation each, its citation under it, then the note; one self-contained page."""
    return page(labels().own["clippings"], map(_figure, excerpts))


def _figure(one: Excerpt) -> str:
    words = "".join(f"<p>{escape(line)}</p>" for line in one.paragraphs)
    note = "".join(f"<p>{escape(line)}</p>" for line in one.noted)
    caption = f"<figcaption>{escape(one.citation)}</figcaption>"
    return f"<figure>\n<blockquote>{words}</blockquote>\n{caption}\n{note}</figure>\n"


def _jsonl(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """One JSON object a line: meeting's id, offsets, words, note and citation."""
    for one in excerpts:
        plain = {"meeting": one.id, "start": one.start, "end": one.end, "text": one.words, "note": one.note}
        yield msgspec.json.encode({**plain, "citation": one.citation}) + b"\n"


def _csv(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """A row an excerpt."""
    columns = ("meeting", "date", "title", "organiser", "text", "note", "citation")
    yield from csv_file(columns, map(_row, excerpts))


def _row(one: Excerpt) -> tuple[str | None, ...]:
    meeting = one.meeting
    known = (None, None, None) if meeting is None else (meeting.date, meeting.title, meeting.organiser)
    return (one.id, *known, " ".join(one.paragraphs), one.note, one.citation)


def _csl(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """An item each, its words and the reader's note as the note of the item."""
    numbered: dict[str, int] = {}
    items = []
    for one in excerpts:
        numbered[one.id] = number = numbered.get(one.id, 0) + 1
        item = {"id": one.id, "type": "report"} if one.meeting is None else csl_item(one.meeting)
        items.append({**item, "id": f"{one.id}-{number}", "note": _quoted(one)})
    yield msgspec.json.format(msgspec.json.encode(items), indent=1) + b"\n"


def _quoted(one: Excerpt) -> str:
    return " — ".join(printable(part) for part in (f"“{' '.join(one.paragraphs)}”", one.note) if part.strip())


def _bibtex(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """The entries of the meetings, each with its excerpts as a note."""
    notes: dict[str, list[str]] = {}
    meetings: dict[str, Meeting] = {}
    for one in excerpts:
        if one.meeting is not None:
            meetings[one.id] = one.meeting
            notes.setdefault(one.id, []).append(_quoted(one))
    for id, meeting in meetings.items():
        yield bibtex_entry(meeting, "; ".join(notes[id]))


Write = Callable[[Iterable[Excerpt]], Iterator[bytes]]
_WRITERS: Final[dict[str, Write]] = {
    "text": _plain,
    "jsonl": _jsonl,
    "csv": _csv,
    "markdown": _markdown,
    "html": _html,
    "docx": _docx,
    "bibtex": _bibtex,
    "csl-json": _csl,
}


def write_excerpts(form: str, excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """The excerpts in a format of EXPORT_FORMATS, or as `text`.

    A format that has no place for words (tables of facts, calendars, Popolo) takes the meetings they are of.

    Raises:
        StoreError: a package that the format needs is not installed.
    """
    if form in _WRITERS:
        return _WRITERS[form](excerpts)
    meetings = {one.id: one.meeting for one in excerpts}
    return EXPORT_FORMATS[form].write(Report(one) for one in meetings.values() if one is not None)


def cite_excerpts(excerpts: Iterable[Excerpt], style: Style | CitationTemplate = "plain") -> str:
    """The excerpts to be pasted together, each with its citation and the reader's note.

    Args:
        style: as `cite` takes it; a template is filled for each, CSL-JSON is one list.
    """
    if isinstance(style, CitationTemplate):
        return "\n".join(_filled(style, one) for one in excerpts)
    if style == "html":
        return "".join(map(_figure, excerpts))
    write = {"plain": _plain, "markdown": _markdown, "csl-json": _csl}[style]
    return b"".join(write(excerpts)).decode("utf-8")


def _filled(template: CitationTemplate, one: Excerpt) -> str:
    words = one.words.strip()
    values = {"excerpt": words, "id": one.id} if one.meeting is None else places(one.meeting, words)
    return template.filled(values) + "".join(f"{line}\n" for line in one.noted)


def excerpts_of(archive: Archive, reader: ReaderState) -> tuple[Excerpt, ...]:
    """The reader's clippings with their meetings, in the reader's order."""
    meetings: dict[str, Meeting] = {}
    for id in {one.meeting for one in reader.clippings}:
        with suppress(StoreError):
            meetings[id] = archive.get(id)
    return tuple(
        Excerpt(one.meeting, one.text, one.note, meetings.get(one.meeting), one.start, one.end)
        for one in reader.clippings
    )


# File suffix → what gives the file's bytes in pieces.
EXCERPT_FORMATS: Final[dict[str, Write]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".docx": _docx,
    ".html": _html,
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".json": _csl,
    ".bib": _bibtex,
}
