"""The headline as one line."""

from __future__ import annotations

import pytest

from store.parsing.page.layout import lay_out
from store.parsing.page.title import find_title
from store.parsing.view import view_of
from store.reading.plain import report_text

BODY = "Trạm đã tuần tra 40 lượt. Rừng không cháy."


def title_of(page: str) -> str:
    report = report_text(page)
    view = view_of(report.text)
    return find_title(view, lay_out(view, report.gaps, report.pictured), report).value


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            f"Trạm Kiểm lâm  Đồng Vàng họp quý\n\nSáng 3/4/2020, trạm họp. {BODY}",
            "Trạm Kiểm lâm Đồng Vàng họp quý",
        ),
        (f"TRẠM KIỂM LÂM\n\nHỌP QUÝ\n\nSáng 3/4/2020, trạm họp. {BODY}", "TRẠM KIỂM LÂM HỌP QUÝ"),
        (
            f"Sáng 3/4/2020, Trạm Kiểm lâm Đồng Vàng họp sơ kết quý I. {BODY}",
            "Sáng 3/4/2020, Trạm Kiểm lâm Đồng Vàng họp sơ kết quý I",
        ),
        (
            f"(ĐVO)- Trạm Kiểm lâm Đồng Vàng họp sơ kết quý I. {BODY}",
            "Trạm Kiểm lâm Đồng Vàng họp sơ kết quý I",
        ),
        (f"Sáng 3/4/2020. Trạm Kiểm lâm họp. {BODY}", "Sáng 3/4/2020. Trạm Kiểm lâm họp"),
    ],
)
def test_titles(page: str, title: str) -> None:
    assert title_of(page) == title


def test_a_long_first_sentence_is_cut_at_a_clause() -> None:
    start = "Thực hiện kế hoạch tuần tra rừng phòng hộ đầu nguồn năm 2020 của Chi cục, sáng 3/4/2020 trạm họp"
    found = title_of(f"{start}, {'bàn việc phát đường băng cản lửa ' * 5}. {BODY}")
    assert found == start


def test_a_long_clause_is_cut_at_a_word() -> None:
    found = title_of(f"{'Trạm tuần tra rừng ' * 12}. {BODY}")
    assert len(found) <= 121
    assert found.endswith("…")
    assert found[:-1].endswith(("Trạm", "tuần", "tra", "rừng"))
