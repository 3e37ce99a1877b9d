"""How wide the columns of a page are."""

from __future__ import annotations

from typing import NamedTuple

_LINE = 84  # the longest line that is still easy to read, in cells
_LABELS = 13  # the margin for labels
_LABELS_FROM = 62  # a pane narrower than this has no room for labels in the margin


class Measure(NamedTuple):
    """Columns in cells: blank `left`, then `labels` (0: labels stand on lines of their own), then the bar
    with a blank either side, then `text`."""

    left: int
    labels: int
    text: int

    @property
    def margin(self) -> int:
        """The column where text begins."""
        return self.left + self.labels + 3 if self.labels else self.left + 2


def measure(width: int) -> Measure:
    """The columns for a pane of `width` cells: long lines are kept readable, and in a wide pane stand in its
    middle."""
    if width < _LABELS_FROM:
        return Measure(1 if width > 30 else 0, 0, max(8, width - 5 if width > 30 else width - 3))
    text = min(_LINE, width - _LABELS - 6)
    spare = width - _LABELS - 3 - text
    centred = (width - text) // 2 - _LABELS - 3
    return Measure(max(1, spare // 3, centred), _LABELS, text)
