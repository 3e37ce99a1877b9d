"""What may have been meant, as a question one can ask instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.filters import Filters
from tui.question import Offer, Question
from tui.text import current_language

if TYPE_CHECKING:
    from store import Reading

_UNFINISHED = re.compile(r'\*("?)\Z')


def offered(question: Question, reading: Reading) -> Offer:
    """`reading` of the query of `question` as an offer: the filters that were chosen stay filters, as far as
    the reading kept them, and do not come into the text."""
    from store import active_filters, print_query, remove_filter

    query = reading.query
    kept = tuple(pair for pair in question.filters.chosen if pair in active_filters(query))
    for facet, value in kept:
        query = remove_filter(query, facet, value)
    text, dropped = print_query(query, current_language()), reading.dropped
    if question.typing:
        # The last word is only a beginning because it is still being typed; as text it needs no star.
        text, dropped = _UNFINISHED.sub(r"\1", text), _UNFINISHED.sub(r"\1", dropped)
    return Offer(replace(question, text=text, filters=Filters(kept)), reading.why, reading.count, dropped)
