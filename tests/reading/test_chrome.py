"""The page around the report goes, the report stays."""

from __future__ import annotations

import pytest

from store.reading import read_bytes
from store.reading.plain import report_text

LEAD = "Sáng 12/3/2021, Chi bộ Trạm Y tế xã Phú Lâm họp kiểm điểm công tác năm 2020 tại hội trường của trạm."
BODY = "Trong năm, chi bộ đã tiêm chủng đủ cho trẻ trên địa bàn và không để dịch bệnh nào lây lan."
TITLE = "Chi bộ Trạm Y tế xã Phú Lâm kiểm điểm năm 2020"


def page(*lines: str) -> str:
    """The text left of a page with the report and `lines` below it."""
    return read_bytes("\n\n".join((TITLE, LEAD, BODY, *lines)).encode()).text


@pytest.mark.parametrize(
    "line",
    [
        "Lượt xem: 2638",
        "View count: 830",
        "0 Comments",
        "Post Views: 1,204",
        "Phóng to Thu nhỏ In trang",
        "Gửi email In trang",
        "Tập huấn chữ ký số →",
        "← Ra quân làm thủy lợi",
        "phulam.tanson.gov.vn",
        "15 Th3",
        "1.204 lượt xem",
        "Đang online: 698 - Hôm nay: 34.288 - Tất cả: 48,812,107",
        "Chia sẻ bài viết",
        "English | Tiếng Việt",
        "Trang chủ > Tin tức > Xây dựng Đảng",
        "Trang chủ » Hoạt động của các chi bộ cơ sở » Tin ngắn",
        "ĐƯỜNG DÂY NÓNG",
        "Ý kiến bạn đọc (0)",
        "Gửi bình luận",
        "Mã xác nhận",
        "Đính kèm File (tối đa 5MB)",
        "Về đầu trang",
        "z3792973522200_a1.jpg z3793224580036_b2.jpg",
        "Hop_chi_bo_1(2).png",
        "IMG_2041",
        "![](/upload/hop.jpg)",
        "Từ khóa: chi bộ, kiểm điểm",
        "© 2021 Cổng thông tin điện tử xã Phú Lâm",
        "Bản quyền thuộc về UBND xã Phú Lâm. Ghi rõ nguồn khi phát hành lại thông tin từ trang này.",
        "intNumViewTotal=447",
        "***",
        ">> Chi bộ thôn 3 họp thường kỳ",
        "No title... No title...",
        "Share on Facebook",
        "quản trị 12/03/2021 Tin tức 0 Comments",
        "Truy cập nội dung luôn",
        "Chuyển đến nội dung chính",
        "Bấm vào hình để xem kích thước thật",
        "(Click vào ảnh để phóng to)",
        "[Trở về]",
        "Lượt xem: 5547 lượt xem",
        "Đã xem: 12 lần xem",
        "> Chi bộ thôn 3 họp thường kỳ",
        "MỚI - NÓNG",
        "Trình duyệt của bạn không hỗ trợ phát âm thanh.",
    ],
)
def test_lines_of_the_page_are_dropped(line: str) -> None:
    report = read_bytes(f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{line}".encode())
    assert report.text == f"{TITLE}\n\n{LEAD}\n\n{BODY}"
    assert len(report.dropped) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Giới thiệu về chi bộ, đồng chí bí thư cho biết trạm có chín đảng viên.",
        "Tổng cộng: 9",
        "Kết luận",
        "Chia sẻ với khó khăn của trạm, Đảng ủy xã hứa bổ sung một bác sĩ trong quý II.",
        "Bình luận về kết quả này, ông Đinh Công Hữu cho rằng trạm đã đi đúng hướng.",
        "Liên hệ trách nhiệm của mình, từng đảng viên đã tự nhận mức xếp loại.",
        "Hôm nay, trạm có thêm hai giường bệnh.",
        "Trương Thị Mận",
        "Văn phòng Đảng ủy xã Phú Lâm",
        "Thông báo",
        "Ý kiến",
        "12 người",
        "> 90% đảng viên học nghị quyết",
        "Tài liệu đính kèm báo cáo được trạm gửi trước cho từng đảng viên đọc kỹ.",
    ],
)
def test_lines_of_the_report_stay(line: str) -> None:
    assert line in page(line)


