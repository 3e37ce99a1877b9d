"""Reports to measure with: the research corpus where it lies beside the project, else made from samples."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from benchmarks.variation import varied

_STEP = 4001  # from a text to the one it is put together with
_CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "news-20k.jsonl.gz"


def source() -> str:
    """Which reports `report_texts` gives, for the table's heading."""
    return "20,000 real news articles" if _CORPUS.exists() else "the sample reports, repeated"


def report_texts(count: int) -> Iterator[str]:
    """`count` texts, all different: past the end of the source they are put together out of two each."""
    originals = list(_corpus() if _CORPUS.exists() else _samples())
    for number in range(count):
        turn, at = divmod(number, len(originals))
        other = originals[(at + turn * _STEP) % len(originals)]
        yield varied(originals[at], other, turn) if turn else originals[at]


def write_reports(folder: Path, count: int) -> int:
    """Writes `count` reports as files into `folder`; gives their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for number, text in enumerate(report_texts(count)):
        size += (folder / f"{number:06}.txt").write_bytes(text.encode("utf-8"))
    return size


def _corpus() -> Iterator[str]:
    with gzip.open(_CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield f"{article['title']}\n\n{article['text']}"


def _samples() -> Iterator[str]:
    for sample in sorted((resources.files("data") / "reports").iterdir(), key=lambda path: path.name):
        yield sample.read_text(encoding="utf-8")
