"""Selecting by keyboard: what is selected after which keys, and the laws that hold for any of them."""

from __future__ import annotations

from functools import reduce
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from textual.app import ComposeResult

from store import Meeting
from store.model import Passage
from tui.page.selecting import Selecting, selecting
from tui.theme import ThemedApp
from tui.widgets.reader import Reader

TEXT = (
    "Trạm Suối Lam họp tổ.\n\nNgày 4/6 tổ bơm báo cáo 27 việc. Việc nạo vét còn chậm! Tổ trưởng nhận lỗi.\n\n"
    "Tháng sau tổ làm bù ca đêm."
)
MEETING = Meeting(
    id="0" * 12,
    text=TEXT,
    passages=(
        Passage(kind="shortcomings", start=TEXT.index("Ngày 4/6"), end=TEXT.index("lỗi.") + 4),
        Passage(kind="plans", start=TEXT.index("Tháng sau"), end=len(TEXT)),
    ),
)
MOVES = {
    "w": ("word", 1), "b": ("word", -1), ")": ("sentence", 1), "(": ("sentence", -1),
    "}": ("passage", 1), "{": ("passage", -1),
}  # fmt: skip


def after(words: str, moves: str) -> str:
    """What is selected when one begins at `words` and makes these moves; `v` turns to the other end."""
    start = TEXT.index(words)
    now = selecting(MEETING, start, start + len(words))
    assert now is not None
    now = reduce(lambda one, move: one.turned() if move == "v" else one.moved(*MOVES[move]), moves, now)
    return TEXT[slice(*now.span)]


def test_words_sentences_passages_to_either_side() -> None:
    assert after("nạo vét", "ww") == "nạo vét còn chậm"
    assert after("nạo vét", "wwb") == "nạo vét còn"
    assert after("nạo vét", "wbb") == "Việc nạo vét"
    assert after("nạo vét", ")") == "nạo vét còn chậm!"
    assert after("nạo vét", "))") == "nạo vét còn chậm! Tổ trưởng nhận lỗi."
    assert after("nạo vét", "(") == "Việc nạo vét"
    assert after("nạo vét", "((").startswith("Ngày 4/6 tổ bơm")
    assert after("nạo vét", "}") == "nạo vét còn chậm! Tổ trưởng nhận lỗi."
    assert after("nạo vét", "{").startswith("Ngày 4/6")
    assert after("bơm", "bb") == "4/6 tổ bơm"


def test_turned_the_other_end_moves_and_what_was_won_stays() -> None:
    assert after("nạo vét", ")v(") == "Việc nạo vét còn chậm!"
    assert after("nạo vét", ")vw") == "vét còn chậm!"
    assert after("nạo vét", "(vww") == "Việc nạo vét còn chậm"
    assert after("nạo vét", "(vbb") == "Việc"


def test_an_end_that_passes_the_word_that_stays_goes_on_in_one_step() -> None:
    assert after("nạo", "wv)") == "vét còn chậm!"
    assert after("nạo", "wv}") == "vét còn chậm! Tổ trưởng nhận lỗi."
    assert after("nạo", "wvww") == "vét còn"
    assert after("vét", "w(") == "Việc nạo vét"
    assert after("vét", "w{").startswith("Ngày 4/6") and after("vét", "w{").endswith("vét")
    assert after("vét", "wbb") == "nạo vét"


@given(st.integers(0, len(TEXT) - 1), st.text("wb)(}{v", max_size=12))
def test_something_is_always_selected_and_never_half_a_word(at: int, moves: str) -> None:
    now = selecting(MEETING, at, at)
    if now is None:
        assert not TEXT[at:].strip(" .!")
        return
    for move in moves:
        before = now
        now = now.turned() if move == "v" else now.moved(*MOVES[move])
        start, end = now.span
        assert 0 <= start < end <= len(TEXT)
        assert not (TEXT[start - 1 : start].isalnum() and TEXT[start].isalnum())
        assert not (TEXT[end - 1].isalnum() and TEXT[end : end + 1].isalnum())
        assert move != "v" or now.span == before.span


def test_a_text_without_words_cannot_be_selected() -> None:
    assert selecting(Meeting(id="0" * 12, text="… !"), 0, 0) is None


class ReaderApp(ThemedApp[None]):
    def __init__(self, meeting: Meeting, words: str) -> None:
        super().__init__()
        self.meeting, self.words = meeting, words

    def compose(self) -> ComposeResult:
        yield Reader()

    def on_mount(self) -> None:
        at = self.meeting.text.find(self.words)
        self.reader.focus()
        self.reader.show(self.meeting, [(at, at + len(self.words))] if at >= 0 else [], at_hit=True)

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)


async def test_v_begins_at_the_hit_and_escape_of_the_selection_ends_it(review: Meeting) -> None:
    app = ReaderApp(review, "chậm tiến độ")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("v")
        assert app.reader.selected_text() == "chậm tiến độ"
        await pilot.press("right_parenthesis", "v", "left")
        await pilot.pause()
        assert app.reader.selected_text() == "còn " + review.text.split("còn ", 1)[1].split(" Một số")[0]
        app.screen.clear_selection()
        await pilot.press("right", "right_parenthesis")
        assert app.reader.selected_text() == ""


