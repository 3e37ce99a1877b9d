"""What other formats cost: the parser's score on hand-made truth put through them, and the time they take."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from benchmarks.measure import Row, best_of
from store import parse, read_bytes, to_plain
from tests.reading import writing

SHARED = Path(__file__).parents[2] / "shared"
SETS = {"seeds": SHARED / "seeds", "pages": SHARED / "gold" / "pages", "reports": SHARED / "gold" / "reports"}
WRITERS: dict[str, Callable[..., bytes]] = {
    "html": lambda text, titled: writing.newspaper_page(text, titled=titled).encode(),
    "html of an office": lambda text, titled: writing.office_page(text, titled=titled).encode(),
    "docx": writing.to_docx,
    "pdf": writing.pdf_of,
    "pdf in two columns": partial(writing.pdf_of, columns=2),
}


def measure(_reports: int) -> Iterator[Row]:
    """The mean score of each set in each format, beside that of the plain text; then reports a second."""
    if not SHARED.exists():
        print("formats: the hand-made truth is not here, only speed is measured", file=sys.stderr)
    for name in SETS if SHARED.exists() else ():
        plain = mean_score(name, str.encode)
        for format, write in WRITERS.items():
            yield Row(f"score, {name} as {format}", mean_score(name, write), "mean", "plain text", plain)
    text = "\n\n".join(writing.lines(next(iter(_samples()))))
    for format, write in writing.FORMATS.items():
        data = write(text)
        read_bytes(data)  # its reader loads once
        yield Row(f"read, {format}", 1 / best_of(5, partial(read_bytes, data)), "reports/s")


def mean_score(name: str, write: Callable[..., bytes], step: int = 1) -> float:
    """The mean of the fields' scores of a set of reports in a format.

    Args:
        name: one of `SETS`.
        write: gives the file; called with the text, and for `WRITERS` whether its first line is its title.
        step: take every so many reports.
    """
    score = scorer()
    board = score.Board()
    golds = sorted((SHARED / "gold" / name).glob("*.json"))[::step]
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (SETS[name] / f"{path.stem}.txt").read_text(encoding="utf-8").removeprefix("\ufeff")
        titled = score.norm(writing.lines(text)[0]) == score.norm(gold.get("title") or "")
        data = write(text) if write is str.encode else write(text, titled=titled)
        record = json.loads(json.dumps(to_plain(parse(read_bytes(data, path.stem)))))
        score.score(gold, record, board, lambda _: None)
    values = [sum(found) / len(found) for found in board.single.values()]
    values += [_f1(hit, found, gold, len(golds)) for hit, found, gold in board.lists.values()]
    return float(sum(values) / len(values))


def scorer() -> ModuleType:
    """The program that holds records against the truth."""
    spec = spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _f1(hit: int, found: int, gold: int, files: int) -> float:
    """As `score.py` has it."""
    if gold == 0:
        return max(0.0, 1 - found / files)
    precision, recall = hit / found if found else 0.0, hit / gold
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _samples() -> Iterator[str]:
    for path in sorted((Path(__file__).parents[1] / "data" / "reports").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
