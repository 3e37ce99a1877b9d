"""What a search gives."""

from __future__ import annotations

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What the list shows of a meeting; stored in the index, so that no segment is opened for it.

    Args:
        chairs: names of those who presided.
        people, documents, warnings: how many there are.
        source: name of the file it came from.
        others: ids of the other records of the same report, from other sources.
    """

    id: str
    title: str
    date: str | None
    date_end: str | None
    date_inferred: bool
    published: str | None
    kind: str
    organiser: str | None
    province: str | None
    place: str | None
    period: str | None
    chairs: tuple[str, ...]
    people: int
    documents: int
    warnings: int
    source: str
    others: tuple[str, ...] = ()


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
