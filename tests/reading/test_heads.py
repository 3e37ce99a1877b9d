"""What stands above a title goes: names of offices and sites, rows of entries, sections, clocks."""

from __future__ import annotations

import pytest

from store.reading.plain import report_text

TITLE = "Ban Quản lý chợ Cồn Sẻ sơ kết sáu tháng đầu năm"
LEAD = "Sáng 12/7/2021, Ban Quản lý chợ Cồn Sẻ họp sơ kết công tác sáu tháng đầu năm tại nhà văn hóa của chợ."
BODY = "Trong sáu tháng, chợ đã thu đủ phí, không để xảy ra cháy và sắp xếp lại dãy hàng cá cho gọn gàng hơn."
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    "head",
    [
        "XÃ CỒN SẺ - HUYỆN SÔNG NGÀ - TỈNH SƠN HÀ\nCổng thông tin điện tử",
        "UBND phường Tân Lộc\nTrang tin điện tử",
        "TRƯỜNG THCS CỒN SẺ - HUYỆN SÔNG NGÀ\nWebsite chính thức",
        "LĐLĐ HUYỆN SÔNG NGÀ\nMenu: Trang chủ / Tin tức / Văn bản",
        "ĐẢNG BỘ KHỐI DOANH NGHIỆP TỈNH SƠN HÀ\nHỏi đáp      Lịch công tác      Liên hệ",
        "TẠP CHÍ SƠN HÀ - CƠ QUAN LÝ LUẬN CỦA TỈNH ỦY\nEnglish",
        "SỞ CÔNG THƯƠNG TỈNH SƠN HÀ\n[ Tin ngành ] [ Văn bản mới ] [ Thủ tục ] [ Liên kết ]",
        "LỮ ĐOÀN 97 - QUÂN KHU 9\nEnglish",
        "Hôm nay 14/7/2021\nHội Liên hiệp Phụ nữ Việt Nam huyện Sông Ngà",
        "Sơn Hà 24h\nĐăng nhập",
        "Công đoàn Công ty Giấy Sông Ngà | Tin nội bộ\nĐăng nhập",
        "Nav: Giới thiệu / Phòng ban / Khoa / Sinh viên",
        "Hôm nay, Thứ Tư, ngày 14/07/2021                    Tìm kiếm...",
    ],
)
def test_names_and_rows_above_a_title_go(head: str) -> None:
    assert report_text(f"{head}\n\n{TITLE}\n\n{LEAD}\n\n{BODY}").text == f"{TITLE}\n\n{LEAD}\n\n{BODY}"


@pytest.mark.parametrize(
    "head",
    [
        "SƠN HÀ ONLINE\nXây dựng Đảng | Nghị quyết và cuộc sống",
        "SHTV | Đài Phát thanh và Truyền hình Sơn Hà\nSHTV1  SHTV2   Phim   Xem lại\nBản tin › Trong tỉnh",
        "Cơ quan của Đảng bộ tỉnh Sơn Hà - Tiếng nói của Đảng bộ, chính quyền, nhân dân tỉnh Sơn Hà",
        "Cổng TTĐT Hội Phụ nữ tỉnh Sơn Hà\nTấm gương bình dị                        Thứ Ba, 20/07/2021",
    ],
)
@pytest.mark.parametrize("stamp", ["12/07/2021", "Thứ Hai, 12/07/2021, 14:33 GMT+7", "18:02 | 12/07/2021"])
def test_they_go_above_a_title_with_a_stamp(head: str, stamp: str) -> None:
    report = report_text(f"{head}\n\n{TITLE}\n{stamp}\n\n{LEAD}\n\n{BODY}")
    assert report.text.startswith(TITLE)


@pytest.mark.parametrize(
    ("row", "published"),
    [
        ("12/07/2021, 16:48 GMT+7      A- A+     Nghe đọc bài 02:41", "2021-07-12T16:48"),
        ("Monday, 12 July 2021 08:11 - Đăng bởi: Quản trị", "2021-07-12T08:11"),
        ("12/07/2021 08:11 | Người đăng: Lò Thị Mẩy", "2021-07-12T08:11"),
    ],
)
def test_a_stamp_in_a_row_below_the_title_tells_when(row: str, published: str) -> None:
    report = report_text(f"{TITLE}\n{row}\n\n{LEAD}\n\n{BODY}")
    assert (report.published, report.text) == (published, f"{TITLE}\n\n{LEAD}\n\n{BODY}")


@pytest.mark.parametrize(
    "row",
    ["Monday, 12 July 2021 08:11 - Người viết: Lò Thị Mẩy", "12/07/2021 08:11 - Tác giả: Lò Thị Mẩy"],
)
def test_who_wrote_it_behind_a_stamp_stays(row: str) -> None:
    report = report_text(f"{TITLE}\n{row}\n\n{LEAD}\n\n{BODY}")
    assert report.published == "2021-07-12T08:11"
    assert report.text == f"{TITLE}\n\n{row.split(' - ')[1]}\n\n{LEAD}\n\n{BODY}"


def test_a_section_with_day_and_clock_above_the_title_tells_when() -> None:
    report = report_text(
        f"Báo Sơn Hà điện tử\nKINH TẾ | 06:30 | Thứ Hai, 12/07/2021\n\n{TITLE}\n{LEAD}\n{BODY}"
    )
    assert (report.published, report.text.split("\n")[0]) == ("2021-07-12T06:30", TITLE)


def test_a_title_that_goes_on_below_the_office_keeps_it() -> None:
    title = "BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN SÔNG NGÀ\n\nTỔ CHỨC HỘI NGHỊ LẦN THỨ TƯ"
    report = report_text(f"Trang chủ\n{title}\n12/07/2021 08:11\n\n{LEAD}\n\n{BODY}")
    assert report.text.startswith(title)


@pytest.mark.parametrize("party", [STATE, "ĐẢNG CỘNG SẢN VIỆT NAM"])
def test_a_letterhead_stays(party: str) -> None:
    head = f"ĐẢNG BỘ XÃ CỒN SẺ\n\nCHI BỘ CHỢ\n\n{party}"
    report = report_text(f"{head}\n***\nBIÊN BẢN\nSinh hoạt chi bộ chợ Cồn Sẻ tháng bảy\n\n{LEAD}\n\n{BODY}")
    assert report.text.startswith(head)


@pytest.mark.parametrize(
    "title",
    [
        "Anh nông dân Cồn Sẻ dự hội nghị ở thủ đô",
        "Nguồn nước sạch về với bà con Cồn Sẻ",
        "Hội Nông dân Cồn Sẻ giúp nhau thoát nghèo",
        "Báo cáo sơ kết công tác sáu tháng đầu năm",
    ],
)
def test_a_title_that_begins_like_a_credit_or_an_office_stays(title: str) -> None:
    head = "SỞ CÔNG THƯƠNG TỈNH SƠN HÀ\nTrang tin điện tử"
    assert report_text(f"{head}\n\n{title}\n\n{LEAD}\n\n{BODY}").text.startswith(title)


@pytest.mark.parametrize(
    "line",
    [
        "Last Updated on Monday, 12 July 2021 08:40",
        "Lượt xem (156)   <<Trở lại   Đầu trang^^",
        "Đọc nhiều: Lịch cúp điện tuần này",
        "Gửi ý kiến của bạn",
        "[In trang] [Gửi email]",
        "Chia sẻ lên mạng xã hội     Lưu tin     Phản hồi",
    ],
)
def test_lines_below_the_report_go(line: str) -> None:
    report = report_text(f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\nLò Thị Mẩy\n\n{line}")
    assert report.text.endswith("Lò Thị Mẩy")
