"""Personal names among other capitalised words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.sentences import Span
from store.parsing.people.names import is_syllable, name_in_role_length, name_length, place_length, run_length
from store.parsing.people.roles import read_role
from store.parsing.tokens import Token, keys_of
from store.parsing.view import view_of


def tokens(text: str) -> list[Token]:
    view = view_of(text)
    return view.tokens_of(view.paragraphs[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ngần Thị Lụa phát biểu", 3),
        ("Đoàn Nghệ An ra quân", 0),
        ("KBNN Mường Chà chủ trì", 0),
        ("Xeng Thị Mỉ phát biểu", 3),
        ("Đoàn Bá Quỳnh, Chủ tịch", 3),
        ("Tôn Nữ Diệu Hằng cho biết", 4),
        ("Hầu Seo Tủa nói", 3),
        ("Y Blim Niê Kđăm nói", 4),
        ("A Thút nói", 2),
        ("Rah Lan Blơi nói", 3),
        ("Bh'riu Tếch nói", 2),
        ("Phó Đức Mại Phó Giám đốc Sở", 3),
        ("Lường Văn Tỉnh ủy viên", 2),
        ("Trần Văn Trưởng phòng họp", 2),
        ("Hà Văn Đại nói", 3),
    ],
)
def test_a_family_name_begins_a_name(text: str, words: int) -> None:
    assert name_length(tokens(text), 0, anchored=False) == words


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội hôm nay mưa",
        "Cao Bằng và Lạng Sơn",
        "Hồ Chí Minh",
        "Đoàn Thanh niên xã",
        "Thái Nguyên",
        "Ban Tổ chức trao giải",
        "Nguyễn nói",
        "hà văn đại nói",
    ],
)
def test_places_bodies_and_the_past_are_no_names(text: str) -> None:
    assert name_length(tokens(text), 0, anchored=False) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Khamsouk Phommasane thăm", 2),
        ("Kim Sung-ho thăm", 2),
        ("K'Lênh phát biểu", 1),
        ("H'Nuen hát", 1),
        ("Hữu Lượng đọc thơ", 2),
        ("Diệu", 0),
        ("Việt Nam", 0),
    ],
)
def test_behind_an_honorific_strange_names_count(text: str, words: int) -> None:
    assert name_length(tokens(text), 0, anchored=True) == words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bí thư Thành ủy Vũ Đình Khiết nhấn mạnh", "Vũ Đình Khiết"),
        ("Chủ tịch UBND quận Hà Đông Phạm Văn Tốn", "Phạm Văn Tốn"),
        ("Giám đốc Sở Xây dựng Hà Nội Nguyễn Hữu Trác", "Nguyễn Hữu Trác"),
        ("Thứ trưởng Lê Khôi của bộ", "Lê Khôi"),
        ("Chủ tịch Hội Nhà văn Việt Nam Hữu Phan nói", "Hữu Phan"),
        ("Thủ tướng Lào Khamphet Souvanna thăm", "Khamphet Souvanna"),
        ("Hiệu trưởng Trường THPT Lê Quý Đôn Mạc Thị Thoa", "Mạc Thị Thoa"),
        ("Bí thư Trung ương Đoàn Ngô Bá Lục", "Ngô Bá Lục"),
        ("Chủ tịch UBND phường Nguyễn Thái Học", ""),
        ("Chủ tịch UBND huyện Trần Văn Thời", ""),
        ("Giám đốc Công ty Đỗ Gia Bảo Châu", ""),
        ("Bí thư Đoàn Thanh niên xã", ""),
        ("Bí thư Tỉnh ủy Cao Bằng", ""),
    ],
)
def test_a_name_behind_a_role(text: str, name: str) -> None:
    words = tokens(text)
    role = read_role(words, 0, name_in_role_length, place_length)
    assert role is not None
    found = text[words[role.end].start : words[role.end + role.name - 1].end] if role.name else ""
    assert found == name


def test_a_run_of_capitals_ends_at_marks_and_small_letters() -> None:
    assert run_length(tokens("Lê Thị Sáu, Phan Bảy"), 0) == 3
    assert run_length(tokens("Lê Thị sáu"), 0) == 2


@pytest.mark.parametrize(
    ("syllable", "is_one"), [("nghiêng", True), ("quỳnh", True), ("ubnd", False), ("smith", False)]
)
def test_syllables(syllable: str, is_one: bool) -> None:
    assert is_syllable(syllable) is is_one


@given(st.text(alphabet="AĐNHLêễốhn ',.-’;1", max_size=60), st.data())
def test_tokens_of_any_span_are_those_of_its_text(text: str, data: st.DataObject) -> None:
    view = view_of(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = view.tokens_of(Span(start, end))
    assert "".join(word.key for word in words) == "".join(view.lower[start:end].split())


@given(st.text(alphabet="AĐNHLêễốhn ',.-’;1", max_size=60))
def test_tokens_lie_in_the_text_in_order_and_keep_every_letter(text: str) -> None:
    view = view_of(text)
    for span in view.paragraphs:
        words = view.tokens_of(span)
        assert all(a.end <= b.start for a, b in pairwise(words))
        assert all(len(word.key) == word.end - word.start > 0 for word in words)
        covered = {at for word in words for at in range(word.start, word.end)}
        assert all(at in covered for at in range(span.start, span.end) if not text[at].isspace())


def test_phrases_compare_tone_placement_and_case() -> None:
    assert keys_of("Uỷ viên") == keys_of("ỦY VIÊN") == ("ủy", "viên")
