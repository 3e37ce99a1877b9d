"""What goes in comes out, whatever it is; and what was changed on the disk is noticed, wherever it was."""

from __future__ import annotations

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.archive import Archive
from store.archive.catalogue import make_catalogue
from store.archive.segments import COPIES, MEETINGS, Row, encode_segment, split, verify
from store.errors import ArchiveError
from store.model import (
    DAYPARTS,
    KINDS,
    PARTS,
    PASSAGE_KINDS,
    Attendance,
    Byline,
    Document,
    Instruction,
    Meeting,
    Passage,
    Person,
    Rating,
    Source,
    Target,
    meeting_id,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
places = {"start": st.integers(0, 9), "end": st.integers(0, 9)}
mentions = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=3).map(tuple)
maybe = texts | st.none()
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.none()


def tuples_of(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


meetings = st.builds(
    Meeting,
    id=st.just(""),
    title=texts,
    kind=st.sampled_from(KINDS),
    date=maybe,
    date_inferred=st.booleans(),
    daypart=st.sampled_from((*DAYPARTS, None)),
    organiser=maybe,
    people=tuples_of(
        st.builds(
            Person,
            name=texts,
            roles=tuples_of(texts),
            parts=tuples_of(st.sampled_from(PARTS)),
            mentions=mentions,
        )
    ),
    attendance=tuples_of(st.builds(Attendance, count=st.integers(0, 10**9), who=texts, **places)),
    documents=tuples_of(st.builds(Document, key=texts, date=maybe, mentions=mentions)),
    passages=tuples_of(st.builds(Passage, kind=st.sampled_from(PASSAGE_KINDS), **places)),
    instructions=tuples_of(st.builds(Instruction, ordinal=st.integers(0, 99), by=maybe, **places)),
    targets=tuples_of(st.builds(Target, value=texts, low=numbers, high=numbers, **places)),
    ratings=tuples_of(
        st.builds(Rating, subject=texts, level=st.just("good"), percent=numbers, **places)
    ),
    byline=st.none() | st.builds(Byline, author=maybe, unit=maybe),
    source=st.builds(Source, name=texts, url=maybe, imported=maybe),
    text=st.text(st.characters(exclude_categories=["Cs"])),
    warnings=tuples_of(texts),
)  # fmt: skip


def with_id(meeting: Meeting) -> Meeting:
    return msgspec.structs.replace(meeting, id=meeting_id(meeting.text))


@settings(max_examples=60, deadline=None)
@given(
    given_in=st.lists(meetings.map(with_id), max_size=4, unique_by=lambda meeting: meeting.id),
    data=st.binary(max_size=2000),
)
def test_what_is_added_is_what_is_got(given_in: list[Meeting], data: bytes) -> None:
    with TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder, "archive"), create=True)
        expected = []
        with archive.writer() as writer:
            for number, meeting in enumerate(given_in):
                original = data + bytes([number])
                writer.add(meeting, original)
                sha256 = hashlib.sha256(original).hexdigest()
                source = msgspec.structs.replace(meeting.source, sha256=sha256)
                expected.append(msgspec.structs.replace(meeting, source=source))
        again = Archive.open(archive.path)
        assert [again.get(id) for id in again.ids()] == expected
        read = [m for segment in again.segments() for m in again.read_segment(segment.name)]
        assert read == expected
        for number, meeting in enumerate(expected):
            assert again.original(meeting.source.sha256) == data + bytes([number])


def plain(meeting: Meeting) -> dict[str, object]:
    fields: dict[str, object] = msgspec.json.decode(msgspec.json.encode(meeting))
    return fields


keys = st.integers(1, 10**6).map(str)
rows = st.dictionaries(keys, meetings.map(plain), max_size=3)
short_rows = st.dictionaries(keys, st.dictionaries(texts, texts, max_size=2), max_size=3)
copies = st.dictionaries(
    st.integers(1, 99).map(str), st.fixed_dictionaries({"id": texts, "sha256": texts}), max_size=2
)


@settings(max_examples=60, deadline=None)
@given(rows=rows, copies=copies)
def test_a_segment_splits_into_the_rows_it_was_made_of(
    rows: dict[str, dict[str, object]], copies: dict[str, dict[str, object]]
) -> None:
    data = encode_segment({MEETINGS: rows, COPIES: copies})
    assert verify(data, "").count == len(rows)
    tables = split(data)
    assert {key: dict(row) for key, row in tables[MEETINGS].items()} == rows
    assert {key: dict(row) for key, row in tables[COPIES].items()} == copies
    assert encode_segment(tables) == data
    catalogue = make_catalogue(data, "")
    for id in catalogue.columns.ids:
        row = dict(Row(data[slice(*catalogue.span(id))]))
        assert row["id"] == id
        assert row in rows.values()


@settings(max_examples=200, deadline=None)
@given(rows=short_rows, where=st.integers(0), flip=st.integers(1, 255))
def test_any_changed_byte_is_noticed(rows: dict[str, dict[str, object]], where: int, flip: int) -> None:
    data = bytearray(encode_segment({MEETINGS: rows}))
    data[where % len(data)] ^= flip
    with pytest.raises(ArchiveError):
        verify(bytes(data), "000001.json")


@settings(max_examples=100, deadline=None)
@given(rows=short_rows, where=st.integers(0))
def test_any_cut_is_noticed(rows: dict[str, dict[str, object]], where: int) -> None:
    data = encode_segment({MEETINGS: rows})
    with pytest.raises(ArchiveError):
        verify(data[: where % len(data)], "000001.json")


def test_a_longer_file_is_noticed() -> None:
    data = encode_segment({MEETINGS: {}})
    for spoilt in (data + b"\n", data + data, b" " + data):
        with pytest.raises(ArchiveError):
            verify(spoilt, "000001.json")
