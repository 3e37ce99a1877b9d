"""What portals put above a title and below a report, in the ways of their content systems."""

from __future__ import annotations

import pytest

from store.reading.plain import report_text

TITLE = "Trạm Thủy nông Đồng Rào họp xét thi đua năm 2019"
LEAD = "Chiều 9/12/2019, Trạm Thủy nông Đồng Rào họp xét danh hiệu thi đua năm 2019 cho các tổ vận hành."
BODY = "Cuộc họp thống nhất đề nghị khen hai tổ và bốn người trực cống giỏi nhất trong mùa lũ vừa qua."


def kept(*above: str, below: tuple[str, ...] = (), under: tuple[str, ...] = ()) -> str:
    """The report left of a page with lines above its title, under it and below its text."""
    return report_text("\n".join((*above, "", TITLE, *under, "", LEAD, "", BODY, "", *below))).text


REPORT = "\n\n".join((TITLE, LEAD, BODY))


@pytest.mark.parametrize(
    "above",
    [
        (
            "TRẠM THỦY NÔNG ĐỒNG RÀO - CÔNG TY KHAI THÁC CÔNG TRÌNH SÔNG NGÀ",
            "Trang chủ | Giới thiệu | Tin tức",
        ),
        ("Công ty Thủy lợi Sông Ngà", "Song Nga Irrigation Company", "Home  Giới thiệu  Tưới tiêu  Liên hệ"),
        ("GIỮ NƯỚC NHƯ GIỮ NHÀ, THƯƠNG ĐỒNG NHƯ THƯƠNG CON, VỮNG BƯỚC!", "Trang chủ   Tin tức   Văn bản"),
        ("SONGNGA24H", "Thứ 2 | Trang nhất | Thời sự | Đồng ruộng | Chợ quê", "Chợ quê"),
        ("TRANG THÔNG TIN ĐIỆN TỬ HUYỆN SÔNG NGÀ",),
        (
            "CỔNG THÔNG TIN ĐIỆN TỬ XÃ ĐỒNG RÀO - HUYỆN SÔNG NGÀ",
            "Hôm nay, ngày 20/12/2019   A- A A+   Tương phản",
        ),
        ("Trạm Thủy nông Đồng Rào", "Skip to content", "Trang chủ / Tin tức / Họp xét thi đua năm 2019"),
        ("Giới thiệu   Tin tức   Tưới tiêu   Văn bản   Liên hệ   Thành viên",),
        ("Tin tức » Tin chung",),
        ("TRANG CHỦ ‹ NÔNG NGHIỆP",),
        ("    » Đoàn thể » Công đoàn",),
        ("Tin tức/(Trạm Thủy nông Đồng Rào)/Tin hoạt động",),
        ("Đăng nhập", "Chi tiết tin tức", "Nông nghiệp"),
        ("Chính trị   Xã hội   Nông nghiệp   Kinh tế   Video   E-paper", "Thứ ba, 24/12/2019"),
        ("BÁO SÔNG NGÀ ONLINE", "Thứ ba, 24/12/2019 | 15:02 GMT+7"),
        ("Báo Sông Ngà", "Thứ ba, 24/12/2019, 8:15"),
        ("Cổng giao tiếp điện tử huyện Sông Ngà", "TRẠM THỦY NÔNG ĐỒNG RÀO", "Thứ ba, 24/12/2019, 8:15"),
        ("Thứ ba, 24-12-19 06:58:15", "Sông Ngà, 32°C/ 32°C - 33°C"),
        (
            "TRẠM THỦY NÔNG ĐỒNG RÀO",
            "Tin tức | Liên hệ | Hỏi đáp",
            "Hôm nay: Thứ Ba, 24/12/2019, 10:21",
            "Đọc tin",
        ),
        ("Nghe bài viết", "0:00 / 4:32"),
        ("Nghe đọc bài", "00:00", "1x", "1.25x"),
        ("⌂ Trang chủ › Tin tức", "👁 231", "💬 0"),
    ],
)
def test_the_head_of_a_page_goes(above: tuple[str, ...]) -> None:
    assert kept(*above) == REPORT


@pytest.mark.parametrize(
    "above",
    [
        ("BÁO SÔNG NGÀ ONLINE", "Thứ ba, 24/12/2019 | 15:02 GMT+7", "Thời sự trong tỉnh"),
        ("TRẠM THỦY NÔNG ĐỒNG RÀO", "MENU", "Hoạt động tưới tiêu"),
        ("Ban Quản lý Thủy nông Sông Ngà", "Tiếng Việt | English", "Hoạt động của các đội thủy nông"),
        ("TRẠM THỦY NÔNG ĐỒNG RÀO", "Tin tức   Hỏi đáp   Tra cứu", "Quy trình - Lịch bơm"),
        ("CÔNG TY KHAI THÁC CÔNG TRÌNH THỦY LỢI SÔNG NGÀ", "CỔNG THÔNG TIN ĐIỆN TỬ"),
    ],
)
def test_the_line_above_the_stamp_is_the_title(above: tuple[str, ...]) -> None:
    assert kept(*above, under=("Đăng ngày: 10/12/2019 08:10 | Lượt đọc: 51",)) == REPORT


def test_a_kicker_above_a_stamped_title_stays_where_nothing_else_is_the_pages() -> None:
    assert kept("Chuyện đồng áng", under=("10/12/2019 08:10",)).startswith("Chuyện đồng áng")


def test_an_office_that_did_something_is_a_title() -> None:
    text = report_text(
        f"Công ty Thủy lợi Sông Ngà khen thưởng và tổ chức tham quan\n10/12/2019 08:10\n\n{LEAD}\n\n{BODY}"
    ).text
    assert text.startswith("Công ty Thủy lợi Sông Ngà khen thưởng")


