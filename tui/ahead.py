"""The first question, asked by a process of its own while this one loads Textual, on another core.

A thread would not do: Python's lock lets only one thread load modules, read and decode at a time.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from tui.question import Answer, Question

_OPENED = b"+"


class Ahead:
    """What the other process tells: that archive and index can be opened, then the answer."""

    def __init__(self, question: Question, child: int, pipe: int) -> None:
        self._question = question
        self._child = child
        self._pipe: int | None = pipe
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
        if question != self._question or not kept:
            return None
        answer = pickle.loads(kept)
        return answer if isinstance(answer, Answer) else None

    def _end(self) -> None:
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None
            os.waitpid(self._child, 0)


def ask_ahead(archive: Path, question: Question) -> Ahead | None:
    """Begins to ask; None where it would gain nothing, or where processes cannot be parted like that."""
    if not hasattr(os, "fork") or _cores() < 2 or threading.active_count() > 1:
        return None
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _tell(writing, archive, question)
    os.close(writing)
    return Ahead(question, child, reading)


def _tell(pipe: int, archive: Path, question: Question) -> NoReturn:
    """All the life of the other process. What fails in it fails once more, and is told, in the first one."""
    done = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        from tui.session import Session

        session = Session.open(archive)
        os.write(pipe, _OPENED)
        with open(pipe, "wb", closefd=False) as told:
            pickle.dump(session.ask(question), told, pickle.HIGHEST_PROTOCOL)
        done = 0
    finally:
        os._exit(done)


def _cores() -> int:
    used: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(used(0)) if used is not None else os.cpu_count() or 1
