"""What is exported: a record with all the sources that tell the same report."""

from __future__ import annotations

from typing import NamedTuple

from store.exporting.own import Own
from store.language.folding import printable
from store.model import Meeting
from store.search.sources import ReportSource


class Report(NamedTuple):
    """A record, every source of its report, its own first, and what the reader added to it; empty where they
    were not asked for."""

    meeting: Meeting
    sources: tuple[ReportSource, ...] = ()
    own: Own = Own()

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Where else it is told: addresses, sites or file names, each once."""
        own = self.meeting.source
        known = {own.url or own.site or own.name, ""}
        places = dict.fromkeys(one.where for one in self.sources if one.where not in known)
        return tuple(printable(place) for place in places)


def days_of(meeting: Meeting) -> tuple[str, str] | None:
    """The first day of a meeting and the last, ISO, which is not before it; None if no day is known."""
    if meeting.date is None:
        return None
    return meeting.date, max(meeting.date, meeting.date_end or meeting.date)
