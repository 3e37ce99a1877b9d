"""Offices that a report calls by their kind alone, and that the head of the page names."""

from __future__ import annotations

import pytest

from store import parse, read_bytes
from store.parsing.bodies.mastheads import in_small_letters

REPORT = (
    "Bàn việc giữ rừng mùa khô\n\n"
    "Sáng 3/4/2023, {who} tổ chức hội nghị bàn việc giữ rừng mùa khô ở hội trường.\n\n"
    "Hội nghị nghe báo cáo kết quả quý I và thống nhất lịch tuần tra quý II.\n"
)


@pytest.mark.parametrize(
    ("head", "who", "organiser"),
    [
        ("Bệnh viện Bệnh Rừng Khe Gỗ - Khe Go Hospital", "bệnh viện đã", "Bệnh viện Bệnh Rừng Khe Gỗ"),
        ("SỞ NỘI VỤ TỈNH HÒA VANG", "Sở vừa", "Sở Nội vụ tỉnh Hòa Vang"),
        ("Trường Tiểu học Khe Gỗ", "nhà trường", "Trường Tiểu học Khe Gỗ"),
        ("Trường Tiểu học Khe Gỗ", "bệnh viện", None),
    ],
)
def test_the_head_of_the_page_names_the_office(head: str, who: str, organiser: str | None) -> None:
    page = f"{head}\nTrang chủ | Giới thiệu | Tin tức\n{REPORT.format(who=who)}"
    assert parse(read_bytes(page.encode(), "a.txt")).organiser == organiser


@pytest.mark.parametrize(
    ("name", "small"),
    [
        ("UBND HUYỆN SÔNG NGÀ", "UBND huyện Sông Ngà"),
        ("ĐẢNG ỦY XÃ ĐỒNG RÀO", "Đảng ủy xã Đồng Rào"),
        ("SỞ Y TẾ SÓC TRĂNG", "Sở Y tế Sóc Trăng"),
        ("TRẠM BƠM ĐỒNG RÀO", "TRẠM BƠM ĐỒNG RÀO"),
        ("Trạm bơm Đồng Rào", "Trạm bơm Đồng Rào"),
    ],
)
def test_names_in_capitals(name: str, small: str) -> None:
    assert in_small_letters(name) == small
