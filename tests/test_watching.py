"""Which files a watched folder gives, and when: by a clock of the test's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store import Watcher
from store.importing.watching import PAUSE, QUIET


class Clock:
    def __init__(self) -> None:
        self.now = 100.0
        self.step = 0.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "đến"
    place.mkdir()
    return place


@pytest.fixture
def watcher(folder: Path, clock: Clock) -> Watcher:
    return Watcher([folder], without=folder / "archive", clock=clock)


def names(files: tuple[Path, ...]) -> list[str]:
    return [file.name for file in files]


def later(watcher: Watcher, clock: Clock, seconds: float = QUIET) -> list[str]:
    clock.now += seconds
    return names(watcher.look())


def test_a_file_is_given_once_when_it_has_stayed_as_it_is(
    folder: Path, watcher: Watcher, clock: Clock
) -> None:
    file = folder / "a.txt"
    file.write_text("một")
    assert watcher.look() == ()
    file.write_text("một hai")  # still being written
    assert later(watcher, clock) == []
    assert later(watcher, clock, QUIET / 2) == []
    assert later(watcher, clock, QUIET / 2) == ["a.txt"]
    assert later(watcher, clock) == []


def test_what_is_empty_or_unfinished_by_its_name_waits(folder: Path, watcher: Watcher, clock: Clock) -> None:
    for name in ("a.pdf", "b.pdf.part", "c.html.crdownload", ".d.txt"):
        (folder / name).write_text("" if name == "a.pdf" else "x")
    watcher.look()
    assert later(watcher, clock) == []
    (folder / "b.pdf.part").replace(folder / "b.pdf")
    watcher.look()
    assert later(watcher, clock) == ["b.pdf"]


def test_a_file_renamed_into_place_keeps_its_old_time_and_is_given(
    folder: Path, tmp_path: Path, watcher: Watcher, clock: Clock
) -> None:
    made = tmp_path / "elsewhere.txt"
    made.write_text("cũ")
    os.utime(made, (1_000_000, 1_000_000))
    watcher.look()
    made.rename(folder / "in.txt")
    watcher.look()
    assert later(watcher, clock) == ["in.txt"]


def test_a_replaced_file_is_given_again(folder: Path, watcher: Watcher, clock: Clock) -> None:
    file, new = folder / "a.txt", folder / ".new"
    file.write_text("một")
    watcher.look()
    assert later(watcher, clock) == ["a.txt"]
    new.write_text("hai")
    new.replace(file)
    watcher.look()
    assert later(watcher, clock) == ["a.txt"]


def test_a_folder_that_appears_is_looked_through(folder: Path, watcher: Watcher, clock: Clock) -> None:
    watcher.look()
    (folder / "tháng 1" / "tuần 1").mkdir(parents=True)
    (folder / "tháng 1" / "tuần 1" / "a.txt").write_text("x")
    (folder / "archive").mkdir()
    (folder / "archive" / "b.txt").write_text("x")
    watcher.look()
    assert later(watcher, clock) == ["a.txt"]


def test_a_folder_that_is_gone_comes_back(folder: Path, watcher: Watcher, clock: Clock) -> None:
    folder.rmdir()
    assert watcher.look() == ()
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    watcher.look()
    assert later(watcher, clock) == ["a.txt"]


def test_what_was_given_back_is_given_again(folder: Path, watcher: Watcher, clock: Clock) -> None:
    (folder / "a.txt").write_text("x")
    watcher.look()
    assert later(watcher, clock) == ["a.txt"]
    watcher.give_back([folder / "a.txt"])
    assert names(watcher.look()) == ["a.txt"]


def test_slow_looks_are_followed_by_longer_pauses(watcher: Watcher, clock: Clock) -> None:
    watcher.look()
    assert watcher.pause == PAUSE
    clock.step = 3.0
    watcher.look()
    assert watcher.pause == 30.0