async def test_v_without_a_hit_begins_at_the_first_word_shown_and_lines_extend_it(review: Meeting) -> None:
    app = ReaderApp(review, "không có")
    async with app.run_test(size=(80, 7)) as pilot:
        await pilot.pause()
        app.reader.go_to(review.text.index("Nguyên nhân chủ yếu"))
        await pilot.press("down", "v")
        assert app.reader.selected_text() == "Nguyên"
        top = app.reader.scroll_offset.y
        await pilot.press("down")
        words = app.reader.selected_text()
        assert words.startswith("Nguyên nhân chủ yếu") and words in review.text
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert len(app.reader.selected_text()) > len(words)
        assert app.reader.scroll_offset.y > top
        await pilot.press("up")
        assert app.reader.selected_text() in review.text


async def test_home_and_end_select_to_the_ends_of_the_report(review: Meeting) -> None:
    app = ReaderApp(review, "không có")
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        app.reader.go_to(review.text.index("Nguyên nhân chủ yếu"))
        await pilot.press("down", "v", "end")
        chosen: Any = app.reader.excerpt()
        assert chosen == (review.text.index("Nguyên nhân chủ yếu"), len(review.text))
        await pilot.press("home")
        chosen = app.reader.excerpt()
        assert chosen[0] == 0 and review.text[: chosen[1]].endswith("Nguyên")


async def test_the_mouse_ends_selecting_by_keys(review: Meeting) -> None:
    app = ReaderApp(review, "chậm tiến độ")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("v", "right")
        await pilot.click(Reader, offset=(30, 5))
        await pilot.press("right")
        assert app.reader.selected_text() == ""


async def test_keys_go_on_with_what_the_mouse_selected(review: Meeting) -> None:
    app = ReaderApp(review, "không có")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.reader.go_to(review.text.index("chậm tiến độ"))
        await pilot.pause()
        place = app.reader.page.place_of(review.text.index("chậm tiến độ"))
        at = (place.column + app.reader.page.measure.margin, place.line - app.reader.scroll_offset.y)
        await pilot.mouse_down(Reader, offset=at)
        await pilot.hover(Reader, offset=(at[0] + 9, at[1]))
        await pilot.mouse_up(Reader, offset=(at[0] + 9, at[1]))
        assert app.reader.selected_text() == "chậm tiến"
        await pilot.press("v", "right")
        assert app.reader.selected_text() == "chậm tiến độ"
        await pilot.press("left", "left")
        assert app.reader.selected_text() == "chậm"
        await pilot.press("v", "left")
        assert app.reader.selected_text() == "còn chậm"


async def test_the_span_selected_by_keys_is_the_excerpt(review: Meeting) -> None:
    app = ReaderApp(review, "chậm tiến độ")
    async with app.run_test(size=(50, 20)) as pilot:
        await pilot.pause()
        await pilot.press("v", "right_curly_bracket")
        span: Any = app.reader.excerpt()
        assert review.text[slice(*span)].endswith("tự phê bình còn nể nang.")
        assert review.text[slice(*span)].startswith("chậm tiến độ; sổ")


def test_reaching_a_place_takes_its_whole_word() -> None:
    now = selecting(MEETING, TEXT.index("nạo"), TEXT.index("nạo"))
    assert isinstance(now, Selecting)
    assert TEXT[slice(*now.reaching(TEXT.index("trưởng") + 2).span)] == "nạo vét còn chậm! Tổ trưởng"
    assert TEXT[slice(*now.reaching(TEXT.index("việc.") + 1).span)] == "việc. Việc nạo"
    assert TEXT[slice(*now.reaching(TEXT.index("nạo") + 1).span)] == "nạo"


async def test_in_the_browser_y_copies_what_keys_selected_and_escape_only_drops_it(
    browse: Any, sent: list[str], until: Any
) -> None:
    async with browse('"lắp đồng hồ"') as (pilot, reader):
        await pilot.press("v", "right", "right", "right", "y")
        await until(pilot, lambda: sent)
        assert sent == ["lắp đồng hồ đo nước ở"]
        await pilot.press("escape")
        assert pilot.app.focused is reader
        await pilot.press("Y")
        await until(pilot, lambda: len(sent) == 2)
        assert sent[1].startswith("“Tuy nhiên")
        await pilot.press("escape")
        assert pilot.app.focused is not reader


async def test_the_end_that_moves_stays_on_screen_when_the_terminal_is_resized(review: Meeting) -> None:
    app = ReaderApp(review, "không có")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("v", *["right_curly_bracket"] * 4)
        span: Any = app.reader.excerpt()
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        reader: Any = app.reader
        assert reader.excerpt() == span
        line = reader.page.line_of(span[1] - 1)
        assert reader.scroll_offset.y <= line < reader.scroll_offset.y + reader.size.height
