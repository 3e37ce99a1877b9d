"""Who is named in a report, once each, with roles and mentions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.sentences import Span
from store.model import PARTS, Person
from store.parsing.page.layout import Layout
from store.parsing.parser import parse, parse_traced
from store.parsing.people.people import find_people
from store.parsing.view import view_of
from store.reading import ReportText, read_file


def people(text: str, bylines: tuple[str, ...] = ()) -> tuple[Person, ...]:
    view = view_of(text)
    signed = tuple(Span(text.index(line), text.index(line) + len(line)) for line in bylines)
    return find_people(view, Layout(None, (), (), signed, view.paragraphs), (), None).value


def roles(text: str) -> dict[str, list[str]]:
    return {person.name: list(person.roles) for person in people(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # honorifics, ranks, degrees
        ("Đồng chí Lò Văn Khải dự.", {"Lò Văn Khải": []}),
        ("Bà Đinh Thị Mĩ dự.", {"Đinh Thị Mĩ": []}),
        (
            "Bà Vi Thị Hiền, Chủ tịch Hội Hàng Việt Nam bền tốt dự.",
            {"Vi Thị Hiền": ["Chủ tịch Hội Hàng Việt Nam"]},
        ),
        ("Trạm trưởng trạm xá - Lò Văn Khải cho biết.", {"Lò Văn Khải": ["Trạm trưởng trạm xá"]}),
        (
            "Dự có các đồng chí: Lò Văn Khải, Bí thư; Vi Thị Hiền, Hà Văn Nọi - Phó Bí thư.",
            {"Lò Văn Khải": ["Bí thư"], "Vi Thị Hiền": ["Phó Bí thư"], "Hà Văn Nọi": ["Phó Bí thư"]},
        ),
        ("Đại tá, PGS.TS. Mạc Đình Quế dự.", {"Mạc Đình Quế": []}),
        (
            "Chị Vi Thị Hiền, nhân viên Bưu điện xã Na Ngoi dự.",
            {"Vi Thị Hiền": ["nhân viên Bưu điện xã Na Ngoi"]},
        ),
        ("Ông Lò Văn Khải, Bí thư gặp cán bộ, nhân viên Bưu điện huyện.", {"Lò Văn Khải": ["Bí thư"]}),
        (
            "Bà Vi Thị Hiền, Phó Trưởng phòng Giám sát quản lý về hải quan dự.",
            {"Vi Thị Hiền": ["Phó Trưởng phòng Giám sát quản lý về hải quan"]},
        ),
        (
            "Bí thư Quận ủy Tây Hồ Hoàng Minh Khải dự.",
            {"Hoàng Minh Khải": ["Bí thư Quận ủy Tây Hồ"]},
        ),
        ("Ths.BS Kha Thị Hiền dự.", {"Kha Thị Hiền": []}),
        ("Đ/c - Ngân Thị Xoan - Bí thư Đoàn xã dự.", {"Ngân Thị Xoan": ["Bí thư Đoàn xã"]}),
        ("Thượng tọa Thích Minh Đăng dự.", {"Thích Minh Đăng": []}),
        ("HT. Thích Minh Đăng, Pháp chủ dự.", {"Thích Minh Đăng": ["Pháp chủ"]}),
        ("Ông Đoàn Thanh Quế dự.", {"Đoàn Thanh Quế": []}),
        ("Chồng bà là An Văn Quế (sinh năm 1945) dự.", {"An Văn Quế": []}),
        (
            "Hai kiểm soát viên gồm: Lò Văn Khải, Vi Thị Hiền.",
            {"Lò Văn Khải": ["kiểm soát viên"], "Vi Thị Hiền": ["kiểm soát viên"]},
        ),
        ("Ông Lò Văn Khải, Chủ tịch huyện - Ảnh: VI TÀI", {"Lò Văn Khải": ["Chủ tịch huyện"], "VI TÀI": []}),
        ("Phu nhân Phó Thủ tướng là bà Vi Thị Hiền.", {"Vi Thị Hiền": []}),
        ("Ông Lò Văn Khải –, Phó Chủ tịch xã dự.", {"Lò Văn Khải": ["Phó Chủ tịch xã"]}),
        ("Ông Lò Văn Khải – UVTV, Phó Chủ tịch xã dự.", {"Lò Văn Khải": ["UVTV", "Phó Chủ tịch xã"]}),
        ("Ông Khamla Souvanna, Phó Thống đốc tỉnh dự.", {"Khamla Souvanna": ["Phó Thống đốc tỉnh"]}),
        ("Bà H'Loan Ayun và ông K'Brèo dự.", {"H'Loan Ayun": [], "K'Brèo": []}),
        # roles behind the name
        ("Ông Lò Văn Khải (Phó Chủ tịch xã) nói.", {"Lò Văn Khải": ["Phó Chủ tịch xã"]}),
        (
            "Đồng chí Lò Văn Khải Huyện ủy viên, Bí thư Đảng ủy xã nói.",
            {"Lò Văn Khải": ["Huyện ủy viên", "Bí thư Đảng ủy xã"]},
        ),
        ("Lò Văn Khải-Bí thư Chi bộ-chia sẻ.", {"Lò Văn Khải": ["Bí thư Chi bộ"]}),
        (
            "Đ/c Lò Văn Khải – Thường vụ Huyện ủy, tổ trưởng tổ công tác của Huyện ủy dự.",
            {"Lò Văn Khải": ["Thường vụ Huyện ủy", "tổ trưởng tổ công tác của Huyện ủy"]},
        ),
        (
            "Đồng chí Lò Văn Khải – Bí thư Chi bộ Trường nhiệm kỳ 2015 - 2017 đọc báo cáo.",
            {"Lò Văn Khải": ["Bí thư Chi bộ Trường nhiệm kỳ 2015 - 2017"]},
        ),
        ("Báo cáo viên là đồng chí Lò Văn Khải, Trưởng ban.", {"Lò Văn Khải": ["Trưởng ban"]}),
        (
            "Phó Chủ tịch UBND thành phố Lò Văn Khải nói. Ông Lò Văn Khải, Phó Chủ tịch UBND TP Sơn Khê dự.",
            {"Lò Văn Khải": ["Phó Chủ tịch UBND TP Sơn Khê"]},
        ),
        # an age tells of a person as well
        ("Hôm ấy, Lò Văn Khải (24 tuổi) bị nhắc nhở.", {"Lò Văn Khải": []}),
        ("Công an mời Lò Văn Khải, SN 1990, đến xã.", {"Lò Văn Khải": []}),
        ("Ông Lò Văn Khải (51 tuổi), Trưởng bản nói.", {"Lò Văn Khải": ["Trưởng bản"]}),
        (
            "Đ/c Lò Văn Khải – Phòng Tổng hợp, Đảng ủy viên dự.",
            {"Lò Văn Khải": ["Phòng Tổng hợp", "Đảng ủy viên"]},
        ),
        ("Ông Lò Văn Khải, tân Giám đốc Sở Y tế nói.", {"Lò Văn Khải": ["Giám đốc Sở Y tế"]}),
        (
            "Đồng chí Lò Văn Khải, Phó Giám đốc, báo cáo viên cấp tỉnh tuyên truyền nghị quyết.",
            {"Lò Văn Khải": ["Phó Giám đốc", "báo cáo viên cấp tỉnh"]},
        ),
        # roles before the name
        ("Thủ tướng Chính phủ Lò Văn Khải nói.", {"Lò Văn Khải": ["Thủ tướng Chính phủ"]}),
        ("chủ tịch UBND TP. Mường Lay Lò Văn Khải nói.", {"Lò Văn Khải": ["chủ tịch UBND TP. Mường Lay"]}),
        (
            "Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng, Trưởng ban Dân vận Trung ương Lò Văn Khải dự.",
            {
                "Lò Văn Khải": [
                    "Ủy viên Bộ Chính trị",
                    "Bí thư Trung ương Đảng",
                    "Trưởng ban Dân vận Trung ương",
                ]
            },
        ),
        (
            "đồng chí Tổng Bí thư, Chủ tịch nước Lò Văn Khải dự.",
            {"Lò Văn Khải": ["Tổng Bí thư", "Chủ tịch nước"]},
        ),
        (
            "Phó Chủ nhiệm Chính trị Quân khu 9, Đại tá Lò Văn Khải dự.",
            {"Lò Văn Khải": ["Phó Chủ nhiệm Chính trị Quân khu 9"]},
        ),
        (
            "Bàn giao nhiệm vụ Tư lệnh Vùng, Chính ủy Quân chủng Lò Văn Khải dự.",
            {"Lò Văn Khải": ["Chính ủy Quân chủng"]},
        ),
        ("Giáo viên Lò Văn Khải nói.", {"Lò Văn Khải": []}),
        ("Chủ tịch Hội đồng trường là bà Kha Thị Hiền.", {"Kha Thị Hiền": ["Chủ tịch Hội đồng trường"]}),
        # lists
        (
            "Dự có Lò Văn Khải, Bí thư; Quàng Thị Mến, Phó Bí thư; lãnh đạo phòng.",
            {"Lò Văn Khải": ["Bí thư"], "Quàng Thị Mến": ["Phó Bí thư"]},
        ),
        (
            "Giám đốc Sở Y tế Lò Văn Khải, Giám đốc Sở Nội vụ Quàng Thị Mến cùng dự.",
            {"Lò Văn Khải": ["Giám đốc Sở Y tế"], "Quàng Thị Mến": ["Giám đốc Sở Nội vụ"]},
        ),
        (
            "Các Phó Chủ tịch UBND xã: Lò Văn Khải, Quàng Mến dự.",
            {"Lò Văn Khải": ["Phó Chủ tịch UBND xã"], "Quàng Mến": ["Phó Chủ tịch UBND xã"]},
        ),
        (
            "Các Phó Chủ tịch UBND xã Lò Văn Khải và Vi Thị Lả dự.",
            {"Lò Văn Khải": ["Phó Chủ tịch UBND xã"], "Vi Thị Lả": ["Phó Chủ tịch UBND xã"]},
        ),
        (
            "Dưới sự chủ trì của đồng chí Lò Văn Khải, Bí thư và Khúc Thị Tâm, Phó Bí thư.",
            {"Lò Văn Khải": ["Bí thư"], "Khúc Thị Tâm": ["Phó Bí thư"]},
        ),
        (
            "Trao quà cho các Mẹ: bà Vi Thị Nọi sinh năm 1930; bà Lả Thị Ót sinh năm 1931.",
            {"Vi Thị Nọi": [], "Lả Thị Ót": []},
        ),
        (
            "Bà Lò Thị Mỷ, Phó Vụ trưởng phụ trách Vụ Dân tộc, đã điểm lại các chính sách.",
            {"Lò Thị Mỷ": ["Phó Vụ trưởng phụ trách Vụ Dân tộc"]},
        ),
        # counted before a colon
        (
            "Đề nghị khen thưởng 03 cá nhân: Lò Thị Hịa, Vừ A Páo Sình, Quàng Văn Ún.",
            {"Lò Thị Hịa": [], "Vừ A Páo Sình": [], "Quàng Văn Ún": []},
        ),
        ("Quần chúng Lò Thị Hịa đã xong lớp cảm tình Đảng.", {"Lò Thị Hịa": []}),
        ("Sư cả Từ Công Hịa kể chuyện giữ tháp.", {"Từ Công Hịa": []}),
        (
            "Ông Lò Văn Hịa, Phó Trưởng Ban Chỉ đạo tỉnh về chuyển đổi số chủ trì.",
            {"Lò Văn Hịa": ["Phó Trưởng Ban Chỉ đạo tỉnh về chuyển đổi số"]},
        ),
    ],
)
def test_names_and_roles(text: str, expected: dict[str, list[str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
        "Chủ tịch Hồ Chí Minh và Bác Hồ luôn nhắc nhở.",
        "Trường THPT Nguyễn Viết Xuân nằm trên đường Lê Duẩn.",
        "Đảng bộ phường Lê Lợi và huyện Trần Văn Thời sơ kết.",
        "Chủ tịch UBND phường Nguyễn Thái Học dự.",
        "Công ty Hoàng Minh Phát tài trợ giải Tôn Đức Thắng.",
        "Các đồng chí trong Ban Thường vụ, 10 đồng chí vắng mặt.",
        "Lãnh đạo Ban Tổ chức, Thường trực Quốc hội, đại diện Đoàn Thanh niên.",
        "Hà Nội, Cao Bằng và Thái Nguyên cùng dự.",
        "Nguyễn Thị Hoa Sim nở trên đồi.",
        "Cử tri Cao Bằng, sinh viên Hà Nội, chuyên gia Nhật Bản.",
        "Hội Luật gia tỉnh họp đại biểu Hội Luật gia.",
        "Chợ Bà Chiểu và đền Bà Chúa Thác đông khách.",
    ],
)
def test_nobody(text: str) -> None:
    assert people(text) == ()


def test_one_entry_a_person_with_every_place_of_the_name() -> None:
    text = (
        "Đến dự có đồng chí Lò Văn Khải, Bí thư Huyện ủy.\n\n"
        "Ông Khải khen xã. Lò Văn Khải còn nói thêm.\n\n"
        "LÒ VĂN KHẢI\n\nÔng LÒ VĂN KHẢI trao quà tại trường Lò Văn Khải."
    )
    (person,) = people(text)
    assert person.name == "Lò Văn Khải"
    assert person.honorific == "đồng chí"
    assert [text[start:end].lower() for start, end in person.mentions] == ["lò văn khải"] * 3
    assert list(person.mentions) == sorted(person.mentions)


def test_a_name_in_capitals_gives_way_to_the_usual_print() -> None:
    assert [person.name for person in people("Ông VI VĂN TÀI nói. Ông Vi Văn Tài hứa.")] == ["Vi Văn Tài"]


def test_two_syllables_of_a_known_name_are_the_same_person() -> None:
    (person,) = people("Bà Đặng Thị Thu Lan dự họp. Bà Thu Lan cho biết dân đồng tình.")
    assert person.name == "Đặng Thị Thu Lan"
    assert "speaks" in person.parts


def test_a_short_name_is_of_someone_named_in_full_further_down() -> None:
    (person,) = people("Ông thay bà Thu Lan. Đoàn cũ do bà Đặng Thị Thu Lan dẫn đầu.")
    assert person.name == "Đặng Thị Thu Lan"


def test_a_role_by_itself_completes_the_one_person_it_fits() -> None:
    text = "Chủ tịch Lò Văn Khải khai mạc.\n\n“Tôi xin tiếp thu”, Chủ tịch Hội đồng nhân dân nói."
    assert roles(text) == {"Lò Văn Khải": ["Chủ tịch Hội đồng nhân dân"]}


def test_a_guest_s_last_name_is_no_part_of_his_host_s_role() -> None:
    text = (
        "Thủ tướng Vi Văn Páo tiếp Thủ tướng Úc Scott Morrison. Sau lễ đón, Thủ tướng Morrison, "
        "Thủ tướng Vi Văn Páo cùng ra gặp báo chí."
    )
    assert roles(text) == {"Vi Văn Páo": ["Thủ tướng"], "Scott Morrison": ["Thủ tướng Úc"]}


def test_a_given_name_is_no_part_of_the_role_before_it() -> None:
    text = "Chủ tịch tỉnh Vi Văn Páo nói về chợ. Theo Chủ tịch Páo, chợ họp đúng phiên."
    assert roles(text) == {"Vi Văn Páo": ["Chủ tịch tỉnh"]}
    text = "Thủ tướng Vi Văn Páo nói về chợ. Theo quan điểm Thủ tướng Páo, chợ họp đúng phiên."
    assert roles(text) == {"Vi Văn Páo": ["Thủ tướng"]}


def test_one_person_with_the_tone_mark_at_two_places() -> None:
    (person,) = people("Ông Lò Văn Thoả nói. Ông Lò Văn Thỏa hứa. Ông Lò Văn Thoả cười.")
    assert (person.name, len(person.mentions)) == ("Lò Văn Thoả", 2)


def test_a_fuller_role_completes_a_shorter_one() -> None:
    text = "Đồng chí Lò Văn Khải, Phó Giám đốc nói.\n\nĐồng chí Lò Văn Khải, Phó Giám đốc Sở trao quà."
    assert roles(text) == {"Lò Văn Khải": ["Phó Giám đốc Sở"]}


def test_people_come_in_the_order_of_their_first_mention() -> None:
    names = [person.name for person in people("Ông Vi Tài dự. Bà Lả Thị Ót nói. Ông Vi Tài hứa. Ảnh: AN KHÊ")]
    assert names == ["Vi Tài", "Lả Thị Ót", "AN KHÊ"]


@pytest.mark.parametrize(
    ("line", "names", "role"),
    [
        ("Ngân Thị Xoan", ["Ngân Thị Xoan"], []),
        ("ThS. Ngân Thị Xoan", ["Ngân Thị Xoan"], []),
        ("NGÂN XOAN", ["NGÂN XOAN"], []),
        ("Ngân Thị Xoan, Văn phòng Hạt", ["Ngân Thị Xoan"], []),
        ("Ngân Thị Xoan - Phó Hạt trưởng", ["Ngân Thị Xoan"], ["Phó Hạt trưởng"]),
        ("Hải Yên - Bắc Lý", ["Hải Yên", "Bắc Lý"], []),
        ("Tin, bài: Ngân Xoan", ["Ngân Xoan"], []),
        ("Ngân Thị Xoan - KBNN Mường Chà", ["Ngân Thị Xoan"], []),
        ("Ban Tuyên giáo Huyện ủy", [], []),
        ("Theo Báo Đồng Vàng", [], []),
        ("Theo: Hải Yên - kiemlamdongvang.vn", ["Hải Yên"], []),
        ("Theo: Hải Yên", [], []),
        ("Ông Vi Văn Tài", [], []),
    ],
)
def test_authors(line: str, names: list[str], role: list[str]) -> None:
    found = people(f"Cuộc họp ngắn.\n\n{line}", (line,))
    assert [person.name for person in found] == names
    assert all(person.parts == ("author",) for person in found)
    assert [list(person.roles) for person in found] == [role] * len(names)


def test_the_role_on_the_line_below_is_the_author_s() -> None:
    lines = ("CN. Ngân Thị Xoan", "P.Giám đốc Thư viện tỉnh")
    (person,) = people("Cuộc họp ngắn.\n\n" + "\n\n".join(lines), lines)
    assert (person.name, person.roles) == ("Ngân Thị Xoan", ("P.Giám đốc Thư viện tỉnh",))


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Quang cảnh hội nghị. Ảnh: Vi Tài", ["Vi Tài"]),
        ("Quang cảnh hội nghị - Ảnh: VI TÀI.", ["VI TÀI"]),
        ("Quang cảnh hội nghị (ảnh: V.TÀI)", ["V.TÀI"]),
        ("Quang cảnh hội nghị.\n\nẢnh VI TÀI.", ["VI TÀI"]),
        ("Quang cảnh (Ảnh: VGP / Vi Tài).", ["Vi Tài"]),
        ("Quang cảnh hội nghị. Ảnh minh họa: Vi Tài.", ["Vi Tài"]),
        ("Quang cảnh hội nghị - Ảnh: TRƯỜNG TÀI", ["TRƯỜNG TÀI"]),
        ("Quang cảnh hội nghị - Ảnh: Trường THPT Đồng Vàng", []),
        ("Quang cảnh hội nghị - Ảnh: TTXVN", []),
        ("Quang cảnh hội nghị - Ảnh: TT.", []),
        ("Quang cảnh hội nghị - Ảnh: V.T.", []),
        ("Quang cảnh hội nghị - Ảnh: Q. TR", []),
        ("Quang cảnh hội nghị - Ảnh: V.TÀI.", ["V.TÀI"]),
        ("Quang cảnh - Ảnh: Cổng thông tin Thành ủy", []),
        ("Quang cảnh - Ảnh: Báo Đồng Vàng", []),
        ("Quang cảnh (ảnh: dongvang.vn)", []),
        ("Trong ảnh: Một gian hàng của xã", []),
    ],
)
def test_photographers(credit: str, names: list[str]) -> None:
    found = people(credit)
    assert [person.name for person in found] == names
    assert all(person.parts == ("photographer",) for person in found)


def test_every_fact_about_a_person_has_its_rule_and_its_place() -> None:
    text = (
        "Sáng 3/4, xã Mây tổ chức hội nghị tổng kết năm.\n\n"
        "Đến dự có đồng chí Lò Văn Khải, Bí thư Huyện ủy.\n\nẢnh: Vi Tài"
    )
    report = ReportText(text=text)
    meeting, traces = parse_traced(report)
    told = {(trace.field, trace.value) for trace in traces if trace.rule}
    for person in meeting.people:
        assert ("people", person.name) in told
        assert all(("people.roles", f"{person.name}: {role}") in told for role in person.roles)
        assert all(("people.parts", f"{person.name}: {part}") in told for part in person.parts)
    places = {
        trace.value: text[trace.start : trace.end] for trace in traces if trace.field.startswith("people")
    }
    assert places["Lò Văn Khải"] == "Lò Văn Khải"
    assert places["Lò Văn Khải: Bí thư Huyện ủy"] == "Bí thư Huyện ủy"
    assert places["Lò Văn Khải: attends"] == "Đến dự"


PIECES = st.sampled_from(
    [
        "đồng chí ", "Ông ", "Vi Văn Tài", "Bí thư ", "Chi bộ", "Huyện ủy", ", ", "; ", " - ", "(", ")", ":",
        " và ", "các ", " phát biểu", "Dự có ", "\n\n", "Ảnh: ", "TÀI", ".", " chủ trì", "\x1b[31m", "[bold]",
        "\u202e", "K'", "2 ", "Hà Nội ",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_gives_people_that_stand_in_it(text: str) -> None:
    found = people(text)
    assert len({person.name.lower() for person in found}) == len(found)
    for person in found:
        assert person.mentions
        assert person.parts
        assert set(person.parts) <= set(PARTS)
        for start, end in person.mentions:
            assert " ".join(text[start:end].split()).casefold() == person.name.casefold()


def test_one_long_line_is_read_in_one_go() -> None:
    text = "Dự có " + "; ".join(f"đồng chí Vi Văn Tài, Bí thư Chi bộ {n}, Trưởng bản" for n in range(3000))
    (person,) = people(text)
    assert len(person.mentions) == 3000


GOLD = Path(__file__).parents[3] / "shared" / "gold" / "reports"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the hand-made truth is not on this machine")
def test_the_hand_made_truth_is_found() -> None:
    hits = wanted = given_names = 0
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8")).get("people")
        if gold is None:
            continue
        found = {person.name.lower() for person in parse(read_file(path.with_suffix(".txt"))).people}
        hits += len(found & {name.lower() for name in gold})
        wanted += len(gold)
        given_names += len(found)
    assert hits / wanted > 0.95
    assert hits / given_names > 0.95


def test_an_author_may_have_the_unit_in_brackets() -> None:
    line = "CTV: Vi Tài (Trung tâm Văn hóa Sơn Khê)"
    (author,) = people(f"Sáng 3/4, xã họp bàn việc giữ rừng.\n\n{line}", (line,))
    assert (author.name, author.parts) == ("Vi Tài", ("author",))


def test_who_signs_minutes_as_their_chair_wrote_no_report() -> None:
    text = "Ông Vi Văn Tài chủ trì.\n\nTHƯ KÝ\n\nLò Văn Khải\n\nCHỦ TỌA\n\nVi Văn Tài"
    found = people(text, ("THƯ KÝ", "Lò Văn Khải", "CHỦ TỌA", "\n\nVi Văn Tài".strip()))
    assert "CHỦ TỌA" not in {person.name for person in found}


def test_what_the_paper_calls_its_authors_is_no_part_of_their_names() -> None:
    found = people("Trời nắng.\n\nHà Nhiên - CTV Lò Văn Khải", ("Hà Nhiên - CTV Lò Văn Khải",))
    assert {person.name: person.parts for person in found} == {
        "Hà Nhiên": ("author",),
        "Lò Văn Khải": ("author",),
    }
