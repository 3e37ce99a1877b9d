"""Pictures of the main screens: sizes, themes, languages.

After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`, and look at them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tui.app import MeetingsApp
from tui.session import Session
from tui.text import use_language
from tui.theme import DAY, PLAIN
from tui.widgets.hit_list import HitList
from tui.widgets.reader import Reader

Steps = Callable[[Pilot[Any]], Awaitable[None]]


@pytest.fixture
def picture(session: Session, snap_compare: Any, until: Any) -> Callable[..., bool]:
    """Compares a screen with its picture: the app is opened, then `keys` are pressed one by one."""

    def picture(
        size: tuple[int, int],
        *keys: str,
        query: str = "",
        language: str = "vi",
        theme: str | None = None,
    ) -> bool:
        use_language(language)
        app = MeetingsApp(session)

        async def run_before(pilot: Pilot[Any]) -> None:
            if theme:
                app.theme = theme
            await until(pilot, lambda: app.screen.query(Reader) and app.screen.query_one(Reader).meeting)
            screen = app.screen
            if query:
                line = screen.query_one(Input)
                line.cursor_blink = False
                line.focus()
                line.value = query
                reader = screen.query_one(Reader)
                wrong = screen.query_one("SearchLine")
                await until(pilot, lambda: reader.hits or wrong.has_class("-wrong"))
            for key in keys:
                await pilot.press(key)
                await app.workers.wait_for_complete()
            # The report on screen is that of the list's row.
            hits = screen.query_one(HitList)
            await until(
                pilot,
                lambda: hits.current is None or screen.query_one(Reader).meeting.id == hits.current.id,
            )
            # What is related to it comes last.
            await app.workers.wait_for_complete()
            await pilot.pause()

        return bool(snap_compare(app, terminal_size=size, run_before=run_before))

    return picture


REVIEW = '"lắp đồng hồ"'


def test_first_picture_80(picture: Any) -> None:
    assert picture((80, 24))


def test_first_picture_120_english_day(picture: Any) -> None:
    assert picture((120, 40), language="en", theme=DAY)


def test_report_at_its_hit_80(picture: Any) -> None:
    assert picture((80, 24), "enter", query=REVIEW)


def test_report_from_its_top_120(picture: Any) -> None:
    assert picture((120, 40), "enter", "home", query=REVIEW)


def test_report_from_its_top_200_english_day(picture: Any) -> None:
    assert picture((200, 60), "enter", "home", query=REVIEW, language="en", theme=DAY)


def test_report_narrow_60(picture: Any) -> None:
    assert picture((60, 20), "enter", query=REVIEW)


def test_list_narrow_60_english(picture: Any) -> None:
    assert picture((60, 20), language="en")


def test_filters_120(picture: Any) -> None:
    assert picture((120, 40), "f", "down", "space", "down", "space")


def test_filters_200(picture: Any) -> None:
    assert picture((200, 60), "f", "down", "space")


def test_wrong_query_80_english(picture: Any) -> None:
    assert picture((80, 24), query="chậm kind:nonsense", language="en")


def test_sixteen_colours_120(picture: Any) -> None:
    assert picture((120, 40), "enter", query=REVIEW, theme=PLAIN)


def test_help_120(picture: Any) -> None:
    assert picture((120, 40), "tab", "question_mark")


def test_outline_80(picture: Any) -> None:
    assert picture((80, 24), "escape", "o", query=REVIEW)
