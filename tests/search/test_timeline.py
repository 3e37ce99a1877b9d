"""The timeline counts what a filter on the same month or year finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Index, Period, narrowed_to, parse_query, print_query
from tests.search.conftest import Kept
from tests.search.corpus import FakeArchive, meeting


@pytest.mark.parametrize("query", ["", "chậm", "tag:gấp", "kind:review", "date:2021"])
def test_a_bar_is_as_high_as_its_filter_finds(kept: Kept, query: str) -> None:
    asked = parse_query(query)
    line = kept.index.timeline(asked, marks=kept.marks)
    assert line.months and line.years
    for period in (*line.months, *line.years):
        if query != "date:2021" or period.name.startswith("2021"):
            found = kept.index.search(narrowed_to(asked, period.name), marks=kept.marks)
            assert found.count == period.count == sum(count for _, count in period.kinds)


def test_every_answer_with_a_date_is_on_the_line(kept: Kept) -> None:
    line = kept.index.timeline(parse_query(""))
    everything = kept.index.search(parse_query("")).count
    starts = sum(period.count for period in line.years)
    assert starts >= everything - line.undated > 0


def test_a_meeting_over_two_years_counts_in_both_and_one_without_a_date_in_none(tmp_path: Path) -> None:
    held = (
        meeting(("plans", "họp"), title="a", kind="session", date="2021-12-30", date_end="2022-01-02"),
        meeting(("plans", "họp nữa"), title="b", kind="review", date="2021-12-05"),
        meeting(("plans", "họp mãi"), title="c", kind="review"),
    )
    index = Index.open(FakeArchive(tmp_path, {"000001": ("a", held)}))
    index.refresh()
    line = index.timeline(parse_query("họp"))
    assert line.months == (
        Period("2021-12", 2, (("review", 1), ("session", 1))),
        Period("2022-01", 1, (("session", 1),)),
    )
    assert line.years == (
        Period("2021", 2, (("review", 1), ("session", 1))),
        Period("2022", 1, (("session", 1),)),
    )
    assert line.undated == 1


@pytest.mark.parametrize(
    ("query", "period", "narrowed"),
    [
        ("", "2021-02", "date:2021-02"),
        ("chậm", "2021-12", "chậm date:2021-12"),
        ("chậm date:2020..2022 kind:review", "2021", "chậm kind:review date:2021"),
        ("a OR b", "2021", "(a OR b) date:2021"),
    ],
)
def test_a_period_takes_the_place_of_other_dates(query: str, period: str, narrowed: str) -> None:
    assert print_query(narrowed_to(parse_query(query), period)) == narrowed
