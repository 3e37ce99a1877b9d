"""A question to the archive and its answer: frozen values that flow from the screen down to the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from tui.filters import Filters

if TYPE_CHECKING:
    from store import Hit, Query

SORTS = ("relevance", "-date", "date")


class Question(Struct, frozen=True):
    """What is asked: the query as typed, the chosen filters, and the order.

    `sort` "" means the order that suits: relevance to a query, else the newest first. While `typing`, the
    last word is a prefix.
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: str = ""
    typing: bool = True

    @property
    def asks_all(self) -> bool:
        """Whether it asks for nothing: all meetings answer it."""
        return not self.text.strip() and not self.filters

    @property
    def order(self) -> str:
        """The order in force: one of `SORTS`."""
        if self.sort:
            return self.sort
        return "relevance" if self.text.strip() else "-date"


class Offer(Struct, frozen=True):
    """Another question that has an answer, where the one asked has none.

    `why` is how it came about (`accents`, `spelling`, `condition`, `typing`), `dropped` the condition left
    out, "" where none is; `count` the number of its meetings.
    """

    question: Question
    why: str
    count: int
    dropped: str = ""


class Answer(Struct, frozen=True):
    """What came back: how many meetings, the first of them, the counts of each facet, and the query as it
    was understood (for the following pages and for highlighting), with all filters in it, typed or chosen.

    `more` names the facets that have more values than are given.
    `order` is the one in which they come: that asked for, or the newest first where nothing ranks them.
    `read_as` is what the typed text was taken for, "" where it was taken as it stands; `offers` is what else
    may have been meant where nothing was found.
    """

    question: Question
    query: Query
    count: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[tuple[str, int], ...]]
    narrowed: Filters
    more: frozenset[str] = frozenset()
    order: str = "-date"
    read_as: str = ""
    offers: tuple[Offer, ...] = ()
