"""The ratings of one body over the years."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Static

from store.model import Rating
from tui.page.ratings import shares_of, told_of
from tui.screens.browser import BrowserScreen
from tui.screens.ratings import RatingsScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.rating_list import RatingList, cells_of


def rating(
    level: Any, count: int | None = None, percent: float | None = None, total: int | None = None
) -> Rating:
    return Rating(subject="đảng viên", level=level, count=count, percent=percent, total=total, start=0, end=0)


async def opened(one: Any) -> RatingList:
    await one.pilot.press("R")
    await one.until(
        lambda: (
            isinstance(one.app.screen, RatingsScreen)
            and str(one.app.screen.query_one("#report", Static).content)
        )
    )
    return one.app.screen.query_one(RatingList)  # type: ignore[no-any-return]


def lines(years: RatingList) -> list[str]:
    return [years.draw_row(row, years.row_width, years.rich_style)[0].text for row in range(years.row_count)]


async def test_the_years_of_the_body_one_reads_about(browse: Any, until: Any) -> None:
    async with browse('"lắp đồng hồ"') as (pilot, reader):
        await pilot.press("R")
        await until(pilot, lambda: isinstance(pilot.app.screen, RatingsScreen))
        years = pilot.app.screen.query_one(RatingList)
        await until(pilot, lambda: years.row_count)
        shown = lines(years)
        assert shown[0].startswith(" đảng viên")
        assert shown[1].startswith("▌ 2021") and "19.4%" in shown[1] and "71.1%" in shown[1]
        assert "█" in shown[1] and "▓" in shown[1] and "▒" in shown[1]
        assert "excellent 7/38 (19.4%)" in str(pilot.app.screen.query_one("#report", Static).content)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, BrowserScreen))
        assert reader.meeting.organiser == "Chi bộ Trạm Thủy nông Suối Lam"


async def test_from_the_list_the_filters_and_a_link(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("end")
        await one.until(lambda: one.reader.meeting.id == one.list.current.id)
        years = await opened(one)
        assert str(years.border_title) == f"Ratings of {one.list.current.organiser}"
        await one.pilot.press("R")
        await one.until(lambda: isinstance(one.app.screen, BrowserScreen))
        await one.pilot.press("f", "R")
        assert isinstance(one.app.screen, BrowserScreen) and "no body" in one.news
        while one.panel.current[0] != "organiser":
            await one.pilot.press("down")
        body = one.panel.current[1]
        years = await opened(one)
        assert str(years.border_title) == f"Ratings of {body}"


async def test_a_body_without_ratings_has_a_sentence_at_the_top_and_no_legend(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type("Tập huấn ghi chép sổ vận hành")
        await one.until(lambda: one.count == "1 meeting")
        await one.pilot.press("enter")
        await one.until(lambda: one.app.focused is one.reader)
        await opened(one)
        report = one.app.screen.query_one("#report", Static)
        assert "No report of this body" in str(report.content)
        assert report.region.y <= 2
        assert not one.app.screen.query_one("#levels").display


@pytest.mark.parametrize(
    ("ratings", "shares"),
    [
        ((rating("excellent", 7, 19.4, 38), rating("good", 27, 71.1, 38)), {"excellent": 19.4, "good": 71.1}),
        ((rating("good", 3, None, 4),), {"good": 75.0}),
        ((rating("excellent", 1), rating("good", 3)), {"excellent": 25.0, "good": 75.0}),
        ((rating("good", 3),), {}),
        ((rating("good"),), {}),
    ],
)
def test_shares_as_told_or_counted(ratings: tuple[Rating, ...], shares: dict[str, float]) -> None:
    assert shares_of(ratings) == shares


def test_figures_in_words() -> None:
    told = told_of((rating("excellent", 7, 19.4, 38), rating("good", 3), rating("failed", percent=2.0)))
    assert told == "excellent 7/38 (19.4%) · good 3 · failed 2.0%"


@pytest.mark.parametrize(
    ("shares", "wide", "cells"),
    [
        ([20.0, 77.2, 2.8, 0.0], 14, [3, 10, 1, 0]),
        ([2.8, 97.2, 0.0, 0.0], 14, [1, 13, 0, 0]),
        ([0.1, 99.7, 0.1, 0.1], 4, [1, 1, 1, 1]),
        ([2.8, 0.0, 0.0, 0.0], 14, [1, 0, 0, 0]),
        ([0.5, 0.5, 0.0, 0.0], 14, [1, 1, 0, 0]),
        ([0.0, 50.0, 0.0, 0.0], 10, [0, 5, 0, 0]),
        ([0.0, 0.0, 0.0, 0.0], 10, [0, 0, 0, 0]),
    ],
)
def test_a_share_above_nothing_has_a_bar(shares: list[float], wide: int, cells: list[int]) -> None:
    assert cells_of(shares, wide) == cells


async def test_without_ratings_no_key_is_named_that_does_nothing(drive: Any) -> None:
    async with drive() as one:
        years = None
        for _ in range(one.list.row_count):
            years = await opened(one)
            if not years.row_count:
                break
            await one.pilot.press("R", "down")
        assert years is not None and not years.row_count
        keys = one.app.screen.query_one(KeyLine)
        await one.until(lambda: keys.render_line(0).text.split() == ["q", "close", "?", "help"])
