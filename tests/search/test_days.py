"""Spans of days as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import QueryError, parse_query
from store.search.days import days_at, said
from store.search.tree import Days, When

TODAY = date(2022, 2, 3)


def span(text: str) -> tuple[str, str]:
    node = parse_query(f"date:{text}", today=TODAY).node
    assert isinstance(node, When)
    (only,) = node.spans
    return only.first, only.last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("năm 2021", "2021-01-01", "2021-12-31"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("12/2021", "2021-12-01", "2021-12-31"),
        ("tháng 2 năm 2020", "2020-02-01", "2020-02-29"),
        ("thang 2-2021", "2021-02-01", "2021-02-28"),
        ("tháng tư năm 2021", "2021-04-01", "2021-04-30"),
        ("tháng mười hai năm 2021", "2021-12-01", "2021-12-31"),
        ("7/12/2021", "2021-12-07", "2021-12-07"),
        ("07.12.2021", "2021-12-07", "2021-12-07"),
        ("7 - 12 - 2021", "2021-12-07", "2021-12-07"),
        ("2021-12-07", "2021-12-07", "2021-12-07"),
        ("ngày 7 tháng 12 năm 2021", "2021-12-07", "2021-12-07"),
        ("quý 4/2021", "2021-10-01", "2021-12-31"),
        ("quý IV năm 2021", "2021-10-01", "2021-12-31"),
        ("quý hai 2021", "2021-04-01", "2021-06-30"),
        ("q1/2022", "2022-01-01", "2022-03-31"),
        ("6 tháng đầu năm 2022", "2022-01-01", "2022-06-30"),
        ("sáu tháng cuối năm 2022", "2022-07-01", "2022-12-31"),
        ("9 tháng đầu năm 2022", "2022-01-01", "2022-09-30"),
        ("nửa đầu năm 2022", "2022-01-01", "2022-06-30"),
        ("2020-2025", "2020-01-01", "2025-12-31"),
        ("nhiệm kỳ 2020 - 2025", "2020-01-01", "2025-12-31"),
        ("2021-12-01..2022-01-31", "2021-12-01", "2022-01-31"),
        ("12/2021..1/2022", "2021-12-01", "2022-01-31"),
        ("từ 7/12/2021 đến hết tháng 1/2022", "2021-12-07", "2022-01-31"),
        ("12/2021 đến 2/2022", "2021-12-01", "2022-02-28"),
        ("2021..", "2021-01-01", ""),
        ("..2021", "", "2021-12-31"),
        (">=2022", "2022-01-01", ""),
        (">2022", "2023-01-01", ""),
        ("<2022", "", "2021-12-31"),
        ("<= 6/2022", "", "2022-06-30"),
        ("trước 1/7/2025", "", "2025-06-30"),
        ("sau quý 1/2022", "2022-04-01", ""),
        ("từ 2022", "2022-01-01", ""),
        ('"quý 4/2021"', "2021-10-01", "2021-12-31"),
        ("hôm nay", "2022-02-03", "2022-02-03"),
        ("hôm qua", "2022-02-02", "2022-02-02"),
        ("tuần này", "2022-01-31", "2022-02-06"),
        ("tuần trước", "2022-01-24", "2022-01-30"),
        ("tháng này", "2022-02-01", "2022-02-28"),
        ("tháng trước", "2022-01-01", "2022-01-31"),
        ("quý này", "2022-01-01", "2022-03-31"),
        ("quý trước", "2021-10-01", "2021-12-31"),
        ("năm ngoái", "2021-01-01", "2021-12-31"),
    ],
)  # fmt: skip
def test_spans(text: str, first: str, last: str) -> None:
    assert span(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("30/2/2021", "calendar"),
        ("2022..2021", "before it begins"),
        ("nhiệm kỳ 2025-2020", "before it begins"),
        ("2021-13-01", "calendar"),
        ("13/2021", "calendar"),
        ("quý 5/2021", "no date"),
        ("tháng 12", "no date"),
        ("7/12", "no date"),
        ("12/21", "no date"),
        ("hôm kia", "no date"),
        ("abc", "no date"),
        ('"2021 abc"', "no date"),
        ("20211", "no date"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as refused:
        parse_query(f"đảng date:{text}", today=TODAY)
    assert refused.value.start >= len("đảng date:")


@pytest.mark.parametrize(
    "text", ["2", "20", "2021-", "2021-1", "7/", "7/12/", "quý", "quý 4", "30/2/2021", '"quý']
)
def test_an_unfinished_date_narrows_nothing(text: str) -> None:
    assert parse_query(f"đảng date:{text}", typing=True) in (
        parse_query("đảng"),
        parse_query("đảng date:2021"),
    )


_DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31)).map(date.isoformat)


@given(st.tuples(_DAYS, _DAYS), st.sampled_from(["both", "first", "last", "one"]))
def test_what_is_said_is_what_was_meant(ends: tuple[str, str], which: str) -> None:
    first, last = sorted(ends)
    days = {
        "both": Days(first, last), "first": Days(first, ""), "last": Days("", last), "one": Days(first, first)
    }[which]  # fmt: skip
    text = said(days)
    assert days_at(text, 0, TODAY) == (days, len(text))
