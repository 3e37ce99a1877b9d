"""The headline as one line."""

from __future__ import annotations

from store.parsing.found import Found
from store.parsing.layout import Layout
from store.parsing.view import View
from store.reading import ReportText


def find_title(view: View, layout: Layout, report: ReportText) -> Found[str]:
    """The title as printed, one line; where the text has none, the first sentence, shortened."""
    if layout.title is not None:
        return Found(" ".join(layout.title.of(view.text).split()))
    return Found(" ".join(view.text[:120].split()))
