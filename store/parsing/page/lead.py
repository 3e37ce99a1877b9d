"""The paragraphs that open the report proper, whatever short lines of a page still stand before them."""

from __future__ import annotations

from itertools import islice

from store.language.sentences import Span
from store.parsing.page.layout import Layout
from store.parsing.view import View

_WORDS = 10


def lead_of(view: View, layout: Layout, count: int) -> list[Span]:
    """The first `count` paragraphs of the body that are long enough to tell something; all if none are."""
    long = (span for span in layout.body if view.text.count(" ", *span) >= _WORDS)
    return list(islice(long, count)) or list(layout.body[:count])
