"""Facets, and filters as part of the query."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import active_filters, add_filter, parse_query, print_query, remove_filter
from store.search.tree import Query
from tests.search.conftest import Kept
from tests.search.queries import QUERIES

_CHOICES = st.sampled_from(
    [
        ("kind", "review"), ("kind", "branch"), ("year", "2021"), ("year", "2022"), ("province", "Trà Vinh"),
        ("organiser", "Sở Y tế"), ("person", "Lê Thị Hòa"), ("document", "05-CT/TW"), ("passage", "plans"),
    ]
)  # fmt: skip


def test_values_of_one_facet_stand_in_one_field() -> None:
    query = parse_query("chậm tiến độ")
    for facet, value in (("kind", "review"), ("kind", "year-end"), ("year", "2021"), ("person", "Lê An")):
        query = add_filter(query, facet, value)
    assert print_query(query) == 'chậm tiến độ kind:review,year-end date:2021 person:="Lê An"'
    assert print_query(remove_filter(query, "kind", "review")) == (
        'chậm tiến độ kind:year-end date:2021 person:="Lê An"'
    )
    assert print_query(remove_filter(query, "kind")) == 'chậm tiến độ date:2021 person:="Lê An"'


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("kind:review đảng", (("kind", "review"),)),
        ("năm:2021,2022", (("year", "2021"), ("year", "2022"))),
        ("date:2021-12", ()),
        ('person:"lê an"', ()),
        ('người:="Lê An"', (("person", "Lê An"),)),
        ("(kind:review OR a) b", ()),
        ("-kind:review", ()),
        ("in:plans a", (("passage", "plans"),)),
    ],
)  # fmt: skip
def test_typed_filters_are_filters(query: str, filters: tuple[tuple[str, str], ...]) -> None:
    assert active_filters(parse_query(query)) == filters


@given(QUERIES, _CHOICES, _CHOICES)
@settings(max_examples=200, deadline=None)
def test_what_was_added_can_be_removed(query: Query, one: tuple[str, str], other: tuple[str, str]) -> None:
    before = dict.fromkeys(active_filters(query))
    both = add_filter(add_filter(query, *one), *other)
    assert dict.fromkeys(active_filters(both)) == before | dict.fromkeys((one, other))
    assert parse_query(print_query(both)) == both
    after = set(active_filters(remove_filter(remove_filter(both, *other), *one)))
    assert after.isdisjoint({one, other})
    assert after >= before.keys() - {one, other}  # more where brackets have become the whole query


def test_a_filter_in_brackets_that_become_the_whole_query_is_removed_too() -> None:
    query = parse_query("kind:review (đang kind:review date:2021)")
    assert print_query(remove_filter(query, "kind", "review")) == "đang date:2021"


@given(QUERIES, _CHOICES)
@settings(max_examples=150, deadline=None)
def test_a_count_is_what_choosing_the_value_gives(kept: Kept, query: Query, choice: tuple[str, str]) -> None:
    facet, value = choice
    # `in:` also tells where the words are looked for, so its filter may give fewer than were counted.
    if facet == "passage":
        return
    asked = remove_filter(query, facet)
    counted = dict(kept.index.facets(asked, limit=50, marks=kept.marks)[facet])
    chosen = kept.index.search(add_filter(asked, facet, value), marks=kept.marks).count
    assert chosen == counted.get(value, 0)


def test_other_values_of_a_chosen_facet_keep_their_counts(kept: Kept) -> None:
    free = kept.index.facets(parse_query("đảng"), limit=50)
    chosen = kept.index.facets(parse_query("đảng kind:review"), limit=50)
    assert dict(chosen["kind"]) == dict(free["kind"])
    assert sum(dict(chosen["year"]).values()) < sum(dict(free["year"]).values())


@pytest.mark.parametrize("text", ["", "đảng", 'đảng person:="Lê Thị Hoà"', "kind:review date:2021"])
def test_asking_at_once_gives_the_same(kept: Kept, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    query = parse_query(text)
    results = kept.index.search(query, limit=20, marks=kept.marks)
    facets = kept.index.facets(query, limit=9, marks=kept.marks)
    assert kept.index.ask(query, limit=20, values=9, marks=kept.marks) == (results, facets)
    monkeypatch.setattr("store.search.asking._LARGE", 0)  # as in a large archive, where a thread helps
    assert kept.index.ask(query, limit=20, values=9, marks=kept.marks) == (results, facets)


def test_of_the_kinds_of_passage_all_are_counted(kept: Kept) -> None:
    everything = kept.index.facets(parse_query(""), limit=1000)
    few = kept.index.facets(parse_query(""), limit=2)
    assert few["passage"] == everything["passage"]
    assert len(few["passage"]) > 2 == len(few["organiser"])


def test_a_chosen_value_is_listed_even_without_a_count(kept: Kept) -> None:
    found = kept.index.facets(parse_query('không-có-chữ-này org:="Sở Y tế"'), limit=1)
    assert found["organiser"] == (("Sở Y tế", 0),)


def test_years_are_listed_newest_first(kept: Kept) -> None:
    years = [year for year, _ in kept.index.facets(parse_query(""))["year"]]
    assert years == ["2022", "2021", "2020"]


def test_suggestions_are_values_with_a_word_that_begins_so(kept: Kept) -> None:
    assert {name for name, _ in kept.index.suggest("person", "hoa")} == {"Lê Thị Hòa", "Lê Thị Hòa Bình"}
    assert kept.index.suggest("person", "nguyen van an k")[0][0] == "Nguyễn Văn An Khang"
    assert kept.index.suggest("doc", "105")[0][0] == "105-CT/TW"
    assert kept.index.suggest("kind", "rev", parse_query("kind:branch")) == ()
    assert kept.index.suggest("title", "x") == ()
