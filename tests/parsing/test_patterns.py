"""Patterns of word lists find what the lists say, however they are built."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parsing.patterns import any_of, begun, whole, words

phrases = st.lists(st.text("ab -.đ", min_size=1, max_size=5), min_size=1, max_size=8)


@given(phrases, st.text("ab -.đ\n", max_size=30))
def test_any_of_finds_what_the_plain_alternatives_find(listed: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(listed, key=lambda phrase: (-len(phrase), phrase))))
    found = [match.span() for match in re.finditer(any_of(listed), text)]
    assert found == [match.span() for match in re.finditer(plain, text)]
    begins = [match.span() for match in re.finditer(begun(listed), text)]
    assert begins == [match.span() for match in re.finditer(rf"(?<!\w)(?:{plain})", text)]
    whole_ones = [match.span() for match in re.finditer(whole(listed), text)]
    assert whole_ones == [match.span() for match in re.finditer(rf"(?<!\w)(?:{plain})(?!\w)", text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("họp tổng kết năm", ["tổng kết năm"]),
        ("tổng kết, tổng kết năm học", ["tổng kết", "tổng kết năm"]),
        ("tổng kếtt; xtổng kết", []),
    ],
)
def test_words_are_whole_and_the_longest(text: str, found: list[str]) -> None:
    assert words(["tổng kết", "tổng kết năm", "năm"]).findall(text) == found


def test_a_blank_can_stand_for_more() -> None:
    assert re.fullmatch(any_of(["hội nghị", "hội"], r"\s{1,3}"), "hội \n nghị")
