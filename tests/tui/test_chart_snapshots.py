"""Pictures of quotations, charts and notes on excerpts: sizes, themes, languages.

After a change that is meant: `pytest tests/tui/test_chart_snapshots.py --snapshot-update`, and look at them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from store import Meeting
from tui.app import MeetingsApp
from tui.screens.ratings import RatingsScreen
from tui.screens.timeline import TimelineScreen
from tui.screens.verify import VerifyScreen
from tui.session import Session
from tui.text import use_language
from tui.theme import DAY, NIGHT, PLAIN
from tui.widgets.bars import Bars
from tui.widgets.held_list import HeldList
from tui.widgets.pasted_text import PastedText
from tui.widgets.rating_list import RatingList
from tui.widgets.reader import Reader

SIZES = [
    ((60, 20), "vi", DAY),
    ((80, 24), "en", PLAIN),
    ((120, 40), "vi", NIGHT),
    ((200, 60), "en", DAY),
]
NEAR = (
    "Tuy nhiên, việc đặt đồng hồ đo nước ở các cống còn rất chậm tiến độ; … Một số đảng viên "
    "chưa mạnh dạn góp ý, phê bình còn nể nang."
)


@pytest.fixture
def picture(session: Session, snap_compare: Any, until: Any) -> Callable[..., bool]:
    """Compares a screen with its picture: the app is opened, then `steps` are taken."""

    def picture(size: tuple[int, int], language: str, theme: str, steps: Any) -> bool:
        use_language(language)
        app = MeetingsApp(session)

        async def run_before(pilot: Pilot[Any]) -> None:
            app.theme = theme
            await until(pilot, lambda: app.screen.query(Reader) and app.screen.query_one(Reader).meeting)
            await steps(pilot)
            await app.workers.wait_for_complete()
            await pilot.pause()

        return bool(snap_compare(app, terminal_size=size, run_before=run_before))

    return picture


@pytest.mark.parametrize(("size", "language", "theme"), SIZES)
def test_a_quotation_and_what_differs(
    picture: Any, until: Any, size: tuple[int, int], language: str, theme: str
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("V")
        await until(pilot, lambda: isinstance(pilot.app.screen, VerifyScreen))
        pilot.app.screen.query_one(PastedText).cursor_blink = False
        pilot.app.post_message(events.Paste(NEAR))
        await until(pilot, lambda: pilot.app.screen.query_one(HeldList).row_count)
        if size[0] > 80:
            await pilot.press("tab")

    assert picture(size, language, theme, steps)


@pytest.mark.parametrize(("size", "language", "theme"), SIZES)
def test_timeline(picture: Any, until: Any, size: tuple[int, int], language: str, theme: str) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("T")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimelineScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(Bars).current[0])
        if size[0] > 80:
            await pilot.press("z", "home")

    assert picture(size, language, theme, steps)


@pytest.mark.parametrize(("size", "language", "theme"), SIZES)
def test_ratings_over_the_years(
    picture: Any, until: Any, review: Meeting, size: Any, language: str, theme: str
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        browser = pilot.app.screen
        browser.following.visit(review.id)
        await until(pilot, lambda: browser.query_one(Reader).meeting.id == review.id)
        await pilot.press("R")
        await until(pilot, lambda: isinstance(pilot.app.screen, RatingsScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(RatingList).row_count)
        await until(pilot, lambda: str(pilot.app.screen.query_one("#report", Static).content))

    assert picture(size, language, theme, steps)


@pytest.mark.parametrize(("size", "language", "theme"), SIZES)
def test_notes_on_excerpts(
    picture: Any, until: Any, session: Session, review: Meeting, size: Any, language: str, theme: str
) -> None:
    for words, note in (("lắp đồng hồ", "hỏi lại ông Mẫu"), ("27/38 hoàn thành tốt", "71,1% là đúng")):
        start = review.text.index(words)
        session.reader.set_note(review.id, note, start, start + len(words), words)

    async def steps(pilot: Pilot[Any]) -> None:
        browser = pilot.app.screen
        browser.following.visit(review.id)
        reader = browser.query_one(Reader)
        await until(pilot, lambda: reader.meeting.id == review.id and browser.opening.complete)
        await pilot.app.workers.wait_for_complete()
        if size[0] < 100:
            reader.go_to(review.text.index("lắp đồng hồ"))

    assert picture(size, language, theme, steps)
