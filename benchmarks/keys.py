"""From a key to the picture that answers it, in the running browser; beside it, a bare Textual app's."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import tui.app  # before Textual: it says how many frames a second there are

# isort: split
from rich.console import RenderableType
from textual import events
from textual._compositor import ChopsUpdate
from textual.app import App, ComposeResult
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from benchmarks.archives import archive_of
from benchmarks.measure import Row, spread
from tui.screens.browser import BrowserScreen
from tui.session import Session

_SIZE = (120, 40)
_TIMES = 30
_LOOK = 0.0005  # seconds between two looks whether the picture is there
_PATIENCE = 10.0

# what it is called → where one stands, and the keys pressed in turn
_KEYS = {
    "list, a row down": ("list", ("down",)),
    "list, a screen down and up": ("list", ("pagedown", "pageup")),
    "list, its end and its beginning": ("list", ("end", "home")),
    "filters opened and left": ("list", ("f", "escape")),
    "report, a screen down and up": ("reader", ("pagedown", "pageup")),
    "report, the next hit": ("reader", ("n",)),
    "report alone, and not": ("reader", ("z", "z")),
}
_TYPED = "kiem diem nam 2021 cham tien do"
_WORD = "n"
_PAUSE = 0.15  # seconds between two letters, while the last pictures of the first come
_TOLD = {"line": "its echo in the line", "list": "the list that answers it", "report": "the report beside it"}


class Painted(App[None]):
    """Knows when it last sent a picture to the terminal."""

    painted = 0.0

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if renderable is not None:
            self.painted = time.perf_counter()


class Bare(Painted):
    """The least an app can do with a key: another word."""

    def compose(self) -> ComposeResult:
        """One word."""
        yield Static("bare")

    def on_key(self, event: events.Key) -> None:
        """Shows which key it was."""
        self.query_one(Static).update(f"{event.key} {time.perf_counter()}")


class Browser(Painted, tui.app.MeetingsApp):
    """The browser itself; knows when each pane was first seen as it is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.seen: dict[tuple[str, object], float] = {}

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if isinstance(screen, BrowserScreen) and screen.is_mounted:
            for pane, state in states(screen).items():
                if _shows(renderable, _pane(screen, pane)):
                    self.seen.setdefault((pane, state), self.painted)


def states(browser: BrowserScreen) -> dict[str, object]:
    """What line, list and report show now."""
    answer, reader = browser.asking.answer, browser.panes.reader
    return {
        "line": browser.search.input.value,
        "list": answer and answer.question.text,
        "report": (reader.meeting and reader.meeting.id, reader.hits),
    }


def _pane(browser: BrowserScreen, name: str) -> Widget:
    return {"line": browser.search.input, "list": browser.panes.list, "report": browser.panes.reader}[name]


def _shows(picture: RenderableType | None, pane: Widget) -> bool:
    """Whether a picture has the first line of what a pane holds."""
    region = pane.content_region
    if isinstance(picture, ChopsUpdate):
        return any(y == region.y and left <= region.x < right for y, left, right in picture.spans)
    return picture is not None


def measure(reports: int) -> Iterator[Row]:
    """Median times over an archive of `reports` reports."""
    bare = asyncio.run(_bare())
    browser = asyncio.run(_browser(archive_of(reports)))
    for what, times in browser.items():
        middle, late = spread(times)
        yield Row(f"key to picture, {what}", middle * 1000, "ms", "bare Textual app", bare * 1000)
        yield Row(f"key to picture, {what}, 95 of 100", late * 1000, "ms", "a frame", 1000 / 60)


async def _bare() -> float:
    app = Bare()
    async with app.run_test(size=_SIZE) as pilot:
        return spread([await _painted(pilot, "x") for _ in range(_TIMES)])[0]


async def _browser(archive: Path) -> dict[str, list[float]]:
    gc.disable()  # as the command does; the app puts it on again
    app = Browser(Session.open(archive))
    found: dict[str, list[float]] = {}
    async with app.run_test(size=_SIZE) as pilot:
        await _until(lambda: isinstance(app.screen, BrowserScreen) and app.screen.is_mounted)
        browser = app.screen
        assert isinstance(browser, BrowserScreen)
        await _until(lambda: browser.opening.complete and browser.panes.reader.meeting)
        found |= await _typing(browser, _TYPED)
        browser.asking.clear()
        await _answered(browser, "")
        for what, (where, keys) in _KEYS.items():
            if where == "reader" and not browser.panes.reader.hits:
                await _typing(browser, _WORD)
                await pilot.press("enter")
                await _until(lambda: browser.panes.reader.hits)
            browser.go(browser.panes.list if where == "list" else browser.panes.reader)
            await _until(lambda: all(worker.is_finished for worker in app.workers))
            found[what] = [await _painted(pilot, key) for _ in range(_TIMES // len(keys)) for key in keys]
    return found


async def _typing(browser: BrowserScreen, text: str) -> dict[str, list[float]]:
    """From each letter of a query to its picture in the line, to the list that answers it, and to the report
    beside that where it is another or has other hits."""
    app = browser.app
    assert isinstance(app, Browser)
    browser.go(browser.search.input)
    times: dict[str, list[float]] = {pane: [] for pane in states(browser)}
    for letter in text:
        app.seen.clear()
        before = states(browser)
        began = time.perf_counter()
        app.post_message(events.Key("space" if letter == " " else letter, letter))
        await _answered(browser, browser.search.input.value + letter)
        await asyncio.sleep(_PAUSE)
        for pane, state in states(browser).items():
            if state != before[pane]:
                times[pane].append(app.seen[pane, state] - began)
    return {f"a letter typed, {_TOLD[pane]}": found for pane, found in times.items()}


async def _answered(browser: BrowserScreen, text: str) -> None:
    """Waits until the answer to `text` is listed, and its first report is there with all there is to say."""

    def answered() -> bool:
        answer = browser.asking.answer
        if answer is None or answer.question.text != text:
            return False
        meeting, current = browser.panes.reader.meeting, browser.panes.list.current
        here = current is None or (meeting is not None and meeting.id == current.id)
        return here and all(worker.is_finished for worker in browser.app.workers)

    await _until(answered)


async def _painted(pilot: Pilot[Any], key: str) -> float:
    """Seconds from the key to the first picture after it."""
    app = pilot.app
    assert isinstance(app, Painted)
    await pilot.pause()
    began = time.perf_counter()
    app.post_message(events.Key(key, key_to_character(key)))
    await _until(lambda: app.painted > began)
    return app.painted - began


async def _until(condition: Callable[[], object]) -> None:
    patience = time.perf_counter() + _PATIENCE
    while not condition():
        if time.perf_counter() > patience:
            raise TimeoutError("the picture never came")
        await asyncio.sleep(_LOOK)
