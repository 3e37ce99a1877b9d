"""The day of the meeting, its part of the day, and the page's own stamp."""

from __future__ import annotations

from typing import NamedTuple

from store.model import Daypart, Document, Kind
from store.parsing.found import Found
from store.parsing.layout import Layout
from store.parsing.view import View
from store.reading import ReportText


class MeetingDate(NamedTuple):
    """First and last day (ISO dates or None), whether anything was inferred, and the part of the day."""

    date: str | None = None
    date_end: str | None = None
    inferred: bool = False
    daypart: Daypart | None = None


def find_published(view: View, layout: Layout, report: ReportText) -> Found[str | None]:
    """The page's own stamp, from the removed chrome or from the text."""
    return Found(report.published or layout.published)


def find_date(
    view: View,
    layout: Layout,
    documents: tuple[Document, ...],
    kind: Kind,
    period: str | None,
    published: str | None,
) -> Found[MeetingDate]:
    """The meeting's own day."""
    return Found(MeetingDate())
