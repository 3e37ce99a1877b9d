"""The session owns archive, index and the reader's own work: the one object the screens receive.

Its methods may be called from worker threads; archive, index and reader's work are made for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.citing import Citing
from tui.facets import FEW, MANY, Facets, asked_for, few
from tui.filters import Filters
from tui.own_work import OwnWork
from tui.question import Answer, Offer, Question
from tui.text import current_language

if TYPE_CHECKING:
    from store import (
        Archive,
        Completion,
        Excerpt,
        Hit,
        Index,
        Marks,
        Meeting,
        Query,
        ReaderState,
        Related,
        Report,
        ReportSource,
        Results,
    )
    from tui.importing import Progress
    from tui.page.about import About
    from tui.spans import Spans

PAGE = 50


class Session:
    """Asks the index and reads from the archive. Opening is instant; `refresh` is not."""

    def __init__(self, archive: Archive, index: Index, reader: ReaderState) -> None:
        self.archive = archive
        self.index = index
        self.reader = reader
        self.own = OwnWork(reader)
        self.citing = Citing()

    @classmethod
    def open(cls, path: Path) -> Session:
        """The session on the archive at `path`.

        Raises:
            ArchiveError: there is no usable archive.
        """
        from store import Archive, Index, ReaderState

        archive = Archive.open(path)
        return cls(archive, Index.open(archive), ReaderState(path))

    def ask(self, question: Question) -> Answer:
        """The answer to `question`. A finished query that finds nothing is tried once more as one still
        being typed, so that Enter in the middle of a word does not lose what one saw. One typed as Telex or
        VNI is answered as what it was meant for; else what may have been meant is offered.

        Raises:
            QueryError: the query cannot be understood; its place is in the typed text.
            StoreError: the index cannot answer.
        """
        from store import active_filters, is_ranked

        query = self._understand(question)
        marks = self.reader.marks()
        results, facets = self._ask(query, question.order, marks)
        offers: tuple[Offer, ...] = ()
        read_as = ""
        if results.count == 0 and question.text.strip():
            if not question.typing:
                return replace(self.ask(replace(question, typing=True)), question=question)
            from tui.offers import offered

            readings = self.index.readings(query, marks=marks)
            offers = tuple(offered(question, reading) for reading in readings)
            if readings and readings[0].why == "typing":
                query, read_as, offers = readings[0].query, offers[0].question.text, ()
                results, facets = self._ask(query, question.order, marks)
        narrowed = active_filters(query)
        shown, more = few(facets, narrowed, FEW)
        return Answer(
            question=question,
            query=query,
            count=results.count,
            hits=results.hits,
            facets=shown,
            narrowed=Filters(narrowed),
            more=more,
            order="-date" if question.order == "relevance" and not is_ranked(query) else question.order,
            read_as=read_as,
            offers=offers,
        )

    def _ask(self, query: Query, order: str, marks: Marks) -> tuple[Results, Facets]:
        from store import active_filters

        values = asked_for(FEW, active_filters(query))
        return self.index.ask(query, limit=PAGE, sort=order, values=values, marks=marks)

    def many_values(self, answer: Answer) -> Facets:
        """For each facet many of its values in `answer`, with counts.

        Raises:
            StoreError: the index cannot answer.
        """
        chosen = answer.narrowed.chosen
        counted = self.index.facets(answer.query, limit=asked_for(MANY, chosen), marks=self.reader.marks())
        return few(counted, chosen, MANY)[0]

    def prepare(self) -> None:
        """Loads what a letter in the search line needs, before one is typed. It takes a moment."""
        from store import StoreError, parse_query

        with suppress(StoreError):
            self.index.search(parse_query("a", typing=True), limit=1)
            self.complete("a", 1)

    def page(self, answer: Answer, offset: int) -> tuple[Hit, ...]:
        """The hits of `answer` from `offset`, at most `PAGE`.

        Raises:
            StoreError: the index cannot answer.
        """
        order, marks = answer.order, self.reader.marks()
        return self.index.search(answer.query, limit=PAGE, offset=offset, sort=order, marks=marks).hits

    def row(self, answer: Answer, id: str) -> int | None:
        """The row, from 0, in which `answer` lists the report of this meeting; None where it does not.

        Raises:
            StoreError: the index cannot answer.
        """
        order, marks = answer.order, self.reader.marks()
        return self.index.position(answer.query, id, sort=order, marks=marks)

    def toggled(self, question: Question, facet: str, value: str) -> Question:
        """`question` narrowed to `value` of `facet`, or no longer; a filter that stands in the typed query is
        taken out of it.

        Raises:
            QueryError: the query cannot be understood.
        """
        from store import active_filters, parse_query, print_query, remove_filter

        if (facet, value) not in question.filters.chosen:
            typed = parse_query(question.text)
            if (facet, value) in active_filters(typed):
                rest = remove_filter(typed, facet, value)
                return replace(question, text=print_query(rest, current_language()))
        return replace(question, filters=question.filters.toggled(facet, value))

    def complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        """What may be typed at `cursor` (code points) of `text`: values with counts, and fields once two
        letters say which; letters with accents only where they are the field's.

        Raises:
            StoreError: the index cannot answer.
        """
        found = self.index.complete(text, cursor, marks=self.reader.marks())

        def told(one: Completion) -> bool:
            typed = text[one.start : one.end]
            plain = len(typed) > 1 and not typed.isupper()  # OR and AND begin no field
            return plain and (typed.isascii() or one.text.startswith(typed.lower()))

        return tuple(one for one in found if one.count is not None or told(one))

    def as_text(self, question: Question) -> str:
        """The whole question, filters and all, as one query; as typed where it cannot be understood."""
        from store import QueryError, print_query

        if not question.filters:
            return question.text.strip()
        try:
            return print_query(self._understand(replace(question, typing=False)), current_language())
        except QueryError:
            return question.text.strip()

    def count_searches(self) -> dict[str, int | None]:
        """How many meetings each saved search lists now; None where that cannot be said."""
        from store import StoreError

        counts: dict[str, int | None] = {}
        for name, text in self.reader.searches.items():
            try:
                counts[name] = self.ask(Question(text=text, typing=False)).count
            except StoreError:
                counts[name] = None
        return counts

    def remember(self, question: Question) -> None:
        """Keeps a finished query among the recent ones. That it cannot be kept is no reason to complain."""
        from store import ArchiveError

        with suppress(ArchiveError):
            self.reader.remember(question.text)

    def meeting(self, id: str) -> Meeting:
        """The record of a meeting.

        Raises:
            NotFoundError: it is not in the archive (any more).
            ArchiveError: it cannot be read.
        """
        return self.archive.get(id)

    def narrowed(self, answer: Answer, period: str) -> Question:
        """The question of `answer` for a month (`2021-12`) or year alone; a word that was still being typed
        counts as finished where that finds the same."""
        from store import narrowed_to, parse_query, print_query

        asked = replace(answer.question, text=answer.read_as or answer.question.text)
        finished = replace(asked, typing=False)
        found = self.index.search(self._understand(finished), limit=1, marks=self.reader.marks()).count
        query = parse_query(asked.text, typing=asked.typing and found != answer.count)
        return replace(finished, text=print_query(narrowed_to(query, period), current_language()))

    def related(self, meeting: Meeting) -> tuple[Related, ...]:
        """The meetings that have to do with `meeting`; none where the index cannot say."""
        from store import StoreError

        try:
            return self.index.related(meeting)
        except StoreError:
            return ()

    def about(
        self, meeting: Meeting, related: tuple[Related, ...] = (), sources: tuple[ReportSource, ...] = ()
    ) -> About:
        """What there is to say about the meeting beside its record."""
        from tui.page.about import About
        from tui.remarks import remarks_on

        return About(
            self.reader.tags.get(meeting.id, ()),
            self.reader.note(meeting.id),
            related,
            sources,
            remarks_on(meeting, self.reader.notes(meeting.id)),
        )

    def highlight(self, answer: Answer, meeting: Meeting) -> Spans:
        """The spans of the text of `meeting` that the query of `answer` asks for, code points, half open, in
        the passages it asks for; words that follow one another are one span."""
        if answer.question.asks_all:
            return ()
        from store import highlight_meeting
        from tui.spans import joined

        return joined(meeting.text, highlight_meeting(answer.query, meeting))

    def highlight_title(self, answer: Answer, title: str) -> Spans:
        """The spans of a title that the query of `answer` asks for, as `highlight` gives them."""
        if answer.question.asks_all:
            return ()
        from store import highlight
        from tui.spans import joined

        return joined(title, highlight(answer.query, title))

    def references(self, ids: Sequence[str]) -> str:
        """Where each meeting is reported, one a line; those that are gone are left out."""
        from store import StoreError, reference

        lines = []
        for id in ids:
            with suppress(StoreError):
                lines.append(" · ".join(reference(self.archive.get(id))))
        return "\n".join(lines)

    def export(
        self,
        ids: Sequence[str] | None,
        answer: Answer,
        form: str,
        path: Path,
        progress: Callable[[int], None] = lambda _: None,
    ) -> int:
        """Writes meetings to a file; how many.

        Args:
            ids: which, None for all of `answer`, in its order.
            form: a name of EXPORT_FORMATS.
            progress: called with how many were read so far; if it raises, nothing is written.

        Raises:
            StoreError: one cannot be read, or the file cannot be written; a file that was there is as it was.
        """
        from store import EXPORT_FORMATS, Report, own_of, write_file

        written = 0

        def reports() -> Iterator[Report]:
            nonlocal written
            for id in self._ids_of(answer) if ids is None else ids:
                meeting = self.archive.get(id)
                sources = self.sources(meeting)
                yield Report(meeting, sources, own_of(self.reader, meeting, sources))
                written += 1
                progress(written)

        write_file(path, EXPORT_FORMATS[form].write(reports()))
        return written

    def sources(self, meeting: Meeting) -> tuple[ReportSource, ...]:
        """Every file that tells the report of `meeting`, its own first."""
        from store import StoreError, sources_of

        others: tuple[str, ...] = ()
        with suppress(StoreError):
            others = self.index.group(meeting.id)
        return sources_of(self.archive, meeting, others)

    def _ids_of(self, answer: Answer) -> Iterator[str]:
        offset = 0
        while hits := self.page(answer, offset):
            yield from (hit.id for hit in hits)
            offset += len(hits)

    def import_reports(self, path: Path, stop: Callable[[], bool]) -> Iterator[Progress]:
        """Imports a file, or a folder with all in it; how far that is, report by report, and how it ended.

        Args:
            stop: asked again and again; True ends it, and what is done is kept.
        """
        from tui.importing import import_reports

        return import_reports(self.archive, path, stop)

    def stale(self) -> bool:
        """Whether the archive has changed since the index was made, here or by another program."""
        self.archive.reload()
        return self.index.stale()

    def marked_elsewhere(self) -> bool:
        """Whether another program changed the marks, notes and clippings since; they are read anew."""
        return self.reader.reload()

    def damage(self) -> str:
        """What of the archive or of one's own work cannot be read, and so is missing from answers; ""
        where all can be."""
        for segment in self.archive.damages():
            return f"{segment.reason} `meetings-tui check --repair` mends it from the originals."
        return "" if self.reader.damage is None else str(self.reader.damage)

    def refresh(self, progress: Callable[[int, int], None]) -> None:
        """Brings the index up to date, telling `progress` how many records of how many are done.

        Raises:
            ArchiveError: a segment is damaged, or another process is refreshing.
        """
        self.index.refresh(progress)

    def clip(self, meeting: Meeting, start: int, end: int) -> bool:
        """Keeps an excerpt among the clippings, with the notes on it; False where it is there already.

        Raises:
            ArchiveError: the reader's work cannot be written.
        """
        from tui.remarks import notes_within

        words = meeting.text[start:end].strip()
        note = notes_within(meeting, self.reader.notes(meeting.id), start, end)
        return self.own.change(
            "clipping", lambda reader: reader.add_clipping(meeting.id, start, end, words, note)
        )

    def excerpts(self) -> tuple[Excerpt, ...]:
        """The clippings with their meetings, in the reader's order; those that are gone have none."""
        from store import excerpts_of

        return excerpts_of(self.archive, self.reader)

    def _understand(self, question: Question) -> Query:
        """The query for the typed text narrowed by the filters."""
        from store import Query

        if question.asks_all:
            return Query()
        from store import add_filter, parse_query

        query = parse_query(question.text, typing=question.typing)
        for facet, value in question.filters.chosen:
            query = add_filter(query, facet, value)
        return query
