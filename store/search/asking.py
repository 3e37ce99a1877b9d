"""Questions to the index: hits, facets, suggestions.

What words and filters need is imported when they are asked for: the browser begins with all meetings.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection
from contextlib import suppress
from typing import Any, Final, cast

import msgspec
import tantivy

from store.archive.work import Marks
from store.search.filters import FACETS, active_filters, add_filter, remove_filter
from store.search.meanwhile import Meanwhile
from store.search.results import Hit, Results
from store.search.schema import HELD, Place, schema, shown
from store.search.tree import (
    All,
    Among,
    Either,
    FieldName,
    Node,
    Phrase,
    Query,
    Value,
    Without,
    Word,
    all_of,
    is_ranked,
    top,
)

Counts = tuple[tuple[str, int], ...]
MANY: Final = 1000
_DECODE = msgspec.json.Decoder(Hit).decode
_DECODE_PLACES = msgspec.json.Decoder(tuple[Place, ...]).decode
_LARGE: Final = 20_000  # meetings; of fewer all is counted before a thread has begun
# Facets that are counted together there: what has the most values takes longest.
_PARTS: Final = (("person",), tuple(facet for facet in FACETS if facet != "person"))
_NARROWING: Final = frozenset(
    {"person", "org", "doc"}
)  # fields of which the beginning of a value can be asked
_COUNTED: Final = {"person": "person_name"}
_COUNT: Final = {"count": {"value_count": {"field": "kind"}}}  # each meeting is of one kind


def _compiled(query: Query, marks: Marks | None) -> tantivy.Query:
    """See `compile_query`."""
    if query.node is None:
        return shown(tantivy.Query.all_query())
    from store.search.compiling import compile_query  # noqa: PLC0415 - see above

    return compile_query(query, marks)


def find(
    searcher: tantivy.Searcher, query: Query, limit: int, offset: int, sort: str, marks: Marks | None
) -> Results:
    """See `Index.search`."""
    hits, count = _page(searcher, query, limit, offset, sort, marks)
    return Results(count_of(searcher, query, marks) if count is None else count, hits)


def position(searcher: tantivy.Searcher, query: Query, id: str, sort: str, marks: Marks | None) -> int | None:
    """See `Index.position`."""
    own: Any = searcher.search(tantivy.Query.term_query(schema(), "id", id), limit=1)
    if not own.hits:
        return None
    found, _, _ = _addresses(searcher, query, max(1, searcher.num_docs), 0, sort, marks)
    address = _number(own.hits[0][1])
    return next((row for row, (_, one) in enumerate(found) if _number(one) == address), None)


def _number(address: tantivy.DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc


def _page(
    searcher: tantivy.Searcher, query: Query, limit: int, offset: int, sort: str, marks: Marks | None
) -> tuple[tuple[Hit, ...], int | None]:
    """The hits wanted; how many there are in all where that was seen by the way."""
    found, count, by_date = _addresses(searcher, query, limit, offset, sort, marks)
    return _hits_at(searcher, found, by_date), count


def _addresses(
    searcher: tantivy.Searcher, query: Query, limit: int, offset: int, sort: str, marks: Marks | None
) -> tuple[list[tuple[Any, tantivy.DocAddress]], int | None, bool]:
    """Where the hits wanted are stored, with their scores; how many there are in all where that was seen by
    the way; whether they are in the order of their days, and the scores these."""
    order: dict[str, Any] = {}
    if sort != "relevance" or not is_ranked(query):
        direction = tantivy.Order.Asc if sort == "date" else tantivy.Order.Desc
        order = {"order_by_field": "first_day", "order": direction}
        clauses: tuple[tantivy.Query, ...] = (_compiled(query, marks),)
    else:
        from store.search.ranking import rank_queries  # noqa: PLC0415 - see above

        clauses = rank_queries(searcher, query, marks)
    count = 0
    found: list[tuple[Any, tantivy.DocAddress]] = []
    for clause in clauses:
        if count and len(found) == limit:
            return found, None, bool(order)
        wanted, skipped = limit - len(found), max(offset - count, 0)
        answer: Any = searcher.search(clause, limit=max(wanted, 1), offset=skipped, **order)
        found += answer.hits[:wanted]
        count += answer.count
    return found, count, bool(order)


def _hits_at(
    searcher: tantivy.Searcher, found: list[tuple[Any, tantivy.DocAddress]], by_date: bool
) -> tuple[Hit, ...]:
    return tuple(hit_at(searcher, address, 0.0 if by_date else score) for score, address in found)


def count_records(searcher: tantivy.Searcher) -> int:
    """How many records are indexed: of a report that several sites told, each."""
    answer = searcher.aggregate(tantivy.Query.all_query(), {"ids": {"value_count": {"field": "id"}}})
    return int(answer["ids"]["value"])


def hit_at(searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float) -> Hit:
    """The hit whose row is stored at `address`."""
    stored = searcher.doc(address)
    row, places = _DECODE(bytes(stored["row"][0])), _DECODE_PLACES(bytes(stored["places"][0]))
    return msgspec.structs.replace(row, score=score, segment=places[0].segment)


def find_and_count(
    searcher: tantivy.Searcher, query: Query, limit: int, sort: str, values: int, marks: Marks | None
) -> tuple[Results, dict[str, Counts]]:
    """See `Index.ask`. In a large archive part of the facets is counted while the rest is done."""
    counting = _Counting(searcher, query, values, marks)
    hits, _ = _page(searcher, query, limit, 0, sort, marks)
    facets, count = counting.done()
    return Results(count, hits), facets


def facet_counts(
    searcher: tantivy.Searcher, query: Query, limit: int, marks: Marks | None
) -> dict[str, Counts]:
    """See `Index.facets`."""
    return _Counting(searcher, query, limit, marks).done()[0]


class _Counting:
    """Counts the facets of an answer. In a large archive a thread begins at once; whoever has time goes on.

    Args:
        limit: how many values of each facet.
    """

    def __init__(self, searcher: tantivy.Searcher, query: Query, limit: int, marks: Marks | None) -> None:
        self._asked = (searcher, query, limit, marks)
        self._clause = _compiled(query, marks)
        self._chosen: dict[str, list[str]] = {}
        for facet, value in active_filters(query):
            self._chosen.setdefault(facet, []).append(value)
        self._facets: dict[str, Counts] = {}
        self._total: int | None = None
        large = searcher.num_docs > _LARGE
        # To find words in a row takes longer than to count: that is not done again for each part.
        parts = _PARTS if large and not _asks_for_rows(query.node) else (tuple(FACETS),)
        free = (tuple(facet for facet in part if facet not in self._chosen) for part in parts)
        self._left = deque([*filter(None, free), *((facet,) for facet in self._chosen)])
        self._helper = Meanwhile(self._go_on) if large else None

    def done(self) -> tuple[dict[str, Counts], int]:
        """The facets, and how many meetings answer the query."""
        self._go_on()
        if self._helper:
            self._helper.result()
        searcher, query, _, marks = self._asked
        total = count_of(searcher, query, marks) if self._total is None else self._total
        return {facet: self._facets[facet] for facet in FACETS}, total

    def _go_on(self) -> None:
        searcher, _, limit, _ = self._asked
        while part := self._next():
            if part[0] in self._chosen:
                self._facets[part[0]] = self._as_if_not_chosen(part[0])
            else:
                counted, self._total = _counted(searcher, self._clause, part, limit)
                self._facets.update(counted)

    def _next(self) -> tuple[str, ...]:
        """What is to be counted next by whoever asks; () where nothing is left."""
        with suppress(IndexError):
            return self._left.popleft()
        return ()

    def _as_if_not_chosen(self, facet: str) -> Counts:
        """The values of a facet in what would be found were it not narrowed, those chosen among them."""
        searcher, query, limit, marks = self._asked
        wider = remove_filter(query, facet)
        rows = _counted(searcher, _compiled(wider, marks), [facet], limit)[0][facet]
        known = {value for value, _ in rows}
        others = ((one, add_filter(wider, facet, one)) for one in self._chosen[facet] if one not in known)
        return (*rows, *((one, count_of(searcher, narrowed, marks)) for one, narrowed in others))


def count_of(searcher: tantivy.Searcher, query: Query, marks: Marks | None = None) -> int:
    """How many meetings answer `query`."""
    return int(searcher.search(_compiled(query, marks), limit=1).count)  # type: ignore[attr-defined]


def values_of(
    searcher: tantivy.Searcher, query: Query, facet: str, marks: Marks | None, size: int = MANY
) -> Counts:
    """The most frequent values of one facet in what answers `query`, with counts."""
    return _counted(searcher, _compiled(query, marks), [facet], size)[0][facet]


def values_beginning(
    searcher: tantivy.Searcher, field: str, prefix: str, query: Query, limit: int, marks: Marks | None = None
) -> Counts:
    """See `Index.suggest`."""
    from store.search.fields import language  # noqa: PLC0415 - see above
    from store.search.words import Words, terms  # noqa: PLC0415

    part = field in language().parts
    facet = "person" if part else next((name for name, own in FACETS.items() if field in {name, own}), None)
    if facet is None:
        return ()
    typed = terms(prefix, True)
    if typed and (part or field in _NARROWING):
        # Only meetings with such a value: of all values in the archive the rare ones would not be among the
        # most frequent.
        query = Query(all_of([*top(query), Among(cast("FieldName", field), (Value(prefix, prefix=True),))]))
    rows = values_of(searcher, query, facet, marks)
    found = [row for row in rows if not typed or any(Words(row[0]).rows(typed))]
    return tuple(found[:limit]) if not part else _in_part(searcher, field, found, query, limit, marks)


def _in_part(
    searcher: tantivy.Searcher, field: str, people: Counts | list[tuple[str, int]], query: Query, limit: int,
    marks: Marks | None,
) -> Counts:  # fmt: skip
    """Of people with counts, those who have a part (`chair`), counted in that part."""
    rows: list[tuple[str, int]] = []
    for name, most in people:
        if len(rows) >= limit and most <= min(count for _, count in rows[:limit]):
            break  # nobody further down can have it more often
        one = Among(cast("FieldName", field), (Value(name),))
        if count := count_of(searcher, Query(all_of([*top(query), one])), marks):
            rows.append((name, count))
            rows.sort(key=lambda row: -row[1])
    return tuple(rows[:limit])


def _counted(
    searcher: tantivy.Searcher, clause: tantivy.Query, facets: Collection[str], limit: int
) -> tuple[dict[str, Counts], int]:
    """The most frequent values of each facet among what matches `clause`, with counts, years newest first,
    and of the passages, whose kinds are few, all; and how many meetings match."""
    asked = {name: terms for facet in facets for name, terms in _terms(facet, limit).items()}
    answer = searcher.aggregate(clause, asked | _COUNT)
    counted = {
        facet: (
            _passages(answer)
            if facet == "passage"
            else tuple((str(one["key"]), int(one["doc_count"])) for one in answer[facet]["buckets"])
        )
        for facet in facets
    }
    return counted, int(answer["count"]["value"])


def _asks_for_rows(node: Node | None) -> bool:
    """Whether words are looked for in a row, which takes longer than to count."""
    match node:
        case Word(text) | Phrase(text):
            from store.search.words import terms  # noqa: PLC0415 - see above

            return len(terms(text)) > 1
        case All(nodes) | Either(nodes):
            return any(map(_asks_for_rows, nodes))
        case Without(inner):
            return _asks_for_rows(inner)
        case _:
            return False


def _terms(facet: str, size: int) -> dict[str, Any]:
    """The aggregations, by name, that count a facet."""
    if facet == "passage":
        return {name: {"terms": {"field": name, "size": 1 << len(kinds)}} for name, kinds in HELD.items()}
    order = {"order": {"_key": "desc"}} if facet == "year" else {}
    return {facet: {"terms": {"field": _COUNTED.get(facet, facet), "size": size, **order}}}


def _passages(answer: dict[str, Any]) -> Counts:
    """The kinds of passages, out of the sets of them."""
    found: Counter[str] = Counter()
    for name, kinds in HELD.items():
        for bucket in answer[name]["buckets"]:
            bits, count = int(bucket["key"]), int(bucket["doc_count"])
            found.update({kind: count for at, kind in enumerate(kinds) if bits >> at & 1})
    return tuple(sorted(found.items(), key=lambda row: (-row[1], row[0])))
