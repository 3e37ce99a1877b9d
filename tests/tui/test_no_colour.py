"""NO_COLOR: nothing is coloured, and all that is told apart by colour is told apart without."""

from __future__ import annotations

from typing import Any

import pytest
from rich.style import Style

from tui.theme import MONO
from tui.tones import tone
from tui.widgets.hit_list import HitList


@pytest.fixture(autouse=True)
def no_colour(monkeypatch: pytest.MonkeyPatch, surroundings: None) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def styles(one: Any) -> dict[str, Style]:
    """The words on screen with the style they are sent in."""
    screen = one.app.screen
    filters = one.app.get_line_filters()
    ground = screen.background_colors[1]
    sent: dict[str, Style] = {}
    for strip in screen._compositor.render_strips():
        segments = list(strip)
        for line_filter in filters:
            segments = line_filter.apply(segments, ground)
        for text, style, _ in segments:
            sent.setdefault(text.strip(), style or Style())
    return sent


async def test_nothing_on_screen_is_coloured(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type("chậm")
        await one.until(lambda: one.reader.hits)
        await one.pilot.press("enter", "f")
        await one.pilot.pause()
        for text, style in styles(one).items():
            for colour in (style.color, style.bgcolor):
                assert colour is None or colour.is_default, text


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("now", "strong"),
        ("hit", "strong"),
        ("hit-now", "hit"),
        ("hit-now", "now"),
        ("link-now", "person"),
        ("chip-now", "chip"),
        ("bar-now", "bar-0"),
        ("wrong", "field"),
    ],
)
async def test_what_is_in_hand_looks_different(drive: Any, marked: str, plain: str) -> None:
    def letters(style: Style) -> tuple[bool | None, ...]:
        return style.bold, style.underline, style.reverse

    async with drive() as one:
        assert letters(tone(one.app, marked)) != letters(tone(one.app, plain))


async def test_what_is_selected_is_in_reverse(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("enter", "v", "right", "right")
        await one.until(lambda: one.screen.selections)
        assert one.screen.get_component_rich_style("screen--selection").reverse


async def test_passages_are_named_in_every_size(drive: Any) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("slash")
        await one.type("lắp đồng hồ")
        await one.until(lambda: one.reader.hits)
        await one.pilot.press("enter")
        await one.pilot.pause()
        assert styles(one)["Shortcomings"].bold


async def test_another_theme_brings_no_colour(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("t")
        await one.until(lambda: one.news == "NO_COLOR is set: nothing is coloured.")
        assert one.app.theme == MONO
        await one.pilot.press("ctrl+p", *"dracula")
        assert not [row for row in one.app.screen._commands if "dracula" in row.name]


async def test_the_list_has_its_mark(drive: Any) -> None:
    async with drive() as one:
        rows = [one.screen.query_one(HitList).render_line(y).text[:1] for y in range(4)]
        assert rows == ["▌", "▌", " ", " "]
