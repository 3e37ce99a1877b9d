"""The first question, asked by another process.

Each test parts processes in a Python of its own, as the command does: this one has threads.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BEGIN = """
import sys
from pathlib import Path
from tui import ahead as module
from tui.question import Question

path, question = Path(sys.argv[1]), Question("chậm", typing=False)
module._cores = lambda: 2
ahead = module.ask_ahead(path, question)
assert ahead is not None

from tui.session import Session
"""


def told(script: str, archive: Path) -> str:
    """What the lines print, run where the question has just been asked ahead."""
    command = [sys.executable, "-c", BEGIN + script, str(archive)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert not ran.stderr, ran.stderr
    return ran.stdout.strip()


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be parted there")


def test_the_answer_is_the_one_that_asking_gives(archive_path: Path) -> None:
    script = """
session = Session.open(path, ahead)
first = session.ask(question)
print(first.count, first == Session.open(path).ask(question), session.ask(question) == first)
"""
    count, *same = told(script, archive_path).split()
    assert int(count) > 0
    assert same == ["True", "True"]


def test_the_first_meeting_is_read_too(archive_path: Path) -> None:
    script = """
session = Session.open(path, ahead)
id = session.ask(question).hits[0].id
first = session.meeting(id)
print("tantivy" in sys.modules, first == session.archive.get(id), session.meeting(id) is first)
"""
    assert told(script, archive_path) == "False True False"


def test_nothing_is_opened_before_it_is_needed(archive_path: Path) -> None:
    script = """
session = Session.open(path, ahead)
session.ask(question)
print("tantivy" in sys.modules, session.archive.path == path, "tantivy" in sys.modules)
"""
    assert told(script, archive_path) == "False True True"


def test_another_question_is_asked_as_ever(archive_path: Path) -> None:
    script = """
session = Session.open(path, ahead)
other = Question("", typing=True)
print(session.ask(other) == Session.open(path).ask(other), session.ask(question).question == question)
"""
    assert told(script, archive_path) == "True True"


def test_what_is_wrong_with_the_archive_is_told(tmp_path: Path) -> None:
    script = """
from store import ArchiveError
try:
    Session.open(path, ahead)
except ArchiveError as error:
    print(bool(error.message))
"""
    assert told(script, tmp_path) == "True"


@pytest.mark.parametrize("when", ["before it opened", "before it answered"])
def test_a_process_that_ends_early_leaves_the_question_to_the_first(archive_path: Path, when: str) -> None:
    end = "os.kill(ahead._child, signal.SIGKILL)"
    opened = "session = Session.open(path, ahead)"
    lines = [end, opened] if when == "before it opened" else [opened, end]
    script = "\n".join(["import os, signal", *lines, "print(session.ask(question).count > 0)"])
    assert told(script, archive_path) == "True"
