"""Disks that are full, read-only, forbidden or gone, clocks that jump: a sentence, and everything kept."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from store.archive import Archive, ReaderState, make_backup
from store.checking import check_archive
from store.errors import ArchiveError, StoreError
from store.importing import import_paths
from store.search import Index
from tests.hostile.conftest import ROOT, Program, environment
from tests.soak.looking import assert_whole
from tests.soak.reports import write_reports

KEPT = 8


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    write_reports(tmp_path / "reports", 1, KEPT * 3)
    return tmp_path / "reports"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """An archive with meetings, notes and an index."""
    write_reports(tmp_path / "before", 100, 100 + KEPT)
    path = tmp_path / "archive"
    archive = Archive.open(path, create=True)
    list(import_paths(archive, [tmp_path / "before"]))
    ReaderState(path).set_note("a" * 12, "xem lại")
    Index.open(archive).refresh()
    return path


def assert_kept(path: Path) -> None:
    assert assert_whole(path, ()) >= KEPT
    assert ReaderState(path).note("a" * 12) == "xem lại"


FAULTS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "quota",
    errno.EFBIG: "larger",
    errno.EROFS: "read-only",
    errno.EACCES: "may not be read or written",
    errno.EPERM: "may not be read or written",
    errno.EIO: "does not answer",
    errno.ESTALE: "does not answer",
    errno.ENOTCONN: "does not answer",
    errno.ETIMEDOUT: "does not answer",
    errno.EHOSTDOWN: "does not answer",
    errno.EMFILE: "open",
    errno.ENAMETOOLONG: ":",
}


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        *(("write", fault) for fault in FAULTS),
        *((call, fault) for call in ("fsync", "replace", "open") for fault in (errno.ENOSPC, errno.EIO)),
    ],
)
def test_whatever_the_disk_refuses_is_told_and_all_is_kept(
    filled: Path, reports: Path, monkeypatch: pytest.MonkeyPatch, call: str, fault: int
) -> None:
    archive = Archive.open(filled)
    real = getattr(os, call)

    def refuse(*arguments: Any, **named: Any) -> Any:
        if call != "open" or (isinstance(arguments[1], int) and arguments[1] & os.O_WRONLY):
            raise OSError(fault, os.strerror(fault))
        return real(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(ArchiveError) as importing:
            list(import_paths(archive, [reports]))
        with pytest.raises(ArchiveError) as noting:
            ReaderState(filled).set_note("b" * 12, "không vừa")
    for error in (importing.value, noting.value):
        assert FAULTS[fault] in error.message
        assert fault == errno.ENAMETOOLONG or error.hint
    assert_kept(filled)
    list(import_paths(Archive.open(filled), [reports]))
    assert list(check_archive(filled)) == []


@pytest.mark.parametrize("fault", [errno.EIO, errno.ESTALE, errno.ETIMEDOUT])
def test_an_archive_whose_disk_goes_away_while_it_is_read(
    filled: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    archive = Archive.open(filled)
    ids = list(archive.ids())
    state = ReaderState(filled)

    def gone(*_: Any, **__: Any) -> Any:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        for name in ("open", "stat", "read_bytes", "iterdir"):
            patch.setattr(Path, name, gone)
        for look in (
            lambda: archive.get(ids[0]),
            lambda: archive.read_segment("000001"),
            lambda: archive.original("0" * 64),
            archive.reload,
            lambda: list(check_archive(filled)),
        ):
            with pytest.raises(ArchiveError) as error:
                look()
            assert "does not answer" in error.value.message
        state.reload()
        assert state.damage is not None
    state.reload()
    assert state.note("a" * 12) == "xem lại"
    assert archive.get(ids[0]).id == ids[0]
    assert_kept(filled)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no file-size limit here")
def test_a_limit_on_the_size_of_files_is_told(filled: Path, reports: Path, program: Program) -> None:
    def limited() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))

    done = _run(filled, ["import", str(reports)], limited)
    assert done.returncode == 3
    assert "larger" in done.stderr
    assert "Traceback" not in done.stderr
    assert_kept(filled)
    assert program(filled, "import", str(reports)).returncode == 0
    assert list(check_archive(filled)) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no memory limit here")
def test_an_index_that_cannot_be_written_loses_no_meeting(
    filled: Path, reports: Path, program: Program
) -> None:
    shutil.rmtree(filled / "index")
    (filled / "index").write_text("something else")
    done = program(filled, "import", str(reports))
    assert done.returncode == 3
    assert "index" in done.stderr
    assert "Traceback" not in done.stderr
    (filled / "index").unlink()
    assert program(filled, "search", "kiểm điểm").returncode == 0
    assert_kept(filled)


def _run(archive: Path, arguments: list[str], before: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from tui.cli import main; main()", *arguments],
        env=environment(archive, archive.parent / "home"),
        preexec_fn=before,
        capture_output=True,
        text=True,
        check=False,
    )


# Loads all that the command needs by running it on a copy; then becomes a user who owns nothing here.
AS_NOBODY = """
import os, sys
from tui.cli import run
copy, archive, *arguments = sys.argv[1:]
os.environ["MEETINGS_ARCHIVE"] = copy
run(arguments)
if arguments[0] == "backup":
    os.unlink(arguments[1])
