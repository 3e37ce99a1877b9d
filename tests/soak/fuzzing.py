"""Spoilt files through every reader and the parser, spoilt queries through the query language.

Each batch is worked off by a process of its own with bounded memory, which says what it begins: one that
dies, asks for too much memory or does not come back has been beaten by the input it had begun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import msgspec

from store.errors import QueryError, ReadError
from store.language.folding import clean
from store.model import Meeting, from_plain, meeting_id, to_plain
from store.parsing import parse
from store.reading.plain import report_text
from store.reading.read import read_reports
from store.search import parse_query, print_query
from tests.soak.forking import Child, Tell
from tests.soak.mutating import spoilt
from tests.soak.reports import load_all
from tests.soak.samples import files, texts

BATCH = 40
PATIENCE = 300.0  # seconds for one batch; an honest one takes a few
MEMORY = 3 << 30  # bytes of address space
_WORDS = (
    *(
        "người:",
        "chủ-trì:",
        "ngày:",
        "kind:",
        "in:",
        "has:note",
        "doc:",
        "tỉnh:",
        "OR",
        "HOẶC",
        "-",
        "(",
        ")",
        '"',
    ),
    *(
        "họp",
        "kiểm điểm",
        "chir thij",
        "ubnd",
        ",",
        "..",
        ">=2022",
        "2021-12-01..2022",
        "15-CT/TW",
        "*",
        "~",
        "\\",
    ),
    *(
        "quý 4/2021",
        "6 tháng đầu năm 2022",
        "nhãn:",
        "\u0301",
        "\u202e",
        "\x1b",
        "[",
        "a" * 400,
        "(" * 60,
        '"a',
        "::",
    ),
)
_Try = Callable[[Random], str]


def readers(folder: Path, luck: Random) -> Iterator[Counter[str]]:
    """Files of every format through reading and parsing."""
    made = files()
    everything = [data for group in made.values() for data in group]
    formats = sorted(made)

    def one(luck: Random) -> str:
        format = luck.choice(formats)
        data = spoilt(luck.choice(made[format]), luck, everything)
        try:
            reports = read_reports(data, f"{format}.bin")
        except ReadError as error:
            assert error.message
            assert "MemoryError" not in error.message
            return "refused"
        for report in reports:
            assert report.text
            assert clean(report.text) == report.text
            assert_sound(parse(report))
        return "read"

    return _batches(one, luck)


def parser(folder: Path, luck: Random) -> Iterator[Counter[str]]:
    """Texts through the parser."""
    seeds = [text.encode() for text in texts()]

    def one(luck: Random) -> str:
        text = clean(spoilt(luck.choice(seeds), luck, seeds).decode("utf-8", "replace"))
        report = report_text(text)
        if not report.text:
            return "refused"
        assert_sound(parse(report))
        return "read"

    return _batches(one, luck)


def queries(folder: Path, luck: Random) -> Iterator[Counter[str]]:
    """What may be typed into the search line."""

    def one(luck: Random) -> str:
        query = luck.choice(("", " ")).join(luck.choice(_WORDS) for _ in range(luck.randint(1, 14)))
        try:
            understood = parse_query(query, typing=luck.random() < 0.5)
        except QueryError as error:
            assert 0 <= error.start <= error.end <= len(query)
            return "refused"
        parse_query(print_query(understood))
        return "read"

    return _batches(one, luck)


def assert_sound(meeting: Meeting) -> None:
    """The record can be kept and read back, and points into its own text."""
    length = len(meeting.text)
    spans = [span for person in meeting.people for span in person.mentions]
    spans += [span for document in meeting.documents for span in document.mentions]
    for found in (
        meeting.attendance,
        meeting.passages,
        meeting.instructions,
        meeting.targets,
        meeting.ratings,
    ):
        spans += [(one.start, one.end) for one in found]
    assert all(0 <= start <= end <= length for start, end in spans), spans
    assert meeting.id == meeting_id(meeting.text)
    plain = msgspec.json.decode(msgspec.json.encode(to_plain(meeting)))
    assert from_plain(plain) == meeting


def _batches(one: _Try, luck: Random) -> Iterator[Counter[str]]:
    load_all()
    while True:
        seeds = [luck.getrandbits(64) for _ in range(BATCH)]

        def work(tell: Tell, seeds: list[int] = seeds) -> None:
            _bound_memory()
            for seed in seeds:
                tell([seed, "begun"])
                tell([seed, one(Random(seed))])

        child = Child(work)
        code = child.finish(PATIENCE)
        last = child.told[-1] if child.told else None
        assert code == 0, f"the input of seed {last} {'does not end' if code is None else 'was too much'}"
        outcomes = Counter(outcome for _, outcome in child.told)
        yield Counter({"inputs": BATCH, "refused": outcomes["refused"], "read": outcomes["read"]})


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
