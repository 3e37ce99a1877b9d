"""Parsing in several processes: results in the order of the jobs, only a few jobs in memory at a time."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, TypeVar

import msgspec

from store.errors import StoreError, VocabularyError
from store.model import Meeting
from store.reading import ReportText, read_bytes

_CHUNK_FILES: Final = 16
_CHUNK_BYTES: Final = 1_000_000
# Handed out before their turn, so that the workers have enough to do while a batch is put on a slow disk.
_CHUNKS_A_WORKER: Final = 8
_AHEAD_BYTES: Final = 8_000_000  # in all, beyond a chunk for each worker: large files are few at a time
_COLLECT_AFTER: Final = 50_000  # objects

Settled = TypeVar("Settled")


class Task(msgspec.Struct, frozen=True):
    """What a worker is given: a file's bytes, its name, and the text to parse if not the one in the bytes."""

    data: bytes
    name: str
    text: str | None = None


class Job(msgspec.Struct, frozen=True):
    """A task, and whatever its owner wants to know it by."""

    tag: Any
    task: Task


class Failure(msgspec.Struct, frozen=True):
    """Why a task gave no record, in a plain sentence."""

    reason: str


class Done(msgspec.Struct, frozen=True):
    """A job and what came of it."""

    job: Job
    result: Meeting | Failure


Work = Callable[[Task], Meeting | Failure]


def parse(report: ReportText) -> Meeting:
    """As `store.parsing.parse`, whose rules are loaded by the first report: a process that only hands out
    work does without them."""
    from store import parsing  # noqa: PLC0415 - see above

    return parsing.parse(report)


def parse_task(task: Task) -> Meeting | Failure:
    """The record of one file, or why there is none: one bad file must not stop the others.

    Raises:
        VocabularyError: no file can be parsed, the installation is broken.
    """
    try:
        report = read_bytes(task.data, task.name)
        if task.text not in {None, report.text}:
            report = msgspec.structs.replace(report, text=task.text, gaps=())
        report.text.encode()  # what cannot be encoded could not be kept
        return parse(report)
    except VocabularyError:
        raise
    except StoreError as error:
        return Failure(str(error))
    except Exception as error:
        return Failure(f"The parser failed on it ({type(error).__name__}: {error}).")


def parse_all(
    items: Iterable[Job | Settled], processes: int, *, work: Work = parse_task
) -> Iterator[Done | Settled]:
    """Does every job among `items`, in this process or in several; whatever else is among them passes
    through.

    Args:
        processes: how many may work at once; 1 means this one.
        work: what is done with a task; importable by name.

    Yields:
        In the order of `items`, a `Done` in the place of each job.
    """
    if processes <= 1:
        for item in items:
            yield Done(item, work(item.task)) if isinstance(item, Job) else item
        return
    pool = _Pool(processes, work)
    window: deque[tuple[list[Job | Settled], _Chunk]] = deque()
    ahead = 0
    try:
        for chunk in _chunks(items):
            submitted = pool.submit([item.task for item in chunk if isinstance(item, Job)])
            window.append((chunk, submitted))
            ahead += submitted.size
            while len(window) >= processes * _CHUNKS_A_WORKER or (
                len(window) > processes and ahead > _AHEAD_BYTES
            ):
                ahead -= window[0][1].size
                yield from _collected(pool, *window.popleft())
        while window:
            yield from _collected(pool, *window.popleft())
    finally:
        pool.close()


def _chunks(items: Iterable[Job | Settled]) -> Iterator[list[Job | Settled]]:
    chunk: list[Job | Settled] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.task.data) if isinstance(item, Job) else 0
        if len(chunk) >= _CHUNK_FILES or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _collected(pool: _Pool, chunk: list[Job | Settled], submitted: _Chunk) -> Iterator[Done | Settled]:
    results = iter(pool.results(submitted))
    for item in chunk:
        yield Done(item, next(results)) if isinstance(item, Job) else item


class _Chunk:
    """Tasks that one worker does in one go."""

    def __init__(self, tasks: list[Task], future: Future[bytes]) -> None:
        self.tasks = tasks
        self.size = sum(len(task.data) for task in tasks)
        self.future = future


class _Pool:
    """A process pool that survives the death of a worker: the file it died on fails, the others are done."""

    def __init__(self, processes: int, work: Work) -> None:
        self._processes = processes
        self._work = work
        self._executor = self._started()
        self._usable = True

    def _started(self) -> ProcessPoolExecutor:
        # spawn: a fork of a process with threads (the app has some) may hang
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._processes, mp_context=context, initializer=_start_worker)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def submit(self, tasks: list[Task]) -> _Chunk:
        try:
            return _Chunk(tasks, self._executor.submit(_work_chunk, self._work, tasks))
        except BrokenProcessPool as error:
            broken: Future[bytes] = Future()
            broken.set_exception(error)
            return _Chunk(tasks, broken)

    def results(self, chunk: _Chunk) -> list[Meeting | Failure]:
        try:
            return _unpacked(chunk.future.result())
        except BrokenProcessPool:
            # Which of the tasks under way it was, nobody knows: those of this chunk are tried alone.
            return [self._alone(task) for task in chunk.tasks]

    def _alone(self, task: Task) -> Meeting | Failure:
        self._renew()
        if not self._usable:
            return self._work(task)
        try:
            return _unpacked(self.submit([task]).future.result())[0]
        except BrokenProcessPool:
            return Failure("The process that parsed it died on it.")

    def _renew(self) -> None:
        """Puts a new pool in the place of a broken one, unless no process can be started at all."""
        for _ in range(2):
            if not self._usable:
                return
            try:
                self.submit([]).future.result()
            except BrokenProcessPool:
                self.close()
                self._executor = self._started()
            else:
                return
        self._usable = False


def collect_seldom() -> None:
    """Makes Python look for cycles seldom: parsing leaves hardly any; all else goes at once without it."""
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)


def _start_worker() -> None:
    """Interrupts are the parent's affair; a parent that is killed takes its workers with it."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.join,), daemon=True).start()


def _leave_after(end: Callable[[], object]) -> None:
    end()
    os._exit(1)


def _work_chunk(work: Work, tasks: list[Task]) -> bytes:
    results = [work(task) for task in tasks]
    pairs = [(None, one.reason) if isinstance(one, Failure) else (one, "") for one in results]
    return msgspec.msgpack.encode(pairs)


_UNPACK = msgspec.msgpack.Decoder(list[tuple[Meeting | None, str]])


def _unpacked(data: bytes) -> list[Meeting | Failure]:
    return [Failure(reason) if meeting is None else meeting for meeting, reason in _UNPACK.decode(data)]
