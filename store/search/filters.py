"""Facet filters as part of a query: adding, removing, listing them.

Several values of one facet mean "or", several facets "and". A filter stands at the top of the query, so
that the query as text shows it: `chậm tiến độ kind:review,year-end date:2021`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from store.search.tree import WHOLE_FIELDS, Among, Days, FieldName, Node, Query, Value, When, all_of, top

# facet = the field that narrows to it
FACETS: Final[dict[str, str]] = {
    "kind": "kind",
    "year": "date",
    "province": "province",
    "organiser": "org",
    "person": "person",
    "document": "doc",
    "passage": "in",
}


def active_filters(query: Query) -> tuple[tuple[str, str], ...]:
    """The (facet, value) pairs that `query` is narrowed to, in its order."""
    return tuple((facet, value) for node in top(query) if (facet := _facet(node)) for value in _values(node))


def add_filter(query: Query, facet: str, value: str) -> Query:
    """`query` narrowed to `value` of `facet`, or to one more value of it.

    Args:
        facet: one of `FACETS`.
        value: as `Index.facets` gives it.
    """
    nodes = list(top(query))
    for at, node in enumerate(nodes):
        if _facet(node) == facet:
            nodes[at] = _filter(facet, dict.fromkeys((*_values(node), value)))
            return Query(all_of(nodes))
    return Query(all_of([*nodes, _filter(facet, (value,))]))


def remove_filter(query: Query, facet: str, value: str | None = None) -> Query:
    """`query` without `value` of `facet`, or without any filter of `facet`."""
    nodes: list[Node] = []
    for node in top(query):
        if _facet(node) != facet:
            nodes.append(node)
        elif value is not None and (rest := [one for one in _values(node) if one != value]):
            nodes.append(_filter(facet, rest))
    left = Query(all_of(nodes))
    # What stood in brackets may be all that is left, and its filters stand at the top now.
    return left if top(left) == tuple(nodes) else remove_filter(left, facet, value)


def _facet(node: Node) -> str | None:
    """The facet that `node` narrows; None if it is no filter."""
    if isinstance(node, When):
        return "year" if all(_year(span) for span in node.spans) else None
    if isinstance(node, Among):
        whole = node.field not in WHOLE_FIELDS or all(value.whole for value in node.values)
        return next((facet for facet, field in FACETS.items() if field == node.field and whole), None)
    return None


def _year(span: Days) -> str | None:
    year = span.first[:4]
    return year if year and span == Days(f"{year}-01-01", f"{year}-12-31") else None


def _values(node: Node) -> tuple[str, ...]:
    if isinstance(node, When):
        return tuple(span.first[:4] for span in node.spans)
    return tuple(_counted(node.field, value.text) for value in node.values) if isinstance(node, Among) else ()


def _filter(facet: str, values: Iterable[str]) -> Node:
    if facet == "year":
        return When(tuple(Days(f"{year}-01-01", f"{year}-12-31") for year in values))
    field = FACETS[facet]
    texts = dict.fromkeys(_counted(field, value) for value in values)
    return Among(cast("FieldName", field), tuple(Value(text, field in WHOLE_FIELDS) for text in texts))


def _counted(field: str, value: str) -> str:
    """A value as facets give it: names with one placement of tone marks, `Hòa` also for `Hoà`."""
    if field not in {"person", "org"}:
        return value
    from store.language.tones import canonical_tones  # noqa: PLC0415 - see `store.search.asking`

    return canonical_tones(value)
