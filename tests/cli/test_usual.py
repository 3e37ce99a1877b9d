"""The usual forms of `search`, which are read without Click: alike, or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.commands.searching import search_command
from tui.grammar import commands
from tui.usual import browsed, search_of

WORDS = st.sampled_from(
    ["nghị quyết", "tổ", '"a b"', "-không", "--", "-", "", "năm:2021", "search", "--help", "-h", "--json=1"]
)
OPTIONS = st.sampled_from(
    [
        *(["--json"], ["--tsv"], ["--limit"], ["--limit", "3"], ["--limit", "-1"], ["--limit", "x"]),
        *(
            ["--limit", "٣"],
            ["--limit", "1_0"],
            ["--offset", "7"],
            ["--offset=7"],
            ["--off", "7"],
            ["--offset"],
        ),
        *(["--sort", "date"], ["--sort", "-date"], ["--sort", "size"], ["--archive"], ["--archive", "."]),
        *(["--archive", ".."], ["--archive", __file__], ["--archive", ""], ["--archive", "no/such/folder"]),
    ]
)
BEFORE = st.sampled_from(
    [["search"], ["show"], ["--archive", "..", "search"], ["--archive", __file__, "search"]]
)


def by_click(arguments: list[str]) -> dict[str, object]:
    """What Click understands; its error, if any, as one entry."""
    try:
        with commands.make_context("meetings-tui", list(arguments)) as context:
            commands_own = dict(context.default_map or {})
            name, *rest = [*context._protected_args, *context.args]
            if name != "search":
                return {"command": name}
            with search_command.make_context(
                "search", rest, parent=context, default_map=commands_own.get("search")
            ) as inner:
                return dict(inner.params)
    except (click.ClickException, click.exceptions.Exit, click.Abort) as error:
        return {"error": type(error)}


@given(BEFORE, st.lists(st.one_of(WORDS.map(lambda word: [word]), OPTIONS), max_size=5))
def test_what_is_read_without_click_click_reads_alike(before: list[str], parts: list[list[str]]) -> None:
    arguments = [*before, *(one for part in parts for one in part)]
    search = search_of(arguments)
    if search is not None:
        assert search._asdict() == by_click(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        "search nghị quyết",
        "search tổ --json",
        "--archive . search tổ --limit 5 --tsv",
        "search --sort date tổ --offset 20 --archive .",
    ],
)
def test_what_people_type_is_read_without_click(arguments: str) -> None:
    assert search_of(arguments.split()) is not None


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "search",
        "search --help",
        "search tổ -không",
        "search tổ --limit",
        "stats",
        "--version",
        "search -- tổ",
    ],
)
def test_the_rest_is_left_to_click(arguments: str) -> None:
    assert search_of(arguments.split()) is None


def test_opening_the_browser_is_read_without_click(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETINGS_ARCHIVE", str(tmp_path / "mine"))
    assert browsed([]) == tmp_path / "mine"
    assert browsed(["--archive", str(tmp_path)]) == tmp_path


@pytest.mark.parametrize(
    "arguments",
    [["--archive"], ["--archive", __file__], ["--archive", "no/such/folder"], ["--help"], [""], ["stats"]],
)
def test_other_ways_to_open_it_are_left_to_click(arguments: list[str]) -> None:
    assert browsed(arguments) is None


def test_a_list_for_a_pipe_loads_neither_click_nor_rich(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom tui.cli import run\n"
        "from store import Archive\nfrom pathlib import Path\n"
        "Archive.open(Path(sys.argv[1]), create=True)\n"
        "code = run(['--archive', sys.argv[1], 'search', 'tổ'])\n"
        "print(code, [one for one in ('click', 'rich', 'tinydb', 'textual') if one in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "archive")], capture_output=True, text=True, check=True
    )
    assert ended.stdout == "0 []\n"
