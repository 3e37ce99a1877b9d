"""Months that content systems print as words."""

from __future__ import annotations

import pytest

from store.reading.stamps import stamp_of


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Cập nhật lúc 26 Tháng Mười Hai 2017 2:03 CH", "2017-12-26T14:03"),
        ("Tháng Tư 3, 2020", "2020-04-03"),
        ("December 18, 2023", "2023-12-18"),
        ("18 Dec 2023 10:15", "2023-12-18T10:15"),
        ("Published: Thursday, 12 March 2015 08:30", "2015-03-12T08:30"),
        ("Thứ sáu, 10 Tháng 4 2015 03:21", "2015-04-10T03:21"),
        ("Thứ Năm, 05 Tháng Một 2017", "2017-01-05"),
    ],
)
def test_months_in_words(line: str, when: str) -> None:
    stamp = stamp_of(line)
    assert stamp is not None
    assert stamp.when == when


@pytest.mark.parametrize("line", ["Ngày 12 năm 2020", "31 tháng tư 2020", "2 bảy 2017", "Tháng Tư năm 2020"])
def test_what_only_looks_like_one(line: str) -> None:
    assert stamp_of(line) is None
