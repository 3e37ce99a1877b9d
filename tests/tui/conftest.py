"""A small archive of hand-made records, and stand-ins where a real index would be too large."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual import constants, events
from textual.keys import key_to_character
from textual.pilot import Pilot

from store import Archive, Index, Meeting
from store.model import (
    Attendance,
    Byline,
    Document,
    Passage,
    Person,
    Rating,
    Source,
    Target,
    meeting_id,
)
from tui import clipboard
from tui.app import MeetingsApp
from tui.screens.browser import BrowserScreen
from tui.session import Session
from tui.text import use_language
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.hit_list import HitList
from tui.widgets.key_line import KeyLine
from tui.widgets.reader import Reader
from tui.widgets.search_line import SearchLine

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Tests see English sentences and all colours, whatever terminal they run in."""
    monkeypatch.setattr(constants, "COLOR_SYSTEM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    use_language("en")
    yield
    use_language("en")


def spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where `words` stand in `text`."""
    found, at = [], text.find(words)
    while words and at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return tuple(found)


def make_meeting(plain: dict[str, Any]) -> Meeting:
    """A record from one entry of meetings.toml; offsets are counted here."""
    text = ""
    passages = []
    for kind, written in plain["passages"]:
        words = written.removeprefix("+ ")
        text += " " if words != written else "\n\n" if text else ""
        passages.append(Passage(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words
    simple = {
        name: plain[name]
        for name in (
            "title", "kind", "date", "date_end", "date_inferred", "daypart", "published", "period",
            "organiser", "place", "province",
        )
        if name in plain
    }  # fmt: skip
    return Meeting(
        id=meeting_id(text),
        text=text,
        passages=tuple(passages),
        people=tuple(
            Person(
                name=name,
                honorific=honorific or None,
                roles=tuple(roles),
                parts=tuple(parts),
                mentions=spans(text, name),
            )
            for name, honorific, roles, parts in plain.get("people", ())
        ),
        documents=tuple(
            Document(key=key, mentions=spans(text, shown)) for key, shown in plain.get("documents", ())
        ),
        attendance=tuple(
            Attendance(count=int(words.split()[0]), who=words.split(" ", 1)[1], start=0, end=0)
            for words in plain.get("attendance", ())
        ),
        targets=tuple(
            Target(value=value.removeprefix("≥ "), comparator=comparator, subject=subject, start=0, end=0)
            for value, comparator, subject in plain.get("targets", ())
        ),
        ratings=tuple(
            Rating(subject=subject, level=level, count=count, percent=percent, total=total, start=0, end=0)
            for subject, level, count, percent, total in plain.get("ratings", ())
        ),
        byline=Byline(**plain["byline"]) if "byline" in plain else None,
        source=Source(**plain["source"]),
        warnings=tuple(plain.get("warnings", ())),
        **simple,
    )


@pytest.fixture(scope="session")
def meetings() -> tuple[Meeting, ...]:
    """The hand-made records."""
    plain = tomllib.loads((HERE / "meetings.toml").read_text(encoding="utf-8"))
    return tuple(make_meeting(entry) for entry in plain["meeting"])


@pytest.fixture(scope="session")
def review(meetings: tuple[Meeting, ...]) -> Meeting:
    """The first of them, which has a little of everything."""
    return meetings[0]


@pytest.fixture(scope="session")
def built_archive(meetings: tuple[Meeting, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the hand-made records with its index; not to be written to."""
    path = tmp_path_factory.mktemp("built") / "archive"
    archive = Archive.open(path, create=True)
    with archive.writer() as writer:
        for meeting in meetings:
            writer.add(meeting, meeting.text.encode())
    Index.open(archive).refresh()
    return path


@pytest.fixture
def archive_path(built_archive: Path, tmp_path: Path) -> Path:
    """A copy of the archive that a test may change."""
    return Path(shutil.copytree(built_archive, tmp_path / "archive"))


@pytest.fixture
def session(archive_path: Path) -> Session:
    """A session on that copy."""
    return Session.open(archive_path)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was sent to the clipboard, which is not the real one."""
    texts: list[str] = []

    def send(text: str, _rungs: object, _osc52: object) -> str:
        texts.append(text)
        return "nowhere"

    monkeypatch.setattr(clipboard, "send", send)
    return texts


@pytest.fixture
def browse(session: Session, until: Until) -> Any:
    """`async with browse() as (pilot, reader):` the whole app, at the first hit of what is asked."""

    @asynccontextmanager
    async def browse(query: str = "", size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[Any, Any]]:
        from textual.widgets import Input

        from tui.app import MeetingsApp
        from tui.widgets.reader import Reader

        app = MeetingsApp(session)
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: app.screen.query(Reader) and app.screen.query_one(Reader).meeting)
            reader = app.screen.query_one(Reader)
            if query:
                line = app.screen.query_one(Input)
                line.focus()
                line.value = query
                await until(pilot, lambda: reader.hits)
                await pilot.press("enter")
                await until(pilot, lambda: app.focused is reader)
                await app.workers.wait_for_complete()
            yield pilot, reader

    return browse


Until = Callable[[Any, Callable[[], object]], Awaitable[None]]


@pytest.fixture
def until() -> Until:
    """Waits, turn by turn of the app's loop, until something is so; long, for a busy machine."""

    async def until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
        end = monotonic() + 20
        while monotonic() < end:
            await pilot.pause(0.01)
            if condition():
                return
        raise AssertionError("it never came to that")

    return until


WIDE = (120, 40)


class Driven:
    """The app as one sees it."""

    def __init__(self, pilot: Pilot[Any], until: Any) -> None:
        self.pilot = pilot
        self._until = until
        self.app = pilot.app

    @property
    def screen(self) -> BrowserScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, BrowserScreen))

    @property
    def list(self) -> HitList:
        return self.screen.query_one(HitList)

    @property
    def reader(self) -> Reader:
        return self.screen.query_one(Reader)

    @property
    def search(self) -> SearchLine:
        return self.screen.query_one(SearchLine)

    @property
    def panel(self) -> FilterPanel:
        return self.screen.query_one(FilterPanel)

    @property
    def news(self) -> str:
        return self.screen.query_one(KeyLine).news

    @property
    def count(self) -> str:
        return str(self.search.query_one(".search--count").render())

    async def until(self, condition: Any) -> None:
        await self._until(self.pilot, condition)

    async def opened(self) -> None:
        await self.until(lambda: isinstance(self.app.screen, BrowserScreen) and self.reader.meeting)

    async def type(self, text: str) -> None:
        """All but the last letter at once, that by its key."""
        self.search.input.value += text[:-1]
        self.search.input.cursor_position = len(self.search.input.value)
        await self.pilot.press(text[-1])

    def burst(self, *keys: str) -> None:
        """Keys that arrive together, as a terminal sends what was typed while the program was busy."""
        for name in keys:
            self.app.post_message(events.Key(name, key_to_character(name)))

    @property
    def at_rest(self) -> bool:
        """Whether all keys that arrived have been dealt with."""
        return self.app.message_queue_size == 0 and not self.app._arrived and self.app._mark is None

    def panel_rows(self) -> list[str]:
        style = self.panel.rich_style
        return [
            " ".join(self.panel.draw_row(row, 34, style)[0].text.split())
            for row in range(self.panel.row_count)
        ]


@pytest.fixture
def drive(session: Session, until: Any) -> Any:
    """`async with drive() as one:` the app, opened and showing its first answer."""

    @asynccontextmanager
    async def drive(size: tuple[int, int] = WIDE, on: Session | None = None) -> Any:
        app = MeetingsApp(on or session)
        async with app.run_test(size=size) as pilot:
            one = Driven(pilot, until)
            await one.opened()
            yield one

    return drive
