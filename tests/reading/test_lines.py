"""Broken lines are joined, whole ones are not."""

from __future__ import annotations

import textwrap

import pytest

from store.reading.plain import report_text

SENTENCES = (
    "Ngày 4/8/2022, tại nhà văn hóa thôn Bản Lầu, chi bộ thôn tổ chức sinh hoạt thường kỳ tháng 8 với sự có "
    "mặt của 18 đảng viên, do đồng chí Sùng A Páo, bí thư chi bộ, điều hành và phân công người ghi biên bản."
)


@pytest.mark.parametrize("width", [60, 72, 80, 95])
def test_text_wrapped_at_a_width_is_joined(width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(SENTENCES, width))
    assert report_text(f"Chi bộ Bản Lầu họp\n\n{wrapped}\n\n{wrapped}").text == (
        f"Chi bộ Bản Lầu họp\n\n{SENTENCES}\n\n{SENTENCES}"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đồng chí Lý Thị Dếnh, Phó Bí thư Đảng ủy xã Nậm Cáy", "phát biểu tại buổi sinh hoạt"),
        ("Tham dự buổi sinh hoạt có đồng chí", "Lý Thị Dếnh, Phó Bí thư Đảng ủy xã."),
        ("Tại cuộc họp, cháu của bà Giàng Thị M.", "đã nhận lỗi trước tập thể."),
        ("Chiều ngày", "7/6/2021, Hội Nông dân xã họp ban chấp hành."),
        ("Trang trí trường lớp theo hướng xanh – sạch", "– đẹp, bớt tốn kém."),
    ],
)
def test_a_line_that_wants_another_gets_it(first: str, second: str) -> None:
    assert report_text(f"Tin của xã\n\n{first}\n{second}").text == f"Tin của xã\n\n{first} {second}"


def test_brackets_are_closed_over_a_gap() -> None:
    text = report_text("Tin của xã\n\n(Đồng chí Lý Thị Dếnh, Phó Bí thư\n\nphát biểu khai mạc)").text
    assert text.endswith("(Đồng chí Lý Thị Dếnh, Phó Bí thư phát biểu khai mạc)")


@pytest.mark.parametrize(
    "lines",
    [
        ("Chi bộ đã họp xong.", "Sau đó mọi người ra đồng."),
        ("Nhiệm vụ trọng tâm:", "a) làm đường;", "b) trồng rừng."),
        ("Quang cảnh cuộc họp", "Chi bộ bàn việc làm đường."),
        ("SƠ KẾT CÔNG TÁC", "Sáng 5/5, chi bộ họp."),
        ("- tổ chức – cán bộ", "- tài chính – kế hoạch", "- văn thư"),
    ],
)
def test_whole_lines_stay_apart(lines: tuple[str, ...]) -> None:
    assert report_text("\n".join(("Tin của xã Nậm Cáy", *lines))).text.split("\n\n")[1:] == list(lines)
