"""The values of facets to choose from: a few of each, and many of those that one opens."""

from __future__ import annotations

from collections.abc import Collection, Mapping

Counts = tuple[tuple[str, int], ...]
Facets = dict[str, Counts]

FEW, MANY = 12, 200  # values of a facet
# Passages that nearly every report has, or that say nothing of it: nothing to choose from.
_UNTELLING = frozenset({"headline", "byline", "caption", "other"})


def asked_for(most: int, chosen: Collection[tuple[str, str]]) -> int:
    """How many values of each facet are to be counted for `few` to see whether there are more than `most`."""
    return most + 1 + len(chosen)


def few(
    counted: Mapping[str, Counts], chosen: Collection[tuple[str, str]], most: int
) -> tuple[Facets, frozenset[str]]:
    """The first values of each facet and all that are chosen; and the facets that have more.

    Args:
        counted: of each facet as many values as `asked_for` says, with counts.
        chosen: the (facet, value) pairs of the filters.
    """
    shown: Facets = {}
    more = set()
    for facet, values in counted.items():
        telling = [row for row in values if facet != "passage" or row[0] not in _UNTELLING]
        shown[facet] = tuple(row for at, row in enumerate(telling) if at < most or (facet, row[0]) in chosen)
        if len(shown[facet]) < len(telling):
            more.add(facet)
    return shown, frozenset(more)
