"""Who wrote the report."""

from __future__ import annotations

from store.model import Byline, Person
from store.parsing.found import Found
from store.parsing.layout import Layout
from store.parsing.view import View


def find_byline(view: View, layout: Layout, people: tuple[Person, ...]) -> Found[Byline | None]:
    """Author and unit of the byline."""
    return Found(None)
