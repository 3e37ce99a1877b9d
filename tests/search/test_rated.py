"""The ratings of one body, year by year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from store import Index, Meeting, NotFoundError, rated_years
from store.model import Rating
from tests.search.corpus import FakeArchive, meeting

BODY = "Chi bộ Trạm Gò Sậy"


def report(number: int, **more: Any) -> Meeting:
    ratings = tuple(
        Rating(subject=subject, level=level, count=count, start=0, end=0)
        for subject, level, count in more.pop("rated")
    )
    return meeting(("ratings", f"bản tin số {number}"), title=str(number), ratings=ratings, **more)


class Reports:
    def __init__(self, *held: Meeting) -> None:
        self.held = {one.id: one for one in held}

    def get(self, id: str) -> Meeting:
        if id not in self.held:
            raise NotFoundError("gone")
        return self.held[id]


def test_years_of_what_was_rated_by_subject(tmp_path: Path) -> None:
    held = (
        report(1, organiser=BODY, date="2022-01-07", period="năm 2021", rated=[("đảng viên", "good", 9)]),
        report(
            2, organiser=BODY, date="2020-12-20", rated=[("Đảng  viên", "good", 5), ("chi ủy", "good", 1)]
        ),
        report(3, organiser=f"{BODY} Đông", date="2021-12-20", rated=[("đảng viên", "good", 7)]),
        report(4, organiser=BODY, date="2023-12-20", rated=[]),
        report(5, organiser=BODY, date="2019-12-20", rated=[("đảng viên", "failed", 1)]),
    )
    index = Index.open(FakeArchive(tmp_path, {"000001": ("a", held)}))
    index.refresh()
    found = rated_years(index, Reports(*held[:4]), BODY)
    assert [(one.subject, one.year, one.hit.title, one.ratings[0].count) for one in found] == [
        ("Đảng  viên", "2020", "2", 5),
        ("đảng viên", "2021", "1", 9),
        ("chi ủy", "2020", "2", 1),
    ]
    assert rated_years(index, Reports(*held), "không có cơ quan này") == ()
