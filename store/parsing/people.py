"""People: names, honorifics, roles, parts."""

from __future__ import annotations

from store.model import Document, Person
from store.parsing.found import Found
from store.parsing.layout import Layout
from store.parsing.view import View


def find_people(
    view: View, layout: Layout, documents: tuple[Document, ...], organiser: str | None
) -> Found[tuple[Person, ...]]:
    """Everyone the report names as a person of the meeting, once each, in order of first mention."""
    return Found(())
