"""Where roles end, and when two of them are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parsing.people.names import name_in_role_length, place_length
from store.parsing.people.role_sets import RoleSet
from store.parsing.people.roles import head_length, read_role
from store.parsing.view import view_of


def role_at_start(text: str) -> str | None:
    view = view_of(text)
    tokens = view.tokens_of(view.paragraphs[0])
    role = read_role(tokens, 0, name_in_role_length, place_length)
    return role and text[tokens[role.start].start : tokens[role.end - 1].end]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Phó Giám đốc Sở phát biểu tại lễ", "Phó Giám đốc Sở"),
        ("Phó Giám đốc Sở tuyên truyền nghị quyết", "Phó Giám đốc Sở"),
        ("PCT Công đoàn ngành và TS. Hà Văn Nọi, Phó Hiệu trưởng", "PCT Công đoàn ngành"),
        ("Trưởng phòng Tuyên truyền phát biểu", "Trưởng phòng Tuyên truyền"),
        ("trưởng phòng kiểm tra nội bộ nói", "trưởng phòng kiểm tra nội bộ"),
        ("Đảng ủy viên góp ý bản dự thảo", "Đảng ủy viên"),
        ("Bí thư Chi bộ cùng tập thể chi ủy", "Bí thư Chi bộ"),
        ("Giám đốc Sở Văn hóa, Thể thao và Du lịch, Ủy viên", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"),
        (
            "Chủ nhiệm Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng nêu",
            "Chủ nhiệm Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng",
        ),
        ("Phó Chủ tịch, Giám đốc", "Phó Chủ tịch"),
        ("Chủ tịch HĐND huyện - Bí thư Huyện ủy", "Chủ tịch HĐND huyện"),
        ("Giám đốc Sở LĐ - TB & XH chủ trì", "Giám đốc Sở LĐ - TB & XH"),
        ("giám đốc Sở Tài nguyên - môi trường nói", "giám đốc Sở Tài nguyên - môi trường"),
        ("Bí thư Đảng bộ khối-cho biết", "Bí thư Đảng bộ khối"),
        ("Phó Chủ nhiệm Ủy ban Kinh tế của Quốc hội đề nghị", "Phó Chủ nhiệm Ủy ban Kinh tế của Quốc hội"),
        (
            "Tổng Giám đốc Công ty CP Nước sạch Bảo Lâm (BWC), ông",
            "Tổng Giám đốc Công ty CP Nước sạch Bảo Lâm (BWC)",
        ),
        ("Chủ tịch UBND Quận 9 trao quà", "Chủ tịch UBND Quận 9"),
        ("Phó Chủ tịch kiêm Tổng thư ký hội nói", "Phó Chủ tịch kiêm Tổng thư ký hội"),
        ("Phó Chủ tịch UBND TP. Móng Cái và lãnh đạo các phòng", "Phó Chủ tịch UBND TP. Móng Cái"),
        ("P.Hiệu trưởng nhà trường đọc", "P.Hiệu trưởng nhà trường"),
        (
            "nguyên Phó Trưởng Ban Thường trực Ban Nội chính đã",
            "nguyên Phó Trưởng Ban Thường trực Ban Nội chính",
        ),
        ("Chủ tịch Hội Nông dân xã nhiệm kỳ 2018-2023", "Chủ tịch Hội Nông dân xã"),
        ("Đại sứ Lào tại Việt Nam thăm", "Đại sứ Lào tại Việt Nam"),
        ("Chánh án Tòa án nhân dân tối cao dự", "Chánh án Tòa án nhân dân tối cao"),
        ("Tổ trưởng tổ Biên tập chia sẻ", "Tổ trưởng tổ Biên tập"),
        ("thành viên dự họp", None),
        ("đảng viên của chi bộ", "đảng viên của chi bộ"),
        ("hội nghị họp kín", None),
    ],
)
def test_a_role_ends_where_its_body_ends(text: str, role: str | None) -> None:
    assert role_at_start(text) == role


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Phó Bí thư Thường trực", 3),
        ("nguyên Phó Cục trưởng", 4),
        ("Quyền Cục trưởng", 3),
        ("Phó Viện trưởng", 3),
        ("hội trường", 0),
    ],
)
def test_heads_with_their_modifiers(phrase: str, words: int) -> None:
    view = view_of(phrase)
    assert head_length(view.tokens_of(view.paragraphs[0]), 0) == words


@pytest.mark.parametrize(
    ("roles", "kept"),
    [
        (["Phó Giám đốc", "Phó Giám đốc Sở"], ["Phó Giám đốc Sở"]),
        (
            ["Bí thư Đảng bộ Khối các cơ quan tỉnh", "Bí thư Đảng bộ Khối"],
            ["Bí thư Đảng bộ Khối các cơ quan tỉnh"],
        ),
        (
            ["Phó Trưởng đoàn Đoàn đại biểu Quốc hội tỉnh", "Phó Trưởng đoàn Đoàn ĐBQH tỉnh"],
            ["Phó Trưởng đoàn Đoàn đại biểu Quốc hội tỉnh"],
        ),
        (["phó chủ tịch nước", "Phó Chủ tịch Nước"], ["phó chủ tịch nước"]),
        (["Phó tổng giám đốc VNX", "Phó TGĐ Tập đoàn VNX"], ["Phó TGĐ Tập đoàn VNX"]),
        (["Tỉnh uỷ viên", "Tỉnh ủy viên"], ["Tỉnh uỷ viên"]),
        (["Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh"], ["Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh"]),
        (["Giám đốc Sở Y tế", "nguyên Giám đốc Sở Y tế"], ["Giám đốc Sở Y tế", "nguyên Giám đốc Sở Y tế"]),
        (["Bí thư Đoàn xã", "Bí thư Chi bộ"], ["Bí thư Đoàn xã", "Bí thư Chi bộ"]),
    ],
)
def test_spellings_of_one_office_are_one_role(roles: list[str], kept: list[str]) -> None:
    known = RoleSet()
    for role in roles:
        known.add(role)
    assert list(known.printed()) == kept
    assert all(known.has(role) for role in roles)


WORDS = st.sampled_from(
    ["Phó", "Bí thư", "Chi bộ", "Chủ tịch", "UBND", "xã", "tỉnh", "ĐBQH", "và", "các", "2"]
)
ROLES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@given(st.lists(ROLES, min_size=1, max_size=5))
def test_telling_a_role_again_tells_nothing_new(roles: list[str]) -> None:
    known = RoleSet()
    for role in roles:
        known.add(role)
    before = known.printed()
    assert not any(known.add(role) for role in roles if known.has(role))
    assert known.printed() == before
    assert 0 < len(before) <= len(roles)


@given(st.text(alphabet="Phó Giám đốc Sở,.-()&/ và các tỉnhLÊN12", max_size=80))
def test_any_text_is_read_without_harm(text: str) -> None:
    view = view_of(f"Chủ tịch {text}")
    tokens = view.tokens_of(view.paragraphs[0])
    role = read_role(tokens, 0, name_in_role_length, place_length)
    assert role is not None
    assert 0 < role.end <= len(tokens)
    assert role.end + role.name <= len(tokens)
