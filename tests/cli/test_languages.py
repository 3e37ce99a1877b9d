"""The command line in Vietnamese: every sentence it has, and whole commands as they are run."""

from __future__ import annotations

import ast
import inspect
import json
import string
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import tui
from store.checking import CHECKS
from tests.cli.conftest import Run
from tui.grammar import commands
from tui.text.heard import translated
from tui.text.vietnamese_commands import VIETNAMESE_COMMANDS

VIETNAMESE = {"LANG": "vi_VN.UTF-8"}
LABELS = "recordview.py"  # names its sentences by what they label


def spoken_sentences() -> Iterator[str]:
    """What is said by `spoken("…")` anywhere."""
    for path in Path(tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "spoken":
                first = node.args[0]
                if isinstance(first, ast.Constant) and any(one.isalpha() for one in words(first.value)):
                    yield first.value


def words(template: str) -> str:
    """A template without its places."""
    return "".join(literal for literal, *_ in string.Formatter().parse(template))


def places(template: str) -> list[tuple[str, str | None]]:
    return sorted((name, how) for _, name, how, _ in string.Formatter().parse(template) if name)


def names() -> set[str]:
    """What is said by its name: what became of files, what is checked."""
    return {"new", "known", "not-a-meeting", "failed"} | {check.name for check in CHECKS}


def labels() -> set[str]:
    """What the record's facts are called: the first of each pair that `yield`s in the record's view."""
    path = Path(tui.__file__).parent / "commands" / LABELS
    found = {"morning", "afternoon", "evening", "organiser", "place", "province", "period", "published"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            label = node.value.elts[0]
            if isinstance(label, ast.Constant):
                found.add(label.value)
    return found


def test_every_sentence_of_a_command_is_there_in_vietnamese_and_none_is_left_over() -> None:
    assert set(VIETNAMESE_COMMANDS) == set(spoken_sentences()) | labels() | names()


@pytest.mark.parametrize("sentence", VIETNAMESE_COMMANDS)
def test_both_have_the_same_places(sentence: str) -> None:
    assert places(VIETNAMESE_COMMANDS[sentence]) == places(sentence)


def helped() -> Iterator[str]:
    """Every paragraph of help, and what may be said of an option's value."""
    context = click.Context(commands)
    for name in ("", *commands.list_commands(context)):
        command = commands.get_command(context, name) if name else commands
        assert command is not None
        for text in (command.help, command.epilog):
            for paragraph in inspect.cleandoc(text or "").split("\n\n"):
                if paragraph and not paragraph.startswith("\b"):
                    yield " ".join(paragraph.split())
        for option in command.params:
            yield from filter(None, (getattr(option, "help", None),))
            default = getattr(option, "show_default", None)
            if isinstance(default, str):
                yield default


@pytest.mark.parametrize("text", sorted(set(helped())))
def test_all_help_is_there_in_vietnamese(text: str) -> None:
    assert translated(text, "vi", commands=True)


@pytest.mark.parametrize("command", ["", *commands.list_commands(click.Context(commands))])
def test_help_is_all_in_one_language(run: Run, command: str) -> None:
    told = run(*command.split(), "--help", **VIETNAMESE).stdout.decode()
    assert told.startswith("Cách dùng: meetings-tui")
    for english in (" the ", " of ", " a ", "Show ", "Options", "Commands", "default", "required"):
        assert english not in told


@pytest.fixture
def imported(run: Run, report: Path) -> Run:
    """`run`, with one report in the archive."""
    assert run("import", str(report)).returncode == 0
    return run


def test_searching_is_told_in_vietnamese(imported: Run) -> None:
    done = imported("search", "thu gom rac", **VIETNAMESE)
    assert done.stderr.decode() == "1-1 trong 1 cuộc họp\n"
    assert "  tổng kết  Xã Mây Trắng" in done.stdout.decode()
    assert "hạn chế: Tuy nhiên" in done.stdout.decode()


def test_what_programs_read_is_the_same_in_both(imported: Run) -> None:
    for command in (("search", "rác", "--tsv"), ("export", "--format", "csv"), ("stats", "--json")):
        assert imported(*command, **VIETNAMESE).stdout == imported(*command).stdout
    json_in = [json.loads(imported("search", "rác", "--json", **one).stdout) for one in (VIETNAMESE, {})]
    assert json_in[0]["meetings"] == json_in[1]["meetings"]


def test_a_record_is_labelled_in_vietnamese(imported: Run) -> None:
    (id,) = imported("search", "rác", "--tsv").stdout.decode().split("\t")[:1]
    told = imported("show", id, **VIETNAMESE).stdout.decode()
    assert "loại         tổng kết\n" in told
    assert "ngày         2021-12-28, chiều\n" in told
    assert "[hạn chế]" in told


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("search", "loai:abc"), 2, "meetings-tui: loại: không có giá trị 'abc'."),
        (("show", "ffff"), 1, "meetings-tui: Không có mã cuộc họp nào bắt đầu bằng ffff."),
        (("serch",), 2, "Lỗi: Không có lệnh 'serch'."),
        (("search", "--limit", "nhiều", "a"), 2, "Giá trị của '--limit' không đúng: 'nhiều' không phải số"),
        (("search", "--tsv", "--json", "a"), 2, "Lỗi: Hãy chọn một trong hai: --json hoặc --tsv."),
        (("export",), 2, "Lỗi: Thiếu tùy chọn '--format'. Hãy chọn trong:"),
        (("parse", "thiếu.txt"), 1, "meetings-tui: Không có thiếu.txt."),
        (("restore", "thiếu.zip"), 3, "meetings-tui: Không có thiếu.zip."),
        (("verify", "một câu không ai từng nói"), 1, "Không bản tin nào có đoạn này hay đoạn gần giống."),
        ((), 2, "phải có cửa sổ dòng lệnh mới mở được"),
    ],
)
def test_errors_are_told_in_vietnamese_with_the_same_exit_code(
    imported: Run, arguments: tuple[str, ...], code: int, told: str
) -> None:
    done = imported(*arguments, **VIETNAMESE)
    assert told in done.stderr.decode()
    assert done.returncode == imported(*arguments).returncode == code


