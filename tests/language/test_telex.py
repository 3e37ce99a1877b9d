"""Vietnamese syllables, and what fingers type for them without an input method."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.folding import fold
from store.language.syllables import is_plain, is_syllable, split_tone
from store.language.telex import decode
from store.language.tones import canonical_tones


@pytest.mark.parametrize(
    "word",
    [
        "quyết", "nghị", "đảng", "Ủy", "uỷ", "giữa", "gì", "giếng", "khuỷu", "nghiêng", "quốc", "quý", "oán",
        "ước", "yêu", "thuở", "hoặc", "xoong", "khuya", "Huế", "quýt", "a", "ở",
    ],
)  # fmt: skip
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_plain(fold(word))


@pytest.mark.parametrize(
    "word", ["quyet", "hoc", "hòc", "nghj", "zoom", "ubnd", "ngê", "kông", "cê", "đđ", "", "ôtô", "ấá"]
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nghij", "nghị"), ("quyeest", "quyết"), ("quyeets", "quyết"), ("quyetes", "quyết"),
        ("ddangr", "đảng"), ("dangdr", "đảng"), ("uyr", "ủy"), ("kieemr", "kiểm"), ("ddieemr", "điểm"),
        ("trinhf", "trình"), ("hoas", "hóa"), ("nguwowif", "người"), ("duongw", "dương"),
        ("nghieme", "nghiêm"), ("tw", "tư"), ("muaw", "mưa"), ("hoacwj", "hoặc"), ("giuwax", "giữa"),
        ("NGHIJ", "nghị"), ("khoong", "không"), ("nghi5", "nghị"), ("quye6t1", "quyết"),
        ("d9ang3", "đảng"), ("u3y", "ủy"), ("ngu7o7i2", "người"), ("nguoi72", "người"), ("ha1", "há"),
        ("ba8t1", "bắt"),
    ],
)  # fmt: skip
def test_typed_keys_are_read(typed: str, meant: str) -> None:
    assert decode(typed) == canonical_tones(meant)


@pytest.mark.parametrize(
    "typed",
    [
        "nghi", "quyet", "dang", "xoong", "boong", "covid", "zoom", "hello", "update", "email", "qh15",
        "nq18", "tw4", "k12", "covid19", "q1", "f1", "2c", "2021", "ass", "uy", "đảng", "ubnd", "hdnd", "",
    ],
)  # fmt: skip
def test_what_is_no_typed_syllable_stays(typed: str) -> None:
    assert decode(typed) is None


_SYLLABLES = (
    "nghị quyết đảng ủy kiểm điểm hội trình người dương nghiêm tử mưa hoặc giữa không trường phường quốc "
    "giải quỷ xuân khỏe thủy đường đồng chỉ ước yêu cầu huyện tỉnh thực hiện nhiệm vụ tiến độ chậm "
    "tổng thưởng đấu tranh phòng chống tiêu cực lãng phí mỗi đơn vị rộng khắp"
)
_KEYS = {"\u0301": "s1", "\u0300": "f2", "\u0309": "r3", "\u0303": "x4", "\u0323": "j5", "": ("", "")}
_SHAPES = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
_DIGITS = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}


@given(st.sampled_from(_SYLLABLES.split()), st.booleans(), st.data())
def test_what_is_typed_for_a_syllable_gives_it_back(syllable: str, vni: bool, data: st.DataObject) -> None:
    bare, tone = split_tone(syllable)
    shapes = _DIGITS if vni else _SHAPES
    pieces = [shapes.get(letter, letter) for letter in bare]
    vowels = [at for at, letter in enumerate(bare) if letter in "aăâeêioôơuưy"]
    place = data.draw(st.integers(vowels[-1] + 1, len(pieces)))
    typed = "".join((*pieces[:place], _KEYS[tone][vni], *pieces[place:]))
    if typed != fold(syllable):
        assert decode(typed) == canonical_tones(syllable)


@given(st.sampled_from(_SYLLABLES.split()))
def test_a_plain_syllable_is_never_read_as_keys(syllable: str) -> None:
    assert decode(fold(syllable)) is None


@given(st.text(max_size=15))
def test_any_text_is_read_or_left(text: str) -> None:
    read = decode(text)
    assert read is None or is_syllable(read)
