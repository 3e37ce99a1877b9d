"""Ticks in the scroll bar: one a row, however many hits it stands for."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style

from tui.widgets import ticks
from tui.widgets.ticks import Ticks

PLAIN, GOLD, BOLD = Style(), Style(color="yellow"), Style(bold=True)


def bar(lines: tuple[int, ...], now: int | None, height: int, size: int) -> str:
    blank = [Segment(" ", PLAIN) for _ in range(height)]
    return "".join(one.text for one in ticks._ticked(blank, Ticks(lines, now, GOLD, BOLD), size))


@pytest.mark.parametrize(
    ("lines", "now", "drawn"),
    [
        ((), None, "          "),
        ((0,), None, "─         "),
        ((0, 1, 9, 10), 10, "─━        "),
        ((0, 99), 99, "─        ━"),
        ((55, 56, 57), None, "     ─    "),
        (tuple(range(100)), 20, "──━───────"),
        ((120,), None, "         ─"),
    ],
)
def test_where_the_ticks_are(lines: tuple[int, ...], now: int | None, drawn: str) -> None:
    assert bar(lines, now, 10, 100) == drawn


def test_many_hits_are_drawn_once_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    made = 0

    def counted(*arguments: object, **named: object) -> Segment:
        nonlocal made
        made += 1
        return Segment(" ")

    blank = [Segment(" ", PLAIN) for _ in range(10)]
    monkeypatch.setattr(ticks, "Segment", counted)
    ticks._ticked(blank, Ticks(tuple(range(20_000)), 5, GOLD, BOLD), 20_000)
    assert made == 11
