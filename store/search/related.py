"""Meetings that have to do with one, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from typing import Any, Final, Literal, NamedTuple

import msgspec
import tantivy
from tantivy import FieldType, Occur
from tantivy import Query as Clause

from store.language.folding import nfc
from store.language.tones import canonical_tones
from store.model import Meeting
from store.search.asking import hit_at
from store.search.compiling import all_of, any_of
from store.search.results import Hit
from store.search.schema import HIDDEN, day_number, schema
from store.search.words import tokens

Why = Literal["series", "document", "person", "organiser", "text"]
_MOST: Final = 20  # documents, people; a report that names more is a list
_SERIES: Final = 12.0
_ORGANISER: Final = 4.0
_SAME_DAY: Final = 6.0
_TEXT: Final = 0.05  # of what BM25 finds alike texts to be worth
_PAIRS: Final = 16  # of syllables that tell most of what a text is about
_ALIKE: Final = 5  # of these another text must have to be alike
_RARE: Final = 6  # a telling word occurs in at most one report of so many
_FEW: Final = 3
_NAMED: Final = 4  # of these are told


class Reason(msgspec.Struct, frozen=True):
    """What two meetings share.

    Args:
        why: `series`: the same body held the same kind of meeting; `organiser`: the same body another one;
            `document`: both cite it; `person`: both name them.
            `text`: what tells most of what one is about occurs in the other.
        value: the body, the document's key, the person's name; some pairs of syllables that both have.
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
    ties, pairs = list(_ties(meeting)), _telling(searcher, meeting)
    clauses = [tie.clause for tie in ties]
    if len(pairs) >= _ALIKE:
        alike = Clause.boolean_query(
            [(Occur.Should, _pair(pair)) for pair in pairs], minimum_number_should_match=_ALIKE
        )
        clauses.append(Clause.boost_query(alike, _TEXT))
    if not clauses or limit < 1:
        return ()
    wanted = [(Occur.Must, any_of(clauses))]
    if meeting.date:
        day = day_number(meeting.date)
        same = Clause.range_query(schema(), "first_day", FieldType.Integer, day, day)
        wanted.append((Occur.Should, Clause.const_score_query(same, _SAME_DAY)))
    others = [(Occur.MustNot, _is("id", meeting.id)), (Occur.MustNot, _is("kind", HIDDEN))]
    answer = searcher.search(Clause.boolean_query([*wanted, *others]), limit=limit)
    hits = [hit_at(searcher, address, score) for score, address in answer.hits]
    sharing = _Sharing(searcher, hits)
    reasons: dict[str, list[Reason]] = {hit.id: [] for hit in hits}
    for tie in ties:
        for id in sharing.ids(tie.clause):
            reasons[id].append(tie.reason)
    shared: dict[str, list[str]] = {hit.id: [] for hit in hits}
    for pair in pairs:
        for id in sharing.ids(_pair(pair)):
            shared[id].append(pair)
    for id, some in shared.items():
        if len(some) >= _ALIKE:
            reasons[id].append(Reason("text", ", ".join(some[:_NAMED])))
    return tuple(Related(hit, _without_repeats(reasons[hit.id])) for hit in hits)


class _Sharing:
    """Tells which of some hits share what a clause asks for."""

    def __init__(self, searcher: tantivy.Searcher, hits: Sequence[Hit]) -> None:
        self._searcher = searcher
        self._count = len(hits)
        ids = [hit.id for hit in hits]
        self._among = Clause.term_set_query(schema(), "id", ids) if ids else Clause.empty_query()

    def ids(self, clause: Clause) -> list[str]:
        answer: Any = self._searcher.search(all_of((self._among, clause)), limit=max(1, self._count))
        return [hit_at(self._searcher, address, 0.0).id for _, address in answer.hits]


def _telling(searcher: tantivy.Searcher, meeting: Meeting) -> list[str]:
    """The pairs of syllables that tell most of what a report is about: more than once in it, with one that is
    rare elsewhere (TF-IDF); no names."""
    text = nfc(meeting.text)
    found = tokens(text)
    pairs = Counter(
        (one.text, other.text)
        for one, other in pairwise(found)
        if text[one.end : other.start] == " " and text[one.start].islower() and text[other.start].islower()
    )
    most = max(_FEW, searcher.num_docs // _RARE)
    weights = {}
    for (one, other), count in pairs.items():
        if count > 1:
            known = min(searcher.doc_freq("body_exact", one), searcher.doc_freq("body_exact", other))
            if 1 < known <= most:
                weights[f"{one} {other}"] = log(1 + count) * log(1 + searcher.num_docs / known)
    return sorted(weights, key=lambda pair: (-weights[pair], pair))[:_PAIRS]


def _pair(pair: str) -> Clause:
    return Clause.phrase_query(schema(), "body_exact", [*pair.split(" ")])


def _without_repeats(reasons: list[Reason]) -> tuple[Reason, ...]:
    """A series is of one organiser: that alone is no further reason."""
    series = any(reason.why == "series" for reason in reasons)
    return tuple(reason for reason in reasons if not (series and reason.why == "organiser"))


def _ties(meeting: Meeting) -> Iterator[_Tie]:
    """What another meeting may share, the weightiest first; rare documents and names weigh more (BM25)."""
    if meeting.organiser:
        same = _is("organiser", canonical_tones(meeting.organiser))
        series = Clause.const_score_query(all_of((same, _is("kind", meeting.kind))), _SERIES)
        yield _Tie(Reason("series", meeting.organiser), series)
        yield _Tie(Reason("organiser", meeting.organiser), Clause.const_score_query(same, _ORGANISER))
    for key in list(dict.fromkeys(document.key for document in meeting.documents))[:_MOST]:
        yield _Tie(Reason("document", key), _is("document", key))
    for name in list(dict.fromkeys(person.name for person in meeting.people))[:_MOST]:
        yield _Tie(Reason("person", name), _is("person_name", canonical_tones(name)))


def _is(field: str, value: str) -> Clause:
    return Clause.term_query(schema(), field, value)
