"""Kinds that titles and leads name in words of their own, and titles that only announce."""

from __future__ import annotations

import pytest

from store.parsing.parser import parse
from store.reading.plain import report_text

REST = (
    "Tại hội nghị, các đại biểu đã thảo luận sôi nổi. Kết thúc hội nghị, chủ tọa cảm ơn các đại biểu tham dự."
)


def kind(title: str, lead: str) -> str:
    return parse(report_text(f"{title}\n\n{lead}\n\n{REST}")).kind


@pytest.mark.parametrize(
    ("title", "lead", "wanted"),
    [
        (
            "Hội nghị đại biểu Người lao động năm 2022",
            "Sáng 11/1/2022, Xí nghiệp May Hồng Lam mở hội nghị đại biểu người lao động.",
            "session",
        ),
        (
            "Trường Tiểu học Vân Nham mở hội nghị cán bộ, viên chức",
            "Ngày 8/10/2020, Trường Tiểu học Vân Nham tổ chức hội nghị cán bộ, viên chức năm học mới.",
            "session",
        ),
        (
            "Khai mạc kì họp thứ năm Hội đồng nhân dân huyện Sông Ngà",
            "Sáng 12/7/2018, Hội đồng nhân dân huyện Sông Ngà khai mạc kì họp thứ năm.",
            "session",
        ),
        (
            "Lãnh đạo quận tiếp xúc người dân phường Cầu Rớ về đền bù",
            "Chiều 3/4/2019, lãnh đạo quận có buổi gặp gỡ, tiếp xúc với người dân phường Cầu Rớ.",
            "dialogue",
        ),
        (
            "Biểu dương người cao tuổi nêu gương sáng",
            "Ngày 1/10/2021, Hội Người cao tuổi huyện Sông Ngà tổ chức hội nghị biểu dương các cụ tiêu biểu.",
            "ceremony",
        ),
        (
            "Thông báo thay đổi thời gian tổ chức Hội nghị sơ kết công tác hè",
            "Hội đồng Đội huyện chuyển Hội nghị sơ kết công tác hè sang ngày 8/8/2019, khai mạc lúc 8h00.",
            "not-a-meeting",
        ),
        (
            "Giấy mời dự hội nghị tổng kết phong trào hiến máu",
            "Ban Chỉ đạo huyện kính mời các đơn vị dự hội nghị tổng kết, tổ chức ngày 20/12/2020.",
            "not-a-meeting",
        ),
    ],
)
def test_kind(title: str, lead: str, wanted: str) -> None:
    assert kind(title, lead) == wanted


def test_a_portrait_of_someone_on_the_way_to_a_meeting_reports_none() -> None:
    text = (
        "Chàng trai nuôi ong trên núi đá\n\n"
        "Ngày 9/12, các đại biểu tập trung về Hà Nội để tham dự đại hội Hội Nông dân, có cả anh Sìn.\n\n"
        "Năm 2015, anh vay vốn mua mười đàn ong. Đến nay vườn của anh có hơn hai trăm đàn."
    )
    assert parse(report_text(text)).kind == "not-a-meeting"
