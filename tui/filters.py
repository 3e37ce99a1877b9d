"""The filters of a question: for each facet the chosen values, of which any will do."""

from __future__ import annotations

from msgspec import Struct

from tui.text import say

# The facets in the order they are shown.
FACETS = ("kind", "year", "province", "organiser", "person", "document", "passage")


class Filters(Struct, frozen=True):
    """Chosen (facet, value) pairs, in the order they were chosen."""

    chosen: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.chosen)

    def of(self, facet: str) -> tuple[str, ...]:
        """The chosen values of `facet`."""
        return tuple(value for name, value in self.chosen if name == facet)

    def toggled(self, facet: str, value: str) -> Filters:
        """With `value` chosen if it was not, without it if it was."""
        pair = (facet, value)
        if pair in self.chosen:
            return Filters(tuple(other for other in self.chosen if other != pair))
        return Filters((*self.chosen, pair))


def facet_value(facet: str, value: str) -> str:
    """A facet's value as people read it: kinds by their name, all else as it is."""
    return say(f"{facet}.{value}") if facet in {"kind", "passage"} else value
