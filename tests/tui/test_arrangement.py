"""Panes that read alone, grow and shrink, and stand as they were left."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.arrangement import NARROW, ROOMY, Arrangement
from tui.widgets.panes import Panes

shares = st.one_of(st.none(), st.integers(-(10**6), 10**6))
arrangements = st.builds(Arrangement, shares, shares, st.booleans(), st.just(False))


@given(arrangements, st.integers(NARROW, 500))
def test_no_pane_is_ever_too_small(arrangement: Arrangement, total: int) -> None:
    side, list = arrangement.widths(total)
    shown = [cells for cells in (side, list) if cells]
    assert total - sum(shown) - len(shown) >= 34
    assert all(cells >= 24 for cells in shown)
    assert len(shown) == 1 + (arrangement.filtering and total >= ROOMY)


@given(arrangements, st.sampled_from(["side", "list"]), st.integers(0, 500), st.integers(NARROW, 500))
def test_a_border_goes_where_it_is_brought_and_stays(
    arrangement: Arrangement, border: Any, column: int, total: int
) -> None:
    once = arrangement.moved(border, column, total)
    at = once.column(border, total)
    again = once.moved(border, at, total)
    assert again.widths(total) == once.widths(total)
    if once.moved(border, at + 1, total).column(border, total) == at + 1 and column > at:
        raise AssertionError("it could have come nearer")


@pytest.mark.parametrize("total", [NARROW - 1, 40])
def test_a_narrow_terminal_has_one_pane(total: int) -> None:
    assert Arrangement(filtering=True).widths(total) == (0, 0)


def widths(one: Any) -> tuple[int, ...]:
    panes = one.screen.query_one(Panes)
    return tuple(pane.size.width if pane.display else 0 for pane in (panes.filters, panes.list, panes.reader))


@pytest.mark.parametrize("size", [(60, 20), (100, 30), (160, 48)])
@pytest.mark.parametrize("back", ["z", "escape", "f12"])
async def test_reading_alone_and_back(drive: Any, size: tuple[int, int], back: str) -> None:
    async with drive(size) as one:
        if size[0] >= NARROW:
            await one.pilot.press("f")
        await one.pilot.press("z")
        await one.until(lambda: widths(one)[:2] == (0, 0) and widths(one)[2] == size[0])
        assert one.app.focused is one.reader
        assert not one.search.display
        await one.pilot.press(back)
        await one.until(lambda: one.search.display)
        assert one.app.focused is one.reader
        if size[0] >= NARROW:
            assert one.list.display
        await one.pilot.press("escape")
        await one.until(lambda: one.list.display and one.app.focused is one.list)


async def test_meetings_and_the_search_are_at_hand_while_reading_alone(drive: Any) -> None:
    async with drive() as one:
        first = one.reader.meeting
        await one.pilot.press("z", "right_square_bracket")
        await one.until(lambda: one.reader.meeting != first)
        assert not one.list.display
        await one.pilot.press("slash")
        assert one.search.display
        assert one.list.display
        assert one.app.focused is one.search.input


async def test_borders_move_by_key_and_go_back_to_where_they_usually_are(drive: Any) -> None:
    async with drive((160, 40)) as one:
        usual = widths(one)
        await one.pilot.press("less_than_sign", "shift+left")
        await one.until(lambda: widths(one) == (0, usual[1] - 6, usual[2] + 6))
        await one.pilot.press("f")
        await one.until(lambda: widths(one)[0] > 0)
        side = widths(one)[0]
        await one.pilot.press("greater_than_sign")
        await one.until(lambda: widths(one)[0] == side + 3)
        await one.pilot.press("f", "equals_sign")
        await one.until(lambda: widths(one) == usual)


async def test_there_is_no_border_where_one_pane_has_it_all(drive: Any) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("greater_than_sign")
        await one.until(lambda: "no border" in one.news)


async def test_borders_are_dragged_by_mouse(drive: Any) -> None:
    async with drive((160, 40)) as one:
        usual = widths(one)
        border = one.screen.query_one("#list-border")
        x, y = border.region.x, border.region.y + 5
        await one.pilot.mouse_down(offset=(x, y))
        await one.pilot.hover(offset=(x - 9, y))
        await one.pilot.mouse_up(offset=(x - 9, y))
        await one.until(lambda: widths(one) == (0, usual[1] - 9, usual[2] + 9))
        await one.pilot.hover(offset=(x + 5, y))
        assert widths(one)[1] == usual[1] - 9
        await one.pilot.click(offset=(x - 9, y), times=2)
        await one.until(lambda: widths(one) == usual)


async def test_where_one_pane_has_it_all_one_report_after_the_other_is_read(drive: Any) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("slash", *"ban", "enter")
        await one.until(lambda: one.app.focused is one.reader and one.reader.hits)
        for _ in range(2):
            await one.pilot.press("escape", "down", "enter")
            await one.until(lambda: one.reader.meeting.id == one.list.current.id)
            await one.until(lambda: one.reader.page is not None)
            page, top = one.reader.page, one.reader.scroll_offset.y
            assert top <= page.line_of(one.reader.hits[0][0]) < top + one.reader.size.height
            assert any(one.reader.render_line(line).text.strip() for line in range(10))


async def test_where_one_pane_has_it_all_the_list_is_seen_as_one_types(drive: Any) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("enter")
        await one.until(lambda: one.reader.is_on_screen)
        await one.pilot.press("slash")
        assert one.reader.is_on_screen
        await one.pilot.press(*"ban")
        await one.until(lambda: one.list.is_on_screen and one.count == "5 meetings")
        await one.pilot.press("enter")
        await one.until(lambda: one.reader.is_on_screen and not one.list.is_on_screen)


@pytest.mark.parametrize(
    ("total", "listed", "read"), [(60, False, False), (80, False, True), (120, True, True), (200, True, True)]
)
async def test_the_list_is_seen_beside_the_filters_where_there_is_room(
    drive: Any, total: int, listed: bool, read: bool
) -> None:
    async with drive((total, 40)) as one:
        await one.pilot.press("f")
        await one.until(lambda: one.panel.is_on_screen)
        assert (one.list.is_on_screen, one.reader.is_on_screen) == (listed, read)
        await one.pilot.press("escape")
        await one.until(lambda: not one.panel.is_on_screen and one.list.is_on_screen)
