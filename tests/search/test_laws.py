"""What holds for every query."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store import QueryError, parse_query, print_query
from store.language.folding import nfc
from store.search.tree import Query
from tests.search.conftest import Kept
from tests.search.queries import QUERIES, SOUP
from tests.search.reference import answers

_SHARED = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(QUERIES)
@settings(max_examples=500, deadline=None)
def test_reading_what_was_printed_gives_the_same_tree(query: Query) -> None:
    assert parse_query(print_query(query)) == query
    assert parse_query(print_query(query, "vi")) == query


@given(SOUP, st.booleans())
@settings(max_examples=1500, deadline=None)
@example("date:2021 đến 2022", False)
@example(",abc:def", False)
@example("OR, a", False)
@example("person:=*", False)
@example("a\u0301 \u200b(b", False)
@example("An\u200b\u0301person:person:", False)
def test_any_text_is_understood_or_refused_with_its_place(text: str, typing: bool) -> None:
    try:
        query = parse_query(text, typing=typing)
    except QueryError as error:
        assert error.message
        assert error.hint
        assert 0 <= error.start <= error.end <= len(text)
        assert text == "" or error.end > 0
    else:
        assert parse_query(print_query(query)) == query
        assert parse_query(print_query(query, "vi")) == query


@given(QUERIES)
@_SHARED
def test_the_index_finds_what_a_plain_reading_finds(kept: Kept, query: Query) -> None:
    results = kept.index.search(query, limit=len(kept.meetings), marks=kept.marks)
    wanted = {one.id for one in kept.meetings if answers(one, query, kept.marks)}
    found = {hit.id for hit in results.hits}
    assert sorted(wanted - found) == sorted(found - wanted) == []
    assert results.count == len(wanted)


@pytest.mark.parametrize("text", ["hội", "nghị quyết", "Đỗ"])
def test_unicode_form_and_case_of_the_query_do_not_matter(text: str) -> None:
    from unicodedata import normalize

    assert parse_query(normalize("NFD", text)) == parse_query(nfc(text))
