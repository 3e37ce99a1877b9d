"""Where the meeting was."""

from __future__ import annotations

import pytest

from store.parsing.layout import lay_out
from store.parsing.places import find_place
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
            "Hội nghị diễn ra ngày 6/1 tại Phòng họp Cục Thuế tỉnh Bến Tre với sự chủ trì của Cục trưởng.",
            "Phòng họp Cục Thuế tỉnh Bến Tre",
        ),
        ("Ngày 23/9, Chi đoàn họp tại hội trường cơ quan để đánh giá đoàn viên.", "hội trường cơ quan"),
        ("Ngày 28/10, tại Hà Nội, Tạp chí Cây Lúa tổ chức tọa đàm.", "Hà Nội"),
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
