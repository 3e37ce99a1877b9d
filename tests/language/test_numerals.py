"""Ordinals in figures, Roman numerals and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.folding import fold
from store.language.numerals import from_roman, ordinal, to_roman


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("4", 4), ("04", 4), ("IV", 4), ("tư", 4), ("bốn", 4), ("nhất", 1), ("hai", 2), ("mười", 10),
        ("mười một", 11),
        ("mười lăm", 15), ("hai mươi ba", 23), ("hai mươi", 20), ("XXVII", 27), ("ba  mươi tư", 34),
    ],
)  # fmt: skip
def test_ordinals_are_read_in_every_spelling(written: str, number: int) -> None:
    assert ordinal(fold(written)) == number


@pytest.mark.parametrize("written", ["iiii", "vx", "xin", "năm trước", "", "hai mươi ba bốn", "0"])
def test_other_words_are_no_ordinals(written: str) -> None:
    assert ordinal(fold(written)) is None


@given(st.integers(min_value=1, max_value=89))
def test_roman_numerals_go_there_and_back(number: int) -> None:
    assert from_roman(to_roman(number)) == number
    assert ordinal(to_roman(number).lower()) == number
