"""Lines that show a picture without saying so, or that only name who is on it."""

from __future__ import annotations

import pytest

from store.parsing.page.layout import lay_out
from store.parsing.view import view_of
from store.reading.plain import report_text

TITLE = "Đoàn giám sát huyện Mường Sại làm việc với xã Nà Ớt"
LEAD = "Sáng 7/7/2022, Đoàn giám sát HĐND huyện Mường Sại làm việc với UBND xã Nà Ớt. Cùng dự có các ban."
BODY = "Báo cáo với Đoàn, xã cho biết đã trả lời 41 kiến nghị. Đoàn xem từng văn bản và hỏi thêm."


def is_caption(line: str) -> bool:
    report = report_text(f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{BODY}\n\n{BODY}")
    view = view_of(report.text)
    at = view.text.index(line)
    return any(span.covers(at) for span in lay_out(view, report.gaps, report.pictured).captions)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Đoàn giám sát xem sổ tiếp dân tại bộ phận Một cửa", True),
        ("Bà con chăm chú nghe cán bộ giải đáp", True),
        ("{Ảnh: bà Lò Thị Kẻo đọc báo cáo}", True),
        ("(Toàn cảnh buổi làm việc)", True),
        ("Phó chủ nhiệm Ủy ban về các vấn đề xã hội Hà Văn Nọi.", True),
        ("Các thành viên Đoàn là bà Lò Thị Kẻo, ông Hà Văn Nọi góp ý xã nên niêm yết ở nhà văn hóa.", False),
        ("Đoàn giám sát đề nghị xã trả lời dân đúng hẹn.", False),
        ("[ẢNH] Ông Hà Văn Nọi chủ trì buổi làm việc.", True),
        ("[Hình 2] Các cụ nghe cán bộ giải đáp", True),
        ("Một góc hội nghị", True),
        ("Các đại biểu làm lễ chào cờ", True),
        ("Đoàn viên thắp hương tại nghĩa trang xã Nà Ớt", True),
        ("Các đại biểu đã làm lễ chào cờ và nghe ông Hà Văn Nọi đọc báo cáo.", False),
        ("Chi ủy khóa mới ra mắt Đại hội", True),
        ("Ông Hà Văn Nọi phát biểu khai mạc hội thảo.", True),
        ("Ông Hà Văn Nọi tiếp thu ý kiến và bế mạc hội nghị lúc 11 giờ 15 phút.", False),
        ("Hội nghị tổng kết công tác Hội năm 2021 huyện Mường Sại", True),
        ("Hội nghị nhất trí với các kiến nghị của xã Nà Ớt", False),
        ("Nhân dịp này, Đoàn trao 3 suất quà cho 3 hộ ở Nà Ớt.", False),
    ],
)
def test_captions_in_more_forms(line: str, expected: bool) -> None:
    assert is_caption(line) is expected
