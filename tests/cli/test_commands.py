"""The commands as a program sees them: what they print, where, and how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def lines(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def test_parse_prints_one_record_with_real_letters(run: Run, report: Path, archive: Path) -> None:
    done = run("parse", str(report), "--json")
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert record["title"] == "Xã Mây Trắng tổng kết công tác năm 2021"
    assert "Mây Trắng".encode() in done.stdout
    assert record["text"][slice(*record["people"][0]["mentions"][0])] == "Lò Văn Suối"
    assert not archive.exists()


def test_parse_without_json_is_for_reading(run: Run, report: Path) -> None:
    done = run("parse", str(report))
    assert done.returncode == 0
    assert "Lò Văn Suối" in done.stdout.decode()
    assert b"\x1b" not in done.stdout


def test_import_twice_gives_one_meeting(run: Run, report: Path) -> None:
    first = lines(run("import", str(report.parent), "--json").stdout)
    again = lines(run("import", str(report.parent), "--json").stdout)
    assert [line.get("status") for line in first] == ["new", None]
    assert [line.get("status") for line in again] == ["known", None]
    assert first[0]["id"] == again[0]["id"]
    assert first[-1]["summary"] == {"new": 1, "known": 0, "not-a-meeting": 0, "failed": 0}


def test_import_names_each_failure_and_takes_the_rest(run: Run, report: Path) -> None:
    folder = report.parent
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.txt").write_bytes(b"\x89PNG\x00\x00\xff\xfe\x80")
    done = run("import", str(folder), str(folder / "missing.txt"), "--json")
    assert done.returncode == 1
    *files, summary = lines(done.stdout)
    status = {Path(line["path"]).name: line["status"] for line in files}
    assert status == {
        "empty.txt": "failed",
        "image.txt": "failed",
        "may-trang.txt": "new",
        "missing.txt": "failed",
    }
    assert all(line["reason"] for line in files if line["status"] == "failed")
    assert summary["summary"]["failed"] == 3


def test_import_reads_standard_input(run: Run, report: Path) -> None:
    done = run("import", "-", "--json", stdin=report.read_bytes())
    assert done.returncode == 0
    assert lines(done.stdout)[0]["status"] == "new"


def test_search_answers_as_the_contract_says(run: Run, report: Path) -> None:
    run("import", str(report))
    answer = json.loads(run("search", "thu gom rac", "--json").stdout)
    assert answer["query"] == "thu gom rac"
    assert answer["count"] == 1
    (meeting,) = answer["meetings"]
    assert set(meeting) == {"id", "title", "date", "kind", "organiser", "province", "score", "snippets"}
    snippet = meeting["snippets"][0]
    assert [snippet["text"][a:b] for a, b in snippet["hits"]] in (["thu gom rác"], ["thu", "gom", "rác"])
    assert set(answer["facets"]) == {"kind", "year", "province", "organiser", "person", "document"}
    assert answer["facets"]["year"] == [["2021", 1]]


def test_search_for_reading_marks_nothing_in_a_pipe(run: Run, report: Path) -> None:
    run("import", str(report))
    done = run("search", "chè")
    assert done.returncode == 0
    assert "Xã Mây Trắng tổng kết" in done.stdout.decode()
    assert b"\x1b" not in done.stdout


def test_a_word_with_a_minus_is_a_query_not_an_option(run: Run, report: Path) -> None:
    run("import", str(report))
    assert json.loads(run("search", "xã", "-hoa", "--json").stdout)["count"] == 1
    assert json.loads(run("search", "xã", "-chè", "--json").stdout)["count"] == 0


def test_a_query_that_cannot_be_understood_is_refused_with_its_place(run: Run, report: Path) -> None:
    run("import", str(report))
    done = run("search", "xã colour:đỏ")
    assert done.returncode == 2
    assert done.stdout == b""
    complaint = done.stderr.decode().splitlines()
    marked = next(at for at, line in enumerate(complaint) if set(line.strip()) == {"^"})
    start = complaint[marked].index("^")
    assert complaint[marked - 1][start:].startswith("colour")


def test_show_takes_a_unique_beginning_of_the_id(run: Run, report: Path) -> None:
    run("import", str(report))
    whole = json.loads(run("search", "xã", "--json").stdout)["meetings"][0]["id"]
    record = json.loads(run("show", whole[:6], "--json").stdout)
    assert record["id"] == whole
    assert record["source"]["name"] == "may-trang.txt"


def test_show_finds_nothing(run: Run, report: Path) -> None:
    run("import", str(report))
    done = run("show", "ffffffff")
    assert done.returncode == 1
    assert b"ffffffff" in done.stderr


def test_export_gives_a_file_and_a_pipe_the_same_bytes(run: Run, report: Path, tmp_path: Path) -> None:
    run("import", str(report))
    piped = run("export", "chè", "--format", "jsonl")
    written = run("export", "chè", "--format", "jsonl", "-o", str(tmp_path / "out.jsonl"))
    assert written.returncode == 0
    assert written.stdout == b""
    assert (tmp_path / "out.jsonl").read_bytes() == piped.stdout
    assert [record["title"] for record in lines(piped.stdout)] == ["Xã Mây Trắng tổng kết công tác năm 2021"]


def test_stats_counts(run: Run, report: Path) -> None:
    run("import", str(report))
    figures = json.loads(run("stats", "--json").stdout)
    assert figures["meetings"] == 1
    assert run("stats").returncode == 0


def test_reindex_and_check_leave_a_sound_archive(run: Run, report: Path) -> None:
    run("import", str(report))
    assert run("reindex").returncode == 0
    assert run("check").returncode == 0
    assert json.loads(run("search", "chè", "--json").stdout)["count"] == 1


def test_reparse_changes_nothing_when_the_parser_is_the_same(run: Run, report: Path) -> None:
    run("import", str(report))
    done = run("reparse")
    assert done.returncode == 0
    assert done.stdout == b""


def test_deleting_the_index_loses_nothing(run: Run, report: Path, archive: Path) -> None:
    import shutil

    run("import", str(report))
    shutil.rmtree(archive / "index")
    assert json.loads(run("search", "chè", "--json").stdout)["count"] == 1


@pytest.mark.parametrize("command", [["search", "x"], ["show", "abcd"], ["stats"], ["reindex"], ["check"]])
def test_without_an_archive_the_sentence_says_what_to_do(run: Run, command: list[str]) -> None:
    done = run(*command)
    assert done.returncode == 3
    assert b"import" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["search"], ["search", "x", "--limit", "many"], ["show"]]
)
def test_wrong_usage_ends_with_two(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_the_browser_without_a_terminal_names_search_and_help(run: Run, archive: Path) -> None:
    done = run()
    assert done.returncode == 2
    assert b"search" in done.stderr
    assert b"--help" in done.stderr
    assert not archive.exists()


@pytest.mark.parametrize("command", [["--help"], ["search", "chè"], ["parse", "reports/may-trang.txt"]])
def test_commands_do_not_load_the_app(run: Run, report: Path, tmp_path: Path, command: list[str]) -> None:
    run("import", str(report))
    probe = f"import sys, tui.cli\ntui.cli.run({command!r})\nprint('textual' in sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env=os.environ
        | {"MEETINGS_ARCHIVE": str(tmp_path / "archive"), "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.stderr.decode().splitlines()[-1] == "False"


def test_a_hostile_report_sends_no_control_characters(run: Run, report: Path) -> None:
    report.write_text(
        "Xã \x1b[2J Đá Vàng họp \u202e[bold]giao ban[/]\n\n"
        "Sáng 5/1/2022, xã Đá Vàng họp \x07 giao ban [/] tháng 1.\n",
        encoding="utf-8",
    )
    run("import", str(report))
    for command in (["search", "đá"], ["parse", str(report)], ["stats"]):
        done = run(*command)
        assert done.returncode == 0
        assert not {0x1B, 0x07} & set(done.stdout + done.stderr)
        assert "\u202e" not in done.stdout.decode()
    assert b"[bold]giao ban[/]" in run("search", "đá").stdout


def test_output_is_utf8_under_any_locale(run: Run, report: Path) -> None:
    done = run("parse", str(report), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert "Mây Trắng" in done.stdout.decode("utf-8")


def test_a_query_is_read_as_utf8_under_any_locale(run: Run, report: Path) -> None:
    run("import", str(report))
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("search", "chè", "--json", **plain)
    assert json.loads(done.stdout)["count"] == 1
    assert json.loads(done.stdout)["query"] == "chè"
    assert "colour:đỏ" in run("search", "colour:đỏ", **plain).stderr.decode()


def test_typed_keys_are_read_as_letters_and_it_is_said(run: Run, report: Path) -> None:
    run("import", str(report))
    done = run("search", "chir thij", "--json")
    assert json.loads(done.stdout)["count"] == 1
    assert "chỉ thị" in done.stderr.decode()


def test_a_slip_is_offered_not_answered(run: Run, report: Path) -> None:
    run("import", str(report))
    done = run("search", "truong", "cheee", "--json")
    assert json.loads(done.stdout)["count"] == 0
    done = run("search", "giom rac", "--json")
    assert json.loads(done.stdout)["count"] == 0
    assert "gom rac" in done.stderr.decode()


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the streams")
@pytest.mark.parametrize(
    ("command", "code"),
    [("search chè >&-", 0), ("search chè 2>&-", 0), ("parse - <&-", 1), ("import - <&-", 1)],
)
def test_a_stream_that_is_closed_is_no_mishap(
    run: Run, report: Path, archive: Path, command: str, code: int
) -> None:
    run("import", str(report))
    program = f"{sys.executable} -c 'from tui.cli import main; main()' {command}"
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        ["sh", "-c", program],
        check=False,
        capture_output=True,
        env=os.environ | {"MEETINGS_ARCHIVE": str(archive), "PYTHONPATH": root},
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_of_a_long_query_what_is_around_a_mistake_is_shown(run: Run, report: Path) -> None:
    assert run("import", str(report)).returncode == 0
    told = run("search", "rác " * 200 + "kind:zzz" + " rác" * 200).stderr.decode().splitlines()
    at = told[2].index("^")
    assert told[1][at : at + told[2].count("^")] == "zzz"
    assert told[1][2] == "…"
    assert all(len(line) < 210 for line in told[1:3])
    assert all(len(line) < 210 for line in run("search", "rác " * 900).stderr.decode().splitlines())


def test_a_quotation_without_words_is_told_as_that(run: Run, report: Path) -> None:
    assert run("import", str(report)).returncode == 0
    done = run("verify", "…")
    assert (done.returncode, done.stderr.decode()) == (1, "There are no words to look for.\n")
