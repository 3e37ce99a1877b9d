"""`python -m tests.soak`: what the suites do for seconds, for as long as you like; figures as JSON beside it.

python -m tests.soak --minutes 30
python -m tests.soak kills readers --rounds 20 --seed 7
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
import traceback
from collections import Counter
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

# The subjects, and their shares of the time.
SUBJECTS = {"kills": 6, "power": 4, "together": 2, "readers": 4, "parser": 3, "queries": 1}
_FUZZED = {"readers", "parser", "queries"}


def main() -> None:
    """Runs the subjects in turn, prints their figures, and leaves with 1 if a promise was broken."""
    options = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    options.add_argument("subjects", nargs="*", default=[*SUBJECTS], help=", ".join(SUBJECTS))
    options.add_argument("--minutes", type=float, default=30.0, help="for all subjects together")
    options.add_argument("--rounds", type=int, help="so many of each instead of a time")
    options.add_argument("--seed", type=int, default=1, help="of all chance")
    options.add_argument("--json", type=Path, default=Path(".soak/latest.json"))
    chosen = options.parse_args()
    begun = time.monotonic()
    share = chosen.minutes * 60 / sum(SUBJECTS[subject] for subject in chosen.subjects)
    found: dict[str, Any] = {}
    broken = False
    for subject in chosen.subjects:
        figures, trouble = _run(subject, chosen.seed, share * SUBJECTS[subject], chosen.rounds)
        broken |= bool(trouble)
        found[subject] = {**figures, "broken promises": int(bool(trouble))}
        print(f"{subject}: {_told(found[subject])}", flush=True)
        if trouble:
            print(trouble, file=sys.stderr, flush=True)
    kept = found.get("kills", {}), found.get("power", {}), found.get("together", {})
    total = {
        "kills survived": sum(one.get("kills", 0) for one in kept),
        "power cuts survived": sum(one.get("power cuts", 0) for one in kept),
        "inputs fuzzed": sum(one.get("inputs", 0) for one in found.values()),
        "meetings lost": sum(one.get("broken promises", 0) for one in kept),
        "minutes": round((time.monotonic() - begun) / 60, 1),
    }
    print(f"all: {_told(total)}")
    chosen.json.parent.mkdir(parents=True, exist_ok=True)
    report = {"seed": chosen.seed, "python": platform.python_version(), "all": total, **found}
    chosen.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.exit(broken)


def _run(subject: str, seed: int, seconds: float, most: int | None) -> tuple[Counter[str], str]:
    """The figures, and what went wrong if anything did."""
    module, name = ("fuzzing", subject) if subject in _FUZZED else (subject, "rounds")
    rounds = getattr(import_module(f"tests.soak.{module}"), name)
    figures: Counter[str] = Counter()
    end = time.monotonic() + seconds
    with TemporaryDirectory(prefix="meetings-soak-") as folder:
        try:
            for number, counted in enumerate(rounds(Path(folder), Random(f"{seed} {subject}")), start=1):
                figures.update(counted)
                figures["rounds"] = number
                if number >= most if most is not None else time.monotonic() >= end:
                    break
        except AssertionError:
            place = f"{subject}, round {figures['rounds'] + 1} of seed {seed}"
            return figures, f"{place}:\n{traceback.format_exc()}"
    return figures, ""


def _told(figures: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value:,}" for name, value in figures.items())


if __name__ == "__main__":
    main()
