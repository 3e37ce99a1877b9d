"""Figures aimed at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Passage, PassageKind, Target
from store.parsing.figures.attendance import find_attendance
from store.parsing.figures.ratings import find_ratings
from store.parsing.figures.targets import find_targets
from store.parsing.view import view_of


def targets(text: str, kind: PassageKind | None = None) -> tuple[Target, ...]:
    passages = (Passage(kind=kind, start=0, end=len(text)),) if kind else ()
    return find_targets(view_of(text), passages).value


def values(text: str, kind: PassageKind | None = None) -> list[str]:
    return [target.value for target in targets(text, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Năm 2024 phấn đấu kết nạp từ 8 đến 10 đảng viên; 100% chi bộ họp đủ kỳ.",
            ["8 đến 10", "100%"],
        ),
        ("Hàng năm 10-12% hội viên thoát nghèo.", ["10-12%"]),
        ("Năm qua tuyển đủ chỉ tiêu, kết nạp 11 đảng viên.", []),
        ("Nhiệm kỳ tới, giữ 98 % hộ dùng nước sạch, số hộ nghèo còn dưới 0,4%.", ["98 %", "0,4%"]),
        (
            "Hội đề ra 15 chỉ tiêu: thu nhập đạt 75 triệu đồng/năm; trồng 500 ha rừng; xây 2 mô hình.",
            ["75 triệu", "500", "2"],
        ),
        (
            "Chi bộ quyết tâm số hóa 600 trang tài liệu, mở ít nhất 2 kệ báo, tối thiểu 3 góc học.",
            ["600", "2", "3"],
        ),
        ("Kế hoạch đề ra: vận động 450 đơn vị máu, 100% người hiến được xét nghiệm.", ["450", "100%"]),
        ("Quý I/2022 phấn đấu hoàn thành 12/18 xã.", ["12/18"]),
        ("Ông đề nghị phấn đấu xuất khẩu tăng ít nhất 7,2% trong năm 2018.", ["7,2%"]),
        # lists, in one paragraph and over several
        (
            "Bốn chỉ tiêu: (1) Giữ danh hiệu văn hóa. (2) 92% hội viên đọc báo Đảng. (3) Nhận nuôi 3 cháu "
            "mồ côi. (4) Vận động 6 hội viên trở lên hiến máu.",
            ["92%", "3", "6"],
        ),
        (
            "Một số chỉ tiêu:\n\n- 100% công chức được bồi dưỡng.\n\n- Kết nạp 3 đảng viên.\n\n"
            "Đại hội bầu 7 đồng chí với 100% phiếu.",
            ["100%", "3"],
        ),
        ("Hằng năm, ít nhất 95% chi bộ họp đủ kỳ. Trong đó 20% họp chuyên đề.", ["95%", "20%"]),
        (
            "CHỈ TIÊU NĂM 2023\n\n(1) Tưới 700 ha màu. (2) 11/12 trạm bơm quay bằng điện. (3) Họp 4 kỳ.",
            ["700", "11/12"],
        ),
        ("Mục tiêu lợi nhuận là 6.100 tỷ trong nhiệm kỳ 2019 - 2024.", ["6.100 tỷ"]),
        # ages, durations, years and numbers of documents are no figures aimed at
        ("Phấn đấu đến năm 2025, 95% trẻ 5 tuổi ra lớp theo Nghị quyết 36 trong 6 tháng.", ["95%"]),
        # an aim that is still to be reached; estimates, quotas and what has been reached are none
        ("Từ nay đến cuối năm phải dồn sức để hoàn thành mục tiêu tăng thu 8,3% cả năm.", ["8,3%"]),
        ("Tỉnh đã hoàn thành mục tiêu tăng thu 8,3% cả năm.", []),
        ("Ước tính phần mềm sẽ giúp bớt ít nhất 40% giấy tờ, mục tiêu trước mắt là dễ dùng.", []),
        ("Huyện xin tuyển 250 chỉ tiêu giáo viên, có 180 người dự thi.", []),
        (
            "V. CHỈ TIÊU NĂM 2023\n\n1. 100% đảng viên học nghị quyết.\n\n2. Kết nạp 2 đảng viên mới.\n\n"
            "3. Trên 80% đảng viên hoàn thành tốt nhiệm vụ.\n\nVI. TỔ CHỨC THỰC HIỆN\n\nChi ủy có 3 người.",
            ["100%", "2", "80%"],
        ),
        # what was reached before the aim
        ("Chi bộ kết nạp 5 đảng viên; năm tới phấn đấu kết nạp 7 đảng viên.", ["7"]),
        ("Phấn đấu trồng 3.000ha quế, thời gian chờ khám dưới 60 phút.", ["3.000", "60"]),
    ],
)
def test_aimed_at(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả, Đảng bộ đã hoàn thành 14/14 chỉ tiêu, kết nạp 25 đảng viên, đạt 125% chỉ tiêu.",
        "Năm qua đàn bò tăng 8%, cao hơn mục tiêu 0,5 điểm phần trăm.",
        "Chỉ tiêu tuyển sinh của trường là 1.200 sinh viên.",
        "Sản lượng chè tăng 31,7% so với cùng kỳ.",
        "Huyện ủy đã khai trừ 12 đảng viên.",
        "Số quà còn lại chia cho 8 hộ ở xóm trên.",
    ],
)
def test_results_are_no_targets(text: str) -> None:
    assert values(text) == []


def test_passages_are_evidence() -> None:
    text = "Toàn xã 98% hộ có nước sạch, 90% hộ có điện."
    assert values(text) == []
    assert values(text, "targets") == ["98%", "90%"]
    assert values("Hằng năm 90% hộ nộp đủ.", "achievements") == []
    assert values("Phấn đấu 90% hộ nộp đủ.", "achievements") == ["90%"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phấn đấu trên 95% đảng viên đọc báo Đảng.", (95.0, 95.0, "%", ">=", "đảng viên đọc báo Đảng")),
        ("Phấn đấu 95% đảng viên trở lên đọc báo.", (95.0, 95.0, "%", ">=", "đảng viên")),
        ("Phấn đấu tỷ lệ hộ nghèo còn dưới 1,5%.", (1.5, 1.5, "%", "<=", "hộ nghèo")),
        ("Phấn đấu không quá 3% hộ nghèo.", (3.0, 3.0, "%", "<=", "hộ nghèo")),
        ("Phấn đấu 25-30% chi bộ được khen.", (25.0, 30.0, "%", "range", "chi bộ")),
        ("Phấn đấu nâng tỷ lệ rác phân loại lên 85%.", (85.0, 85.0, "%", "=", "rác phân loại")),
        ("Phấn đấu kết nạp từ 9 đảng viên trở lên.", (9.0, 9.0, "đảng viên", ">=", "đảng viên")),
        (
            "Phấn đấu 4 chi hội phụ nữ đạt loại khá trở lên.",
            (4.0, 4.0, "chi hội", "=", "chi hội phụ nữ"),
        ),
        (
            "Mục tiêu thu nhập bình quân đạt 75 triệu đồng.",
            (75_000_000.0, 75_000_000.0, "đồng", "=", "thu nhập"),
        ),
    ],
)
def test_what_a_target_says(text: str, expected: tuple[float, float, str, str, str]) -> None:
    (target,) = targets(text)
    assert (target.low, target.high, target.unit, target.comparator, target.subject) == expected
    assert text[target.start : target.end] == target.value


WORDS = (
    "phấn đấu",
    "chỉ tiêu:",
    "hằng năm",
    "100%",
    "12/18",
    "1.586",
    "15-20 %",
    "tỷ",
    "đảng viên",
    "hoàn thành tốt nhiệm vụ",
    "(75%)",
    "dự họp có",
    ";",
    ".",
    "\n\n",
)


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_figures_stand_where_they_say(words: list[str]) -> None:
    text = " ".join(words).strip()
    view = view_of(text)
    for target in find_targets(view, ()).value:
        assert " ".join(text[target.start : target.end].split()) == target.value
    for rating in find_ratings(view, ()).value:
        assert "hoàn thành tốt nhiệm vụ" in text[rating.start : rating.end]
    for group in find_attendance(view, ()).value:
        assert text[group.start : group.end].endswith(group.who)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Quý cuối năm, Đảng ủy xác định kết nạp 5 đảng viên; tỷ lệ quân số khỏe đạt trên 98,2%.",
            ["5", "98,2%"],
        ),
        ("Sang năm, Liên minh phấn đấu thành lập mới 12 HTX.", ["12"]),
    ],
)
def test_aims_of_what_is_left_of_the_year(text: str, expected: list[str]) -> None:
    assert values(text, "targets") == expected
