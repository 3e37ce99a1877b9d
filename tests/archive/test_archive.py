from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB, where

from store.archive import Archive, segments, writer
from store.archive.storage import open_segment
from store.errors import ArchiveError, LockedError, NotFoundError
from store.model import meeting_id
from tests.archive.making import Make


def test_what_was_added_is_there_after_opening_again(archive: Archive, make_meeting: Make) -> None:
    meeting, data = make_meeting(1)
    with archive.writer() as writer:
        assert writer.add(meeting, data)
    again = Archive.open(archive.path)
    assert len(again) == 1
    assert list(again.ids()) == [meeting.id]
    assert meeting.id in again
    assert again.get(meeting.id) == meeting
    assert again.original(meeting.source.sha256) == data
    assert again.known(meeting.source.sha256) == meeting.id


def test_the_same_file_twice_is_one_meeting(archive: Archive, make_meeting: Make) -> None:
    meeting, data = make_meeting(1)
    with archive.writer() as writer:
        assert writer.add(meeting, data)
        assert not writer.add(meeting, data)
        writer.flush()
        assert not writer.add(meeting, data)
    assert list(Archive.open(archive.path).ids()) == [meeting.id]


def test_the_same_text_from_two_files_is_one_meeting_and_both_files_are_kept(
    archive: Archive, make_meeting: Make
) -> None:
    meeting, data = make_meeting(1)
    other = data + b"<!-- counter: 12 -->"
    with archive.writer() as writer:
        writer.add(meeting, data)
        assert not writer.add(meeting, other)
    again = Archive.open(archive.path)
    assert len(again) == 1
    sha256 = next(sha for sha in again.originals if sha != meeting.source.sha256)
    assert again.original(sha256) == other
    assert again.known(sha256) == meeting.id


def test_the_digest_in_the_source_is_that_of_the_bytes(archive: Archive, make_meeting: Make) -> None:
    meeting, data = make_meeting(1)
    nameless = msgspec.structs.replace(meeting, source=msgspec.structs.replace(meeting.source, sha256=""))
    with archive.writer() as writer:
        writer.add(nameless, data)
    assert archive.get(meeting.id) == meeting


def test_nothing_shows_before_flush(archive: Archive, make_meeting: Make) -> None:
    meeting, data = make_meeting(1)
    with archive.writer() as writer:
        writer.add(meeting, data)
        assert meeting.id not in archive
        assert writer.known(meeting.source.sha256) == meeting.id
        writer.flush()
        assert meeting.id in archive
        assert meeting.id in Archive.open(archive.path)


def test_what_was_added_is_kept_when_the_block_fails(archive: Archive, make_meeting: Make) -> None:
    with pytest.raises(KeyboardInterrupt), archive.writer() as writer:
        writer.add(*make_meeting(1))
        raise KeyboardInterrupt
    assert len(Archive.open(archive.path)) == 1