@pytest.mark.parametrize(
    "row",
    [
        "1 | Chi bộ thôn Gò Mít | 24 | 5 | 17 | 2 | | Tăng 01",
        "3 | Chi bộ Công an xã | 7 | 1 | 6 | | | -",
        "2 | Kinh tế | 22 | 20 | 2",
        "1 | Giáo dục | 12",
        "TT | Nội dung | 2019 | 2020 | Tăng, giảm",
        "1 | 2 | 3 | 4 | 5",
        "2020 | 12 | 15 | 18",
    ],
)
def test_rows_of_a_table_of_figures_stay(row: str) -> None:
    below = "Hạn chế: một số buổi họp còn hình thức, chưa gắn với việc cụ thể của từng đảng viên trong trạm."
    assert row in page("Đơn vị | Tổng số đảng viên được xếp loại | Hoàn thành tốt", row, below)


def test_links_under_other_news_go_with_their_heading() -> None:
    left = page(
        "Tạ Thị Hiên",
        "Các tin khác",
        "Chi bộ thôn Đoài ra nghị quyết tháng 4",
        "Xã Phú Lâm trồng cây (02/02/2021)",
    )
    assert left.endswith("Tạ Thị Hiên")


def test_a_text_quoted_line_by_line_stays() -> None:
    quoted = report_text("\n".join(f"> {line}" for line in (TITLE, "Tạ Thị Hiên", LEAD, BODY)))
    assert "Tạ Thị Hiên" in quoted.text


def test_a_box_of_links_inside_the_report_ends_at_the_gap() -> None:
    box = "Tin liên quan\nXã Phú Lâm trồng cây\nThôn Đoài họp dân"
    text = f"{TITLE}\n\n{LEAD}\n\n{box}\n\n{BODY}\n\nTạ Thị Hiên"
    assert report_text(text).text == f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\nTạ Thị Hiên"


def test_below_a_comment_box_nothing_of_the_report_follows() -> None:
    left = page("Tạ Thị Hiên", "Ý kiến bạn đọc", "Hay quá", "Tên của bạn", "reset captcha")
    assert left.endswith("Tạ Thị Hiên")


def test_a_section_name_goes_beside_a_menu_and_stays_alone() -> None:
    beside = report_text(f"Đăng nhập\nTin tức - Sự kiện\n\n{TITLE}\n\n{LEAD}")
    alone = report_text(f"{TITLE}\n\n{LEAD}\n\nHướng dẫn\n\n{BODY}")
    assert beside.text == f"{TITLE}\n\n{LEAD}"
    assert "Hướng dẫn" in alone.text


def test_a_section_name_above_the_title_goes() -> None:
    report = report_text(f"Đảng, đoàn thể\n\n{TITLE}\n\n{LEAD}\n\n{BODY}")
    assert report.text.startswith(TITLE)
    assert report.dropped == ("Đảng, đoàn thể",)


def test_an_entry_after_posted_on_tells_when() -> None:
    report = report_text(f"{TITLE}\nPosted on 15/03/2021 by admin\n\n{LEAD}\n\n{BODY}")
    assert report.published == "2021-03-15"
    assert "admin" not in report.text


def test_a_motto_above_the_page_goes_and_one_in_a_sentence_stays() -> None:
    motto = "Đoàn kết - Dân chủ - Kỷ cương - Sáng tạo"
    report = report_text(f"{motto}\n{TITLE}\n\n{LEAD}\n\nPhương châm của đại hội là: {motto}.")
    assert report.text.startswith(TITLE)
    assert report.text.endswith(f"{motto}.")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Thứ sáu, 07/05/2021", None),
        ("Đăng vào Thứ ba, ngày 30/03/2021", "2021-03-30"),
        ("Thứ Sáu, 12/03/2021, 16:45", "2021-03-12T16:45"),
    ],
)
def test_only_a_labelled_or_timed_stamp_above_the_title_is_when_it_was_published(
    head: str, published: str | None
) -> None:
    report = report_text(f"{head}\n\n{TITLE}\n\n{LEAD}")
    assert report.published == published
    assert report.text.startswith(TITLE)


