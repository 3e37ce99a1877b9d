"""Lines at the edges of pages: trails and sections above a title, tools and stamps in rows, lists below."""

from __future__ import annotations

import pytest

from store.reading.plain import report_text

TITLE = "Hội Cựu chiến binh xã Pá Lau tổng kết công tác năm 2021"
LEAD = "Sáng 7/1/2022, Hội Cựu chiến binh xã Pá Lau tổ chức hội nghị tổng kết công tác Hội năm 2021."
BODY = "Năm qua, 64 hội viên góp 210 ngày công sửa đường vào bản và giúp nhau vay vốn chăn nuôi."
MENU = "Trang chủ | Giới thiệu | Tin tức | Văn bản | Liên hệ"


@pytest.mark.parametrize(
    "line",
    [
        "http://palau.vidu.gov.vn/index.php/vi/tin/    In ra    Lưu lại    Đóng cửa sổ",
        "08/01/2022 19:20        Font size:  -  +       Print",
        "Nghe đọc tin  ▶ 00:00",
        "GIỚI THIỆU ▼ TIN TỨC ▼ VĂN BẢN ▼ LIÊN HỆ",
        "Giới thiệu │ Tin tức │ Hỏi đáp",
        "☰ MENU    🔍 Tìm kiếm",
        "📅 08/01/2022   👤 admin   👁 120 lượt xem",
        "08/01/2022 | 19:20 | 👁 1.204 | 💬 3",
        "08-01-2022 09:20:33 AM      👁 97",
        "🏠 › Hoạt động của cơ sở",
        "Hoạt động các hội",
        "HỘI CỰU CHIẾN BINH TỈNH CAO LÂU                                 Thứ bảy, 08 Tháng 1 2022 03:17",
    ],
)
def test_lines_of_the_page_above_the_report_go(line: str) -> None:
    report = report_text(f"{MENU}\n{line}\n{TITLE}\n\n{LEAD}\n\n{BODY}")
    assert report.text == f"{TITLE}\n\n{LEAD}\n\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "08/01/2022 19:20        Font size:  -  +       Print",
        "08/01/2022  19:20    👁 662",
        "08-01-2022 07:20:33 PM      👁 97",
        "HỘI CỰU CHIẾN BINH TỈNH CAO LÂU                                 Thứ bảy, 08 Tháng 1 2022 19:20",
    ],
)
def test_the_stamp_in_such_a_line_is_read(line: str) -> None:
    assert report_text(f"{line}\n{TITLE}\n\n{LEAD}\n\n{BODY}").published == "2022-01-08T19:20"


@pytest.mark.parametrize(
    "lines",
    [
        "« Thông báo mời thầu sửa đường      Lịch tiếp dân tuần 2 »",
        "👍 Thích 12   💬 Bình luận 3   ↗ Chia sẻ",
        "#tongket #hoivien",
        "Thẻ: hội viên, tổng kết\nĐược đăng trong Tin tức",
        "Bạn nghĩ gì về bài viết này?",
        "Phản hồi gần đây\nLò Lả trong Bản Hua có điện",
        "Theo dòng sự kiện: Hội thi tìm hiểu luật (5/1/2022)",
        "Bài viết mới\nNgày hội bản làng Nà Lếch\nHội viên vay vốn nuôi trâu",
        "Bình luận (0)   Viết bình luận của bạn...\nCùng chuyên mục\n▪ Ngày hội bản làng",
        "Leave a Reply   Your email address will not be published.\nGiờ mở cửa nhà văn hóa",
        "ĐỌC THÊM\nBắt nhóm trộm trâu ở bản Hua\nCảnh báo lừa đảo qua điện thoại",
        "Others\n» Hội viên Nà Lếch hiến đất  (07/01/2022)\nVisitor: 4 213 556",
        "Tin mới hơn: Ngày hội bản làng »\n« Tin cũ hơn: Lịch trực Tết\nFanpage | Youtube | Bản đồ",
        "Fanpage | Youtube | Bản đồ\nCơ sở 1: 14 phố Mới, Cao Lâu. Email: hoi@vidu.vn",
    ],
)
def test_lines_of_the_page_below_the_report_go(lines: str) -> None:
    assert report_text(f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{lines}").text == f"{TITLE}\n\n{LEAD}\n\n{BODY}"


@pytest.mark.parametrize(
    "page",
    [
        # no head of a page above it: the short line may be the report's
        f"Hoạt động các hội\n{TITLE}\n\n{LEAD}\n\n{BODY}",
        # where a picture is from
        f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\nẢnh: Twitter",
        # a name in capitals and what is no stamp
        f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\nCHI HỘI BẢN HUA          64 hội viên",
    ],
)
def test_what_may_be_the_report_s_stays(page: str) -> None:
    assert len(report_text(page).text.split("\n\n")) == 4


@pytest.mark.parametrize(
    "heading",
    [
        "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG NĂM 2021",
        "Quản lý và vận hành lưới điện",
        "Người chịu trách nhiệm chính",
        "Thiết kế và phát triển sản phẩm OCOP",
        "Danh mục đầu tư công",
        "Chia sẻ kinh nghiệm",
        "Bình chọn cá nhân tiêu biểu",
        "Đăng ký thi đua năm 2022",
        "Hình ảnh tại hội nghị",
        "Tìm kiếm cứu nạn",
    ],
)
def test_a_report_keeps_its_headings(heading: str) -> None:
    below = "Tin liên quan\n- Hội xã Nà Lếch họp (3/1/2022)\nLượt truy cập: 20.211"
    page = f"{MENU}\n{TITLE}\n\n{LEAD}\n\n{heading}\n\n{BODY}\n\n{below}"
    assert report_text(page).text == f"{TITLE}\n\n{LEAD}\n\n{heading}\n\n{BODY}"


def test_an_author_in_a_row_parted_by_dashes_stays() -> None:
    row = "Ngày đăng: 08/01/2022 19:20 - Lượt xem: 1204 - Tác giả: Lò Lả"
    report = report_text(f"{MENU}\n{TITLE}\n{row}\n\n{LEAD}\n\n{BODY}")
    assert report.text == f"{TITLE}\n\nTác giả: Lò Lả\n\n{LEAD}\n\n{BODY}"
    assert report.published == "2022-01-08T19:20"


@pytest.mark.parametrize(
    "line", ["📌 Hội tặng 3 suất quà 🎁 cho hội viên khó khăn.", "Tổng: 64 | Nghèo: 3 | Khá: 40"]
)
def test_signs_in_the_report_s_own_lines_stay(line: str) -> None:
    assert line in report_text(f"{MENU}\n{TITLE}\n\n{LEAD}\n\n{line}\n\n{BODY}").text
