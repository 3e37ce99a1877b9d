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
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any, Final

import msgspec
import tantivy
from tantivy import Occur
from tantivy import Query as Clause

from store.errors import ArchiveError, NotFoundError
from store.model import Meeting
from store.search.committing import CommittingWriter
from store.search.entry import document_of
from store.search.resemblance import Outline, outline, same_report, sketch, surely_unlike
from store.search.schema import HIDDEN, Place, schema

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


class Outlines:
    """What one refresh remembers of the texts it indexed, so that few are read or asked for again.

    Args:
        everything: whether the index holds nothing else: it was empty before.
    """

    def __init__(self, everything: bool) -> None:
        self.everything = everything
        self.ids: list[str] = []
        self.marks = array("q")  # the sketches one after the other
        self.owner = array("l")  # whose each number is, by its place in `ids`
        self._samples: dict[str, bytes] = {}

    def __contains__(self, id: str) -> bool:
        return id in self._samples

    def add(self, id: str, outline: Outline) -> None:
        """Remembers the text of a record."""
        self.marks.extend(outline.marks)
        self.owner.extend([len(self.ids)] * len(outline.marks))
        self.ids.append(id)
        self._samples[id] = outline.sample

    def surely_unlike(self, one: str, other: str) -> bool:
        """Whether it is known of two records, by their ids, that they do not tell the same report."""
        mine, theirs = self._samples.get(one, b""), self._samples.get(other, b"")
        return bool(mine and theirs and surely_unlike(mine, theirs))


class Grouping:
    """Brings segments of an index that is being written up to date, and groups their records with each other
    and with what is there. Records that are as they were are left alone.

    Args:
        index: gives the index as it was before; asked only when it is needed.
        writer: of the index.
        record: gives a record by its id; NotFoundError or ArchiveError where it cannot.
        outlines: of what was indexed before in the same refresh; what is added is put to them.
    """

    def __init__(
        self,
        index: Callable[[], tantivy.Searcher],
        writer: CommittingWriter,
        record: Callable[[str], Meeting],
        outlines: Outlines,
    ) -> None:
        self._index = index
        self._writer = writer
        self._record = lru_cache(maxsize=_RECORDS)(record)
        self._outlines = outlines
        self._first = len(outlines.ids), len(outlines.marks)  # of what is added
        self._earlier = not outlines.everything or bool(outlines.ids)  # whether it holds anything before
        self._places: list[Place] = []  # what was added
        self._deleted: dict[str, None] = {}
        self._parted: dict[Place, None] = {}  # of a group that lost a record

    @cached_property
    def _searcher(self) -> tantivy.Searcher:
        return self._index()

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
        found = outline(meeting.text)
        self._writer.add_document(document_of((meeting,), (place,), found.marks))
        self._outlines.add(place.id, found)
        self._places.append(place)

    def _delete(self, id: str) -> None:
        """Deletes the report that a record is of; its other records are then looked at again."""
        held = self._earlier and (not self._outlines.everything or id in self._outlines)
        if held and id not in self._deleted:
            for place in places_of(self._searcher, id):
                self._parted[place] = None
            self._deleted[id] = None
            self._writer.delete_documents_by_term("id", id)

    def _held(self, segment: str) -> dict[str, Place]:
        """What the index has of a segment, by id."""
        if self._outlines.everything:
            return {}
        clause = Clause.term_query(schema(), "segment", segment)
        answer: Any = self._searcher.search(clause, limit=self._searcher.num_docs)
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
        if self._outlines.surely_unlike(one, other):
            return False
        try:
            mine, theirs = self._record(one), self._record(other)
        except (NotFoundError, ArchiveError):
            return False
        return (shares or not set(sketch(mine.text)).isdisjoint(sketch(theirs.text))) and same_report(
            mine, theirs
        )

    def _alike(self) -> Iterator[tuple[Place, Places]]:
        """Records added, each with a record or a group that it may belong to."""
        marks = self._outlines.marks
        run: list[Place] = []
        mark = None
        for at in sorted(range(self._first[1], len(marks)), key=marks.__getitem__):
            if marks[at] != mark:
                mark, run = marks[at], []
            place = self._owner(at)
            for other in run[:_MOST]:
                yield place, (other,)
            run.append(place)
        if self._earlier:
            for place, places in self._remembered() if self._outlines.everything else self._asked():
                if self._deleted.keys().isdisjoint(place.id for place in places):
                    yield place, places

    def _owner(self, at: int) -> Place:
        """Whose the number at this place of the marks is; one that was added."""
        return self._places[self._outlines.owner[at] - self._first[0]]

    def _remembered(self) -> Iterator[tuple[Place, Places]]:
        """Records added, each with a group found earlier in this refresh."""
        outlines, first = self._outlines, self._first[1]
        added = set(outlines.marks[first:])
        owners: dict[int, list[int]] = {}
        for at, mark in enumerate(outlines.marks[:first]):
            if mark in added:
                owners.setdefault(mark, []).append(outlines.owner[at])
        for at in range(first, len(outlines.marks)):
            place = self._owner(at)
            for owner in owners.get(outlines.marks[at], [])[:_MOST]:
                other = outlines.ids[owner]
                if not outlines.surely_unlike(place.id, other) and (
                    places := places_of(self._searcher, other)
                ):
                    yield place, places

    def _asked(self) -> Iterator[tuple[Place, Places]]:
        """Records added, each with a group that the index has."""
        outlines, at = self._outlines, self._first[1]
        while at < len(outlines.marks):
            place, marks = self._owner(at), []
            while at < len(outlines.marks) and self._owner(at) is place:
                marks.append((Occur.Should, Clause.term_query(schema(), "sketch", outlines.marks[at])))
                at += 1
            answer: Any = self._searcher.search(Clause.boolean_query(marks), limit=_MOST)
            for _, address in answer.hits:
                yield place, _places_at(self._searcher, address)


def _first(one: tuple[Meeting, Place]) -> tuple[bool, str, str]:
    """Shown first is what is a meeting and was imported first: what was added later changes no line."""
    meeting, _ = one
    return meeting.kind == HIDDEN, meeting.source.imported or "", meeting.id


def _places_at(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Places:
    return _DECODE(bytes(searcher.doc(address)["places"][0]))
