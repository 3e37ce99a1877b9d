"""Archives as the first version of the program wrote them: opened by this one, and nothing is lost."""

from __future__ import annotations

import hashlib
import os
import zlib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.archive import Archive, ReaderState, migrating, restore_backup
from store.archive.folder import FORMAT, Folder
from store.archive.migrating import bring_up_to_date
from store.archive.segments import encode_segment
from store.checking import check_archive
from store.errors import ArchiveError, LockedError
from store.model import to_plain
from tests.archive.making import Made, make

COUNT = 12


def seal_of_format_1(data: bytes) -> bytes:
    """The segment with the checksum as it was then: of the same bytes, without the count."""
    start = data.rindex(b'"seal": {')
    checksum = hashlib.blake2b(data[:start], digest_size=20).hexdigest().encode()
    found = data.index(b'"checksum":"', start) + len(b'"checksum":"')
    return data[:found] + checksum + data[found + 40 :]


def write_format_1(root: Path, made: list[Made], per_segment: int = 5) -> Path:
    """An archive of format 1: originals are files of their own, packed where that makes them smaller."""
    (root / "meetings").mkdir(parents=True)
    for number in range(0, len(made), per_segment):
        rows = {
            str(row): to_plain(meeting)
            for row, (meeting, _) in enumerate(made[number : number + per_segment], start=1)
        }
        copies: dict[str, Any] = {}
        if number == 0:
            again = made[0][1] + b"<!-- again -->"
            sha256 = hashlib.sha256(again).hexdigest()
            copies["1"] = {"id": made[0][0].id, "sha256": sha256, "name": "lại.html", "imported": None}
            keep_loose(root, again)
        data = encode_segment({"meetings": rows, "copies": copies})
        name = f"{number // per_segment + 1:06d}.json"
        (root / "meetings" / name).write_bytes(seal_of_format_1(data))
    for _, data in made:
        keep_loose(root, data)
    (root / "archive.json").write_text('{"format":1,"program":"meetings-tui"}\n')
    note = {"meeting": made[0][0].id, "start": None, "end": None, "text": "xem lại"}
    work = {"format": 1, "tags": {made[1][0].id: ["theo dõi"]}, "notes": {made[0][0].id: note}}
    (root / "reader.json").write_bytes(msgspec.json.encode(work))
    return root


def keep_loose(root: Path, data: bytes) -> Path:
    sha256 = hashlib.sha256(data).hexdigest()
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    small = packer.compress(data) + packer.flush()
    is_packed = len(small) < 0.9 * len(data)
    place = root / "originals" / sha256[:2] / (sha256 + ".gz" * is_packed)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(small if is_packed else data)
    return place


@pytest.fixture
def meetings() -> list[Made]:
    # Every third original is long enough to have been packed.
    made = []
    for number in range(COUNT):
        meeting, data = make(number)
        if number % 3 == 0:
            data += b"<!-- " + b"menu " * 200 + b"-->"
        source = msgspec.structs.replace(
            meeting.source, sha256=hashlib.sha256(data).hexdigest(), imported="2021-12-24T08:30:00Z"
        )
        made.append((msgspec.structs.replace(meeting, source=source), data))
    return made


@pytest.fixture
def old(tmp_path: Path, meetings: list[Made]) -> Path:
    return write_format_1(tmp_path / "archive", meetings)


def holds_all(archive: Archive, meetings: list[Made]) -> bool:
    return all(
        archive.get(meeting.id) == meeting and archive.original(meeting.source.sha256) == data
        for meeting, data in meetings
    ) and len(archive) == len(meetings)


def test_the_first_format_is_really_another_one(old: Path) -> None:
    archive = Archive(old)
    with pytest.raises(ArchiveError):
        archive.read_segment("000001")
    assert len(list(archive.originals)) == 0


def test_an_old_archive_is_brought_up_to_date_on_opening(old: Path, meetings: list[Made]) -> None:
    archive = Archive.open(old)
    assert archive.folder.format() == FORMAT
    assert holds_all(archive, meetings)
    assert archive.damages() == ()
    state = ReaderState(old)
    assert state.note(meetings[0][0].id) == "xem lại"
    assert state.tags[meetings[1][0].id] == ("theo dõi",)
    kept = archive.originals.get(meetings[3][0].source.sha256)
    assert (kept.name, kept.imported) == ("3.html", "2021-12-24T08:30:00Z")
    again = hashlib.sha256(meetings[0][1] + b"<!-- again -->").hexdigest()
    assert archive.known(again) == meetings[0][0].id
    assert archive.originals.get(again).name == "lại.html"
    assert not list((old / "originals").glob("??"))


def test_after_it_everything_is_in_order(old: Path) -> None:
    Archive.open(old)
    findings = [finding.check for finding in check_archive(old, repair=True)]
    assert set(findings) <= {"permissions"}, "the old files were made by this test"
    assert list(check_archive(old)) == []


