from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import where

from store.archive import Archive, ReaderState, writer
from store.archive.packs import Pack
from store.archive.segments import MEETINGS
from store.archive.storage import SegmentStorage, open_segment
from store.checking import Finding, check_archive
from store.errors import ArchiveError, LockedError
from store.importing import import_paths
from store.model import Meeting, Passage, to_plain
from store.search import Index, parse_query

COUNT = 14


def report(number: int) -> str:
    return (
        f"Đảng ủy xã Bãi Sậy {number} kiểm điểm năm 2021\n\n"
        f"Ngày {number + 1}/12/2021, Đảng ủy xã Bãi Sậy {number} tổ chức hội nghị kiểm điểm tập thể, "
        "cá nhân. Đồng chí Lê Văn Thử, Bí thư Đảng ủy chủ trì hội nghị. Dự có 25 đảng viên.\n"
    )


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive of fourteen meetings in three segments, one of them from two files."""
    monkeypatch.setattr(writer, "MAX_RECORDS", 5)
    folder = tmp_path / "báo cáo"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number:02}.txt").write_text(report(number), encoding="utf-8")
    (folder / "lại.txt").write_text("\n" + report(13), encoding="utf-8")
    archive = Archive.open(tmp_path / "archive", create=True)
    moment = datetime(2022, 1, 2, 3, 4, 6, tzinfo=UTC)
    list(import_paths(archive, [folder], clock=lambda: moment))
    return archive


def lose(archive: Archive, sha256: str) -> None:
    """Takes an original out of the archive."""
    (name,) = archive.folder.pack_names()
    pack, kept = Pack(name), Pack(name, archive.folder.pack(name).read_bytes())
    for other in kept.files:
        one = kept.read(other)
        if one is not None and other != sha256:
            pack.add(other, one.data, one.name, one.imported)
    archive.folder.pack(name).write_bytes(pack.close())


def content(archive: Archive) -> dict[str, Meeting]:
    again = Archive.open(archive.path)
    return {id: again.get(id) for id in again.ids()}


def checked(archive: Archive, *, repair: bool = False) -> list[Finding]:
    return list(check_archive(archive.path, repair=repair))


def names(findings: list[Finding]) -> list[str]:
    return [finding.check for finding in findings]


def flip(file: Path, place: int) -> None:
    """Changes one byte, in place: a file that is emptied while an index has it mapped ends the process."""
    with file.open("r+b") as stream:
        at = place % file.stat().st_size
        stream.seek(at)
        byte = stream.read(1)[0]
        stream.seek(at)
        stream.write(bytes((byte ^ 0x15,)))


def test_a_sound_archive_has_no_findings_and_is_left_alone(archive: Archive) -> None:
    before = {path: path.read_bytes() for path in archive.path.rglob("*") if path.is_file()}
    assert checked(archive) == []
    assert checked(archive, repair=True) == []
    assert {path: path.read_bytes() for path in archive.path.rglob("*") if path.is_file()} == before


SPOILERS: dict[str, Callable[[Path], object]] = {
    "flipped early": lambda file: flip(file, 200),
    "flipped late": lambda file: flip(file, -300),
    "flipped seal": lambda file: flip(file, -20),
    "cut": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "cut a little": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "empty": lambda file: file.write_bytes(b""),
    "zeros": lambda file: file.write_bytes(bytes(file.stat().st_size)),
    "edited": lambda file: file.write_text(file.read_text("utf-8").replace("2021", "2012"), "utf-8"),
    "pretty": lambda file: file.write_bytes(msgspec.json.format(file.read_bytes())),
    "other": lambda file: file.write_text("{}"),
}


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_a_damaged_segment_is_made_again_from_the_originals(archive: Archive, spoiler: str) -> None:
    before = content(archive)
    file = archive.folder.segment("000002")
    SPOILERS[spoiler](file)
    spoilt = file.read_bytes()
    (finding,) = checked(archive)
    assert (finding.check, finding.payload, finding.mended) == ("segments", ("000002",), False)
    assert "--repair" in finding.hint
    assert file.read_bytes() == spoilt, "a check without repair changes nothing"
    (mended,) = checked(archive, repair=True)
    assert mended.mended
    assert checked(archive) == []
    assert content(archive) == before
    assert file.with_name("000002.json.damaged").read_bytes() == spoilt


def test_several_segments_and_their_catalogues_at_once(archive: Archive) -> None:
    before = content(archive)
    for name in ("000001", "000003"):
        archive.folder.segment(name).write_bytes(b"")
    shutil.rmtree(archive.folder.catalogues)
    findings = checked(archive, repair=True)
    assert "orphans" in names(findings)
    assert all(finding.mended for finding in findings)
    assert checked(archive) == []
    after = content(archive)
    twice = after.keys() & {id for id, meeting in after.items() if meeting != before[id]}
    assert set(after) == set(before)
    assert len(twice) <= 1, "of two files with one text, either may be the one"


def test_all_segments_lost_come_back_from_the_originals(archive: Archive) -> None:
    before = content(archive)
    shutil.rmtree(archive.folder.segments)
    assert names(checked(archive)) == ["orphans"]
    (finding,) = checked(archive, repair=True)
    assert finding.mended
    assert set(content(archive)) == set(before)
    assert len(list(archive.originals)) == COUNT + 1


def test_what_cannot_be_mended_is_said_and_the_rest_is_kept(archive: Archive) -> None:
    before = content(archive)
    victim = archive.read_segment("000002")[1]
    file = archive.folder.segment("000002")
    file.write_bytes(file.read_bytes().replace(victim.title.encode(), b"#" * len(victim.title.encode())))
    lose(archive, victim.source.sha256)
    findings = checked(archive, repair=True)
    assert names(findings) == ["segments"]
    assert not findings[0].mended
    assert "1 record is lost" in findings[0].hint
    del before[victim.id]
    assert content(archive) == before


def test_a_sound_record_without_its_original_outlives_its_segment(archive: Archive) -> None:
    before = content(archive)
    first, last = archive.read_segment("000002")[0], archive.read_segment("000002")[-1]
    lose(archive, first.source.sha256)
    file = archive.folder.segment("000002")
    file.write_bytes(file.read_bytes().replace(last.id.encode(), b"0" * 12))
    checked(archive, repair=True)
    assert content(archive) == before
    assert names(checked(archive)) == ["missing"]


def test_a_damaged_file_of_before_is_not_written_over(archive: Archive) -> None:
    file = archive.folder.segment("000002")
    for spoilt in (b"one", b"two"):
        file.write_bytes(spoilt)
        checked(archive, repair=True)
    asides = {path.read_bytes() for path in archive.folder.segments.glob("*.damaged*")}
    assert asides == {b"one", b"two"}
    with archive.writer() as opened:
        meeting = msgspec.structs.replace(next(iter(content(archive).values())), id="f" * 12)
        opened.add(meeting, b"new")
    assert len(content(archive)) == COUNT + 1


def test_records_that_contradict_themselves_are_made_again(archive: Archive) -> None:
    before = content(archive)
    meetings = list(archive.read_segment("000001"))
    beyond = (Passage(kind="other", start=0, end=10**6),)
    meetings[2] = msgspec.structs.replace(meetings[2], passages=beyond)
    rows = {str(key): to_plain(meeting) for key, meeting in enumerate(meetings, start=1)}
    SegmentStorage(archive.folder.segment("000001")).write({MEETINGS: rows})
    (finding,) = checked(archive)
    assert meetings[2].id in finding.message
    assert all(finding.mended for finding in checked(archive, repair=True))
    assert content(archive) == before


def test_a_meeting_in_two_segments_is_left_in_one(archive: Archive) -> None:
    before = content(archive)
    shutil.copy(archive.folder.segment("000001"), archive.folder.segment("000009"))
    (finding,) = checked(archive)
    assert finding.check == "duplicates"
    assert len(finding.payload) == 5
    (mended,) = checked(archive, repair=True)
    assert mended.mended
    assert checked(archive) == []
    assert content(archive) == before


def test_a_catalogue_that_lies_is_made_again(archive: Archive) -> None:
    before = content(archive)
    file = archive.folder.catalogue("000002")
    columns = msgspec.json.decode(file.read_bytes())
    columns["ids"].reverse()
    file.write_bytes(msgspec.json.encode(columns))
    assert names(checked(archive)) == ["catalogue"]
    assert all(finding.mended for finding in checked(archive, repair=True))
    assert checked(archive) == []
    assert content(archive) == before


def test_a_lost_original_is_named_and_comes_back_by_importing(archive: Archive, tmp_path: Path) -> None:
    id, meeting = next(iter(content(archive).items()))
    lose(archive, meeting.source.sha256)
    (finding,) = checked(archive)
    assert finding.check == "missing"
    assert id in finding.message
    assert "Import" in finding.hint
    (finding,) = checked(archive, repair=True)
    assert not finding.mended
    assert id in content(archive)
    list(import_paths(archive, [tmp_path / "báo cáo"]))
    assert checked(archive) == []


def damaged_in_one_file(data: bytes) -> bytes:
    place = data.index(b"04.txt") + 20
    return data[:place] + b"?" + data[place + 1 :]


@pytest.mark.parametrize(
    ("spoil", "left"),
    [
        (damaged_in_one_file, COUNT),
        (lambda data: data[:-10], COUNT + 1),
        (lambda data: data[: len(data) // 2], 9),
        (lambda data: b"", 0),
        (lambda data: bytes(len(data)), 0),
    ],
    ids=["one file", "end", "half", "all", "zeros"],
)
def test_what_is_unharmed_in_a_damaged_zip_is_taken_out(
    archive: Archive, tmp_path: Path, spoil: Callable[[bytes], bytes], left: int
) -> None:
    before = content(archive)
    files = {sha256: archive.original(sha256) for sha256 in archive.originals}
    pack = archive.folder.pack("000001")
    spoilt = spoil(pack.read_bytes())
    pack.write_bytes(spoilt)
    assert "originals" in names(checked(archive))
    findings = checked(archive, repair=True)
    assert findings[0].mended
    assert pack.with_name("000001.zip.damaged").read_bytes() == spoilt
    again = Archive.open(archive.path)
    kept = {sha256: again.original(sha256) for sha256 in again.originals}
    assert kept.items() <= files.items()
    assert abs(len(kept) - left) <= 2
    assert content(archive) == before
    list(import_paths(archive, [tmp_path / "báo cáo"]))
    assert checked(archive) == []
    assert content(archive) == before


def test_an_original_without_a_record_gets_one(archive: Archive) -> None:
    before = content(archive)
    meeting = next(iter(before.values()))
    shutil.rmtree(archive.folder.catalogues)
    with open_segment(archive.folder.segment("000001")) as db:
        db.table("meetings").remove(where("id") == meeting.id)
    (finding,) = checked(archive)
    assert (finding.check, finding.payload) == ("orphans", (meeting.source.sha256,))
    (finding,) = checked(archive, repair=True)
    assert finding.mended
    assert checked(archive) == []
    assert content(archive) == before


@pytest.mark.parametrize("data", [None, b"", b"{", b"[]"])
def test_a_damaged_header_is_written_again(archive: Archive, data: bytes | None) -> None:
    before = content(archive)
    if data is None:
        archive.folder.header.unlink()
    else:
        archive.folder.header.write_bytes(data)
    assert names(checked(archive)) == ["header"]
    assert all(finding.mended for finding in checked(archive, repair=True))
    assert content(archive) == before


def test_an_archive_of_a_newer_version_is_not_repaired(archive: Archive) -> None:
    archive.folder.header.write_text('{"format": 999}')
    with pytest.raises(ArchiveError):
        checked(archive, repair=True)
    assert archive.folder.header.read_text() == '{"format": 999}'


def test_where_there_is_no_archive_there_is_nothing_to_check(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    for path in (tmp_path / "none", tmp_path / "other"):
        with pytest.raises(ArchiveError):
            list(check_archive(path, repair=True))
    assert list((tmp_path / "other").iterdir()) == []


def test_damaged_notes_are_set_aside_and_those_from_before_taken(archive: Archive) -> None:
    ReaderState(archive.path).set_tags("a" * 12, ["trước"])
    ReaderState(archive.path).set_tags("b" * 12, ["sau"])
    file = archive.path / "reader.json"
    file.write_bytes(file.read_bytes()[:40])
    spoilt = file.read_bytes()
    assert names(checked(archive)) == ["reader"]
    (finding,) = checked(archive, repair=True)
    assert finding.mended
    assert ReaderState(archive.path).tags == {"a" * 12: ("trước",)}
    assert (archive.path / "reader.json.damaged").read_bytes() == spoilt
    assert checked(archive) == []


def test_notes_of_a_newer_version_are_told_and_left_alone(archive: Archive) -> None:
    ReaderState(archive.path).set_tags("a" * 12, ["trước"])
    ReaderState(archive.path).set_tags("b" * 12, ["sau"])
    file = archive.path / "reader.json"
    newer = b'{"format": 9, "tags": {"x": 1}, "links": {}}'
    file.write_bytes(newer)
    (finding,) = checked(archive, repair=True)
    assert (finding.check, finding.hint, finding.mended) == ("reader", "Update meetings-tui.", False)
    assert file.read_bytes() == newer


def test_damaged_notes_without_a_copy_are_set_aside(archive: Archive) -> None:
    for name in ("reader.json", "reader.previous.json"):
        (archive.path / name).write_bytes(b"{")
        (archive.path / name).chmod(0o600)
    (finding,) = checked(archive, repair=True)
    assert "reader.json.damaged" in finding.message
    state = ReaderState(archive.path)
    assert state.damage is None
    state.toggle_bookmark("a" * 12)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_what_is_open_to_all_is_closed(archive: Archive) -> None:
    archive.path.chmod(0o755)
    archive.folder.segments.chmod(0o755)
    archive.folder.segment("000001").chmod(0o664)
    (finding,) = checked(archive)
    assert finding.check == "permissions"
    assert len(finding.payload) == 3
    (finding,) = checked(archive, repair=True)
    assert finding.mended
    assert checked(archive) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_what_lies_in_a_closed_folder_is_closed(archive: Archive) -> None:
    archive.folder.segment("000001").chmod(0o664)
    assert checked(archive) == []


def test_a_damaged_index_is_made_again(archive: Archive) -> None:
    Index.rebuild(archive)
    assert checked(archive) == []
    for file in (archive.path / "index").glob("*.store"):
        flip(file, 7)
    assert names(checked(archive)) == ["index"]
    (finding,) = checked(archive, repair=True)
    assert finding.mended
    assert checked(archive) == []
    opened = Index.open(archive)
    assert not opened.stale()
    assert opened.search(parse_query("Bãi Sậy")).count == COUNT


def test_an_index_that_lacks_records_is_made_again(archive: Archive) -> None:
    index = Index.open(archive)
    index.refresh()
    assert index.size() == len(archive)
    writer = index._folder._index.writer()
    writer.delete_all_documents()
    writer.commit()
    writer.wait_merging_threads()
    (finding,) = checked(archive)
    assert finding.check == "index"
    assert f"the archive {len(archive)}" in finding.message
    (mended,) = checked(archive, repair=True)
    assert mended.mended
    assert Index.open(archive).size() == len(archive)
    assert checked(archive) == []


def test_an_index_that_is_only_old_is_not_wrong(archive: Archive) -> None:
    Index.rebuild(archive)
    with archive.writer() as opened:
        opened.replace(msgspec.structs.replace(next(iter(content(archive).values())), title="khác"))
    assert checked(archive) == []


def test_leftovers_of_a_killed_write_are_cleared_away(archive: Archive) -> None:
    for place in (archive.folder.segments, archive.folder.originals, archive.folder.catalogues):
        (place / ".000001.json.tmp").write_bytes(b"half")
        (place / ".000001.json.tmp").chmod(0o600)
    assert checked(archive) == []
    checked(archive, repair=True)
    assert not list(archive.path.rglob("*.tmp"))


def test_nobody_checks_while_another_writes(archive: Archive) -> None:
    with archive.writer(), pytest.raises(LockedError):
        list(check_archive(archive.path, timeout=0))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.integers(0), st.integers(0)), min_size=1, max_size=4))
def test_whatever_bytes_change_a_repair_leaves_all_meetings(
    archive: Archive, places: list[tuple[int, int]]
) -> None:
    before = content(archive)
    for number, place in places:
        segments = archive.folder.segment_names()
        flip(archive.folder.segment(segments[number % len(segments)]), place)
    checked(archive, repair=True)
    assert checked(archive) == []
    after = content(archive)
    assert {id: meeting.text for id, meeting in after.items()} == {
        id: meeting.text for id, meeting in before.items()
    }
