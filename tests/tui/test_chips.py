"""Active filters as chips: by keyboard and by mouse."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tui.filters import Filters
from tui.widgets.chips import Chips


async def filtered(one: Any) -> Chips:
    """Two kinds and a year are chosen."""
    await one.pilot.press("f", "down", "space")
    await one.until(lambda: len(one.screen.asking.question.filters.chosen) == 1)
    await one.pilot.press("down", "space")
    chips: Chips = one.screen.query_one(Chips)
    await one.until(lambda: len(chips.render_line(0).text.split("×")) == 3)
    await one.pilot.press("escape")
    return chips


async def test_chips_are_gone_to_and_taken_away_by_keys(drive: Any) -> None:
    async with drive() as one:
        chips = await filtered(one)
        first, _ = one.screen.asking.question.filters.chosen
        await one.pilot.press("slash", "left")
        await one.until(lambda: chips.has_focus)
        await one.pilot.press("right", "delete")
        await one.until(lambda: one.screen.asking.question.filters.chosen == (first,))
        assert chips.has_focus
        await one.pilot.press("d")
        await one.until(lambda: not chips.display)
        assert one.app.focused is one.search.input
        assert one.count == "8 meetings"


async def test_chips_are_among_the_panes_one_steps_through(drive: Any) -> None:
    async with drive() as one:
        chips = await filtered(one)
        await one.pilot.press("slash", "tab")
        assert chips.has_focus
        await one.pilot.press("up")
        await one.until(lambda: one.app.focused is one.search.input)
        await one.pilot.press("tab", "down")
        assert one.app.focused is one.list


async def test_left_within_the_words_stays_in_the_line(drive: Any) -> None:
    async with drive() as one:
        chips = await filtered(one)
        await one.pilot.press("slash")
        await one.type("ho")
        await one.pilot.press("left", "left")
        assert one.app.focused is one.search.input
        await one.pilot.press("left")
        await one.until(lambda: chips.has_focus)


async def test_a_click_takes_a_chip_away(drive: Any) -> None:
    async with drive() as one:
        chips = await filtered(one)
        text = chips.render_line(0).text
        await one.pilot.click(Chips, offset=(3 + text.index("×"), 0))
        await one.until(lambda: len(one.screen.asking.question.filters.chosen) == 1)


@pytest.mark.parametrize(("size", "moved"), [((160, 40), 0), ((120, 30), 0), ((80, 24), 1), ((60, 20), 1)])
async def test_the_first_moves_nothing_where_a_line_is_to_spare(
    drive: Any, size: tuple[int, int], moved: int
) -> None:
    async with drive(size) as one:
        top = one.list.region.y
        await one.pilot.press("f")
        line = top if moved else top + 1
        await one.until(lambda: one.panel.has_focus and one.panel.region.y == line)
        await one.pilot.press("down", "space")
        await one.until(lambda: one.search.chips.display and one.search.chips.region.height)
        assert one.panel.region.y == line + moved
        await one.pilot.press("space")
        await one.until(lambda: not one.search.chips.display)
        await one.until(lambda: one.panel.region.y == line)
        await one.pilot.press("escape")
        await one.until(lambda: one.list.region.y == top)


BODIES = tuple(f"Đảng ủy xã Nậm Khoang {number}" for number in range(1, 8))


async def crowded(one: Any) -> Chips:
    """More bodies are chosen than two rows of a narrow terminal can show."""
    question = one.screen.asking.question
    one.screen.asking.put(replace(question, filters=Filters(tuple(("organiser", body) for body in BODIES))))
    chips: Chips = one.search.chips
    await one.until(lambda: chips.display and chips.size.height == 2)
    return chips


def shown(chips: Chips) -> str:
    return "".join(chips.render_line(y).text for y in range(2))


async def test_chips_beyond_two_rows_are_counted_and_come_with_keys(drive: Any) -> None:
    async with drive(size=(60, 20)) as one:
        chips = await crowded(one)
        seen = [body for body in BODIES if body in shown(chips)]
        assert seen == list(BODIES[: len(seen)])
        assert f"+{len(BODIES) - len(seen)} …" in shown(chips)
        await one.pilot.press("slash", "left")
        await one.until(lambda: chips.has_focus)
        for body in BODIES:
            assert body in shown(chips)
            await one.pilot.press("right")
        assert BODIES[0] in shown(chips)
        await one.pilot.press("left", "delete")
        await one.until(lambda: len(one.screen.asking.question.filters.chosen) == len(BODIES) - 1)
        assert one.screen.asking.question.filters.of("organiser") == BODIES[:-1]


async def test_a_click_on_their_number_brings_the_chips_it_counts(drive: Any) -> None:
    async with drive(size=(60, 20)) as one:
        chips = await crowded(one)
        for row, end in ((1, BODIES[-1]), (0, BODIES[0])):
            seen = set()
            for _ in range(len(BODIES)):
                seen |= {body for body in BODIES if body in shown(chips)}
                if end in shown(chips):
                    break
                await one.pilot.click(Chips, offset=(3 + chips.render_line(row).text.index("+"), row))
                await one.pilot.pause()
            assert seen == set(BODIES)
            assert "+" not in chips.render_line(row).text
        assert len(one.screen.asking.question.filters.chosen) == len(BODIES)


async def test_chips_are_counted_on_the_side_where_they_are(drive: Any) -> None:
    async with drive(size=(60, 20)) as one:
        chips = await crowded(one)
        at_first = shown(chips)
        await one.pilot.press("slash", "left", "left")
        await one.until(lambda: BODIES[-1] in shown(chips))
        above = sum(body not in shown(chips) for body in BODIES)
        assert chips.render_line(0).text.startswith(f"… +{above} ")
        assert "+" not in chips.render_line(1).text
        await one.pilot.press("escape")
        await one.until(lambda: shown(chips) == at_first)


async def test_a_filter_chosen_in_addition_comes_on_screen(drive: Any) -> None:
    async with drive(size=(60, 20)) as one:
        chips = await crowded(one)
        one.screen.asking.toggle("kind", "review")
        await one.until(lambda: "Review" in shown(chips))
        assert chips.render_line(0).text.startswith("… +")
