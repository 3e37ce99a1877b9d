"""`backup` and `restore` as a user gives them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Run


def test_a_lost_archive_comes_back_from_its_backup(
    run: Run, report: Path, archive: Path, tmp_path: Path
) -> None:
    run("import", str(report))
    made = run("backup", "kho.zip", "--json")
    assert made.returncode == 0
    told = json.loads(made.stdout)
    assert told["file"] == "kho.zip"
    assert told["meetings"] == 1
    assert told["bytes"] == (tmp_path / "kho.zip").stat().st_size
    shutil.rmtree(archive)
    back = run("restore", "kho.zip", "--json")
    assert back.returncode == 0
    assert json.loads(back.stdout)["meetings"] == 1
    assert json.loads(run("search", "chè", "--json").stdout)["count"] == 1
    assert run("check").returncode == 0


def test_what_is_there_is_not_overwritten_without_force(
    run: Run, report: Path, archive: Path, tmp_path: Path
) -> None:
    run("import", str(report))
    assert run("backup", "kho.zip").returncode == 0
    again = run("backup", "kho.zip")
    assert again.returncode == 2
    assert b"--force" in again.stderr
    assert run("backup", "kho.zip", "--force").returncode == 0
    refused = run("restore", "kho.zip")
    assert refused.returncode == 2
    assert b"--force" in refused.stderr
    forced = run("restore", "kho.zip", "--force", "--json")
    assert forced.returncode == 0
    assert Path(json.loads(forced.stdout)["moved"]) == archive.with_name("archive.before-restore")
    assert (archive.with_name("archive.before-restore") / "archive.json").exists()


def test_what_is_no_backup_ends_with_three_and_a_sentence(run: Run, report: Path) -> None:
    run("import", str(report))
    for name in (str(report), "missing.zip"):
        done = run("restore", name, "--archive", "elsewhere")
        assert done.returncode == 3
        assert done.stderr.startswith(b"meetings-tui: ")
    assert not (report.parents[1] / "elsewhere").exists()


def test_without_json_both_are_told_in_a_line(run: Run, report: Path) -> None:
    run("import", str(report))
    made = run("backup", "kho.zip")
    assert "kho.zip: 1 meetings" in made.stdout.decode()
    back = run("restore", "kho.zip", "--force")
    assert "1 meetings, as of " in back.stdout.decode()
    assert "before-restore" in back.stderr.decode()


def test_a_newer_archive_is_refused_by_every_command(run: Run, report: Path, archive: Path) -> None:
    run("import", str(report))
    (archive / "archive.json").write_text('{"format": 99, "program": "meetings-tui"}')
    before = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}
    for command in (
        ["search", "x"],
        ["import", str(report)],
        ["check", "--repair"],
        ["backup", "x.zip"],
        ["reparse"],
    ):
        done = run(*command)
        assert done.returncode == 3, command
        assert b"newer version" in done.stderr
    assert {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()} == before
