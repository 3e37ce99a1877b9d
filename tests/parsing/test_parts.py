"""What people do at a meeting, from the words around them."""

from __future__ import annotations

import pytest

from store.parsing.page.layout import Layout
from store.parsing.people.people import find_people
from store.parsing.view import view_of


def parts(text: str) -> dict[str, set[str]]:
    view = view_of(text)
    people = find_people(view, Layout(None, (), (), (), view.paragraphs), (), None).value
    return {person.name: set(person.parts) for person in people}


LO, MEN, TUA = "Lò Văn Khải", "Quàng Thị Mến", "Giàng A Tủa"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the verb behind its subject
        (f"Đồng chí {LO}, Bí thư Chi bộ chủ trì cuộc họp.", "presides"),
        (f"Đồng chí {LO} - Bí thư Chi bộ đã đến dự.", "attends"),
        (f"Đồng chí {LO} khai mạc và điều hành hội nghị.", "opens presides"),
        (f"Ông {LO} thông qua dự thảo quy chế.", "presents"),
        (f"Ông {LO}, Trưởng phòng trình bày báo cáo, cho biết phòng thiếu người.", "presents"),
        (f"Hội nghị nghe ông {LO} quán triệt nghị quyết.", "informs"),
        (f"Báo cáo viên là đồng chí {LO}, Trưởng ban Tuyên giáo.", "informs"),
        (f"Phần bàn thêm, người điều hành là đồng chí {LO}.", "presides"),
        (f"Ông {LO} – Bí thư chi bộ đọc kiểm điểm của chi bộ.", "presents"),
        (f"Đến dự chỉ đạo, chúc mừng Đại hội có đồng chí {LO}, Phó Bí thư.", "directs"),
        (f"Bà {MEN} tham luận về cây dược liệu.", "discusses"),
        (f"Bà {MEN}, Bí thư Đoàn thị trấn bàn về thu gom rơm.", "discusses"),
        (f"Ông {LO} quán triệt mục đích, yêu cầu và cách ghi phiếu.", "informs"),
        (f"Đồng chí {LO} chủ trì; dự họp đủ 27 đảng viên.", "presides"),
        (f"Trong phần kết luận, đồng chí {LO} khen các tổ.", "concludes speaks"),
        (f"Ông {LO} giao nhiệm vụ cho các đội trước mùa mưa.", "speaks"),
        (f"Ban Giám sát 5 người cũng được bầu, ông {LO} làm Trưởng ban.", "receives"),
        (f"Phát biểu góp ý có các đồng chí {LO}, Trưởng bản; Hà Nọi.", "discusses"),
        (f"Các ý kiến của ông {LO} và nhiều hộ xoay quanh giá quế.", "discusses"),
        (f"Bà {MEN} được bầu làm Chủ tịch Hội Phụ nữ xã.", "receives"),
        (f"Bà {MEN} - Trạm Y tế xã - cho biết thuốc đã đủ.", "speaks"),
        (f"“Phải làm ngay”, bà {MEN} nói.", "speaks"),
        (f"Bà {MEN}, một trong 20 tiểu thương chợ Khe cho biết chợ đã cũ.", "speaks"),
        (f"Ông {LO}, 60 tuổi, trú tại thôn Hạ, phản ánh đường hỏng.", "speaks"),
        (f"Cử tri {LO}, ở thôn Hạ đề nghị sửa đường.", "speaks"),
        (f"Ban Chấp hành bầu hai Phó Chủ tịch gồm các bà {MEN}, {TUA}.", "receives"),
        (f"Kết quả, các đồng chí {TUA}, {LO} trúng cử vào Ban Chấp hành.", "receives"),
        (f"Đại hội bầu Đoàn thư ký gồm các đồng chí {LO}, {TUA}.", "mentioned"),
        (f"Theo bà {MEN}, thuốc đã đủ.", "speaks"),
        (f"Ông {LO}: Không để dân chờ nước", "speaks"),
        (f"Ông {LO}, sau khi nghe các ý kiến, đề nghị hoãn.", "speaks"),
        (f"Hội nghị do ông {LO}, Trưởng thôn điều hành.", "presides"),
        (f"Đồng chí {LO} thay mặt Đảng ủy khai mạc đại hội.", "opens"),
        (f"Ông {LO} điều hành nhà máy đã mười năm.", "mentioned"),
        (f"Ông {LO} tham gia xây dựng nhà văn hóa.", "mentioned"),
        # who is welcomed, honoured, elected
        (f"Hội nghị vui mừng được đón nhà giáo {LO}, Chủ tịch Hội huyện.", "attends"),
        (f"Đại hội vinh dự đón tiếp đồng chí {LO}, Bí thư Đảng ủy xã.", "attends"),
        (f"Cụ {MEN} (bản Pom Khăng) 88 tuổi được tặng Kỷ niệm chương.", "receives"),
        (f"Ông {LO}, 40 năm tuổi Đảng, được tặng Huy hiệu.", "receives"),
        (f"3 phó bí thư gồm anh {LO} (SN 1987), chị {MEN} (SN 1990).", "receives"),
        # who reports, not only says; whose the opening was
        (f"Theo ông {LO} báo cáo, 5 tháng qua xã trồng 12 ha quế.", "presents"),
        (f"Sáng 5/6, sau lời khai mạc của bà Hà Nọi, ông {LO}, Phó Bí thư đọc báo cáo.", "presents"),
        (f"Thảo luận tại tổ, bà Hà Thị Nọi góp ý về quỹ; ông {LO} (bản Pom) xin giống quế.", "discusses"),
        # the verb before its subject
        (f"Phát biểu tại hội nghị, đồng chí {LO} khen chi bộ.", "speaks"),
        (f"Phát biểu khai mạc, đồng chí {LO} nêu rõ mục đích.", "opens speaks"),
        (f"Kết luận hội nghị, Bí thư Đảng ủy {LO} yêu cầu sửa ngay.", "concludes speaks"),
        (f"Sau khi nghe ý kiến, kết luận buổi làm việc, ông {LO} giao hai việc.", "concludes speaks"),
        (f"Tham dự hội nghị, ông {LO} chúc mừng hợp tác xã.", "attends speaks"),
        (f"Tham gia thảo luận, đại biểu {LO} (tổ số 2) nhất trí với tờ trình.", "discusses"),
        # lists and nouns
        (f"Chỉ đạo đại hội có đồng chí {LO}, Phó Bí thư Huyện ủy.", "directs"),
        (f"Dự và chỉ đạo hội nghị có đồng chí {LO}, Phó Bí thư Huyện ủy.", "directs"),
        (f"Dự, chỉ đạo có đồng chí {LO}.", "directs"),
        (f"Cùng dự còn có ông {LO}.", "attends"),
        (f"Về phía xã có ông {LO}, Chủ tịch UBND xã.", "attends"),
        (f"Hội nghị diễn ra với sự chủ trì, điều hành của ông {LO}.", "presides"),
        (f"Buổi lễ có sự tham dự của ông {LO}, Phó Chủ tịch huyện.", "attends"),
        (f"Người chủ trì hội nghị là đồng chí {LO}.", "presides"),
        (f"Chủ trì: đồng chí {LO}.", "presides"),
        # gifts and offices
        (f"Chủ tịch xã trao giấy khen cho bà {MEN}.", "receives"),
        (f"Chi bộ bầu đồng chí {MEN} làm Phó Bí thư.", "receives"),
        # nothing
        (f"Con đường do gia đình ông {LO} hiến đất.", "mentioned"),
        (f"Hội nghị thảo luận lời kể của ông {LO}.", "mentioned"),
        (f"Ông {LO} thẳng thắn chỉ ra ba điểm yếu.", "speaks"),
        (f"Ông {LO} báo cáo kết quả. Ông {LO} cũng chỉ ra ba điểm yếu.", "presents"),
        (f"Báo cáo tại hội nghị, ông {LO} cho biết xã đã xong.", "presents"),
        (f"Góp ý cho đề án, bà {MEN} cho rằng cần thêm số liệu.", "discusses"),
        (f"Báo cáo tại hội nghị, ông {LO} đề nghị huyện cấp thêm vốn.", "presents speaks"),
        (f"Đề cập vụ việc của bà {MEN}, Chủ tịch huyện nói sẽ làm rõ.", "mentioned"),
        (f"Hội đồng đã cử ông {LO} làm tổ trưởng.", "receives"),
        # in minutes
        (f"6. Ý kiến của đồng chí {LO}: lịch trực chưa hợp lý.", "speaks"),
        (f"3. Đại biểu: BSCKII. {LO} – Phó Giám đốc Sở Y tế.", "attends"),
        (f"Hỏi (ông {LO}, đại diện Công ty Bến Gỗ): Mã hàng này khai thế nào?", "speaks"),
        (f"Bà {MEN} – Trưởng trạm nhận trách nhiệm về sổ kho.", "speaks"),
        # how it opens and ends
        (f"Diễn văn khai mạc của đồng chí {LO}, Phó Bí thư Đảng ủy nêu rõ ba việc.", "opens speaks"),
        (f"Khép lại hội thảo, đồng chí {LO} giao Sở Y tế viết sổ tay.", "concludes speaks"),
        (f"Tổng kết tọa đàm, bà {MEN} đề nghị in kỷ yếu.", "concludes speaks"),
        # elected
        (f"Đồng chí {LO} được Đại hội bầu trực tiếp giữ chức Bí thư.", "receives"),
        (f"Hội nghị bầu Ban Thanh tra gồm 5 người, ông {LO} tiếp tục làm Trưởng ban.", "receives"),
    ],
)  # fmt: skip
def test_one_person(text: str, expected: str) -> None:
    assert list(parts(text).values())[-1] == set(expected.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Tham dự có các đồng chí: {LO}, Bí thư; {MEN}, Phó Bí thư và {TUA}, Chi ủy viên.",
            {LO: {"attends"}, MEN: {"attends"}, TUA: {"attends"}},
        ),
        (
            f"Ông {LO}, Trưởng thôn và bà {MEN}, Chi hội trưởng đồng chủ trì buổi họp.",
            {LO: {"presides"}, MEN: {"presides"}},
        ),
        (
            f"Ông {LO}, Trưởng thôn; bà {MEN}, Chi hội trưởng; lãnh đạo các đoàn thể đã dự buổi họp.",
            {LO: {"attends"}, MEN: {"attends"}},
        ),
        (
            f"Ông {LO} điều hành hội nghị; cùng dự có bà {MEN} và ông {TUA}.",
            {LO: {"presides"}, MEN: {"attends"}, TUA: {"attends"}},
        ),
        (
            f"Hội nghị do ông {LO} chủ trì; bà {MEN} đọc báo cáo.",
            {LO: {"presides"}, MEN: {"presents"}},
        ),
        (
            f"Đoàn Chủ tịch gồm các đồng chí: {LO}, {MEN}.",
            {LO: {"presides"}, MEN: {"presides"}},
        ),
        (f"Bà {MEN} và ban quản lý chợ cho biết chợ sẽ dời.", {MEN: {"speaks"}}),
        (
            f"Về việc khen thưởng ông {LO}, bà {MEN} nói xã đồng ý.",
            {LO: {"receives"}, MEN: {"speaks"}},
        ),
        (f"Bà {MEN} tặng hoa cho ông {LO}.", {MEN: {"mentioned"}, LO: {"receives"}}),
        (
            f"Thành phần dự họp gồm có:\n\n- Đ/c {LO} - Bí thư;\n\n- Đ/c {MEN} - Phó Bí thư.\n\nHọp ngắn.",
            {LO: {"attends"}, MEN: {"attends"}},
        ),
        (
            f"Sau lời của Chủ tịch hội, đồng chí {LO} nêu hai ý.\n\nBà {MEN} đứng ở cửa.",
            {LO: {"speaks"}, MEN: {"mentioned"}},
        ),
        (
            f"Dịp này, huy hiệu Đảng thuộc về hai đồng chí: {LO} (Chi bộ 1), {MEN} (Chi bộ 2).",
            {LO: {"receives"}, MEN: {"receives"}},
        ),
        (
            f"Tham dự có các Huyện ủy viên; đại diện Ban Tổ chức Tỉnh ủy là bà {MEN}.",
            {MEN: {"attends"}},
        ),
        (
            f"Hai người không có trong danh sách bầu gồm các ông: {LO}, {TUA}.",
            {LO: {"mentioned"}, TUA: {"mentioned"}},
        ),
    ],
)
def test_several_people(text: str, expected: dict[str, set[str]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "later",
    [
        "Đồng chí Khải lưu ý việc giữ rừng.",
        "Ông Khải cũng đề nghị mở đường.",
        "Đồng chí Chủ tịch Hội Nông dân xã nhấn mạnh việc giữ rừng.",
        "Chủ tịch Hội Nông dân nhấn mạnh việc giữ rừng.",
        "Vị Chủ tịch Hội Nông dân xã yêu cầu làm ngay.",
        "“Phải giữ rừng”, Chủ tịch hội nói.",
        "Lò Văn Khải cho biết rừng đã xanh.",
        "Ông nói rừng đã xanh.",
    ],
)
def test_a_person_met_before_speaks_under_a_shorter_name(later: str) -> None:
    text = f"Đến dự có đồng chí {LO}, Chủ tịch Hội Nông dân xã.\n\n{later}"
    assert parts(text) == {LO: {"attends", "speaks"}}


def test_nobody_speaks_under_a_role_that_nobody_has_or_many_have() -> None:
    text = f"Đến dự có đồng chí {LO}, Chủ tịch Hội Nông dân xã.\n\n"
    assert parts(text + "Chủ tịch UBND huyện nhấn mạnh việc giữ rừng.") == {LO: {"attends"}}
    assert parts(text + "Các Chủ tịch Hội Nông dân xã đề nghị giảm họp.") == {LO: {"attends"}}
    assert parts(text + "Ban Chủ tịch hội đề nghị giảm họp.") == {LO: {"attends"}}


def test_a_role_of_many_is_nobodys() -> None:
    text = f"Đồng chí {LO}, Chủ tịch UBND huyện chủ trì.\n\nDự có Chủ tịch UBND các xã Mường Lống, Na Ngoi."
    assert parts(text) == {LO: {"presides"}}


def test_an_office_won_is_not_the_one_who_held_it() -> None:
    text = f"Dự có ông {LO}, Chủ tịch Hội.\n\nBà {MEN} trúng cử Chủ tịch Hội."
    assert parts(text) == {LO: {"attends"}, MEN: {"receives"}}


def test_a_caption_in_two_lines_is_one() -> None:
    text = f"Đồng chí {LO}, Bí thư Đảng bộ Khối doanh nghiệp\n\nphát biểu tại buổi lễ"
    assert parts(text) == {LO: {"speaks"}}


def test_a_text_cut_behind_an_abbreviation_is_one() -> None:
    text = f"Bí thư Thành ủy TP.\n\nMường Lay {LO} và GS.TS.\n\n{MEN} phát biểu."
    assert parts(text) == {LO: {"speaks"}, MEN: {"speaks"}}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (f"Tổ đại biểu HĐND gồm ông {LO} và bà {MEN}, tiếp xúc cử tri.", LO, "attends"),
        (f"Đoàn đại biểu gồm ông {LO} và bà {MEN}.", MEN, "attends"),
        (f"Ông {LO}, Giám đốc Sở, cũng than đường vào bản còn lầy.", LO, "speaks"),
        (f"Ông {LO}, Bí thư; bà {MEN}, Phó Bí thư điều hành kỳ họp.", LO, "presides"),
        (f"Ông {LO}, Bí thư chủ trì; bà {MEN}, Phó Bí thư đến dự.", MEN, "attends"),
        (f"Ông {LO} nghỉ công tác Hội theo tuổi, được tặng Kỷ niệm chương.", LO, "receives"),
        (f"Ông {LO} trúng cử Chủ tịch Hội.", LO, "receives"),
        (
            f"Ban Chấp hành có 15 ủy viên do ông {LO} làm Chủ tịch, bà {MEN} làm Phó Chủ tịch.",
            MEN,
            "receives",
        ),
        (f"Đoàn do ông {LO} làm Trưởng đoàn.", LO, "mentioned"),
        (f"Ông {LO} thay mặt cấp ủy tặng lẵng hoa chúc mừng.", LO, "mentioned"),
        (f"Ông {LO} thông tin những điểm mới của luật.", LO, "informs"),
        (f"Bà {MEN} đọc diễn văn khai giảng.", MEN, "opens"),
        (f"Ông {LO} dẫn số liệu ba vụ gần đây.", LO, "speaks"),
        (f"Đoàn chủ tịch: {LO}, {MEN}, {TUA}.", TUA, "presides"),
        (f"Ông {LO} gõ búa khai mạc.", LO, "opens"),
        (f"Bà {MEN} đọc bản thành tích.", MEN, "presents"),
        (f"Cụ {TUA} tâm tư: trẻ con bỏ học nhiều.", TUA, "speaks"),
        (f"Theo lời bà {MEN}, quỹ còn 9 triệu.", MEN, "speaks"),
        (f"Ông {LO} chốt: tháng sau làm đường.", LO, "speaks"),
        (f"Hội nghị suy tôn bà {MEN} làm Chủ tịch danh dự.", MEN, "receives"),
        (f"Bà {MEN} nhận cờ luân lưu.", MEN, "receives"),
        (f"Ông {LO} tiếp tục giữ trọng trách Bí thư.", LO, "receives"),
        (f"Bác sĩ {LO} hướng dẫn cách sơ cứu.", LO, "informs"),
        (f"Giảng viên là ông {LO}, Trung tâm Khuyến nông.", LO, "informs"),
        (f"Lên lớp có thạc sĩ {MEN}.", MEN, "informs"),
    ],
)
def test_parts_in_newspapers_words(text: str, name: str, expected: str) -> None:
    assert parts(text)[name] == set(expected.split())
