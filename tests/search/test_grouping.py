"""One line a report: what is grouped follows from the records, in whatever order they came and went."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest

from store import Index, parse_query
from store.model import Meeting, Source, meeting_id
from tests.search.corpus import FakeArchive

WORDS = [f"{a}{b}" for a in "bcdghklmnpqrstvx" for b in ("a", "ao", "an", "e", "inh", "oi", "uc", "y")]


def story(seed: int) -> str:
    dice = random.Random(seed)
    return " ".join(dice.choice(WORDS) for _ in range(150))


def told(text: str, second: int, title: str = "", **more: object) -> Meeting:
    source = Source(name=f"{second}.html", imported=f"2022-01-01T00:00:{second:02}Z")
    return Meeting(id=meeting_id(text), title=title, text=text, source=source, **more)  # type: ignore[arg-type]


FIRST = told(story(1), 10, "A", organiser="Huyện ủy")
SECOND = told(story(1) + " nguồn khác nhắc Huyện ủy, thêm một câu", 11, "B", organiser="Tỉnh ủy")
THIRD = told("theo báo bạn " + story(1), 12, "C")
OTHER = told(story(2), 13, "D")


def held(path: Path, **parts: tuple[Meeting, ...]) -> FakeArchive:
    archive = FakeArchive(path)
    put(archive, **parts)
    return archive


def put(archive: FakeArchive, **parts: tuple[Meeting, ...]) -> None:
    for name, meetings in parts.items():
        archive.parts[name] = (",".join(f"{one.id}{one.kind}" for one in meetings), meetings)


def lines(index: Index, query: str = "") -> list[tuple[str, int]]:
    return sorted((hit.title, len(hit.others)) for hit in index.search(parse_query(query)).hits)


def test_a_report_of_several_sites_is_one_line(tmp_path: Path) -> None:
    index = Index.open(held(tmp_path, a=(OTHER, SECOND), b=(FIRST, THIRD)))
    assert index.refresh() == 4
    assert lines(index) == [("A", 2), ("D", 0)]
    assert index.search(parse_query("")).count == 2
    assert index.size() == 4
    assert index.timeline(parse_query("")).undated == 2
    assert index.group(THIRD.id) == (FIRST.id, SECOND.id, THIRD.id)
    assert index.group(OTHER.id) == (OTHER.id,)
    assert index.group("0" * 12) == ("0" * 12,)
    assert index.position(parse_query(""), FIRST.id) == index.position(parse_query(""), THIRD.id) is not None


def test_what_any_source_says_finds_the_report(tmp_path: Path) -> None:
    index = Index.open(held(tmp_path, a=(FIRST, SECOND, OTHER)))
    index.refresh()
    assert lines(index, "thêm một câu") == [("A", 1)]
    assert lines(index, 'cơ-quan:"Tỉnh ủy"') == [("A", 1)]
    assert lines(index, "has:sources") == lines(index, "có:nhiều-nguồn") == [("A", 1)]
    assert index.facets(parse_query(""))["organiser"] == (("Huyện ủy", 1),), "counted once, as it is shown"


def test_marks_on_any_of_them_are_marks_on_the_report(tmp_path: Path) -> None:
    from store import Marks

    index = Index.open(held(tmp_path, a=(FIRST, SECOND, OTHER)))
    index.refresh()
    marks = Marks(tags={}, noted=frozenset({SECOND.id}), bookmarked=frozenset())
    assert [hit.title for hit in index.search(parse_query("has:note"), marks=marks).hits] == ["A"]


def test_a_source_that_comes_later_joins_and_the_line_stays(tmp_path: Path) -> None:
    archive = held(tmp_path, a=(FIRST, OTHER))
    Index.open(archive).refresh()
    put(archive, b=(SECOND,))
    index = Index.open(archive)
    assert index.refresh() == 1
    assert lines(index) == [("A", 1), ("D", 0)]
    put(archive, b=(SECOND, THIRD))
    index.refresh()
    assert lines(index) == [("A", 2), ("D", 0)]


@pytest.mark.parametrize("gone", ["a", "b"])
def test_a_source_that_goes_leaves_the_others(tmp_path: Path, gone: str) -> None:
    archive = held(tmp_path, a=(FIRST,), b=(SECOND, OTHER))
    index = Index.open(archive)
    index.refresh()
    del archive.parts[gone]
    index.refresh()
    assert lines(index) == ([("B", 0), ("D", 0)] if gone == "a" else [("A", 0)])


def test_a_meeting_is_not_hidden_behind_what_is_none(tmp_path: Path) -> None:
    no_meeting = msgspec.structs.replace(FIRST, kind="not-a-meeting")
    index = Index.open(held(tmp_path, a=(no_meeting, SECOND)))
    index.refresh()
    assert lines(index) == [("B", 1)]


@pytest.mark.parametrize("batch", [1, 2, 3, 12_500])
def test_groups_do_not_depend_on_the_batches(
    tmp_path: Path, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.search.folder._BATCH", batch)
    archive = held(tmp_path, a=(OTHER, SECOND), b=(FIRST,), c=(THIRD,), d=(told(story(3), 14, "E"),))
    index = Index.open(archive)
    assert index.refresh() == 5
    assert lines(index) == [("A", 2), ("D", 0), ("E", 0)]
    assert index.group(THIRD.id) == (FIRST.id, SECOND.id, THIRD.id)
    put(archive, e=(told("theo nguồn thứ tư " + story(1), 15, "F"),), f=(told(story(3) + " hết", 16, "G"),))
    index.refresh()
    assert lines(index) == [("A", 3), ("D", 0), ("E", 1)]


def test_a_record_in_two_segments_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.search.folder._BATCH", 1)
    index = Index.open(held(tmp_path, a=(FIRST,), b=(FIRST,), c=(OTHER,)))
    index.refresh()
    assert lines(index) == [("A", 0), ("D", 0)]


@pytest.mark.parametrize("seed", range(6))
def test_groups_do_not_depend_on_the_order_of_arrival(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    meetings = [
        told(story(number) + " " + story(100 + number * 10 + source)[: 30 * source], number * 4 + source, "T")
        for number in range(4)
        for source in range(1 + number)
    ]
    dice.shuffle(meetings)
    archive = FakeArchive(tmp_path)
    grown = Index.open(archive)
    while meetings:
        name = f"{dice.randrange(4):06}"
        put(archive, **{name: (*archive.parts.get(name, ("", ()))[1], meetings.pop())})
        if dice.random() < 0.6:
            grown.refresh()
    grown.refresh()
    made = Index.open(archive, tmp_path / "other")
    made.refresh()
    groups = [
        sorted((hit.id, hit.others) for hit in one.search(parse_query("")).hits) for one in (grown, made)
    ]
    assert groups[0] == groups[1]
    assert len(groups[0]) == 4
