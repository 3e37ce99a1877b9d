"""The body that held the meeting."""

from __future__ import annotations

from store.model import Document, Kind
from store.parsing.found import Found
from store.parsing.layout import Layout
from store.parsing.view import View
from store.reading import ReportText


def find_organiser(
    view: View, layout: Layout, documents: tuple[Document, ...], kind: Kind, report: ReportText
) -> Found[str | None]:
    """The organiser, as fully named as the text allows."""
    return Found(None)
