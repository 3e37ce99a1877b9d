"""Work done in a thread while the caller does something else.

An executor would take longer to import than most queries to answer.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar, cast

Made = TypeVar("Made")


class Meanwhile(Generic[Made]):
    """What `work` gives, once it is done.

    Args:
        work: begins at once, in a thread of its own.
    """

    def __init__(self, work: Callable[[], Made]) -> None:
        self._work = work
        self._made: Made | None = None
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._made = self._work()
        except BaseException as error:  # a panic of Tantivy is no Exception
            self._error = error

    def done(self) -> bool:
        """Whether it need not be waited for."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Waits for it, whether it succeeds or not."""
        self._thread.join()

    def result(self) -> Made:
        """What the work gave; waits for it. Raises what the work raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return cast("Made", self._made)
