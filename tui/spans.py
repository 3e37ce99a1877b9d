"""Spans of a text: code points, half open."""

from __future__ import annotations

Spans = tuple[tuple[int, int], ...]


def joined(text: str, spans: Spans) -> Spans:
    """The spans, in order, with those one that only a blank parts."""
    runs: list[tuple[int, int]] = []
    for start, end in spans:
        if runs and text[runs[-1][1] : start] == " ":
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return tuple(runs)
