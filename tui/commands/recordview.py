"""One record, readable in a terminal or a pager."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.output import line_printer
from tui.spoken import spoken, word

if TYPE_CHECKING:
    from store import Meeting, ReportSource


def print_record(meeting: Meeting, sources: Sequence[ReportSource] = ()) -> None:
    """Prints the facts of a record and then its text, passage by passage."""
    from store import printable

    line = line_printer()
    line((printable(meeting.title), "bold"))
    line()
    for label, value in (*_facts(meeting), *_others(sources)):
        line((f"{spoken(label):<13}", "cyan"), (printable(value), ""))
    for passage in meeting.passages:
        line()
        line((f"[{word('passage', passage.kind)}]", "dim italic"))
        for paragraph in meeting.text[passage.start : passage.end].split("\n\n"):
            line((printable(paragraph.strip()), ""))


def _others(sources: Sequence[ReportSource]) -> Iterator[tuple[str, str]]:
    """The other sources of the report, each with the id that shows its text."""
    for one in sources[1:]:
        place = f"{one.where} (#{one.id})"
        if one.published:
            place = spoken("{where}, published {day} (#{id})", where=one.where, day=one.published, id=one.id)
        yield "also", place


def _facts(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield "id", meeting.id
    yield "kind", word("kind", meeting.kind)
    if meeting.date:
        last = f" … {meeting.date_end}" if meeting.date_end else ""
        part = f", {spoken(meeting.daypart)}" if meeting.daypart else ""
        inferred = f" ({spoken('inferred')})" if meeting.date_inferred else ""
        yield "date", f"{meeting.date}{last}{part}{inferred}"
    for label in ("organiser", "place", "province", "period", "published"):
        value = getattr(meeting, label)
        if value:
            yield label, value
    for person in meeting.people:
        roles = f" - {'; '.join(person.roles)}" if person.roles else ""
        parts = ", ".join(word("part", part) for part in person.parts)
        yield "person", f"{person.name}{roles} ({parts})"
    for group in meeting.attendance:
        yield "attendance", f"{group.count} {group.who}"
    for document in meeting.documents:
        dated = f" ({document.date})" if document.date else ""
        yield "document", f"{document.key}{dated}"
    for rating in meeting.ratings:
        percent = spoken(" ({share:g}%)", share=rating.percent) if rating.percent is not None else ""
        yield "rating", f"{rating.subject}: {word('level', rating.level)} {rating.count or ''}{percent}"
    for target in meeting.targets:
        yield "target", f"{target.comparator} {target.value} {target.subject or ''}".rstrip()
    for point in meeting.instructions:
        speaker = f"{point.by}: " if point.by else ""
        yield "instruction", f"{point.ordinal}. {speaker}{meeting.text[point.start : point.end]}"
    if source := " · ".join(filter(None, (meeting.source.url, meeting.source.name))):
        yield "source", source
    for warning in meeting.warnings:
        yield "warning", warning
