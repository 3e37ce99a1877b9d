"""What holds of every record, whatever the report: spans, passages, names, and what a warning owes.

The shipped samples are always checked; a sample of real newspaper articles where they lie beside the project.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from store import Meeting, parse, read_bytes, read_file
from store.language.folding import nfc
from store.language.tones import canonical_tones

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "data" / "reports").glob("*.txt"))
CORPUS = ROOT.parent / "shared" / "corpus" / "news-20k.jsonl.gz"  # not part of the project
STEP = 160  # every how many articles one is checked


def spans_of(meeting: Meeting) -> Iterator[tuple[int, int]]:
    """Every span of the record."""
    for person in meeting.people:
        yield from person.mentions
    for document in meeting.documents:
        yield from document.mentions
    facts: tuple[Any, ...] = (
        *meeting.passages,
        *meeting.attendance,
        *meeting.instructions,
        *meeting.targets,
        *meeting.ratings,
    )
    for fact in facts:
        yield fact.start, fact.end


def as_name(text: str) -> str:
    """A name without what may differ between record and page: its case."""
    return nfc(text).casefold()


def faults_of(meeting: Meeting) -> list[str]:
    """What does not hold of a record, in words."""
    text, faults = meeting.text, []
    faults += [f"span {start}:{end}" for start, end in spans_of(meeting) if not 0 <= start < end <= len(text)]
    at = 0
    for passage in meeting.passages:
        if passage.start < at or text[at : passage.start].strip():
            faults.append(f"passages at {at}")
        at = passage.end
    if text[at:].strip():
        faults.append(f"no passage behind {at}")
    names = [person.name for person in meeting.people]
    faults += [f"name {name!r}" for name in names if name != nfc(name)]
    if len({canonical_tones(as_name(name)) for name in names}) != len(names):
        faults.append("a person twice")
    faults += [
        f"{text[start:end]!r} is not {person.name!r}"
        for person in meeting.people
        for start, end in person.mentions
        if as_name(text[start:end]) != as_name(person.name)
    ]
    faults += [f"asked by {point.by!r}" for point in meeting.instructions if point.by not in {None, *names}]
    if meeting.date_inferred and not any("suy ra" in word or "lấy theo" in word for word in meeting.warnings):
        faults.append("an inferred date without a warning")
    return faults


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path: Path) -> None:
    assert faults_of(parse(read_file(path))) == []


@pytest.mark.skipif(not CORPUS.exists(), reason="the newspaper articles lie beside the project, not in it")
def test_newspaper_articles() -> None:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in islice(lines, 0, None, STEP)]
    faults = {
        article["id"]: found
        for article in articles
        if (found := faults_of(parse(read_bytes(article["text"].encode(), name="article.txt"))))
    }
    assert faults == {}


def test_one_person_whose_name_is_spelled_in_two_ways() -> None:
    report = read_bytes(
        (
            "Hội nghị sơ kết quý II\n\nSáng 4/7/2022, ông LÒ VĂN THOẢ, Chủ tịch xã Nậm Ban dự hội nghị.\n\n"
            "Ông Lò Văn Thoả kết luận hội nghị. Ông Lò Văn Thỏa cảm ơn các đại biểu."
        ).encode()
    )
    (person,) = parse(report).people
    assert person.name == "Lò Văn Thoả"
    assert [report.text[start:end] for start, end in person.mentions] == ["LÒ VĂN THOẢ", "Lò Văn Thoả"]
