"""Reports that only bold titles part, and single ones whose bold lines head sections or sign them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reading.several import Block
from store.reading.titles import all_cuts, titled_cuts
from tests.reading.making import BODY, LEAD, ORDERS, TITLE, another
from tests.reading.writing import lines

GOES_ON = "Chiều 5/4, hội nghị tiếp tục họp để bàn việc thu quỹ và nạo vét kênh mương ở các bản."


def report(title: str, *rest: str) -> list[Block]:
    """A report with its title in bold."""
    return [Block(title, titled=True), *map(Block, rest)]


def bold(*texts: str) -> list[Block]:
    """Bold lines."""
    return [Block(text, titled=True) for text in texts]


FIRST = report(TITLE, LEAD, BODY, ORDERS)
OTHER = report(*lines(another(7)))
HELD = "Sáng 6/4, tại hội trường Ủy ban nhân dân xã, Chi bộ bản Hốc tổ chức đại hội nhiệm kỳ 2023-2025."


@pytest.mark.parametrize(
    "title",
    [
        "Chi bộ bản Hốc tổ chức đại hội nhiệm kỳ mới",
        "ĐẠI HỘI CHI BỘ BẢN HỐC NHIỆM KỲ 2023-2025",
        "Hội nghị cán bộ chủ chốt xã Nà Sầm quý I",
        "Khai mạc Đại hội Hội Nông dân xã Bãi Vàng",
        "Bí thư Huyện ủy dự sinh hoạt chi bộ bản Mòn",
    ],
)
def test_the_title_of_another_report_begins_it(title: str) -> None:
    assert titled_cuts([*FIRST, *report(title, HELD, BODY, ORDERS)]) == [4]


@pytest.mark.parametrize(
    "above",
    [
        [*bold("Lò Thị Hoa")],
        [*bold("Tin, ảnh: Lò Thị Hoa")],
        [*bold("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Văn Thạo")],
        [Block(""), Block("Nguồn: Văn phòng")],
    ],
    ids=["author", "credit", "signature", "plain"],
)
def test_who_signed_stays_with_the_report_above(above: list[Block]) -> None:
    assert titled_cuts([*FIRST, *above, *OTHER]) == [4 + len(above)]


@pytest.mark.parametrize(
    "begins",
    [
        bold("TIN HỘI NGHỊ", "Chi bộ bản Hốc tổ chức đại hội"),
        bold("Chi bộ bản Hốc, xã Nà Sầm", "tổ chức đại hội nhiệm kỳ 2023-2025"),
        [*bold("Chi bộ bản Hốc tổ chức đại hội"), Block("06/04/2023 08:15"), Block("Lò Hoa")],
        bold(
            "Chi bộ bản Hốc tổ chức đại hội",
            "Đại hội bầu Chi ủy khóa mới gồm 3 đồng chí, hoàn thành mọi việc.",
        ),
    ],
    ids=["kind above", "two lines", "stamp and author", "bold paragraph"],
)
def test_titles_of_several_lines(begins: list[Block]) -> None:
    assert titled_cuts([*FIRST, *begins, *map(Block, (HELD, BODY, ORDERS))]) == [4]


@pytest.mark.parametrize(
    "section",
    [
        report("I. KẾT QUẢ CÔNG TÁC QUÝ I NĂM 2023 CỦA XÃ", BODY, HELD, ORDERS),
        report("Về kết quả thực hiện nhiệm vụ quý I của xã", HELD, BODY, ORDERS),
        report("Ngày làm việc thứ hai của hội nghị xã Hạ Lũng", HELD, BODY, ORDERS),
        report("Hội nghị cán bộ chủ chốt xã Nà Sầm quý I", BODY, ORDERS, BODY),
        report("Hội nghị bàn nhiệm vụ phát triển kinh tế", HELD, BODY, ORDERS),
        report("Các bản ở Hạ Lũng ra quân làm thủy lợi", HELD, BODY, ORDERS),
        report("Đảng ủy xã Hạ Lũng họp bàn thêm việc quỹ", GOES_ON, BODY, ORDERS),
        report("Hội nghị cán bộ chủ chốt xã Nà Sầm quý I", HELD),
        report("Hội nghị cán bộ chủ chốt xã Nà Sầm: bàn việc thu quỹ.", HELD, BODY),
    ],
    ids=[
        "numbered", "section", "second day", "without a day", "nobody's", "no meeting", "goes on", "teaser",
        "sentence",
    ],
)  # fmt: skip
def test_in_doubt_all_stays_one(section: list[Block]) -> None:
    assert titled_cuts([*FIRST, *section]) == []
    assert titled_cuts([*section, *FIRST]) == []


def test_a_single_doubtful_title_keeps_all_together() -> None:
    doubtful = report("Hội nghị cán bộ chủ chốt xã Nà Sầm quý I", BODY, ORDERS)
    assert titled_cuts([*FIRST, *OTHER]) == [4]
    assert titled_cuts([*FIRST, *doubtful, *OTHER]) == []


def test_numbered_headings_within_reports_part_nothing_and_hinder_nothing() -> None:
    headed = [*FIRST, *report("II. PHƯƠNG HƯỚNG, NHIỆM VỤ", BODY), *report("Kết quả đạt được", BODY)]
    assert titled_cuts([*headed, *OTHER]) == [len(headed)]


def test_much_text_above_the_first_title_is_a_report_of_its_own_or_in_doubt() -> None:
    assert titled_cuts([Block("BẢN TIN XÃ"), *FIRST, *OTHER]) == [5]
    assert titled_cuts([*map(Block, (BODY, ORDERS, BODY)), *FIRST, *OTHER]) == []


def test_titles_part_what_stands_on_one_page_of_several() -> None:
    new_page = [OTHER[0]._replace(apart=True), *OTHER[1:]]
    assert all_cuts([*FIRST, *OTHER, *new_page, *FIRST]) == [4, 8, 12]


PROSE = st.sampled_from([BODY, ORDERS, "Ảnh: cán bộ xã kiểm tra kênh mương.", "", "Nơi nhận:", "Lò Văn Thạo"])
HEADINGS = st.sampled_from(
    [
        "I. KẾT QUẢ ĐẠT ĐƯỢC",
        "Về kết quả thực hiện nhiệm vụ",
        "Tồn tại, hạn chế",
        "1. Công tác xây dựng Đảng",
        "BÍ THƯ",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.builds(Block, PROSE) | st.builds(Block, HEADINGS, titled=st.just(True)), max_size=10))
def test_bold_headings_of_sections_never_part_a_report(rest: list[Block]) -> None:
    assert titled_cuts([*FIRST, *rest]) == []


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.lists(st.builds(Block, PROSE) | st.builds(Block, HEADINGS, titled=st.just(True)), max_size=4),
        min_size=2,
        max_size=5,
    )
)
def test_every_title_with_a_report_below_it_begins_one(more: list[list[Block]]) -> None:
    blocks: list[Block] = []
    wanted: list[int] = []
    for rest in more:
        wanted.append(len(blocks))
        blocks += [*FIRST, *rest, Block("")]
    assert titled_cuts(blocks) == wanted[1:]
