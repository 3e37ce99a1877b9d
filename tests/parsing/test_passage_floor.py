"""Who speaks up from the floor, what is told behind a report, and where a leader's requests end."""

from __future__ import annotations

from functools import partial

import pytest

from tests.parsing.passage_kinds import kind_in

TITLE = "Công ty Cổ phần Chè Phú Lương tổng kết năm 2022"
LEAD = "Sáng 9/1/2023, Công ty Cổ phần Chè Phú Lương tổ chức hội nghị tổng kết năm 2022."
RESULT = "Năm qua, công ty đã hoàn thành tốt kế hoạch được giao."
FAULT = "Tuy nhiên, tỷ lệ chè loại hai còn cao."
ASK = "Kết luận hội nghị, ông Lục Văn Thềm, Giám đốc công ty yêu cầu các xưởng siết chặt khâu sấy."
PLAN = "Thời gian tới, công ty sẽ mở thêm hai điểm bán."
CHOSEN = "Hội nghị đã bầu 5 đồng chí vào Ban Chấp hành."


kind = partial(kind_in, f"{TITLE}\n\n{LEAD}")


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        # from the floor
        ("", "Tham luận tại hội nghị, xưởng trưởng Đàm Văn Ích nêu cái khó, đề nghị thay lò.", "proceedings"),
        ("", "Thảo luận về định mức, ông Nông Văn Ún mong muốn hạ mức hao hụt.", "proceedings"),
        (
            "",
            "Chị Ma Thị Són (tổ hái 3) hỏi về tiền độc hại; anh Lý Văn Páo đề nghị phát ủng.",
            "proceedings",
        ),
        ("", "Ông Bế Văn Khoang (xưởng 2) đề nghị sửa mái nhà kho trước mùa mưa.", "proceedings"),
        ("", "Linh mục Đỗ Văn Thuấn, quản xứ Đồng Hỷ mong huyện sớm sửa cầu treo.", "proceedings"),
        ("", "Trưởng bản Giàng A Vừ, hộ trồng chè lâu năm đề nghị cấp giống mới.", "proceedings"),
        ("", "Nhiều ý kiến góp cho dự thảo: cô Hứa Thị Mận đề nghị tăng phụ cấp.", "proceedings"),
        ("", "Bà Lục Thị Hoan trao đổi về cách ủ chè, gợi ý công ty học xưởng bên.", "proceedings"),
        # from above, all the same
        ("", "Chủ tịch UBND huyện Hà Văn Rỏ đề nghị công ty trả nợ lương trước Tết.", "instructions"),
        (
            "",
            "Phát biểu tại hội nghị, anh Hà Văn Rỏ, Bí thư Huyện đoàn đề nghị đoàn viên đi đầu.",
            "instructions",
        ),
        # a leader's requests end
        (ASK, "Đồng chí Vi Văn Thảo thay mặt Huyện ủy tặng lẵng hoa chúc mừng.", "proceedings"),
        (ASK, "Ông cũng yêu cầu dừng lò số 4.", "instructions"),
        # the meeting goes on behind plans and elections
        (PLAN, "Dịp này, công ty ký thỏa thuận với bốn hợp tác xã.", "proceedings"),
        (CHOSEN, "11 giờ 30 phút, Đại hội Công đoàn công ty bế mạc.", "proceedings"),
        # results with a figure of the plan
        ("", "Hết tháng 12, công ty thu mua 3.100 tấn, bằng 92,5% kế hoạch.", "achievements"),
        ("", "Nhiệm kỳ 2017 - 2022, Công đoàn hoàn thành 9/11 chỉ tiêu đề ra.", "achievements"),
        (FAULT, "Qua tự kiểm tra, công ty phát hiện 4 lô hàng kém, thu hồi 1,2 tấn.", "achievements"),
        # praise denied
        (RESULT, "Việc dồn thửa ở hai xã chưa chuyển biến.", "shortcomings"),
        (RESULT, "Nhưng 3 chỉ tiêu khó đạt.", "shortcomings"),
        (RESULT, "Hai xưởng cả năm không tuyển được người nào.", "shortcomings"),
        (RESULT, "Ba nương chè tan rã, đất bỏ hoang tới 14 ha.", "shortcomings"),
        # why
        (RESULT, "Lý do là thợ lành nghề đã nghỉ quá nửa.", "causes"),
        (FAULT, "Đây là một trong những nguyên nhân chè tồn kho lâu.", "causes"),
        # of another time
        ("", "Trước khi sáp nhập, hai nông trường có 640 công nhân.", "background"),
        # what is voted on
        ("", "Đại hội biểu quyết các chỉ tiêu: sản lượng trên 3.400 tấn; 100% xưởng có quỹ.", "targets"),
        (
            "",
            "Hội nghị bỏ phiếu đề nghị công đoàn huyện xếp loại: 8 đồng chí hoàn thành tốt nhiệm vụ.",
            "ratings",
        ),
        # who was there does not swallow what was asked or reported
        ("", "Chiều cùng buổi, năm đại biểu đặt câu hỏi về giá thu mua.", "proceedings"),
        (
            "",
            "Làm việc với đoàn, ông Lục Văn Thềm báo cáo: sản lượng tăng 6,5%; thu nhập đạt 7 triệu đồng.",
            "achievements",
        ),
        # no debts are no fault
        ("", "Cả năm có 45 hộ thoát nghèo nhờ vốn vay.", "achievements"),
        (RESULT, "Chín xưởng quay vòng vốn nhanh, không có nợ quá hạn.", "achievements"),
        (FAULT, "Cái gốc của vấn đề là thợ trẻ đi làm ăn xa.", "causes"),
        # offices that change hands, branches rated and praised, where the place is
        ("", "Bà Lục Thị Hoan được điều về làm Phó Giám đốc.", "personnel"),
        ("", "Hội nghị hiệp thương cử bà Lục Thị Hoan tham gia Ban Chấp hành.", "personnel"),
        ("", "Có 6 chi đoàn vững mạnh, 2 chi đoàn khá.", "ratings"),
        ("", "Hội nghị biểu dương chi đoàn xưởng 3 và 7 thợ giỏi.", "commendations"),
        ("", "Tức Tranh là xã miền núi, phần đông là người Sán Chay.", "background"),
        # at a training
        ("", "Học viên được nghe kỹ sư Lò Văn Tám hướng dẫn đốn chè, ủ phân.", "proceedings"),
    ],
)
def test_a_sentence_is_of_the_kind(before: str, sentence: str, expected: str) -> None:
    assert kind(sentence, *filter(None, [before])) == expected


def test_a_quarter_ahead_ends_the_list_of_requests() -> None:
    points = "\n\n1. Xưởng một thay dây curoa;\n\n2. Xưởng hai quét vôi nhà kho."
    sentence = "Quý II, công ty phấn đấu xuất 400 tấn, đạt 30% kế hoạch năm."
    head = f"{TITLE}\n\n{LEAD} {ASK[:-1]}:{points}"
    assert kind_in(head, sentence, gap="\n\n") in {"targets", "plans"}


def test_what_was_long_ago_goes_on_with_a_career() -> None:
    career = "Ông Vi Văn Định là nhà cách mạng, quê gốc ở Na Rì."
    assert kind(career) == "background"
    assert kind("Đặc biệt, trong năm 1944, ông cùng vợ góp 60 tạ thóc.", career) == "background"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ông Hà Văn Rỏ cho biết phường đã bố trí 3 tỷ đồng, quý tới sẽ khởi công.", "proceedings"),
        ("Bà Y Lơ nhìn nhận lưới điện chưa đồng bộ.", "shortcomings"),
    ],
)
def test_answers_to_voters(sentence: str, expected: str) -> None:
    assert kind(sentence, meeting="dialogue") == expected
