"""Abbreviations meet what they stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store import highlight, parse_query
from tests.search.corpus import meeting

Search = Callable[..., list[str]]

HELD = (
    meeting(("context", "Chủ tịch UBND xã giao việc. Xã giao việc."), title="short"),
    meeting(("context", "Ủy ban nhân dân xã họp bàn."), title="long"),
    meeting(("context", "Dân nhân nghĩa, ủy thác cho ban."), title="apart"),
    meeting(("context", "Bộ phận CB và TCĐ."), title="letters"),
    meeting(("context", "Chi bộ là tổ chức đảng ở cơ sở."), title="party"),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("UBND", ["short", "long"]),
        ("ubnd", ["short", "long"]),
        ('"UBND"', ["short"]),
        ("uy ban nhan dan", ["long", "apart", "short"]),
        ("ủy ban nhân dân xã", ["long", "short"]),
        ('"ủy ban nhân dân"', ["long"]),
        ("ubnd xã", ["short", "long"]),
        ("-ubnd xã", []),
        ("CB", ["letters", "party"]),
        ("cb", ["letters"]),
        ("chi bộ", ["party"]),
        ("tổ chức đảng", ["party", "letters"]),
        ("tcđ", ["letters", "party"]),
        ("in:context ubnd", ["short", "long"]),
        ("in:plans ubnd", []),
        ("ub*", ["short"]),
    ],
)  # fmt: skip
def test_abbreviations_both_ways(found_in: Search, query: str, found: list[str]) -> None:
    assert found_in(query, *HELD) == found


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("UBND", "UBND xã và Ủy ban Nhân dân huyện", ["UBND", "Ủy ban Nhân dân"]),
        ("uỷ ban nhân dân", "UBND xã", ["UBND"]),
        ('"uỷ ban nhân dân"', "UBND xã", []),
    ],
)
def test_both_are_highlighted(query: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in highlight(parse_query(query), text)] == found
