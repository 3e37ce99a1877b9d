"""The day of the meeting, its part of the day, and the page's own stamp."""

from __future__ import annotations

from typing import NamedTuple

from store.model import Daypart, Document, Kind
from store.parsing.date_patterns import DateSpan, dates_in, daypart_before, iso
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.view import View
from store.reading import ReportText

_DAYPARTS: dict[str, Daypart] = {
    "sáng": "morning", "trưa": "afternoon", "chiều": "afternoon", "tối": "evening", "đêm": "evening",
}  # fmt: skip


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
    best: tuple[int, DateSpan] | None = None
    for at, span in enumerate(layout.body[:6]):
        for found in dates_in(view.folded, *span):
            part = daypart_before(view.lower, found.start)
            score = (5 if part else 0) + (3 if at < 2 else 0) + (1 if found.year else 0)
            before = view.lower[max(span.start, found.start - 90) : found.start]
            if any(
                found.start - 12 < end <= found.start
                for document in documents
                for _, end in document.mentions
            ):
                continue
            if found.year and any(
                document.date == iso(found.year, found.first[1], found.first[0]) for document in documents
            ):
                score -= 5
            if "từ ngày" in before[-12:]:
                score -= 3
            if best is None or score > best[0]:
                best = (score, found)
    if best is None:
        return Found(MeetingDate())
    found = best[1]
    part = daypart_before(view.lower, found.start)
    daypart = _DAYPARTS[part["part"]] if part else None
    year = found.year or (int(published[:4]) if published else None)
    if year is None:
        return Found(MeetingDate(daypart=daypart))
    value = iso(found.first_year or year, found.first[1], found.first[0])
    last = iso(year, found.last[1], found.last[0]) if found.last else None
    return Found(
        MeetingDate(value, last, found.year is None, daypart),
        (Trace("date", value or "", "best-date", found.start, found.end),),
    )
