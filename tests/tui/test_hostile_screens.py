"""The charts, the verifying of quotations and notes, with a report that means harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual import events
from textual.widgets import Static

from store import Archive, Index
from tests.tui.test_hostile import EVIL, harmful, hostile, on_screen
from tui.app import MeetingsApp
from tui.screens.browser import BrowserScreen
from tui.session import Session
from tui.widgets.bars import Bars
from tui.widgets.held_list import HeldList
from tui.widgets.rating_list import RatingList
from tui.widgets.reader import Reader

SAID = "nước về đến cống đầu kênh thì dân mới tin là trạm bơm chạy"


@pytest.fixture
def hostile_session(tmp_path: Path) -> Session:
    path = tmp_path / "archive"
    archive = Archive.open(path, create=True)
    text = f"{EVIL} tiêu đề\n\n{EVIL} {SAID} {EVIL}\n"
    meeting = msgspec.structs.replace(hostile(), text=text)
    with archive.writer() as writer:
        writer.add(meeting, b"hostile")
    Index.open(archive).refresh()
    session = Session.open(path)
    session.reader.set_note(meeting.id, EVIL, 3, 9, EVIL)
    session.reader.set_note(meeting.id, EVIL, 9, 20, text[9:20])
    return session


@pytest.mark.parametrize("size", [(60, 20), (160, 48)])
async def test_no_control_character_is_ever_drawn(
    hostile_session: Session, until: Any, size: tuple[int, int]
) -> None:
    app = MeetingsApp(hostile_session)
    async with app.run_test(size=size) as pilot:

        async def looked(shown: Any) -> None:
            await until(pilot, shown)
            await pilot.pause()
            assert harmful(on_screen(app)) == set()

        await until(pilot, lambda: app.screen.query(Reader) and app.screen.query_one(Reader).meeting)
        await pilot.press("T")
        await looked(lambda: app.screen.query(Bars) and app.screen.query_one(Bars).current[0])
        await pilot.press("T", "R")
        await looked(lambda: app.screen.query(RatingList) and app.screen.query_one(RatingList).row_count)
        await pilot.press("R", "V")
        await looked(lambda: app.screen.query(HeldList))
        app.post_message(events.Paste(f"{EVIL} {SAID}, {EVIL}"))
        await looked(lambda: app.screen.query_one(HeldList).row_count)
        assert "[@click=app.quit]" not in str(app.screen.query_one("#differences", Static).content.spans)
        await pilot.press("tab", "enter")
        await looked(lambda: isinstance(app.screen, BrowserScreen) and app.screen.selections)
        await pilot.press("e")
        await looked(lambda: not isinstance(app.screen, BrowserScreen))
        await pilot.press("escape")
        await looked(lambda: isinstance(app.screen, BrowserScreen))
        assert app.is_running
