"""How a piece of evidence weighs years: +2 and more where it nearly settles one, below zero where one hardly
fits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from store.parsing.dates.date_patterns import DateSpan

Weight = Callable[[int], float]
Tense = Literal["ahead", "past", "open"]  # of a year or day named: to come, over, or not said

_DAYS = {"quarter": 75, "half": 200, "year": 366}


class Evidence(NamedTuple):
    """One piece: how it is told to people, its place in the text (0, 0 if none), and how it weighs a year."""

    reason: str
    start: int
    end: int
    weight: Weight


def day_in(year: int, day: DateSpan) -> date | None:
    """The day in that year; None where the calendar has none."""
    try:
        return date(year, day.first[1], day.first[0])
    except ValueError:
        return None


def peak(peaks: dict[int, float], below: float = 0.0, above: float = 0.0) -> Weight:
    """Weights for single years; the same weight for all years below them, and for all above."""
    first = min(peaks, default=0)

    def weight(guess: int) -> float:
        if guess in peaks:
            return peaks[guess]
        return below if guess < first else above

    return weight


def within(first: int, last: int, inside: float, outside: float) -> Weight:
    """One weight for the years from `first` to `last`, another for all others."""
    return lambda guess: inside if first <= guess <= last else outside


def since(year: int, near: float = 0.0) -> Weight:
    """Never before `year`; `near` for that year, half of it for the next."""
    return peak({year: near, year + 1: near / 2}, below=-4.0)


def scaled(weight: Weight, factor: float) -> Weight:
    """The weight times a factor."""
    return lambda guess: factor * weight(guess)


def bounded(weight: Weight, factor: float) -> Weight:
    """The weight, what speaks for a year times a factor: what speaks against one stays as it is."""

    def bounds(guess: int) -> float:
        value = weight(guess)
        return value * factor if value > 0 else value

    return bounds


def nearness(day: DateSpan, then: date, tense: Tense, firm: bool = False) -> Weight:
    """How a dated fact speaks: a report mentions what happened shortly before, seldom what comes after.

    Args:
        day: the day whose year is asked for.
        then: the fact's day.
        firm: it is certainly past, as a cited document is.
    """

    def weight(year: int) -> float:
        meeting = day_in(year, day)
        if meeting is None:
            return -9.0
        apart = (meeting - then).days
        if apart < 0:
            return _before(-apart, tense, firm)
        if tense == "ahead":
            return 0.3 if apart <= 31 else -2.0
        near = (
            2.0
            if apart <= _DAYS["quarter"]
            else 1.2
            if apart <= _DAYS["half"]
            else 0.8
            if apart <= _DAYS["year"]
            else 0.0
        )
        return near * 0.75 if firm else near

    return weight


def _before(days: int, tense: Tense, firm: bool) -> float:
    """How a meeting this many days before the fact is weighed."""
    if firm:
        return -4.0
    if tense == "past":
        return -2.5
    if tense == "ahead":
        return 1.6 if days <= 300 else 0.6 if days <= 450 else 0.2
    return 0.6 if days <= _DAYS["quarter"] else -0.3 if days <= 250 else -1.0
