"""The themes: night, day, one in the terminal's own 16 colours and one without; and an app that knows them.

No meaning rests on colour alone: labels stand in the margin, the cursor has a mark, hits are bold.
"""

from __future__ import annotations

import os
from typing import TypeVar

from textual.app import App
from textual.reactive import Reactive
from textual.theme import Theme

from tui.borrowed import borrowed

Result = TypeVar("Result")

NIGHT = "meetings-night"
DAY = "meetings-day"
PLAIN = "meetings-plain"
MONO = "meetings-mono"
THEMES = (NIGHT, DAY, PLAIN)

# How letters look that have a ground of their own, and what does instead where there is no such ground.
_STYLES = {
    "row-now-style": "none",
    "bar-now-style": "bold",
    "chip-style": "none",
    "chip-now-style": "bold",
    "hit-style": "bold",
    "hit-now-style": "bold",
}
_STYLES_PLAIN = {
    "row-now-style": "reverse",
    "bar-now-style": "bold reverse",
    "chip-style": "underline",
    "chip-now-style": "reverse bold",
    "hit-style": "bold",
    "hit-now-style": "underline",
}
_STYLES_MONO = {**_STYLES_PLAIN, "hit-style": "bold underline", "hit-now-style": "bold reverse"}


def _theme(
    name: str, dark: bool, ground: dict[str, str], hues: dict[str, str], *, ansi: bool = False
) -> Theme:
    """A theme from the colours of its ground (papers and inks) and its hues (one a meaning)."""
    return Theme(
        name=name,
        dark=dark,
        ansi=ansi,
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
            "screen-selection-foreground": ground["selection-ink"],
            **(_STYLES_MONO if name == MONO else _STYLES_PLAIN if ansi else _STYLES),
            **({"ansi-background": "ansi_black", "ansi-foreground": "ansi_white"} if ansi else {}),
        },
    )


_NIGHT_GROUND = {
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
    "selection-ink": "#d8dbe2",
    "hit": "#4d3f1c",
    "hit-ink": "#f5dda0",
    "hit-now": "#e3b454",
    "hit-now-ink": "#1a1405",
}
_NIGHT_HUES = {
    "blue": "#7fb0dd",
    "teal": "#6cc0b6",
    "gold": "#e3b454",
    "ochre": "#d39a62",
    "coral": "#e08276",
    "green": "#93bf78",
    "violet": "#b99ae0",
    "rose": "#d592b5",
    "slate": "#9aacbe",
}
_NIGHT = _theme(NIGHT, True, _NIGHT_GROUND, _NIGHT_HUES)
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
        "selection-ink": "#26282c",
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
_PLAIN = _theme(
    PLAIN,
    True,
    {
        "paper": "ansi_default",
        "list": "ansi_default",
        "panel": "ansi_default",
        "rule": "ansi_bright_black",
        "bar": "ansi_bright_black",
        "ink": "ansi_default",
        "soft": "ansi_default",
        "faint": "ansi_default",
        "row-now": "ansi_default",
        "row-blurred": "ansi_default",
        "selection": "ansi_cyan",
        "selection-ink": "ansi_black",
        "hit": "ansi_default",
        "hit-ink": "ansi_yellow",
        "hit-now": "ansi_yellow",
        "hit-now-ink": "ansi_black",
    },
    {
        "blue": "ansi_bright_blue",
        "teal": "ansi_cyan",
        "gold": "ansi_yellow",
        "ochre": "ansi_yellow",
        "coral": "ansi_bright_red",
        "green": "ansi_green",
        "violet": "ansi_bright_magenta",
        "rose": "ansi_magenta",
        "slate": "ansi_default",
    },
    ansi=True,
)

_MONO = _theme(
    MONO,
    True,
    dict.fromkeys(_NIGHT_GROUND, "ansi_default"),
    dict.fromkeys(_NIGHT_HUES, "ansi_default"),
    ansi=True,
)

_OURS = {theme.name: theme for theme in (_NIGHT, _DAY, _PLAIN, _MONO)}


class ThemedApp(App[Result]):
    """An app with the themes registered and their variables known: night, or plain where there is no more.

    With `NO_COLOR` in the environment (no-color.org) nothing is coloured, not even grey.
    """

    theme: Reactive[str] = Reactive(NIGHT)

    def __init__(self) -> None:
        # Only an app in the terminal's own colours has them taken away; another is drawn in greys.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        for theme in _OURS.values():
            self.register_theme(theme)
        if self.no_color or self.console.color_system == "standard":
            self.theme = MONO if self.no_color else PLAIN

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name; ours are known before they are registered, so that the app begins in one."""
        return _OURS.get(theme_name) or super().get_theme(theme_name)

    def use_theme(self, name: str) -> None:
        """Another of the themes there are, except where no colour is wanted."""
        if name in self.available_themes and not self.no_color:
            self.theme = name

    def refresh_css(self, animate: bool = True) -> None:
        """Other colours: what is drawn line by line is drawn again, too, whatever its ground."""
        super().refresh_css(animate)
        for screen in self.screen_stack:
            for widget in screen.query():
                widget.refresh()

    def get_css_variables(self) -> dict[str, str]:
        """The variables of the theme; of one of Textual its colours can be read as letters."""
        found = super().get_css_variables()
        if self._is_borrowed:
            found = self.theme_variables = {**found, **borrowed(self.current_theme)}
        return found

    @property
    def _is_borrowed(self) -> bool:
        """Whether the theme is one of Textual, in true colours."""
        theme = self.current_theme
        return not theme.ansi and theme.name not in _OURS

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables also where another theme is active, in its colours."""
        return dict(
            _MONO.variables
            if self.no_color
            else _PLAIN.variables
            if self.current_theme.ansi
            else _NIGHT.variables
        )
