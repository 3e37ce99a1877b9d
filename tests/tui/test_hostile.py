"""A report that means harm: whatever stands in its record, the terminal gets text and nothing else."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store import Archive, Index, Meeting
from store.model import Byline, Document, Passage, Person, Rating, Source, Target, meeting_id
from tui.app import MeetingsApp
from tui.screens.browser import BrowserScreen
from tui.session import Session
from tui.widgets.chips import Chips
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.hit_list import HitList
from tui.widgets.reader import Reader
from tui.widgets.search_line import SearchLine

EVIL = (
    "\x1b]52;c;ZXZpbA==\x07\x1b[2J[/][bold red on blue]\u202egnuht\u202c\u200b\x9b31m"
    "[@click=app.quit]x[/]\r\x08"
)


def hostile() -> Meeting:
    """Every field of the record carries the worst."""
    text = f"{EVIL} tiêu đề\n\n{EVIL} chậm tiến độ\n\n" + "chậm tiến độ " * 20_000 + "\n\n" + "x" * 100_000
    return Meeting(
        id=meeting_id(text),
        title=f"{EVIL} tiêu đề",
        kind="review",
        date="2030-01-01",
        period=EVIL,
        organiser=EVIL,
        place=EVIL,
        province=EVIL,
        people=(Person(name=EVIL, roles=(EVIL, EVIL), parts=("presides",), mentions=((0, 5), (-3, 10**9))),),
        documents=(Document(key=EVIL, mentions=((5, 2),)),),
        passages=(Passage(kind="plans", start=40, end=10**9), Passage(kind="causes", start=3, end=60)),
        targets=(Target(value=EVIL, unit=EVIL, subject=EVIL, start=0, end=0),),
        ratings=(Rating(subject=EVIL, level="good", count=-5, percent=1e9, total=0, start=0, end=0),),
        byline=Byline(author=EVIL, unit=EVIL),
        source=Source(name=EVIL, site=EVIL, url=EVIL),
        text=text,
        warnings=(EVIL,),
    )


@pytest.fixture
def hostile_session(tmp_path: Path) -> Session:
    path = tmp_path / "archive"
    archive = Archive.open(path, create=True)
    with archive.writer() as writer:
        writer.add(hostile(), b"hostile")
    Index.open(archive).refresh()
    return Session.open(path)


def on_screen(app: MeetingsApp) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


def harmful(lines: list[str]) -> set[str]:
    return {
        f"U+{ord(char):04X}"
        for line in lines
        for char in line
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    }


@pytest.mark.parametrize("size", [(60, 20), (160, 48)])
async def test_no_control_character_is_ever_drawn(
    hostile_session: Session, until: Any, size: tuple[int, int]
) -> None:
    app = MeetingsApp(hostile_session)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.screen.query(Reader) and app.screen.query_one(Reader).meeting)
        seen = on_screen(app)
        for keys in (["f"], ["escape", "enter"], ["pagedown"], ["end"], ["o"], ["escape", "escape", "slash"]):
            await pilot.press(*keys)
            await pilot.pause()
            lines = on_screen(app)
            assert len(lines) == size[1]
            seen += lines
        app.screen.query_one(SearchLine).input.value = f"{EVIL} chậm"
        await pilot.pause()
        seen += on_screen(app)
        assert harmful(seen) == set()
        assert any("[bold red on blue]" in line for line in seen)
        assert app.is_running


async def test_no_dialog_draws_what_a_terminal_obeys(
    hostile_session: Session, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / EVIL.replace("/", "")).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    hostile_session.reader.save_search(EVIL, EVIL)
    app = MeetingsApp(hostile_session)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.query(Reader) and app.screen.query_one(Reader).meeting)
        browser = app.screen
        title = app.title

        async def seen(*keys: str) -> None:
            for name in keys:
                await pilot.press(name)
                await app.workers.wait_for_complete()
                await pilot.pause()
            assert harmful(on_screen(app)) == set()

        await seen("F", "f")
        panel = browser.query_one(FilterPanel)
        await until(pilot, lambda: panel.row_count)
        rows = [panel.draw_row(row, 90, panel.rich_style)[0].text for row in range(panel.row_count)]
        evil = next(row for row, text in enumerate(rows) if "]52;c;" in text)
        browser.set_focus(panel)
        panel.cursor = evil
        await pilot.press("space")
        chips = browser.query_one(Chips)
        await until(pilot, lambda: chips.display and "]52;c;" in chips.render_line(0).text)
        await seen("escape", "slash", "left", "escape")
        for keys in (
            ("ctrl+p", *"tieu de"), ("o",), ("question_mark",), ("E",), ("plus",), ("i",), ("S",),
            ("c", "C"), ("space", "Y"), ("enter", "full_stop", "v", "right"),
        ):  # fmt: skip
            await seen(*keys)
            assert (app.screen is not browser) == (keys[0] not in {"space", "enter"})
            while app.screen is not browser:
                await pilot.press("escape")
        assert app.title == title == "meetings-tui"
        assert app.is_running


async def test_nothing_a_terminal_obeys_reaches_the_clipboard(
    hostile_session: Session, until: Any, sent: list[str]
) -> None:
    app = MeetingsApp(hostile_session)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.query(Reader) and app.screen.query_one(Reader).meeting)
        await pilot.press("Y")
        await until(pilot, lambda: sent)
        assert harmful([text.replace("\n", " ") for text in sent]) == set()


async def test_ten_thousand_people_and_hits_are_drawn_at_once(
    session: Session, review: Meeting, until: Any
) -> None:
    """Long lists in a record make a long page, not a slow one: only lines on screen are drawn."""
    words = "chậm tiến độ. "
    text = words * 10_000
    hits = [(at, at + 12) for at in range(0, len(text), len(words))]
    many = msgspec.structs.replace(
        review,
        text=text,
        passages=(Passage(kind="shortcomings", start=0, end=len(text)),),
        people=tuple(Person(name=f"Người {number}", mentions=()) for number in range(10_000)),
    )
    app = MeetingsApp(session)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query(HitList) and app.screen.query_one(HitList).row_count)
        reader = app.screen.query_one(Reader)
        screen = app.screen
        assert isinstance(screen, BrowserScreen)
        await until(pilot, lambda: reader.meeting and screen.opening.complete)
        reader.show(many, hits)
        for _ in range(5):
            reader.next_hit(-1)
        await pilot.pause()
        assert reader.border_title == "9,996/10,000"
