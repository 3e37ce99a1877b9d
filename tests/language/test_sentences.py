"""Where paragraphs and sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.language.sentences import Span, paragraphs, sentences, trimmed


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Chi bộ họp. Ủy ban dự.", ["Chi bộ họp.", "Ủy ban dự."]),
        ("Chi bộ họp. Đảng ủy dự. Ấp 5 vắng.", ["Chi bộ họp.", "Đảng ủy dự.", "Ấp 5 vắng."]),
        ("Họp tại TP. Cao Bằng. Sau đó về xã.", ["Họp tại TP. Cao Bằng.", "Sau đó về xã."]),
        ("PGS. TS. Nông Văn Tạo dự. Hết.", ["PGS. TS. Nông Văn Tạo dự.", "Hết."]),
        ("Đ/c. Lục Thị Én nói.", ["Đ/c. Lục Thị Én nói."]),
        ("Đạt 1.586 tấn. 2. Rà soát quỹ.", ["Đạt 1.586 tấn.", "2. Rà soát quỹ."]),
        ("Vì sao chậm? Vì thiếu người! Thế thôi…", ["Vì sao chậm?", "Vì thiếu người!", "Thế thôi…"]),
        ("Làm đường, trồng rừng... Năm sau tiếp tục.", ["Làm đường, trồng rừng...", "Năm sau tiếp tục."]),
        ("Ông nói: “Phải làm ngay.” Mọi người đồng ý.", ["Ông nói: “Phải làm ngay.”", "Mọi người đồng ý."]),
        ("Hội nghị kết thúc./. Ban Tuyên giáo", ["Hội nghị kết thúc./.", "Ban Tuyên giáo"]),
        ("Theo Chỉ thị 05. chi bộ đã làm.", ["Theo Chỉ thị 05. chi bộ đã làm."]),
        ("không có dấu chấm", ["không có dấu chấm"]),
        ("", []),
        ("Cả tổ đồng ý. Họp xong lúc 5 giờ.", ["Cả tổ đồng ý.", "Họp xong lúc 5 giờ."]),
        ("Gặp DSCKI. Lò Thị Ý. Bà vắng.", ["Gặp DSCKI. Lò Thị Ý. Bà vắng."]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_paragraphs_are_runs_between_blank_lines() -> None:
    text = "\n\nMột\nhai \n\n  ba\n\n\nbốn\n"
    assert [span.of(text) for span in paragraphs(text)] == ["Một\nhai", "ba", "bốn"]


def test_a_span_knows_what_it_covers() -> None:
    span = Span(2, 5)
    assert [span.covers(at) for at in (1, 2, 4, 5)] == [False, True, True, False]
    assert trimmed("  ab  ", 0, 6) == Span(2, 4)
    assert trimmed("   ", 1, 3) == Span(3, 3)


@given(st.text(alphabet='aĐ.ấ!? \n…"”)1-T', max_size=200))
def test_sentences_cover_every_letter_once_and_in_order(text: str) -> None:
    found = [span for block in paragraphs(text) for span in sentences(text, *block)]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)
    covered = {at for span in found for at in range(*span)}
    assert all(char.isspace() for at, char in enumerate(text) if at not in covered)
