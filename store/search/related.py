"""Meetings that have to do with one, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple

import msgspec
import tantivy
from tantivy import FieldType, Occur
from tantivy import Query as Clause

from store.model import Meeting
from store.search.asking import hit_at
from store.search.compiling import HIDDEN, all_of, any_of
from store.search.results import Hit
from store.search.schema import day_number, schema

Why = Literal["series", "document", "person", "organiser"]
_MOST: Final = 20  # documents, people; a report that names more is a list
_SERIES: Final = 12.0
_ORGANISER: Final = 4.0
_SAME_DAY: Final = 6.0


class Reason(msgspec.Struct, frozen=True):
    """What two meetings share.

    Args:
        why: `series`: the same body held the same kind of meeting; `organiser`: the same body another one;
            `document`: both cite it; `person`: both name them.
        value: the body, the document's key or the person's name.
    """

    why: Why
    value: str


class Related(msgspec.Struct, frozen=True):
    """A related meeting with all reasons, the weightiest first."""

    hit: Hit
    reasons: tuple[Reason, ...]


class _Tie(NamedTuple):
    reason: Reason
    clause: Clause


def related(searcher: tantivy.Searcher, meeting: Meeting, limit: int) -> tuple[Related, ...]:
    """See `Index.related`."""
    ties = list(_ties(meeting))
    if not ties or limit < 1:
        return ()
    wanted = [(Occur.Must, any_of(tie.clause for tie in ties))]
    if meeting.date:
        day = day_number(meeting.date)
        same = Clause.range_query(schema(), "first_day", FieldType.Integer, day, day)
        wanted.append((Occur.Should, Clause.const_score_query(same, _SAME_DAY)))
    others = [(Occur.MustNot, _is("id", meeting.id)), (Occur.MustNot, _is("kind", HIDDEN))]
    answer = searcher.search(Clause.boolean_query([*wanted, *others]), limit=limit)
    hits = [hit_at(searcher, address, score) for score, address in answer.hits]
    reasons: dict[str, list[Reason]] = {hit.id: [] for hit in hits}
    among = Clause.term_set_query(schema(), "id", list(reasons)) if hits else Clause.empty_query()
    for tie in ties:
        sharing: Any = searcher.search(all_of((among, tie.clause)), limit=limit)
        for _, address in sharing.hits:
            reasons[hit_at(searcher, address, 0.0).id].append(tie.reason)
    return tuple(Related(hit, _without_repeats(reasons[hit.id])) for hit in hits)


def _without_repeats(reasons: list[Reason]) -> tuple[Reason, ...]:
    """A series is of one organiser: that alone is no further reason."""
    series = any(reason.why == "series" for reason in reasons)
    return tuple(reason for reason in reasons if not (series and reason.why == "organiser"))


def _ties(meeting: Meeting) -> Iterator[_Tie]:
    """What another meeting may share, the weightiest first; rare documents and names weigh more (BM25)."""
    if meeting.organiser:
        same = _is("organiser", meeting.organiser)
        series = Clause.const_score_query(all_of((same, _is("kind", meeting.kind))), _SERIES)
        yield _Tie(Reason("series", meeting.organiser), series)
        yield _Tie(Reason("organiser", meeting.organiser), Clause.const_score_query(same, _ORGANISER))
    for key in list(dict.fromkeys(document.key for document in meeting.documents))[:_MOST]:
        yield _Tie(Reason("document", key), _is("document", key))
    for name in list(dict.fromkeys(person.name for person in meeting.people))[:_MOST]:
        yield _Tie(Reason("person", name), _is("person_name", name))


def _is(field: str, value: str) -> Clause:
    return Clause.term_query(schema(), field, value)
