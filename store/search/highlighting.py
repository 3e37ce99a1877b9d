"""What to highlight of a text."""

from __future__ import annotations

from store.model import Meeting
from store.search.matching import joined, matches, matches_in
from store.search.tree import Query

Spans = tuple[tuple[int, int], ...]


def highlight(query: Query, text: str) -> Spans:
    """What of `text` (NFC) the words of `query` match: code points, half open, in order, not overlapping.

    Phrases only where all their words stand in a row, bare words side by side where the most of them do, a
    lone one of them only where none is missing; what must not occur is never highlighted. For the text of a
    meeting there is `highlight_meeting`.
    """
    return joined((match.start, match.end) for match in matches_in(query, text))


def highlight_meeting(query: Query, meeting: Meeting) -> Spans:
    """What of the meeting's text `query` matches, as `highlight` gives it.

    Words that `in:` looks for in some passages are highlighted only there, documents that `doc:` finds
    wherever they are cited, in whatever spelling, and of alternatives only those that hold.
    """
    return joined((match.start, match.end) for match in matches(query, meeting))
