"""Who held the meeting, as fully named as the report allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.sentences import Span
from store.model import Kind
from store.parsing.bodies.bodies import bodies_in
from store.parsing.bodies.organisations import find_organiser
from store.parsing.found import Found
from store.parsing.page.layout import lay_out
from store.parsing.view import view_of
from store.reading import ReportText

REST = "Kết thúc hội nghị, các đại biểu nhất trí cao với dự thảo báo cáo."


def host(lead: str, title: str | None = None, kind: Kind = "other") -> Found[str | None]:
    text = "\n\n".join(part for part in (title, lead, REST) if part)
    view = view_of(text)
    return find_organiser(view, lay_out(view), (), kind, ReportText(text=text))


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        # the subject of a verb of holding, behind a date, a venue, a ground
        ("Sáng 4/5, Huyện ủy Mù Cả tổ chức hội nghị giao ban.", "Huyện ủy Mù Cả"),
        ("LSO-Chiều 4/5/2012, Ban Dân vận Tỉnh uỷ Lạng Sơn họp tổng kết.", "Ban Dân vận Tỉnh uỷ Lạng Sơn"),
        ("(Báo Gò Mây) - Tối qua, Chi bộ thôn Hạ họp thường kỳ.", "Chi bộ thôn Hạ"),
        (
            "Được sự nhất trí của Ban Thường vụ Quận ủy Ngũ Sơn, ngày 7/6, Đảng bộ phường Bàu Sen long trọng "
            "tổ chức Đại hội lần thứ IV.",
            "Đảng bộ phường Bàu Sen",
        ),
        (
            "Thực hiện Kế hoạch số 4-KH/ĐU của Đảng ủy Sở Ngoại vụ, ngày 3/2/2021 Chi bộ Thanh tra họp.",
            "Chi bộ Thanh tra",
        ),
        (
            "Ngày 9/9, tại hội trường UBND huyện Cô Vân, Hội Chữ thập đỏ tỉnh Tây Ninh mở hội nghị sơ kết.",
            "Hội Chữ thập đỏ tỉnh Tây Ninh",
        ),
        ("UBND xã Mường Luân ngày 11/3 họp bàn việc chống rét.", "UBND xã Mường Luân"),
        (
            "HĐND TP. Cam Ranh khóa XII, nhiệm kỳ 2021-2026 đã khai mạc Kỳ họp thứ 15 sáng 20-12.",
            "HĐND TP. Cam Ranh",
        ),
        (
            "Chiều 6-6, Sở Công Thương Gia Lai phối hợp với Hiệp hội Cà phê tổ chức hội thảo về vườn già.",
            "Sở Công Thương Gia Lai",
        ),
        # a working visit, told by "có buổi"; the body visited only reports
        (
            "Chiều 7-9, Ban Đô thị HĐND tỉnh Hà Mai đã có buổi giám sát việc cấp phép tại Sở Xây dựng.",
            "Ban Đô thị HĐND tỉnh Hà Mai",
        ),
        # units named after people, and units of units
        (
            "Sáng 8/9, Chi bộ Trường THCS Phan Bá Tạo sinh hoạt định kỳ.",
            "Chi bộ Trường THCS Phan Bá Tạo",
        ),
        (
            "Ngày 2/10/2022, Đoàn trường THPT Đặng Thị Mận tổ chức đại hội lần thứ II.",
            "Đoàn trường THPT Đặng Thị Mận",
        ),
        (
            "Sáng 11/11, Ban công tác mặt trận thôn Khe Lạnh tổ chức Ngày hội Đại đoàn kết toàn dân tộc.",
            "Ban công tác mặt trận thôn Khe Lạnh",
        ),
        ("Sáng 7/2/2022, Đoàn Công an thị xã Khe Lạnh tổ chức đại hội.", "Đoàn Công an thị xã Khe Lạnh"),
        (
            "Hội nghị cán bộ, viên chức, người lao động Trường THCS Phan Bá Tạo diễn ra sáng 6/10.",
            "Trường THCS Phan Bá Tạo",
        ),
        # whose founding is celebrated
        (
            "Tối 3/3, tại lễ kỷ niệm 30 năm thành lập Bệnh viện Phổi Hà Mai, ông Lê Tạo ôn lại truyền thống.",
            "Bệnh viện Phổi Hà Mai",
        ),
        # fields that hold a word of telling, or are printed in lower case
        (
            "Sáng 5/5, Sở Tài nguyên và Môi trường Hà Mai tổ chức hội nghị.",
            "Sở Tài nguyên và Môi trường Hà Mai",
        ),
        ("Sáng 5/5, Sở xây dựng họp giao ban quý I.", "Sở xây dựng"),
        (
            "Ngày 5/5, Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện tổ chức hội nghị.",
            "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện",
        ),
        (
            "Ngày 5/5, Hợp tác xã Nông nghiệp Khe Lạnh tổ chức đại hội thành viên.",
            "Hợp tác xã Nông nghiệp Khe Lạnh",
        ),
        (
            "Ngày 6/6, Công ty TNHH một thành viên xổ số Hà Mai tổ chức hội nghị người lao động.",
            "Công ty TNHH một thành viên xổ số Hà Mai",
        ),
        # commas and dashes that belong to the name
        (
            "Sáng 8/11, Sở Văn hóa, Thể thao và Du lịch Quảng Nam tổ chức hội thảo về gốm.",
            "Sở Văn hóa, Thể thao và Du lịch Quảng Nam",
        ),
        (
            "Ngày 2/3, Phòng Lao động - Thương binh và Xã hội huyện Đăk Song tổ chức tập huấn.",
            "Phòng Lao động - Thương binh và Xã hội huyện Đăk Song",
        ),
        (
            "Ngày 3/2, tại Nhà Văn hóa, Huyện ủy - HĐND - UBND - UBMTTQ Việt Nam huyện Cần Giờ họp mặt.",
            "Huyện ủy - HĐND - UBND - UBMTTQ Việt Nam huyện Cần Giờ",
        ),
        (
            "Sáng 26/7, Đảng ủy, HĐND, UBND, UBMTTQVN phường Phú Hội tổ chức gặp mặt người có công.",
            "Đảng ủy, HĐND, UBND, UBMTTQVN phường Phú Hội",
        ),
        # by whom, whose sitting, named with the sitting
        (
            "Hội nghị báo cáo viên tháng 6 vừa được Ban Tuyên giáo Thị ủy Từ Sơn tổ chức.",
            "Ban Tuyên giáo Thị ủy Từ Sơn",
        ),
        (
            "Phát biểu tại hội thảo do Viện Nghiên cứu Lúa (VNL) tổ chức chiều 5/4, ông Tạ Sáu nêu ba việc.",
            "Viện Nghiên cứu Lúa",
        ),
        (
            "Hội nghị sơ kết quý I, giao việc quý II của Hội Nông dân tỉnh Sơn La bế mạc trưa 6/4.",
            "Hội Nông dân tỉnh Sơn La",
        ),
        (
            "Đại hội đại biểu Hội Nông dân tỉnh Ninh Thuận lần thứ X khai mạc sáng 14/9.",
            "Hội Nông dân tỉnh Ninh Thuận",
        ),
        ("Tại kỳ họp thứ 9, HĐND tỉnh Hòa Bình đã bầu hai Phó Chủ tịch sáng 3/7.", "HĐND tỉnh Hòa Bình"),
        # who came and worked
        (
            "Chiều 7/3, Đoàn giám sát của HĐND huyện Lấp Vò do bà Lưu Én làm trưởng đoàn đã có buổi làm việc "
            "với UBND xã Bình Thành.",
            "Đoàn giám sát của HĐND huyện Lấp Vò",
        ),
        # a person's body, when nothing else tells
        (
            "Hôm 3-9, Phó chủ tịch UBND TP. HCM Trương Phú Quý chủ trì phiên bàn về ngập nước.",
            "UBND TP. HCM",
        ),
        # who came together with whom, who holds what only has a name of its own
        (
            "Trong buổi làm việc giữa UBND thị xã Ba Đồn với các trường sáng 6/4, việc chuyển lớp được bàn.",
            "UBND thị xã Ba Đồn",
        ),
        (
            "GFX 5, diễn ra trong hai ngày 21, 22-9, do Bộ Xây dựng (XD) chủ trì, cùng UBND tỉnh Hà Nam "
            "tổ chức.",
            "Bộ Xây dựng",
        ),
        (
            "Đoàn Chủ tịch Hội Nông dân Việt Nam chiều 6/5 họp bất thường.",
            "Đoàn Chủ tịch Hội Nông dân Việt Nam",
        ),
        # newspapers write bộ, uỷ ban in lower case
        ("Ngày 9/10, bộ Y tế tổ chức họp báo.", "Bộ Y tế"),
        # names of persons inside names of schools stay
        ("Ngày 5/10, Trường THPT Lê Quý Đôn tổ chức hội nghị viên chức.", "Trường THPT Lê Quý Đôn"),
    ],
)
def test_lead(lead: str, expected: str) -> None:
    assert host(lead).value == expected


@pytest.mark.parametrize(
    ("title", "lead", "expected"),
    [
        # the title names the whole that the lead leaves out
        (
            "Nghề viết và lời thề: chuyện ở Chi bộ Hội Nhà báo tỉnh Lào Cai",
            "Ngày 2/5, Chi bộ Hội Nhà báo họp bàn về lời thề nghề viết.",
            "Chi bộ Hội Nhà báo tỉnh Lào Cai",
        ),
        (
            "Chi bộ Văn phòng Sở Tư pháp tỉnh Lai Châu sinh hoạt quý III",
            "Sáng 20/9, Chi bộ Văn phòng đã tổ chức sinh hoạt chuyên đề.",
            "Chi bộ Văn phòng Sở Tư pháp tỉnh Lai Châu",
        ),
        # "Đảng ủy Cục" and "Cục …" are one name
        (
            "Bến Tre: Hội nghị kiểm điểm năm 2021",
            "Ngày 5/1, Đảng ủy Cục tổ chức hội nghị kiểm điểm. Cùng dự có lãnh đạo Cục Thuế tỉnh Bến Tre.",
            "Đảng ủy Cục Thuế tỉnh Bến Tre",
        ),
        (
            "Hội đồng nhân dân tỉnh bế mạc kỳ họp",
            "Chiều 9/12, HĐND tỉnh bế mạc kỳ họp thứ 5. Lãnh đạo tỉnh Hà Nam dự.",
            "HĐND tỉnh Hà Nam",
        ),
        # the title's subject, when the lead only says that it took place
        (
            "Bảo tàng Gốm Chu Đậu tổ chức hội nghị tổng kết",
            "Hội nghị diễn ra sáng 4/1 trong không khí cởi mở.",
            "Bảo tàng Gốm Chu Đậu",
        ),
        (
            "CHI BỘ TRƯỜNG MẦM NON HOA ĐÀO KIỂM ĐIỂM CUỐI NĂM",
            "Chiều muộn 8/11/2022, Chi bộ trường Mầm non Hoa Đào (huyện Ba Tri) mở cuộc họp cuối năm.",
            "Chi bộ trường Mầm non Hoa Đào",
        ),
        # no subject at all: "tại Hội nghị của …"
        (
            "Bình Dương: Hội nghị kiểm điểm",
            "Cuộc họp kéo dài từ sáng 11/12, đồng chí Lữ Minh Trí, Bí thư Chi bộ điều hành.\n\n"
            "Tại cuộc họp của Chi bộ Chi cục Kiểm lâm tỉnh Bình Dương, ai cũng góp ý.",
            "Chi bộ Chi cục Kiểm lâm tỉnh Bình Dương",
        ),
        # the place that "Huyện ủy", "Tỉnh ủy" leave out is in the title or with another office
        (
            "Huyện Mường Chà: Giao việc kiểm tra quý I",
            "Sáng 6/1, UBKT Huyện ủy họp cán bộ kiểm tra các xã.",
            "UBKT Huyện ủy Mường Chà",
        ),
        (
            "Kiểm điểm cuối năm",
            "Ngày 27/12, Ban Thường vụ Tỉnh uỷ họp kiểm điểm. Chủ tịch UBND tỉnh Yên Bái báo cáo trước.",
            "Ban Thường vụ Tỉnh uỷ Yên Bái",
        ),
        # two districts are named, the title tells which
        (
            "Huyện Mường Chà sơ kết",
            "Ngày 5/7, UBND huyện tổ chức hội nghị sơ kết. Đoàn bạn từ huyện Tủa Chùa cùng dự.",
            "UBND huyện Mường Chà",
        ),
        # "Khối các cơ quan tỉnh" is no body of that level: only "tỉnh" says the place of it
        (
            "Giao ban khối",
            "Ngày 5/7, Đảng ủy Khối các cơ quan tỉnh họp giao ban. Dự có lãnh đạo Tỉnh ủy Yên Bái.",
            "Đảng ủy Khối các cơ quan tỉnh",
        ),
        # the unit whose party body it is: in the title, as the venue, as the parent of the cells that meet
        (
            "Trường Mầm non Sao Khuê bàn việc học kỳ II",
            "Chiều 9/1, Chi bộ nhà trường họp thường kỳ.",
            "Chi bộ Trường Mầm non Sao Khuê",
        ),
        (
            "Tổng kết công tác Đảng",
            "Sáng 9/1, tại Bệnh viện Đa khoa Lam Kiều, Ban Thường vụ Đảng ủy mở hội nghị tổng kết.",
            "Ban Thường vụ Đảng ủy Bệnh viện Đa khoa Lam Kiều",
        ),
        (
            "Đại hội chi bộ",
            "Ngày 9/3, theo lịch của Đảng ủy trường Cao đẳng Sông Lam về đại hội các chi bộ trực thuộc, "
            "Chi bộ Hậu cần mở đại hội.",
            "Chi bộ Hậu cần trường Cao đẳng Sông Lam",
        ),
        (
            "Sinh hoạt quý II",
            "Sáng 9/5, Chi bộ tổ chức sinh hoạt chuyên đề. Dự có ông Lê Sáu, Bí thư Chi bộ, Giám đốc Trung "
            "tâm Y tế huyện Yên Mô; bà Hà Én, Phó Bí thư Chi bộ, Trưởng trạm Y tế xã Khánh Hạ.",
            "Chi bộ Trung tâm Y tế huyện Yên Mô",
        ),
        (
            "Tổng công ty Sông Lam tổng kết",
            "Sáng 9/5, Đảng ủy Tổng công ty tổ chức hội nghị tổng kết.",
            "Đảng ủy Tổng công ty Sông Lam",
        ),
        # the short name that a bracket explains
        (
            "Kiểm điểm đảng viên",
            "Chiều 8/1, Chi bộ Liên hiệp Hội họp kiểm điểm tại Văn phòng Liên hiệp các Hội Kiến trúc tỉnh "
            "(Liên hiệp Hội).",
            "Chi bộ Liên hiệp các Hội Kiến trúc tỉnh",
        ),
        # an enterprise opens the title under its bare name
        (
            "Vinasen quán triệt nghị quyết mới",
            "Hội nghị có 90 người dự.\n\nVới Đảng ủy Vinasen, đây là nền nếp đã lâu.",
            "Đảng ủy Vinasen",
        ),
        # a place is said to open the sitting of its council
        (
            "Huyện Mường Chà khai mạc kỳ họp thứ 8 HĐND huyện khóa XX",
            "Điều hành kỳ họp là ông Lò Văn Sáu.",
            "HĐND huyện Mường Chà",
        ),
        # written out where the text does so once
        (
            "Chất vấn tới cùng",
            "Sáng 8/7, kỳ họp thứ 9 - HĐND TP Cần Thơ khai mạc. Ban Pháp chế HĐND thành phố Cần Thơ báo cáo.",
            "HĐND thành phố Cần Thơ",
        ),
        # the headline's verb is no part of a name
        (
            "Văn phòng Thành uỷ Cần Thơ thôi cho thuê đất",
            "Sáng 5/10, Hội nghị Thành uỷ Cần Thơ lần thứ 12 khai mạc.",
            "Thành uỷ Cần Thơ",
        ),
        # the level of the place, from elsewhere
        (
            "Cần Thơ có tên đường mới",
            "Sáng 5/12, HĐND Cần Thơ tổ chức kỳ họp. HĐND TP. Cần Thơ đã đặt tên 9 con đường.",
            "HĐND TP. Cần Thơ",
        ),
        # the short name in brackets by which the text goes on to call it
        (
            "Sông Thao Bank tổ chức hội nghị khách hàng",
            "Ngày 1/3, Ngân hàng TMCP Sông Thao (Sông Thao Bank) tổ chức hội nghị. Sông Thao Bank có lãi.",
            "Ngân hàng TMCP Sông Thao (Sông Thao Bank)",
        ),
    ],
)
def test_joined_from_pieces(title: str, lead: str, expected: str) -> None:
    assert host(lead, title).value == expected


@pytest.mark.parametrize(
    "lead",
    [
        "Dự hội nghị có đồng chí Hà Sáu, Bí thư Huyện ủy Ba Bể; lãnh đạo Sở Y tế tỉnh Bắc Kạn.",
        "Căn cứ Hướng dẫn số 5-HD/BTCTU của Ban Tổ chức Tỉnh ủy Bắc Kạn, việc kiểm điểm được làm từ cơ sở.",
        "Hội nghị diễn ra trong không khí dân chủ, thẳng thắn.",
        "Nghị quyết Đại hội Đảng bộ huyện Ba Bể đã đi vào cuộc sống.",
        "Tại phiên chất vấn lãnh đạo Sở Y tế sáng 6/6, nhiều đại biểu hỏi về giá thuốc.",
        "Sáng 6/6, ông Hà Sáu cùng lãnh đạo các Sở Y tế, Sở Nội vụ có buổi làm việc với bà con.",
        "Sáng 6/6, Đoàn Chủ tịch họp để xem xét các trường hợp xin rút.",
        "Chiều 6/6, bà Lê Tám, Chủ tịch Quốc hội, điều hành phiên họp của Hội nghị Trung ương 7.",
        "Bà Lê Tám, Trưởng Ban điều hành Sở Y tế, kể về quan hệ giữa tỉnh Hà Mai và các nước tại buổi lễ.",
    ],
)
def test_guests_and_issuers_are_no_hosts(lead: str) -> None:
    assert host(lead).value is None


@pytest.mark.parametrize(
    ("lead", "kind", "expected"),
    [
        # who held it together
        (
            "Tại hội thảo về ngập do Viện Nước Sông Bạc phối hợp Báo Đất Mới tổ chức ngày 4-3, ai cũng nói.",
            "seminar",
            "Viện Nước Sông Bạc, Báo Đất Mới",
        ),
        (
            "Tọa đàm do Cục Bản quyền phối hợp với Hội Sách Sông Bạc, Hiệp hội In tổ chức sáng 4-3.",
            "seminar",
            "Cục Bản quyền, Hội Sách Sông Bạc, Hiệp hội In",
        ),
        (
            "Hội thảo do Viện Nước Sông Bạc chủ trì, phối hợp với Báo Đất Mới tổ chức ngày 4-3.",
            "seminar",
            "Viện Nước Sông Bạc",
        ),
        # a session told by what was given out about it
        (
            "Thông cáo kỳ họp thứ 12 của Ủy ban Kiểm tra Tỉnh ủy Sông Bạc được phát đi chiều 4-3.",
            "session",
            "Ủy ban Kiểm tra Tỉnh ủy Sông Bạc",
        ),
        (
            "Chiều 4-3, Ủy ban Kiểm tra Tỉnh ủy Sông Bạc ra thông báo kết quả kỳ họp thứ 12.",
            "session",
            "Ủy ban Kiểm tra Tỉnh ủy Sông Bạc",
        ),
        # a council behind its session
        (
            "Tại phiên chất vấn kỳ họp thứ 6 ngày 4/3, HĐND tỉnh Sông Bạc khóa X, nhiều câu hỏi về giá nước.",
            "session",
            "HĐND tỉnh Sông Bạc",
        ),
        (
            "Gửi ý kiến đến kỳ họp thứ 6 ngày 4/3, HĐND tỉnh Sông Bạc, cử tri nói về giá nước.",
            "session",
            None,
        ),
        # the head of an administration receives people, or comes to hear a report
        (
            "Sáng 5/5, Chủ tịch UBND tỉnh Sông Bạc Lê Văn Tám tiếp công dân định kỳ.",
            "dialogue",
            "UBND tỉnh Sông Bạc",
        ),
        (
            "Chiều 6-5, chủ tịch UBND TP Sông Bạc cùng lãnh đạo các sở đã đến Trường Lá để nghe báo cáo.",
            "working",
            "UBND TP Sông Bạc",
        ),
        ("Sáng 5/5, Chủ tịch UBND tỉnh Sông Bạc Lê Văn Tám tiếp xúc cử tri.", "dialogue", None),
        ("Sáng 5/5, Phó chủ tịch UBND tỉnh Sông Bạc kể rằng đã nghe báo cáo.", "working", None),
        # what somebody tells of another body
        (
            "Chiều 7-4, ông Lê Tám cho biết trong vụ này, Công an tỉnh Sông Bạc tiến hành xét hỏi.",
            "dialogue",
            None,
        ),
    ],
)
def test_told_otherwise(lead: str, kind: Kind, expected: str | None) -> None:
    assert host(lead, kind=kind).value == expected


def test_a_city_behind_a_broken_line() -> None:
    lead = (
        "Tại phiên chất vấn kỳ họp thứ 6 ngày 4/3, HĐND TP.\n\nĐà Nẵng khóa X, các đại biểu hỏi về giá nước."
    )
    assert host(lead, "Đà Nẵng: Giá nước", "session").value == "HĐND TP Đà Nẵng"


def test_members_who_debate_meet_in_the_national_assembly() -> None:
    lead = "Chiều 6/11, nhiều đại biểu Quốc hội chất vấn về giá sách tại nghị trường."
    assert host(lead, "Sách và giá", "session").value == "Quốc hội"
    assert host(lead, "Sách và giá", "dialogue").value is None


def test_the_visited_body_that_reports_is_no_host() -> None:
    lead = "Tại buổi làm việc sáng 6/6, lãnh đạo UBND huyện Ba Bể cho biết huyện đã trồng 300 ha rừng."
    assert host(lead, kind="working").value is None


def test_the_nearest_body_whose_sitting_it_was() -> None:
    lead = "Sáng 6/6, cuộc họp của Ban Bí thư xem xét các đề nghị của Ủy ban Kiểm tra Trung ương về kỷ luật, "
    assert host(f"{lead}khen thưởng diễn ra tại Hà Nội.").value == "Ban Bí thư"


def test_no_meeting_has_no_host() -> None:
    assert host("Sáng 4/5, Huyện ủy Mù Cả tổ chức hội nghị.", kind="not-a-meeting").value is None


def test_the_trace_points_at_the_name() -> None:
    found = host("Sáng 4/5, Huyện ủy Mù Cả tổ chức hội nghị giao ban.", "Giao ban tháng 5")
    (trace,) = found.traces
    text = f"Giao ban tháng 5\n\nSáng 4/5, Huyện ủy Mù Cả tổ chức hội nghị giao ban.\n\n{REST}"
    assert (trace.field, trace.value) == ("organiser", "Huyện ủy Mù Cả")
    assert text[trace.start : trace.end] == "Huyện ủy Mù Cả"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Đại biểu Quốc hội và cán bộ, xã hội, đại hội, nhiệm vụ.", ["Quốc hội"]),
        ("Hội luật gia (HLG) tỉnh Phú Thọ mở lớp.", ["Hội luật gia (HLG) tỉnh Phú Thọ"]),
        ("Chủ tịch UBND huyện Yên Mô Trần Thị Sen nói.", ["UBND huyện Yên Mô"]),
        ("Ban Quản lý dự án 5 - Ông Lê Sáu", ["Ban Quản lý dự án 5"]),
        ("Lãnh đạo UBND xã Tân Lập trồng rừng.", ["UBND xã Tân Lập"]),
        ("Ban Chỉ đạo chương trình 5 họp.", ["Ban Chỉ đạo chương trình 5"]),
        ("Sở Y tế Hà Nam siết việc cấp phép.", ["Sở Y tế Hà Nam"]),
        ("Trường Tiểu học xã Tân Lập số 2 ra quân.", ["Trường Tiểu học xã Tân Lập số 2"]),
        ("Ủy ban Pháp luật Quốc hội đều tán thành.", ["Ủy ban Pháp luật Quốc hội"]),
        ("Công an TP. Phan Rang-Tháp Chàm ra quân.", ["Công an TP. Phan Rang-Tháp Chàm"]),
    ],
)
def test_names_end_where_they_end(sentence: str, names: list[str]) -> None:
    bodies = bodies_in(view_of(sentence), Span(0, len(sentence)))[1]
    assert [body.span.of(sentence) for body in bodies] == names


@given(st.text(alphabet="Đảng ủy xãBàn,()-– .tổchứchội nghị1/2\n", max_size=300))
def test_any_text_is_read(text: str) -> None:
    view = view_of(text)
    found = find_organiser(view, lay_out(view), (), "other", ReportText(text=text))
    assert found.value is None or found.value.strip() == found.value != ""
