"""Facets with more values than a few: told, opened by key and mouse, chosen from, closed again."""

from __future__ import annotations

from itertools import takewhile
from threading import Event
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.test_hostile import on_screen
from tui.facets import asked_for, few
from tui.filters import Filters
from tui.keymaps import KEYMAPS
from tui.question import Question
from tui.session import Session
from tui.text import use_language
from tui.widgets.filter_panel import FilterPanel

KINDS = ("a", "b", "headline", "other", "c", "d")
counts = st.lists(st.sampled_from("abcdefghij"), unique=True).map(
    lambda values: tuple((value, 9) for value in values)
)


@given(counts, st.sets(st.sampled_from("abcdefghij"), max_size=3), st.integers(1, 6))
def test_a_few_and_all_that_are_chosen_are_listed(
    counted: tuple[tuple[str, int], ...], chosen: set[str], most: int
) -> None:
    pairs = [("organiser", value) for value in sorted(chosen)]
    # The index gives so many, and the chosen ones that are not among them.
    number = asked_for(most, pairs)
    given = counted[:number] + tuple(row for row in counted[number:] if row[0] in chosen)
    shown, more = few({"organiser": given}, pairs, most)
    listed = [value for value, _ in shown["organiser"]]
    everything = [value for value, _ in counted]
    assert listed[:most] == everything[:most]
    assert set(listed) == set(everything[:most]) | (chosen & set(everything))
    assert ("organiser" in more) == (len(listed) < len(everything))


def test_passages_that_tell_nothing_are_neither_listed_nor_more() -> None:
    counted = {"passage": tuple((kind, 3) for kind in KINDS)}
    assert few(counted, (), 4) == ({"passage": (("a", 3), ("b", 3), ("c", 3), ("d", 3))}, frozenset())
    assert few(counted, (), 3)[1] == {"passage"}


