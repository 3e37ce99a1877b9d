"""Ratings as a small table with bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.ink import Ink
from tui.page.block import Block, Link
from tui.text import number, say
from tui.visible import fit, one_line

if TYPE_CHECKING:
    from store import Rating

_BAR = 20  # cells
LEAST_BAR = 6  # a shorter one tells nothing


def rating_blocks(ratings: tuple[Rating, ...], width: int) -> Iterator[Block]:
    """One unbroken line a rating: subject, level, count, share and a bar as long as the share.

    Args:
        width: cells of a line; where there is little room, each subject stands above its rows.
    """
    if not ratings:
        return
    levels = [say(f"level.{rating.level}") for rating in ratings]
    counts = [_count(rating) for rating in ratings]
    shares = [share(rating) for rating in ratings]
    level_width = max(map(cell_len, levels))
    count_width = max(map(cell_len, counts))
    figures = level_width + count_width + 9
    subjects = [one_line(rating.subject) for rating in ratings]
    beside = max(map(cell_len, subjects)) + 2
    needed = figures + (LEAST_BAR + 1 if any(shares) else 0)
    above = beside > 2 and beside + needed > width
    lead = 2 if above else beside
    bar_width = min(_BAR, width - lead - figures - 1)
    label, shown = say("fact.ratings"), ""
    for at, rating in enumerate(ratings):
        subject = "" if subjects[at] == shown else subjects[at]
        shown = subjects[at]
        if above and subject:
            subject = fit(subject, width)
            yield Block(subject, label=label, inks=(Ink(0, len(subject), "soft"),), wraps=False)
            label, subject = "", ""
        text = _pad(subject, lead)
        inks = [Ink(0, len(text), "soft")]
        start = len(text)
        text += _pad(levels[at], level_width) + "  "
        inks.append(Ink(start, len(text), f"level-{rating.level}"))
        links: tuple[Link, ...] = ()
        if rating.end > rating.start:
            links = (Link(start, start + len(levels[at]), "place", f"{rating.start}-{rating.end}"),)
        text += " " * (count_width - cell_len(counts[at])) + counts[at]
        percent = shares[at]
        text += f"{'' if percent is None else number(percent, 1) + '%':>7}"
        if bar_width >= LEAST_BAR and percent is not None:
            text += " "
            start = len(text)
            text += bar(percent, bar_width)
            inks.append(Ink(start, len(text), f"level-{rating.level}"))
        yield Block(text.rstrip(), label=label, inks=tuple(inks), links=links, wraps=False)
        label = ""


def bar(percent: float, width: int) -> str:
    """A bar for 0 to 100 percent in at most `width` cells, to half a cell; never none for some."""
    halves = round(max(0.0, min(100.0, percent)) / 100 * width * 2)
    if percent > 0:
        halves = max(1, halves)
    return "━" * (halves // 2) + "╸" * (halves % 2)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _count(rating: Rating) -> str:
    if rating.count is None:
        return ""
    return number(rating.count) if rating.total is None else f"{number(rating.count)}/{number(rating.total)}"


def share(rating: Rating) -> float | None:
    """The percentage as told, or out of count and total; None where neither is known."""
    if rating.percent is not None:
        return rating.percent
    if rating.count is not None and rating.total:
        return 100 * rating.count / rating.total
    return None


def shares_of(ratings: tuple[Rating, ...]) -> Mapping[str, float]:
    """The percentage of each level, as told; where only counts are told, of all that are counted."""
    told: dict[str, float] = {}
    for rating in ratings:
        percent = share(rating)
        if percent is not None:
            told.setdefault(rating.level, percent)
    if told:
        return told
    counts = {rating.level: rating.count for rating in ratings if rating.count is not None}
    total = sum(counts.values())
    if not total or len(counts) < 2:
        return {}
    return {level: 100 * count / total for level, count in counts.items()}


def told_of(ratings: tuple[Rating, ...]) -> str:
    """The figures in words: count and share of each level."""
    parts = []
    for rating in ratings:
        count, percent = _count(rating), share(rating)
        told = "" if percent is None else f"{number(percent, 1)}%"
        figures = f"{count} ({told})" if count and told else count or told
        parts.append(f"{say(f'level.{rating.level}')} {figures}".strip())
    return " · ".join(parts)
