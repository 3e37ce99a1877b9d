"""What the index is given are the words that its analyzers would find."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from store.language.folding import nfc
from store.search.prepared import exact_words, first_letters, folded_words, usual_words
from store.search.schema import at_blanks
from store.search.words import analyzer

_LETTERS = [char for char in map(chr, range(0x2500)) if usual_words(char)]
_TEXTS = st.one_of(
    st.text(max_size=60), st.text(st.sampled_from(_LETTERS), max_size=60), st.text("aÀđĐ ỹ9._-(“\n²ʰ")
).map(nfc)


def test_each_letter_of_the_table_is_read_as_the_analyzers_read_it() -> None:
    assert len(_LETTERS) > 200
    for char in _LETTERS:
        text = f"a{char}b {char} {char}1"
        assert exact_words(text).split() == analyzer(False).analyze(text)
        assert folded_words(text).split() == analyzer(True).analyze(text)


@given(_TEXTS)
@example("ß æon İi ½n x² _a_ ⒜n №5")
@example("a\u0301\u0323b и\u0301н")
def test_any_text_is_read_as_the_analyzers_read_it(text: str) -> None:
    assert at_blanks().analyze(exact_words(text)) == analyzer(False).analyze(text)

    assert at_blanks().analyze(folded_words(text)) == analyzer(True).analyze(text)


@given(_TEXTS)
def test_first_letters_are_those_of_all_words(text: str) -> None:
    words = analyzer(False).analyze(text)
    assert at_blanks().analyze(first_letters(exact_words(text))) == sorted({f"_{word[0]}" for word in words})


def test_first_letters_of_nothing() -> None:
    assert first_letters(exact_words("… – .")) == ""
