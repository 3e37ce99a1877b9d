"""What a search gives."""

from __future__ import annotations

import msgspec

from store.search.schema import Row


class Hit(Row, frozen=True, kw_only=True):
    """One found meeting, with all that the list shows of it.

    Args:
        segment: of the archive, which keeps the record; `Archive.get` finds it there at once.
        score: how well it matches; only to be compared within one search.
    """

    segment: str = ""
    score: float = 0.0


class Results(msgspec.Struct, frozen=True):
    """How many meetings match, and those that were asked for."""

    count: int
    hits: tuple[Hit, ...]
