"""Pictures of the main screens: sizes, themes, languages.

After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`, and look at them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tui.app import MeetingsApp
from tui.importing import Progress
from tui.screens.browser import BrowserScreen
from tui.screens.watch_import import WatchImportScreen
from tui.session import Session
from tui.text import use_language
from tui.theme import DAY, NIGHT, PLAIN

Steps = Callable[[Pilot[Any]], Awaitable[None]]

REVIEW = '"lắp đồng hồ"'
# Each size once in each screen, and so both languages and both themes.
CORNERS = (
    ((60, 20), "vi", NIGHT),
    ((80, 24), "en", DAY),
    ((120, 40), "vi", DAY),
    ((200, 60), "en", NIGHT),
)
# screen → what is asked, and the keys that lead to it
SCREENS = {
    "first": ("", ()),
    "alone": (REVIEW, ("enter", "home", "z")),
    "filters": ("", ("f", "down", "space")),
    "help": ("", ("question_mark",)),
    "palette": ("", ("ctrl+p", "c", "h", "o", "n")),
    "clippings": (REVIEW, ("enter", "c", "n", "c", "C")),
    "import": ("", ("i",)),
}


@pytest.fixture
def picture(
    session: Session, snap_compare: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., bool]:
    """Compares a screen with its picture: the app is opened, then `keys` are pressed one by one, each when
    what the one before asked for is there; last, `over` is laid over it."""
    home = tmp_path / "home"
    for name in ("Bản tin 2023", "Bản tin 2024", "Bản tin 2025"):
        (home / name).mkdir(parents=True)
    (home / "hội nghị cuối năm.html").write_bytes(b"")
    monkeypatch.setenv("HOME", str(home))

    def picture(
        size: tuple[int, int],
        *keys: str,
        query: str = "",
        language: str = "vi",
        theme: str | None = None,
        over: Any = None,
    ) -> bool:
        use_language(language)
        app = MeetingsApp(session)

        async def run_before(pilot: Pilot[Any]) -> None:
            await until(
                pilot, lambda: isinstance(app.screen, BrowserScreen) and app.screen.panes.reader.meeting
            )
            browser = app.screen
            assert isinstance(browser, BrowserScreen)
            panes = browser.panes
            if theme:
                app.theme = theme

            def settled() -> bool:
                current, meeting = panes.list.current, panes.reader.meeting
                read = current is None or (meeting is not None and meeting.id == current.id)
                return read and browser.opening.complete and not any(not w.is_finished for w in app.workers)

            await until(pilot, settled)
            if query:
                browser.set_focus(browser.search.input)
                browser.search.input.value = query
                await until(pilot, lambda: panes.reader.hits or browser.search.has_class("-wrong"))
            for key in keys:
                await pilot.press(key)
                await until(pilot, settled)
            if over is not None:
                await app.push_screen(over())
            for line in app.screen.query(Input):
                line.cursor_blink = False
            browser.keys.news = ""
            await until(pilot, settled)
            await pilot.pause()

        return bool(snap_compare(app, terminal_size=size, run_before=run_before))

    return picture


@pytest.mark.parametrize(("size", "language", "theme"), CORNERS, ids=["60", "80", "120", "200"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(picture: Any, screen: str, size: tuple[int, int], language: str, theme: str) -> None:
    query, keys = SCREENS[screen]
    assert picture(size, *keys, query=query, language=language, theme=theme)


@pytest.mark.parametrize("theme", [NIGHT, DAY], ids=["dark", "light"])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [corner[0] for corner in CORNERS], ids=["60", "80", "120", "200"])
def test_reading_in_every_size_theme_and_language(
    picture: Any, size: tuple[int, int], language: str, theme: str
) -> None:
    assert picture(size, "enter", query=REVIEW, language=language, theme=theme)


def test_without_colours_80(picture: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture((80, 24), "enter", "v", "right", query=REVIEW)


def test_all_three_panes_200(picture: Any) -> None:
    assert picture((200, 60), "f", "down", "space", "down", "space", "tab")


def test_list_narrow_60_english(picture: Any) -> None:
    assert picture((60, 20), language="en")


def test_wrong_query_80_english(picture: Any) -> None:
    assert picture((80, 24), query="chậm kind:nonsense", language="en")


def test_wrong_query_80(picture: Any) -> None:
    assert picture((80, 24), query="chậm loại:gì-đó")


def test_sixteen_colours_120(picture: Any) -> None:
    assert picture((120, 40), "enter", query=REVIEW, theme=PLAIN)


def test_another_theme_120(picture: Any) -> None:
    assert picture((120, 40), "enter", query=REVIEW, theme="solarized-light")


def test_outline_80(picture: Any) -> None:
    assert picture((80, 24), "escape", "o", query=REVIEW)


IMPORTED = Progress(
    "~/Bản tin 2024",
    total=1200,
    new=340,
    known=12,
    other=5,
    failed=2,
    failures=(("~/Bản tin 2024/ảnh.jpg", "ảnh.jpg is not text but an image."), ("~/Bản tin 2024/0.txt", "?")),
    seconds=2.0,
)


def test_import_watched_80(picture: Any) -> None:
    assert picture((80, 24), over=lambda: WatchImportScreen(IMPORTED, lambda: None))
