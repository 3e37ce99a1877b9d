"""The first question, asked by a process of its own while this one loads Textual, on another core; it reads
the meeting that is shown first, too.

A thread would not do: Python's lock lets only one thread load modules, read and decode at a time.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tui.question import Answer, Question

if TYPE_CHECKING:
    from store import Meeting
    from tui.session import Session

_OPENED = b"+"


class Ahead:
    """What the other process tells: that archive and index can be opened, then the answer and a meeting."""

    def __init__(self, question: Question, child: int, pipe: int) -> None:
        self._question = question
        self._child = child
        self._pipe: int | None = pipe
        self._meeting: Meeting | None = None
        self._taking = threading.Lock()

    def opened(self) -> bool:
        """Whether it has opened archive and index; waits until that is known. To be asked once, first."""
        if self._pipe is not None and os.read(self._pipe, 1) == _OPENED:
            return True
        self._end()
        return False

    def answer(self, question: Question) -> Answer | None:
        """Its answer, once, to the question it was given; None if that was another, or it found none."""
        with self._taking:
            if self._pipe is None:
                return None
            with open(self._pipe, "rb", closefd=False) as told:
                kept = told.read()
            self._end()
        if question != self._question:
            return None
        try:
            answer: Answer
            answer, self._meeting = pickle.loads(kept)
        except (pickle.UnpicklingError, EOFError):  # it ended early
            return None
        return answer

    def meeting(self, id: str) -> Meeting | None:
        """The meeting it read beside the answer, once; None if that is another, or was taken."""
        with self._taking:
            meeting, self._meeting = self._meeting, None
        return meeting if meeting is not None and meeting.id == id else None

    def _end(self) -> None:
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None
            os.waitpid(self._child, 0)


def ask_ahead(archive: Path, question: Question, meeting: str | None = None) -> Ahead | None:
    """Begins to ask; None where it would gain nothing, or where processes cannot be parted like that.

    Args:
        meeting: the id of the one that will be shown; None for the first of the answer.
    """
    if not hasattr(os, "fork") or _cores() < 2 or threading.active_count() > 1:
        return None
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:  # there are too many processes
        os.close(reading)
        os.close(writing)
        return None
    if child == 0:
        _tell(writing, archive, question, meeting)
    os.close(writing)
    return Ahead(question, child, reading)


def _tell(pipe: int, archive: Path, question: Question, meeting: str | None) -> NoReturn:
    """All the life of the other process. What fails in it fails once more, and is told, in the first one."""
    done = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        from tui.session import Session

        session = Session.open(archive)
        os.write(pipe, _OPENED)
        answer = session.ask(question)
        first = meeting or next((hit.id for hit in answer.hits), None)
        with open(pipe, "wb", closefd=False) as told:
            pickle.dump((answer, first and _read(session, first)), told, pickle.HIGHEST_PROTOCOL)
        done = 0
    finally:
        os._exit(done)


def _read(session: Session, id: str) -> Meeting | None:
    from store import StoreError

    try:
        return session.meeting(id)
    except StoreError:
        return None


def _cores() -> int:
    used: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(used(0)) if used is not None else os.cpu_count() or 1
