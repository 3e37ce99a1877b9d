"""Importing from inside the browser: picking, watching, stopping, and what is then in the list."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual import events
from textual.widgets import Static

from store import Archive, import_paths
from tests.tui.test_hostile import on_screen
from tui.folders import Entry, list_folder, place_of, shown, split
from tui.importing import Progress
from tui.screens.browser import BrowserScreen
from tui.screens.pick_path import PickPathScreen
from tui.screens.watch_import import WatchImportScreen
from tui.text import use_language
from tui.widgets.clean_input import CleanInput
from tui.widgets.key_line import KeyLine
from tui.widgets.path_list import PathList


def report(number: int) -> str:
    return (
        f"Chi bộ Trạm bơm số {number} kiểm điểm cuối năm\n\n"
        f"Chiều 1{number}/12/2024, Chi bộ Trạm bơm số {number}, Đảng bộ xã Bãi Sậy họp kiểm điểm năm 2024. "
        "Đồng chí Lò Thị Thử, Bí thư Chi bộ chủ trì.\n\nKênh chính còn rò rỉ, chưa sửa xong.\n"
    )


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a folder of three reports, one of them empty."""
    home = tmp_path / "home"
    folder = home / "Báo cáo" / "năm 2024"
    folder.mkdir(parents=True)
    for number in range(2):
        (folder / f"{number}.txt").write_text(report(number), encoding="utf-8")
    (folder / "rỗng.txt").write_bytes(b"")
    (home / "khác").mkdir()
    (home / ".ẩn").mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def told(one: Any, name: str) -> str:
    return str(one.app.screen.query_one(f".{name}", Static).render())


async def test_a_folder_is_picked_imported_and_listed(drive: Any, home: Path) -> None:
    async with drive() as one:
        await one.pilot.press("i")
        await one.until(lambda: isinstance(one.app.screen, PickPathScreen))
        line, rows = one.app.screen.query_one(CleanInput), one.app.screen.query_one(PathList)
        await one.until(lambda: rows.row_count == 2)
        await one.pilot.press(*"bao")
        await one.until(lambda: told(one, "pick--does") == "Tab completes Báo cáo")
        await one.pilot.press("tab")
        assert line.value == "~/Báo cáo/"
        await one.until(lambda: rows.first == Entry("năm 2024", True))
        await one.pilot.press("down")
        assert told(one, "pick--does") == "Enter opens năm 2024/"
        await one.pilot.press("enter")
        assert line.value == "~/Báo cáo/năm 2024/"
        await one.until(lambda: told(one, "pick--does").endswith("năm 2024 with all in it"))
        await one.pilot.press("enter")
        await one.until(lambda: isinstance(one.app.screen, WatchImportScreen))
        await one.until(lambda: told(one, "watch--how-far").startswith("Done: 3 reports"))
        assert told(one, "watch--counts") == "2 new · 0 already there · 1 failed"
        assert "rỗng.txt" in told(one, "watch--failures")
        assert "is empty" in told(one, "watch--failures")
        await one.pilot.press("escape")
        await one.until(lambda: one.count == "10 meetings")
        await one.pilot.press("i", *"bao", "tab")
        await one.until(lambda: one.app.screen.query_one(PathList).row_count == 1)
        await one.pilot.press("enter")
        await one.until(lambda: isinstance(one.app.screen, WatchImportScreen))
        await one.until(lambda: told(one, "watch--counts") == "0 new · 2 already there · 1 failed")


async def test_a_whole_path_behind_what_stands_there_is_that_path(drive: Any, home: Path) -> None:
    async with drive() as one:
        await one.pilot.press("i")
        await one.until(lambda: isinstance(one.app.screen, PickPathScreen))
        line = one.app.screen.query_one(CleanInput)
        await one.pilot.press("slash")
        await one.until(lambda: line.value == "/")
        one.app.post_message(events.Paste(f"{home}/"))
        await one.until(lambda: line.value == f"{home}/")
        await one.pilot.press("tilde", "slash", "k")
        await one.until(lambda: line.value == "~/k")
        assert line.cursor_position == 3
        await one.until(lambda: told(one, "pick--does") == "Tab completes khác")


