"""Targets as a small table: the figure, a bar where it is a share of a whole, and what is aimed at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.ink import Ink
from tui.page.block import Block, Link
from tui.page.ratings import LEAST_BAR, bar
from tui.text import say
from tui.visible import one_line

if TYPE_CHECKING:
    from store import Target

_SIGNS = {">=": "≥ ", "<=": "≤ "}
_MOST = 12
_BAR = 12  # cells
_WIDEST = 18  # a longer figure stands out of its column
_LEAST_SUBJECT = 16  # with less room in its column, a subject goes on under the figure


def target_blocks(targets: tuple[Target, ...], width: int) -> Iterator[Block]:
    """One block a target; the subjects begin in one column and hang there.

    Args:
        width: cells of a line; where there is little room, there are no bars.
    """
    shown = targets[:_MOST]
    values = [_value(target) for target in shown]
    column = min(_WIDEST, max(map(cell_len, values), default=0))
    bar_width = min(_BAR, width - column - 4 - _LEAST_SUBJECT)
    bars = bar_width >= LEAST_BAR and any(_share(target) is not None for target in shown)
    for at, (target, value) in enumerate(zip(shown, values, strict=True)):
        text = " " * (column - cell_len(value)) + value
        inks = [Ink(0, len(text), "figure")]
        links: tuple[Link, ...] = ()
        if target.end > target.start:
            links = (Link(len(text) - len(value), len(text), "place", f"{target.start}-{target.end}"),)
        text += "  "
        if bars:
            drawn = _bar(target, bar_width)
            inks.append(Ink(len(text), len(text) + len(drawn), "document"))
            text += drawn + " " * (bar_width - len(drawn)) + "  "
        hang = cell_len(text) if cell_len(text) + _LEAST_SUBJECT <= width else 2
        subject = one_line(target.subject or "")
        inks.append(Ink(len(text), len(text) + len(subject), "soft"))
        label = "" if at else say("fact.targets")
        # Blanks that do not break keep figure and bar together.
        text = text.replace(" ", "\u00a0") + subject
        yield Block(text.rstrip(), label=label, inks=tuple(inks), links=links, hang=hang, row=True)
    if len(targets) > _MOST:
        yield Block(say("more", n=len(targets) - _MOST), tone="soft")


def _value(target: Target) -> str:
    """The figure with its unit, unless the subject beside it names that: `≥ 2`, `chi bộ trực thuộc`."""
    value = one_line(_SIGNS.get(target.comparator, "") + target.value)
    unit, subject = one_line(target.unit or ""), one_line(target.subject or "")
    if not unit or unit in value or subject.casefold().startswith(unit.casefold()):
        return value
    return f"{value} {unit}"


def _share(target: Target) -> tuple[float, float] | None:
    """From and to how many percent, where the target is a share of a whole."""
    low, high = target.low, target.high
    if "%" not in target.value or low is None or high is None or not 0 <= low <= high <= 100:
        return None
    return low, high


def _bar(target: Target, width: int) -> str:
    """A bar to the least that is aimed at, dotted on to the most."""
    share = _share(target)
    if share is None:
        return ""
    least, most = bar(share[0], width), bar(share[1], width)
    return least + "┄" * (len(most) - len(least))
