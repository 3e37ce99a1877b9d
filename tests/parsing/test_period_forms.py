"""Periods told by month, by years of doing, by the name of a yearly meeting; those the meeting dates."""

from __future__ import annotations

import pytest

from store.parsing.parser import parse
from store.reading.plain import report_text


def read(*paragraphs: str) -> tuple[str | None, str | None]:
    meeting = parse(report_text("\n\n".join(paragraphs)))
    return meeting.period, meeting.date


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        (
            (
                "Hạt Kiểm lâm Sông Ngà giao ban công tác tháng 3/2018",
                "Ngày 28/3, Hạt Kiểm lâm Sông Ngà họp giao ban công tác tháng 3/2018 và bàn việc tháng 4.",
            ),
            ("tháng 3/2018", "2018-03-28"),
        ),
        (
            (
                "Cụm kiểm lâm số 2 giao ban 5 tháng đầu năm",
                "Chiều 30/5/2017, Cụm kiểm lâm số 2 giao ban công tác 5 tháng đầu năm tại huyện Sông Ngà.",
                "Các hạt trao đổi về việc áp dụng Bộ luật Hình sự năm 2015.",
            ),
            ("5 tháng đầu năm 2017", "2017-05-30"),
        ),
        (
            (
                "Sơ kết ba phong trào của hội viên cựu giáo chức",
                "Ngày 12/1/2017, Hội Cựu giáo chức huyện tổng kết quý IV và bàn công tác quý I.",
            ),
            ("quý IV/2016", "2017-01-12"),
        ),
        (
            (
                "Huyện Sông Ngà sơ kết 3 năm thực hiện chương trình nước sạch",
                "Sáng 20/4/2018, UBND huyện Sông Ngà họp sơ kết 3 năm thực hiện chương trình nước sạch.",
                "Chương trình giai đoạn 2015-2017 được đầu tư 30 công trình.",
            ),
            ("giai đoạn 2015-2017", "2018-04-20"),
        ),
        (
            (
                "Công ty Chè Sông Ngà họp đại hội đồng cổ đông thường niên 2019",
                "Ngày 22/4/2019, Công ty Chè Sông Ngà tổ chức đại hội đồng cổ đông thường niên năm 2019.",
                "Năm 2018, công ty đạt doanh thu 80 tỷ đồng.",
            ),
            ("năm 2018", "2019-04-22"),
        ),
    ],
)
def test_period(paragraphs: tuple[str, ...], wanted: tuple[str, str]) -> None:
    assert read(*paragraphs) == wanted


def test_a_span_over_the_turn_of_the_year_dates_by_its_last_day() -> None:
    _, day = read(
        "Ban An toàn giao thông huyện họp giao ban",
        "Ngày 25/1, Ban An toàn giao thông huyện Sông Ngà họp giao ban công tác.",
        "Từ ngày 16/12/2018 đến 15/01/2019, toàn huyện xảy ra 7 vụ va chạm, không có người chết.",
    )
    assert day == "2019-01-25"
