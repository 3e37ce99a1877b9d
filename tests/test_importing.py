from __future__ import annotations

import hashlib
import io
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store.archive import Archive, ReaderState
from store.archive.packs import Pack
from store.errors import LockedError, VocabularyError
from store.importing import Outcome, count_files, import_paths, importing, reparse, workers
from store.importing.workers import Failure, Job, Task, parse_all
from store.model import Meeting, meeting_id

ROOT = Path(__file__).parents[1]


def report(number: int) -> str:
    return (
        f"Chi bộ {number} kiểm điểm cuối năm\n\n"
        f"Chiều 1{number % 10}/12/2021, Chi bộ {number} thuộc Đảng bộ xã Bãi Sậy tổ chức hội nghị "
        "kiểm điểm tập thể, cá nhân năm 2021. Đồng chí Trần Thị Thử, Bí thư Chi bộ chủ trì hội nghị; "
        f"2{number % 10} đảng viên dự họp.\n\n"
        "Hội nghị đã nghe báo cáo kiểm điểm. Kết luận, đồng chí Trần Thị Thử yêu cầu chi bộ "
        "khắc phục hạn chế.\n"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "archive", create=True)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with twelve reports in two folders."""
    folder = tmp_path / "báo cáo"
    for number in range(12):
        place = folder / ("b" if number % 2 else "a") / f"{number:02}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(report(number), encoding="utf-8")
    return folder


def lose(archive: Archive, sha256: str) -> None:
    """Takes an original out of the archive."""
    (name,) = archive.folder.pack_names()
    pack, kept = Pack(name), Pack(name, archive.folder.pack(name).read_bytes())
    for other in kept.files:
        one = kept.read(other)
        if one is not None and other != sha256:
            pack.add(other, one.data, one.name, one.imported)
    archive.folder.pack(name).write_bytes(pack.close())


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def test_a_folder_is_imported_in_sorted_order(archive: Archive, reports: Path) -> None:
    outcomes = list(import_paths(archive, [reports]))
    assert statuses(outcomes) == ["new"] * 12
    names = [Path(outcome.path).relative_to(reports).as_posix() for outcome in outcomes]
    assert names == sorted(names)
    assert [outcome.id for outcome in outcomes] == list(archive.ids())
    first = archive.get(outcomes[0].id or "")
    assert first.title == outcomes[0].title == "Chi bộ 0 kiểm điểm cuối năm"
    assert first.source.name == "00.txt"
    assert archive.original(first.source.sha256) == report(0).encode()


def test_doing_it_again_imports_nothing_twice(archive: Archive, reports: Path) -> None:
    before = list(import_paths(archive, [reports]))
    again = list(import_paths(archive, [reports, reports / "a" / "00.txt"]))
    assert statuses(again) == ["known"] * 13
    assert [outcome.id for outcome in again[:12]] == [outcome.id for outcome in before]
    assert len(archive) == 12


def test_one_text_in_two_files_is_one_meeting(archive: Archive, tmp_path: Path) -> None:
    one, two = tmp_path / "một.txt", tmp_path / "hai.txt"
    one.write_text(report(1), encoding="utf-8")
    two.write_text("\ufeff" + report(1), encoding="utf-8")
    outcomes = list(import_paths(archive, [one, two]))
    assert statuses(outcomes) == ["new", "known"]
    assert outcomes[0].id == outcomes[1].id
    assert statuses(list(import_paths(archive, [two]))) == ["known"]
    assert len(archive) == 1


def test_the_moment_of_import_is_noted_in_utc(archive: Archive, reports: Path) -> None:
    moment = datetime(2022, 3, 4, 5, 6, 7, 999, tzinfo=UTC)
    (outcome,) = import_paths(archive, [reports / "a" / "00.txt"], clock=lambda: moment)
    assert archive.get(outcome.id or "").source.imported == "2022-03-04T05:06:07Z"


def test_standard_input_is_a_file_like_others(archive: Archive) -> None:
    (outcome,) = import_paths(archive, ["-"], stdin=io.BytesIO(report(3).encode()))
    assert (outcome.path, outcome.status) == ("-", "new")
    assert archive.original(archive.get(outcome.id or "").source.sha256) == report(3).encode()
    (missing,) = import_paths(archive, ["-"])
    assert missing.status == "failed"


def test_what_is_no_meeting_is_kept_as_such(archive: Archive, tmp_path: Path) -> None:
    place = tmp_path / "dự báo.txt"
    place.write_text(
        "Dự báo thời tiết\n\nNgày mai trời nắng, nhiệt độ cao nhất 33 độ, gió nhẹ.\n", encoding="utf-8"
    )
    (outcome,) = import_paths(archive, [place])
    assert outcome.status == "not-a-meeting"
    assert archive.get(outcome.id or "").kind == "not-a-meeting"
    assert statuses(list(import_paths(archive, [place]))) == ["known"]


def test_each_failure_has_its_reason_and_the_rest_goes_on(archive: Archive, reports: Path) -> None:
    bad = {
        "empty.txt": b"",
        "blank.txt": b" \n\n ",
        "binary.txt": b"\x00\x01\x02\xff" * 9,
        "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(99),
    }
    for name, data in bad.items():
        (reports / name).write_bytes(data)
    outcomes = list(import_paths(archive, [reports / "none.txt", reports]))
    failed = {Path(outcome.path).name: outcome for outcome in outcomes if outcome.status == "failed"}
    assert set(failed) == {*bad, "none.txt"}
    for outcome in failed.values():
        assert outcome.id is None
        assert outcome.reason
        assert outcome.reason.endswith(".")
    assert statuses(outcomes).count("new") == 12
    assert set(archive.originals) == {archive.get(id).source.sha256 for id in archive.ids()}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read anything")
def test_what_may_not_be_read_is_named(archive: Archive, reports: Path) -> None:
    (reports / "a" / "00.txt").chmod(0)
    (reports / "b").chmod(0)
    outcomes = list(import_paths(archive, [reports]))
    (reports / "b").chmod(0o700)
    assert statuses(outcomes).count("failed") == 2


def test_a_file_too_large_for_a_report_is_refused(
    archive: Archive, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.reading.parts.MAX_FILE_BYTES", 1_000_000)
    (reports / "huge.txt").write_bytes(b"x" * 1_000_001)
    outcomes = list(import_paths(archive, [reports / "huge.txt"]))
    assert statuses(outcomes) == ["failed"]


def test_hidden_files_page_parts_links_and_the_archive_itself_are_passed_over(tmp_path: Path) -> None:
    def put(name: str) -> None:
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(report(len(name)), encoding="utf-8")

    names = "a.txt .hidden.txt .git/x.txt trang.html trang_files/menu.txt other_files/b.txt"
    for name in (*names.split(), "~$a.docx", "Thumbs.db", "desktop.ini"):
        put(name)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    archive = Archive.open(tmp_path / "archive", create=True)
    outcomes = list(import_paths(archive, [tmp_path]))
    assert [Path(o.path).relative_to(tmp_path).as_posix() for o in outcomes] == [
        "a.txt",
        "other_files/b.txt",
        "trang.html",
    ]
    assert statuses(list(import_paths(archive, [tmp_path / ".hidden.txt"]))) == ["new"]


def test_the_files_are_counted_beforehand(reports: Path) -> None:
    (reports / ".hidden").write_text("x")
    assert count_files([str(reports), "-", reports / "a" / "00.txt", "none"]) == 15


@pytest.mark.skipif(os.name != "posix", reason="names of any bytes")
def test_names_that_are_no_text_do_no_harm(archive: Archive, tmp_path: Path) -> None:
    place = os.fsencode(tmp_path) + b"/b\xff\xfeo.txt"
    with open(place, "wb") as file:  # noqa: PTH123
        file.write(report(1).encode())
    (outcome,) = import_paths(archive, [tmp_path / os.fsdecode(b"b\xff\xfeo.txt")])
    assert outcome.status == "new"
    outcome.path.encode()
    archive.get(outcome.id or "").source.name.encode()


def test_several_processes_give_what_one_gives(archive: Archive, reports: Path, tmp_path: Path) -> None:
    (reports / "a" / "empty.txt").write_bytes(b"")
    (reports / "c.txt").write_text(report(0), encoding="utf-8")
    moment = datetime(2022, 1, 1, tzinfo=UTC)
    other = Archive.open(tmp_path / "other", create=True)
    one = list(import_paths(archive, [reports], clock=lambda: moment))
    two = list(import_paths(other, [reports], jobs=2, clock=lambda: moment))
    assert one == two
    assert archive.segments() == other.segments()


def test_an_outcome_is_told_only_when_it_is_on_the_disk(
    archive: Archive, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "FLUSH_FILES", 5)
    for outcome in import_paths(archive, [reports]):
        assert outcome.id in Archive.open(archive.path)


def test_interrupted_what_was_told_is_kept_and_the_next_run_goes_on(
    archive: Archive, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "FLUSH_FILES", 3)
    outcomes = import_paths(archive, [reports])
    told = [next(outcomes) for _ in range(4)]
    outcomes.close()  # type: ignore[attr-defined]
    kept = set(Archive.open(archive.path).ids())
    assert {outcome.id for outcome in told} <= kept
    again = list(import_paths(archive, [reports]))
    assert statuses(again) == ["known"] * len(kept) + ["new"] * (12 - len(kept))


def test_an_interrupt_in_the_midst_of_parsing_keeps_what_was_parsed(
    archive: Archive, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = workers.parse
    parsed: list[Meeting] = []

    def parse(text: Any) -> Meeting:
        if len(parsed) == 7:
            raise KeyboardInterrupt
        parsed.append(real(text))
        return parsed[-1]

    monkeypatch.setattr(workers, "parse", parse)
    with pytest.raises(KeyboardInterrupt):
        list(import_paths(archive, [reports]))
    assert list(Archive.open(archive.path).ids()) == [meeting.id for meeting in parsed]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_import_has_kept_what_it_told(tmp_path: Path, reports: Path, jobs: int) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom store import Archive, import_paths\n"
        "from store.importing import importing\nimporting.FLUSH_FILES = 2\n"
        "if __name__ == '__main__':\n"
        "    archive = Archive.open(Path(sys.argv[1]), create=True)\n"
        "    for outcome in import_paths(archive, [sys.argv[2]], jobs=int(sys.argv[3])):\n"
        "        print(outcome.id, flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, tmp_path / "archive", reports, str(jobs)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(3)]
    process.kill()
    told += process.stdout.read().split()
    process.wait()
    archive = Archive.open(tmp_path / "archive")
    assert archive.damages() == ()
    assert {id for id in told if len(id) == 12} <= set(archive.ids())
    list(import_paths(archive, [reports]))
    assert len(archive) == 12


def test_another_writer_is_named(archive: Archive, reports: Path) -> None:
    with archive.writer(), pytest.raises(LockedError):
        list(import_paths(Archive.open(archive.path), [reports], timeout=0))


def test_a_lost_original_comes_back_with_its_file(archive: Archive, reports: Path) -> None:
    (outcome,) = import_paths(archive, [reports / "a" / "00.txt"])
    sha256 = archive.get(outcome.id or "").source.sha256
    lose(archive, sha256)
    assert statuses(list(import_paths(archive, [reports / "a" / "00.txt"]))) == ["known"]
    assert archive.original(sha256) == report(0).encode()


def dies_on_some(task: Task) -> Meeting | Failure:
    if b"die" in task.data:
        os._exit(9)
    return Meeting(id=task.name)


def test_a_file_that_kills_its_process_fails_alone() -> None:
    items: list[Job | str] = [Job(n, Task(b"die" if n in {3, 20} else b"live", str(n))) for n in range(40)]
    items.insert(5, "passes through")
    done = list(parse_all(items, 2, work=dies_on_some))
    assert done[5] == "passes through"
    del done[5]
    for number, one in enumerate(done):
        assert not isinstance(one, str)
        assert one.job.tag == number
        if number in {3, 20}:
            assert isinstance(one.result, Failure)
        else:
            assert isinstance(one.result, Meeting)
            assert one.result.id == str(number)


def refuses(task: Task) -> Failure:
    return Failure(task.name)


def test_few_large_files_are_in_memory_at_a_time() -> None:
    taken: list[int] = []

    def large() -> Iterator[Job]:
        for number in range(14):
            taken.append(number)
            yield Job(number, Task(bytes(3_000_000), "lớn.txt"))

    held = [len(taken) - number for number, _ in enumerate(parse_all(large(), 2, work=refuses))]
    assert len(held) == 14
    assert max(held) <= 4


def test_a_parser_that_fails_on_a_file_is_told(
    archive: Archive, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(_: Any) -> Meeting:
        raise RecursionError

    monkeypatch.setattr(workers, "parse", parse)
    outcomes = list(import_paths(archive, [reports]))
    assert statuses(outcomes) == ["failed"] * 12
    assert "RecursionError" in (outcomes[0].reason or "")


def test_a_broken_installation_is_no_failure_of_the_files(
    archive: Archive, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(_: Any) -> Meeting:
        raise VocabularyError("roles.toml is broken.")

    monkeypatch.setattr(workers, "parse", parse)
    with pytest.raises(VocabularyError):
        list(import_paths(archive, [reports]))


@pytest.fixture
def imported(archive: Archive, reports: Path) -> Archive:
    list(import_paths(archive, [reports], clock=lambda: datetime(2022, 1, 1, tzinfo=UTC)))
    return archive


def spoil(archive: Archive, id: str, **fields: Any) -> Meeting:
    """Makes a record one that a poorer parser would have made; gives it as it should be."""
    right = archive.get(id)
    with archive.writer() as writer:
        writer.replace(msgspec.structs.replace(right, **fields))
    return right


def test_parsing_again_changes_nothing_where_nothing_is_new(imported: Archive) -> None:
    before = imported.segments()
    done = list(reparse(imported, imported.ids()))
    assert [one.id for one in done] == list(imported.ids())
    assert all(one.changes == () and one.reason is None and one.new_id == one.id for one in done)
    assert imported.segments() == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_parsing_again_tells_what_changed_field_by_field(imported: Archive, jobs: int) -> None:
    id = list(imported.ids())[4]
    right = spoil(imported, id, title="sai", people=())
    (done,) = reparse(imported, [id, id], jobs=jobs)
    assert [change.field for change in done.changes] == ["title", "people"]
    field, before, after = done.changes[0]
    assert (field, before, after) == ("title", "sai", right.title)
    assert imported.get(id) == right, "name and time of import too"


def test_parsing_again_leaves_the_readers_work_alone(imported: Archive) -> None:
    id = next(imported.ids())
    ReaderState(imported.path).set_note(id, "giữ nguyên", 0, 5)
    before = (imported.path / "reader.json").read_bytes()
    spoil(imported, id, title="sai")
    list(reparse(imported, imported.ids()))
    assert (imported.path / "reader.json").read_bytes() == before


def test_a_record_without_its_original_stays(imported: Archive) -> None:
    id = next(imported.ids())
    wrong = msgspec.structs.replace(imported.get(id), title="sai")
    spoil(imported, id, title="sai")
    lose(imported, wrong.source.sha256)
    done = list(reparse(imported, [id, "0" * 12]))
    assert all(one.reason and one.changes == () for one in done)
    assert imported.get(id) == wrong


def as_read_before(archive: Archive, id: str) -> str:
    """Makes a record one whose text an older version read with a menu in it; gives its id then."""
    meeting = archive.get(id)
    text = meeting.text + "\n\nTrang chủ Liên hệ"
    with archive.writer() as writer:
        writer.supersede(id, msgspec.structs.replace(meeting, id=meeting_id(text), text=text))
    return meeting_id(text)


def test_a_text_read_better_gets_its_own_id(imported: Archive) -> None:
    id = list(imported.ids())[2]
    right = imported.get(id)
    old = as_read_before(imported, id)
    (done,) = reparse(imported, [old])
    assert (done.id, done.new_id) == (old, id)
    assert {"id", "text"} <= {change.field for change in done.changes}
    assert len(imported) == 12
    assert old not in imported
    assert imported.get(id) == right


def test_a_text_that_notes_point_into_stays(imported: Archive) -> None:
    id = list(imported.ids())[2]
    old = as_read_before(imported, id)
    text = imported.get(old).text
    ReaderState(imported.path).add_clipping(old, 0, 9, text[0:9])
    spoil(imported, old, title="sai")
    (done,) = reparse(imported, [old])
    assert done.new_id == old
    assert "title" in {change.field for change in done.changes}
    assert imported.get(old).text == text


def test_what_is_imported_is_private(imported: Archive) -> None:
    for path in (imported.path, *imported.path.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_the_digest_names_the_file(imported: Archive, reports: Path) -> None:
    for place in reports.rglob("*.txt"):
        data = place.read_bytes()
        id = imported.known(hashlib.sha256(data).hexdigest())
        assert id is not None
        assert imported.get(id).source.name == place.name


def test_an_import_told_to_stop_ends_what_it_began_and_tells_all_of_it(
    archive: Archive, reports: Path
) -> None:
    asked = iter([False] * 5)
    outcomes = list(import_paths(archive, [reports], stop=lambda: next(asked, True)))
    assert [one.status for one in outcomes] == ["new"] * 5
    assert set(archive.ids()) == {one.id for one in outcomes}
    assert len(list(import_paths(archive, [reports]))) == 12
    assert len(archive) == 12
