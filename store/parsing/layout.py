"""Which paragraph is what on the page: headline, stamp, caption, byline, body."""

from __future__ import annotations

from typing import NamedTuple

from store.language.sentences import Span
from store.parsing.view import View


class Layout(NamedTuple):
    """The page's parts; every paragraph (or, for a caption run into the body, sentence) is in exactly one.

    Args:
        title: the headline's title, or None where the text starts without one.
        headline: title, kicker and stamp paragraphs.
        captions: captions and picture credits.
        bylines: the lines that say who wrote it.
        body: everything else, in order.
        published: ISO date or date-time of a stamp that stands in the text, or None.
    """

    title: Span | None
    headline: tuple[Span, ...]
    captions: tuple[Span, ...]
    bylines: tuple[Span, ...]
    body: tuple[Span, ...]
    published: str | None = None


def lay_out(view: View) -> Layout:
    """The parts of the page."""
    if len(view.paragraphs) < 2:
        return Layout(None, (), (), (), view.paragraphs)
    title = view.paragraphs[0]
    return Layout(title, (title,), (), (), view.paragraphs[1:])
