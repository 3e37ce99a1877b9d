"""The ordered list of rule files that turn a report text into a record."""

from __future__ import annotations

from store.model import Meeting, Source, meeting_id
from store.parsing.bodies.organisations import find_organiser
from store.parsing.dates.dates import find_date, find_published
from store.parsing.dates.period import date_period, find_period
from store.parsing.documents.documents import find_documents
from store.parsing.figures.attendance import find_attendance
from store.parsing.figures.ratings import find_ratings
from store.parsing.figures.targets import find_targets
from store.parsing.found import Found, T, Trace
from store.parsing.meetings.kinds import find_kind, is_silent
from store.parsing.page.byline import find_byline
from store.parsing.page.layout import lay_out
from store.parsing.page.title import find_title
from store.parsing.passages.instructions import find_instructions
from store.parsing.passages.passages import find_passages
from store.parsing.people.people import find_people
from store.parsing.places.places import find_place, find_province
from store.parsing.view import view_of
from store.reading import ReportText


def parse(report: ReportText) -> Meeting:
    """The record of one report. Deterministic and pure; `source.imported` is left to the importer."""
    return parse_traced(report)[0]


def parse_traced(report: ReportText) -> tuple[Meeting, tuple[Trace, ...]]:
    """The record, with the rule and the span behind every fact of it."""
    traces: list[Trace] = []
    warnings: list[str] = list(report.warnings)

    def take(found: Found[T]) -> T:
        traces.extend(found.traces)
        warnings.extend(found.warnings)
        return found.value

    view = view_of(report.text)
    layout = lay_out(view, report.gaps, report.pictured)
    documents = take(find_documents(view))
    told = find_kind(view, layout, documents)
    kind, silent = take(told), is_silent(told)
    looked_back = find_period(view, layout, kind, documents)
    published = take(find_published(view, layout, report))
    when = take(find_date(view, layout, documents, kind, looked_back.value, published))
    period = take(date_period(looked_back, when.date))
    organiser = take(find_organiser(view, layout, documents, kind, report))
    people = take(find_people(view, layout, documents, organiser, silent=silent))
    passages = take(find_passages(view, layout, kind, silent=silent))
    meeting = Meeting(
        id=meeting_id(report.text),
        title=take(find_title(view, layout, report)),
        kind=kind,
        date=when.date,
        date_end=when.date_end,
        date_inferred=when.inferred,
        daypart=when.daypart,
        published=published,
        period=period,
        organiser=organiser,
        place=None if silent else take(find_place(view, layout)),
        province=(None if silent else take(find_province(view, layout, kind, organiser, when.date, report))),
        people=people,
        attendance=() if silent else take(find_attendance(view, passages)),
        documents=documents,
        passages=passages,
        instructions=() if silent else take(find_instructions(view, passages, people)),
        targets=() if silent else take(find_targets(view, passages)),
        ratings=() if silent else take(find_ratings(view, passages)),
        byline=take(find_byline(view, layout)),
        source=Source(
            name=report.name, format=report.format, site=report.site, url=report.url, sha256=report.sha256
        ),
        text=report.text,
        warnings=tuple(dict.fromkeys(warnings)),
    )
    return meeting, tuple(traces)
