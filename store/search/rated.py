"""How one body was rated over the years."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, Protocol

import msgspec

from store.errors import StoreError
from store.language.folding import fold
from store.model import Meeting, Rating
from store.search.quotation import Reports
from store.search.results import Hit, Results
from store.search.tree import All, Among, Query, Value

_MOST: Final = 200  # reports that are read, the newest
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Searches(Protocol):
    """What finds meetings; `store.Index` does."""

    def search(self, query: Query, *, limit: int = 50, sort: str = "relevance") -> Results: ...


class Rated(msgspec.Struct, frozen=True):
    """The ratings of one subject (`đảng viên`, `tổ chức đảng`) in one report.

    Args:
        subject: as the report writes it.
        year: the year that was rated, "" where the report does not tell.
        hit: the report.
        ratings: one a level, in the report's order.
    """

    subject: str
    year: str
    hit: Hit
    ratings: tuple[Rating, ...]


def rated_years(index: Searches, reports: Reports, body: str) -> tuple[Rated, ...]:
    """The ratings in the reports of `body`, by subject, the one most often rated first, then by year.

    The year is that of the period a report speaks of (`năm 2021`), else of its day. Several reports of one
    year stay apart: nothing is added up.

    Args:
        body: the organiser's name as it stands in the records.

    Raises:
        StoreError: the index cannot answer.
    """
    query = Query(All((Among("org", (Value(body, whole=True),)), Among("has", (Value("rating"),)))))
    found: list[Rated] = []
    for hit in index.search(query, limit=_MOST, sort="-date").hits:
        try:
            meeting = reports.get(hit.id)
        except StoreError:  # gone since it was indexed, or damaged: the others tell
            continue
        found += _rated(hit, meeting)
    often = Counter(_same(one.subject) for one in found)
    order = {subject: place for place, (subject, _) in enumerate(often.most_common())}
    return tuple(sorted(found, key=lambda one: (order[_same(one.subject)], one.year, one.hit.date or "")))


def _rated(hit: Hit, meeting: Meeting) -> list[Rated]:
    by_subject: dict[str, list[Rating]] = {}
    for rating in meeting.ratings:
        by_subject.setdefault(_same(rating.subject), []).append(rating)
    years = _YEAR.findall(meeting.period or "")
    year = years[-1] if years else (meeting.date or meeting.published or "")[:4]
    return [Rated(ratings[0].subject, year, hit, tuple(ratings)) for ratings in by_subject.values()]


def _same(subject: str) -> str:
    return " ".join(fold(subject).split())
