"""Words of a text are the words of the index."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.language.folding import nfc
from store.search.words import Words, analyzer, coded, terms, tokens

_USUAL = [char for char in map(chr, range(0x2500)) if coded(char) is not None]


def _indexed(text: str) -> list[tuple[str, str, int, int]]:
    exact = analyzer(False).pre_tokenize(text).tokens
    folded = analyzer(True).analyze(text)
    return [
        (token.text, plain, token.char_offset_from, token.char_offset_to)
        for token, plain in zip(exact, folded, strict=True)
    ]


def test_each_usual_letter_is_read_as_the_index_reads_it() -> None:
    assert len(_USUAL) > 200
    text = " ".join(f"a{char}b {char} {char}1" for char in _USUAL)
    assert [tuple(token) for token in tokens(text)] == _indexed(text)


@given(st.one_of(st.text(max_size=60), st.text(st.sampled_from(_USUAL), max_size=60)).map(nfc))
@example("ß æon İi ½n x² _a_ ⒜n №5")
@example("a\u0301\u0323b и\u0301н")
def test_any_text_is_read_as_the_index_reads_it(text: str) -> None:
    assert [tuple(token) for token in tokens(text)] == _indexed(text)


@pytest.mark.parametrize(
    ("typed", "prefix", "found"),
    [
        ("dang", False, ["Đảng", "đang"]),
        ("đang", False, ["đang"]),
        ("hoà", False, ["hòa"]),
        ("ho", True, ["hòa", "họp"]),
        ("hò", True, ["hòa"]),
        ("x", True, []),
    ],
)
def test_places_of_a_word(typed: str, prefix: bool, found: list[str]) -> None:
    text = "Đảng đang hòa họp"
    words = Words(text)
    (term,) = terms(typed, prefix)
    assert [text[slice(*words.span(at, at))] for at in words.places(term)] == found