def test_a_stamp_under_the_title_stays() -> None:
    report = report_text(f"{TITLE}\n\n12/03/2021 16:45\n\n{LEAD}")
    assert "12/03/2021 16:45" in report.text
    assert report.published is None


def test_residue_of_machines_is_cut_out_of_lines() -> None:
    residue = "Normal 0 false false false EN-US X-NONE X-NONE MicrosoftInternetExplorer4"
    head = f"date 2021-03-12 Xây dựng Đảng {TITLE}\n\n{residue}   {LEAD}"
    report = report_text(f"{head}\n\n<p>{BODY}</p>\n\nCh&agrave;o mừng, đá !important;nh giá")
    assert report.text == f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\nChào mừng, đánh giá"
    assert report.published == "2021-03-12"


def test_a_line_in_a_cell_or_under_a_picture_is_told() -> None:
    report = report_text(
        f"{TITLE}\n{LEAD}\n![]() |\nCác đảng viên góp ý |\nanh_1.jpg\nQuang cảnh cuộc họp\n{BODY}"
    )
    assert [report.text[at : at + 9] for at in report.pictured] == ["Các đảng ", "Quang cản"]
    assert "|" not in report.text


def test_a_stamp_in_a_row_of_entries_tells_when() -> None:
    report = report_text(f"Lượt xem: 7370 | Gửi lúc: 15/03/2021 08:42:27\n\n{TITLE}\n\n{LEAD}")
    assert report.published == "2021-03-15T08:42"
    assert report.text.startswith(TITLE)


def test_a_date_in_a_row_of_entries_under_the_title_tells_when() -> None:
    report = report_text(f"{TITLE}\nadmin 12/03/2021 Tin tức 0 Comments\n{LEAD}\n{BODY}")
    assert report.text == f"{TITLE}\n\n{LEAD}\n\n{BODY}"
    assert report.published == "2021-03-12"


def test_a_stamp_beside_tools_stays_as_it_does_alone() -> None:
    assert (
        "Thứ sáu - 12/03/2021 10:21"
        in report_text(f"{TITLE}\nThứ sáu - 12/03/2021 10:21\nIn ra\n{LEAD}").text
    )


def test_shortcodes_are_cut_out() -> None:
    report = report_text(
        f'{TITLE}\n{LEAD}\n[caption id="a_7" width="640"] Toàn cảnh cuộc họp[/caption]\n{BODY}'
    )
    assert report.text == f"{TITLE}\n\n{LEAD}\n\nToàn cảnh cuộc họp\n\n{BODY}"


def test_the_window_title_above_the_title_goes() -> None:
    assert report_text(f"{TITLE} - Trang tin xã Phú Lâm\n\n{TITLE}\n\n{LEAD}").text == f"{TITLE}\n\n{LEAD}"


def test_the_head_of_the_page_goes_and_a_title_in_capitals_stays() -> None:
    head = "UBND HUYỆN PHÚ LÂM\nTRẠM Y TẾ XÃ\nTrang chủ\nGiới thiệu\nTin tức\n"
    assert report_text(f"{head}{TITLE}\n\n{LEAD}").text == f"{TITLE}\n\n{LEAD}"
    assert report_text(f"{head}{TITLE.upper()}\n\n{LEAD}").text == f"{TITLE.upper()}\n\n{LEAD}"
    assert report_text(f"SỞ Y TẾ HỌP QUÝ\nLượt xem: 3\n\n{LEAD}").text == f"SỞ Y TẾ HỌP QUÝ\n\n{LEAD}"


def test_a_clock_above_the_title_gives_way_to_a_labelled_stamp() -> None:
    report = report_text(f"Thứ Hai, 15/01/2024, 07:12\n{TITLE}\nNgày đăng: 12/03/2021 Lượt xem: 45\n{LEAD}")
    assert report.published == "2021-03-12"
    assert report.text == f"{TITLE}\n\n{LEAD}"