async def test_what_is_not_there_is_said_and_nothing_is_imported(drive: Any, home: Path) -> None:
    async with drive() as one:
        await one.pilot.press("i")
        await one.until(lambda: isinstance(one.app.screen, PickPathScreen))
        await one.pilot.press(*"nowhere")
        await one.until(lambda: told(one, "pick--does") == "There is no such file or folder.")
        await one.pilot.press("enter")
        assert isinstance(one.app.screen, PickPathScreen)
        await one.pilot.press("escape")
        assert isinstance(one.app.screen, BrowserScreen)


class Slow:
    """An import that meets a report each time it is let, until it is told to stop."""

    def __init__(self) -> None:
        self.let = threading.Semaphore(0)

    def __call__(self, path: Path, stop: Callable[[], bool]) -> Iterator[Progress]:
        progress = Progress(str(path), total=100)
        yield progress
        while not stop():
            if self.let.acquire(timeout=0.01):
                progress = replace(progress, new=progress.new + 10, seconds=progress.seconds + 1)
                yield progress
        yield replace(progress, ended=True, stopped=True)


@pytest.fixture
def slow(session: Any, home: Path, monkeypatch: pytest.MonkeyPatch) -> Slow:
    slow = Slow()
    monkeypatch.setattr(session, "import_reports", slow)
    return slow


async def test_an_import_goes_on_while_one_reads_and_is_stopped(drive: Any, slow: Slow) -> None:
    async with drive() as one:
        await one.pilot.press("i")
        await one.until(lambda: isinstance(one.app.screen, PickPathScreen))
        await one.pilot.press("enter")
        await one.until(lambda: isinstance(one.app.screen, WatchImportScreen))
        for _ in range(3):
            slow.let.release()
        await one.until(lambda: told(one, "watch--how-far") == "30 of 100 · 10 a second · 0:07 left")
        await one.pilot.press("escape", "down")
        work = one.screen.query_one(KeyLine)
        assert work.work == "Importing 30 of 100"
        slow.let.release()
        await one.until(lambda: work.work == "Importing 40 of 100")
        await one.pilot.press("i")
        await one.until(lambda: isinstance(one.app.screen, WatchImportScreen))
        await one.pilot.press("x")
        await one.until(lambda: told(one, "watch--how-far").startswith("Stopped after 40 reports"))
        await one.pilot.press("escape")
        await one.until(lambda: not work.work)


async def test_leaving_the_program_stops_the_import(drive: Any, slow: Slow) -> None:
    async with drive() as one:
        await one.pilot.press("i")
        await one.until(lambda: isinstance(one.app.screen, PickPathScreen))
        await one.pilot.press("enter")
        await one.until(lambda: isinstance(one.app.screen, WatchImportScreen))
        one.app.exit()
    assert not any("import" in thread.name for thread in threading.enumerate())


async def test_what_another_program_imports_comes_into_the_list(
    drive: Any, home: Path, archive_path: Path
) -> None:
    async with drive() as one:
        await one.pilot.press("end")
        here = one.list.current.id
        list(import_paths(Archive.open(archive_path), [home]))
        one.screen.look_again()
        await one.until(lambda: one.count == "10 meetings")
        assert one.list.current.id == here