def test_segments_are_filled_and_then_begun_anew(
    archive: Archive, make_meeting: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MAX_RECORDS", 4)
    meetings = [make_meeting(number)[0] for number in range(10)]
    for start in (0, 3, 6):
        with archive.writer() as opened:
            for number in range(start, min(start + 4, 10)):
                opened.add(*make_meeting(number))
    assert [(segment.name, segment.count) for segment in archive.segments()] == [
        ("000001", 4),
        ("000002", 4),
        ("000003", 2),
    ]
    assert list(archive.ids()) == [meeting.id for meeting in meetings]
    assert [m for segment in archive.segments() for m in archive.read_segment(segment.name)] == meetings
    assert all(archive.get(meeting.id) == meeting for meeting in meetings)


def test_a_segment_is_bounded_in_bytes_too(
    archive: Archive, make_meeting: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MAX_BYTES", 3_000)
    with archive.writer() as opened:
        for number in range(9):
            opened.add(*make_meeting(number))
        opened.add(*make_meeting(9, title="x" * 5_000))
    sizes = [archive.folder.segment(segment.name).stat().st_size for segment in archive.segments()]
    assert len(archive) == 10
    assert all(size < 3_500 for size in sizes[:-1])
    assert archive.segments()[-1].count == 1, "what is larger than a segment has one to itself"


def test_a_fingerprint_names_the_content(filled: Archive, make_meeting: Make, tmp_path: Path) -> None:
    (before,) = filled.segments()
    copy = Archive.open(tmp_path / "copy", create=True)
    with copy.writer() as opened:
        for number in range(10):
            opened.add(*make_meeting(number))
    assert copy.segments() == (before,)
    with filled.writer() as opened:
        opened.replace(make_meeting(3, title="khác")[0])
    (after,) = filled.segments()
    assert (after.name, after.count) == (before.name, before.count)
    assert after.fingerprint != before.fingerprint


def test_replace_changes_one_record_in_its_place(filled: Archive, make_meeting: Make) -> None:
    ids = list(filled.ids())
    new, _ = make_meeting(3, title="Tiêu đề mới", people=())
    with filled.writer() as opened:
        opened.replace(new)
    again = Archive.open(filled.path)
    assert list(again.ids()) == ids
    assert again.get(new.id) == new
    assert again.get(ids[4]) == make_meeting(4)[0]


def test_replace_needs_a_record_to_replace(filled: Archive, make_meeting: Make) -> None:
    with filled.writer() as opened, pytest.raises(NotFoundError):
        opened.replace(make_meeting(99)[0])


def test_supersede_puts_another_id_in_the_place_of_one(filled: Archive, make_meeting: Make) -> None:
    old, data = make_meeting(3)
    text = old.text + " Hết."
    new = msgspec.structs.replace(old, id=meeting_id(text), text=text)
    with filled.writer() as opened:
        opened.supersede(old.id, new)
    again = Archive.open(filled.path)
    assert len(again) == 10
    assert old.id not in again
    assert again.get(new.id) == new
    assert again.known(old.source.sha256) == new.id
    assert again.original(old.source.sha256) == data


def test_supersede_by_a_meeting_that_is_there_leaves_one_and_forgets_no_file(
    filled: Archive, make_meeting: Make
) -> None:
    one, other = make_meeting(3)[0], make_meeting(4)[0]
    copied = make_meeting(3)[1] + b" "
    with filled.writer() as opened:
        opened.add(one, copied)
        opened.flush()
        opened.supersede(one.id, msgspec.structs.replace(other, source=one.source))
    again = Archive.open(filled.path)
    assert len(again) == 9
    assert again.known(one.source.sha256) == other.id
    assert {again.known(sha256) for sha256 in again.originals} == set(again.ids())


def test_records_given_out_are_the_readers_own(filled: Archive) -> None:
    id = next(filled.ids())
    meeting = filled.get(id)
    with pytest.raises(AttributeError):
        meeting.title = "anders"  # type: ignore[misc]
    assert isinstance(meeting.people, tuple)
    assert isinstance(meeting.people[0].parts, tuple)
    assert filled.get(id) == meeting


def test_resolve_takes_a_unique_prefix_in_either_case(filled: Archive) -> None:
    for id in filled.ids():
        others = [other for other in filled.ids() if other != id]
        length = next(n for n in range(4, 13) if not any(other.startswith(id[:n]) for other in others))
        assert filled.resolve(id[:length]) == id
        assert filled.resolve(f" {id[:length].upper()} ") == id


@pytest.mark.parametrize("prefix", ["", "abc", "xyzw", "ffff0000ffff", "../../etc", "*"])
def test_resolve_says_what_an_id_is(filled: Archive, prefix: str) -> None:
    with pytest.raises(NotFoundError) as error:
        filled.resolve(prefix)
    assert error.value.hint


def test_resolve_names_the_candidates(archive: Archive, make_meeting: Make) -> None:
    with archive.writer() as opened:
        for number, id in enumerate(("abcd00000001", "abcd00000002", "abce00000000")):
            opened.add(*make_meeting(number, id=id))
    with pytest.raises(NotFoundError) as error:
        archive.resolve("abcd")
    assert "abcd00000001" in error.value.hint
    assert "abcd00000002" in error.value.hint
    assert "abce" not in error.value.hint
    assert archive.resolve("abce") == "abce00000000"


def test_what_is_not_there_is_not_found(filled: Archive) -> None:
    with pytest.raises(NotFoundError):
        filled.get("000000000000")
    with pytest.raises(NotFoundError):
        filled.original("0" * 64)
    with pytest.raises(NotFoundError):
        filled.read_segment("000099")
    assert "000000000000" not in filled
    assert filled.known("0" * 64) is None


def test_reload_sees_what_another_wrote(filled: Archive, make_meeting: Make) -> None:
    other = Archive.open(filled.path)
    assert not other.reload()
    new, data = make_meeting(42)
    with filled.writer() as opened:
        opened.add(new, data)
    assert other.reload()
    assert other.get(new.id) == new
    assert not other.reload()


def test_a_stale_reader_finds_what_it_is_asked_for(filled: Archive, make_meeting: Make) -> None:
    other = Archive.open(filled.path)
    old = other.get(make_meeting(9)[0].id)
    new, data = make_meeting(42)
    with filled.writer() as opened:
        opened.replace(make_meeting(0, title="Một tiêu đề dài hơn trước để các bản ghi sau dịch chỗ")[0])
        opened.add(new, data)
    assert other.get(old.id) == old
    assert other.get(new.id) == new


@pytest.mark.parametrize("spoil", ["missing", "cut", "other"])
def test_catalogues_are_derived(filled: Archive, make_meeting: Make, spoil: str) -> None:
    (segment,) = filled.segments()
    catalogue = filled.folder.catalogue(segment.name)
    if spoil == "missing":
        catalogue.unlink()
    elif spoil == "cut":
        catalogue.write_bytes(catalogue.read_bytes()[:100])
    else:
        catalogue.write_text("{}")
    again = Archive.open(filled.path)
    assert [again.get(id) for id in again.ids()] == [make_meeting(number)[0] for number in range(10)]
    with again.writer() as opened:
        opened.add(*make_meeting(11))
    assert json.loads(catalogue.read_bytes())["checksum"] == again.segments()[0].fingerprint


def test_a_segment_is_plain_json_that_tinydb_reads(filled: Archive, make_meeting: Make) -> None:
    file = filled.folder.segment("000001")
    text = file.read_text(encoding="utf-8")
    assert "Nguyễn Văn Mẫu" in text, "real letters"
    assert "\\u" not in text
    with TinyDB(file, access_mode="r", encoding="utf-8") as db:
        found = db.table("meetings").search(where("id") == make_meeting(7)[0].id)
    assert [document["source"]["name"] for document in found] == ["7.html"]
    lines = text.splitlines()
    assert sum('"kind":"review"' in line for line in lines) == 10, "a record a line"
    for line in lines:
        if '"kind":"review"' in line:
            record = json.loads(line.partition(": ")[2].rstrip(","))
            assert list(record) == sorted(record)


def test_one_changed_record_is_one_changed_line(filled: Archive, make_meeting: Make) -> None:
    file = filled.folder.segment("000001")
    before = file.read_text(encoding="utf-8").splitlines()
    with filled.writer() as opened:
        opened.replace(make_meeting(3, title="khác")[0])
    after = file.read_text(encoding="utf-8").splitlines()
    differing = [old for old, new in zip(before, after, strict=True) if old != new]
    assert len(differing) == 2, "the record and the seal"


def test_the_segment_tables_keep_tinydbs_promises(filled: Archive) -> None:
    with open_segment(filled.folder.segment("000001")) as db:
        table = db.table("meetings")
        first = table.all()[0]
        first["title"] = "geändert"
        assert table.get(doc_id=first.doc_id)["title"] != "geändert", "no aliasing"
        assert len(table) == 10
        assert table.contains(where("id") == first["id"])
        table.update({"title": "một"}, where("id") == first["id"])
        assert table.get(where("title") == "một")["id"] == first["id"]
        table.remove(doc_ids=[first.doc_id])
        assert len(table) == 9
    assert filled.reload()
    assert len(filled) == 9


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777 & ~0o700 | 0o300])
def test_everything_is_private(tmp_path: Path, make_meeting: Make, umask: int) -> None:
    before = os.umask(umask)
    try:
        archive = Archive.open(tmp_path / "new" / "archive", create=True)
        with archive.writer() as opened:
            opened.add(*make_meeting(1))
    finally:
        os.umask(before)
    for path in (archive.path, *archive.path.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_no_archive_is_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as error:
        Archive.open(tmp_path / "none")
    assert "import" in error.value.hint
    assert not (tmp_path / "none").exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("của tôi")
    with pytest.raises(ArchiveError) as error:
        Archive.open(tmp_path, create=True)
    assert error.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["thư.txt"]


def test_a_file_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x")
    for create in (False, True):
        with pytest.raises(ArchiveError):
            Archive.open(tmp_path / "tệp", create=create)


def test_an_archive_of_a_newer_version_is_not_touched(filled: Archive) -> None:
    filled.folder.header.write_text('{"format": 999, "thing": "new"}')
    for create in (False, True):
        with pytest.raises(ArchiveError) as error:
            Archive.open(filled.path, create=create)
        assert "Update" in error.value.hint


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"format":"x"}', b"\xff"])
def test_a_damaged_header_is_named(filled: Archive, data: bytes) -> None:
    filled.folder.header.write_bytes(data)
    with pytest.raises(ArchiveError) as error:
        Archive.open(filled.path)
    assert "--repair" in error.value.hint


