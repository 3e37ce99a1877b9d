"""The last line: news that one line cannot hold is told whole, and then the keys are back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tui.test_hostile import on_screen
from tui.widgets.key_line import KeyLine

LONG = "config.toml:5: keys.bogus is no name of a key. There are: search, filters, sort, outline."


def lines(one: Any) -> list[str]:
    keys = one.screen.query_one(KeyLine)
    return [keys.render_line(y).text for y in range(keys.size.height)]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)], ids=str)
async def test_news_is_told_whole(drive: Any, size: tuple[int, int]) -> None:
    async with drive(size) as one:
        one.screen.tell(LONG)
        await one.pilot.pause()
        assert LONG in " ".join(" ".join(lines(one)).split())
        one.screen.query_one(KeyLine)._forget()
        await one.pilot.pause()
        (last,) = lines(one)
        assert "? help" in last


async def test_what_was_copied_takes_one_line(drive: Any, sent: list[str]) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("enter", "Y")
        await one.until(lambda: one.news.startswith("Sent to the clipboard"))
        await one.pilot.pause()
        (line,) = lines(one)
        assert line.rstrip().endswith("…")


async def test_another_size_breaks_the_lines_anew(drive: Any) -> None:
    async with drive((200, 60)) as one:
        one.screen.tell(LONG)
        await one.pilot.pause()
        assert len(lines(one)) == 1
        await one.pilot.resize_terminal(60, 20)
        await one.pilot.pause()
        assert len(lines(one)) > 1
        assert LONG in " ".join(" ".join(lines(one)).split())


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("question_mark", "Esc close"),
        ("ctrl+p", "Esc cancel"),
        ("plus", "Esc cancel"),
        ("e", "Esc keep"),
        ("E", "Esc cancel"),
        ("i", "Esc cancel"),
        ("o", "Esc close"),
    ],
)
async def test_under_a_window_stands_the_key_that_closes_it(
    drive: Any, size: tuple[int, int], key: str, told: str
) -> None:
    async with drive(size) as one:
        if key == "o":
            await one.pilot.press("enter")
            await one.until(lambda: one.reader.has_focus)
        await one.until(lambda: "? help" in on_screen(one.app)[-1])
        await one.pilot.press(key)
        await one.until(lambda: one.app.screen.is_modal and on_screen(one.app)[-1].strip() == told)
        await one.pilot.press("escape")
        await one.until(lambda: "? help" in on_screen(one.app)[-1])


@pytest.mark.parametrize(("keys", "way"), [({}, "Esc"), ({"close": "f3"}, "F3")], ids=["usual", "own"])
async def test_the_help_names_its_way_out_within_its_frame(
    drive: Any, keys: dict[str, str], way: str
) -> None:
    async with drive((60, 20)) as one:
        one.app.set_keymap(keys)
        await one.pilot.press("question_mark")
        await one.until(lambda: any(f" {way} close ─╯" in line for line in on_screen(one.app)))
        await one.until(lambda: on_screen(one.app)[-1].strip() == f"{way} close")
        await one.pilot.press(way.lower().replace("esc", "escape"))
        await one.until(lambda: one.app.screen is one.screen)
