"""What the browser has done in threads, and the messages that bring the outcome back.

An exclusive worker of Textual is not stopped by a newer one, only ignored: each looks whether it still is the
newest before it speaks.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from tui.question import Answer, Question

if TYPE_CHECKING:
    from store import Hit, Meeting, Related, ReportSource, StoreError
    from tui.facets import Facets
    from tui.importing import Progress
    from tui.session import Session

_TELL_AGAIN = 0.1  # seconds between two pictures of the progress


class _Stopped(Exception):  # noqa: N818
    """The program is closing: work in a thread ends."""


class WorkingScreen(Screen[None]):
    """Asks, reads and indexes in threads; of each kind of work only the newest is heard of."""

    class Answered(Message):
        """An answer came back; `keep` is the id of the meeting to stay on."""

        def __init__(self, answer: Answer, keep: str | None) -> None:
            super().__init__()
            self.answer = answer
            self.keep = keep

    class Refused(Message):
        """A query cannot be understood, or the index cannot answer."""

        def __init__(self, error: StoreError) -> None:
            super().__init__()
            self.error = error

    class Opened(Message):
        """A record was read: the meeting with its hits, or why not."""

        def __init__(
            self,
            meeting: Meeting | None,
            hits: tuple[tuple[int, int], ...] = (),
            at_hit: bool = False,
            reason: str = "",
        ) -> None:
            super().__init__()
            self.meeting = meeting
            self.hits = hits
            self.at_hit = at_hit
            self.reason = reason

    class Placed(Message):
        """The row in which `answer` lists the meeting with this id, None where it does not."""

        def __init__(self, id: str, answer: Answer, row: int | None) -> None:
            super().__init__()
            self.id = id
            self.answer = answer
            self.row = row

    class RelatedFound(Message):
        """Which meetings have to do with the one with this id, and every source of its report."""

        def __init__(
            self, id: str, related: tuple[Related, ...], sources: tuple[ReportSource, ...] = ()
        ) -> None:
            super().__init__()
            self.id = id
            self.related = related
            self.sources = sources

    class Paged(Message):
        """A page of hits was read."""

        def __init__(self, edition: int, offset: int, hits: tuple[Hit, ...]) -> None:
            super().__init__()
            self.edition = edition
            self.offset = offset
            self.hits = hits

    class Cited(Message):
        """Where meetings are reported, one a line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Exported(Message):
        """Meetings were written to a file, or why not; with a `total`, so many of them are being written."""

        def __init__(
            self, count: int, path: Path, reason: str = "", stopped: bool = False, total: int = 0
        ) -> None:
            super().__init__()
            self.count = count
            self.path = path
            self.reason = reason
            self.stopped = stopped
            self.total = total

    class Counted(Message):
        """The saved searches were counted, by name."""

        def __init__(self, counts: Mapping[str, int | None]) -> None:
            super().__init__()
            self.counts = counts

    class ValuesCounted(Message):
        """Many values of each facet in `answer` were counted."""

        def __init__(self, answer: Answer, facets: Facets) -> None:
            super().__init__()
            self.answer = answer
            self.facets = facets

    class Indexed(Message):
        """The index is being brought up to date: so many of so many; `done` where it is finished."""

        def __init__(self, number: int = 0, total: int = 0, done: bool = False, reason: str = "") -> None:
            super().__init__()
            self.number = number
            self.total = total
            self.done = done
            self.reason = reason

    class MarkedElsewhere(Message):
        """Another program changed one's own marks, notes, clippings or saved searches."""

    class Damaged(Message):
        """Part of the archive cannot be read: what is asked lacks it."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._damage = ""  # what was told of it

    @work(thread=True, exclusive=True, group="ask")
    def ask(self, question: Question, keep: str | None = None) -> None:
        """Asks a question; `Answered` or `Refused` follows."""
        from store import StoreError

        worker = get_current_worker()
        try:
            message: Message = self.Answered(self.session.ask(question), keep)
        except StoreError as error:
            message = self.Refused(error)
        self._bring(worker, message)
        if isinstance(message, self.Answered) and message.answer.count and not question.typing:
            self.session.remember(question)

    @work(thread=True, group="prepare")
    def prepare(self) -> None:
        """Gets ready for a query."""
        self.session.prepare()

    @work(thread=True, exclusive=True, group="page")
    def fetch_page(self, answer: Answer, edition: int, offset: int) -> None:
        """Fetches the hits of `answer` from `offset`; `Paged` or `Refused` follows."""
        from store import StoreError

        worker = get_current_worker()
        try:
            message: Message = self.Paged(edition, offset, self.session.page(answer, offset))
        except StoreError as error:
            message = self.Refused(error)
        self._bring(worker, message)

    @work(thread=True, exclusive=True, group="values")
    def count_values(self, answer: Answer) -> None:
        """Counts many values of each facet; `ValuesCounted` or `Refused` follows."""
        from store import StoreError

        worker = get_current_worker()
        try:
            message: Message = self.ValuesCounted(answer, self.session.many_values(answer))
        except StoreError as error:
            message = self.Refused(error)
        self._bring(worker, message)

    @work(thread=True, exclusive=True, group="open")
    def open(self, id: str, answer: Answer, at_hit: bool) -> None:
        """Reads a record and finds the hits of `answer` in it; `Opened` follows."""
        from store import StoreError

        worker = get_current_worker()
        try:
            meeting = self.session.meeting(id)
            message = self.Opened(meeting, self.session.highlight(answer, meeting), at_hit)
        except StoreError as error:
            message = self.Opened(None, reason=error.message)
        self._bring(worker, message)

    @work(thread=True, exclusive=True, group="place")
    def place(self, id: str, answer: Answer) -> None:
        """Finds the row in which `answer` lists a meeting; `Placed` or `Refused` follows."""
        from store import StoreError

        worker = get_current_worker()
        try:
            message: Message = self.Placed(id, answer, self.session.row(answer, id))
        except StoreError as error:
            message = self.Refused(error)
        self._bring(worker, message)

    @work(thread=True, exclusive=True, group="relate")
    def relate(self, meeting: Meeting) -> None:
        """Finds what is related to a meeting; `RelatedFound` follows."""
        worker = get_current_worker()
        related, sources = self.session.related(meeting), self.session.sources(meeting)
        self._bring(worker, self.RelatedFound(meeting.id, related, sources))

    @work(thread=True, exclusive=True, group="cite")
    def cite_meetings(self, ids: Sequence[str]) -> None:
        """Reads the meetings and says where each is reported; `Cited` follows."""
        worker = get_current_worker()
        self._bring(worker, self.Cited(self.session.references(ids)))

    @work(thread=True, group="export")
    def export(self, ids: Sequence[str] | None, answer: Answer, form: str, path: Path) -> None:
        """Writes these meetings (None: all of `answer`) to a file; `Exported` follows."""
        from store import StoreError

        worker = get_current_worker()
        total = answer.count if ids is None else len(ids)
        told = monotonic()

        def progress(number: int) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise _Stopped
            if monotonic() - told > _TELL_AGAIN:
                told = monotonic()
                self.post_message(self.Exported(number, path, total=total))

        try:
            message = self.Exported(self.session.export(ids, answer, form, path, progress), path)
        except StoreError as error:
            message = self.Exported(0, path, str(error))
        except _Stopped:
            message = self.Exported(0, path, stopped=True)
        self.post_message(message)

    @work(thread=True, exclusive=True, group="count")
    def count_searches(self) -> None:
        """Counts the saved searches; `Counted` follows."""
        worker = get_current_worker()
        self._bring(worker, self.Counted(self.session.count_searches()))

    @work(thread=True, exclusive=True, group="index")
    def look_again(self) -> None:
        """Brings the index up to date if it is not, while reading goes on; `Indexed` tells how far it is,
        `Damaged` what is newly found to be damaged, `MarkedElsewhere` that marks were changed meanwhile."""
        from store import StoreError

        worker = get_current_worker()
        told = 0.0

        def progress(number: int, total: int) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise _Stopped
            if monotonic() - told > _TELL_AGAIN:
                told = monotonic()
                self.post_message(self.Indexed(number, total))

        try:
            if self.session.marked_elsewhere():  # said once: told also where a newer look has begun
                self.post_message(self.MarkedElsewhere())
            stale = self.session.stale()
            self._tell_damage(worker)
            if not stale:
                return
            self.session.refresh(progress)
            message = self.Indexed(done=True)
        except _Stopped:
            return
        except StoreError as error:
            message = self.Indexed(done=True, reason=error.message)
        self._bring(worker, message)

    def _tell_damage(self, worker: Worker[None]) -> None:
        told, damage = self._damage, self.session.damage()
        if worker.is_cancelled:  # a newer look tells it
            return
        self._damage = damage
        if damage not in {"", told}:
            self.post_message(self.Damaged(damage))

    @work(thread=True, group="import")
    def import_reports(self, path: Path, tell: Callable[[Progress], None]) -> None:
        """Imports a file or folder until that is done or the worker is cancelled.

        Args:
            tell: is told, in the thread, how far it is, and last how it ended.
        """
        from multiprocessing import resource_tracker

        worker = get_current_worker()
        # Textual puts a stream without a file in the place of standard error; no process starts from that.
        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()
        for progress in self.session.import_reports(path, lambda: worker.is_cancelled):
            tell(progress)

    def stop_importing(self) -> None:
        """Ends the import that is going on; what is done is kept."""
        self.workers.cancel_group(self, "import")

    def _bring(self, worker: Worker[None], message: Message) -> None:
        if not worker.is_cancelled:
            self.post_message(message)
