"""Starting again where it was left."""

from __future__ import annotations

import stat
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tui.app import MeetingsApp
from tui.config import Config
from tui.filters import Filters
from tui.left import Left, keep_left, left_path, read_left
from tui.question import Question
from tui.session import Session
from tui.theme import DAY, NIGHT, PLAIN
from tui.trail import Spot
from tui.widgets.reader import Reader

LEFT = Left(
    Spot(Question("chậm", Filters((("kind", "review"),)), "date"), "35db9c7ca240", 12, hit=40), True, DAY
)


@pytest.fixture
def start(session: Session, archive_path: Path, tmp_path: Path, until: Any) -> Any:
    """`async with start() as (pilot, reader):` the program on the same archive, each time anew."""

    @asynccontextmanager
    async def start(size: tuple[int, int] = (120, 24), config: Config | None = None) -> Any:
        app = MeetingsApp(Session.open(archive_path), config, tmp_path / "state" / "left.json")
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: app.screen.query(Reader) and app.screen.query_one(Reader).meeting)
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield pilot, app.screen.query_one(Reader)

    return start


@pytest.mark.parametrize("size", [(120, 24), (60, 20)])
async def test_query_filters_order_report_line_and_theme_are_taken_up(
    start: Any, until: Any, size: tuple[int, int]
) -> None:
    async with start(size) as (pilot, reader):
        line = pilot.app.screen.query_one(Input)
        line.focus()
        line.value = "tien do"
        await until(pilot, lambda: reader.hits)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.focused is reader)
        await pilot.press("s", "s", "t")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("right_square_bracket")
        await pilot.app.workers.wait_for_complete()
        await until(pilot, lambda: reader.meeting.date == "2021-12-14")
        await pilot.press("home", "down", "down", "down", "down", "down")
        await pilot.pause()
        top = reader.scroll_offset.y
        assert top == 5
        await pilot.press("q")
    async with start(size) as (pilot, reader):
        await until(pilot, lambda: reader.meeting.date == "2021-12-14" and reader.scroll_offset.y == top)
        assert pilot.app.screen.query_one(Input).value == "tien do"
        assert pilot.app.screen.asking.question.sort == "date"
        assert pilot.app.theme == DAY
        assert pilot.app.focused is reader
        assert reader.display and len(reader.hits) > 0


@pytest.mark.parametrize("there", [True, False], ids=["there", "gone"])
async def test_the_hit_in_hand_is_in_hand_again_if_it_is_one(start: Any, until: Any, there: bool) -> None:
    async with start() as (pilot, reader):
        line = pilot.app.screen.query_one(Input)
        line.focus()
        line.value = "chi bộ"
        await until(pilot, lambda: len(reader.hits) > 2)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.focused is reader)
        await pilot.press("n", "n")
        hits, hit = reader.hits, reader.hit
        assert hit == hits[2][0]
        await pilot.press("q")
    if not there:
        left = pilot.app._left_file
        left.write_bytes(left.read_bytes().replace(b'"hit":%d' % hit, b'"hit":%d' % (hit + 1)))
    async with start() as (pilot, reader):
        await until(pilot, lambda: reader.hits == hits)
        await until(pilot, lambda: str(reader.border_title) == f"{3 if there else 1}/{len(hits)}")
        assert reader.hit == (hit if there else hits[0][0])


async def test_a_theme_in_the_settings_holds_at_every_start(start: Any) -> None:
    async with start() as (pilot, _):
        await pilot.press("t", "q")
    async with start(config=Config(theme=PLAIN)) as (pilot, _):
        assert pilot.app.theme == PLAIN


async def test_a_report_that_is_gone_is_no_hindrance(start: Any, tmp_path: Path, until: Any) -> None:
    spot = Spot(Question("tien do"), "ffffffffffff", 400)
    keep_left(tmp_path / "state" / "left.json", Left(spot, theme="no-such-theme"))
    async with start() as (pilot, reader):
        await until(pilot, lambda: reader.meeting is not None)
        assert pilot.app.theme == NIGHT
        assert pilot.app.screen.query_one(Input).value == "tien do"


@pytest.mark.parametrize("typing", [True, False])
def test_the_last_word_is_as_finished_as_it_was(tmp_path: Path, typing: bool) -> None:
    left = Left(Spot(Question("tien do", typing=typing)))
    keep_left(tmp_path / "left.json", left)
    assert read_left(tmp_path / "left.json") == left


def test_what_is_kept_comes_back_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "state" / "left.json"
    keep_left(path, LEFT)
    assert read_left(path) == LEFT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["left.json"]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"query": 3}', b'{"query": "", "sort": "sideways"}'])
def test_a_file_that_cannot_be_used_counts_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "left.json").write_bytes(data)
    assert read_left(tmp_path / "left.json") is None
    assert read_left(tmp_path / "none.json") is None


def test_leaving_where_nothing_can_be_written_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    keep_left(tmp_path / "file" / "left.json", LEFT)
    assert (tmp_path / "file").read_bytes() == b""


def test_each_archive_has_its_own_file(tmp_path: Path) -> None:
    assert left_path(tmp_path / "a") == left_path(tmp_path / "b" / ".." / "a") != left_path(tmp_path / "b")


async def test_panes_are_as_they_were_left_as_far_as_there_is_room(start: Any, until: Any) -> None:
    def shown(pilot: Any) -> list[int]:
        panes = pilot.app.screen.panes
        return [one.size.width if one.display else 0 for one in (panes.filters, panes.list, panes.reader)]

    async with start((160, 40)) as (pilot, _):
        await pilot.press("f", "greater_than_sign", "tab", *["greater_than_sign"] * 9)
        await pilot.pause()
        before = shown(pilot)
        assert all(before)
        await pilot.press("q")
    async with start((160, 40)) as (pilot, _):
        await until(pilot, lambda: shown(pilot) == before)
    async with start((80, 24)) as (pilot, _):
        side, hits, reader = shown(pilot)
        assert side >= 24 and not hits and reader >= 34
        await pilot.press("q")
    async with start((160, 40)) as (pilot, _):
        await until(pilot, lambda: shown(pilot) == before)
        await pilot.press("z", "q")
    async with start((160, 40)) as (pilot, reader):
        await until(pilot, lambda: shown(pilot) == [0, 0, 160])
        assert pilot.app.focused is reader
