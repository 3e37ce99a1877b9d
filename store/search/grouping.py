"""One line a report, however many sites told it: which records are grouped in the index, and how that is kept
up when the archive changes.

Two records that `same_report` takes for one are in one group, and so on from one to the next. What is grouped
follows from the records alone, not from the order in which they came: a group that a changed segment has a
part in is dissolved and found again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

import msgspec
import tantivy
from tantivy import Occur
from tantivy import Query as Clause

from store.errors import ArchiveError, NotFoundError
from store.model import Meeting
from store.search.resemblance import same_report, sketch
from store.search.schema import Place, document_of, schema

_HIDDEN: Final = "not-a-meeting"
_MOST: Final = 100  # texts that share one number of their sketches; more are a form letter
_RECORDS: Final = 64  # held in memory while groups are found
_JUDGED: Final = 100_000  # pairs of records; like texts share several numbers, and so are met several times
_DECODE = msgspec.json.Decoder(tuple[Place, ...]).decode
_ENCODE = msgspec.msgpack.Encoder().encode

Places = tuple[Place, ...]


def places_of(searcher: tantivy.Searcher, id: str) -> Places:
    """The records that tell the same report as the one with this id, the one shown first; none if it is not
    indexed."""
    answer: Any = searcher.search(Clause.term_query(schema(), "id", id), limit=1)
    return _places_at(searcher, answer.hits[0][1]) if answer.hits else ()


class Grouping:
    """Brings segments of an index that is being written up to date, and groups their records with each other
    and with what is there. Records that are as they were are left alone.

    Args:
        searcher: the index as it was before.
        writer: of the index.
        record: gives a record by its id; NotFoundError or ArchiveError where it cannot.
    """

    def __init__(
        self, searcher: tantivy.Searcher, writer: tantivy.IndexWriter, record: Callable[[str], Meeting]
    ) -> None:
        self._searcher = searcher
        self._writer = writer
        self._record = lru_cache(maxsize=_RECORDS)(record)
        self._before = searcher.num_docs
        self._places: list[Place] = []  # what was added
        self._deleted: dict[str, None] = {}
        self._parted: dict[Place, None] = {}  # of a group that lost a record
        self._marks = array("q")  # the sketches one after the other
        self._owner = array("l")  # whose each number is, by its place in `_places`

    def update(self, segment: str, meetings: Iterable[Meeting]) -> None:
        """Makes these the records that the index has of a segment."""
        held = self._held(segment)
        for meeting in meetings:
            place = Place(meeting.id, segment, blake2b(_ENCODE(meeting), digest_size=8).hexdigest())
            if held.pop(place.id, None) != place:
                self._delete(place.id)
                self._add(meeting, place)
        added = {place.id for place in self._places} if held else set()
        for id in held.keys() - added:
            self._delete(id)

    def _add(self, meeting: Meeting, place: Place) -> None:
        """Adds a record, as a report of its own so far."""
        marks = sketch(meeting.text)
        self._writer.add_document(document_of((meeting,), (place,), marks))
        self._marks.extend(marks)
        self._owner.extend([len(self._places)] * len(marks))
        self._places.append(place)

    def _delete(self, id: str) -> None:
        """Deletes the report that a record is of; its other records are then looked at again."""
        if self._before and id not in self._deleted:
            for place in places_of(self._searcher, id):
                self._parted[place] = None
            self._deleted[id] = None
            self._writer.delete_documents_by_term("id", id)

    def _held(self, segment: str) -> dict[str, Place]:
        """What the index has of a segment, by id."""
        if not self._before:
            return {}
        clause = Clause.term_query(schema(), "segment", segment)
        answer: Any = self._searcher.search(clause, limit=self._before)
        places = (place for _, address in answer.hits for place in _places_at(self._searcher, address))
        return {place.id: place for place in places if place.segment == segment}

    def finish(self) -> None:
        """Puts the records of one report together."""
        seen = {place.id for place in self._places} | self._deleted.keys()
        for place in self._parted:
            if place.id not in seen:
                with suppress(NotFoundError, ArchiveError):  # its segment is damaged, or changed just now
                    self._add(self._record(place.id), place)
        for group in self._groups():
            told = sorted(self._readable(group), key=_first)
            marks = (mark for meeting, _ in told for mark in sketch(meeting.text))
            for _, place in told:
                self._writer.delete_documents_by_term("id", place.id)
            meetings, places = [meeting for meeting, _ in told], [place for _, place in told]
            self._writer.add_document(document_of(meetings, places, marks))

    def _readable(self, group: Places) -> Iterator[tuple[Meeting, Place]]:
        for place in group:
            with suppress(NotFoundError, ArchiveError):
                yield self._record(place.id), place

    def _groups(self) -> list[Places]:
        """The groups that a record added has a part in."""
        groups: dict[str, Places] = {}
        same = lru_cache(maxsize=_JUDGED)(self._same)
        for one, others in self._alike():
            mine, theirs = groups.get(one.id, (one,)), groups.get(others[0].id, others)
            if one not in theirs and any(same(one.id, other.id, len(others) == 1) for other in others):
                whole = tuple(dict.fromkeys((*mine, *theirs)))
                groups.update((place.id, whole) for place in whole)
        return list({group[0].id: group for group in groups.values()}.values())

    def _same(self, one: str, other: str, shares: bool) -> bool:
        """Whether two records, by their ids, tell the same report; one that cannot be read tells none.

        Args:
            shares: whether they are known to share a number. Of a group found before, only one record need
                share one: with the others it was not looked for.
        """
        try:
            mine, theirs = self._record(one), self._record(other)
        except (NotFoundError, ArchiveError):
            return False
        return (shares or not set(sketch(mine.text)).isdisjoint(sketch(theirs.text))) and same_report(
            mine, theirs
        )

    def _alike(self) -> Iterator[tuple[Place, Places]]:
        """Records added, each with a record or a group that it may belong to."""
        order = sorted(range(len(self._marks)), key=self._marks.__getitem__)
        run: list[int] = []
        mark = None
        for at in order:
            if self._marks[at] != mark:
                mark, run = self._marks[at], []
            owner = self._owner[at]
            for other in run[:_MOST]:
                yield self._places[owner], (self._places[other],)
            run.append(owner)
        if self._before:
            for owner, clause in self._questions():
                answer: Any = self._searcher.search(clause, limit=_MOST)
                for _, address in answer.hits:
                    places = _places_at(self._searcher, address)
                    if self._deleted.keys().isdisjoint(place.id for place in places):
                        yield self._places[owner], places

    def _questions(self) -> Iterator[tuple[int, Clause]]:
        """For each record added, what finds the reports there were before that it may belong to."""
        at = 0
        while at < len(self._owner):
            owner, marks = self._owner[at], []
            while at < len(self._owner) and self._owner[at] == owner:
                marks.append((Occur.Should, Clause.term_query(schema(), "sketch", self._marks[at])))
                at += 1
            yield owner, Clause.boolean_query(marks)


def _first(one: tuple[Meeting, Place]) -> tuple[bool, str, str]:
    """Shown first is what is a meeting and was imported first: what was added later changes no line."""
    meeting, _ = one
    return meeting.kind == _HIDDEN, meeting.source.imported or "", meeting.id


def _places_at(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Places:
    return _DECODE(bytes(searcher.doc(address)["places"][0]))
