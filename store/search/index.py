"""The index: derived from the archive, and made again whenever it is missing, damaged or older.

INDEX/state.json     format version, and fingerprints of the segments it was made from
      …              Tantivy's files
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec
import tantivy

from store.archive.disk import write_atomic
from store.archive.locking import exclusive
from store.archive.work import Marks
from store.errors import ArchiveError, StoreError
from store.model import Meeting
from store.search.compiling import compile_query, has_words
from store.search.filters import FACETS, active_filters, remove_filter
from store.search.highlighting import found as found_in
from store.search.results import Hit, Results
from store.search.schema import VERSION, document_of, register, schema
from store.search.tree import Query
from store.search.words import terms, tokens

STATE: Final = "state.json"
LOCK: Final = "index.lock"
_MEMORY: Final = 200_000_000
_THREADS: Final = 2
_MANY: Final = 1000
Progress = Callable[[int, int], None]


class _Segment(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def count(self) -> int: ...


class ArchiveView(Protocol):
    """What the index needs of an archive."""

    @property
    def path(self) -> Path: ...
    def segments(self) -> tuple[_Segment, ...]: ...
    def read_segment(self, name: str) -> tuple[Meeting, ...]: ...


class _State(msgspec.Struct, frozen=True):
    """What the index was made from: fingerprints by segment name."""

    version: int = 0
    segments: dict[str, str] = {}


class Index:
    """The index of an archive. Threads may share it. Made by `open`."""

    def __init__(self, archive: ArchiveView, path: Path) -> None:
        self.archive = archive
        self.path = path
        self._writing = threading.Lock()
        self._open()

    @classmethod
    def open(cls, archive: ArchiveView, path: Path | None = None) -> Index:
        """The index of `archive`, in `path` or in its folder `index`.

        Where there is none that can be used, an empty one is made. It may be `stale`; `refresh` helps.

        Raises:
            ArchiveError: its folder cannot be made or written to.
        """
        return cls(archive, path or archive.path / "index")

    @classmethod
    def rebuild(cls, archive: ArchiveView, progress: Progress | None = None, path: Path | None = None) -> int:
        """Makes the index anew, from every record; how many there are."""
        index = cls.open(archive, path)
        with index._writing, index._exclusive():
            index._clear()
        return index.refresh(progress)

    def stale(self) -> bool:
        """Whether the archive holds other segments than the index was made from."""
        return {one.name: one.fingerprint for one in self.archive.segments()} != self._state.segments

    def refresh(self, progress: Progress | None = None) -> int:
        """Indexes the segments that are new or have changed, and forgets those that are gone.

        Args:
            progress: called with the number of records done and to be done.

        Returns:
            How many records were indexed.

        Raises:
            LockedError: another process is refreshing it.
            ArchiveError: a segment is damaged, or the disk is full. What was indexed before remains usable.
        """
        with self._writing, self._exclusive():
            self._state = self._read_state()
            segments = self.archive.segments()
            known = self._state.segments
            wanted = [one for one in segments if known.get(one.name) != one.fingerprint]
            gone = known.keys() - {one.name for one in segments}
            if not wanted and not gone:
                self._index.reload()
                return 0
            total = sum(one.count for one in wanted)
            done = 0
            damaged: ArchiveError | None = None
            kept = {name: print_ for name, print_ in known.items() if name not in gone}
            try:
                writer = self._index.writer(_MEMORY, _THREADS)
                for name in gone:
                    writer.delete_documents_by_term("segment", name)
                for segment in wanted:
                    try:
                        meetings = self.archive.read_segment(segment.name)
                    except ArchiveError as error:
                        damaged = damaged or error
                        continue
                    writer.delete_documents_by_term("segment", segment.name)
                    for meeting in meetings:
                        writer.add_document(document_of(meeting, segment.name))
                    kept[segment.name] = segment.fingerprint
                    done += len(meetings)
                    if progress:
                        progress(done, total)
                writer.commit()
                writer.wait_merging_threads()
            except ValueError as error:
                raise ArchiveError(f"The index {self.path} cannot be written: {error}.") from error
            self._state = _State(VERSION, kept)
            write_atomic(self.path / STATE, msgspec.json.encode(self._state))
            self._index.reload()
            if damaged:
                raise damaged
            return done

    def search(
        self,
        query: Query,
        *,
        limit: int = 50,
        offset: int = 0,
        sort: str = "relevance",
        marks: Marks | None = None,
    ) -> Results:
        """The meetings that answer `query`.

        Args:
            limit, offset: which of them, in order, to return.
            sort: `relevance` (the newest first where the query has no words), `date`, `-date` (newest first);
                what has no date comes last.
            marks: the reader's tags, notes and bookmarks.
        """
        order: dict[str, Any] = {}
        if sort != "relevance" or not has_words(query.node):
            order = {
                "order_by_field": "first_day",
                "order": tantivy.Order.Asc if sort == "date" else tantivy.Order.Desc,
            }
        searcher = self._index.searcher()
        clause = compile_query(query, marks)
        found = self._safely(lambda: searcher.search(clause, limit=max(limit, 1), offset=offset, **order))
        hits = tuple(
            self._hit(searcher, address, 0.0 if order else score) for score, address in found.hits[:limit]
        )
        return Results(found.count, hits)

    def facets(
        self, query: Query, *, limit: int = 10, marks: Marks | None = None
    ) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each facet its most frequent values in what answers `query`, with counts; years newest first.

        A facet that the query is narrowed to is counted as if it were not, so that its other values can be
        chosen too; those chosen are always among them.
        """
        searcher = self._index.searcher()
        own = {facet for facet, _ in active_filters(query)}
        shared = self._safely(
            lambda: searcher.aggregate(
                compile_query(query, marks),
                {facet: _counting(facet, limit) for facet in FACETS if facet not in own},
            )
        )
        counted = {}
        for facet in FACETS:
            found = shared
            if facet in own:
                wider = compile_query(remove_filter(query, facet), marks)
                found = searcher.aggregate(wider, {facet: _counting(facet, _MANY)})
            counted[facet] = _rows(
                found[facet], limit, {value for name, value in active_filters(query) if name == facet}
            )
        return counted

    def suggest(
        self, field: str, prefix: str, query: Query | None = None, limit: int = 10
    ) -> tuple[tuple[str, int], ...]:
        """Values of a field with a word that begins with `prefix` (accents optional), most frequent first.

        Args:
            field: `person`, `org`, `province`, `doc` or `kind`, or a facet's name.
            query: count only among what answers it.
        """
        facet = next((name for name, own in FACETS.items() if field in {name, own}), None)
        if facet is None:
            return ()
        typed = terms(prefix, True)
        found = self._safely(
            lambda: self._index.searcher().aggregate(
                compile_query(query or Query()), {facet: _counting(facet, _MANY)}
            )
        )
        rows = _rows(found[facet], _MANY)
        return tuple(row for row in rows if not typed or any(True for _ in found_in(typed, tokens(row[0]))))[
            :limit
        ]

    def _hit(self, searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float) -> Hit:
        row = _DECODE(bytes(searcher.doc(address)["row"][0]))
        return msgspec.structs.replace(row, score=score)

    def _safely(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except (ValueError, OSError) as error:
            raise StoreError(
                f"The index cannot answer: {error}.", "`meetings-tui reindex` makes it again."
            ) from error

    def _exclusive(self) -> Any:
        return exclusive(self.path / LOCK, timeout=10.0, busy="Another process is indexing this archive.")

    def _read_state(self) -> _State:
        try:
            return msgspec.json.decode((self.path / STATE).read_bytes(), type=_State)
        except (OSError, msgspec.MsgspecError):
            return _State()

    def _open(self) -> None:
        self._state = self._read_state()
        if self._state.version == VERSION:
            try:
                self._index = register(tantivy.Index.open(str(self.path)))
                self._index.searcher()
            except (ValueError, OSError):
                pass
            else:
                return
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"The index {self.path} cannot be made: {error.strerror}.") from error
        with self._exclusive():
            self._clear()

    def _clear(self) -> None:
        for file in self.path.iterdir():
            if file.name == LOCK:
                continue
            if file.is_dir():
                shutil.rmtree(file)
            else:
                file.unlink(missing_ok=True)
        self._index = register(tantivy.Index(schema(), str(self.path)))
        self._state = _State(VERSION)
        write_atomic(self.path / STATE, msgspec.json.encode(self._state))


def _counting(facet: str, size: int) -> dict[str, Any]:
    field = {"person": "person_name"}.get(facet, facet)
    return {
        "terms": {"field": field, "size": size} | ({"order": {"_key": "desc"}} if facet == "year" else {})
    }


def _rows(found: dict[str, Any], limit: int, chosen: Collection[str] = ()) -> tuple[tuple[str, int], ...]:
    rows = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in found["buckets"]]
    kept = [row for at, row in enumerate(rows) if at < limit or row[0] in chosen]
    return (*kept, *((value, 0) for value in chosen if value not in dict(rows)))


_DECODE = msgspec.json.Decoder(Hit).decode
