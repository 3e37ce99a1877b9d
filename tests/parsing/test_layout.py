"""Which paragraph is what on the page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parsing.page.layout import Layout, lay_out
from store.parsing.view import View, view_of
from store.reading.plain import report_text

TITLE = "Đảng bộ xã Thanh Khê tổng kết năm 2022"
LEAD = "Sáng 6/1/2023, Đảng bộ xã Thanh Khê tổ chức hội nghị tổng kết năm 2022. Dự có bí thư các chi bộ."
BODY = "Năm qua, Đảng bộ kết nạp 9 đảng viên. Các thôn đều có đường bê tông đến ngõ."
END = "Hội nghị thông qua nghị quyết năm 2023. Các chi bộ ký giao ước thi đua."


def laid_out(page: str) -> tuple[View, Layout]:
    report = report_text(page)
    view = view_of(report.text)
    return view, lay_out(view, report.gaps, report.pictured)


def part(page: str, line: str) -> str:
    """The part of the page in which `line` stands."""
    view, layout = laid_out(page)
    at = view.text.index(line)
    for name in ("headline", "captions", "bylines", "body"):
        if any(span.covers(at) for span in getattr(layout, name)):
            return name
    raise AssertionError(f"{line!r} is in no part")


def title(page: str) -> str | None:
    view, layout = laid_out(page)
    return layout.title.of(view.text) if layout.title else None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"{TITLE}\n\n{LEAD}\n\n{BODY}", TITLE),
        (f"{TITLE}\n{LEAD}\n{BODY}", TITLE),
        (f"Trang chủ\nLượt xem: 12\n\n{TITLE}\n\n{LEAD}\n\n{BODY}", TITLE),
        (f"Thanh Khê:\n\nTổng kết năm 2022\n\n{LEAD}\n\n{BODY}", "Tổng kết năm 2022"),
        (f"{LEAD}\n\n{BODY}", None),
        (f"(TKO)- {LEAD}\n\n{BODY}", None),
        (
            f"Bí thư Đảng ủy xã dự hội nghị tổng kết\n\n{LEAD}\n\n{BODY}",
            "Bí thư Đảng ủy xã dự hội nghị tổng kết",
        ),
        (f"Vì sao đường bê tông về chậm?\n\n{LEAD}\n\n{BODY}", "Vì sao đường bê tông về chậm?"),
        (
            f"ĐẢNG BỘ XÃ THANH KHÊ\n\nTỔNG KẾT NĂM 2022\n\n{LEAD}\n\n{BODY}",
            "ĐẢNG BỘ XÃ THANH KHÊ\n\nTỔNG KẾT NĂM 2022",
        ),
        (f"Trường Tiểu học Thanh Khê\nTổng kết năm 2022\n{LEAD}\n{BODY}", "Tổng kết năm 2022"),
        (LEAD, None),
        (f"(TKO) {TITLE}\n\n{LEAD}\n\n{BODY}", TITLE),
        (f"{TITLE} 08:15 07/01/2023\n\n{LEAD}\n\n{BODY}", TITLE),
        (f"{TITLE} (07/01/2023 08:15)\n\n{LEAD}\n\n{BODY}", TITLE),
        (f"{TITLE}\n08:15 07/01/2023\n{LEAD}\n\n{BODY}", TITLE),
    ],
)
def test_title(page: str, expected: str | None) -> None:
    assert title(page) == expected


def test_a_title_repeated_in_capitals_over_lines_is_headline() -> None:
    page = f"{TITLE}\n\nĐẢNG BỘ XÃ THANH KHÊ\n\nTỔNG KẾT NĂM 2022\n\n{LEAD}\n\n{BODY}"
    assert title(page) == TITLE
    assert part(page, "TỔNG KẾT NĂM 2022") == "headline"


def test_a_stamp_under_the_title_is_headline_and_tells_when() -> None:
    page = f"{TITLE}\n\nCập nhật: 07-01-2023 | 08:15:02\n\n{LEAD}\n\n{BODY}"
    assert part(page, "Cập nhật") == "headline"
    assert laid_out(page)[1].published == "2023-01-07T08:15"


@pytest.mark.parametrize("stamp", ["08:15 07/01/2023", "(07/01/2023 08:15)", "\n08:15 07/01/2023"])
def test_a_stamp_behind_the_title_tells_when(stamp: str) -> None:
    assert laid_out(f"{TITLE} {stamp}\n\n{LEAD}\n\n{BODY}")[1].published == "2023-01-07T08:15"


def test_a_caption_said_twice_is_one_at_both_places() -> None:
    seen = "Con đường bê tông mới về đến ngõ nhà ông Trọng"
    lines = "\n".join(
        (LEAD, "Năm qua có mưa lớn.", f"{seen}.", "Xã trồng 40 ha keo.", "Thu vượt dự toán.", END)
    )
    view, layout = laid_out(f"{TITLE}\n\n{lines}\n\n{seen} - Ảnh: MAI NINH")
    assert [span.of(view.text)[: len(seen)] for span in layout.captions] == [seen, seen]


def test_a_last_short_block_below_lines_without_gaps_is_captions() -> None:
    lines = "\n".join(
        (LEAD, "Mưa lớn.", "Xã trồng keo.", "Thu vượt dự toán.", "Trạm bơm chạy.", "Đèn đã sáng.", END)
    )
    seen = "Cánh đồng thôn Đông bị ngập hồi tháng 8."
    sapo = "Một năm được mùa keo của xã vùng cao, và những việc còn dang dở."
    assert part(f"{TITLE}\n\n{sapo}\n\n{lines}\n\n{seen}", seen) == "captions"


def test_a_list_of_guests_is_no_caption() -> None:
    first, second = "Bí thư Đảng ủy xã Hà Công Điểm.", "Chủ tịch UBND xã Hà Công Trọng."
    assert part(f"{TITLE}\n\n{LEAD}\n\n{first}\n\n{second}\n\n{BODY}\n\n{END}", first) == "body"


def test_a_lead_in_is_headline_only_where_the_lead_follows() -> None:
    sapo = "Chín đảng viên mới, mười hai cây số đường bê tông và một bài học về chọn cán bộ thôn."
    assert part(f"{TITLE}\n\n{sapo}\n\n{LEAD}\n\n{BODY}", sapo) == "headline"
    assert part(f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{END}", LEAD) == "body"


@pytest.mark.parametrize(
    "caption",
    [
        "Quang cảnh hội nghị",
        "Quang cảnh hội nghị.",
        "Toàn cảnh hội nghị. Ảnh: Mai Ninh",
        "Đồng chí Hà Công Điểm, Bí thư Đảng ủy xã phát biểu tại hội nghị",
        "Đồng chí Hà Công Điểm, Bí thư Đảng ủy xã phát biểu tại hội nghị.",
        "Đ/c Hà Công Điểm trình bày báo cáo",
        "(Đồng chí Hà Công Điểm phát biểu kết luận hội nghị)",
        "Thôn Đông nhận cờ thi đua - Ảnh: MAI NINH",
        "Trao thưởng cho các chi bộ dẫn đầu",
        "Các đại biểu dự hội nghị.",
        "Ảnh: Mai Ninh",
        "MỘT SỐ HÌNH ẢNH CỦA HỘI NGHỊ",
        "Ông Hà Công Điểm (thứ hai từ phải qua) được bầu làm Bí thư.",
        "Ông Hà Công Điểm (đứng giữa) cùng các trưởng thôn.",
        "Chủ tịch HĐND xã Hà Công Điểm.",
        "Đại tá Hà Công Điểm, Chỉ huy trưởng Ban CHQS huyện, trao danh hiệu “Đơn vị tiên tiến” cho tập thể "
        "dẫn đầu phong trào thi đua của xã.",
    ],
)
def test_captions_between_paragraphs(caption: str) -> None:
    assert part(f"{TITLE}\n\n{LEAD}\n\n{caption}\n\n{BODY}\n\n{END}", caption) == "captions"


@pytest.mark.parametrize(
    "line",
    [
        "Đồng chí Hà Công Điểm đề nghị các thôn giữ đường sạch.",
        "Các đại biểu đã thảo luận sôi nổi về chỉ tiêu trồng rừng.",
        "Ảnh hưởng của mưa lũ làm chậm tiến độ hai tuyến đường.",
        "Hội nghị thống nhất:",
        "Ông Hà Công Điểm và lãnh đạo xã trả lời tại chỗ từng câu.",
        "Lãnh đạo xã cần làm gì để giữ chân cán bộ trẻ",
    ],
)
def test_what_is_no_caption(line: str) -> None:
    assert part(f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{BODY}\n\n{END}", line) == "body"


def test_a_credit_run_into_a_paragraph_takes_its_scene_with_it() -> None:
    page = f"{TITLE}\n\n{LEAD}\n\nQuang cảnh hội nghị. Ảnh: Mai Ninh. {BODY}\n\n{END}"
    assert part(page, "Quang cảnh") == "captions"
    assert part(page, "Ảnh: Mai Ninh") == "captions"
    assert part(page, "Năm qua") == "body"


def test_the_block_below_a_newspaper_report_is_captions() -> None:
    lines = "\n".join(
        [
            *BODY.split(". "),
            "Thôn Đoài về đích sớm.",
            "Thôn Bắc còn hai hộ nghèo.",
            "Hội nghị bế mạc lúc 11 giờ.",
        ]
    )
    page = f"{TITLE}\n\n{LEAD}\n\n{lines}\n\nHai hộ nghèo ở thôn Bắc.\nChủ tịch xã phát biểu tại hội nghị."
    assert part(page, "Hai hộ nghèo ở thôn Bắc.") == "captions"
    assert part(page, "Hội nghị bế mạc") == "body"


@pytest.mark.parametrize(
    "signature",
    [
        "Mai Ninh",
        "HÀ MAI",
        "H.M",
        "Mai Ninh – Hà Điểm",
        "ThS. Ninh Thị Mai",
        "Ninh Thị Mai, Văn phòng Đảng ủy",
        "Ninh Thị Mai - Phó Chủ tịch Hội Nông dân xã",
        "Ban Tuyên giáo Đảng ủy",
        "Phòng Tổ chức - Hành chính",
        "Tin, ảnh: Mai Ninh",
        "Theo Báo Thanh Khê",
        "Nguồn: Đài Truyền thanh xã",
    ],
)
def test_signatures(signature: str) -> None:
    page = f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{END}\n\n{signature}"
    assert part(page, signature) == "bylines"


def test_two_lines_sign_and_captions_may_follow() -> None:
    signed = "Ninh Thị Mai\nPhó Giám đốc Bảo tàng\n\nĐường bê tông ở thôn Đoài."
    page = f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{END}\n\n{signed}"
    assert part(page, "Ninh Thị Mai") == "bylines"
    assert part(page, "Phó Giám đốc Bảo tàng") == "bylines"
    assert part(page, "Đường bê tông ở thôn Đoài.") == "captions"


@pytest.mark.parametrize(
    "line", ["Đại hội thành công tốt đẹp", "Ban Chấp hành đã họp phiên thứ nhất", "2023", "Hết"]
)
def test_what_is_no_signature(line: str) -> None:
    assert part(f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{END}\n\n{line}", line) != "bylines"


def test_an_author_under_the_title() -> None:
    assert part(f"{TITLE}\n\nMAI NINH |\n\n{LEAD}\n\n{BODY}", "MAI NINH") == "bylines"


@pytest.mark.parametrize(
    "line",
    [
        "Mai Ninh 07/01/2023 08:15",
        "Mai Ninh | Thứ bảy, 07/01/2023 - 08:15",
        "Tác giả: Mai Ninh - 07/01/2023, 08:15",
    ],
)
def test_an_author_with_a_stamp_under_the_title(line: str) -> None:
    page = f"{TITLE}\n\n{line}\n\n{LEAD}\n\n{BODY}"
    assert part(page, line) == "bylines"
    assert laid_out(page)[1].published == "2023-01-07T08:15"


def test_an_event_between_two_points_of_a_list_is_a_caption() -> None:
    event = "Hội Phụ nữ xã tổ chức ngày hội sách tháng 8/2022."
    page = f"{TITLE}\n\n{LEAD}\n\nThứ nhất, giữ đường sạch.\n\n{event}\n\nThứ hai, trồng thêm rừng.\n\n{END}"
    assert part(page, event) == "captions"


@given(
    st.lists(
        st.sampled_from(
            [
                TITLE,
                LEAD,
                BODY,
                "Mai Ninh",
                "Quang cảnh",
                "Ảnh: Mai",
                "Thứ nhất, làm.",
                "a",
                "12/3/2021",
                "MỘT",
            ]
        ),
        max_size=9,
    ),
    st.sampled_from(["\n", "\n\n"]),
)
def test_every_paragraph_is_in_exactly_one_part(lines: list[str], gap: str) -> None:
    view, layout = laid_out(gap.join(lines))
    spans = sorted([*layout.headline, *layout.captions, *layout.bylines, *layout.body])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {at for span in spans for at in range(*span)}
    assert all(char.isspace() for at, char in enumerate(view.text) if at not in covered)
