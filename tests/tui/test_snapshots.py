"""Pictures of every screen, in every size, theme and language.

After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`, and look at them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_textual_snapshot import SVGImageExtension
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from store import Meeting
from tui.app import MeetingsApp
from tui.config_file import checked
from tui.importing import Progress
from tui.screens.browser import BrowserScreen
from tui.screens.settings import SettingsScreen
from tui.screens.watch_import import WatchImportScreen
from tui.session import Session
from tui.text import use_language
from tui.theme import DAY, MONO, NIGHT, PLAIN
from tui.widgets.bars import Bars
from tui.widgets.held_list import HeldList
from tui.widgets.path_list import PathList
from tui.widgets.rating_list import RatingList
from tui.widgets.suggestions import Suggestions

REVIEW = '"lắp đồng hồ"'
NEAR = (
    "Tuy nhiên, việc đặt đồng hồ đo nước ở các cống còn rất chậm tiến độ; … Một số đảng viên "
    "chưa mạnh dạn góp ý, phê bình còn nể nang."
)
SIZES = {"60": (60, 20), "80": (80, 24), "120": (120, 40), "200": (200, 60)}
BOTH = {"dark": NIGHT, "light": DAY}


@dataclass(frozen=True)
class Way:
    """How one comes to a screen: what is put into the search line, the keys then pressed one by one, what is
    pasted or laid over in the end; and how one sees that all of it is there. `anew` opens it again where it
    keeps the colours it was opened in, as nothing on it changes them."""

    query: str = ""
    keys: tuple[str, ...] = ()
    anew: tuple[str, ...] = ()
    pasted: str = ""
    over: Callable[[], Screen[Any]] | None = None
    stands: Callable[[Screen[Any]], object] = lambda screen: True


def suggested(screen: Screen[Any]) -> bool:
    """Whether suggestions hang under the search line."""
    return any(one.first for one in screen.query(Suggestions))


SCREENS = {
    "first": Way(),
    "suggestions": Way("chậm kind:", stands=suggested),
    "wrong": Way("chậm kind:nonsense"),
    "reading": Way(REVIEW, ("enter",)),
    "alone": Way(REVIEW, ("enter", "home", "z")),
    "filters": Way("", ("f", "down", "space")),
    "outline": Way(REVIEW, ("enter", "o")),
    "clippings": Way(REVIEW, ("enter", "c", "n", "c", "C")),
    "quotation": Way("", ("V",), pasted=NEAR, stands=lambda screen: screen.query_one(HeldList).row_count),
    "timeline": Way("", ("T",), stands=lambda screen: screen.query_one(Bars).current[0]),
    "ratings": Way(REVIEW, ("enter", "R"), stands=lambda screen: screen.query_one(RatingList).row_count),
    "palette": Way("", ("ctrl+p", "c", "h", "o", "n")),
    "help": Way("", ("question_mark",), anew=("escape", "question_mark")),
    "import": Way("", ("i",), stands=lambda screen: screen.query_one(PathList).first),
}
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
MISTAKES = 'keymap = "vim"\ntheme = "pink"\nlanguage = "fr"\n[keys]\nfly = "x"\ncopy = "j"\n'
DIALOGS = {
    "tags": Way("", ("plus", *"chờ")),
    "note": Way(REVIEW, ("enter", "e", *"hỏi lại")),
    "export": Way("", ("E", "down")),
    "import watched": Way(over=lambda: WatchImportScreen(IMPORTED, lambda: None)),
    "settings": Way(over=lambda: SettingsScreen(checked(Path("~/config.toml"), MISTAKES))),
}


@pytest.fixture
def pictures(
    session: Session, snapshot: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Awaitable[list[str]]]:
    """`await pictures(way, size, language, themes)`: which pictures are not as they were kept.

    One run of the app serves several: it goes to the screen once, and is drawn there in each of the themes.
    What is other than it was is put beside the test's files, to be looked at.
    """
    home = tmp_path / "home"
    for name in ("Bản tin 2023", "Bản tin 2024", "Bản tin 2025"):
        (home / name).mkdir(parents=True)
    (home / "hội nghị cuối năm.html").write_bytes(b"")
    monkeypatch.setenv("HOME", str(home))
    kept = snapshot.use_extension(SVGImageExtension)

    async def pictures(
        way: Way, size: tuple[int, int], language: str, themes: Mapping[str, str] = BOTH
    ) -> list[str]:
        use_language(language)
        app = MeetingsApp(session)
        taken = {}
        async with app.run_test(size=size) as pilot:
            app.theme = next(iter(themes.values()))
            await go(pilot, way)
            for name, theme in themes.items():
                app.theme = theme
                await pilot.pause()
                await pilot.press(*way.anew)
                taken[name] = app.export_screenshot(title=app.title, simplify=True)
        assert len(set(taken.values())) == len(themes)
        other = [name for name, picture in taken.items() if kept(name=name) != picture]
        for name in other:
            (tmp_path / f"{name}.svg").write_text(taken[name], encoding="utf-8")
        return [str(tmp_path / f"{name}.svg") for name in other]

    async def go(pilot: Pilot[Any], way: Way) -> None:
        app = pilot.app
        await until(pilot, lambda: isinstance(app.screen, BrowserScreen) and app.screen.panes.reader.meeting)
        browser = app.screen
        assert isinstance(browser, BrowserScreen)
        panes = browser.panes

        def settled() -> bool:
            current, meeting = panes.list.current, panes.reader.meeting
            read = current is None or (meeting is not None and meeting.id == current.id)
            return read and browser.opening.complete and not any(not w.is_finished for w in app.workers)

        await until(pilot, settled)
        if way.query:
            browser.set_focus(browser.search.input)
            browser.search.input.value = way.query
            browser.search.input.cursor_position = len(way.query)
            await until(pilot, lambda: panes.reader.hits or browser.search.has_class("-wrong"))
        for key in way.keys:
            await pilot.press(key)
            await until(pilot, settled)
        if way.over is not None:
            await app.push_screen(way.over())
        for line in app.screen.query():
            if isinstance(line, Input | TextArea):
                line.cursor_blink = False
        if way.pasted:
            app.post_message(events.Paste(way.pasted))
        await until(pilot, lambda: way.stands(app.screen))
        browser.keys.news = ""
        await until(pilot, settled)

    return pictures


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
async def test_screen(pictures: Any, screen: str, size: str, language: str) -> None:
    assert not await pictures(SCREENS[screen], SIZES[size], language)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", SIZES)
async def test_notes_on_excerpts(
    pictures: Any, session: Session, review: Meeting, size: str, language: str
) -> None:
    for words, note in (("lắp đồng hồ", "hỏi lại ông Mẫu"), ("27/38 hoàn thành tốt", "71,1% là đúng")):
        start = review.text.index(words)
        session.reader.set_note(review.id, note, start, start + len(words), words)
    assert not await pictures(Way(REVIEW, ("enter",)), SIZES[size], language)


@pytest.mark.parametrize(
    ("size", "language", "theme"), [("60", "vi", "dark"), ("80", "en", "light"), ("120", "vi", "light")]
)
@pytest.mark.parametrize("dialog", DIALOGS)
async def test_dialog(
    pictures: Any, dialog: str, size: str, language: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/an")
    assert not await pictures(DIALOGS[dialog], SIZES[size], language, {theme: BOTH[theme]})


async def test_without_colours(pictures: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not await pictures(Way(REVIEW, ("enter", "v", "right")), SIZES["80"], "vi", {"mono": MONO})


@pytest.mark.parametrize("screen", ["reading", "filters", "quotation", "timeline"])
async def test_other_themes(pictures: Any, screen: str) -> None:
    themes = {"sixteen colours": PLAIN, "solarized": "solarized-light"}
    assert not await pictures(SCREENS[screen], SIZES["120"], "vi", themes)


async def test_all_three_panes(pictures: Any) -> None:
    way = Way("", ("f", "down", "space", "down", "space", "tab"))
    assert not await pictures(way, SIZES["200"], "vi")
