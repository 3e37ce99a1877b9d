"""Places that the reader pointed at are found again by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import anchored, fold

TEXT = "Xã Vực Lở họp. Ao Đình cạn nước. Trạm bơm hỏng. Ao Đình lại đầy nước sau mưa."


@pytest.mark.parametrize(
    ("start", "end", "words", "place"),
    [
        (15, 22, "Ao Đình", (15, 22)),  # where it was
        (20, 27, "Ao Đình", (15, 22)),  # the nearest of two
        (60, 67, "Ao Đình", (48, 55)),
        (0, 5, "ao  dinh\nCẠN nước", (15, 31)),  # written otherwise
        (0, 5, "cầu treo", None),
        (3, 9, "", (3, 9)),  # a note from before the words were kept
        (3, 900, "", None),
        (-4, 2, "họp", (10, 13)),
        (0, 3, "Trạm (bơm", None),
    ],
)
def test_a_place_is_found_by_its_words(
    start: int, end: int, words: str, place: tuple[int, int] | None
) -> None:
    assert anchored(TEXT, start, end, words) == place


@given(st.text(max_size=30), st.text(max_size=30), st.data())
def test_words_that_stand_further_on_are_found(before: str, put_in: str, data: st.DataObject) -> None:
    words = data.draw(st.text("ab cđ", min_size=1, max_size=8).filter(str.strip))
    text = before + put_in + words
    found = anchored(text, len(before), len(before) + len(words), words)
    assert found is not None
    assert fold(text[slice(*found)]).split() == fold(words).split()
