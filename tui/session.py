"""The session owns archive, index and what the reader does: the one object the screens receive.

Its methods may be called from worker threads; archive and index are made for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.filters import FACETS, Filters
from tui.question import Answer, Question

if TYPE_CHECKING:
    from store import Archive, Hit, Index, Meeting, Query

PAGE = 100
_VALUES = 12  # of a facet, in the filter panel


class Session:
    """Asks the index and reads from the archive. Opening is instant; `refresh` is not."""

    def __init__(self, archive: Archive, index: Index) -> None:
        self.archive = archive
        self.index = index

    @classmethod
    def open(cls, path: Path) -> Session:
        """The session on the archive at `path`.

        Raises:
            ArchiveError: there is no usable archive.
        """
        from store import Archive, Index

        archive = Archive.open(path)
        return cls(archive, Index.open(archive))

    def ask(self, question: Question) -> Answer:
        """The answer to `question`. A finished query that finds nothing is tried once more as one still
        being typed, so that Enter in the middle of a word does not lose what one saw.

        Raises:
            QueryError: the query cannot be understood; its place is in the typed text.
        """
        query = self._understand(question, question.filters)
        results = self.index.search(query, limit=PAGE, offset=0, sort=question.order)
        if results.count == 0 and question.text.strip() and not question.typing:
            return self.ask(Question(question.text, question.filters, question.sort, typing=True))
        return Answer(question, query, results.count, tuple(results.hits), self._facets(question, query))

    def page(self, answer: Answer, offset: int) -> tuple[Hit, ...]:
        """The hits of `answer` from `offset`, at most `PAGE`."""
        results = self.index.search(answer.query, limit=PAGE, offset=offset, sort=answer.question.order)
        return tuple(results.hits)

    def meeting(self, id: str) -> Meeting:
        """The record of a meeting.

        Raises:
            NotFoundError: it is not in the archive (any more).
            ArchiveError: it cannot be read.
        """
        return self.archive.get(id)

    def highlight(self, answer: Answer, text: str) -> tuple[tuple[int, int], ...]:
        """The spans of `text` that the query of `answer` asks for."""
        from store import highlight

        if not answer.question.text.strip():
            return ()
        return tuple((start, end) for start, end in highlight(answer.query, text))

    def stale(self) -> bool:
        """Whether the archive has changed since the index was made, here or by another program."""
        self.archive.reload()
        return self.index.stale()

    def refresh(self, progress: Callable[[int, int], None]) -> None:
        """Brings the index up to date, telling `progress` how many records of how many are done."""
        self.index.refresh(progress)

    def _facets(self, question: Question, query: Query) -> dict[str, tuple[tuple[str, int], ...]]:
        """Counts of each facet. Those of a facet with chosen values are counted without these, so that one
        sees what choosing another value would add."""
        facets = {name: tuple(values) for name, values in self.index.facets(query, limit=_VALUES).items()}
        for facet in dict.fromkeys(facet for facet, _ in question.filters.chosen):
            open_query = self._understand(question, question.filters.without(facet))
            facets[facet] = tuple(self.index.facets(open_query, limit=_VALUES).get(facet, ()))
        return facets

    def _understand(self, question: Question, filters: Filters) -> Query:
        """The query for the typed text narrowed by filters; errors are about the typed text alone."""
        from store import parse_query

        query = parse_query(question.text, typing=question.typing)
        if not filters:
            return query
        text = question.text.strip()
        # Filters go first, so that the last word stays last and may be a prefix.
        narrowed = " ".join([*_conditions(filters), f"({text})" if _is_choice(text) else text])
        return parse_query(narrowed, typing=question.typing)


def _conditions(filters: Filters) -> Iterable[str]:
    """One condition a facet, its values joined by commas: any of them will do."""
    for facet, field in FACETS.items():
        if values := filters.of(facet):
            yield f"{field}:" + ",".join(f'"{value.replace(chr(34), " ")}"' for value in values)


def _is_choice(text: str) -> bool:
    """Whether the query has an OR that filters must not be drawn into."""
    return " OR " in text
