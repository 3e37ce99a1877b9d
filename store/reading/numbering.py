"""Numbers that a word processor puts before list items and that are not in the text itself."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_MAX: Final = 4000


def number(value: int, style: str) -> str:
    """A number in the style of its first: `1`, `a`, `A`, `i`, `I`; as a figure where the style has none."""
    if not 0 < value < _MAX:
        return str(value)
    if style in {"i", "I"}:
        roman = _roman(value)
        return roman.upper() if style == "I" else roman
    if style in {"a", "A"}:  # z is followed by aa, bb …
        letters = _LETTERS[(value - 1) % 26] * ((value - 1) // 26 + 1)
        return letters.upper() if style == "A" else letters
    return str(value)


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        written += sign * count
    return written


class Counters:
    """The items counted so far in one list, by level."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def next(self, level: int, start: int) -> int:
        """Counts an item on a level; the levels below begin anew.

        Args:
            start: what the first item on that level has.
        """
        count = self._counts.get(level, start - 1) + 1
        self._counts = {at: own for at, own in self._counts.items() if at < level} | {level: count}
        return count

    def at(self, level: int, start: int) -> int:
        """The number of the last item on a level."""
        return self._counts.get(level, start)
