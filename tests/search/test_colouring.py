"""The parts of a query as it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.colouring import query_parts

ROWS = [
    ("chậm tiến độ", []),
    ("kind:review chậm", [("kind:", "field"), ("review", "value")]),
    ('người:"giàng a tủa" -lũ', [("người:", "field"), ('"giàng a tủa"', "value"), ("-", "minus")]),
    ("(a OR b) | c", [("(", "operator"), ("OR", "operator"), (")", "operator"), ("|", "operator")]),
    ("ngày:quý 4/2021 lũ", [("ngày:", "field"), ("quý 4/2021", "value")]),
    ("trong:hạn chế chậm", [("trong:", "field"), ("hạn chế", "value")]),
    ("loại:tổng-kết,sơ-kết lũ", [("loại:", "field"), ("tổng-kết", "value"), ("sơ-kết", "value")]),
    ('"chưa xong', [('"chưa xong', "phrase")]),
    ("doc:=05-CT/TW", [("doc:", "field"), ("=05-CT/TW", "value")]),
    ("NOT lũ - lũ", [("NOT", "operator")]),
    ("person:", [("person:", "field")]),
    ("xã:tân", []),
]


@pytest.mark.parametrize(("text", "parts"), ROWS)
def test_parts(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(text[part.start : part.end], part.what) for part in query_parts(text)] == parts


@given(st.text(alphabet='aă :"-(),|=>.ORNĐđ0123/*“', max_size=40))
def test_parts_stand_in_order_within_any_text(text: str) -> None:
    at = 0
    for part in query_parts(text):
        assert at <= part.start < part.end <= len(text)
        at = part.end
