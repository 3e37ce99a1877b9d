"""Several meetings marked, and copied, tagged, exported together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from store import EXPORT_FORMATS
from tui.screens.export import ExportScreen, FormatList
from tui.text import say, use_language
from tui.widgets.clean_input import CleanInput


async def test_marked_meetings_of_two_searches_are_cited_together(drive: Any, sent: list[str]) -> None:
    async with drive() as one:
        await one.pilot.press("space")
        assert one.list.cursor == 1
        await one.pilot.press("slash")
        await one.type("rừng ngập mặn")
        await one.until(lambda: one.count == "1 meeting")
        await one.pilot.press("escape", "space")
        await one.until(lambda: str(one.list.border_title) == "best first · 2 marked")
        assert one.list.render_line(0).text.startswith("▌ ● ")
        await one.pilot.press("Y")
        await one.until(lambda: sent)
        lines = sent[0].splitlines()
        assert [line.split(" · ")[0][:7] for line in lines] == ["Tập huấ", "Sở Lâm "]
        assert all("#" in line for line in lines)
        await one.pilot.press("escape")
        assert str(one.list.border_title) == "best first"


async def test_tags_of_several_are_one_change(drive: Any) -> None:
    async with drive() as one:
        reader = one.app.session.reader
        await one.pilot.press("space", "space", "plus")
        await one.until(lambda: one.app.screen is not one.screen)
        await one.pilot.press(*"both", "enter")
        await one.until(lambda: len(reader.tags) == 2)
        assert set(reader.tags.values()) == {("both",)}
        await one.pilot.press("u")
        await one.until(lambda: not reader.tags)


async def test_bookmarks_of_several_are_one_change(drive: Any) -> None:
    async with drive() as one:
        reader = one.app.session.reader
        await one.pilot.press("m", "space", "space", "m")
        await one.until(lambda: len(reader.bookmarks) == 2)
        await one.pilot.press("u")
        await one.until(lambda: len(reader.bookmarks) == 1)
        await one.pilot.press("m", "m")
        await one.until(lambda: not reader.bookmarks)
        assert one.news == "Bookmark removed."


async def export_to(one: Any, path: Path, *keys: str) -> None:
    await one.pilot.press("E")
    await one.until(lambda: isinstance(one.app.screen, ExportScreen) and one.app.screen.query(CleanInput))
    await one.pilot.press(*keys, "enter")
    one.app.screen.query_one(CleanInput).value = str(path)
    await one.pilot.press("enter")


async def test_marked_meetings_are_exported(drive: Any, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    async with drive() as one:
        await one.pilot.press("space", "space")
        await export_to(one, path)
        await one.until(lambda: one.news == f"2 meetings written to {path}")
    dates = [json.loads(line)["date"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert dates == ["2023-05-12", "2023-03-31"]


async def test_without_marks_all_that_is_listed_is_exported(drive: Any, tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    async with drive() as one:
        await export_to(one, path, "down")
        await one.until(lambda: one.news == f"8 meetings written to {path}")
        assert len(path.read_text(encoding="utf-8-sig").splitlines()) >= 9
        await export_to(one, path, "down")
        assert isinstance(one.app.screen, ExportScreen)
        await one.pilot.press("enter")
        await one.until(lambda: one.app.screen is one.screen)


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_each_format_is_explained_in_the_narrowest_terminal(drive: Any, language: str) -> None:
    use_language(language)
    async with drive((60, 20)) as one:
        await one.pilot.press("E")
        await one.until(lambda: isinstance(one.app.screen, ExportScreen) and one.app.screen.query(FormatList))
        formats = one.app.screen.query_one(FormatList)
        for row, form in enumerate(EXPORT_FORMATS):
            shown = formats.draw_row(row, formats.row_width, formats.rich_style)[0].text.split()
            assert shown == [form, *say(f"format.{form}").split()]


async def test_what_cannot_be_written_is_told(drive: Any, tmp_path: Path) -> None:
    async with drive() as one:
        await one.pilot.press("space")
        await export_to(one, tmp_path / "nowhere" / "x.csv")
        await one.until(lambda: "cannot be written" in one.news)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "A name for the file is wanted"),
        ("~nobodyxx/a.csv", "~nobodyxx is nobody's folder"),
        ("x" * 300, "No file can be called so: File name too long."),
        ("/", "This is no file"),
    ],
    ids=["none", "no user", "long", "folder"],
)
async def test_a_name_that_will_not_do_stays_to_be_mended(drive: Any, name: str, told: str) -> None:
    async with drive() as one:
        await one.pilot.press("E")
        await one.until(lambda: isinstance(one.app.screen, ExportScreen) and one.app.screen.query(CleanInput))
        one.app.screen.query_one(CleanInput).value = name
        await one.pilot.press("down", "up")
        one.app.screen.query_one(CleanInput).value = name
        await one.pilot.press("enter", "enter")
        await one.until(lambda: str(one.app.screen.query_one(Static).render()).startswith(told))
        assert one.app.screen.query_one(CleanInput).value == name


async def test_escape_says_that_the_marks_are_gone_and_u_brings_them_back(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("m", "space", "space", "escape")
        assert one.news == "2 marks are taken away. u brings them back."
        assert "marked" not in str(one.list.border_title)
        await one.pilot.press("u")
        assert "2 marked" in str(one.list.border_title) and one.news == "2 marks are back."
        await one.pilot.press("u")
        assert one.news == "Taken back: bookmark" and "2 marked" in str(one.list.border_title)
        await one.pilot.press("escape", "m", "u")
        assert one.news == "Taken back: bookmark"
        await one.pilot.press("u")
        assert "2 marked" in str(one.list.border_title)