def test_names_are_found_by_how_they_are_shown(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Nghị quyết")
    (tmp_path / decomposed).mkdir()
    (tmp_path / decomposed / "a\x1b[2J\u202eb.txt").write_bytes(b"x")
    listing = list_folder(tmp_path / decomposed)
    assert listing.entries == (Entry("a\ufffd[2J\ufffdb.txt", False),)
    typed = f"{tmp_path}/Nghị quyết/{listing.entries[0].name}"
    assert place_of(typed) == tmp_path / decomposed / "a\x1b[2J\u202eb.txt"
    assert shown(place_of(typed)) == typed
    assert place_of(f"{tmp_path}/nothing") is None
    assert place_of("\0") is None


def test_a_folder_that_cannot_be_listed_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert list_folder(tmp_path / "file").trouble
    assert list_folder(tmp_path / "none").trouble
    assert split("~/a b/c") == ("~/a b/", "c")


def test_rate_and_time_left() -> None:
    progress = Progress("x", total=100, new=30, failed=10, seconds=4)
    assert (progress.done, progress.rate, progress.left) == (40, 10, 6)
    assert Progress("x", total=100, new=3, seconds=4).left is None
    assert Progress("x", total=30, new=40, seconds=4).left == 0


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_what_enter_and_tab_do_is_told_whole_of_long_names(
    drive: Any, home: Path, size: tuple[int, int]
) -> None:
    use_language("vi")
    name = "0123456789abcdef" * 4
    (home / name / name).mkdir(parents=True)

    def line(begin: str, end: str) -> bool:
        told = (part.strip() for line in on_screen(one.app) for part in line.split("│"))
        return any(line.startswith(begin) and line.endswith(end) for line in told)

    async with drive(size) as one:
        await one.pilot.press("i")
        await one.until(lambda: isinstance(one.app.screen, PickPathScreen))
        await one.until(lambda: line("Enter nạp thư mục ~", "~ và mọi thứ trong đó"))
        await one.pilot.press("0")
        await one.until(lambda: line("Tab điền nốt 0123", name[-8:]))
        await one.pilot.press("tab")
        await one.until(lambda: line("Enter nạp thư mục ~/0", "def và mọi thứ trong đó"))
        await one.pilot.press("down")
        await one.until(lambda: line("Enter mở 0123", "bcdef/"))
        await one.pilot.resize_terminal(120, 40)
        await one.until(lambda: line("Enter mở 0123", f"{name[1:]}/"))


async def test_another_program_that_imports_is_waited_for_and_told(
    drive: Any, home: Path, archive_path: Path
) -> None:
    async with drive() as one:
        with Archive.open(archive_path).writer():
            await one.pilot.press("i")
            await one.until(lambda: isinstance(one.app.screen, PickPathScreen))
            await one.pilot.press("enter")
            await one.until(lambda: isinstance(one.app.screen, WatchImportScreen))
            await one.until(lambda: told(one, "watch--how-far").startswith("Another program is writing"))
            await one.pilot.press("escape")
            assert one.screen.query_one(KeyLine).work == "Import waits for another program"
        await one.until(lambda: one.count == "10 meetings")


async def test_an_import_that_waits_is_stopped(drive: Any, home: Path, archive_path: Path) -> None:
    async with drive() as one:
        with Archive.open(archive_path).writer():
            await one.pilot.press("i")
            await one.until(lambda: isinstance(one.app.screen, PickPathScreen))
            await one.pilot.press("enter")
            await one.until(lambda: isinstance(one.app.screen, WatchImportScreen))
            await one.until(lambda: told(one, "watch--how-far").startswith("Another program is writing"))
            await one.pilot.press("x")
            await one.until(lambda: told(one, "watch--how-far").startswith("Stopped after 0 reports"))
        assert one.count == "8 meetings"


async def test_the_end_of_an_import_that_broke_is_told_and_shown_again(
    drive: Any, session: Any, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broke = threading.Event()

    def breaks(path: Path, stop: Callable[[], bool]) -> Iterator[Progress]:
        yield Progress(str(path), total=14)
        broke.wait(20)
        yield Progress(str(path), total=14, ended=True, reason="Trouble.")

    monkeypatch.setattr(session, "import_reports", breaks)
    async with drive() as one:
        await one.pilot.press("i")
        await one.until(lambda: isinstance(one.app.screen, PickPathScreen))
        await one.pilot.press("enter")
        await one.until(lambda: isinstance(one.app.screen, WatchImportScreen))
        await one.pilot.press("escape")
        broke.set()
        await one.until(lambda: one.news == "It could not go on: Trouble.")
        await one.pilot.press("i")
        await one.until(lambda: isinstance(one.app.screen, WatchImportScreen))
        assert told(one, "watch--how-far") == "It could not go on: Trouble."
        await one.pilot.press("escape", "i")
        await one.until(lambda: isinstance(one.app.screen, PickPathScreen))
