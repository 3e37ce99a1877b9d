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
