"""What a meeting looks back on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Kind
from store.parsing.dates.period import find_period
from store.parsing.documents.documents import find_documents
from store.parsing.found import Found
from store.parsing.page.layout import lay_out
from store.parsing.view import view_of


def period(text: str, kind: Kind = "year-end") -> Found[str | None]:
    view = view_of(text)
    return find_period(view, lay_out(view), kind, find_documents(view).value)


def of(title: str, lead: str, kind: Kind = "year-end") -> str | None:
    return period(
        f"{title}\n\n{lead}\n\nHội nghị nghe báo cáo và bàn việc của từng bản trong xã.", kind
    ).value


LEAD = "Sáng 12/1/2022, Đảng ủy xã Khe Gỗ tổ chức hội nghị tại nhà văn hóa."


@pytest.mark.parametrize(
    ("title", "kind", "expected"),
    [
        ("Tổng kết công tác Đảng năm 2021, phương hướng năm 2022", "year-end", "năm 2021"),
        ("Kiểm điểm, xếp loại đảng viên năm 2022", "review", "năm 2022"),
        ("Sơ kết 6 tháng đầu năm 2019", "interim", "6 tháng đầu năm 2019"),
        ("Sơ kết 9 tháng năm 2020", "interim", "9 tháng năm 2020"),
        ("Sơ kết sáu tháng đầu năm 2021", "interim", "6 tháng đầu năm 2021"),
        ("Sơ kết quý 1 năm 2021", "interim", "quý I/2021"),
        ("Sơ kết quý I, triển khai nhiệm vụ quý II/2022", "interim", "quý I/2022"),
        ("Sơ kết học kỳ 1 năm học 2021-2022", "interim", "học kỳ I năm học 2021-2022"),
        ("Đánh giá quý III/2020", "interim", "quý III/2020"),
        ("Sơ kết giữa nhiệm kỳ 2020 – 2025", "interim", "nhiệm kỳ 2020-2025"),
        ("Tổng kết giai đoạn 2016 - 2020", "year-end", "giai đoạn 2016-2020"),
        ("Tổng kết năm học 2020-2021", "year-end", "năm học 2020-2021"),
        ("Tổng kết 10 năm thực hiện phong trào giữ rừng", "year-end", "10 năm thực hiện"),
        ("Tổng kết 10 năm phong trào giữ rừng (2008 - 2018)", "year-end", "giai đoạn 2008-2018"),
    ],
)
def test_the_period_behind_the_word_of_looking_back(title: str, kind: Kind, expected: str) -> None:
    assert of(title, LEAD, kind) == expected


@pytest.mark.parametrize(
    ("lead", "kind", "expected"),
    [
        ("Xã tổng kết phong trào giữ rừng năm 2016 và triển khai nhiệm vụ năm 2017.", "year-end", "năm 2016"),
        ("Chi bộ kiểm điểm việc lãnh đạo nhiệm vụ năm 2023, bàn việc năm 2024.", "review", "năm 2023"),
        ("Xã tổng kết, triển khai nhiệm vụ năm 2022. Báo cáo tổng kết năm 2021 gọn.", "year-end", "năm 2021"),
        ("Sáng 5/7/2019, xã sơ kết 6 tháng đầu năm.", "interim", "6 tháng đầu năm"),
        ("Ban Pháp chế có buổi giám sát công tác hòa giải 6 tháng đầu năm 2019 tại xã.", "working",
         "6 tháng đầu năm 2019"),
        ("Đoàn công tác làm việc với xã về kế hoạch năm 2023.", "working", None),
        ("Xã sơ kết nửa chặng Nghị quyết Đại hội Đảng bộ lần thứ IX, nhiệm kỳ 2015 – 2020.", "interim",
         "nhiệm kỳ 2015-2020"),
    ],
)  # fmt: skip
def test_the_lead_tells_where_the_title_does_not(lead: str, kind: Kind, expected: str | None) -> None:
    assert of("Chuyện họp ở xã Khe Gỗ", lead, kind) == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Đảng ủy bàn về tình hình sản xuất, thu mua 9 tháng đầu năm 2018 của xã.", "9 tháng đầu năm 2018"),
        (
            "Hội đồng nghe kết quả công tác sáu tháng đầu năm 2021, việc 6 tháng cuối năm.",
            "6 tháng đầu năm 2021",
        ),
        ("Hội đồng bàn tình hình 6 tháng cuối năm 2018.", None),
        ("Hội đồng nghe kết quả bầu trưởng bản và giám sát năm 2018.", None),
    ],
)
def test_the_months_on_a_sessions_agenda(lead: str, expected: str | None) -> None:
    assert of("Hội nghị Đảng ủy xã lần thứ 12", lead, "session") == expected
    assert of("Chuyện họp ở xã Khe Gỗ", lead, "ceremony") is None


def test_a_year_without_a_word_of_looking_back_is_taken_from_the_title() -> None:
    assert (
        of("Chè Khe Gỗ 2017: vui nhiều hơn buồn, năm 2017", "Hội nghị của người trồng chè mở sáng 26-12.")
        == "năm 2017"
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Đại hội đánh giá nhiệm kỳ 5 (2014-2019), bầu Ban Chấp hành nhiệm kỳ 2019-2024.",
            "nhiệm kỳ 2014-2019",
        ),
        (
            "Nhiệm kỳ III (2014 – 2019), Hội đã mở 5 lớp. Nhiệm kỳ 2019 – 2024 sẽ mở 9 lớp.",
            "nhiệm kỳ 2014-2019",
        ),
        ("Đại hội lần thứ XIII, nhiệm kỳ 2020-2025 bầu 15 ủy viên.", None),
        ("Đại hội bầu 15 ủy viên.", None),
    ],
)
def test_a_congress_looks_back_on_the_term_before(body: str, expected: str | None) -> None:
    assert of("Hội Làm vườn xã Khe Gỗ mở đại hội", body, "congress") == expected


@pytest.mark.parametrize("kind", ["launch", "training", "ceremony", "working", "not-a-meeting"])
def test_what_looks_back_on_nothing_has_no_period(kind: Kind) -> None:
    assert of("Triển khai nhiệm vụ năm 2022", LEAD, kind) is None


def test_a_session_may_look_back_too() -> None:
    assert of("HĐND xã đánh giá tình hình 6 tháng đầu năm 2021", LEAD, "session") == "6 tháng đầu năm 2021"


def test_years_inside_cited_documents_are_not_the_period() -> None:
    assert of("Tổng kết thi hành Luật Đất đai năm 2013 trong năm 2021", LEAD) == "năm 2021"


def test_the_trace_shows_where_it_was_read() -> None:
    text = f"Tổng kết công tác năm 2021\n\n{LEAD}"
    (trace,) = period(text).traces
    assert (trace.rule, text[trace.start : trace.end]) == ("behind-trigger", "năm 2021")


@given(st.text(alphabet="tổng kết năm 2021-–(),.quýI/6tháng đầu\n", max_size=200))
def test_any_text_is_read_without_harm(text: str) -> None:
    found = period(text)
    assert all(0 <= trace.start < trace.end <= len(text) for trace in found.traces)


def test_a_year_to_come_gives_way_to_the_year_of_results() -> None:
    text = (
        "Thủy nông Khe Gỗ thay 20 máy bơm\n\nTại hội nghị tổng kết sáng 20/1, giám đốc cho biết năm 2018 "
        "trạm sẽ thay máy, xong trong quý II.\n\nNăm 2017, trạm đã tưới đủ 900 ha lúa, vượt kế hoạch."
    )
    assert period(text).value == "năm 2017"
