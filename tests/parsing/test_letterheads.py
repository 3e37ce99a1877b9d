"""Office papers: the letterhead, the title of sort and matter, and the office that issued it."""

from __future__ import annotations

import pytest

from store import parse, read_bytes
from store.model import Meeting

BODY = (
    "Ngày 6/3/2023, tại phòng họp số 1, cuộc họp giao ban tháng 3 đã diễn ra do ông Lò Văn Bách chủ trì.\n"
    "Cuộc họp nghe báo cáo kết quả tháng 2 và thống nhất việc cần làm trong tháng 3.\n"
)
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def read(text: str) -> Meeting:
    return parse(read_bytes(text.encode(), "a.txt"))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            f"UBND HUYỆN SÔNG NGÀ          {STATE}\nPHÒNG THỦY LỢI               {MOTTO}\n"
            "Số: 05/TB-PTL                Sông Ngà, ngày 7 tháng 3 năm 2023\n\nTHÔNG BÁO\n"
            "Kết luận của Trưởng phòng tại cuộc họp giao ban tháng 3",
            "THÔNG BÁO Kết luận của Trưởng phòng tại cuộc họp giao ban tháng 3",
        ),
        (
            f"{STATE}\n{MOTTO}\n---------\nBIÊN BẢN\nHỌP GIAO BAN THÁNG 3 NĂM 2023\n",
            "BIÊN BẢN HỌP GIAO BAN THÁNG 3 NĂM 2023",
        ),
        (
            "ĐẢNG BỘ XÃ ĐỒNG RÀO\nCHI BỘ THỦY NÔNG\n*\nSố 12-BC/CB\nĐẢNG CỘNG SẢN VIỆT NAM\n"
            "Đồng Rào, ngày 7 tháng 3 năm 2023\n\nBÁO CÁO\ntình hình công tác tháng 2,\n"
            "nhiệm vụ tháng 3 năm 2023",
            "BÁO CÁO tình hình công tác tháng 2, nhiệm vụ tháng 3 năm 2023",
        ),
        (
            "ĐẢNG ỦY XÃ ĐỒNG RÀO ĐẢNG CỘNG SẢN VIỆT NAM\nSố 09 -KL/ĐU Đồng Rào, ngày 7 tháng 3 năm 2023\n"
            "KẾT LUẬN\nHội nghị giao ban công tác tháng 3\ncủa Đảng ủy xã",
            "KẾT LUẬN Hội nghị giao ban công tác tháng 3 của Đảng ủy xã",
        ),
        (
            "ĐẢNG BỘ XÃ ĐỒNG RÀO          ĐẢNG CỘNG SẢN VIỆT NAM\nCHI BỘ THỦY NÔNG\n*\n"
            "Đồng Rào, ngày 7 tháng 3 năm 2023\n\nBIÊN BẢN\nHọp chi bộ thường kỳ tháng 3",
            "BIÊN BẢN Họp chi bộ thường kỳ tháng 3",
        ),
        (
            f"CÔNG TY THỦY NÔNG SÔNG NGÀ\n{STATE}\n{MOTTO}\nSố:      /CT-TN\nV/v kết quả giao ban tháng 3",
            "V/v kết quả giao ban tháng 3",
        ),
        ("BIÊN BẢN HỌP\nGiao ban công tác tháng 3", "BIÊN BẢN HỌP Giao ban công tác tháng 3"),
        (
            f"Phòng Thủy lợi thông báo kết quả giao ban tháng 3\nUBND HUYỆN SÔNG NGÀ\n{STATE}\n{MOTTO}\n"
            "THÔNG BÁO\nKết luận giao ban",
            "Phòng Thủy lợi thông báo kết quả giao ban tháng 3",
        ),
    ],
)
def test_a_papers_title_is_its_sort_and_its_matter(head: str, title: str) -> None:
    assert read(f"{head}\n\n{BODY}").title == title


@pytest.mark.parametrize(
    ("head", "organiser"),
    [
        (f"SỞ THỦY LỢI\nTRẠM BƠM ĐỒNG RÀO\n{STATE}\n{MOTTO}\nBIÊN BẢN HỌP\nGiao ban", "TRẠM BƠM ĐỒNG RÀO"),
        (
            f"ỦY BAN NHÂN DÂN          {STATE}\n  XÃ ĐỒNG RÀO            {MOTTO}\nSố: 3/BB-UBND\n\n"
            "BIÊN BẢN\nHọp giao ban của UBND xã",
            "UBND xã Đồng Rào",
        ),
    ],
)
def test_a_paper_is_its_offices(head: str, organiser: str) -> None:
    body = BODY.replace("phòng họp số 1", "trụ sở UBND xã")
    assert read(f"{head}\n\n{body}").organiser == organiser


def test_a_report_with_a_number_in_its_title_has_no_letterhead() -> None:
    text = f"Quán triệt Chỉ thị số 05-CT/TW ở Đồng Rào\n\nGiao ban tháng 3\n\n{BODY}"
    assert read(text).title == "Quán triệt Chỉ thị số 05-CT/TW ở Đồng Rào"
