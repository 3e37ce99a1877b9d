"""Which parts of a text are taken, asked often: rules that read in turns must not read one place twice."""

from __future__ import annotations


class Occupied:
    """The taken code points of one text, none at first."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def take(self, start: int, end: int) -> None:
        """Marks `start`-`end` as taken."""
        self._taken[start:end] = b"\x01" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing between `start` and `end` is taken."""
        return self._taken.find(1, start, end) < 0

    def take_free(self, start: int, end: int) -> bool:
        """Takes `start`-`end` if all of it is free; whether it was."""
        free = self.is_free(start, end)
        if free:
            self.take(start, end)
        return free
