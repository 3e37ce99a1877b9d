"""Every theme can be read: ours, and all of Textual's."""

from __future__ import annotations

from typing import Any

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tui.borrowed import contrast
from tui.theme import DAY, NIGHT, ThemedApp

THEMES = (NIGHT, DAY, *(name for name, theme in BUILTIN_THEMES.items() if not theme.ansi))


def variables(name: str) -> dict[str, str]:
    app: ThemedApp[Any] = ThemedApp()
    app.theme = name
    return app.get_css_variables()


@pytest.mark.parametrize("name", THEMES)
def test_words_and_labels_can_be_told_from_their_ground(name: str) -> None:
    found = variables(name)

    def between(ink: str, paper: str) -> float:
        return contrast(Color.parse(found[ink]), Color.parse(found[paper]))

    passages = [variable for variable in found if variable.startswith("passage-")]
    assert len(passages) == 17
    assert {one: between(one, "background") for one in passages if between(one, "background") < 3} == {}
    assert between("ink-soft", "background") >= 4.5
    assert between("hit-now-ink", "hit-now") >= 4.5
    assert between("hit-ink", "hit") >= 3
    assert between("foreground", "row-now") >= 3


@pytest.mark.parametrize("name", THEMES)
def test_colours_can_be_read_as_letters_wherever_they_stand(name: str) -> None:
    found = variables(name)
    grounds = ("background", "surface", "panel", "input-selection-background")
    inks = ("primary", "secondary", "accent", "warning", "error", "success")
    unread = {
        (ink, ground): round(between, 1)
        for ink in inks
        for ground in grounds
        if (between := contrast(Color.parse(found[ink]), Color.parse(found[ground]))) < 3
    }
    assert unread == {}


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if theme.ansi])
def test_a_theme_of_the_terminals_colours_has_no_others(name: str) -> None:
    found = variables(name)
    for variable in ("ink-soft", "rule", "row-now", "hit", "hit-now", "passage-plans"):
        assert found[variable].startswith("ansi_")


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(9, 9, 9), Color(9, 9, 9)) == 1