print("---", flush=True)
print("---", file=sys.stderr, flush=True)
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
os.environ["MEETINGS_ARCHIVE"] = archive
sys.exit(run(arguments))
"""
by_root = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root can become another user"
)


def as_nobody(archive: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as another user; what it had to say then."""
    copy = archive.with_name("copy")
    shutil.copytree(archive, copy)
    for folder in archive.parents[:-2]:
        folder.chmod(folder.stat().st_mode | 0o011)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(copy), str(archive), *arguments],
        env=environment(archive, archive.parent / "home"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    shutil.rmtree(copy)
    out, err = (text.partition("---\n")[2] for text in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@by_root
@pytest.mark.parametrize("command", ["search", "import", "check", "backup"])
def test_an_archive_of_someone_else_cannot_be_looked_into(filled: Path, tmp_path: Path, command: str) -> None:
    place = str(tmp_path / "x")
    more = {"search": "x", "import": place, "backup": place}
    done = as_nobody(filled, command, *filter(None, [more.get(command)]))
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("meetings-tui: ")
    assert "Traceback" not in done.stderr
    assert_kept(filled)


@pytest.fixture
def read_only(filled: Path) -> Iterator[Path]:
    """The archive, open for reading to all and for writing to nobody."""
    modes = {path: path.stat().st_mode for path in (filled, *filled.rglob("*"))}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield filled
    for path, mode in modes.items():
        path.chmod(mode)


@by_root
def test_a_read_only_archive_is_read_and_never_written(
    read_only: Path, reports: Path, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in read_only.rglob("*") if path.is_file()}
    target = tmp_path / "open"
    target.mkdir()
    target.chmod(0o777)
    saved = as_nobody(read_only, "backup", str(target / "x.zip"))
    assert saved.returncode == 0, saved.stderr
    checked = as_nobody(read_only, "check")
    assert "open to other users" in checked.stdout
    for command in (["import", str(reports)], ["reparse"]):
        done = as_nobody(read_only, *command)
        assert done.returncode == 3, done.stderr
        assert "may not be read or written" in done.stderr
    assert {path: path.read_bytes() for path in read_only.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_disk_that_is_really_full(tmp_path: Path, reports: Path, program: Program) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        archive = disk / "archive"
        write_reports(tmp_path / "few", 1, 4)
        list(import_paths(Archive.open(archive, create=True), [tmp_path / "few"]))
        before = assert_whole(archive, ())
        write_reports(tmp_path / "many", 200, 700)
        done = program(archive, "import", str(tmp_path / "many"))
        assert done.returncode == 3
        assert "full" in done.stderr
        assert "Traceback" not in done.stderr
        assert assert_whole(archive, ()) >= before
        with suppress(OSError):
            (disk / "filler").write_bytes(bytes(1 << 20))
        with pytest.raises(StoreError):
            make_backup(archive, disk / "backup.zip")
        assert assert_whole(archive, ()) >= before
    finally:
        subprocess.run(["umount", disk], check=False)


def test_a_clock_that_jumps_does_no_harm(tmp_path: Path, reports: Path) -> None:
    """Back before the last import, before 1980, far ahead: stamps of files and times of import may say so."""
    path = tmp_path / "archive"
    years = iter([2022, 1970, 2099, 1, 9999, 2021] * 50)
    archive = Archive.open(path, create=True)
    reader = Archive.open(path)
    for number in range(6):
        moment = datetime(next(years), 1, 1, tzinfo=UTC)
        write_reports(tmp_path / "one", 300 + number, 301 + number)
        list(import_paths(archive, [tmp_path / "one"], clock=lambda moment=moment: moment))
        stamp = (moment.timestamp() if 1970 <= moment.year <= 2099 else 0,) * 2
        for file in (*(path / "meetings").iterdir(), *(path / "originals").iterdir()):
            os.utime(file, stamp)
        reader.reload()
        assert set(reader.ids()) == set(Archive.open(path).ids())
    assert assert_whole(path, ()) == 6
    assert list(check_archive(path)) == []
    made = make_backup(path, tmp_path / "x.zip", clock=lambda: datetime(1, 1, 1, tzinfo=UTC))
    assert made.meetings == 6


def test_output_that_nobody_takes_is_told(filled: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    for command in (
        ["stats"],
        ["search", "kiểm"],
        ["export", "--format", "csv"],
        ["search", "kiểm", "--json"],
    ):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-c", "from tui.cli import main; main()", *command],
                env=environment(filled, filled.parent / "home"),
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert done.returncode != 0, command
        assert "Traceback" not in done.stderr, command
        assert "No space left" in done.stderr
