"""Meetings that branches hold every month are told without a word for a meeting."""

from __future__ import annotations

import pytest

from store.model import Kind
from store.parsing.parser import parse
from store.reading.plain import report_text

REST = "Dự có đồng chí Lò Văn Tám, Đảng ủy viên.\n\nĐồng chí Lò Văn Tám đề nghị chi bộ sớm lát ngõ."


@pytest.mark.parametrize(
    ("title", "lead", "kind"),
    [
        ("Chi bộ thôn Hạ sinh hoạt thường kỳ", "Tối 3/10, Chi bộ thôn Hạ sinh hoạt thường kỳ.", "branch"),
        ("Chi bộ thôn Hạ sinh hoạt tháng 10", "Tối 3/10, Chi bộ thôn Hạ sinh hoạt định kỳ.", "branch"),
        ("Đảng ủy xã Hạ họp thường kỳ", "Sáng 3/10, Đảng ủy xã Hạ họp thường kỳ tháng 10.", "session"),
    ],
)
def test_monthly_meetings(title: str, lead: str, kind: Kind) -> None:
    assert parse(report_text(f"{title}\n\n{lead} {REST}")).kind == kind


REPORT = "Dự có đồng chí Lò Văn Tám, Đảng ủy viên.\n\nĐồng chí Lò Văn Tám góp ý việc lát ngõ, trồng cây."


@pytest.mark.parametrize(
    ("title", "lead", "kind"),
    [
        (
            "Chi bộ thôn Hạ sinh hoạt tháng 5",
            "Tối 3/5/2022, Chi bộ thôn Hạ tổ chức sinh hoạt tháng 5.",
            "branch",
        ),
        (
            "Chi bộ 3 tổ chức sinh hoạt",
            "Sáng 3/5, Chi bộ 3 tổ chức sinh hoạt, 24 đảng viên có mặt.",
            "branch",
        ),
        ("Chuyện ở Chi bộ 3", "Tối 3/5/2022, Chi bộ 3 sinh hoạt tháng 5 tại nhà văn hóa.", "branch"),
        ("Chi đoàn Trạm sinh hoạt quý I", "Chiều 3/4/2022, Chi đoàn Trạm sinh hoạt quý I.", "branch"),
        (
            "Chi bộ ra nghị quyết tháng 6",
            "Tối 3/6/2022, Chi bộ thôn Hạ tiến hành sinh hoạt lệ tháng 6.",
            "branch",
        ),
        ("CHI BỘ TRẠM HỌP THÁNG 4", "Ngày 3/4/2022, Chi bộ Trạm Thủy nông họp tháng 4 năm 2022.", "branch"),
        ("Chi hội Hạ sinh hoạt hội viên", "Chiều 3/5/2022, Chi hội Hạ tổ chức sinh hoạt hội viên.", "branch"),
        (
            "Hội nghị đại biểu viên chức, người lao động năm 2022",
            "Sáng 3/5/2022, Trạm Thủy nông tiến hành Hội nghị đại biểu viên chức, người lao động.",
            "session",
        ),
        (
            "Hội nghị CB-CC-VC",
            "Sáng 3/5/2022, Trường Hạ mở Hội nghị cán bộ, công chức, viên chức.",
            "session",
        ),
        (
            "Lễ ký kết quy chế phối hợp",
            "Sáng 3/5/2022, hai trạm tổ chức lễ ký kết quy chế phối hợp.",
            "launch",
        ),
        ("Lễ công bố quyết định ở Trạm", "Sáng 3/5/2022, Trạm tổ chức lễ công bố quyết định.", "personnel"),
        ("Ra quân tháng thủy lợi", "Sáng 3/3/2022, xã Hạ tổ chức ra quân tháng thủy lợi.", "launch"),
        (
            "Trung tâm mở lớp cho quần chúng ưu tú",
            "Sáng 3/3/2022, Trung tâm Chính trị huyện khai giảng lớp bồi dưỡng nhận thức về Đảng.",
            "training",
        ),
        (
            "Kết nạp đảng viên ở thôn Hạ",
            "Tối 3/3/2022, Chi bộ thôn Hạ tổ chức kết nạp đảng viên mới.",
            "ceremony",
        ),
        (
            "Thôn Hạ tổ chức sinh hoạt hè",
            "Tối 3/6/2022, thôn Hạ tổ chức sinh hoạt hè cho các em.",
            "not-a-meeting",
        ),
    ],
)
def test_meetings_told_without_a_word_for_them(title: str, lead: str, kind: Kind) -> None:
    assert parse(report_text(f"{title}\n\n{lead} {REPORT}")).kind == kind


def test_a_corridor_is_not_beside_a_meeting() -> None:
    lead = "Sáng 3/5/2022, Trạm Thủy nông họp tổng kết vụ bơm; hành lang tuyến kênh còn bị lấn."
    assert parse(report_text(f"Trạm Thủy nông tổng kết vụ bơm\n\n{lead} {REPORT}")).kind == "year-end"


@pytest.mark.parametrize(
    ("title", "lead", "kind"),
    [
        (
            "Ban Pháp chế giám sát tại xã Hạ",
            "Sáng 3/5/2022, Ban Pháp chế HĐND huyện đã giám sát UBND xã Hạ về hòa giải.",
            "working",
        ),
        (
            "Kiểm tra công tác Đảng ở xã Hạ",
            "Sáng 3/5/2022, Đoàn kiểm tra số 2 do đồng chí Lò Văn Tám làm trưởng đoàn đã kiểm tra tại xã Hạ.",
            "working",
        ),
        (
            "Khảo sát kênh Bắc",
            "Chiều 3/5/2022, Thường trực HĐND huyện khảo sát tình hình tưới tiêu ở kênh Bắc.",
            "working",
        ),
        (
            "Một cán bộ trạm bị kỷ luật",
            "Ngày 3/5/2022, trạm cho biết Đoàn kiểm tra số 2 đã kiểm tra đột xuất và thấy ông vắng mặt.",
            "not-a-meeting",
        ),
    ],
)
def test_inspections(title: str, lead: str, kind: Kind) -> None:
    assert (
        parse(report_text(f"{title}\n\n{lead}\n\nXã nêu 3 kiến nghị và hứa làm xong trong quý.")).kind == kind
    )
