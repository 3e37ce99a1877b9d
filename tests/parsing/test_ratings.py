"""How many were rated at which level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Passage, Rating
from store.parsing.figures.figures import count_of, number_of
from store.parsing.figures.ratings import find_ratings
from store.parsing.found import Found
from store.parsing.view import view_of

Row = tuple[str, str, int | None, float | None]


def ratings(text: str) -> Found[tuple[Rating, ...]]:
    return find_ratings(view_of(text), ())


def rows(text: str) -> list[Row]:
    return [(r.subject, r.level, r.count, r.percent) for r in ratings(text).value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Có 14 hội viên Hoàn thành xuất sắc nhiệm vụ (chiếm 20,6% số hội viên ), 54 hội viên "
            "Hoàn thành tốt nhiệm vụ (chiếm 79,4% số hội viên).",
            [("hội viên", "excellent", 14, 20.6), ("hội viên", "good", 54, 79.4)],
        ),
        # the short name of the lowest level, beside the others
        (
            "Có 4 hợp tác xã hoàn thành tốt (80%) và 1 hợp tác xã không hoàn thành (20%).",
            [("hợp tác xã", "good", 4, 80.0), ("hợp tác xã", "failed", 1, 20.0)],
        ),
        # whom a text spoke of long before are not those who are rated
        (
            "Có 40 viên chức. Trời mưa. Đường lầy. Xe trễ. Kết quả: 3 đồng chí hoàn thành tốt nhiệm vụ.",
            [("đồng chí", "good", 3, None)],
        ),
        # a body rates persons: they are its members
        (
            "Chi bộ 4 có 9 người. Kết quả: 02 đồng chí hoàn thành xuất sắc nhiệm vụ, 07 đồng chí hoàn thành "
            "tốt nhiệm vụ.",
            [("đảng viên", "excellent", 2, None), ("đảng viên", "good", 7, None)],
        ),
        (
            "Chi đoàn bỏ phiếu.\n\nKết quả: 3 đ/c hoàn thành xuất sắc nhiệm vụ; 11 đ/c hoàn thành nhiệm vụ.",
            [("đoàn viên", "excellent", 3, None), ("đoàn viên", "completed", 11, None)],
        ),
        # what is counted bare is the body itself
        (
            "Kết quả xếp loại chi bộ:\n\n- Hoàn thành xuất sắc nhiệm vụ: 2\n\n- Hoàn thành tốt nhiệm vụ: 7",
            [("chi bộ", "excellent", 2, None), ("chi bộ", "good", 7, None)],
        ),
        # rows of a table
        (
            "Xếp loại đảng viên\n\nHoàn thành xuất sắc nhiệm vụ | 12 | 10%\n\n"
            "Hoàn thành tốt nhiệm vụ | 96 | 80%",
            [("đảng viên", "excellent", 12, 10.0), ("đảng viên", "good", 96, 80.0)],
        ),
        (
            "Chi đoàn xếp loại: hoàn thành xuất sắc nhiệm vụ 03 đoàn viên (12,5%), hoàn thành nhiệm vụ "
            "21 đoàn viên (87,5%).",
            [("đoàn viên", "excellent", 3, 12.5), ("đoàn viên", "completed", 21, 87.5)],
        ),
        (
            "Kết quả xếp loại đảng viên: hoàn thành xuất sắc nhiệm vụ: 05 đồng chí (chiếm 20%); "
            "không hoàn thành nhiệm vụ: 20 đồng chí (80%).",
            [("đảng viên", "excellent", 5, 20.0), ("đảng viên", "failed", 20, 80.0)],
        ),
        (
            "Qua bỏ phiếu, 05/31 viên chức hoàn thành xuất sắc nhiệm vụ, 26/31 viên chức hoàn thành tốt "
            "nhiệm vụ.",
            [("viên chức", "excellent", 5, None), ("viên chức", "good", 26, None)],
        ),
        (
            "Có 4 công chức xếp loại hoàn thành tốt nhiệm vụ, chiếm 80%; một công chức hoàn thành nhiệm vụ, "
            "chiếm 20%.",
            [("công chức", "good", 4, 80.0), ("công chức", "completed", 1, 20.0)],
        ),
        (
            "Kết quả phân loại 20 đảng viên: 2 hoàn thành xuất sắc nhiệm vụ, 18 hoàn thành tốt nhiệm vụ.",
            [("đảng viên", "excellent", 2, None), ("đảng viên", "good", 18, None)],
        ),
        (
            "Xếp loại chi bộ: HTXSNV: 3; HTTNV: 12; KHTNV: 0.",
            [("chi bộ", "excellent", 3, None), ("chi bộ", "good", 12, None), ("chi bộ", "failed", 0, None)],
        ),
        (
            "Qua bình xét, 20% hội viên hoàn thành xuất sắc nhiệm vụ, 80% hoàn thành tốt nhiệm vụ.",
            [("hội viên", "excellent", None, 20.0), ("hội viên", "good", None, 80.0)],
        ),
        (
            "Có 12/15 chi bộ đạt trong sạch vững mạnh (80%), 3 chi bộ hoàn thành nhiệm vụ (20%).",
            [("chi bộ", "good", 12, 80.0), ("chi bộ", "completed", 3, 20.0)],
        ),
        (
            "Kết quả có 01 tập thể và 03 cá nhân hoàn thành xuất sắc nhiệm vụ.",
            [("tập thể", "excellent", 1, None), ("cá nhân", "excellent", 3, None)],
        ),
        (
            "Số đảng viên hoàn thành xuất sắc nhiệm vụ là 8 người (16%), hoàn thành tốt nhiệm vụ là 42 người "
            "(84%).",
            [("đảng viên", "excellent", 8, 16.0), ("đảng viên", "good", 42, 84.0)],
        ),
        (
            "Có 05/28 đ/c hoàn thành xuất sắc nhiệm vụ, chiếm 17,86%.",
            [("đồng chí", "excellent", 5, 17.86)],
        ),
        (
            "Kết quả xếp loại đảng viên như sau.\n\n- Hoàn thành xuất sắc nhiệm vụ: 04 đồng chí.\n\n"
            "- Hoàn thành tốt nhiệm vụ: 16 đồng chí.",
            [("đảng viên", "excellent", 4, None), ("đảng viên", "good", 16, None)],
        ),
        (
            "Ban Chỉ đạo xếp loại: 07/19 tỉnh hoàn thành tốt nhiệm vụ, 12/19 tỉnh hoàn thành nhiệm vụ.",
            [("tỉnh", "good", 7, None), ("tỉnh", "completed", 12, None)],
        ),
        (
            "Kết quả: 05 cơ sở hội hoàn thành xuất sắc (50%), 04 cơ sở hội hoàn thành tốt (40%), "
            "01 cơ sở hội hoàn thành (10%).",
            [
                ("cơ sở hội", "excellent", 5, 50.0),
                ("cơ sở hội", "good", 4, 40.0),
                ("cơ sở hội", "completed", 1, 10.0),
            ],
        ),
        ("Đến tháng 9, 12 xã hoàn thành (60%) việc đo đạc.", []),
    ],
)
def test_told(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu 80% đảng viên hoàn thành tốt nhiệm vụ, 20% hoàn thành xuất sắc nhiệm vụ.",
        "Hằng năm có 95% chi bộ hoàn thành tốt nhiệm vụ.",
        "Tặng giấy khen cho 05 đảng viên hoàn thành xuất sắc nhiệm vụ năm 2022.",
        "Kiến nghị xếp loại Đảng bộ Kho bạc là Hoàn thành tốt nhiệm vụ.",
        "Năm 2021, đơn vị hoàn thành xuất sắc nhiệm vụ.",
        "Tổ công tác 5 người hoàn thành nhiệm vụ cứu 11 thợ mỏ.",
        "100% đảng viên được xếp loại hoàn thành tốt nhiệm vụ trở lên.",
        "Đánh giá mức độ hoàn thành nhiệm vụ của 30 viên chức.",
    ],
)
def test_aims_praise_and_tasks_are_no_ratings(text: str) -> None:
    assert rows(text) == []


def test_a_total_is_kept() -> None:
    (first, second) = ratings(
        "Trong số 52 đảng viên có 12 đảng viên hoàn thành xuất sắc nhiệm vụ, 40 đảng viên hoàn thành tốt "
        "nhiệm vụ."
    ).value
    assert (first.total, second.total) == (52, 52)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            "Có 07/30 đảng viên hoàn thành tốt nhiệm vụ (chiếm 32,3%).",
            "Tỷ lệ phần trăm xếp loại đảng viên không khớp với số lượng nêu trong bài.",
        ),
        (
            "Kết quả xếp loại 20 đảng viên: 3 hoàn thành xuất sắc nhiệm vụ, 18 hoàn thành tốt nhiệm vụ.",
            "Số đảng viên được xếp loại cộng lại là 21, khác tổng số 20 nêu trong bài.",
        ),
        ("Cả xã có 19/25 thôn bản có điện lưới (đạt 66%).", "Tỷ lệ 66% không khớp với 19/25 thôn bản."),
        ("Có 12/18 hộ nộp đủ quỹ, chiếm 76,7%.", "Tỷ lệ 76,7% không khớp với 12/18 hộ nộp."),
    ],
)
def test_figures_that_do_not_agree(text: str, warning: str) -> None:
    assert ratings(text).warnings == (warning,)


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60))
def test_figures_that_agree_give_no_warning(best: int, good: int, rest: int) -> None:
    total = best + good + rest
    shares = [f"{100 * count / total:.1f}".replace(".", ",") for count in (best, good, rest)]
    text = (
        f"Kết quả: {best:02} đảng viên hoàn thành xuất sắc nhiệm vụ ({shares[0]}%), {good:02} đảng viên "
        f"hoàn thành tốt nhiệm vụ ({shares[1]}%), {rest:02} đảng viên hoàn thành nhiệm vụ ({shares[2]}%)."
    )
    assert [row[2] for row in rows(text)] == [best, good, rest]
    assert ratings(text).warnings == ()


def test_a_passage_of_targets_tells_no_ratings() -> None:
    text = "Toàn Đảng bộ: 80% chi bộ hoàn thành tốt nhiệm vụ."
    assert rows(text) != []
    assert find_ratings(view_of(text), (Passage(kind="targets", start=0, end=len(text)),)).value == ()


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.586", 1586.0),
        ("19,4", 19.4),
        ("19.4", 19.4),
        ("04", 4.0),
        ("1.234.567", 1234567.0),
        ("1.234,5", 1234.5),
    ],
)
def test_numbers(printed: str, value: float) -> None:
    assert number_of(printed) == value
    assert count_of(printed) == (int(value) if value.is_integer() else None)


@given(st.integers(0, 10**9))
def test_thousands_are_grouped_by_dots(number: int) -> None:
    assert count_of(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize(
    "text",
    [
        "Cả xã có 19/25 thôn bản có điện lưới (đạt 76%).",
        "Có 12/18 xã đạt chuẩn, 35% số hộ có máy cày.",
        "Hội nghị ngày 5/4 bàn việc giảm nghèo (đạt 20%).",
    ],
)
def test_shares_that_agree_or_are_none(text: str) -> None:
    assert ratings(text).warnings == ()


def test_persons_rated_in_an_office_are_called_what_they_are_called() -> None:
    text = (
        "Từng người tự nhận mức, tập thể góp ý. Kết quả: 04 đồng chí được xếp loại hoàn thành xuất sắc "
        "nhiệm vụ, 07 đồng chí hoàn thành tốt nhiệm vụ. Trong số 04 đồng chí hoàn thành xuất sắc có 02 đồng "
        "chí được đề nghị danh hiệu chiến sĩ thi đua cơ sở."
    )
    assert rows(text) == [("đồng chí", "excellent", 4, None), ("đồng chí", "good", 7, None)]
