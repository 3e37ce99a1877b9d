"""`python -m benchmarks`: one command, one table, JSON beside it."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.measure import Row
from benchmarks.reports import source

_SUBJECTS = ("parsing", "names", "importing", "formats", "searching", "processes", "keys")


def main() -> None:
    """Measures the subjects asked for and prints the table."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument(
        "subjects", nargs="*", default=_SUBJECTS, metavar="SUBJECT", help=", ".join(_SUBJECTS)
    )
    options.add_argument("--reports", type=int, default=2_000, help="how many reports to measure with")
    options.add_argument("--json", type=Path, default=Path(".benchmarks/latest.json"))
    chosen = options.parse_args()
    table = Table(title=f"{chosen.reports:,} of {source()}; Python {platform.python_version()}")
    for heading in ("what", "ours", "unit", "peer", "peer's", "ratio"):
        table.add_column(heading, justify="left" if heading in {"what", "unit", "peer"} else "right")
    rows = []
    for subject in chosen.subjects:
        measure: Callable[[int], Iterator[Row]] = import_module(f"benchmarks.{subject}").measure
        for row in measure(chosen.reports):
            rows.append(row)
            print(f"{row.what}: {_figure(row.ours)} {row.unit}", file=sys.stderr)
            table.add_row(
                row.what, _figure(row.ours), row.unit, row.peer, _figure(row.theirs), _figure(row.ratio)
            )
    Console().print(table)
    chosen.json.parent.mkdir(parents=True, exist_ok=True)
    chosen.json.write_text(
        json.dumps([row._asdict() | {"ratio": row.ratio} for row in rows], ensure_ascii=False, indent=1),
        encoding="utf-8",
    )


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.3g}"


if __name__ == "__main__":
    main()
