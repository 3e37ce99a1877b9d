"""Folding keeps length, so that highlighting can rest on it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.folding import clean, fold, fold_char, is_folded, nfc, printable
from store.language.tones import canonical_syllable, canonical_tones

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđbcghklmnpqrstvx"
texts = st.text() | st.text(VIETNAMESE + VIETNAMESE.upper() + " -.,/0123456789")


@given(texts)
def test_folding_keeps_the_length_of_nfc_text(text: str) -> None:
    composed = nfc(text)
    assert len(fold(composed)) == len(composed)


usual = st.text(st.sampled_from("\0\n aZ0~đĐếỄừY–“”…°"))


@given(st.tuples(usual, st.text(max_size=2), usual).map("".join).map(nfc))
def test_folding_a_text_is_folding_its_letters(text: str) -> None:
    assert fold(text) == "".join(map(fold_char, text))


def test_every_letter_is_folded_alike_in_a_text_and_alone() -> None:
    for start in range(0, 0x3000, 64):
        for text in (chr(start + at) for at in range(64)):
            assert fold(text) == fold_char(text)


@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(nfc(text))
    assert fold(once) == once
    assert is_folded(once)


@given(texts)
def test_canonical_tones_keep_length_and_base_letters(text: str) -> None:
    composed = nfc(text)
    canonical = canonical_tones(composed)
    assert len(canonical) == len(composed)
    assert fold(canonical) == fold(composed)
    assert canonical_tones(canonical) == canonical


@given(
    st.text("aăâeêioôơuưyáàắấèềíòốớúứýỳÁỨ" + "qghnctm" + " -1_'ñöά", max_size=40)
    | st.lists(st.sampled_from(["hoà", "quý", "ngừơi", "qủa", "gìa", "HÒAN", "xoóng", "khuỷu"])).map(" ".join)
)
def test_tones_of_a_text_are_those_of_its_words(text: str) -> None:
    composed = nfc(text)
    by_word = re.sub(r"[^\W\d_]+", lambda word: canonical_syllable(word[0]), composed)
    assert canonical_tones(composed) == by_word


@given(texts)
def test_clean_text_is_nfc_and_safe_for_a_terminal(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    assert all(char == "\n" or unicodedata.category(char) != "Cc" for char in cleaned)
    assert "\n" not in printable(text)


def test_no_letter_is_printed_under_a_tower_of_marks() -> None:
    assert printable("ế" + "\u0301" * 60 + "x") == "ế\u0301\u0301x"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đảng ủy", "dang uy"),
        ("NGHỊ QUYẾT", "nghi quyet"),
        ("Ðảng (eth)", "dang (eth)"),
        ("Đắk Lắk, K'Mák, ƀ", "dak lak, k'mak, b"),
        ("½ ™ ﬁ", "½ ™ ﬁ"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(nfc(text)) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("uỷ", "ủy"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("UỶ VIÊN", "ỦY VIÊN"),
        ("Hoà", "Hòa"),
        ("toà nhà", "tòa nhà"),
    ],
)
def test_both_tone_placements_meet(one: str, other: str) -> None:
    assert canonical_tones(one) == canonical_tones(other)


@pytest.mark.parametrize("word", ["quý", "giữa", "nghĩa", "người", "hoàn", "khuỷu", "của", "Ngoài", "quyết"])
def test_right_syllables_stay(word: str) -> None:
    assert canonical_tones(word) == word


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("số\u00a012", "số 12"),
        ("vô\u200bhình\ufeff", "vôhình"),
        ("\u202eđảo\u202c", "đảo"),
        ("\x1b[31mđỏ\x07", "[31mđỏ"),
        ("Trần \u3164Văn\u2800An", "Trần  Văn An"),
        ("tiến\u034f độ\ufe0f ❤\ufe0f", "tiến độ ❤"),
        (unicodedata.normalize("NFD", "Hội nghị"), "Hội nghị"),
        ("Ðảng", "Đảng"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned
