"""What a sentence takes over from those before it, and where that stops; faults that grow or shrink."""

from __future__ import annotations

from functools import partial

import pytest

from tests.parsing.passage_kinds import kind_in

TITLE = "Hợp tác xã Nà Ngoa tổng kết năm 2021"
LEAD = "Chiều 12/1/2022, tại nhà văn hóa xã, Hợp tác xã Nà Ngoa tổ chức hội nghị tổng kết năm 2021."
RESULT = "Năm qua, hợp tác xã đã hoàn thành tốt kế hoạch, lãi 310 triệu đồng."
STATE = "Kho lạnh đặt ở bản Pom Khoang."
ASK = "Phát biểu chỉ đạo, bà Tòng Thị Hặc, Phó Bí thư Huyện ủy đề nghị hợp tác xã giữ mã vùng trồng."
PLAN = "Thời gian tới, hợp tác xã sẽ lắp thêm hai giàn phơi."
FAULT = "Hạn chế là khâu đóng gói còn chậm."

kind = partial(kind_in, f"{TITLE}\n\n{LEAD}", meeting="year-end")


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        # to the contrary of results, in words that no list knows
        (RESULT, "Song nửa số hộ ở bản Lậu phơi chè ngay bên đường cái.", "shortcomings"),
        (RESULT, "Tuy nhiên, ba tổ chỉ nộp sổ theo quý.", "shortcomings"),
        (RESULT, "Tuy nhiên, theo ông Lường Văn Pản, giá chè vẫn tốt.", "proceedings"),
        # a fault that shrinks is a result, one that grows is none
        (
            LEAD,
            "Báo cáo nêu rõ: tỷ lệ hao hụt, thất thoát từ 9,4% xuống 5,1%, nợ đọng giảm 12%.",
            "achievements",
        ),
        (LEAD, "Hội nghị cho rằng: nợ đọng thủy lợi phí tăng 14%; hai tổ nộp trễ hẹn.", "shortcomings"),
        (LEAD, "Tai nạn lao động tuy giảm 2 vụ nhưng vẫn xảy ra những vụ nghiêm trọng.", "shortcomings"),
        # results that go on with nobody named
        (f"{RESULT} {STATE}", "Tổ cơ khí sửa 14 máy hái.", "achievements"),
        (LEAD, "Năm 2021, toàn hợp tác xã mở 6 lớp, cấp 41 mã vùng.", "achievements"),
        (PLAN, "Năm 2021, hợp tác xã đã thuê người trông kho.", "achievements"),
        # why
        (FAULT, "Về khách quan, đường vào xã lầy lội; về chủ quan, tổ trưởng kiêm nhiệm.", "causes"),
        (FAULT, "Báo cáo lý giải: người trẻ đi làm xa, phụ cấp quá ít.", "causes"),
        (FAULT, "Giá phân bón đội lên từ tháng 3; nhưng cũng có phần do tổ vật tư nhập hàng muộn.", "causes"),
        # who came, said at the end
        (LEAD, "Hơn 50 xã viên của 9 bản có mặt.", "attendance"),
        (LEAD, "Phóng viên của 4 tòa soạn dự họp.", "attendance"),
        (LEAD, "Đến chứng kiến có ông Lò Văn Hịa, Trưởng phòng Nông nghiệp huyện.", "attendance"),
        (LEAD, "Nhiều phóng viên không được dự họp.", "proceedings"),
        # a speech ends
        (ASK, "Bốn ý kiến sau đó xoay quanh việc chia lãi.", "proceedings"),
        (ASK, "Chi bộ thống nhất 21/21 ý kiến với các nội dung trên.", "proceedings"),
        (ASK, "Ban Kiểm soát hợp tác xã phải chịu trách nhiệm về số liệu.", "instructions"),
        # hearsay of a state at a year's end
        (
            "",
            "Theo lãnh đạo xã, đến cuối năm 2021 toàn xã có 64% hộ trồng chè, song đường trục thiếu đèn.",
            "shortcomings",
        ),
        # named persons tell of hardship there
        (
            FAULT,
            "Ông Lò Văn Hịa, tổ trưởng bản Lậu nêu khó khăn khi thuê xe, đề xuất mua chung.",
            "proceedings",
        ),
        (FAULT, "Bà Cầm Thị Ón nhận khuyết điểm về sổ kho.", "proceedings"),
        # what is older, and what the meeting comes from
        (PLAN, "Chè Nà Ngoa được trồng lần đầu năm 1998, ba năm một lần thi hái.", "background"),
        ("", "Việc họp sớm được đặt ra sau khi một thương lái phàn nàn về chè ẩm.", "context"),
        ("", "Tỉnh ủy đã ban hành Nghị quyết số 11-NQ/TU về kinh tế tập thể.", "context"),
        # earlier on the same day, and before
        ("", "Trước đó, sáng 12/1, các đại biểu thảo luận ở tổ.", "proceedings"),
        ("", "Trước đó, ngày 3/1, Ban Quản trị đã gặp bên mua.", "background"),
        # what is to be done
        (FAULT, "Sáu giải pháp được hội nghị đồng tình: mua chung vật tư; mở kho thứ hai.", "plans"),
        (PLAN, "Cùng với đó, hợp tác xã tiếp tục thay thế 12 máy sao lạc hậu.", "plans"),
    ],
)
def test_a_sentence_among_its_neighbours(before: str, sentence: str, expected: str) -> None:
    assert kind(sentence, *([] if before == LEAD else [before])) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ông Đèo Văn Lả, Viện trưởng Viện Kiểm sát nhân dân huyện đề nghị hai ngành gặp nhau mỗi quý.",
            "instructions",
        ),
        ("Chủ tịch Hội Nông dân tỉnh, bà Tẩn Mý Dao yêu cầu các xã rà lại hộ vay.", "instructions"),
        ("Cử tri Tẩn Mý Dao đề nghị huyện sửa cầu.", "proceedings"),
        ("Giám đốc kết luận, giao: bộ phận kho lập danh sách hộ.", "instructions"),
    ],
)
def test_who_asks_is_no_word_inside_a_name(sentence: str, expected: str) -> None:
    assert kind(sentence) == expected


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        # faults, and what was done about them
        (FAULT, "Tổ an ninh đã lập 4 chốt, thu 12 xe chở chè lậu.", "achievements"),
        (FAULT, "Đảng ủy nhận khuyết điểm đã buông kiểm tra.", "shortcomings"),
        # who was asked by whom is no request
        (LEAD, "Kết quả kiểm phiếu bị Chủ tịch xã yêu cầu đếm lại.", "proceedings"),
        (RESULT, "Cử tri cũng phản ảnh về bãi rác sau chợ.", "proceedings"),
        # what somebody says of the programme is no list of guests
        (LEAD, "Theo bà Tòng Thị Hặc, hội chè gồm 11 hoạt động, có 20 đại biểu các bản.", "proceedings"),
    ],
)
def test_what_follows_a_fault_or_a_name(before: str, sentence: str, expected: str) -> None:
    assert kind(sentence, *([] if before == LEAD else [before]), gap="\n\n") == expected


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        (RESULT, "Thu nhập tăng nhưng vẫn không đáp ứng chi tiêu của xã viên.", "shortcomings"),
        (RESULT, "Tình trạng nợ phân bón tuy có giảm, nhưng vẫn xảy ra ở ba bản.", "shortcomings"),
        (
            FAULT,
            "Tại hội nghị, các đại biểu đã thống nhất đưa 3 hộ không đủ tư cách ra khỏi tổ.",
            "proceedings",
        ),
        (
            "",
            "Bà Tòng Thị Hặc khẳng định các nhân sự vừa miễn nhiệm đã làm tốt việc được giao.",
            "proceedings",
        ),
    ],
)
def test_what_is_told_beside_praise(before: str, sentence: str, expected: str) -> None:
    assert kind(sentence, *([before] if before else [])) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kho thứ hai cao 9 mét, mái lợp tôn đỏ.", "proceedings"),  # no plan, in no word of it
        ("Tháng 9 lát lại sân kho.", "plans"),
        ("Sau ngày 20/8, tổ vật tư kiểm kê lần hai.", "plans"),
        ("Xã bố trí thêm một kế toán.", "plans"),
    ],
)
def test_plans_go_on_for_one_paragraph_or_where_something_is_dated(sentence: str, expected: str) -> None:
    between = "Đường vào kho trải đá dăm."
    assert kind(sentence, f"{PLAN}\n\n{between}", gap="\n\n") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hiện toàn huyện có 14 lò sao chè, 3 kho lạnh.", "proceedings"),
        ("Nhưng ở xã bên, người trồng chè vẫn khá lên.", "proceedings"),
        ("Lập sổ cho từng hộ, ghi theo tuần.", "instructions"),
        ("Trước ngày 20/2 nộp danh sách hộ về huyện.", "instructions"),
        ("Ngày 15/1, huyện còn họp với ba hợp tác xã khác.", "background"),
    ],
)
def test_what_a_leader_asks_for_ends_where_something_else_is_told(sentence: str, expected: str) -> None:
    assert kind(sentence, ASK, gap="\n\n") == expected