def test_one_writer_at_a_time(archive: Archive, make_meeting: Make) -> None:
    other = Archive.open(archive.path)
    with archive.writer() as opened:
        opened.add(*make_meeting(1))
        with pytest.raises(LockedError) as error, other.writer(timeout=0):
            pass
        assert error.value.hint
    with other.writer(timeout=0) as opened:
        assert not opened.add(*make_meeting(1))


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -30])
def test_a_cut_segment_is_told_and_the_rest_is_shown(
    filled: Archive, make_meeting: Make, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    monkeypatch.setattr(writer, "MAX_RECORDS", 10)
    with filled.writer() as opened:
        for number in range(10, 15):
            opened.add(*make_meeting(number))
    file = filled.folder.segment("000001")
    file.write_bytes(file.read_bytes()[:cut])
    again = Archive.open(filled.path)
    assert [damage.name for damage in again.damages()] == ["000001"]
    assert again.damages()[0].reason
    assert len(again) == 5
    assert [again.get(id) for id in again.ids()] == [make_meeting(number)[0] for number in range(10, 15)]


def test_a_flipped_bit_is_noticed_on_reading(filled: Archive) -> None:
    file = filled.folder.segment("000001")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    again = Archive.open(filled.path)
    with pytest.raises(ArchiveError) as error:
        again.read_segment("000001")
    assert "--repair" in error.value.hint
    assert [damage.name for damage in again.damages()] == ["000001"]
    assert again.segments() == ()


def test_writing_goes_on_beside_a_damaged_segment(filled: Archive, make_meeting: Make) -> None:
    file = filled.folder.segment("000001")
    cut = file.read_bytes()[:-50]
    file.write_bytes(cut)
    again = Archive.open(filled.path)
    with again.writer() as opened:
        assert opened.add(*make_meeting(20))
    assert file.read_bytes() == cut, "what may be mended is not written over"
    assert list(again.ids()) == [make_meeting(20)[0].id]


def test_a_seal_counts_its_meetings(filled: Archive) -> None:
    data = filled.folder.segment("000001").read_bytes()
    assert segments.verify(data, "").count == 10
