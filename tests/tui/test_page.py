"""A page shows the whole report, once, and every place on it leads back to the text."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store import Meeting
from store.model import Passage, meeting_id
from tui.page.block import Place
from tui.page.excerpt import passage_at, sentence_at
from tui.page.page import Page, lay_out
from tui.page.ratings import bar
from tui.text import use_language

WIDTHS = (12, 30, 46, 62, 80, 140)


def shown(page: Page) -> list[str]:
    return [
        line.block.text[line.start : line.end].replace("\u00a0", " ") if line.block else ""
        for line in page.lines
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_whole_text_is_on_the_page_once(review: Meeting, width: int) -> None:
    page = lay_out(review, width)
    of_text = [
        line.block.text[line.start : line.end]
        for line in page.lines
        if line.block is not None and line.block.at is not None
    ]
    assert "".join("".join(of_text).split()) == "".join(review.text.split())


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_fit_their_pane(review: Meeting, width: int) -> None:
    page = lay_out(review, width)
    assert page.measure.margin + page.measure.text <= width
    for line, text in zip(page.lines, shown(page), strict=True):
        if line.block is None or line.block.wraps:
            assert cell_len(text) <= page.measure.text


@pytest.mark.parametrize("width", WIDTHS)
def test_every_place_of_the_text_is_found_on_its_line(review: Meeting, width: int) -> None:
    page = lay_out(review, width)
    for offset in range(0, len(review.text), 7):
        if review.text[offset].isspace():
            continue
        line = page.lines[page.line_of(offset)]
        assert line.block is not None and line.block.at is not None
        assert line.block.at + line.start <= offset < line.block.at + line.end


def test_facts_stand_above_the_text(review: Meeting) -> None:
    text = "\n".join(shown(lay_out(review, 100)))
    for fact in (
        "Review · 14 Dec 2021, afternoon · about 2021",
        "Nông Thị Mận, Bí thư Chi bộ, Trạm trưởng",
        "≥ 95%  diện tích được tưới chủ động",
        "19,4% does not fit 7 of 38 đảng viên.",
        "27-HD/ĐU · 05-CT/TW",
    ):
        assert fact in text
    assert text.index("Nông Thị Mận") < text.index("Thực hiện Hướng dẫn")


def test_facts_are_said_in_the_language_in_use(review: Meeting) -> None:
    use_language("vi")
    page = lay_out(review, 100)
    assert "Kiểm điểm · chiều 14/12/2021 · về năm 2021" in "\n".join(shown(page))
    assert {"Chủ trì", "Hạn chế", "Nguyên nhân"} <= {line.label for line in page.lines}


def test_a_passage_in_mid_paragraph_begins_a_line_of_its_own(review: Meeting) -> None:
    page = lay_out(review, 100)
    number = page.line_of(review.text.index("Tuy nhiên, việc lắp"))
    line = page.lines[number]
    assert line.label == "Shortcomings"
    assert page.lines[number - 1].block is not None


def test_ratings_are_a_table_with_bars(review: Meeting) -> None:
    lines = [text for text in shown(lay_out(review, 100)) if "%" in text and "━" in text]
    assert lines[1].split() == ["good", "27/38", "71.1%", "━" * 14]


@pytest.mark.parametrize(("percent", "drawn"), [(0, ""), (100, "━━━━"), (50, "━━"), (0.1, "╸"), (37.5, "━╸")])
def test_bars(percent: float, drawn: str) -> None:
    assert bar(percent, 4) == drawn


def test_copied_text_is_the_reports_own(review: Meeting) -> None:
    start = review.text.index("Năm qua, Trạm")
    end = review.text.index("Nguyên nhân chủ yếu")
    for width in WIDTHS:
        page = lay_out(review, width)
        first, last = page.line_of(start), page.line_of(end - 3)
        assert page.copied(Place(first, 0), Place(last, 1 << 20)) == review.text[start:end].strip()
        assert page.span(Place(first, 0), Place(last, 1 << 20)) == (start, end - 2)


def test_copied_facts_keep_their_labels(review: Meeting) -> None:
    page = lay_out(review, 100)
    number = next(at for at, line in enumerate(page.lines) if line.label == "Place")
    assert page.copied(Place(number, -5), Place(number, 1 << 20)) == "Place: hội trường Trạm"
    assert page.span(Place(number, 0), Place(number, 5)) is None


def test_a_part_of_a_line_is_copied_as_it_stands(review: Meeting) -> None:
    page = lay_out(review, 100)
    offset = review.text.index("chậm tiến độ")
    number = page.line_of(offset)
    line = page.lines[number]
    assert line.block is not None and line.block.at is not None
    column = offset - line.block.at - line.start
    assert page.copied(Place(number, column), Place(number, column + 12)) == "chậm tiến độ"


@given(st.text(alphabet="ab ộ.\n\x1b\u202e", min_size=1, max_size=80), st.data())
def test_impossible_passages_lose_no_text(text: str, data: st.DataObject) -> None:
    number = st.integers(min_value=0, max_value=90)
    passages = tuple(
        Passage(kind="plans", start=start, end=end)
        for start, end in data.draw(st.lists(st.tuples(number, number), max_size=4))
    )
    page = lay_out(Meeting(id=meeting_id(text), title="", text=text, passages=passages), 40)
    of_text = "".join(
        text[line.block.at + line.start : line.block.at + line.end]
        for line in page.lines
        if line.block is not None and line.block.at is not None and line.block.tone != "title"
    )
    assert "".join(of_text.split()) == "".join(text.split())


def test_a_record_of_nothing_is_a_page_too() -> None:
    assert shown(lay_out(Meeting(id="0" * 12), 80))[1] == "(untitled)"


def test_the_sentence_of_a_hit(review: Meeting) -> None:
    start = review.text.index("chậm tiến độ")
    left, right = sentence_at(review, start, start + 12)
    assert review.text[left:right].startswith("Tuy nhiên, việc lắp đồng hồ")
    assert review.text[left:right].endswith("nhất là ca đêm.")


def test_the_passage_one_reads(review: Meeting) -> None:
    start, end = passage_at(review, review.text.index("kinh phí cấp muộn"))
    assert review.text[start:end].startswith("Nguyên nhân chủ yếu")
    bare = msgspec.structs.replace(review, passages=())
    start, end = passage_at(bare, review.text.index("kinh phí cấp muộn"))
    assert review.text[start:end].endswith("chưa sát.")


def test_rows_of_a_table_stand_close_and_hang_under_their_first_cell() -> None:
    head = "TT | Tên chi bộ trực thuộc | Số đảng viên | Hoàn thành tốt nhiệm vụ"
    text = f"Kết quả:\n\n{head}\n\n1 | Chi bộ thôn Gò Mít | 24 | 17\n\nHội nghị | bế mạc."
    page = lay_out(Meeting(id="0" * 12, text=text), 50)
    lines = [line for line in page.lines if line.block is None or line.block.at is not None]
    body = [line.block.text[line.start : line.end] if line.block else "" for line in lines]
    assert body[body.index("Kết quả:") :] == [
        "Kết quả:",
        "",
        "TT | Tên chi bộ trực thuộc | Số đảng viên |",
        "Hoàn thành tốt nhiệm vụ",
        "1 | Chi bộ thôn Gò Mít | 24 | 17",
        "",
        "Hội nghị | bế mạc.",
        "",
    ]
    rows = [line.block for line in lines if line.block is not None and line.block.hang]
    assert {block.hang for block in rows} == {2} and len(rows) == 3
    bars = [head[ink.start : ink.end] for ink in rows[0].inks if ink.name == "faint"]
    assert bars == ["|", "|", "|"]