@pytest.mark.parametrize(
    "below",
    [
        ("Xem nhiều nhất", "Bơm chống úng ở Đồng Rào", "Mực nước hồ 20/10/2019: 31,5 m"),
        ("Bình chọn: Bạn xem lịch bơm ở đâu?  ○ Loa xã  ○ Zalo   [Gửi]  [Kết quả]",),
        ("Gửi bình luận", "Ý kiến của bạn sẽ được biên tập trước khi đăng."),
        ("Trở về đầu trang ↑", "Văn bản mới", "Kế hoạch số 12/KH-TN"),
        ("0 bình luận", "Sắp xếp theo", "Cũ nhất", "Plugin bình luận trên Facebook", "LIÊN KẾT WEB"),
        ("Lượt xem: 30", "Tin nổi bật   |   Bơm chống úng ở Đồng Rào   |   Lượt xem: 207"),
        ("Tải văn bản đính kèm: BB09.pdf (118 KB)",),
        ("Hotline trực lũ", "0912.000.111", "Lịch bơm | Mực nước hồ | Bản đồ kênh mương"),
        ("Liên kết website: Tổng cục Thủy lợi | UBND huyện",),
        ("Bài viết liên quan: Mở cống lấy nước đợt 2  •  Nạo vét kênh Bắc",),
        ("Các tin đã đưa ngày:  Ngày [  ] Tháng [  ] Năm [  ]  Xem",),
        ("Để lại bình luận   Họ tên *   Email *   Nội dung *   GỬI",),
        ("Thống kê truy cập: Đang truy cập 12 - Hôm nay 1,553 - Tháng hiện tại 20,918",),
        ("Like 0   Share   Tweet   Pin",),
        ("1217",),
        ("Đăng nhập hoặc đăng ký để gửi bình luận", "12 lượt xem"),
        ("Bài tin liên quan", "Bơm chống úng ở Đồng Rào", "Mở cống lấy nước đợt 2"),
        ("Thư điện tử của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *",),
    ],
)
def test_the_foot_of_a_page_goes(below: tuple[str, ...]) -> None:
    assert kept(below=below) == REPORT


@pytest.mark.parametrize(
    ("under", "published"),
    [
        (("🕔 Thứ Ba, 10/12/2019 04:21   👁 53   Tin tức",), "2019-12-10T04:21"),
        (("Người đăng: admin .Ngày đăng: 10/12/2019 09:00 .Lượt xem: 312 lượt.",), "2019-12-10T09:00"),
        (("Cập nhật: 10/12/2019 9:26:00        Xem cỡ chữ:  A  A  A",), "2019-12-10T09:26"),
        (("Thứ Ba, 10/12/2019 - 08:05   Đăng bởi: Ban Tin   Lượt xem: 1,204",), "2019-12-10T08:05"),
        (
            ("Thứ ba - 10/12/2019 04:21        [In ra]   [Gửi bài viết qua email]   53   0",),
            "2019-12-10T04:21",
        ),
        (("Đăng lúc: 10/12/2019 (GMT+7)   Đọc bài viết", "100%"), "2019-12-10"),
        (("Posted on 10/12/2019 by admin",), "2019-12-10"),
        (("430",), None),
        (("Submitted by admin on T3, 10/12/2019 - 08:15", "Printer-friendly version"), "2019-12-10T08:15"),
        (("Ngày đăng 10/12/2019 | 08:15 | Lượt xem: 211", "Xem với cỡ chữ A- A A+"), "2019-12-10T08:15"),
    ],
)
def test_tools_under_the_title_go_and_their_stamp_is_known(
    under: tuple[str, ...], published: str | None
) -> None:
    text = "\n".join((TITLE, *under, "", LEAD, "", BODY))
    report = report_text(text)
    assert (report.text, report.published) == (REPORT, published)


def test_the_clock_above_a_title_gives_way_to_the_stamp_under_it() -> None:
    report = report_text(
        "\n".join(("Thứ năm, 26/12/2019 | 22:16", TITLE, "Thứ Ba, 10/12/2019 06:00", LEAD, BODY))
    )
    assert report.published is None
    assert "10/12/2019 06:00" in report.text


def test_an_author_in_a_row_of_tools_stays() -> None:
    report = report_text("\n".join((TITLE, "Tác giả: Lò Văn Sáo | 10/12/2019 | Lượt xem: 45", LEAD, BODY)))
    assert report.text == "\n\n".join((TITLE, "Tác giả: Lò Văn Sáo", LEAD, BODY))
    assert report.published == "2019-12-10"


@pytest.mark.parametrize("name", ["Hinh 1.JPG", "XTD DR t12.2019", "Anh hop ngay 9.12.png"])
def test_names_of_pictures_go(name: str) -> None:
    assert report_text("\n".join((TITLE, LEAD, name, "Quang cảnh cuộc họp", BODY))).text == "\n\n".join(
        (TITLE, LEAD, "Quang cảnh cuộc họp", BODY)
    )


@pytest.mark.parametrize(
    "line",
    [
        "Tổ vận hành số 1 | 12 phiếu | Xuất sắc",
        "Video: Đài huyện Sông Ngà",
        "Nơi nhận: Công ty; các tổ; lưu trạm.",
        "Lò Văn Sáo - Trạm Thủy nông Đồng Rào",
    ],
)
def test_lines_below_a_report_that_may_be_its_own_stay(line: str) -> None:
    assert line in kept(below=(line, line.replace("1", "2").replace("Lò", "Vì")))


def test_a_title_above_its_own_trail_stays() -> None:
    text = "\n".join((TITLE, f"Trang chủ / Tin tức / {TITLE}", "Quang cảnh cuộc họp xét thi đua", LEAD, BODY))
    assert report_text(text).text.startswith(TITLE)
