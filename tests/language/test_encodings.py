"""Vietnamese from before Unicode: what is written comes back, what is Unicode stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.language.encodings import as_letters, letter_encoding, repair, restore_capitals
from store.language.syllables import is_syllable
from store.reading.decoding import decode, mended
from tests.reading.making import LEAD, LEGACY, REPORT, byte_of, to_tcvn3, to_vni

WORDS = sorted(
    {word for word in unicodedata.normalize("NFC", REPORT).split() if is_syllable(word.strip(".,;"))}
)
VIETNAMESE = st.lists(st.sampled_from(WORDS), min_size=6, max_size=60).map(" ".join)


@pytest.mark.parametrize("name", LEGACY)
@settings(max_examples=60, deadline=None)
@given(text=VIETNAMESE)
def test_what_is_written_is_read(name: str, text: str) -> None:
    read = decode(LEGACY[name](LEAD + "\n" + text), "x").text
    assert read.casefold() == f"{LEAD}\n{text}".casefold()
    if not name.startswith("TCVN"):  # its fonts have no capitals with tones; they are guessed
        assert read == f"{LEAD}\n{text}"


@pytest.mark.parametrize(
    ("looks", "means"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("QuyÕt ®Þnh vÒ viÖc khen th\xadëng", "Quyết định về việc khen thưởng"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp, töï do, haïnh phuùc", "Độc lập, tự do, hạnh phúc"),
        ("Äáº£ng á»§y xÃ£ há»\x8dp sÆ¡ káº¿t", "Đảng ủy xã họp sơ kết"),
        ("toÃ n Äáº£ng bá»™ vÃ  nhÃ¢n dÃ¢n", "toàn Đảng bộ và nhân dân"),
    ],
)
def test_text_that_was_taken_for_something_else(looks: str, means: str) -> None:
    assert mended(looks).text == means


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "Hà Nam, ngày 5 tháng 3 năm 2021",
        "Trang chủ\nTin tức\nLiên hệ",
        "Søskenbarna setter av ett år for å reise Norge rundt, og det er på tide",
        "Il a été décidé à l'unanimité de créer un comité",
        "El señor Núñez habló en São Paulo",
        "Tiền Giang · Lượt xem: 12 » Trang chủ",
        "",
    ],
)
def test_unicode_is_left_alone(text: str) -> None:
    assert mended(text) == (text, ())


def test_it_is_decided_line_by_line() -> None:
    old = as_letters(to_tcvn3("Đồng chí Lò Văn Thạo chủ trì hội nghị sơ kết công tác quý I"))
    mixed = mended(f"Đảng ủy xã họp\n{old}\nHà Nam, ngày 5 tháng 3")
    assert mixed.text.split("\n")[1] == "Đồng chí Lò Văn Thạo chủ trì hội nghị sơ kết công tác quý I"
    assert mixed.text.split("\n")[0::2] == ["Đảng ủy xã họp", "Hà Nam, ngày 5 tháng 3"]


def test_a_line_that_does_not_decide_follows_the_others() -> None:
    read = decode(to_vni("Đ/c Ân\n" + LEAD + "\nẢnh: ĐTN"), "x").text
    assert read.split("\n")[0::2] == ["Đ/c Ân", "Ảnh: ĐTN"]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("HộI NGHị TổNG KếT CÔNG TáC", "HỘI NGHỊ TỔNG KẾT CÔNG TÁC"),
        ("ủy ban họp. ảnh: An", "Ủy ban họp. Ảnh: An"),
        ("đồng chí ở UBND xã", "đồng chí ở UBND xã"),
        ("Tổ QLTT số 3", "Tổ QLTT số 3"),
        ("Ban Tổ CHứC họp", "Ban TỔ CHỨC họp"),
    ],
)
def test_capitals_that_abc_fonts_have_not(line: str, wanted: str) -> None:
    assert restore_capitals(line) == wanted


def test_an_encoding_that_lacks_a_letter_cannot_be_it() -> None:
    table = {byte[0]: letter for letter, byte in byte_of("tcvn3").items()}
    assert letter_encoding("x", table, capitals=False).read("À") is None


@given(st.text(max_size=300))
def test_nothing_is_lost_whatever_comes(text: str) -> None:
    found = repair(text, ())
    assert found.text == text
    assert mended(text).text.count("\n") == text.count("\n")
