"""The timeline: what is listed by month and year, and from a bar back to the list."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from textual.widgets import Static

from store import Period
from tests.tui.test_hostile import on_screen
from tui.filters import Filters
from tui.screens.browser import BrowserScreen
from tui.screens.timeline import TimelineScreen
from tui.text import use_language
from tui.widgets.bars import Bars, between, shared


async def opened(one: Any, query: str = "") -> Bars:
    """The bars of what a query finds."""
    if query:
        await one.pilot.press("slash")
        one.search.input.value = query
        await one.until(lambda: one.screen.asking.answer.question.text == query)
        await one.pilot.press("escape", "escape")
    await one.pilot.press("T")
    await one.until(
        lambda: isinstance(one.app.screen, TimelineScreen) and one.app.screen.query_one(Bars).current[0]
    )
    await one.pilot.pause()
    return one.app.screen.query_one(Bars)  # type: ignore[no-any-return]


def told(one: Any, name: str = "#figures") -> str:
    return str(one.app.screen.query_one(name, Static).content)


def picture(bars: Bars) -> list[str]:
    return [bars.render_line(y).text for y in range(bars.size.height)]


async def test_months_of_what_is_listed_and_enter_narrows_the_list_to_one(drive: Any) -> None:
    async with drive() as one:
        bars = await opened(one, "chậm tiến độ")
        assert bars.current[0] == "2022-12"
        assert told(one) == "Dec 2022: 1 meeting  Year-end 1"
        await one.pilot.press("left")
        assert told(one) == "Nov 2022: 0 meetings"
        await one.pilot.press("enter")
        assert isinstance(one.app.screen, TimelineScreen)
        await one.pilot.press("home")
        assert bars.current[0] == "2021-07"
        await one.pilot.press("pagedown")
        assert bars.current[0] == "2022-07"
        await one.pilot.press("end", "enter")
        await one.until(lambda: one.list.row_count == 1)
        assert one.search.input.value == "chậm tiến độ date:2022-12"
        assert one.list.has_focus
        await one.pilot.press("backspace")
        await one.until(lambda: one.search.input.value == "chậm tiến độ")


async def test_z_goes_to_years_and_back_to_the_same_time(drive: Any) -> None:
    async with drive() as one:
        bars = await opened(one, "chậm tiến độ")
        await one.pilot.press("home", "z")
        assert bars.current[0] == "2021"
        assert told(one).startswith("2021: 2 meetings")
        await one.pilot.press("z")
        assert bars.current[0] == "2021-12"
        await one.pilot.press("z", "enter")
        await one.until(lambda: one.search.input.value == "chậm tiến độ date:2021")


async def test_a_click_on_a_bar_chooses_it(drive: Any) -> None:
    async with drive() as one:
        bars = await opened(one, "chậm tiến độ")
        feet = picture(bars)[-2]
        await one.pilot.click(Bars, offset=(feet.index("7") + 1, 5))
        await one.until(lambda: isinstance(one.app.screen, BrowserScreen) and one.list.row_count == 1)
        assert one.search.input.value == "chậm tiến độ date:2021-07"


async def test_bars_are_told_apart_without_colour(drive: Any) -> None:
    async with drive() as one:
        bars = await opened(one)
        fillings = {filling for _, filling in bars.kinds}
        lines = "".join(picture(bars))
        assert len(bars.kinds) > 1 and all(filling in lines for filling in fillings)
        assert all(filling * 2 in told(one, "#legend") for filling in fillings)


async def test_without_dated_answers_it_says_so(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        one.search.input.value = "khongcogi"
        await one.until(lambda: one.screen.asking.answer.question.text == "khongcogi")
        await one.pilot.press("escape", "escape", "T")
        await one.until(lambda: isinstance(one.app.screen, TimelineScreen) and told(one))
        assert told(one) == "No meeting with a date answers this."
        await one.pilot.press("enter", "left", "z", "T")
        await one.until(lambda: isinstance(one.app.screen, BrowserScreen))


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2021-11", "2022-02", ["2021-11", "2021-12", "2022-01", "2022-02"]),
        ("2021-12", "2021-12", ["2021-12"]),
        ("2019", "2021", ["2019", "2020", "2021"]),
    ],
)
def test_no_month_or_year_is_left_out(first: str, last: str, names: list[str]) -> None:
    assert between(first, last) == names


@pytest.mark.parametrize(
    ("counts", "cells", "given"),
    [
        ([2, 1], 6, [4, 2]),
        ([1, 1, 1], 4, [2, 1, 1]),
        ([5, 0], 3, [3, 0]),
        ([0, 0], 3, [0, 0]),
        ([1, 9], 1, [0, 1]),
    ],
)
def test_lines_are_shared_out_and_none_is_lost(counts: list[float], cells: int, given: list[int]) -> None:
    assert shared(counts, cells) == given


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_each_filling_of_the_legend_stays_beside_its_words(drive: Any, language: str) -> None:
    use_language(language)
    kinds = ("review", "year-end", "session", "dialogue", "training", "seminar")
    months = [Period("2024-12", 6, tuple((kind, 1) for kind in kinds))]
    async with drive((60, 20)) as one:
        bars = await opened(one)
        bars.show(months)
        for width in (60, 66, 72, 80):
            await one.pilot.resize_terminal(width, 20)
            await one.until(lambda width=width: one.app.screen.size.width == width)
            await one.pilot.pause()
            lines = told(one, "#legend").split("\n")
            entries = [entry for line in lines for entry in line.split("   ")]
            assert len(entries) == 5
            assert all(entry[:2] == entry[0] * 2 and entry[2] == " " for entry in entries)
            assert all(cell_len(line) <= width - 4 for line in lines)


@pytest.mark.parametrize("size", [(60, 20), (200, 60)])
async def test_a_long_time_scrolls_with_the_bar_in_hand(drive: Any, size: tuple[int, int]) -> None:
    months = [Period(name, 3, (("review", 3),)) for name in between("1990-01", "2024-12")]
    async with drive(size) as one:
        bars = await opened(one)
        bars.show(months)
        for name, key in (("2024-12", "end"), ("1990-01", "home"), ("1991-01", "pagedown")):
            await one.pilot.press(key)
            assert bars.current[0] == name
            lines = picture(bars)
            assert all(len(line) == bars.size.width for line in lines)
            assert "█" in lines[-4]


@pytest.mark.parametrize(
    ("typed", "screen"), [("dong thoi gian", "TimelineScreen"), ("kiem chung", "VerifyScreen")]
)
async def test_the_palette_finds_it_without_accents(drive: Any, typed: str, screen: str) -> None:
    use_language("vi")
    async with drive() as one:
        await one.pilot.press("ctrl+p", *("space" if letter == " " else letter for letter in typed), "enter")
        await one.until(lambda: type(one.app.screen).__name__ == screen)


@pytest.mark.parametrize("unit", ["month", "year"])
async def test_the_bar_in_hand_stays_on_screen_in_a_smaller_terminal(drive: Any, unit: str) -> None:
    names = between("2010-01", "2024-12") if unit == "month" else between("1990", "2024")
    periods = [Period(name, 77 if name == names[-1] else 3, (("review", 3),)) for name in names]
    async with drive() as one:
        bars = await opened(one)
        bars.show(periods)

        def in_hand() -> bool:
            """Whether the figure over the bar is drawn; at the axis it stands further to the left."""
            drawn = on_screen(one.app)[bars.region.y : bars.region.bottom]
            return any(" 77" in line[9 : bars.region.right] for line in drawn)

        await one.until(in_hand)
        await one.pilot.resize_terminal(60, 20)
        await one.until(lambda: bars.size.width < 60 and len(on_screen(one.app)) == 20)
        await one.pilot.pause()
        await one.until(in_hand)


@pytest.mark.parametrize(
    ("first", "last", "width", "years"),
    [
        ("2018-02", "2025-01", 80, ["2023", "2024", "2025"]),
        ("2018-02", "2024-12", 80, ["2023", "2024"]),
        ("2018-02", "2026-11", 80, ["2025", "2026"]),
        ("2018-02", "2025-01", 60, ["2023", "2024", "2025"]),
        ("2024-11", "2025-01", 60, ["2024", "2025"]),
        ("2025-01", "2025-01", 60, ["2025"]),
    ],
)
async def test_no_year_under_the_months_is_cut(
    drive: Any, first: str, last: str, width: int, years: list[str]
) -> None:
    async with drive((width, 24)) as one:
        bars = await opened(one)
        bars.show([Period(first, 1, (("review", 1),)), Period(last, 2, (("review", 2),))])
        assert picture(bars)[-1].split() == years


async def test_filters_are_named_as_chips_name_them(drive: Any) -> None:
    chosen = (("person", "Vàng A Lử"), ("kind", "review"))
    async with drive() as one:
        one.screen.asking.put(
            replace(one.screen.asking.question, text="đồng hồ", filters=Filters(chosen), typing=False)
        )
        await one.until(lambda: one.screen.asking.answer.question.filters.chosen == chosen)
        bars = await opened(one)
        assert str(bars.border_title) == "By month: đồng hồ, Vàng A Lử, Review"