@pytest.fixture
def two_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Facets show two values until they are opened."""
    monkeypatch.setattr("tui.session.FEW", 2)


def part(one: Any, heading: str) -> list[str]:
    """The rows of the panel below a heading."""
    rows: list[str] = one.panel_rows()
    return list(takewhile(bool, rows[rows.index(heading) + 1 :]))


def here(one: Any) -> str:
    return str(one.panel_rows()[one.panel.cursor])


async def go_to(one: Any, row: str, heading: str = "Province") -> None:
    """The cursor, by keys, to a row of a facet."""
    rows = one.panel_rows()
    at = rows.index(row, rows.index(heading))
    while one.panel.cursor < at:
        await one.pilot.press("down")
    while one.panel.cursor > at:
        await one.pilot.press("up")


ALL = ["□ Lào Cai 5", "□ Cà Mau 2", "□ Hà Giang 1", "… fewer"]
FEW = ["□ Lào Cai 5", "□ Cà Mau 2", "… more"]


def test_the_answer_tells_which_facets_have_more(session: Session, two_of_each: None) -> None:
    answer = session.ask(Question(filters=Filters((("province", "Hà Giang"),))))
    assert [value for value, _ in answer.facets["province"]] == ["Lào Cai", "Cà Mau", "Hà Giang"]
    assert "province" not in answer.more
    assert "province" in session.ask(Question()).more
    assert dict(session.many_values(session.ask(Question()))["province"]) == {
        "Lào Cai": 5,
        "Cà Mau": 2,
        "Hà Giang": 1,
    }


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=["small", "large"])
async def test_enter_opens_and_closes(drive: Any, two_of_each: None, size: tuple[int, int]) -> None:
    async with drive(size) as one:
        await one.pilot.press("f")
        assert part(one, "Province") == FEW
        await go_to(one, "… more")
        await one.pilot.press("enter")
        await one.until(lambda: part(one, "Province") == ALL)
        assert here(one) == "□ Hà Giang 1"
        await one.pilot.press("down", "enter")
        await one.until(lambda: part(one, "Province") == FEW)
        assert here(one) == "… more"
        assert one.panel.has_focus


@pytest.mark.parametrize("keymap", KEYMAPS)
async def test_keys_open_and_close_from_any_value(drive: Any, two_of_each: None, keymap: str) -> None:
    async with drive() as one:
        one.app.set_keymap(KEYMAPS[keymap])
        await one.pilot.press("f")
        for more, fewer in (("right", "left"), ("l", "h")):
            await go_to(one, "□ Cà Mau 2")
            await one.until(lambda: "→ more" in on_screen(one.app)[-1])
            await one.pilot.press(more)
            await one.until(lambda: part(one, "Province") == ALL)
            assert here(one) == "□ Cà Mau 2"
            await one.until(lambda: "← fewer" in on_screen(one.app)[-1])
            await one.pilot.press(more, "down", fewer)
            await one.until(lambda: part(one, "Province") == FEW)
            assert here(one) == "… more"


async def test_a_click_opens_and_closes(drive: Any, two_of_each: None) -> None:
    async with drive((160, 60)) as one:
        await one.pilot.press("f")
        for rows, after in ((FEW, ALL), (ALL, FEW)):
            assert part(one, "Province") == rows
            line = one.panel_rows().index("Province") + len(rows) - one.panel.scroll_offset.y
            await one.pilot.click(FilterPanel, offset=(6, line + 1))
            await one.until(lambda after=after: part(one, "Province") == after)


async def test_what_is_only_listed_there_is_chosen_as_all_else_is(drive: Any, two_of_each: None) -> None:
    async with drive() as one:
        await one.pilot.press("f")
        await go_to(one, "… more")
        await one.pilot.press("enter")
        await one.until(lambda: part(one, "Province") == ALL)
        await one.pilot.press("space")
        await one.until(lambda: one.count == "1 meeting" and here(one) == "■ Hà Giang 1")
        assert part(one, "Province")[:2] == ["□ Lào Cai 5", "□ Cà Mau 2"]
        await one.pilot.press("space")
        await one.until(lambda: one.count == "8 meetings" and here(one) == "□ Hà Giang 1")
        assert part(one, "Province") == ALL


async def test_open_facets_follow_the_query_and_are_open_when_one_comes_back(
    drive: Any, two_of_each: None
) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("f")
        await go_to(one, "… more")
        await one.pilot.press("enter")
        await one.until(lambda: part(one, "Province") == ALL)
        await one.pilot.press("escape")
        assert not one.panel.display
        await one.pilot.press("slash")
        await one.type("-kind:review")
        await one.until(lambda: one.count == "7 meetings")
        await one.pilot.press("escape", "f")
        await one.until(lambda: part(one, "Province") == ["□ Lào Cai 4", *ALL[1:]])
        assert here(one) == "□ Hà Giang 1"


async def test_only_who_opens_a_facet_has_more_counted(
    drive: Any, session: Session, two_of_each: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    many, asked, go_on = session.many_values, [], Event()

    def counted(answer: Any) -> Any:
        asked.append(answer.question.text)
        go_on.wait(10)
        return many(answer)

    monkeypatch.setattr(session, "many_values", counted)
    async with drive() as one:
        await one.pilot.press("f", "slash")
        await one.type("-kind:review")
        await one.until(lambda: one.count == "7 meetings")
        assert part(one, "Province")[-1] == "… more"
        assert not asked
        await one.pilot.press("escape", "f")
        await go_to(one, "… more")
        await one.pilot.press("enter")
        await one.until(lambda: asked)
        await one.pilot.press("left")  # closed before it was counted
        go_on.set()
        await one.app.workers.wait_for_complete()
        await one.until(lambda: one.at_rest)
        assert part(one, "Province") == ["□ Lào Cai 4", "□ Cà Mau 2", "… more"]


async def test_that_not_all_are_listed_is_told(
    drive: Any, two_of_each: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.MANY", 3)
    monkeypatch.setattr("tui.widgets.filter_panel.MANY", 3)
    use_language("vi")
    async with drive() as one:
        await one.pilot.press("f")
        await go_to(one, "… nữa", "Loại")
        await one.pilot.press("enter")
        await one.until(lambda: part(one, "Loại")[-1] == "… bớt (3 giá trị nhiều nhất)")
        assert len(part(one, "Loại")) == 4


@pytest.mark.parametrize("key", ["home", "g"])
async def test_home_brings_the_first_heading_too(drive: Any, key: str) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("f")
        await one.until(lambda: one.panel.has_focus and one.panel.row_count > one.panel.size.height)
        await one.pilot.press("end")
        await one.until(lambda: one.panel.scroll_offset.y > 1)
        await one.pilot.press(key)
        await one.until(lambda: any(line.strip(" │▎") == "Kind" for line in on_screen(one.app)))
        assert one.panel.scroll_offset.y == 0


async def test_up_from_the_second_value_brings_the_first_heading_too(drive: Any) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("f", "down")
        await one.until(lambda: one.panel.has_focus and one.panel.cursor == 2)
        one.panel.scroll_to(y=1, animate=False)
        await one.until(lambda: one.panel.scroll_offset.y == 1)
        await one.pilot.press("up")
        await one.until(lambda: one.panel.scroll_offset.y == 0)
