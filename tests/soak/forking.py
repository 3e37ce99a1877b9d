"""Processes that are killed: forked from one that has all loaded, so that thousands of them take minutes."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

Tell = Callable[[Any], None]


class Child:
    """A process that works and tells, one JSON value a line, what it can promise so far."""

    def __init__(self, work: Callable[[Tell], None]) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            _live(work, writing)
        os.close(writing)
        self._pipe = reading
        self._buffer = b""
        self.told: list[Any] = []
        self.ended = False

    def listen(self, seconds: float) -> None:
        """Hears what is told, until the time is over or the process has ended."""
        end = time.monotonic() + seconds
        while not self.ended:
            left = end - time.monotonic()
            if left <= 0:
                return
            if select.select([self._pipe], [], [], left)[0]:
                self._hear()

    def _hear(self) -> None:
        data = os.read(self._pipe, 1 << 16)
        self.ended = not data
        *lines, self._buffer = (self._buffer + data).split(b"\n")
        self.told += [json.loads(line) for line in lines]

    def kill(self) -> bool:
        """`kill -9`; True if it was still at work. Then hears what it had told before."""
        os.kill(self.pid, signal.SIGKILL)
        while not self.ended:
            self._hear()
        return self._wait() == -signal.SIGKILL

    def finish(self, seconds: float) -> int | None:
        """Waits for its end; the exit code, or None (and it is killed) if it had not ended in time."""
        self.listen(seconds)
        if not self.ended:
            self.kill()
            return None
        return self._wait()

    def _wait(self) -> int:
        os.close(self._pipe)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _live(work: Callable[[Tell], None], pipe: int) -> None:
    """The life of the forked process; it never returns."""
    code = 1
    try:
        work(lambda value: _write(pipe, json.dumps(value).encode() + b"\n"))
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _write(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]
