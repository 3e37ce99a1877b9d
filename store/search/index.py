"""The index of an archive: what the app and the command line ask.

What only some questions need is imported when one is asked: `search` on the command line is a new process
every time.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.archive.work import Marks
from store.model import Meeting
from store.search.answers import Answers, depends_on_marks
from store.search.asking import (
    Counts,
    count_records,
    facet_counts,
    find,
    find_and_count,
    position,
    values_beginning,
)
from store.search.folder import ArchiveView, IndexFolder, Progress
from store.search.results import Hit, Results
from store.search.tree import Query

if TYPE_CHECKING:
    from store.search.comparing import Quotation
    from store.search.completing import Completion
    from store.search.readings import Reading
    from store.search.related import Related
    from store.search.timeline import Timeline


class Index:
    """The index of an archive. Threads may share it. Made by `open`.

    Any question to it may raise StoreError: its files are damaged. The next `refresh` then makes it again.
    """

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._answers: Answers[tuple[Results, dict[str, Counts]]] = Answers()

    @classmethod
    def open(cls, archive: ArchiveView, path: Path | None = None) -> Index:
        """The index of `archive`, in `path` or in its folder `index`.

        Where there is none that can be used, an empty one is made. It may be `stale`; `refresh` helps.

        Raises:
            ArchiveError: its folder cannot be made or written to.
        """
        return cls(IndexFolder(archive, path or archive.path / "index"))

    @classmethod
    def rebuild(cls, archive: ArchiveView, progress: Progress | None = None, path: Path | None = None) -> int:
        """Makes the index anew from every record; how many there are. Raises as `refresh` does."""
        return cls.open(archive, path)._folder.rebuild(progress)

    def size(self) -> int:
        """How many records it holds: of a report that several sites told, each."""
        with self._folder.searcher() as searcher:
            return count_records(searcher)

    def stale(self) -> bool:
        """Whether the archive holds other segments than the index was made from."""
        return self._folder.stale()

    def refresh(self, progress: Progress | None = None) -> int:
        """Indexes the segments that are new or have changed, and forgets those that are gone.

        Args:
            progress: called with the number of records done and to be done.

        Returns:
            How many records were indexed.

        Raises:
            LockedError: another process is refreshing it.
            ArchiveError: a segment is damaged (the others are indexed all the same), or the disk is full.
        """
        return self._folder.refresh(progress)

    def damages(self) -> tuple[str, ...]:
        """Names of index files that are not as they were written; reads them all."""
        return self._folder.damages()

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
            sort: `relevance` (the newest first where the query has no words), `date`, `-date` (newest
                first); what has no date comes last.
            marks: the reader's tags, notes and bookmarks.
        """
        with self._folder.searcher() as searcher:
            return find(searcher, query, limit, offset, sort, marks)

    def position(
        self, query: Query, id: str, *, sort: str = "relevance", marks: Marks | None = None
    ) -> int | None:
        """The place, from 0, among what `search` gives in this order, of the report that the record with this
        id tells; None where it is not among it."""
        with self._folder.searcher() as searcher:
            return position(searcher, query, id, sort, marks)

    def ask(
        self,
        query: Query,
        *,
        limit: int = 50,
        sort: str = "relevance",
        values: int = 10,
        marks: Marks | None = None,
    ) -> tuple[Results, dict[str, Counts]]:
        """What `search` and `facets` give, in less time than one after the other.

        Args:
            limit: how many of the meetings.
            values: how many values of each facet; of passages all kinds.
        """
        with self._folder.stamped_searcher() as (searcher, stamp):
            if stamp is None or depends_on_marks(query.node):
                return find_and_count(searcher, query, limit, sort, values, marks)
            results, facets = self._answers.to(
                (stamp, query, limit, sort, values),
                lambda: find_and_count(searcher, query, limit, sort, values, marks),
            )
            return results, dict(facets)

    def facets(self, query: Query, *, limit: int = 10, marks: Marks | None = None) -> dict[str, Counts]:
        """For each facet its most frequent values in what answers `query`, with counts; years newest first,
        of passages all kinds.

        A facet that the query is narrowed to is counted as if it were not, so that its other values can be
        chosen too; those chosen are always among them.
        """
        with self._folder.searcher() as searcher:
            return facet_counts(searcher, query, limit, marks)

    def timeline(self, query: Query, *, marks: Marks | None = None) -> Timeline:
        """How what answers `query` is spread over months and years, by kind."""
        from store.search.timeline import timeline  # noqa: PLC0415 - see above

        with self._folder.searcher() as searcher:
            return timeline(searcher, query, marks)

    def suggest(
        self,
        field: str,
        prefix: str,
        query: Query | None = None,
        limit: int = 10,
        *,
        marks: Marks | None = None,
    ) -> Counts:
        """Values of a field with a word that begins with `prefix` (accents optional), most frequent first.

        Args:
            field: `person`, or a part that people have (`chair`, `speaker`, `present`, `author`), `org`,
                `province`, `doc` or `kind`, or a facet's name.
            query: count only among what answers it.
        """
        with self._folder.searcher() as searcher:
            return values_beginning(searcher, field, prefix, query or Query(), limit, marks)

    def readings(self, query: Query, *, most: int = 3, marks: Marks | None = None) -> tuple[Reading, ...]:
        """What may have been meant by a `query` that finds nothing; each of these finds something.

        The first are the likeliest. A reading of what was typed as Telex or VNI stands alone: that is so sure
        that it may be searched for at once.
        """
        from store.search.readings import readings  # noqa: PLC0415 - see above

        with self._folder.searcher() as searcher:
            return readings(searcher, query, most, marks)

    def group(self, id: str) -> tuple[str, ...]:
        """The ids of all records that tell the same report as the one with this id, itself among them: the
        first is the one that searches show. It alone where no other does, or it is not indexed."""
        from store.search.grouping import places_of  # noqa: PLC0415 - see above

        with self._folder.searcher() as searcher:
            return tuple(place.id for place in places_of(searcher, id)) or (id,)

    def related(self, meeting: Meeting, *, limit: int = 5) -> tuple[Related, ...]:
        """Meetings that have to do with `meeting`, the nearest first, each with the reasons.

        Of the same organiser, above all of the same kind; with the same documents and people, of which the
        rare ones weigh more; on the same day; with a text that is about the same.
        """
        from store.search.related import related  # noqa: PLC0415 - see above

        with self._folder.searcher() as searcher:
            return related(searcher, meeting, limit)

    def quoting(self, quotation: Quotation, *, near: bool = False) -> tuple[Hit, ...]:
        """The few reports that may hold a quotation, likely ones first; for `verify`.

        Args:
            near: those that share its rarest words; else only those that have its words in a row.
        """
        from store.search.quotation import quoting  # noqa: PLC0415 - see above

        with self._folder.searcher() as searcher:
            return quoting(searcher, quotation, near=near)

    def complete(
        self, text: str, cursor: int | None = None, *, limit: int = 8, marks: Marks | None = None
    ) -> tuple[Completion, ...]:
        """What may be typed where the cursor is: names of fields, or values of the field it stands in.

        Args:
            text: the query as typed so far.
            cursor: where the next letter would stand, code points; without it, the end.
        """
        from store.search.completing import completions  # noqa: PLC0415 - see above

        with self._folder.searcher() as searcher:
            return completions(searcher, text, len(text) if cursor is None else cursor, limit, marks)
