"""Minutes and notices of conclusions: sections, lists inside lists, and what each of them tells."""

from __future__ import annotations

import pytest

from store import parse, read_bytes

MINUTES = """BIÊN BẢN

Họp chi bộ tháng 6 năm 2023

Hôm nay, vào lúc 14 giờ ngày 05/6/2023, Chi bộ Trạm Thủy nông Bến Gỗ tiến hành họp thường kỳ.

I. THÀNH PHẦN

1. Chủ trì: DSCKI. Vi Thị Nương – Bí thư Chi bộ

2. Thư ký: CN. Lò Văn Pâng

3. Vắng: 02 đồng chí (đi học).

II. NỘI DUNG

1. Đồng chí Lò Văn Pâng đọc bản tin nội bộ số 4.

2. Bà Vi Thị Nương đánh giá công tác tháng 5:

- Ưu điểm: nạo vét xong 4,2 km kênh; thu thủy lợi phí đạt 103% kế hoạch.

- Hạn chế: máy bơm số 3 hỏng kéo dài; sổ trực ghi sơ sài.

3. Nhiệm vụ tháng 6:

- Mở cống lấy nước cho trà lúa muộn.

- Thay rọ đá đoạn kè xóm Trại, xong trước ngày 25/6.

4. Xếp loại đảng viên tháng 5: 11 đồng chí hoàn thành tốt nhiệm vụ, 03 đồng chí hoàn thành nhiệm vụ.

5. Đề nghị Đảng ủy xã khen thưởng tổ vận hành số 2.

* Ý kiến thảo luận:

Đồng chí Hà Thị Mận: lo ca đêm thiếu người, đề nghị trạm xếp lại lịch trực.

* Ý kiến của cấp trên:

Đồng chí Sầm Văn Tấn đề nghị chi bộ sớm chọn nguồn kết nạp Đảng.

6. Chủ trì kết luận: tiếp thu ý kiến cấp trên; lịch trực xếp lại từ tuần sau.

Biên bản được đọc lại và kết thúc lúc 16 giờ cùng ngày./.
"""

NOTICE = """THÔNG BÁO

Kết luận của Chủ tịch UBND xã Nà Khoang tại cuộc họp giao ban tháng 10

Ngày 06/11/2025, tại trụ sở xã, ông Quàng Văn Xôm - Chủ tịch UBND xã chủ trì cuộc họp giao ban tháng 10.

Sau khi nghe các phòng báo cáo, Chủ tịch UBND xã kết luận như sau:

I. Đánh giá chung

1. Tháng qua, bộ phận một cửa tiếp nhận 418 hồ sơ, đúng hạn 97,1%.

2. Bên cạnh đó, còn những tồn tại: hồ sơ đất trễ hẹn 12 trường hợp; giải ngân mới đạt 40%.

Nguyên nhân do thiếu người đo đạc.

II. Nhiệm vụ tháng 11

1. Phòng Kinh tế: nghiệm thu đường bản Mé, phấn đấu hết tháng giải ngân đạt trên 60%.

2. Công an xã: trực 24/24 giờ mùa khô hanh.

3. Trưởng bản: báo ngay khi có người lạ thu gom đất.

Trên đây là kết luận của Chủ tịch UBND xã, các đơn vị biết, thực hiện./.

Nơi nhận:

- Thường trực Đảng ủy (b/c);

- Lưu: VT.
"""


def _kind(text: str, start: str) -> str:
    """The kind of the passage at the text `start`."""
    record = parse(read_bytes(text.encode(), "x.txt"))
    at = record.text.index(start)
    return next(passage.kind for passage in record.passages if passage.start <= at < passage.end)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("1. Chủ trì: DSCKI", "attendance"),
        ("2. Thư ký", "attendance"),
        ("3. Vắng", "attendance"),
        ("1. Đồng chí Lò", "proceedings"),
        ("- Ưu điểm", "achievements"),
        ("- Hạn chế", "shortcomings"),
        ("- Mở cống", "plans"),
        ("- Thay rọ đá", "plans"),
        ("4. Xếp loại", "ratings"),
        ("5. Đề nghị", "commendations"),
        ("Đồng chí Hà Thị Mận", "proceedings"),
        ("Đồng chí Sầm", "instructions"),
        ("6. Chủ trì", "instructions"),
        ("Biên bản được", "proceedings"),
    ],
)
def test_sections_of_minutes(start: str, expected: str) -> None:
    assert _kind(MINUTES, start) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("1. Tháng qua", "achievements"),
        ("2. Bên cạnh đó", "shortcomings"),
        ("Nguyên nhân do", "causes"),
        ("1. Phòng Kinh tế", "instructions"),
        ("2. Công an xã", "instructions"),
        ("3. Trưởng bản", "instructions"),
        ("Trên đây là", "proceedings"),
        ("- Thường trực", "other"),
    ],
)
def test_sections_of_a_notice_of_conclusions(start: str, expected: str) -> None:
    assert _kind(NOTICE, start) == expected


def test_only_the_tasks_of_a_conclusion_are_points() -> None:
    record = parse(read_bytes(NOTICE.encode(), "x.txt"))
    points = [record.text[point.start : point.end].split(":")[0] for point in record.instructions]
    assert points == ["1. Phòng Kinh tế", "2. Công an xã", "3. Trưởng bản"]
