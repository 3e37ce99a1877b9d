"""The sentences of a report, each with the kind of passage it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.language.sentences import Span
from store.model import Passage
from store.parsing.view import View

# No sentence is longer; what looks like one is a report without stops.
_LONGEST = 6000


def sentences_with_kinds(view: View, passages: Sequence[Passage]) -> Iterator[tuple[Span, str]]:
    """Every sentence with its passage kind, `other` where no passage covers its start.

    Args:
        passages: in order, not overlapping.
    """
    at = 0
    for spans in view.sentences:
        for span in spans:
            while at < len(passages) and passages[at].end <= span.start:
                at += 1
            told = at < len(passages) and passages[at].start <= span.start
            yield (
                Span(span.start, min(span.end, span.start + _LONGEST)),
                passages[at].kind if told else "other",
            )
