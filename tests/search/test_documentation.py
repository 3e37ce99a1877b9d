"""Every query in docs/search.md is understood and can be asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store import parse_query, print_query
from store.search.filters import FACETS
from tests.search.conftest import Kept

_PAGE = Path(__file__).parents[2] / "docs" / "search.md"
_CODE = re.compile(r"`([^`]+)`")
_ROWS = [line for line in _PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
# Names of fields alone, and beginnings of values that only continue the one before.
_QUERIES = [
    query
    for query in dict.fromkeys(code.replace("\\|", "|") for row in _ROWS for code in _CODE.findall(row))
    if not query.endswith(":") and query not in {"|", "HOẶC", ">=2022"}
]


def test_there_are_examples() -> None:
    assert len(_QUERIES) > 60


@pytest.mark.parametrize("query", _QUERIES)
def test_an_example_is_understood(kept: Kept, query: str) -> None:
    read = parse_query(query)
    assert read
    assert parse_query(print_query(read)) == read
    results, facets = kept.index.ask(read, marks=kept.marks)
    assert results.count >= len(results.hits)
    assert set(facets) == set(FACETS)
