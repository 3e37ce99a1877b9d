"""Lines that are nothing but the page's stamp."""

from __future__ import annotations

import pytest

from store.reading.stamps import stamp_of


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("28/12/2021 18:12", "2021-12-28T18:12"),
        ("Cập nhật: 08-05-2020 | 13:40:46", "2020-05-08T13:40"),
        ("Đăng vào Thứ ba, ngày 30/07/2019", "2019-07-30"),
        ("Thứ Hai, 12/12/2022, 08:30 [GMT+7]", "2022-12-12T08:30"),
        ("07:05 | Chủ nhật, ngày 1/3/2020", "2020-03-01T07:05"),
        ("19:58 | 07/09/2021 GMT+7", "2021-09-07T19:58"),
        ("Cập nhật: 09:42, 03/07/2023 (GMT+7)", "2023-07-03T09:42"),
        ("12 tháng 3, 2020 lúc 3:05 CH", "2020-03-12T15:05"),
        ("2026-01-28", "2026-01-28"),
        ("Thứ sáu, 07.05.2021", "2021-05-07"),
        ("11/11/2022 14:13    67", "2022-11-11T14:13"),
        ("08:30 02/03/2021 | 1.204", "2021-03-02T08:30"),
    ],
)
def test_stamps(line: str, when: str) -> None:
    stamp = stamp_of(line)
    assert stamp is not None
    assert stamp.when == when


@pytest.mark.parametrize(
    "line",
    [
        "Sáng 5/6/2020, Chi bộ Trạm bơm Cầu Ván họp thường kỳ",
        "31/02/2020",
        "11/11/2022 67",
        "Kế hoạch số 12/2020",
        "5/6",
        "",
        "Thứ hai, tiếp tục rà soát",
        "Cập nhật thông tin về dịch bệnh",
        "28/12/2021 18:12 Đảng bộ Sở họp",
    ],
)
def test_what_is_no_stamp(line: str) -> None:
    assert stamp_of(line) is None


def test_a_label_and_a_time_are_told() -> None:
    labelled = stamp_of("Ngày đăng: 01/02/2021")
    timed = stamp_of("01/02/2021 07:00")
    assert labelled is not None and labelled.labelled and not labelled.timed
    assert timed is not None and timed.timed and not timed.labelled
