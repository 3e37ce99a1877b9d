"""What shells complete: asked as each shell asks, and in the shells themselves where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

NEEDED = {
    name: pytest.mark.skipif(not shutil.which(name), reason=f"needs {name}")
    for name in ("bash", "fish", "zsh")
}


@pytest.fixture
def shell(report: Path, run: Run, archive: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which `meetings-tui` is a program, with an archive of one report."""
    run("import", str(report))
    program = tmp_path / "bin" / "meetings-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "from tui.cli import main; main()" "$@"\n')
    program.chmod(0o755)
    return os.environ | {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "MEETINGS_ARCHIVE": str(archive),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "LC_ALL": "C.UTF-8",
        "HOME": str(tmp_path),
    }


def id_of(run: Run) -> str:
    return run("search", "chè", "--tsv").stdout.decode().split("\t")[0]


def answers(run: Run, line: str, breaks: str = "") -> list[str]:
    done = run(_MEETINGS_TUI_COMPLETE="bash_complete", COMP_LINE=line, COMP_WORDBREAKS=breaks)
    return [one.partition(",")[2] for one in done.stdout.decode().splitlines() if one]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("meetings-tui ex", "export"),
        ("meetings-tui export --fo", "--format"),
        ("meetings-tui export --format ic", "icalendar"),
        ("meetings-tui completion z", "zsh"),
        ("meetings-tui search ki", "kind:"),
        ("meetings-tui search kind:y", "kind:year-end"),
        ("meetings-tui search người:lò", r"người:\"Lò\ Văn\ Suối\""),
    ],
)
def test_what_is_offered(run: Run, report: Path, line: str, expected: str) -> None:
    run("import", str(report))
    assert expected in answers(run, line)


def test_ids_are_offered(run: Run, report: Path) -> None:
    run("import", str(report))
    id = id_of(run)
    assert answers(run, "meetings-tui show ") == [id]
    assert answers(run, f"meetings-tui show {id[:3]}") == [id]
    assert answers(run, "meetings-tui show zz") == []


def test_nothing_is_offered_and_nothing_said_without_an_archive(run: Run, archive: Path) -> None:
    done = run(_MEETINGS_TUI_COMPLETE="bash_complete", COMP_LINE="meetings-tui show ")
    assert (done.stdout.strip(), done.stderr) == (b"", b"")
    assert not archive.exists()


@NEEDED["bash"]
@pytest.mark.parametrize(("line", "expected"), [("sho", "show"), ("search kind:y", "year-end")])
def test_bash_completes(shell: dict[str, str], line: str, expected: str) -> None:
    script = (
        'eval "$(meetings-tui completion bash)"\n'
        f"COMP_LINE='meetings-tui {line}'\nCOMP_POINT=${{#COMP_LINE}}\n"
        '_meetings_tui_completion meetings-tui 2>/dev/null\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script], env=shell, capture_output=True, check=True, timeout=60
    )
    assert expected in done.stdout.decode().split()


@NEEDED["fish"]
@pytest.mark.parametrize(("line", "expected"), [("sho", "show"), ("search kind:y", "kind:year-end")])
def test_fish_completes(shell: dict[str, str], line: str, expected: str) -> None:
    script = f"meetings-tui completion fish | source\ncomplete -C 'meetings-tui {line}'"
    done = subprocess.run(["fish", "-c", script], env=shell, capture_output=True, check=True, timeout=60)
    assert expected in [one.split("\t")[0] for one in done.stdout.decode().splitlines()]


@NEEDED["zsh"]
def test_zsh_completes(shell: dict[str, str]) -> None:
    script = (
        "autoload -U compinit; compinit -u\n"
        'eval "$(meetings-tui completion zsh)"\n'
        "compadd() { :; }\n_describe() { print -rl -- ${(P)4:-} ${(P)3:-} }\n"
        "words=(meetings-tui sho); CURRENT=2\n_meetings_tui_completion\n"
    )
    done = subprocess.run(
        ["zsh", "-f", "-c", script], env=shell, capture_output=True, check=False, timeout=60
    )
    assert "show" in done.stdout.decode()
