"""The archive on a disk that stops at any moment, forgets what was not synced, or is full."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.archive import Archive, ReaderState, writer
from store.checking import check_archive
from store.errors import ArchiveError
from store.model import Meeting
from tests.archive.faulty_disk import FaultyDisk, PowerCut
from tests.archive.making import Make, make


def work(archive: Archive, make: Make, batches: list[int], reported: dict[str, Meeting]) -> None:
    """Writes batches of meetings and changes; `reported` gets what a caller was told is kept."""
    number = 0
    with archive.writer() as opened:
        for size in batches:
            batch = []
            for _ in range(size):
                number += 1
                meeting, data = make(number)
                if number % 5 == 0:
                    data += b"again"
                opened.add(meeting, data)
                batch.append(meeting)
            changed = None
            if size % 2 and len(archive):
                changed = archive.get(list(archive.ids())[number // 3 % len(archive)])
                changed = msgspec.structs.replace(changed, warnings=(f"sau lô {number}",))
                opened.replace(changed)
            opened.flush()
            reported.update((meeting.id, archive.get(meeting.id)) for meeting in batch)
            if changed is not None:
                reported[changed.id] = archive.get(changed.id)


def same_but_for_warnings(one: Meeting, other: Meeting) -> bool:
    return (one.id, one.text, one.people, one.source) == (other.id, other.text, other.people, other.source)


batch_sizes = st.lists(st.integers(1, 4), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(batches=batch_sizes, steps=st.integers(0, 80), luck=st.integers().map(Random), forgetful=st.booleans())
def test_a_cut_at_any_call_loses_nothing_that_was_reported(
    batches: list[int], steps: int, luck: Random, forgetful: bool
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "MAX_RECORDS", 5)
        path = Path(folder, "archive")
        archive = Archive.open(path, create=True)
        reported: dict[str, Meeting] = {}
        disk = FaultyDisk(steps)
        with disk.installed(), suppress(PowerCut):
            work(archive, make, batches, reported)
        if forgetful:
            disk.forget(luck)
        again = Archive.open(path)
        assert again.damages() == ()
        for id, meeting in reported.items():
            kept = again.get(id)
            assert same_but_for_warnings(kept, meeting)
            assert again.original(meeting.source.sha256)
        for segment in again.segments():
            assert len(again.read_segment(segment.name)) == segment.count
        after: dict[str, Meeting] = {}
        work(again, make, batches, after)
        assert set(after) == set(again.ids())
        assert len(list(again.ids())) == len(set(again.ids()))
        assert list(check_archive(path)) == []


@settings(max_examples=40, deadline=None)
@given(batches=batch_sizes, steps=st.integers(10, 60), luck=st.integers().map(Random))
def test_what_a_killed_process_began_the_next_one_makes_last(
    batches: list[int], steps: int, luck: Random
) -> None:
    with TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder, "archive"), create=True)
        reported: dict[str, Meeting] = {}
        disk = FaultyDisk(steps)
        with disk.installed():
            with suppress(PowerCut):
                work(archive, make, batches, {})
            disk.steps = 10**9
            work(Archive.open(archive.path), make, batches, reported)
        disk.forget(luck)
        again = Archive.open(archive.path)
        assert again.damages() == ()
        for id, meeting in reported.items():
            assert same_but_for_warnings(again.get(id), meeting)
            assert again.original(meeting.source.sha256)


@settings(max_examples=40, deadline=None)
@given(steps=st.integers(0, 40), luck=st.integers().map(Random), forgetful=st.booleans())
def test_a_cut_at_any_call_loses_no_note(steps: int, luck: Random, forgetful: bool) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder)
        disk = FaultyDisk(steps)
        told: list[str] = []
        with disk.installed(), suppress(PowerCut):
            for number in range(6):
                ReaderState(path).set_note(f"{number:012x}", "xem lại")
                told.append(f"{number:012x}")
        if forgetful:
            disk.forget(luck)
        state = ReaderState(path)
        assert state.damage is None
        assert set(told) <= state.marks().noted


def test_a_cut_while_an_archive_is_made_leaves_something_that_opens(tmp_path: Path) -> None:
    for steps in range(6):
        path = tmp_path / str(steps)
        with FaultyDisk(steps).installed(), suppress(PowerCut):
            Archive.open(path, create=True)
        assert len(Archive.open(path, create=True)) == 0


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """A disk with room for so many more bytes."""
    real = os.write

    def fill(room: int) -> None:
        left = room

        def write(descriptor: int, data: bytes) -> int:
            nonlocal left
            if left <= 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            written = real(descriptor, data[:left])
            left -= written
            return written

        monkeypatch.setattr(os, "write", write)

    return fill


@pytest.mark.parametrize("room", [0, 100, 500, 1_000, 3_000, 6_000, 9_000])
def test_a_full_disk_is_told_and_harms_nothing(
    filled: Archive, make_meeting: Make, full_disk: Callable[[int], None], room: int
) -> None:
    before = {id: filled.get(id) for id in filled.ids()}
    with pytest.MonkeyPatch.context():
        full_disk(room)
        with pytest.raises(ArchiveError) as error, filled.writer() as opened:
            for number in range(10, 40):
                opened.add(*make_meeting(number))
    assert "full" in error.value.message
    assert error.value.hint
    again = Archive.open(filled.path)
    assert again.damages() == ()
    assert before.items() <= {id: again.get(id) for id in again.ids()}.items()
    full_disk(10**9)
    with again.writer() as opened:
        for number in range(10, 40):
            opened.add(*make_meeting(number))
    assert len(again) == 40
    assert list(check_archive(filled.path)) == []


def test_a_writer_that_failed_says_so_and_writes_no_more(
    filled: Archive, make_meeting: Make, full_disk: Callable[[int], None]
) -> None:
    with filled.writer() as opened:
        opened.add(*make_meeting(10))
        full_disk(0)
        with pytest.raises(ArchiveError):
            opened.flush()
        full_disk(10**9)
        with pytest.raises(ArchiveError):
            opened.flush()
    assert len(Archive.open(filled.path)) == 10


def test_a_full_disk_keeps_the_notes_that_were_there(
    filled: Archive, full_disk: Callable[[int], None]
) -> None:
    state = ReaderState(filled.path)
    state.set_note("a" * 12, "giữ")
    full_disk(10)
    with pytest.raises(ArchiveError):
        state.set_note("b" * 12, "không vừa")
    assert ReaderState(filled.path).marks().noted == {"a" * 12}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_archive_can_be_read(filled: Archive) -> None:
    filled.path.chmod(0o500)
    try:
        again = Archive.open(filled.path)
        assert len([again.get(id) for id in again.ids()]) == 10
        with pytest.raises(ArchiveError), again.writer():
            pass
    finally:
        filled.path.chmod(0o700)