def test_upkeep_is_told_in_vietnamese(imported: Run, archive: Path, tmp_path: Path) -> None:
    assert imported("check", **VIETNAMESE).stdout.decode() == "Mọi thứ đều ổn.\n"
    (segment,) = (archive / "meetings").glob("*.json")
    backup = imported("backup", str(tmp_path / "sao.zip"), **VIETNAMESE).stdout.decode()
    assert "sao.zip: 1 cuộc họp, " in backup
    whole = segment.read_bytes()
    segment.write_bytes(whole[:-100])
    found = imported("check", **VIETNAMESE)
    assert found.returncode == 3
    assert found.stdout.decode().startswith("sai (phần): Tệp 000001.json của kho bị hỏng: ")
    mended = imported("check", "--repair", **VIETNAMESE)
    assert mended.returncode == 0
    assert "Đã tạo lại 1 bản ghi." in mended.stdout.decode()
    assert imported("reindex", **VIETNAMESE).stdout.decode() == "đã lập chỉ mục 1 bản ghi\n"
    assert (
        "1 bản ghi phân tích lại, 0 đã thay đổi, 0 lỗi" in imported("reparse", **VIETNAMESE).stderr.decode()
    )
    refused = imported("restore", str(tmp_path / "sao.zip"), **VIETNAMESE).stderr.decode()
    assert refused.startswith(f"meetings-tui: Đã có kho ở {archive}.\n  Hãy ghi thư mục khác")
    told = imported("stats", **VIETNAMESE).stdout.decode()
    assert "Cuộc họp             1\n" in told
    assert "\nloại\n        1  tổng kết\n" in told


def test_large_numbers_are_grouped_with_points(run: Run, report: Path, archive: Path) -> None:
    assert run("import", str(report)).returncode == 0
    assert run("backup", str(report.with_name("b.zip"))).returncode == 0
    size = f"{report.with_name('b.zip').stat().st_size:,}".replace(",", ".")
    told = run("backup", "--force", str(report.with_name("b.zip")), **VIETNAMESE).stdout.decode()
    assert size[:-3] in told  # the last digits may differ: the moment is in it
    assert "," not in told.split(": ")[1].split("cuộc họp, ")[1]


@pytest.mark.parametrize(
    ("setting", "locale", "told"), [("vi", "C.UTF-8", "cuộc họp"), ("en", "vi_VN", "meetings")]
)
def test_the_setting_counts_more_than_the_locale(
    imported: Run, tmp_path: Path, setting: str, locale: str, told: str
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'language = "{setting}"\n', encoding="utf-8")
    done = imported("search", "rác", LANG=locale, MEETINGS_CONFIG=str(config))
    assert done.stderr.decode() == f"1-1 {'trong' if setting == 'vi' else 'of'} 1 {told}\n"