def test_checking_an_old_archive_brings_it_up_to_date_too(old: Path, meetings: list[Made]) -> None:
    assert {finding.check for finding in check_archive(old)} <= {"permissions"}
    assert holds_all(Archive.open(old), meetings)


def test_the_backup_holds_the_archive_as_it_was(old: Path, meetings: list[Made], tmp_path: Path) -> None:
    before = {path.relative_to(old): path.read_bytes() for path in old.rglob("*") if path.is_file()}
    Archive.open(old)
    restore_backup(old / "backups/format-1.zip", tmp_path / "again")
    after = {
        path.relative_to(tmp_path / "again"): path.read_bytes()
        for path in (tmp_path / "again").rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }
    assert after == before
    assert holds_all(Archive.open(tmp_path / "again"), meetings)


def test_opening_twice_makes_one_backup(old: Path) -> None:
    Archive.open(old)
    file = old / "backups/format-1.zip"
    stamp = file.stat().st_mtime_ns
    Archive.open(old)
    assert file.stat().st_mtime_ns == stamp
    assert [path.name for path in file.parent.iterdir()] == [file.name]


class Killed(BaseException):
    pass


def test_stopped_at_any_step_the_next_opening_finishes(
    old: Path, meetings: list[Made], tmp_path: Path
) -> None:
    """At every sync, renaming and removal in turn."""
    steps = 0
    while True:
        path = write_format_1(tmp_path / f"archive-{steps}", meetings)
        left = steps

        def stopping(real: Any) -> Any:
            def call(*arguments: Any, **named: Any) -> Any:
                nonlocal left
                if left <= 0:
                    raise Killed
                left -= 1
                return real(*arguments, **named)

            return call

        with pytest.MonkeyPatch.context() as patch:
            for name in ("fsync", "replace", "unlink", "rename", "rmdir"):
                patch.setattr(os, name, stopping(getattr(os, name)))
            try:
                Archive.open(path)
                stopped = False
            except Killed:
                stopped = True
        with pytest.MonkeyPatch.context():
            archive = Archive.open(path)
            assert holds_all(archive, meetings)
            assert archive.folder.format() == FORMAT
            assert [path.name for path in (path / "backups").glob("*.zip")] == ["format-1.zip"]
        if not stopped:
            break
        steps += 1
    assert steps > 20
    restore_backup(tmp_path / "archive-12/backups/format-1.zip", tmp_path / "again")
    assert holds_all(Archive.open(tmp_path / "again"), meetings)


def test_an_original_that_was_damaged_is_set_aside_and_the_rest_is_packed(
    old: Path, meetings: list[Made]
) -> None:
    sha256 = meetings[4][0].source.sha256
    (place,) = (old / "originals" / sha256[:2]).glob(f"{sha256}*")
    place.write_bytes(b"spoilt")
    archive = Archive.open(old)
    assert len(list(archive.originals)) == COUNT
    assert place.with_name(place.name + ".damaged").read_bytes() == b"spoilt"
    assert "missing" in [finding.check for finding in check_archive(old)]


def test_a_damaged_segment_of_an_old_archive_is_mended_afterwards(old: Path, meetings: list[Made]) -> None:
    file = old / "meetings/000002.json"
    file.write_bytes(file.read_bytes().replace("kiểm".encode(), b"#"))
    archive = Archive.open(old)
    assert [damage.name for damage in check_damages(archive)] == ["000002"]
    for meeting, _ in meetings[:5]:
        assert archive.get(meeting.id) == meeting
    list(check_archive(old, repair=True))
    assert len(Archive.open(old)) == COUNT


def check_damages(archive: Archive) -> Any:
    for segment in archive.segments():
        try:
            archive.read_segment(segment.name)
        except ArchiveError:
            continue
    return archive.damages()


def test_what_called_itself_old_and_is_not_gets_only_its_number(filled: Archive) -> None:
    filled.folder.header.write_text('{"format": 1}')
    assert bring_up_to_date(Folder(filled.path)) is None
    assert filled.folder.format() == FORMAT
    assert not filled.folder.backups.exists()


def test_an_old_archive_is_not_touched_while_another_process_writes(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive(old).writer(), pytest.raises(LockedError):
        bring_up_to_date(Folder(old), timeout=0)
    assert Folder(old).format() == 1


def test_every_format_before_this_one_has_its_step() -> None:
    assert list(migrating.STEPS) == list(range(1, FORMAT))


def test_a_newer_archive_is_refused_and_not_touched(filled: Archive) -> None:
    filled.folder.header.write_text(f'{{"format": {FORMAT + 1}}}')
    before = {path: path.read_bytes() for path in filled.path.rglob("*") if path.is_file()}
    with pytest.raises(ArchiveError) as error:
        Archive.open(filled.path)
    assert "newer" in error.value.message
    assert error.value.hint
    assert {path: path.read_bytes() for path in filled.path.rglob("*") if path.is_file()} == before
