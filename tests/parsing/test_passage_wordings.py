"""What sentences tell in the many wordings that offices and newspapers have: who came, why, who said it."""

from __future__ import annotations

from functools import partial

import pytest

from tests.parsing.passage_kinds import kind_in

TITLE = "Hội Nông dân xã Mường Chiềng tổng kết năm 2022"
LEAD = "Sáng 12/1/2023, Hội Nông dân xã Mường Chiềng tổ chức hội nghị tổng kết năm 2022."
RESULT = "Năm qua, Hội đã hoàn thành tốt các chỉ tiêu được giao."
FAULT = "Tuy nhiên, quỹ hội ở bốn bản vùng cao còn thấp."
PLAN = "Sang năm 2023, Hội đặt chỉ tiêu kết nạp 40 hội viên."


kind = partial(kind_in, f"{TITLE}\n\n{LEAD}")


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        # who was there
        ("", "Chỉ đạo hội nghị có bà Lường Thị Pản, Phó Bí thư Huyện ủy.", "attendance"),
        ("", "Dự khai giảng có bà Lường Thị Pản, Phó Chủ tịch UBND xã.", "attendance"),
        ("", "Đến với diễn đàn có Trung tá Cầm Văn Ún, Trưởng Công an xã và 60 bà con.", "attendance"),
        ("", "Thành viên đoàn có Ban Pháp chế, đại diện các đoàn thể và Văn phòng HĐND huyện.", "attendance"),
        ("", "Tiếp đoàn, về phía xã có ông Lò Văn Ịch, Bí thư Đảng ủy.", "attendance"),
        ("", "Tổ đại biểu HĐND huyện gồm bà Quàng Thị Vui, ông Hà Văn Nọi.", "attendance"),
        ("", "Ông Lò Văn Ịch điều hành cuộc họp; cả 9 ủy viên đều có mặt.", "attendance"),
        # why the faults
        (FAULT, "Có tình trạng trên là bởi hội viên đi làm xa quanh năm.", "causes"),
        (FAULT, "Hạn chế này do ba chi hội trưởng đều kiêm việc bản.", "causes"),
        # tried in vain, or not
        (RESULT, "Dù đã nỗ lực, tổ vay vốn vẫn sinh hoạt theo nếp cũ.", "shortcomings"),
        (RESULT, "Mặc dù gặp khó khăn, các chi hội vẫn hoàn thành tốt chỉ tiêu.", "achievements"),
        (RESULT, "Dù đã cố gắng hết sức, ông Lò Văn Ịch vẫn nhấn mạnh rằng đường còn dài.", "proceedings"),
        # rated
        (RESULT, "Qua bình xét, 05/12 cơ sở hội hoàn thành xuất sắc nhiệm vụ.", "ratings"),
        # ahead
        (RESULT, "Sáu tháng cuối năm, Hội xác định giữ vững 14 mô hình trồng gấc.", "plans"),
        (RESULT, "Quý cuối năm, Hội sẽ mở hai lớp nghề.", "plans"),
        # a document is no speech
        (RESULT, "Kết luận số 61-KL/TW được học ở mọi chi hội.", "achievements"),
        # who asks: several from below, a leader who concludes
        (RESULT, "Trao đổi tại hội nghị, các bản Nà Pa, Bản Lạn đề nghị sớm cấp giống ngô.", "proceedings"),
        (
            RESULT,
            "Kết luận buổi giám sát, ông Lò Văn Ịch kiến nghị UBND xã niêm yết công khai giá giống.",
            "instructions",
        ),
        (FAULT, "Còn 7 kiến nghị về đường vào nương kéo dài.", "shortcomings"),
        # elections of delegates, praise that is asked for, the end
        ("", "Đại hội cũng cử 05 đại biểu đi dự Đại hội Hội Nông dân huyện.", "personnel"),
        (RESULT, "Trong số đó, 02 chi hội được đề nghị tặng giấy khen của UBND huyện.", "commendations"),
        (PLAN, "Bế giảng, 48 học viên được nhận chứng chỉ.", "proceedings"),
        (
            "",
            "Nói với lớp học, ông Cầm Văn Ún cho hay bản có 3 tổ nuôi ong, song chưa có HTX.",
            "proceedings",
        ),
        (RESULT, "Ông Cầm Văn Ún thừa nhận quỹ hội ở hai bản còn thấp, chưa có sổ.", "shortcomings"),
        # what somebody says is no result
        (
            RESULT,
            "Cử tri Hà Thị Ỏn nêu ý kiến rằng chỉ công khai, minh bạch mới yên lòng dân.",
            "proceedings",
        ),
        (RESULT, "Theo ông Cầm Văn Ún, số thanh niên đi làm xa tăng theo từng năm.", "proceedings"),
    ],
)
def test_what_a_wording_tells(before: str, sentence: str, expected: str) -> None:
    assert kind(sentence, *filter(None, [before])) == expected
