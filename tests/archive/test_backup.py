"""An archive to one file and back, also while it is written to, and files that only pretend to be backups."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.archive import Archive, ReaderState, make_backup, restore_backup, writer
from store.archive.manifest import MANIFEST, Entry, Manifest
from store.checking import check_archive
from store.errors import ArchiveError, LockedError, StoreError, WriteError
from store.model import Meeting
from tests.archive.making import make


def content(path: Path) -> dict[str, Meeting]:
    archive = Archive.open(path)
    for id in archive.ids():
        assert archive.original(archive.get(id).source.sha256)
    return {id: archive.get(id) for id in archive.ids()}


@pytest.fixture
def worked_on(filled: Archive) -> Archive:
    state = ReaderState(filled.path)
    state.set_note("a" * 12, "xem lại")
    state.add_clipping("b" * 12, 0, 4, "đoạn")
    return filled


@pytest.fixture
def backup(worked_on: Archive, tmp_path: Path) -> Path:
    return make_backup(worked_on.path, tmp_path / "lưu.zip").path


def test_what_was_backed_up_comes_back(worked_on: Archive, backup: Path, tmp_path: Path) -> None:
    restored = restore_backup(backup, tmp_path / "again")
    assert restored.meetings == 10
    assert restored.moved is None
    assert content(tmp_path / "again") == content(worked_on.path)
    state = ReaderState(tmp_path / "again")
    assert state.note("a" * 12) == "xem lại"
    assert [one.text for one in state.clippings] == ["đoạn"]
    assert list(check_archive(tmp_path / "again")) == []


def test_a_backup_is_one_private_file_and_names_its_moment(worked_on: Archive, tmp_path: Path) -> None:
    moment = datetime(2022, 1, 2, 3, 4, 5, tzinfo=UTC)
    made = make_backup(worked_on.path, tmp_path / "x.zip", clock=lambda: moment)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert made.size == made.path.stat().st_size
    assert made.meetings == 10
    assert restore_backup(made.path, tmp_path / "again").made == "2022-01-02T03:04:05Z"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "archive", "x.zip"]


def test_an_existing_file_is_replaced_only_when_asked(worked_on: Archive, tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    target.write_text("something of mine")
    with pytest.raises(WriteError):
        make_backup(worked_on.path, target)
    assert target.read_text() == "something of mine"
    make_backup(worked_on.path, target, replace=True)
    assert restore_backup(target, tmp_path / "again").meetings == 10


def test_progress_ends_where_it_said(worked_on: Archive, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    make_backup(worked_on.path, tmp_path / "x.zip", progress=lambda *step: told.append(step))
    assert told[-1][0] == told[-1][1]
    told.clear()
    restore_backup(tmp_path / "x.zip", tmp_path / "again", progress=lambda *step: told.append(step))
    assert told[-1][0] == told[-1][1]


def test_an_archive_that_is_there_stays_unless_asked_and_is_then_moved_aside(
    worked_on: Archive, backup: Path
) -> None:
    with worked_on.writer() as opened:
        opened.add(*make(77))
    with pytest.raises(WriteError) as error:
        restore_backup(backup, worked_on.path)
    assert "--force" in error.value.hint
    assert len(content(worked_on.path)) == 11
    first = restore_backup(backup, worked_on.path, replace=True)
    second = restore_backup(backup, worked_on.path, replace=True)
    assert first.moved is not None
    assert second.moved is not None
    assert len(content(worked_on.path)) == len(content(second.moved)) == 10
    assert len(content(first.moved)) == 11


def test_a_folder_with_other_things_is_never_moved_aside(backup: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("dear")
    with pytest.raises(WriteError):
        restore_backup(backup, home, replace=True)
    assert [path.name for path in home.iterdir()] == ["letter.txt"]


def test_no_restore_while_another_process_writes(worked_on: Archive, backup: Path) -> None:
    with worked_on.writer(), pytest.raises(LockedError):
        restore_backup(backup, worked_on.path, replace=True, timeout=0)
    assert len(content(worked_on.path)) == 10


def test_a_backup_needs_no_end_of_an_import(archive: Archive, tmp_path: Path) -> None:
    with archive.writer() as opened:
        opened.add(*make(1))
        opened.flush()
        opened.add(*make(2))
        assert make_backup(archive.path, tmp_path / "x.zip").meetings == 1
    restore_backup(tmp_path / "x.zip", tmp_path / "again")
    assert list(check_archive(tmp_path / "again")) == []


def test_a_backup_holds_one_moment_though_files_change_while_it_copies(
    worked_on: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MAX_RECORDS", 4)
    before = content(worked_on.path)
    writing = iter(range(100, 120))

    def meanwhile(_done: int, _total: int) -> None:
        number = next(writing, None)
        if number is not None:
            with worked_on.writer() as opened:
                opened.add(*make(number))

    made = make_backup(worked_on.path, tmp_path / "x.zip", progress=meanwhile)
    assert len(content(worked_on.path)) > 10
    assert made.meetings == 10
    restore_backup(made.path, tmp_path / "again")
    assert content(tmp_path / "again") == before
    assert list(check_archive(tmp_path / "again")) == []


def test_a_damaged_segment_is_backed_up_as_it_is_and_named(worked_on: Archive, tmp_path: Path) -> None:
    file = worked_on.folder.segment("000001")
    file.write_bytes(file.read_bytes().replace("kiểm".encode(), b"#"))
    made = make_backup(worked_on.path, tmp_path / "x.zip")
    assert made.damaged == ("meetings/000001.json",)
    restore_backup(made.path, tmp_path / "again")
    assert (tmp_path / "again/meetings/000001.json").read_bytes() == file.read_bytes()
    assert all(finding.mended for finding in check_archive(tmp_path / "again", repair=True))
    assert len(content(tmp_path / "again")) == 10


def test_a_disk_that_fills_up_leaves_no_half_backup(
    worked_on: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "x.zip").write_text("the one from before")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreError):
            make_backup(worked_on.path, tmp_path / "x.zip", replace=True)
    assert (tmp_path / "x.zip").read_text() == "the one from before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "x.zip"]


def test_a_restore_that_cannot_end_leaves_all_as_it_was(
    worked_on: Archive, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ArchiveError):
            restore_backup(backup, worked_on.path, replace=True)
    assert len(content(worked_on.path)) == 10
    assert sorted(path.name for path in backup.parent.iterdir()) == ["archive", "lưu.zip"]


def test_a_backup_that_does_not_fit_is_refused_before_it_is_begun(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 90, 10))
    with pytest.raises(ArchiveError) as error:
        restore_backup(backup, tmp_path / "again")
    assert "room" in error.value.message
    assert not (tmp_path / "again").exists()


def test_stopped_between_the_renamings_both_are_there_and_the_next_try_finishes(
    worked_on: Archive, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.rename

    class Killed(BaseException):
        pass

    def rename(path: Path, target: Path) -> Path:
        if path.name.endswith(".restoring"):
            raise Killed
        return real(path, target)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Path, "rename", rename)
        restore_backup(backup, worked_on.path, replace=True)
    moved = worked_on.path.with_name("archive.before-restore")
    assert len(content(moved)) == 10
    restore_backup(backup, worked_on.path)
    assert len(content(worked_on.path)) == 10


def test_leftovers_of_a_killed_restore_do_no_harm(backup: Path, tmp_path: Path) -> None:
    left = tmp_path / ".again.restoring/meetings"
    left.mkdir(parents=True)
    (left / "000009.json").write_text("half")
    restore_backup(backup, tmp_path / "again")
    assert len(content(tmp_path / "again")) == 10
    assert list(check_archive(tmp_path / "again")) == []


def test_everything_restored_is_private(backup: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        restore_backup(backup, tmp_path / "again")
    finally:
        os.umask(before)
    for path in (tmp_path / "again", *(tmp_path / "again").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


Files = dict[str, bytes]


def forged(
    target: Path,
    held: Files,
    listed: Files | None = None,
    method: int = zipfile.ZIP_STORED,
    **changes: Any,
) -> Path:
    """A backup that holds `held`, while its list names those of `listed`."""
    entries = tuple(
        Entry(path, len(data), hashlib.sha256(data).hexdigest())
        for path, data in (held if listed is None else listed).items()
    )
    manifest = Manifest(
        program="meetings-tui", backup=1, format=2, made="2022-01-01T00:00:00Z", meetings=0, files=entries
    )
    with zipfile.ZipFile(target, "w", method) as packed:
        for path, data in held.items():
            packed.writestr(path, data)
        packed.writestr(
            MANIFEST,
            msgspec.json.encode(msgspec.structs.replace(manifest, **changes)),
            compress_type=zipfile.ZIP_STORED,
        )
    return target


HEADER: Files = {"archive.json": b'{"format": 2, "program": "meetings-tui"}'}
HOSTILE: dict[str, Callable[[Path], Path]] = {
    "climbs out": lambda path: forged(path, HEADER | {"../evil.json": b"{}"}),
    "climbs out within": lambda path: forged(path, HEADER | {"meetings/../../evil.json": b"{}"}),
    "is absolute": lambda path: forged(path, HEADER | {"/evil.json": b"{}"}),
    "is a drive's": lambda path: forged(path, HEADER | {"C:\\evil.json": b"{}"}),
    "is a lock": lambda path: forged(path, HEADER | {"writer.lock": b""}),
    "lists less": lambda path: forged(path, HEADER | {"reader.json": b"{}"}, HEADER),
    "lists more": lambda path: forged(path, HEADER, HEADER | {"reader.json": b"{}"}),
    "lists what it climbs to": lambda path: forged(path, HEADER, HEADER | {"../evil.json": b"{}"}),
    "holds no archive": lambda path: forged(path, {"reader.json": b"{}"}),
    "is changed": lambda path: forged(path, HEADER, {"archive.json": b" " * len(HEADER["archive.json"])}),
    "is a bomb": lambda path: forged(
        path, HEADER | {"meetings/000001.json": bytes(30_000_000)}, method=zipfile.ZIP_DEFLATED
    ),
    "claims too much": lambda path: forged(path, HEADER, HEADER, files=(Entry("archive.json", 10**15, "0"),)),
    "is another program's": lambda path: forged(path, HEADER, program="other"),
    "is of a newer layout": lambda path: forged(path, HEADER, backup=2),
    "is of a newer archive": lambda path: forged(path, HEADER, format=99),
}


def twice(path: Path) -> Path:
    forged(path, HEADER)
    with zipfile.ZipFile(path, "a") as packed, pytest.warns(UserWarning):
        packed.writestr("archive.json", b"{}")
    return path


def overlapping(path: Path) -> Path:
    """Many names for the same bytes."""
    data = bytes(100_000)
    names = [f"meetings/{number:06d}.json" for number in range(1, 200)]
    entries = tuple(Entry(name, len(data), hashlib.sha256(data).hexdigest()) for name in names)
    header = Entry("archive.json", 40, hashlib.sha256(HEADER["archive.json"]).hexdigest())
    forged(path, HEADER | {names[0]: data}, files=(header, *entries))
    with zipfile.ZipFile(path, "a") as packed:
        first = packed.getinfo(names[0])
        for name in names[1:]:
            info = zipfile.ZipInfo(name)
            info.header_offset, info.CRC = first.header_offset, first.CRC
            info.file_size = info.compress_size = first.file_size
            packed.filelist.append(info)
            packed.NameToInfo[name] = info
        packed._didModify = True
    return path


def zeroes(path: Path) -> Path:
    path.write_bytes(bytes(10_000))
    return path


HOSTILE |= {"names twice": twice, "overlaps": overlapping, "is zeroes": zeroes}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_backup_is_refused_and_nothing_is_written(what: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = HOSTILE[what](tmp_path / "evil.zip")
    with pytest.raises(ArchiveError) as error:
        restore_backup(path, folder / "archive")
    assert error.value.hint
    assert list(folder.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evil.zip", "in"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_cut_or_changed_backup_is_refused_or_gives_what_was_backed_up(
    worked_on: Archive, backup: Path, tmp_path: Path, data: st.DataObject
) -> None:
    whole = backup.read_bytes()
    spoilt = bytearray(whole)
    if data.draw(st.booleans()):
        del spoilt[data.draw(st.integers(0, len(whole) - 1)) :]
    else:
        for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4)):
            spoilt[place] ^= data.draw(st.integers(1, 255))
    file, target = tmp_path / "spoilt.zip", tmp_path / "again"
    file.write_bytes(spoilt)
    shutil.rmtree(target, ignore_errors=True)
    try:
        restore_backup(file, target)
    except ArchiveError:
        assert not target.exists()
    else:
        assert content(target) == content(worked_on.path)


@pytest.mark.parametrize("name", ["missing.zip", "archive", "text.txt"])
def test_what_is_no_backup_is_refused_with_a_sentence(worked_on: Archive, tmp_path: Path, name: str) -> None:
    (tmp_path / "text.txt").write_text("a text")
    with pytest.raises(ArchiveError):
        restore_backup(tmp_path / name, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_without_an_archive_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        make_backup(tmp_path / "none", tmp_path / "x.zip")
    assert list(tmp_path.iterdir()) == []


def test_where_the_backup_cannot_be_put_it_is_said(worked_on: Archive, tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        make_backup(worked_on.path, tmp_path)
    with pytest.raises(WriteError):
        make_backup(worked_on.path, tmp_path / "missing" / "x.zip")
