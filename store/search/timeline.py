"""How the answers to a query are spread over months and years."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from typing import Any, Final

import msgspec
import tantivy

from store.archive.work import Marks
from store.model import KINDS
from store.search.compiling import compile_query
from store.search.tree import Days, Query, When, all_of, top

_MONTH: Final = 100  # of a day's number: 20211205 is in 202112
_LONGEST: Final = 60  # months that one meeting can take


class Period(msgspec.Struct, frozen=True):
    """The meetings of a month or a year.

    Args:
        name: `2021-12` or `2021`.
        count: how many meetings have a day in it, as many as `date:NAME` finds.
        kinds: how many of each kind, in the order of the model's kinds.
    """

    name: str
    count: int
    kinds: tuple[tuple[str, int], ...]


class Timeline(msgspec.Struct, frozen=True):
    """The months and years that have meetings, in order, and how many meetings have no date."""

    months: tuple[Period, ...] = ()
    years: tuple[Period, ...] = ()
    undated: int = 0


def timeline(searcher: tantivy.Searcher, query: Query, marks: Marks | None) -> Timeline:
    """See `Index.timeline`."""
    answer = searcher.aggregate(
        compile_query(query, marks),
        {
            "first": {
                **_by_month("first_day"),
                "aggs": {
                    "last": {
                        **_by_month("last_day"),
                        "aggs": {"kind": {"terms": {"field": "kind", "size": len(KINDS)}}},
                    }
                },
            },
            "dated": {"value_count": {"field": "first_day"}},
            "all": {"value_count": {"field": "kind"}},  # every report has one, but an id for each source
        },
    )
    months: dict[str, dict[str, int]] = {}
    years: dict[str, dict[str, int]] = {}
    for first, last, kind, count in _spans(answer):
        for month in range(first, min(last, first + _LONGEST) + 1):
            _add(months, f"{month // 12:04}-{month % 12 + 1:02}", kind, count)
        for year in range(first // 12, min(last, first + _LONGEST) // 12 + 1):
            _add(years, f"{year:04}", kind, count)
    undated = int(answer["all"]["value"]) - int(answer["dated"]["value"])
    return Timeline(_periods(months), _periods(years), undated)


def narrowed_to(query: Query, period: str) -> Query:
    """`query` with the month or year `period` in the place of its conditions on dates.

    Args:
        period: `2021-12` or `2021`.
    """
    first, last = (period, period) if len(period) > 4 else (f"{period}-01", f"{period}-12")
    year, month = map(int, last.split("-"))
    when = When((Days(f"{first}-01", f"{last}-{monthrange(year, month)[1]}"),))
    return Query(all_of([*(node for node in top(query) if not isinstance(node, When)), when]))


def _by_month(field: str) -> dict[str, Any]:
    return {"histogram": {"field": field, "interval": _MONTH, "min_doc_count": 1}}


def _spans(answer: dict[str, Any]) -> Iterator[tuple[int, int, str, int]]:
    """First and last month, counted from year 0, kind, and how many meetings of that kind took these."""
    for first in answer["first"]["buckets"]:
        for last in first["last"]["buckets"]:
            for kind in last["kind"]["buckets"]:
                yield _month(first["key"]), _month(last["key"]), kind["key"], int(kind["doc_count"])


def _month(key: float) -> int:
    number = int(key) // _MONTH
    return number // 100 * 12 + number % 100 - 1


def _add(periods: dict[str, dict[str, int]], name: str, kind: str, count: int) -> None:
    kinds = periods.setdefault(name, {})
    kinds[kind] = kinds.get(kind, 0) + count


def _periods(counted: dict[str, dict[str, int]]) -> tuple[Period, ...]:
    return tuple(
        Period(name, sum(kinds.values()), tuple((kind, kinds[kind]) for kind in KINDS if kind in kinds))
        for name, kinds in sorted(counted.items())
    )
