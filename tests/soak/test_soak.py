"""Every subject of the long run, for a few rounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# How many rounds, and what they must at least have done.
SHORT = {
    "kills": (16, {"kills": 10}),
    "power": (6, {"power cuts": 4}),
    "together": (2, {"kills": 1, "reads": 1}),
    "readers": (2, {"inputs": 80, "refused": 1, "read": 1}),
    "parser": (1, {"inputs": 40, "read": 1}),
    "queries": (8, {"inputs": 320, "refused": 1, "read": 1}),
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
@pytest.mark.parametrize("subject", SHORT)
def test_no_promise_is_broken(subject: str, tmp_path: Path) -> None:
    rounds, least = SHORT[subject]
    file = tmp_path / "figures.json"
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", subject, "--rounds", str(rounds), "--json", str(file)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    figures = json.loads(file.read_text(encoding="utf-8"))
    assert figures["all"]["meetings lost"] == 0
    assert figures[subject]["broken promises"] == 0
    assert figures[subject]["rounds"] == rounds
    assert all(figures[subject][name] >= count for name, count in least.items()), figures[subject]
