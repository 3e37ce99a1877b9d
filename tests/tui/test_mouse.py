"""What the keyboard does in lists laid over the browser, and scrolling, by mouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events

from store import Meeting
from tui.screens.browser import BrowserScreen
from tui.screens.export import FormatList
from tui.screens.outline import OutlineList
from tui.screens.palette import PaletteList
from tui.session import Session
from tui.widgets.clean_input import CleanInput
from tui.widgets.clipping_list import ClippingList
from tui.widgets.held_list import HeldList
from tui.widgets.line_list import LineList
from tui.widgets.path_list import PathList
from tui.widgets.rating_list import RatingList
from tui.widgets.reader import Reader

WORDS = "lắp đồng hồ"


async def rows(one: Any, kind: type[LineList]) -> LineList:
    """The list of this kind, when it is on screen and has rows."""
    await one.until(lambda: any(rows.row_count and rows.size.height for rows in one.app.screen.query(kind)))
    await one.pilot.pause()
    return one.app.screen.query_one(kind)  # type: ignore[no-any-return]


def _inside(rows: LineList, x: int, y: int) -> tuple[int, int]:
    """A place within the list's border, counted from the list's corner."""
    corner = rows.content_region.offset - rows.region.offset
    return corner.x + x, corner.y + y


async def click(one: Any, kind: type[LineList], words: str, times: int = 1) -> None:
    """A click where `words` stand in the list of this kind."""
    found = await rows(one, kind)
    drawn = [found.render_line(y).text for y in range(found.size.height)]
    y = next(at for at, line in enumerate(drawn) if words in line)
    await one.pilot.click(found, offset=_inside(found, drawn[y].index(words) + 1, y), times=times)


async def at_the_hit(one: Any) -> None:
    await one.pilot.press("slash")
    await one.type(f'"{WORDS}"')
    await one.pilot.press("enter")
    await one.until(lambda: one.app.focused is one.reader and one.reader.hits)
    await one.app.workers.wait_for_complete()


async def test_a_passage_is_gone_to_from_the_outline(drive: Any, review: Meeting) -> None:
    async with drive((120, 30)) as one:
        await at_the_hit(one)
        await one.pilot.press("home", "o")
        await click(one, OutlineList, "Instructions")
        await one.until(lambda: isinstance(one.app.screen, BrowserScreen))
        drawn = [one.reader.render_line(y).text for y in range(one.reader.size.height)]
        assert any("Phát biểu tại hội nghị" in line for line in drawn)


async def test_a_command_is_run_from_the_palette(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("ctrl+p", *"alone")
        await click(one, PaletteList, "read alone")
        await one.until(lambda: isinstance(one.app.screen, BrowserScreen) and not one.search.display)


async def test_a_clipping_and_a_rated_year_open_their_reports(
    drive: Any, session: Session, review: Meeting
) -> None:
    start = review.text.index("thợ lành nghề")
    session.clip(review, start, start + len("thợ lành nghề"))
    async with drive() as one:
        await one.pilot.press("C")
        await click(one, ClippingList, "thợ lành nghề", times=2)
        await one.until(lambda: one.reader.selected_text() == "thợ lành nghề")
        await one.pilot.press("R")
        await click(one, RatingList, "71.1%", times=2)
        await one.until(lambda: isinstance(one.app.screen, BrowserScreen))
        assert one.reader.meeting.id == review.id


async def test_the_report_that_has_a_quotation_is_opened(drive: Any, review: Meeting) -> None:
    async with drive() as one:
        await one.pilot.press("V")
        one.app.post_message(events.Paste("tự phê bình còn nể nang"))
        await click(one, HeldList, "word for word", times=2)
        await one.until(lambda: one.reader.selected_text() == "tự phê bình còn nể nang")
        assert one.reader.meeting.id == review.id


async def test_format_and_file_are_chosen(
    drive: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home" / "Bản tin").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    async with drive() as one:
        await one.pilot.press("E")
        await click(one, FormatList, "html")
        assert one.app.focused is one.app.screen.query_one(CleanInput)
        assert one.app.focused.value.endswith("meetings.html")
        await one.pilot.press("escape", "i")
        await click(one, PathList, "Bản tin")
        await one.until(lambda: one.app.screen.query_one(CleanInput).value == "~/Bản tin/")


async def test_the_wheel_scrolls_what_is_under_it(drive: Any) -> None:
    async with drive((80, 24)) as one:
        await at_the_hit(one)
        await one.pilot.press("home", "tab")
        assert one.app.focused is not one.reader
        await one.pilot._post_mouse_events([events.MouseScrollDown], Reader, offset=(5, 5))
        await one.until(lambda: one.reader.scroll_offset.y > 0)
        await one.pilot._post_mouse_events([events.MouseScrollUp], Reader, offset=(5, 5), times=3)
        await one.until(lambda: one.reader.scroll_offset.y == 0)
