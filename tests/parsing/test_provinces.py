"""The host's province, in the name in force at the meeting's date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Kind
from store.parsing.found import Found
from store.parsing.page.layout import lay_out
from store.parsing.places.places import find_province
from store.parsing.places.provinces import gazetteer, in_force, mentions
from store.parsing.view import view_of
from store.reading import ReportText


def province(
    text: str,
    organiser: str | None,
    day: str | None = "2020-05-06",
    dropped: tuple[str, ...] = (),
    site: str | None = None,
    kind: Kind = "other",
) -> Found[str | None]:
    view = view_of(text)
    report = ReportText(text=text, dropped=dropped, site=site)
    return find_province(view, lay_out(view), kind, organiser, day, report)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Tiền Giang", "2022-01-07", "Tiền Giang"),
        ("Tiền Giang", "2025-06-30", "Tiền Giang"),
        ("Tiền Giang", "2025-07-01", "Đồng Tháp"),
        ("Đồng Tháp", "2026-01-01", "Đồng Tháp"),
        ("Thừa Thiên Huế", "2024-12-31", "Thừa Thiên Huế"),
        ("Thừa Thiên Huế", "2025-01-01", "Huế"),
        ("Hà Tây", "2008-07-31", "Hà Tây"),
        ("Hà Tây", "2019-01-01", "Hà Nội"),
        ("Bình Dương", None, "Bình Dương"),
    ],
)
def test_name_in_force(name: str, day: str | None, expected: str) -> None:
    assert in_force(name, day) == expected


@given(st.sampled_from(sorted(set(gazetteer().names.values()))), st.dates(date(1990, 1, 1), date(2035, 1, 1)))
def test_a_unit_in_force_stays_in_force(name: str, day: date) -> None:
    now = in_force(name, day.isoformat())
    assert in_force(now, day.isoformat()) == now


@pytest.mark.parametrize(
    ("organiser", "expected"),
    [
        ("Đảng ủy Cục QLTT tỉnh Tiền Giang", "Tiền Giang"),
        ("Sở Y tế Hoà Bình", "Hòa Bình"),
        ("UBND TP. HCM", "Hồ Chí Minh"),
        ("Quận ủy - HĐND - UBND Quận 4", "Hồ Chí Minh"),
        ("Đảng bộ huyện Tân Hồng", "Đồng Tháp"),
        ("Huyện ủy Điện Biên Đông", "Điện Biên"),
        ("Đảng bộ huyện Quảng Ninh", "Quảng Bình"),
        ("Thành ủy Sa Đéc", "Đồng Tháp"),
        ("Hội Luật gia Đắc Lắc", "Đắk Lắk"),
        ("Sở Nông nghiệp & phát triển nông thôn TP. HCM", "Hồ Chí Minh"),
        ("Quận ủy Tân Phú", "Hồ Chí Minh"),
        ("Huyện ủy Tân Phú", "Đồng Nai"),
    ],
)
def test_from_the_host(organiser: str, expected: str) -> None:
    assert province("Hội nghị diễn ra sáng nay.", organiser).value == expected


@pytest.mark.parametrize(
    ("text", "organiser", "expected"),
    [
        # a venue says nothing of a body of the whole country
        ("Ngày 9/10, tại tỉnh Lâm Đồng, Bộ Nội vụ họp báo. Tỉnh Lâm Đồng có mặt.", "Bộ Nội vụ", None),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh ở TP.HCM cùng dự.", "Đoàn Thanh niên Bộ Công an", None),
        # several districts are called Châu Thành
        ("Huyện Châu Thành đã hoàn thành.", "Đảng bộ huyện Châu Thành", None),
        # the words for peace and for an ocean are no province
        ("Vì hòa bình trên Thái Bình Dương.", "Đảng bộ Trường THPT Sao Mai", None),
        ("Tư tưởng Hồ Chí Minh được học tập sâu rộng.", "Đảng bộ cơ quan Sở Tư pháp", None),
        # behind the name, in the lead, in the newspaper's code
        ("Chi bộ trường Mầm non Sen Hồng (huyện Ba Tri) họp.", "Chi bộ trường Mầm non Sen Hồng", "Bến Tre"),
        ("Đảng bộ phường Tân An họp. Bí thư Thành ủy Buôn Ma Thuột dự.", "Đảng bộ phường Tân An", "Đắk Lắk"),
        ("LSO-Sáng 4/5, Đảng ủy xã Khe Gỗ họp.", "Đảng ủy xã Khe Gỗ", "Lạng Sơn"),
        ("(Baonghean.vn) - Sáng 4/5, Đảng ủy xã Khe Gỗ họp.", "Đảng ủy xã Khe Gỗ", "Nghệ An"),
        ("Chủ tịch HĐND Hà Nội tiếp xúc cử tri. Sở Xây dựng Hà Nội đáp. UBND Hà Nội ghi.", None, "Hà Nội"),
        # a list of provinces speaks for none
        ("Đoàn các tỉnh Nghệ An, Hà Tĩnh, Quảng Bình dự.", "Đảng ủy Trường Cao đẳng Sông Lam", None),
        ("Sáng nay, đoàn đã họp.", None, None),
    ],
)  # fmt: skip
def test_from_the_text(text: str, organiser: str | None, expected: str | None) -> None:
    assert province(text, organiser).value == expected


def test_from_the_page() -> None:
    text = "Sáng 4/5, Đảng ủy xã Khe Gỗ họp."
    assert province(text, "Đảng ủy xã Khe Gỗ", site="baoquangtri.vn").value == "Quảng Trị"
    dropped = ("Trang chủ", "Bản quyền thuộc Báo Bạc Liêu - baobaclieu.vn")
    assert province(text, "Đảng ủy xã Khe Gỗ", dropped=dropped).value == "Bạc Liêu"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Email: ubndkhego@kontum.gov.vn", "Kon Tum"),
        ("mnsenhong.batri.edu.vn", "Bến Tre"),
        ("Bạn đọc lưu ý: GLO biên tập ý kiến trước khi đăng.", "Gia Lai"),
        ("Bản quyền thuộc UBND xã Khe Gỗ, huyện Con Cuông, tỉnh Nghệ An", "Nghệ An"),
        ("Địa chỉ: số 9 đường Lý Sáu, TP. Sa Đéc", "Đồng Tháp"),
        # headlines of other reports beside it
        ("Hà Nội: thêm ba tuyến phố đi bộ", None),
    ],
)
def test_from_lines_around_the_report(line: str, expected: str | None) -> None:
    text = "Sáng 4/5, Đảng ủy xã Khe Gỗ họp."
    assert province(text, "Đảng ủy xã Khe Gỗ", dropped=("Trang chủ", line)).value == expected


def test_after_the_mergers() -> None:
    assert (
        province("Họp sáng nay.", "Đảng ủy phường Mỹ Tho, tỉnh Tiền Giang", "2025-08-02").value == "Đồng Tháp"
    )


def test_weak_evidence_warns() -> None:
    weak = province("Đảng ủy xã họp. Cán bộ huyện Ba Tri cùng dự.", "Đảng ủy xã Khe Gỗ")
    assert weak.value == "Bến Tre"
    assert weak.warnings == ("Tỉnh Bến Tre được suy ra từ nội dung bài, nên kiểm tra lại.",)
    assert province("Họp sáng nay.", "Tỉnh ủy Bến Tre").warnings == ()


def test_mentions_tell_where_and_how() -> None:
    text = "Sở Y tế Cà Mau và huyện Năm Căn; đường Hà Nội; xã Hòa Bình."
    found = [(m.province, m.sort, text[m.start : m.end], m.seat) for m in mentions(text, view_of(text).lower)]
    assert found == [("Cà Mau", "name", "Cà Mau", True), ("Cà Mau", "district", "Năm Căn", False)]


def test_34_units_come_of_63() -> None:
    old = {p for p in gazetteer().names.values() if p != "Hà Tây"}
    assert len(old) == 63
    assert len({in_force(p, "2025-07-01") for p in old}) == 34


@pytest.mark.parametrize(
    ("kind", "organiser", "lead", "expected"),
    [
        ("working", "Bộ Xây dựng", "Sáng 4/3, đoàn của Bộ làm việc với UBND tỉnh Hà Nam về nhà ở.", "Hà Nam"),
        ("working", None, "Chiều 9/5, Thủ tướng làm việc với lãnh đạo tỉnh Cà Mau về đê biển.", "Cà Mau"),
        (
            "dialogue",
            None,
            "Ngày 6/6, Chủ tịch nước tiếp xúc cử tri huyện Củ Chi trước kỳ họp.",
            "Hồ Chí Minh",
        ),
        ("seminar", "Bộ Xây dựng", "Sáng 4/3, Bộ hội thảo với UBND tỉnh Hà Nam về nhà ở.", None),
        ("working", "Bộ Xây dựng", "Đoàn làm việc với UBND tỉnh Hà Nam và UBND tỉnh Nam Định.", None),
        ("working", "Bộ Xây dựng", "Đoàn làm việc với Bộ Tài chính về vốn.", None),
    ],
)
def test_province_of_the_visited(kind: Kind, organiser: str | None, lead: str, expected: str | None) -> None:
    found = province(f"Buổi làm việc đầu năm\n\n{lead}", organiser, kind=kind)
    assert found.value == expected
    assert bool(found.warnings) == (expected is not None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BÁO HẬU GIANG ONLINE", "Hậu Giang"),
        ("Báo Ninh Thuận", "Ninh Thuận"),
        ("Báo và Đài Phát thanh - Truyền hình Cà Mau", "Cà Mau"),
        ("Báo và phát thanh, truyền hình Cà Mau", "Cà Mau"),
        ("Đài PT-TH Cà Mau", "Cà Mau"),
        ("STO | BÁO SÓC TRĂNG ĐIỆN TỬ", "Sóc Trăng"),
        ("Báo Nhân Dân", None),
        ("Đường dây nóng: 0967 | 12 Lê Văn Tám, phường 1, quận 5, TP. Hồ Chí Minh", "Hồ Chí Minh"),
    ],
)
def test_the_pages_own_lines_tell_the_province(line: str, expected: str | None) -> None:
    text = "Trạm Thủy nông họp tổng kết\n\nSáng 6/5/2020, trạm họp tổng kết vụ bơm."
    assert province(text, "Bệnh viện Khe Gỗ", dropped=(line,)).value == expected


@pytest.mark.parametrize(
    ("organiser", "day", "expected"),
    [
        ("UBND xã Vân Canh", "2025-10-06", "Gia Lai"),
        ("UBND xã Vân Canh", "2024-10-06", None),
        ("Đảng ủy xã Hải Hậu", "2025-08-01", "Ninh Bình"),
        ("Đảng ủy xã Khe Gỗ", "2025-08-01", None),
    ],
)
def test_communes_with_the_names_of_districts(organiser: str, day: str, expected: str | None) -> None:
    text = "Xã họp giao ban\n\nSáng 6/10, xã họp giao ban tháng 9."
    assert province(text, organiser, day).value == expected
