"""Questions to the index: hits, facets, suggestions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

import msgspec
import tantivy

from store.archive.work import Marks
from store.search.compiling import compile_query, has_words
from store.search.filters import FACETS, active_filters, remove_filter
from store.search.results import Hit, Results
from store.search.tree import Query
from store.search.words import Words, terms, tokens

Counts = tuple[tuple[str, int], ...]
MANY: Final = 1000
_DECODE = msgspec.json.Decoder(Hit).decode
_COUNTED: Final = {"person": "person_name"}


def find(
    searcher: tantivy.Searcher, query: Query, limit: int, offset: int, sort: str, marks: Marks | None
) -> Results:
    """See `Index.search`."""
    order: dict[str, Any] = {}
    if sort != "relevance" or not has_words(query.node):
        direction = tantivy.Order.Asc if sort == "date" else tantivy.Order.Desc
        order = {"order_by_field": "first_day", "order": direction}
    clause = compile_query(query, marks)
    answer: Any = searcher.search(clause, limit=max(limit, 1), offset=offset, **order)
    hits = (hit_at(searcher, address, 0.0 if order else score) for score, address in answer.hits[:limit])
    return Results(answer.count, tuple(hits))


def hit_at(searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float) -> Hit:
    """The hit whose row is stored at `address`."""
    row = _DECODE(bytes(searcher.doc(address)["row"][0]))
    return msgspec.structs.replace(row, score=score)


def facet_counts(
    searcher: tantivy.Searcher, query: Query, limit: int, marks: Marks | None
) -> dict[str, Counts]:
    """See `Index.facets`."""
    chosen: dict[str, list[str]] = {}
    for facet, value in active_filters(query):
        chosen.setdefault(facet, []).append(value)
    free = {facet: _counting(facet, limit) for facet in FACETS if facet not in chosen}
    shared = searcher.aggregate(compile_query(query, marks), free)
    counted = {}
    for facet in FACETS:
        answer = shared
        if facet in chosen:
            wider = compile_query(remove_filter(query, facet), marks)
            answer = searcher.aggregate(wider, {facet: _counting(facet, MANY)})
        counted[facet] = _rows(answer[facet], limit, chosen.get(facet, ()))
    return counted


def values_beginning(searcher: tantivy.Searcher, field: str, prefix: str, query: Query, limit: int) -> Counts:
    """See `Index.suggest`."""
    facet = next((name for name, own in FACETS.items() if field in {name, own}), None)
    if facet is None:
        return ()
    typed = terms(prefix, True)
    answer = searcher.aggregate(compile_query(query), {facet: _counting(facet, MANY)})
    rows = _rows(answer[facet], MANY)
    return tuple(row for row in rows if not typed or any(Words(tokens(row[0])).rows(typed)))[:limit]


def _counting(facet: str, size: int) -> dict[str, Any]:
    order = {"order": {"_key": "desc"}} if facet == "year" else {}
    return {"terms": {"field": _COUNTED.get(facet, facet), "size": size, **order}}


def _rows(answer: dict[str, Any], limit: int, chosen: Collection[str] = ()) -> Counts:
    """Values with counts; those chosen always among them."""
    rows = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer["buckets"]]
    kept = [row for at, row in enumerate(rows) if at < limit or row[0] in chosen]
    return (*kept, *((value, 0) for value in chosen if value not in dict(rows)))
