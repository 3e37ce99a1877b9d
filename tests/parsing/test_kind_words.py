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
            "Mở lớp tuyên truyền luật mới ở xã Nà Ớt",
            "Ngày 8/3/2019, Hội Nông dân huyện Mường Sại mở lớp cho 40 học viên xã Nà Ớt.",
            "training",
        ),
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
        (
            "Bộ trưởng cam kết siết chặt kiểm tra tài xế",
            "Phát biểu tại hội nghị trực tuyến về an toàn giao thông sáng 4/1/2019, ông nêu ba ý.",
            "other",
        ),
        (
            "Bãi đá Sông Ngà bao giờ đóng cửa?",
            "Cử tri xã Vân Nham hỏi ông Tạ Sìn tại cuộc tiếp xúc sáng 29/11/2017 về bãi đá ven sông.",
            "dialogue",
        ),
        (
            "Tháng sau công bố kết luận thanh tra bãi đá Sông Ngà",
            "Ngày 27/11/2018, Đoàn ĐBQH tỉnh đã tiếp xúc cử tri. Tại buổi tiếp xúc, cử tri hỏi về bãi đá.",
            "dialogue",
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


def test_a_wrongdoers_own_fault_is_no_review() -> None:
    text = (
        "Phường kiểm điểm giáo viên dọa đánh học trò\n\n"
        "Sáng 3/4/2018, bà Tạ Thị Khoang cho biết trường đã kiểm điểm giáo viên này và báo cáo lên quận.\n\n"
        "Vụ việc xảy ra giữa tháng 3. Phụ huynh đã nhận lời xin lỗi."
    )
    assert parse(report_text(text)).kind == "not-a-meeting"
