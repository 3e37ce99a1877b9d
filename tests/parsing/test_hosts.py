"""Hosts named by their groups, their delegations and their page's head; provinces told by addresses."""

from __future__ import annotations

import pytest

from store.language.sentences import Span
from store.model import Meeting
from store.parsing.bodies.bodies import bodies_in
from store.parsing.parser import parse
from store.parsing.places.provinces import mentions
from store.parsing.view import view_of
from store.reading.plain import report_text

REST = "Tại hội nghị, các đại biểu đã thảo luận và thống nhất các nội dung. Hội nghị kết thúc lúc 11 giờ."


def read(*lines: str) -> Meeting:
    return parse(report_text("\n\n".join((*lines, REST))))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Cụm thi đua các tỉnh ven sông tổng kết năm", "Cụm thi đua các tỉnh ven sông"),
        ("Khối thi đua các doanh nghiệp số 3 họp", "Khối thi đua các doanh nghiệp số 3"),
        ("Chủ tịch UBND thành phố Nguyễn Mạc Sên chủ trì", "UBND thành phố"),
        ("Chủ tịch HĐND tỉnh Lê Tứ Khoang chủ trì", "HĐND tỉnh"),
        ("VKSND tỉnh giao ban với cấp huyện", "VKSND tỉnh"),
        ("Đảng ủy xã Trần Phú họp", "Đảng ủy xã Trần Phú"),
        ("UBND huyện Trần Văn Thời họp", "UBND huyện Trần Văn Thời"),
        ("Bộ Nội thương - và ông Tạ Sìn", "Bộ Nội thương"),
        ("Đảng bộ Vườn Quốc gia (VQG) Hồng Sến họp", "Đảng bộ Vườn Quốc gia (VQG) Hồng Sến"),
        ("Chi bộ Ban Quản lý Vườn Quốc gia Hồng Sến họp", "Chi bộ Ban Quản lý Vườn Quốc gia Hồng Sến"),
        ("Giám đốc Vườn Quốc gia Hồng Sến Trần Văn Lả", "Vườn Quốc gia Hồng Sến"),
        ("Bí thư Đảng ủy Khối Trần Văn Lả", "Đảng ủy Khối"),
    ],
)
def test_where_a_name_ends(text: str, wanted: str) -> None:
    view = view_of(text)
    body = bodies_in(view, Span(0, len(text)))[1][0]
    assert body.span.of(text) == wanted


def test_a_number_that_counts_months_is_no_part_of_a_name() -> None:
    text = "phiên giao ban Cụm 4 tháng đầu năm"
    view = view_of(text)
    assert all(body.span.of(text) != "Cụm 4" for body in bodies_in(view, Span(0, len(text)))[1])


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            (
                "Cụm thi đua các trường nghề tổng kết phong trào năm 2021",
                "Ngày 3/12/2021, 7 đơn vị trong Cụm thi đua các trường nghề tổng kết phong trào thi đua.",
            ),
            "Cụm thi đua các trường nghề",
        ),
        (
            (
                "Nhiều cơ sở cai nghiện thiếu giường",
                "Trong buổi làm việc với đoàn giám sát HĐND TP Cần Thơ chiều 16/1/2018, ông Sìn nêu lo ngại.",
            ),
            "Đoàn giám sát HĐND TP Cần Thơ",
        ),
        (
            (
                "Bộ trưởng Nội thương: không để thiếu muối dịp Tết",
                "Ngày 28/1/2019, tại buổi họp giao ban công tác tháng 1, Bộ trưởng Bộ Nội thương Tạ Sìn giao "
                "các đơn vị lo đủ muối cho miền núi.",
            ),
            "Bộ Nội thương",
        ),
        (
            (
                "TP. Cần Thơ tiếp xúc người dân cồn Ấu",
                "Sáng 14/11/2018, Chủ tịch UBND TP. Cần Thơ Mạc Sìn có buổi gặp gỡ người dân cồn Ấu.",
            ),
            "UBND TP. Cần Thơ",
        ),
        (
            (
                "Cử tri hỏi về bãi đá Sông Ngà",
                "Ngày 22/6/2018, tổ đại biểu HĐND tỉnh Lai Châu gồm ông Tạ Sìn, bà Lò Thị Pản đã "
                "có buổi tiếp xúc cử tri xã Vân Nham.",
            ),
            "Tổ đại biểu HĐND tỉnh Lai Châu",
        ),
        (
            (
                "Nữ cán bộ xã làm phó chủ tịch Hội",
                "Ngày 2/12/2019, tin từ Hội Người mù tỉnh Lai Châu xác nhận cơ quan này vừa tổ chức họp.",
            ),
            "Hội Người mù tỉnh Lai Châu",
        ),
        (
            (
                "Bộ trưởng: nghề muối phải đổi cách làm",
                "Ông nêu yêu cầu tại hội nghị tổng kết năm 2018 và triển khai kế hoạch năm 2019 của Sở Nội "
                "thương tỉnh Lai Châu diễn ra sáng 3/1/2019.",
            ),
            "Sở Nội thương tỉnh Lai Châu",
        ),
    ],
)
def test_host(lines: tuple[str, ...], wanted: str) -> None:
    assert read(*lines).organiser == wanted


