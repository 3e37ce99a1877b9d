"""Whatever stands in a report, a file name, a record or a query: no terminal is told anything by it."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from store.archive import Archive
from store.exporting.formats import EXPORT_FORMATS
from store.model import Meeting, Source, meeting_id
from tests.hostile.conftest import EVIL, Done, Program, Programs, harmful, hostile_meeting

ID = hostile_meeting().id
READING = (
    ("show", ID),
    ("show", ID, "--json"),
    ("search", "họp"),
    ("search", "họp", "--json"),
    ("search", "họp", "--tsv"),
    ("search", "họp chậmm"),
    ("search", f"{EVIL} nonsense:{EVIL}"),
    ("search", f"họp ({EVIL}"),
    ("stats",),
    ("stats", "--json"),
    ("check",),
    ("reparse",),
    ("reindex",),
    ("show", EVIL),
    (EVIL,),
    ("search", "họp", f"--{EVIL}"),
    ("search", "--limit", EVIL, "họp"),
    ("export", "--format", EVIL),
    ("restore", f"thiếu {EVIL}.zip"),
    ("backup", f"thiếu {EVIL}/x.zip"),
)


def assert_clean(commands: Sequence[Sequence[str]], ended: Sequence[Done]) -> None:
    for command, done in zip(commands, ended, strict=True):
        assert done.stdout or done.stderr, command
        assert harmful(done.stdout) | harmful(done.stderr) == set(), command
        assert "Traceback" not in done.stderr, command


def test_nothing_a_terminal_obeys_comes_out(programs: Programs, hostile_archive: Path) -> None:
    assert_clean(READING, programs(hostile_archive, READING))


def test_nor_when_hostile_files_are_imported_and_parsed(
    programs: Programs, hostile_files: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "new"
    missing = str(hostile_files / f"missing {EVIL.replace('/', '|')}")
    commands = [
        ("import", str(hostile_files), missing),
        ("import", str(hostile_files), missing, "--json"),
        *(("parse", str(file)) for file in hostile_files.iterdir()),
        *(("parse", str(file), "--json") for file in hostile_files.iterdir()),
        ("parse", missing),
        ("search", "họp"),
        ("check",),
    ]
    assert_clean(commands, programs(archive, commands))


def test_nor_of_an_archive_with_a_hostile_name(programs: Programs, tmp_path: Path) -> None:
    for place in (tmp_path / f"none {EVIL.replace('/', '|')}", tmp_path / "new\x1b[2J\u202e"):
        commands = [("stats",), ("search", "x"), ("check",), ("backup", "x.zip")]
        assert_clean(commands, programs(place, commands))


@pytest.mark.skipif(os.name != "posix", reason="there is no pseudo-terminal")
def test_in_a_terminal_only_the_programs_own_colours_and_bars_come_out(
    on_terminal: Callable[..., str], hostile_archive: Path, hostile_files: Path, tmp_path: Path
) -> None:
    missing = str(hostile_files / f"missing {EVIL.replace('/', '|')}")
    shown = on_terminal(tmp_path / "new", "import", str(hostile_files), missing)
    assert "failed" in shown
    assert harmful(shown, own=True) == set()
    for command in (("show", ID), ("search", "họp")):
        written = on_terminal(hostile_archive, *command)
        assert written.strip()
        assert harmful(written, own=True) == set(), command


def test_what_is_exported_as_text_carries_none(
    programs: Programs, hostile_archive: Path, tmp_path: Path
) -> None:
    targets = {format: tmp_path / f"out.{format}" for format in EXPORT_FORMATS}
    ended = programs(
        hostile_archive,
        [("export", "--format", format, "-o", str(target)) for format, target in targets.items()],
    )
    assert [done.returncode for done in ended] == [0] * len(targets), ended
    for format, target in targets.items():
        data = target.read_bytes()
        if not data.startswith(b"PK"):
            assert harmful(data.decode("utf-8-sig").replace("\r\n", "\n")) == set(), format


def test_spreadsheets_get_no_formulas(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "archive"
    with Archive.open(path, create=True).writer() as writer:
        for start in ("=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n=1"):
            text = f"{start} họp\n\nÔng Lê Văn Thử họp."
            meeting = Meeting(
                id=meeting_id(text),
                title=start,
                organiser=start,
                place=start,
                province=start,
                source=Source(name=start, site=start, url=start),
                text=text,
            )
            writer.add(meeting, text.encode())
    done = program(path, "export", "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    cells = [cell for row in rows[1:] for cell in row]
    assert len(rows) == 10
    assert any(cell.startswith("'=") for cell in cells)
    assert not [cell for cell in cells if cell[:1] in set("=+-@＝")]
