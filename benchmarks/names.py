"""People found by name, against the hand-made truth, beside underthesea's named-entity recognition.

underthesea is the optional extra `bench`; without it only our own figures are shown. The truth lies beside
the project (`../shared/gold`); without it there is nothing to measure against, and the table says so.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import Row
from store import nfc, parse, read_file

_GOLD = Path(__file__).parents[2] / "shared" / "gold"
_SETS = ((_GOLD / "seeds", _GOLD.parent / "seeds"), (_GOLD / "pages",) * 2, (_GOLD / "reports",) * 2)
Names = Callable[[Path], set[str]]


def measure(reports: int) -> Iterator[Row]:  # noqa: ARG001 - the truth says how many there are
    """F1 over all gold reports, and milliseconds a report."""
    truth = dict(_truth())
    if not truth:
        yield Row("people by name: no hand-made truth beside the project", 0, "reports")
        return
    ours = _score(truth, _parsed)
    try:
        peer: tuple[str, float | None, float | None] = ("underthesea NER", *_score(truth, _recognised()))
    except ImportError:
        peer = ("", None, None)
    name, found, spent = peer
    yield Row(f"people by name, F1 over {len(truth)} reports", ours[0], "", name, found)
    yield Row("people by name, whole record", ours[1], "ms/report", name, spent)


def _truth() -> Iterator[tuple[Path, set[str]]]:
    for gold, texts in _SETS:
        for path in sorted(gold.glob("*.json")):
            people = json.loads(path.read_text(encoding="utf-8")).get("people")
            if people is not None:
                yield texts / f"{path.stem}.txt", {_key(name) for name in people}


def _key(name: str) -> str:
    return " ".join(nfc(name).casefold().split())


def _parsed(path: Path) -> set[str]:
    return {_key(person.name) for person in parse(read_file(path)).people}


def _recognised() -> Names:
    from underthesea import ner

    def names(path: Path) -> set[str]:
        found: set[str] = set()
        for sentence in nfc(path.read_text(encoding="utf-8")).split("\n"):
            name: list[str] = []
            for word, _, _, entity in [*ner(sentence), ("", "", "", "O")] if sentence.strip() else []:
                if name and entity != "I-PER":
                    found.add(_key(" ".join(name)))
                    name = []
                if entity in {"B-PER", "I-PER"}:
                    name.append(word)
        return found

    names_of: Names = names
    ner("Hội nghị.")  # the model loads once
    return names_of


def _score(truth: dict[Path, set[str]], names: Names) -> tuple[float, float]:
    hit = found = wanted = 0
    began = time.perf_counter()
    for path, people in truth.items():
        some = names(path)
        hit, found, wanted = hit + len(some & people), found + len(some), wanted + len(people)
    spent = time.perf_counter() - began
    return 2 * hit / (found + wanted), spent * 1000 / len(truth)
