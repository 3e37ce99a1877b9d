"""The venue, and the province of the host body."""

from __future__ import annotations

from store.parsing.found import Found
from store.parsing.layout import Layout
from store.parsing.view import View
from store.reading import ReportText


def find_place(view: View, layout: Layout) -> Found[str | None]:
    """The venue."""
    return Found(None)


def find_province(
    view: View, layout: Layout, organiser: str | None, date: str | None, report: ReportText
) -> Found[str | None]:
    """The host's province, in the name in force at the meeting's date."""
    return Found(None)
