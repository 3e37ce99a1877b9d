"""The meeting's own day among all the days that a report names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.folding import fold
from store.parsing.dates.date_patterns import date_after, dates_in
from store.parsing.dates.dates import MeetingDate, find_date, find_published
from store.parsing.dates.period import find_period
from store.parsing.documents.documents import find_documents
from store.parsing.found import Found
from store.parsing.meetings.kinds import find_kind
from store.parsing.page.layout import lay_out
from store.parsing.view import view_of
from store.reading import ReportText

TITLE = "Đảng ủy xã Khe Gỗ tổ chức hội nghị"
REST = (
    "Phát biểu tại hội nghị, đồng chí Lường Văn Pục yêu cầu các bản giữ nếp họp đúng giờ.\n\n"
    "Kết luận hội nghị, đồng chí Bí thư Đảng ủy xã giao văn phòng theo dõi từng việc."
)


def when(text: str, published: str | None = None) -> Found[MeetingDate]:
    """What is found in a report text, all rules before included."""
    view = view_of(text)
    layout = lay_out(view)
    documents = find_documents(view).value
    kind = find_kind(view, layout, documents).value
    period = find_period(view, layout, kind, documents).value
    return find_date(view, layout, documents, kind, period, published)


def report(lead: str, title: str = TITLE) -> str:
    return f"{title}\n\n{lead}\n\n{REST}"


@pytest.mark.parametrize(
    ("lead", "expected", "daypart"),
    [
        ("Sáng ngày 9/11/2021, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2021-11-09", "morning"),
        ("(BVKG-29/12/2021) Sáng nay, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2021-12-29", "morning"),
        ("Chiều 23.12.2021, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2021-12-23", "afternoon"),
        ("Tối ngày 5 tháng 8 năm 2019, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2019-08-05", "evening"),
        ("Trưa 3-2-2020 Đảng ủy xã Khe Gỗ họp hội nghị bất thường.", "2020-02-03", "afternoon"),
        ("Ngày 08/10/2022, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2022-10-08", None),
        (
            "Ngày 8/10/2022, Đoàn giám sát số 3 của Ủy ban Kiểm tra Đảng ủy Khối do bà Lò Thị Mẩy, Ủy viên "
            "Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy làm trưởng đoàn đã nghe Xí nghiệp trình bày.",
            "2022-10-08",
            None,
        ),
        ("Sáng ngày 15/42022, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2022-04-15", "morning"),
        ("Sáng ngày 5/11/221, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2021-11-05", "morning"),
        ("Ngày 5/11/21, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2021-11-05", None),
        ("(KGO)- Sáng nay (14/6/2018), Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2018-06-14", "morning"),
        ("Chiều thứ Sáu, ngày 5/7/2019, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2019-07-05", "afternoon"),
        ("8 giờ 30 ngày 4/5/2020, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2020-05-04", "morning"),
        ("14h00' ngày 4/5/2020, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2020-05-04", "afternoon"),
        ("Ngày 4/5/2020 (buổi chiều), Đảng ủy xã tổ chức hội nghị.", "2020-05-04", "afternoon"),
        ("Sáng mùng 9/9/2020, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2020-09-09", "morning"),
        ("Sáng và chiều ngày 9/9/2020, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2020-09-09", None),
    ],
)
def test_the_day_of_the_lead(lead: str, expected: str, daypart: str | None) -> None:
    found = when(report(lead))
    assert (found.value.date, found.value.daypart, found.value.inferred) == (expected, daypart, False)
    assert found.traces[0].rule == "weighed-date"


@pytest.mark.parametrize(
    ("lead", "first", "last"),
    [
        ("Trong hai ngày 3 và 4/7/2012, Đảng ủy xã tổ chức hội nghị.", "2012-07-03", "2012-07-04"),
        ("Các ngày 14 và 15-6-2020, Đảng bộ xã tổ chức đại hội.", "2020-06-14", "2020-06-15"),
        ("Từ ngày 28/12 đến ngày 3/1/2022, hội nghị diễn ra ở nhà văn hóa.", "2021-12-28", "2022-01-03"),
        ("Hội nghị diễn ra từ ngày 22-24/9/2019 tại nhà văn hóa xã.", "2019-09-22", "2019-09-24"),
        ("Ngày 3/4/2019 khai mạc lớp tập huấn; lớp kéo dài trong ba ngày.", "2019-04-03", "2019-04-05"),
        ("Ngày 3/4/2019 mở hội nghị, sẽ kết thúc vào trưa mai.", "2019-04-03", "2019-04-04"),
        ("Chiều 16 và sáng 17.10.2020, Đảng bộ xã tổ chức đại hội.", "2020-10-16", "2020-10-17"),
        ("Từ ngày 07/5 - 08/5/2020, Đảng bộ xã tổ chức đại hội.", "2020-05-07", "2020-05-08"),
        ("Ngày 7/5 và 8/5/2020, Đảng bộ xã tổ chức đại hội.", "2020-05-07", "2020-05-08"),
    ],
)
def test_several_days(lead: str, first: str, last: str) -> None:
    value = when(report(lead)).value
    assert (value.date, value.date_end, value.daypart) == (first, last, None)


@pytest.mark.parametrize(
    "lead",
    [
        "Ngày 4-5-2020, Đảng ủy xã Khe Gỗ khai mạc hội nghị mở rộng và bế mạc chiều ngày 5-5.",
        "Hội nghị của Đảng ủy xã Khe Gỗ khai mạc sáng 4/5/2020, họp ở nhà văn hóa, kết thúc vào trưa 5/5.",
        "Sáng 4/5/2020, Đảng ủy xã Khe Gỗ khai mạc hội nghị mở rộng. Hội nghị bế mạc vào chiều ngày 5/5.",
    ],
)
def test_a_meeting_lasts_from_its_opening_to_its_close(lead: str) -> None:
    assert when(report(lead)).value[:2] == ("2020-05-04", "2020-05-05")


def test_a_title_names_the_feast_that_a_meeting_is_for() -> None:
    lead = "Chiều 26/7/2022, Đảng ủy xã Khe Gỗ tổ chức gặp mặt thương binh tại nhà văn hóa."
    assert when(report(lead, "Xã Khe Gỗ gặp mặt ngày 27/7")).value.date == "2022-07-26"


def test_the_days_on_which_others_met_are_not_its_own() -> None:
    lead = "Ngày 22/4/2020, Đảng ủy xã Khe Gỗ tổ chức hội nghị tiếp xúc nhân dân bản Cọ tại nhà văn hóa."
    others = "Trong hai ngày 21 và 22/4, các tổ đại biểu còn tiếp xúc nhân dân ba bản khác của xã."
    assert when(f"{report(lead)}\n\n{others}").value[:2] == ("2020-04-22", None)


def test_a_single_day_gives_way_to_the_run_it_belongs_to() -> None:
    text = report("Hội nghị diễn ra trong các ngày 14 và 15-6-2020. Phiên trù bị mở sáng 14-6.")
    assert when(text).value == MeetingDate("2020-06-14", "2020-06-15", False, None)


@pytest.mark.parametrize(
    "other",
    [
        "Căn cứ Hướng dẫn số 412-HD/ĐU ngày 9/10/2021 của Đảng ủy huyện, {day} Đảng ủy xã tổ chức hội nghị.",
        "Căn cứ Hướng dẫn 412-HD/ĐU của Đảng ủy Khối Cơ quan và Doanh nghiệp (9/10/2021), {day} Đảng ủy xã "
        "tổ chức hội nghị.",
        "{day} Đảng ủy xã tổ chức hội nghị. Hồ sơ gửi về huyện trước ngày 30/12/2021.",
        "Dự họp đủ 11/11, vắng 1/12. {day} Đảng ủy xã tổ chức hội nghị.",
        "{day} Đảng ủy xã tổ chức hội nghị, có 18/22 đ/c dự và 12/12 chỉ tiêu được bàn.",
        "{day} Đảng ủy xã tổ chức hội nghị. Chi bộ đã họp xong từ ngày 16/11/2021 đến ngày 20/11/2021.",
        "{day} Đảng ủy xã tổ chức hội nghị và trao Huy hiệu Đảng đợt 7/11. Ông Pục sinh ngày 2/3/1961.",
        "{day} Đảng ủy xã tổ chức hội nghị. Trước đó, ngày 1/11/2021 tổ soạn thảo đã làm việc với các bản.",
        "{day} Đảng ủy xã tổ chức hội nghị. Đại hội chi bộ sẽ diễn ra ngày 15/3/2022 tại bản Nà Pheo.",
        "Mừng 77 năm Quân đội (22/12/1944 - 22/12/2021), {day} Đảng ủy xã tổ chức hội nghị.",
        "Ngày 9/11/2021, UBND xã ban hành kế hoạch; {day} Đảng ủy xã tổ chức hội nghị.",
        "{day} Đảng ủy xã họp. Hội nghị bàn về vụ sập cầu xảy ra tại bến đò Khe (cụm chợ Khe; xã Khe Gỗ, "
        "huyện Khe Lá, tỉnh Khe Đá) vào trưa 15/11/2021.",
    ],
)
def test_other_days_are_not_the_meetings(other: str) -> None:
    assert when(report(other.format(day="ngày 24/11/2021,"))).value.date == "2021-11-24"


@pytest.mark.parametrize(
    ("day", "body", "expected"),
    [
        ("Chiều 19/12", "hội nghị kiểm điểm đảng viên năm 2020.", "2020-12-19"),
        ("Sáng 14/1", "hội nghị tổng kết công tác năm 2021.", "2022-01-14"),
        ("Sáng 20/12", "hội nghị triển khai nhiệm vụ năm 2023.", "2022-12-20"),
        ("Sáng 8/7", "hội nghị sơ kết 6 tháng đầu năm 2019.", "2019-07-08"),
        ("Chiều 4/4", "sơ kết giữa nhiệm kỳ 2015 - 2020, học Chỉ thị 17-CT/TU ngày 9/8/2017.", "2018-04-04"),
        ("Sáng 9/7", "hội nghị bàn nhiệm vụ 6 tháng cuối năm 2023.", "2023-07-09"),
        ("Chiều 29-3", "hội nghị giao việc, có hiệu lực từ ngày 01/4/2022.", "2022-03-29"),
        ("Ngày 3/6", "đại hội lần thứ IX, nhiệm kỳ 2017 – 2022.", "2017-06-03"),
        ("Chiều 11/9", "hội nghị công bố Quyết định số 88-QĐ/TU ngày 4/9/2020.", "2020-09-11"),
        ("Sáng 7/11", "hội nghị bàn phòng cháy; số vụ cháy giảm so với cùng kỳ 2017.", "2018-11-07"),
        ("Sáng 2-4", "hội nghị: từ đầu năm 2016 đến nay mở 12 lớp, nhiệm vụ 2017 rất nặng.", "2017-04-02"),
        ("Sáng thứ Hai, ngày 9/9", "hội nghị nhìn lại các năm 2018, 2019.", "2019-09-09"),
        ("Ngày 28/12", "hội nghị bàn việc lo Tết 2017 cho hộ nghèo.", "2016-12-28"),
        ("Sáng 9/1", "hội nghị bàn việc lo Tết Nguyên đán Kỷ Hợi 2019 cho hộ nghèo.", "2019-01-09"),
        ("Ngày 30/8", "hội nghị kỷ niệm 72 năm Quốc khánh và nghe chuyện làng nghề.", "2017-08-30"),
        ("Sáng 15/12", "hội nghị tổng kết 10 năm thực hiện Chỉ thị 40-CT/TU ngày 2/11/2011.", "2021-12-15"),
        ("Sáng 20/6", "hội nghị quán triệt Nghị quyết Hội nghị Trung ương 5 khóa XII.", "2017-06-20"),
        ("Chiều 8/8", "hội nghị. Tháng 9 sẽ rải đá đường bản. Tháng 2/2020 đổ mặt.", "2019-08-08"),
        ("Chiều 8/8", "hội nghị; dự kiến tháng 11/2020 mở chợ, đã xong móng từ tháng 3/2020.", "2020-08-08"),
        ("Sáng 5-3", "hội nghị. Đề án đề xuất hỗ trợ: năm 2021 một phần, năm 2022 hai phần.", "2021-03-05"),
        ("Sáng 6/5", "lễ kỷ niệm 45 năm; trường ra đời năm 1974 ở đầu bản.", "2019-05-06"),
        ("Sáng 6/3", "hội nghị giới thiệu người ứng cử đại biểu Quốc hội khóa XV.", "2021-03-06"),
        ("Ngày 10-7", "hội nghị về báo cáo năm học 2017 - 2018, kế hoạch năm học 2018 - 2019.", "2018-07-10"),
        ("Ngày 10-8", "hội nghị triển khai nhiệm vụ năm học 2018 - 2019.", "2018-08-10"),
        ("Ngày 10-8", "hội nghị tổng kết năm học 2018 - 2019.", "2019-08-10"),
        ("Ngày 10-10", "hội nghị viên chức năm học 2018 - 2019.", "2018-10-10"),
        ("Sáng 6/4", "hội nghị giao ban quý I/2022; số thu tăng so với năm 2020.", "2022-04-06"),
        ("Sáng 9/12", "hội nghị: trong năm 2022 sẽ làm hai cầu; năm 2021 đã xong một cầu.", "2021-12-09"),
        ("Sáng 6/6", "hội nghị với số thu năm nay (2021) và năm ngoái, năm 2020.", "2021-06-06"),
        ("Sáng 22/10", "họp. Thủ tướng Phạm Minh Chính gửi thư; năm 2018 và 2022 đã làm.", "2022-10-22"),
        ("Sáng 9/6", "họp nghe tin về kỳ họp thứ ba, Quốc hội khóa XV ở Hà Nội.", "2022-06-09"),
        ("Sáng 10/12", "họp, nghe Bí thư Thành ủy Đinh La Thăng nói; năm 2016 đã qua.", "2016-12-10"),
        ("Chiều 12/11", "buổi làm việc; dự kiến quý I/2020 giao đất cho hộ dân.", "2019-11-12"),
        ("Sáng 15/11", "buổi làm việc về nước sạch. Năm 2019 sẽ còn thiếu nước.", "2018-11-15"),
        ("Chiều 26/9", "họp với Bí thư Thành ủy Đinh La Thăng về ngập nước.", "2016-09-26"),
        ("Sáng 6/6", "họp mừng ngày thành lập 6/6/1976; năm 2023 này còn nhiều việc.", "2023-06-06"),
        ("Sáng 29/02", "họp bàn kỳ họp thứ 3, HĐND xã khóa V, nhiệm kỳ 2021 – 2026.", "2024-02-29"),
        ("Chiều 14-12", "hội thảo sau một năm thực hiện Nghị quyết 77 năm 2017 của Chính phủ.", "2018-12-14"),
        ("Sáng 25/6", "họp. Phí sẽ thu sau khi xã ban hành nghị quyết vào tháng 7-2018.", "2018-06-25"),
        ("Chiều 12/12", "Đại hội Công đoàn xã lần thứ 5 nhiệm kỳ 2017-2022, bầu 9 người.", "2017-12-12"),
        ("Sáng 18-10", "buổi tiếp dân về kỳ họp thứ 6 của Quốc hội; đã gặp tháng 12-2017.", "2018-10-18"),
        ("Ngày 4/5", "họp về kỳ họp thứ bảy, Quốc hội; số thu tăng so với năm 2018.", "2019-05-04"),
        ("Sáng 30/9", "lễ mừng Đại hội Đảng bộ xã lần thứ X (nhiệm kỳ 2015-2020).", "2015-09-30"),
        ("Sáng 3/9", "hội nghị sau 2 năm triển khai Chỉ thị 40-CT/TU ngày 2/7/2018.", "2020-09-03"),
        ("Sáng 4/1", "họp. Năm 2018 có 9 vụ cháy. So với cùng kỳ năm 2017 giảm 3 vụ.", "2019-01-04"),
        ("Sáng 9/2", "họp; năm 2021 bản thu 7 tỷ, tăng 2 tỷ so với năm 2020.", "2022-02-09"),
        ("Sáng 9/2", "họp; tháng 1 năm 2021 bản thu 7 tỷ, tăng so với cùng kỳ năm 2020.", "2021-02-09"),
    ],
)  # fmt: skip
def test_a_year_is_inferred_from_what_the_text_says(day: str, body: str, expected: str) -> None:
    found = when(report(f"{day}, xã Khe Gỗ tổ chức {body}"))
    assert (found.value.date, found.value.inferred) == (expected, True)
    assert [warning for warning in found.warnings if expected[:4] in warning]


def test_a_leap_day_without_a_term_has_no_year() -> None:
    found = when(report("Sáng 29/02, xã Khe Gỗ tổ chức hội nghị bàn chuyện nuôi ong."))
    assert found.value.date is None
    assert [warning for warning in found.warnings if "không ghi năm" in warning]


def test_a_plenum_of_the_day_s_own_sentence_outweighs_goals() -> None:
    lead = "Chiều 9/5, Hội nghị Trung ương 7 (khóa XII) thảo luận đề án tiền lương."
    goals = "Năm 2021 mức thấp nhất tăng 27%. Bội chi năm 2021 khoảng 4%. Từ năm 2021 mở rộng quan hệ lương."
    assert when(f"Lương khu vực công\n\n{lead}\n\n{goals}").value.date == "2018-05-09"


@pytest.mark.parametrize(
    "body",
    [
        "hội nghị; nhà văn hóa xã dựng từ năm 1997.",
        "hội nghị. Quy hoạch nêu mục tiêu đến năm 2035 đường liên xã rải nhựa.",
        "hội nghị bàn Chương trình nghị sự 2030 của huyện.",
        "hội nghị đối thoại. Ngày 4/6/1981 xã được lập.",
        "hội nghị của hai xã; hai chiếc máy cày Kubota 2019 chạy thử.",
        "hội nghị về diện tích 2018 m2 và 2019 người dân.",
    ],
)
def test_a_year_of_something_else_is_not_taken(body: str) -> None:
    found = when(report(f"Sáng 4/6, xã Khe Gỗ tổ chức {body}"))
    assert (found.value.date, found.value.daypart) == (None, "morning")
    assert [warning for warning in found.warnings if "không ghi năm" in warning]


def test_a_year_is_not_guessed_from_nothing() -> None:
    found = when(report("Sáng 14/10, Đảng ủy xã Khe Gỗ tổ chức hội nghị."))
    assert found.value == MeetingDate(None, None, False, "morning")
    assert found.warnings == ("Ngày họp “14/10” không ghi năm và bài không cho biết năm nào.",)


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2022-01-10T08:00", "2021-12-27"), ("2021-12-28", "2021-12-27"), ("2021-12-27", "2021-12-27")],
)
def test_the_stamp_gives_the_year(published: str, expected: str) -> None:
    found = when(report("Chiều 27/12, Đảng ủy xã Khe Gỗ tổ chức hội nghị."), published)
    assert (found.value.date, found.value.inferred) == (expected, True)
    assert found.warnings == (f"Năm họp không ghi trong bài, suy ra {expected[:4]} từ ngày đăng bài.",)


@pytest.mark.parametrize(
    ("lead", "expected", "daypart"),
    [
        ("Sáng nay, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2021-12-28", "morning"),
        ("Chiều qua, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2021-12-27", "afternoon"),
        ("Hôm nay, Đảng ủy xã Khe Gỗ tổ chức hội nghị.", "2021-12-28", None),
    ],
)
def test_without_a_day_the_stamp_stands_in(lead: str, expected: str, daypart: str | None) -> None:
    found = when(report(lead), "2021-12-28T18:12")
    assert found.value == MeetingDate(expected, None, True, daypart)
    assert len(found.warnings) == 1


def test_no_meeting_has_no_day() -> None:
    text = "Giá chè tăng\n\nSáng 3/5/2019, thương lái đã mua chè búp của xã với giá cao hơn tuần trước."
    assert when(text).value == MeetingDate()


def test_the_stamp_of_removed_chrome_comes_first() -> None:
    view = view_of("Một dòng")
    layout = lay_out(view)._replace(published="2020-01-01")
    assert (
        find_published(view, layout, ReportText(text="Một dòng", published="2021-05-07")).value
        == "2021-05-07"
    )
    assert find_published(view, layout, ReportText(text="Một dòng")).value == "2020-01-01"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("ngày 3/11, 05/11/2021", [((3, 11), None), ((5, 11), 2021)]),
        ("20 - 3 - 2019", [((20, 3), 2019)]),
        ("ngày 28 tháng 12 năm 2021", [((28, 12), 2021)]),
        ("Sáng 14.11", [((14, 11), None)]),
        ("tăng 12.5 triệu, 15-20% và 77/86 đại biểu", []),
        ("năm học 2021-2022, nhiệm kỳ 2020 - 2025, quý 1/2022, tỷ lệ 1/2000", []),
        ("ngày 31/6, 29/2/2021", []),
        ("ngày 29/2", [((29, 2), None)]),
    ],
)
def test_dates_are_told_from_other_figures(
    text: str, dates: list[tuple[tuple[int, int], int | None]]
) -> None:
    assert [(day.first, day.year) for day in dates_in(fold(text))] == dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ngày 05/9/2026", "2026-09-05"), (", ngày 5-9-2026", "2026-09-05"), (" (18/11/2020)", "2020-11-18"),
        (" ngày 6 tháng 3 năm 2019", "2019-03-06"), (" năm 2016", "2016"), (" tháng 8/2000", "2000"),
    ],
)  # fmt: skip
def test_the_date_behind_a_document(text: str, expected: str) -> None:
    found = date_after(fold(text), 0)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    "text", [" về 9/10/2021", " giai đoạn 2016-2020", " (2016-2020)", " ngày 31/2/2020", ""]
)
def test_what_is_no_documents_date(text: str) -> None:
    assert date_after(fold(text), 0) is None


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from("/-."), st.booleans())
def test_every_full_date_is_read_back(day: date, separator: str, padded: bool) -> None:
    width = 2 if padded else 1
    written = f"{day.day:0{width}d}{separator}{day.month:0{width}d}{separator}{day.year}"
    (found,) = dates_in(f"ngay {written}, hop")
    assert (found.first, found.year) == ((day.day, day.month), day.year)
    assert found.span.of(f"ngay {written}, hop") == written


@given(st.text(alphabet="0123456789/-–. ,ngàytừđếnvàháng\n", max_size=120))
def test_any_text_gives_possible_days_inside_it(text: str) -> None:
    folded = fold(text)
    end = 0
    for day in dates_in(folded):
        assert end <= day.start < day.end <= len(text)
        assert 1 <= day.first[0] <= 31
        assert 1 <= day.first[1] <= 12
        end = day.end
