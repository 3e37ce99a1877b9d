"""The kind of meeting."""

from __future__ import annotations

from store.model import Document, Kind
from store.parsing.found import Found
from store.parsing.layout import Layout
from store.parsing.view import View


def find_kind(view: View, layout: Layout, documents: tuple[Document, ...]) -> Found[Kind]:
    """The kind of meeting; `not-a-meeting` where the text reports none."""
    return Found("other")
