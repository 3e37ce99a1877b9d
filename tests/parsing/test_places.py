"""Where the meeting was."""

from __future__ import annotations

import pytest

from store.parsing.page.layout import lay_out
from store.parsing.places.places import find_place
from store.parsing.view import view_of


def place(lead: str) -> str | None:
    view = view_of(f"Hội nghị sơ kết quý I\n\n{lead}\n\nKết thúc hội nghị, các đại biểu nhất trí cao.")
    return find_place(view, lay_out(view)).value


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (
            "Sáng 4/5, tại Hội trường Huyện ủy, Huyện ủy Mù Cả tổ chức hội nghị.",
            "Hội trường Huyện ủy",
        ),
        (
            "Đại hội khai mạc sáng 6/1 tại Phòng họp Cục Thuế tỉnh Bến Tre, do Cục trưởng điều hành.",
            "Phòng họp Cục Thuế tỉnh Bến Tre",
        ),
        ("Tối 23/9, các tổ trưởng họp tại nhà văn hóa thôn để bàn việc cấy.", "nhà văn hóa thôn"),
        ("Tuần qua, tại Hà Nội, Tạp chí Cây Lúa mở tọa đàm về gạo.", "Hà Nội"),
        ("Ngày 1/3, tại TP. Tam Kỳ (Quảng Nam), Công an tỉnh tổ chức họp báo.", "TP. Tam Kỳ"),
        # a building goes before the city it is in
        ("Ngày 2/3, tại Hà Nội, lễ kỷ niệm diễn ra ở Nhà hát Tuồng.", "Nhà hát Tuồng"),
        ("Sáng 9/1, tại Nhà máy Đường La Ngà, đoàn công tác đã làm việc.", "Nhà máy Đường La Ngà"),
    ],
)
def test_venue(lead: str, expected: str) -> None:
    assert place(lead) == expected


@pytest.mark.parametrize(
    "lead",
    [
        "Tại hội nghị, các đại biểu đã thảo luận về nhiều việc.",
        "Ngày 3/4, Đảng ủy xã họp. Tại buổi làm việc, đồng chí Bí thư nêu ba việc.",
        "Chi bộ họp thường kỳ. Công tác vệ sinh tại các thôn được giữ tốt.",
    ],
)
def test_events_are_no_venues(lead: str) -> None:
    assert place(lead) is None
