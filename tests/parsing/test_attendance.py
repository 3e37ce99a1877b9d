"""Counted groups of people who were there."""

from __future__ import annotations

import pytest

from store.model import Passage
from store.parsing.figures.attendance import find_attendance
from store.parsing.view import view_of


def groups(text: str) -> list[tuple[int, str]]:
    return [(group.count, group.who) for group in find_attendance(view_of(text), ()).value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dự hội nghị có đồng chí Lò Sao, Bí thư Đảng ủy xã và 137 đảng viên.", [(137, "đảng viên")]),
        ("Hội thảo quy tụ hơn 1.240 đại biểu cả nước.", [(1240, "đại biểu")]),
        ("Chi bộ có mặt 17/17 đảng viên, đạt 100%.", [(17, "đảng viên")]),
        ("Cả 31/31 đ/c Đảng viên đều có mặt.", [(31, "đảng viên")]),
        (
            "Hơn 300 cử tri đã đến dự; 12 cán bộ, công chức cùng dự.",
            [(300, "cử tri"), (12, "cán bộ, công chức")],
        ),
        ("Dự họp có 20 đại biểu. Cả 20 đại biểu dự đến cuối buổi.", [(20, "đại biểu")]),
    ],
)
def test_who_was_there(text: str, expected: list[tuple[int, str]]) -> None:
    assert groups(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Trong năm, Đảng bộ kết nạp 26 đảng viên tham gia sinh hoạt.",
        "Dự lễ có Bí thư; lễ trao Huy hiệu cho 48 đồng chí.",
        "Hội đã mở 40 buổi với 900 người tham dự.",
        "Toàn xã có 300 đảng viên.",
        "Tham dự 100% cán bộ.",
    ],
)
def test_other_counts(text: str) -> None:
    assert groups(text) == []


def test_late_sentences_count_only_in_passages_of_attendance() -> None:
    text = "Hội nghị bàn việc chung. " * 12 + "Cùng dự có 40 đại biểu."
    assert groups(text) == []
    late = Passage(kind="attendance", start=text.rindex("Cùng"), end=len(text))
    (group,) = find_attendance(view_of(text), (late,)).value
    assert (group.count, text[group.start : group.end]) == (40, "40 đại biểu")
