"""The query language, the index, facets, snippets and highlighting.

Names are imported when first used: reading a query does not load the index.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.search.colouring import QueryPart, query_parts
    from store.search.comparing import Comparison, Piece
    from store.search.completing import Completion
    from store.search.filters import active_filters, add_filter, remove_filter
    from store.search.highlighting import highlight, highlight_meeting
    from store.search.index import Index
    from store.search.meanwhile import Meanwhile
    from store.search.parser import parse_query
    from store.search.printing import print_query
    from store.search.quotation import Held, Verdict, verify
    from store.search.rated import Rated, rated_years
    from store.search.readings import Reading
    from store.search.related import Reason, Related
    from store.search.results import Hit, Results
    from store.search.snippet import Snippet, snippets
    from store.search.sources import ReportSource, sources_of
    from store.search.timeline import Period, Timeline, narrowed_to
    from store.search.tree import Query, is_ranked

_HOME = {
    "active_filters": "filters",
    "add_filter": "filters",
    "remove_filter": "filters",
    "highlight": "highlighting",
    "highlight_meeting": "highlighting",
    "Index": "index",
    "Meanwhile": "meanwhile",
    "parse_query": "parser",
    "QueryPart": "colouring",
    "query_parts": "colouring",
    "print_query": "printing",
    "Comparison": "comparing",
    "Piece": "comparing",
    "Completion": "completing",
    "Held": "quotation",
    "Verdict": "quotation",
    "verify": "quotation",
    "Rated": "rated",
    "rated_years": "rated",
    "Reading": "readings",
    "Reason": "related",
    "Related": "related",
    "ReportSource": "sources",
    "sources_of": "sources",
    "Hit": "results",
    "Results": "results",
    "Snippet": "snippet",
    "snippets": "snippet",
    "Period": "timeline",
    "Timeline": "timeline",
    "narrowed_to": "timeline",
    "Query": "tree",
    "is_ranked": "tree",
}

__all__ = [
    "Comparison",
    "Completion",
    "Held",
    "Hit",
    "Index",
    "Meanwhile",
    "Period",
    "Piece",
    "Query",
    "QueryPart",
    "Rated",
    "Reading",
    "Reason",
    "Related",
    "ReportSource",
    "Results",
    "Snippet",
    "Timeline",
    "Verdict",
    "active_filters",
    "add_filter",
    "highlight",
    "highlight_meeting",
    "is_ranked",
    "narrowed_to",
    "parse_query",
    "print_query",
    "query_parts",
    "rated_years",
    "remove_filter",
    "snippets",
    "sources_of",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'store.search' has no attribute {name!r}")
    return getattr(import_module(f"store.search.{_HOME[name]}"), name)
