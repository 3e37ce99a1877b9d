"""Author and unit of the byline."""

from __future__ import annotations

import pytest

from store.model import Byline
from store.parsing.page.byline import find_byline
from store.parsing.page.layout import lay_out
from store.parsing.parser import parse
from store.parsing.view import view_of
from store.reading.plain import report_text

PAGE = (
    "Trạm Kiểm lâm Đồng Vàng họp quý\n\nSáng 3/4/2020, Trạm họp sơ kết quý I. Cuộc họp ngắn.\n\n"
    "Trạm đã tuần tra 40 lượt. Rừng không cháy.\n\n"
)


def byline_of(*lines: str) -> Byline | None:
    report = report_text(PAGE + "\n".join(lines))
    view = view_of(report.text)
    return find_byline(view, lay_out(view, report.gaps, report.pictured)).value


@pytest.mark.parametrize(
    ("lines", "author", "unit"),
    [
        (("Ngân Thị Xoan",), "Ngân Thị Xoan", None),
        (("ThS. Ngân Thị Xoan",), "Ngân Thị Xoan", None),
        (("NGÂN XOAN",), "NGÂN XOAN", None),
        (("Đoàn Xoan",), "Đoàn Xoan", None),
        (("Quang Xoan",), "Quang Xoan", None),
        (("Ngân Xoan - VH-XH xã",), "Ngân Xoan", "VH-XH xã"),
        (("Đoàn Thanh niên xã",), None, "Đoàn Thanh niên xã"),
        (("Ngân Thị Xoan, Văn phòng Hạt",), "Ngân Thị Xoan", "Văn phòng Hạt"),
        (("Ngân Thị Xoan - Phòng Pháp chế",), "Ngân Thị Xoan", "Phòng Pháp chế"),
        (
            ("Ngân Thị Xoan", "Phó Trạm trưởng Trạm Kiểm lâm"),
            "Ngân Thị Xoan",
            "Phó Trạm trưởng Trạm Kiểm lâm",
        ),
        (("Ban Tuyên giáo Huyện ủy",), None, "Ban Tuyên giáo Huyện ủy"),
        (("Phòng Tổ chức", "Chi cục Kiểm lâm tỉnh"), None, "Phòng Tổ chức, Chi cục Kiểm lâm tỉnh"),
        (("Tin, ảnh: Ngân Xoan",), "Ngân Xoan", None),
        (("Tác giả bài viết: Tổ Tuyên truyền",), None, "Tổ Tuyên truyền"),
        (("Theo Báo Đồng Vàng",), None, "Báo Đồng Vàng"),
        (("Nguồn: Đài Truyền thanh huyện",), None, "Đài Truyền thanh huyện"),
        (("Xoan – Lả",), "Xoan – Lả", None),
        (("Tin: Ngân Xoan (Phòng Pháp chế)", "Ảnh: Lò Lả"), "Ngân Xoan", "Phòng Pháp chế"),
        (("Bài: Ngân Xoan", "Ảnh: Lò Lả"), "Ngân Xoan", None),
        (("Bài: Ngân Xoan – Ảnh: Lò Lả",), "Ngân Xoan", None),
        (("Tác giả: Ngân Xoan - Ảnh: Lò Lả",), "Ngân Xoan", None),
        (("Tin: Ngân Xoan, ảnh: Lò Lả",), "Ngân Xoan", None),
        (("Tin: Ngân Xoan; hình ảnh: CTV",), "Ngân Xoan", None),
        (("TIN: NGÂN XOAN - ẢNH: LÒ LẢ",), "NGÂN XOAN", None),
        (("Tin: Ngân Xoan (Phòng Pháp chế) - Ảnh: Lò Lả",), "Ngân Xoan", "Phòng Pháp chế"),
        (("Tin - Ảnh: Ngân Xoan",), "Ngân Xoan", None),
        (("Tin, bài và ảnh: Ngân Xoan",), "Ngân Xoan", None),
        (("Tin & ảnh: Ngân Xoan",), "Ngân Xoan", None),
        (("Bài-ảnh: Ngân Xoan",), "Ngân Xoan", None),
        (("(Tin, hình: Ngân Xoan)",), "Ngân Xoan", None),
        (("Bài, ảnh: Ngân Xoan - VP Hạt",), "Ngân Xoan", "VP Hạt"),
    ],
)
def test_bylines(lines: tuple[str, ...], author: str | None, unit: str | None) -> None:
    assert byline_of(*lines) == Byline(author=author, unit=unit)


def test_a_stamp_beside_the_name_is_no_part_of_it() -> None:
    page = PAGE.replace("\n\n", "\n\nNgân Xoan | 03/04/2020 10:00\n\n", 1)
    view = view_of(report_text(page).text)
    assert find_byline(view, lay_out(view)).value == Byline(author="Ngân Xoan")


def test_no_byline() -> None:
    assert byline_of() is None
    assert byline_of("Cuộc họp kết thúc lúc 11 giờ.") is None


@pytest.mark.parametrize("line", ["Ảnh: Ngân Xoan", "Quang cảnh cuộc họp - Ảnh: Ngân Xoan"])
def test_a_picture_s_credit_is_no_byline(line: str) -> None:
    assert byline_of(line) is None


def test_who_wrote_and_who_took_the_pictures() -> None:
    people = parse(report_text(f"{PAGE}Tin, bài: Ngân Thị Xoan; ảnh: Lò Văn Lả")).people
    assert {person.name: person.parts for person in people} == {
        "Ngân Thị Xoan": ("author",),
        "Lò Văn Lả": ("photographer",),
    }
