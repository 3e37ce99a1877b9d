"""One's own work by keys alone: found by a search, taken back, made again, and left alone by imports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store import Meeting
from tui.screens.browser import BrowserScreen
from tui.screens.watch_import import WatchImportScreen
from tui.session import Session


async def press(one: Any, *keys: str) -> None:
    """Keys, each when the screen that the one before opened or closed stands."""
    for key in keys:
        before = one.app.screen
        await one.pilot.press(key)
        if key in {"plus", "e"} and isinstance(before, BrowserScreen):
            await one.until(lambda before=before: one.app.screen is not before and one.app.focused)
    await one.pilot.pause()


CHANGES = {
    "bookmark": (("m",), "has:bookmark"),
    "tags": (("plus", *"kh", "enter"), "tag:kh"),
    "note": (("e", *"hoi", "escape"), "note:hoi"),
    "clipping": (("tab", "c", "shift+tab"), ""),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_a_change_is_found_taken_back_and_made_again(drive: Any, session: Session, change: str) -> None:
    def own() -> tuple[Any, ...]:
        reader = session.reader
        return reader.bookmarks, dict(reader.tags), reader.notes(), tuple(reader.clippings)

    keys, query = CHANGES[change]
    async with drive() as one:
        here, before = one.list.current.id, own()
        await press(one, *(("space" if key == " " else key) for key in keys))
        changed = own()
        assert changed != before
        if query:
            await one.pilot.press("slash")
            await one.type(query)
            await one.until(lambda: one.count == "1 meeting" and one.list.current.id == here)
            await one.pilot.press("escape", "x")
        await one.pilot.press("u")
        assert own() == before and one.news.startswith("Taken back: ")
        await one.pilot.press("ctrl+r")
        assert own() == changed and one.news.startswith("Done again: ")


async def test_an_import_leaves_it_alone(
    drive: Any, session: Session, review: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that meets the report anew on which the note stands."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "bao-cao.txt").write_text(review.text, encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type('"lắp đồng hồ"')
        await one.pilot.press("enter")
        await one.until(lambda: one.app.focused is one.reader and one.reader.hits)
        await press(one, "m", "plus", *"keep", "enter", "v", "e", *"why", "escape")
        reader = session.reader
        before = (reader.bookmarks, dict(reader.tags), reader.notes(), reader.notes(review.id)[0].words)
        assert before[-1] == "lắp đồng hồ"
        await one.pilot.press("i")
        await one.until(lambda: not isinstance(one.app.screen, BrowserScreen) and one.app.focused)
        await one.pilot.press("enter")
        await one.until(
            lambda: isinstance(one.app.screen, WatchImportScreen) and one.app.screen._progress.ended
        )
        await one.pilot.press("escape")
        await one.app.workers.wait_for_complete()
        reader = session.reader
        assert (reader.bookmarks, dict(reader.tags), reader.notes()) == before[:-1]
        assert reader.notes(review.id)[0].words == before[-1]
