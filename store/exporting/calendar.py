"""iCalendar: one all-day event a meeting with a known day (RFC 5545). Needs the extra `ical`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from store.errors import StoreError
from store.exporting.report import Report, days_of
from store.language.folding import printable
from store.model import Meeting

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def calendar(reports: Iterable[Report]) -> Iterator[bytes]:
    """The meetings that have a date as one calendar; the others are left out, for they have no place in it.

    Raises:
        StoreError: icalendar is not installed.
    """
    try:
        from icalendar import Calendar, Event  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise StoreError(
            "Calendars need the package icalendar.", "Install it with `pip install 'meetings-tui[ical]'`."
        ) from error
    whole = Calendar()
    whole.add("prodid", "-//meetings-tui//meetings-tui//VI")
    whole.add("version", "2.0")
    for report in reports:
        meeting = report.meeting
        days = days_of(meeting)
        if days is None:
            continue
        event = Event()
        event.add("uid", f"{meeting.id}@meetings-tui")
        event.add("dtstamp", _stamp(meeting))
        first, last = map(dt.date.fromisoformat, days)
        event.add("dtstart", first)
        if last < dt.date.max:
            # DTEND is not part of the event (RFC 5545, 3.6.1): the day after the last one.
            event.add("dtend", last + dt.timedelta(days=1))
        event.add("summary", printable(meeting.title))
        if meeting.place:
            event.add("location", printable(meeting.place))
        lines = [printable(meeting.organiser or ""), *report.elsewhere]
        if described := "\n".join(line for line in lines if line):
            event.add("description", described)
        if meeting.source.url:
            event.add("url", printable(meeting.source.url))
        event.add("categories", [meeting.kind])
        whole.add_component(event)
    yield whole.to_ical()


def _stamp(meeting: Meeting) -> dt.datetime:
    """When the record was made; always the same for the same record."""
    if meeting.source.imported is None:
        return _EPOCH
    return dt.datetime.fromisoformat(meeting.source.imported).astimezone(dt.UTC)
