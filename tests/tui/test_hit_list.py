"""The list pane over a hundred thousand hits: only what is on screen is asked for."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.pilot import Pilot

from store import Hit
from tui.session import PAGE
from tui.theme import ThemedApp
from tui.widgets.hit_list import HitList
from tui.widgets.line_list import LineList

MANY = 100_000


def hit(row: int) -> Hit:
    shown = {
        "id": f"{row:012x}",
        "title": f"Hội nghị số {row} [bold]đậm[/bold]",
        "date": "2021-12-14",
        "kind": "review",
        "organiser": "Trạm Thủy nông",
        "province": "Lào Cai",
    }
    fields: dict[str, Any] = {name: shown.get(name) for name in Hit.__struct_fields__ if name != "others"}
    return Hit(**fields)


def page(offset: int) -> tuple[Hit, ...]:
    return tuple(hit(row) for row in range(offset, min(MANY, offset + PAGE)))


class ListApp(ThemedApp[None]):
    def __init__(self) -> None:
        super().__init__()
        self.wanted: list[int] = []
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield HitList()

    def on_mount(self) -> None:
        self.list.show(MANY, page(0), lambda title: [(0, 8)])

    @property
    def list(self) -> HitList:
        return self.query_one(HitList)

    def on_hit_list_wanted(self, event: HitList.Wanted) -> None:
        self.wanted.append(event.offset)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.chosen.append(event.row)


def lines(pilot: Pilot[Any]) -> list[str]:
    widget = pilot.app.query_one(HitList)
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


async def test_two_lines_a_meeting_and_no_markup() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        assert lines(pilot)[:2] == [
            "▌ Hội nghị số 0 [bold]đậm[/bold]",
            "▌ 14 Dec 2021 · Review · Trạm Thủy nông · Lào Cai",
        ]


async def test_the_end_of_a_long_list_asks_for_its_page_alone(until: Any) -> None:
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("end")
        await until(pilot, lambda: app.wanted)
        assert app.wanted == [MANY - PAGE]
        assert app.list.current is None
        app.list.fill(app.list.edition, MANY - PAGE, page(MANY - PAGE))
        assert app.list.current == hit(MANY - 1)
        assert lines(pilot)[-2].startswith("▌ Hội nghị số 99999")


async def test_the_page_one_comes_to_is_asked_for_before_it_is_there(until: Any) -> None:
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.list.cursor = PAGE - 5
        await until(pilot, lambda: app.wanted)
        assert app.wanted == [PAGE]


async def test_a_page_of_an_older_answer_is_ignored() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        older = app.list.edition
        app.list.show(3, page(0)[:3], lambda title: [])
        app.list.fill(older, 0, page(500))
        await pilot.pause()
        assert app.list.hit_at(0) == hit(0)


async def test_keys_move_and_choose() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("j", "down", "j", "k", "enter")
        assert app.list.cursor == 2
        await pilot.press("pagedown")
        assert app.list.cursor == 6
        await pilot.press("G")
        assert app.list.cursor == MANY - 1
        await pilot.press("g", "enter")
        assert app.chosen == [2, 0]


async def test_a_click_moves_and_a_second_one_chooses() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.click(HitList, offset=(10, 5))
        assert (app.list.cursor, app.chosen) == (2, [])
        await pilot.click(HitList, offset=(10, 5), times=2)
        assert app.chosen == [2]


async def test_an_empty_list_says_why() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.list.show(0, (), lambda title: [])
        app.list.explain("Nothing here [really].")
        await pilot.press("down", "enter", "end")
        assert lines(pilot)[1] == "  Nothing here [really]."
        assert (app.list.current, app.chosen) == (None, [])


class CountingList(HitList):
    drawn = 0

    def draw_row(self, row: int, width: int, base: Any) -> Any:
        self.drawn += 1
        return super().draw_row(row, width, base)


class CountingApp(ListApp):
    def compose(self) -> ComposeResult:
        yield CountingList()

    def on_hit_list_wanted(self, event: HitList.Wanted) -> None:
        self.list.fill(event.edition, event.offset, page(event.offset))


async def test_from_end_to_end_each_step_draws_what_is_on_screen_and_no_more(until: Any) -> None:
    """However long the list: a step costs a screenful of lines, be it by keys, wheel or scroll bar."""
    app = CountingApp()
    async with app.run_test(size=(60, 20)) as pilot:
        listed = app.query_one(CountingList)
        await until(pilot, lambda: listed.current)

        async def drawn(step: Any) -> int:
            before = listed.drawn
            step()
            await pilot.pause()
            await until(pilot, lambda: not listed.size.height or listed._asked is None)
            return listed.drawn - before

        screenful = 20 + 1  # lines: rows are drawn once a line
        for share in range(0, 101, 5):
            target = (MANY * listed.ROW_HEIGHT - 20) * share // 200 * 2
            scrolled = await drawn(lambda y=target: listed.scroll_to(y=y, animate=False))
            assert scrolled <= 3 * screenful  # as it comes, when its page is there, and once more on the way
            row = listed.scroll_offset.y // listed.ROW_HEIGHT
            assert f"Hội nghị số {row} " in listed.render_line(0).text
        for _ in range(30):
            assert await drawn(listed.action_page_up) <= 3 * screenful
        assert len(app.wanted) <= 2 * 21 + 30  # what was passed over was never asked for