def test_the_head_of_a_page_names_the_place_of_its_office() -> None:
    meeting = read(
        "VIỆN KIỂM SÁT NHÂN DÂN TỈNH LAI CHÂU",
        "Trang chủ | Giới thiệu | Tin tức",
        "VKSND tỉnh giao ban với hai đơn vị cấp huyện",
        "Sáng 26/4/2016, phiên họp giao ban được mở tại trụ sở của đơn vị. Chủ trì là đồng chí Tạ Sìn.",
    )
    assert (meeting.organiser, meeting.province) == ("VKSND tỉnh Lai Châu", "Lai Châu")


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        (
            "Sáng 4/12/2017, Chi bộ Cơ sở II họp kiểm điểm tại phòng B2 của Cơ sở II, TP. Hồ Chí Minh.",
            "Hồ Chí Minh",
        ),
        (
            "Sáng 4/12/2017, tại hội trường số 9 (Thanh Xuân, Hà Nội), Công ty Bút Sao Mai họp kiểm điểm.",
            "Hà Nội",
        ),
        ("Sáng 4/12/2017, tại khách sạn Sao Mai, Đà Nẵng, Công ty Bút Ngòi Vàng họp kiểm điểm.", None),
        ("Sáng 4/12/2017, Công ty Bút Ngòi Vàng họp kiểm điểm. UBND tỉnh Thanh Hóa đã cấp phép mỏ.", None),
    ],
)
def test_province_by_the_address_of_the_venue(lead: str, wanted: str | None) -> None:
    assert read("Họp kiểm điểm cuối năm 2017 trong không khí cởi mở", lead).province == wanted


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        ("Sáng 4/12/2017, tại Thông tư 33 có quy định mới, Sở Nội thương họp kiểm điểm.", None),
        ("Sáng 4/12/2017, tại Trường Tiểu học Vân Nham, UBND xã Vân Nham họp.", "Trường Tiểu học Vân Nham"),
    ],
)
def test_place(lead: str, wanted: str | None) -> None:
    assert read("Họp kiểm điểm cuối năm 2017 trong không khí cởi mở", lead).place == wanted


def test_what_sums_a_report_up_tells_host_and_place_too() -> None:
    meeting = read(
        "Hai tân phó bí thư Huyện ủy đều là nữ",
        "Bà Mạc Thị Sìn và bà Tạ Thị Khoang được bầu trong hội nghị Đảng bộ huyện Sông Ngà diễn ra tại "
        "Nhà Văn hóa Sông Ngà ngày 15/1/2015.",
        "Phát biểu bế mạc hội nghị chiều 15/1/2015, ông Lò Văn Pản chúc mừng hai bà được bầu.",
    )
    assert (meeting.kind, meeting.organiser) == ("personnel", "Đảng bộ huyện Sông Ngà")
    assert meeting.place == "Nhà Văn hóa Sông Ngà"


@pytest.mark.parametrize("text", ["đồng chí Lưu Bình Dương", "bà Trần Thị Hà Nam", "ông Vũ Thái Bình"])
def test_a_persons_own_name_is_no_province(text: str) -> None:
    assert not list(mentions(text, text.lower()))
