"""What cannot be read is never told as "nothing there": the answer says so, and the exit code is 3."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def cut(run: Run, report: Path, archive: Path) -> Path:
    """An archive of one meeting, whose only segment has lost its end."""
    run("import", str(report))
    (segment,) = (archive / "meetings").glob("*.json")
    segment.write_bytes(segment.read_bytes()[:-200])
    return archive


@pytest.mark.parametrize(
    "command",
    [
        ["search", "chè"],
        ["search", "chè", "--json"],
        ["search", "chè", "--tsv"],
        ["export", "--format", "jsonl"],
        ["stats"],
        ["show", "abcd"],
        ["verify", "trồng thêm 40 ha chè"],
        ["reparse"],
        ["reindex"],
    ],
    ids=" ".join,
)
def test_a_damaged_segment_is_told_by_whatever_lacks_its_meetings(
    run: Run, cut: Path, command: list[str]
) -> None:
    done = run(*command)
    assert done.returncode == 3
    assert "000001.json is damaged" in done.stderr.decode()
    assert "check --repair" in done.stderr.decode()


def test_what_the_rest_holds_is_answered_all_the_same(run: Run, cut: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac.txt"
    other.write_text(
        "Phường Cầu Tre họp giao ban\n\nSáng 5/1/2022, UBND phường Cầu Tre họp giao ban tháng 1.\n",
        encoding="utf-8",
    )
    assert run("import", str(other)).returncode == 3
    done = run("search", "giao ban", "--json")
    assert json.loads(done.stdout)["count"] == 1
    assert done.returncode == 3
    target = tmp_path / "out.json"
    assert run("export", "--format", "csl-json", "-o", str(target)).returncode == 3
    assert len(json.loads(target.read_bytes())) == 1


def test_after_repair_nothing_is_told(run: Run, cut: Path) -> None:
    found = run("check")
    assert found.returncode == 3
    assert found.stdout.startswith(b"wrong (segments): ")
    assert run("check", "--repair").returncode == 0
    done = run("search", "chè", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["count"] == 1


def test_lost_notes_and_clippings_are_not_told_as_none(
    run: Run, report: Path, archive: Path, tmp_path: Path
) -> None:
    run("import", str(report))
    (archive / "reader.json").write_bytes(b'{"notes": ')
    target = tmp_path / "before.txt"
    target.write_text("as it was", encoding="utf-8")
    for command in (["search", "has:note"], ["export", "--clippings", "--format", "text", "-o", str(target)]):
        done = run(*command)
        assert done.returncode == 3
        assert b"reader.json" in done.stderr
    assert target.read_text(encoding="utf-8") == "as it was"


@pytest.mark.parametrize(
    "command",
    [
        ["search", "--json"],
        ["search", "--tsv"],
        ["export", "--format", "jsonl"],
        ["verify", "--json"],
        ["show"],
    ],
    ids=" ".join,
)
def test_bytes_that_are_no_letters_are_a_question_like_any_other(
    run: Run, report: Path, command: list[str]
) -> None:
    run("import", str(report))
    done = run(*command, "h\udcff\udcfe")
    assert done.returncode in {0, 1}
    assert b"Traceback" not in done.stderr
    done.stdout.decode("utf-8")


def test_nor_does_such_a_file_name_hurt(run: Run, report: Path, tmp_path: Path) -> None:
    odd = tmp_path / "b\udce1o.txt"
    try:
        odd.write_bytes(report.read_bytes())
    except OSError:
        pytest.skip("this disk takes no such names")
    done = run("parse", str(odd), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["source"]["name"] == "b\ufffdo.txt"
    run("import", str(odd))
    assert json.loads(run("backup", str(tmp_path / "k\udce1o.zip"), "--json").stdout)["meetings"] == 1


def test_an_archive_in_a_folder_with_such_a_name_is_refused_in_a_sentence(
    run: Run, report: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "kho b\udce1o"
    try:
        odd.mkdir()
    except OSError:
        pytest.skip("this disk takes no such names")
    done = run("import", str(report), "--archive", str(odd))
    assert done.returncode == 3
    assert b"UTF-8" in done.stderr
    assert b"Traceback" not in done.stderr
