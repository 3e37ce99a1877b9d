"""What the meeting looks back on."""

from __future__ import annotations

from store.model import Document, Kind
from store.parsing.found import Found
from store.parsing.layout import Layout
from store.parsing.view import View


def find_period(view: View, layout: Layout, kind: Kind, documents: tuple[Document, ...]) -> Found[str | None]:
    """The period under review: `năm 2021`, `nhiệm kỳ 2020-2025`."""
    return Found(None)
