"""Where one has been: back and forward, as in a web browser."""

from __future__ import annotations

from msgspec import Struct

from tui.question import Question

_KEPT = 100


class Spot(Struct, frozen=True):
    """A place in the browser: what was asked, the meeting on screen, its line on top, whether one reads,
    and the report alone; and where in its text the hit in hand begins (code points)."""

    question: Question
    meeting: str | None = None
    line: int = 0
    reading: bool = False
    alone: bool = False
    hit: int | None = None


class Trail:
    """The spots one left, and those one came back from."""

    def __init__(self) -> None:
        self._before: list[Spot] = []
        self._after: list[Spot] = []

    def leave(self, spot: Spot) -> None:
        """One goes on from `spot` to somewhere new."""
        self._before = [*self._before[1 - _KEPT :], spot]
        self._after = []

    def back(self, spot: Spot) -> Spot | None:
        """Where to go back to from `spot`; None at the beginning."""
        if not self._before:
            return None
        self._after.append(spot)
        return self._before.pop()

    def forward(self, spot: Spot) -> Spot | None:
        """Where to go forward to from `spot`; None at the end."""
        if not self._after:
            return None
        self._before.append(spot)
        return self._after.pop()
