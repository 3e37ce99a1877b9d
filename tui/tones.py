"""Tones: how the parts of a line that is drawn here look, in the colours of the theme.

Component classes of Textual would do the same, but each of them is looked for among all rules of all sheets,
for every widget that has it, at the start and whenever the focus moves.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from rich.color import Color as RichColor
from rich.style import Style
from textual.app import App
from textual.color import Color


class _Tone(NamedTuple):
    """Variables of the theme for letters, ground and style of letters (or a style of Rich for the last)."""

    ink: str = ""
    ground: str = ""
    style: str = ""


_TONES = {
    # Of any line.
    "soft": _Tone("ink-soft"),
    "faint": _Tone("ink-faint"),
    "strong": _Tone(style="bold"),
    "heading": _Tone("foreground", style="bold"),
    "mark": _Tone("primary"),
    "star": _Tone("accent"),
    "hit": _Tone("hit-ink", "hit", "hit-style"),
    # Of the rows of a list.
    "now": _Tone(ground="row-now", style="row-now-style"),
    "now-blurred": _Tone(ground="row-now-blurred"),
    "over": _Tone(ground="panel"),
    "exact": _Tone("success", style="bold"),
    "near": _Tone("warning", style="bold"),
    # Of the last line.
    "key": _Tone("primary", style="bold"),
    "news": _Tone("success"),
    "work": _Tone("accent"),
    # Of chips.
    "chip": _Tone("foreground", "row-now", "chip-style"),
    "cross": _Tone("ink-soft", "row-now", "chip-style"),
    "chip-now": _Tone("background", "primary", "chip-now-style"),
    # Of a query.
    "field": _Tone("primary"),
    "value": _Tone("secondary"),
    "phrase": _Tone("success"),
    "minus": _Tone("error", style="bold"),
    "operator": _Tone("accent", style="bold"),
    "wrong": _Tone("error", style="underline bold"),
    # Of a chart.
    "bar-now": _Tone(ground="row-now", style="bar-now-style"),
    "bar-0": _Tone("primary"),
    "bar-1": _Tone("accent"),
    "bar-2": _Tone("success"),
    "bar-3": _Tone("secondary"),
    "bar-4": _Tone("ink-soft"),
    "level-excellent": _Tone("success"),
    "level-good": _Tone("primary"),
    "level-completed": _Tone("accent"),
    "level-failed": _Tone("error"),
    # Of a page.
    "title": _Tone("foreground", style="bold"),
    "fact": _Tone("foreground"),
    "label": _Tone("ink-soft"),
    "person": _Tone(style="bold"),
    "document": _Tone("secondary"),
    "figure": _Tone("secondary", style="bold"),
    "warning": _Tone("warning"),
    "own": _Tone("accent"),
    "noted": _Tone(style="underline"),
    "link-now": _Tone(ground="row-now", style="underline bold"),
    "hit-now": _Tone("hit-now-ink", "hit-now", "hit-now-style"),
    "tick": _Tone("hit-now"),
    "tick-now": _Tone("foreground", style="bold"),
}


def tone(app: App[Any], name: str) -> Style:
    """What the tone called `name` adds to the style of a line; the kinds of passages have one each."""
    parts = _TONES.get(name) or _Tone(f"passage-{name}")
    known = app.theme_variables
    return _style(known.get(parts.ink, ""), known.get(parts.ground, ""), known.get(parts.style, parts.style))


@lru_cache(maxsize=256)
def _style(ink: str, ground: str, style: str) -> Style:
    return Style.parse(style) + Style(color=_colour(ink), bgcolor=_colour(ground))


def _colour(value: str) -> RichColor | None:
    return Color.parse(value).rich_color if value else None
