"""`note:` finds the words of the reader's notes."""

from __future__ import annotations

import pytest

from store import Index, Marks, parse_query
from tests.search.corpus import FakeArchive, meeting

POND = meeting(("plans", "nạo vét ao"), title="ao")
ROAD = meeting(("plans", "rải đá đường"), title="đường")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    index = Index.open(FakeArchive(tmp_path_factory.mktemp("archive"), {"000001": ("a", (POND, ROAD))}))
    index.refresh()
    return index


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ('note:"hỏi lại"', ["ao"]),
        ("ghi-chú:hoi", ["ao", "đường"]),
        ("note:họp", ["đường"]),
        ("note:hỏi đá", ["đường"]),
        ('note:"lại hỏi"', []),
        ("-note:lại", ["đường"]),
        ("note:ông*", ["ao"]),
    ],
)
def test_words_of_notes(index: Index, query: str, titles: list[str]) -> None:
    notes = {POND.id: ("Hỏi lại ông Mẫu.",), ROAD.id: ("số liệu?", "hỏi sau cuộc họp")}
    marks = Marks(tags={}, noted=frozenset(notes), bookmarked=frozenset(), notes=notes)
    assert sorted(hit.title for hit in index.search(parse_query(query), marks=marks).hits) == titles


def test_without_notes_nothing_is_found(index: Index) -> None:
    assert index.search(parse_query("note:hỏi")).count == 0
