"""The invented archive with its index, made once a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store import Index, Marks, parse_query
from store.model import Meeting
from tests.search.corpus import FakeArchive, random_meetings


class Kept:
    """Random meetings, marks and their index; with a short name in what pytest prints."""

    def __init__(self, path: Path) -> None:
        self.meetings = random_meetings(120)
        ids = [one.id for one in self.meetings]
        self.marks = Marks(
            tags={"cần xem": frozenset(ids[:30]), "gấp": frozenset(ids[20:40])},
            noted=frozenset(ids[::3]),
            bookmarked=frozenset(ids[::5]),
        )
        parts = {"000001": ("a", self.meetings[:60]), "000002": ("b", self.meetings[60:])}
        self.index = Index.open(FakeArchive(path, parts))
        self.index.refresh()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("archive"))


@pytest.fixture
def found_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    """The titles found by a query among the given meetings, best first."""

    def search(query: str, *held: Meeting, **options: object) -> list[str]:
        made = Index.open(FakeArchive(tmp_path_factory.mktemp("archive"), {"000001": ("a", held)}))
        made.refresh()
        return [hit.title for hit in made.search(parse_query(query), **options).hits]  # type: ignore[arg-type]

    return search
