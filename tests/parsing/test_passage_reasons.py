"""Why faults came about, what the law says between, and what ends a list: sentences beside one another."""

from __future__ import annotations

from functools import partial

import pytest

from tests.parsing.passage_kinds import kind_in

TITLE = "Hội Cựu chiến binh xã Nậm Khòa tổng kết năm 2021"
LEAD = "Sáng 9/1/2022, Hội Cựu chiến binh xã Nậm Khòa tổ chức hội nghị tổng kết năm 2021."
RESULT = "Năm qua, Hội đã hoàn thành tốt các chỉ tiêu được giao."
FAULT = "Tuy nhiên, quỹ đồng đội ở ba thôn vùng cao còn thấp."
LISTED = "Báo cáo chỉ ra hai hạn chế: (1) hội phí nộp chậm; (2) sổ họp ở thôn Pờ Ly còn chung chung."
PLAIN = "Mở đầu, các đại biểu nghe đọc thư của Hội cấp trên."

kind = partial(kind_in, f"{TITLE}\n\n{LEAD}")


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        (FAULT, "Gốc rễ là hội viên trẻ đi làm thuê xa nhà quanh năm.", "causes"),
        (FAULT, "Cái khó là nương rẫy xa, mỗi kỳ họp phải đi bộ nửa ngày.", "causes"),
        (FAULT, "Vướng nhất là tiền xăng xe cho chi hội trưởng mỗi tháng có 50 nghìn đồng.", "causes"),
        (FAULT, "Suy cho cùng, lỗi ở khâu giao việc mà không ai theo.", "causes"),
        (FAULT, "Chuyện này được lý giải là hội viên bận thu ngô đúng kỳ nộp.", "causes"),
        (
            FAULT,
            "Bà Vàng Thị Mẩy, Chủ tịch Hội, lý giải nguyên nhân: “Do đường sạt, xe không vào.",
            "causes",
        ),
        (LISTED, "Về nguyên nhân, Ban Chấp hành nhận trách nhiệm do ít xuống thôn.", "causes"),
        (LISTED, "Những thiếu sót này có nguyên nhân từ việc kiêm nhiệm.", "causes"),
        # praise that is none, and what was found
        (
            RESULT,
            "Tuy nhiên, trong số đó có 4 người sau khi tốt nghiệp lớp nghề không về xã.",
            "shortcomings",
        ),
        (
            RESULT,
            "Qua kiểm tra, đoàn kiểm tra nhận thấy: hai chi hội không ghi biên bản, sổ thu chưa khóa.",
            "shortcomings",
        ),
        (
            PLAIN,
            "Dẫu mưa lũ, Hội vẫn chi trả đủ quà Tết cho 62 hội viên, quỹ đạt 31 triệu đồng.",
            "achievements",
        ),
        # the law, told between; not where somebody says it
        (PLAIN, "Theo quy định của Điều lệ Hội, chi hội có từ 5 hội viên trở lên.", "background"),
        (PLAIN, "Theo quy định, ông Giàng Seo Páo sẽ nghỉ công tác hội từ tháng 5.", "plans"),
        (PLAIN, "Ông Giàng Seo Páo cho biết theo luật, hội phí do chi hội tự thu.", "proceedings"),
        # what will come of itself
        (
            PLAIN,
            "Phó Chủ tịch xã Thào Mí Chá đưa ra thực tế: dự báo đến năm 2025 nguồn nước sẽ giảm 30%.",
            "proceedings",
        ),
        # who came, was given an office, or a duty
        (LEAD, "27/30 hội viên và 4 cựu thanh niên xung phong tham gia buổi sinh hoạt.", "attendance"),
        (LEAD, "Hội nghị vui mừng được đón thầy giáo Lù Văn Sèng, nguyên Chủ tịch Hội huyện.", "attendance"),
        (
            PLAIN,
            "Bác sĩ Hảng Thị Dợ trao Quyết định số 12/QĐ-BV bổ nhiệm bà Ly Thị Chở làm Trưởng khoa Dược.",
            "personnel",
        ),
        (PLAIN, "2 phó chủ tịch gồm ông Sùng A Lử (SN 1970), bà Ma Thị Diệp (SN 1981).", "personnel"),
        (
            PLAIN,
            "Kết thúc buổi sinh hoạt, chi hội phân công đồng chí Lù Văn Sèng giúp đỡ hai hội viên nghèo.",
            "proceedings",
        ),
        # turns of a discussion; a "nên" that only concludes
        (
            PLAIN,
            "Đồng chí Ma Thị Diệp kể chuyện gùi giống; đồng chí Lù Văn Sèng đề nghị mỗi người góp cây.",
            "proceedings",
        ),
        (
            "Ông Giàng Seo Páo nhấn mạnh xã còn nhiều đất trống.",
            "Là xã giáp biên nên tập trung nhiều đồn, trạm.",
            "proceedings",
        ),
    ],
)
def test_reasons_and_their_neighbours(before: str, sentence: str, expected: str) -> None:
    assert kind(sentence, before) == expected


def test_a_quotation_of_reasons_goes_on_to_its_end() -> None:
    asked = "Ông Giàng Seo Páo lý giải nguyên nhân: “Do đường vào thôn sạt lở từ tháng 8."
    within = "Ngựa thồ cũng không qua được suối."
    assert kind(within, FAULT, asked) == "causes"
    assert kind("Ông Giàng Seo Páo nói thêm về giá ngô.", FAULT, asked) != "causes"  # nothing closed it
    assert kind("Trưởng thôn Pờ Ly kể thêm hai vụ trượt đất.", FAULT, asked, f"{within}”.") != "causes"


def test_what_the_law_says_goes_on_but_not_into_the_report() -> None:
    told = "Theo quy định của Điều lệ Hội, chi hội có từ 5 hội viên trở lên."
    assert kind("Còn phân hội từ 3 hội viên.", PLAIN, told) == "background"
    assert kind("Hội nghị nghe báo cáo thu chi quỹ.", PLAIN, told) == "proceedings"


def test_an_election_ends_a_list_of_tasks() -> None:
    asked = "Ông Giàng Seo Páo đề nghị Hội:\n\n1. Giữ rừng đầu nguồn.\n\n2. Thu hội phí đúng kỳ."
    sentence = "Với 40/41 phiếu, bà Vàng Thị Mẩy được tín nhiệm bầu giữ chức Chủ tịch Hội."
    assert kind(sentence, asked, gap="\n\n") == "personnel"
