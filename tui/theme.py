"""The two themes of the program, night and day, and an app that knows them.

Hues are chosen so that passages stay apart when a terminal has only 16 colours; no meaning rests on colour
alone (labels stand in the margin).
"""

from __future__ import annotations

from typing import TypeVar

from textual.app import App
from textual.theme import Theme

Result = TypeVar("Result")

NIGHT = "meetings-night"
DAY = "meetings-day"


def _theme(name: str, dark: bool, ground: dict[str, str], hues: dict[str, str]) -> Theme:
    """A theme from the colours of its ground (papers and inks) and its hues (one a meaning)."""
    return Theme(
        name=name,
        dark=dark,
        primary=hues["blue"],
        secondary=hues["teal"],
        accent=hues["gold"],
        warning=hues["ochre"],
        error=hues["coral"],
        success=hues["green"],
        foreground=ground["ink"],
        background=ground["paper"],
        surface=ground["list"],
        panel=ground["panel"],
        variables={
            "ink-soft": ground["soft"],
            "ink-faint": ground["faint"],
            "rule": ground["rule"],
            "row-now": ground["row-now"],
            "row-now-blurred": ground["row-blurred"],
            "hit": ground["hit"],
            "hit-ink": ground["hit-ink"],
            "hit-now": ground["hit-now"],
            "hit-now-ink": ground["hit-now-ink"],
            "passage-achievements": hues["green"],
            "passage-shortcomings": hues["coral"],
            "passage-causes": hues["ochre"],
            "passage-plans": hues["blue"],
            "passage-instructions": hues["violet"],
            "passage-targets": hues["teal"],
            "passage-ratings": hues["teal"],
            "passage-commendations": hues["gold"],
            "passage-personnel": hues["rose"],
            "passage-attendance": hues["slate"],
            "passage-proceedings": hues["slate"],
            "passage-context": ground["soft"],
            "passage-background": ground["faint"],
            "passage-caption": ground["faint"],
            "passage-headline": ground["soft"],
            "passage-byline": ground["faint"],
            "passage-other": ground["faint"],
            "scrollbar": ground["bar"],
            "scrollbar-hover": ground["soft"],
            "scrollbar-active": ground["soft"],
            "scrollbar-background": ground["list"],
            "scrollbar-background-hover": ground["list"],
            "scrollbar-background-active": ground["list"],
            "input-selection-background": ground["selection"],
            "screen-selection-background": ground["selection"],
            "screen-selection-foreground": ground["ink"],
        },
    )


_NIGHT = _theme(
    NIGHT,
    True,
    {
        "paper": "#15171c",
        "list": "#1b1e25",
        "panel": "#23272f",
        "rule": "#323843",
        "bar": "#3a414e",
        "ink": "#d8dbe2",
        "soft": "#949cab",
        "faint": "#6f7785",
        "row-now": "#2c3a4d",
        "row-blurred": "#272c36",
        "selection": "#3b4d66",
        "hit": "#4d3f1c",
        "hit-ink": "#f5dda0",
        "hit-now": "#e3b454",
        "hit-now-ink": "#1a1405",
    },
    {
        "blue": "#7fb0dd",
        "teal": "#6cc0b6",
        "gold": "#e3b454",
        "ochre": "#d39a62",
        "coral": "#e08276",
        "green": "#93bf78",
        "violet": "#b99ae0",
        "rose": "#d592b5",
        "slate": "#9aacbe",
    },
)
_DAY = _theme(
    DAY,
    False,
    {
        "paper": "#fcfbf7",
        "list": "#f4f2eb",
        "panel": "#eae7dd",
        "rule": "#d5d1c4",
        "bar": "#c4bfb0",
        "ink": "#26282c",
        "soft": "#666b74",
        "faint": "#858a92",
        "row-now": "#d3e1ee",
        "row-blurred": "#e6e4db",
        "selection": "#bcd4ea",
        "hit": "#fbe7a9",
        "hit-ink": "#3a2c00",
        "hit-now": "#e9a820",
        "hit-now-ink": "#211700",
    },
    {
        "blue": "#255f94",
        "teal": "#16716a",
        "gold": "#8f6400",
        "ochre": "#97561a",
        "coral": "#b23a30",
        "green": "#3f7323",
        "violet": "#6d45a6",
        "rose": "#a03a72",
        "slate": "#4c6175",
    },
)


class ThemedApp(App[Result]):
    """An app with both themes registered and their variables known, on the night one."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(_NIGHT)
        self.register_theme(_DAY)
        self.theme = NIGHT

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables also where another theme is active."""
        return dict(_NIGHT.variables)
