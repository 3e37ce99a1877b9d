"""When two texts are the same report, and when they are only as like as reports of one body are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Meeting, meeting_id
from store.search.resemblance import outline, same_report, sketch, surely_unlike

TOLD = """Đảng ủy xã Khe Rêu kiểm điểm năm 2021

Sáng ngày 28/12/2021, Đảng ủy xã Khe Rêu tổ chức hội nghị kiểm điểm tập thể, cá nhân năm 2021. Dự và chỉ \
đạo hội nghị có đồng chí Vàng A Sểnh, Phó Bí thư Thường trực Huyện ủy; đại diện các ban xây dựng Đảng của \
Huyện ủy. Đồng chí Mai Thị Lựu, Bí thư Đảng ủy xã chủ trì hội nghị.

Hội nghị đã nghe báo cáo kiểm điểm của tập thể Ban Thường vụ và của từng cá nhân; các đại biểu thẳng thắn \
tự phê bình và phê bình, chỉ rõ ưu điểm, hạn chế và nguyên nhân. Trong năm, Đảng ủy đã lãnh đạo hoàn \
thành 17 chỉ tiêu; kết nạp 12 đảng viên mới; 5 chi bộ hoàn thành tốt nhiệm vụ, 3 chi bộ hoàn thành xuất \
sắc nhiệm vụ.

Phát biểu tại hội nghị, đồng chí Vàng A Sểnh ghi nhận sự chuẩn bị nghiêm túc của Đảng ủy xã, đề nghị tập \
thể và mỗi cá nhân tiếp thu các ý kiến góp ý, xây dựng kế hoạch khắc phục hạn chế, gắn với việc học tập \
và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.

Kết luận hội nghị, đồng chí Mai Thị Lựu tiếp thu các ý kiến chỉ đạo và giao Văn phòng hoàn thiện báo cáo."""


def record(text: str, date: str | None = None, inferred: bool = False) -> Meeting:
    return Meeting(id=meeting_id(text), text=text, date=date, date_inferred=inferred)


def hosted(text: str, organiser: str) -> Meeting:
    return Meeting(id=meeting_id(text), text=text, organiser=organiser)


def changed(*pairs: tuple[str, str]) -> str:
    text = TOLD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        changed(("Đảng ủy xã Khe Rêu kiểm điểm năm 2021", "Khe Rêu: tự phê bình, phê bình thẳng thắn")),
        changed(("ủy", "uỷ"), ("hoàn", "hòan")),
        changed(("28/12/2021", "28-12-2021"), ("Sáng ngày", "Sáng")),
        TOLD + "\n\nQuang cảnh hội nghị. Ảnh: CTV\n\nHà Vy (Trang tin huyện)",
        TOLD.rpartition("\n\n")[0],
        TOLD.upper(),
    ],
)
def test_another_site_tells_the_same_report(text: str) -> None:
    one, other = record(TOLD), record(text)
    assert same_report(one, other)
    assert same_report(other, one)
    assert not set(sketch(TOLD)).isdisjoint(sketch(text))
    assert not surely_unlike(outline(TOLD).sample, outline(text).sample)


@pytest.mark.parametrize(
    "text",
    [
        # the same body on the same form a year later
        changed(("2021", "2022"), ("28/12", "27/12"), ("17 chỉ", "18 chỉ"), ("12 đảng", "9 đảng")),
        # another commune on the same form, the same day
        changed(("Khe Rêu", "Suối Đá"), ("Mai Thị Lựu", "Lò Thị Ban"), ("Vàng A Sểnh", "Giàng A Pó")),
        # the same matter in other words
        "Chiều 30/12/2021, xã Khe Rêu họp kiểm điểm. Bí thư Mai Thị Lựu chủ trì. " * 8,
    ],
)
def test_reports_of_other_meetings_stay_apart(text: str) -> None:
    assert not same_report(record(TOLD), record(text))


def test_two_days_are_two_meetings_unless_one_was_guessed() -> None:
    text = TOLD + "\n\nHà Vy"
    one = record(TOLD, "2021-12-28")
    assert not same_report(one, record(text, "2021-12-29"))
    assert same_report(one, record(text, "2021-12-29", inferred=True))
    assert same_report(one, record(text))


def test_two_communes_on_one_form_are_two_meetings() -> None:
    text = changed(("Khe Rêu", "Khe Vối"))
    assert not same_report(hosted(TOLD, "Đảng ủy xã Khe Rêu"), hosted(text, "Đảng ủy xã Khe Vối"))
    assert same_report(hosted(TOLD, "Đảng ủy xã Khe Rêu"), hosted(TOLD + "\n\nHà Vy", "Ban Thường vụ"))
    assert same_report(hosted(TOLD, "Đảng ủy xã Khe Rêu"), record(TOLD + "\n\nHà Vy"))


def test_short_texts_are_not_compared() -> None:
    text = "Họp giao ban tháng 1. Đồng chí Mai Thị Lựu chủ trì."
    assert sketch(text) == ()
    assert not same_report(record(text), record(text + " Hết."))


def test_samples_tell_texts_that_share_little() -> None:
    words = [f"{first}{last}" for first in "bcdghklm" for last in ("an", "eo", "inh", "oc", "uy")]
    one, other = (" ".join(random.Random(seed).choices(words, k=300)) for seed in (1, 2))
    assert surely_unlike(outline(one).sample, outline(other).sample)
    assert not surely_unlike(outline(one).sample, outline(one + " " + other[:60]).sample)


@given(st.text(alphabet="aàbđ 1\n.", max_size=400))
def test_a_sketch_follows_from_the_text_alone_and_fits_the_index(text: str) -> None:
    marks = sketch(text)
    assert marks == sketch(text)
    assert all(0 <= mark < 2**63 for mark in marks)
