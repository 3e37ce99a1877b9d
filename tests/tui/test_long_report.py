"""A report of two million letters: read from the first screen on, while the rest of it is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from textual.app import ComposeResult

from store import Meeting
from store.model import Passage, Person
from tui.page.page import lay_out
from tui.theme import ThemedApp
from tui.widgets import page_view
from tui.widgets.reader import Reader

WORDS = "chậm tiến độ"
PARAGRAPH = f"Hội nghị nghe báo cáo công trình còn {WORDS} ở các xã vùng cao, nêu rõ việc của từng bên.\n\n"
TIMES = 2_000_000 // len(PARAGRAPH)


@pytest.fixture(scope="module")
def long(review: Meeting) -> Meeting:
    """The words stand in every paragraph, and so does a person."""
    text = PARAGRAPH * TIMES
    named = tuple((at * len(PARAGRAPH), at * len(PARAGRAPH) + 8) for at in range(TIMES))
    return msgspec.structs.replace(
        review,
        title="",
        text=text,
        passages=(Passage(kind="shortcomings", start=0, end=len(text)),),
        people=(Person(name="Hội nghị", mentions=named),),
        documents=(),
    )


class LongApp(ThemedApp[None]):
    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.meeting = meeting

    def compose(self) -> ComposeResult:
        yield Reader()

    def on_mount(self) -> None:
        self.reader.focus()
        at = PARAGRAPH.index(WORDS)
        step = len(PARAGRAPH)
        self.reader.show(
            self.meeting, [(n * step + at, n * step + at + len(WORDS)) for n in range(0, TIMES, 100)]
        )

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)

    @property
    def shown(self) -> str:
        reader = self.reader
        return "\n".join(reader.render_line(y).text for y in range(reader.size.height))


@pytest.fixture
def no_more(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is laid out but what is needed for a key."""
    monkeypatch.setattr(page_view, "_SLICE_EVERY", 3600)
    yield


def test_lines_are_laid_out_as_far_as_they_are_asked_for(long: Meeting) -> None:
    whole, page = lay_out(long, 90), lay_out(long, 90)
    lines = list(whole.lines)
    assert page.height == 0
    page.reach(50)
    assert (page.height, page.whole) == (50, False)
    offset = 300_000
    number = page.line_of(offset)
    assert number == whole.line_of(offset)
    assert number < page.height < len(lines) // 2
    assert page.offset_at(number + 5) == whole.offset_at(number + 5)
    assert list(page.lines) == lines
    assert page.whole


async def test_a_key_is_answered_before_all_is_laid_out(long: Meeting, no_more: None) -> None:
    app = LongApp(long)
    async with app.run_test(size=(90, 30)) as pilot:
        await pilot.pause()
        reader = app.reader
        assert WORDS in app.shown
        before = app.shown.splitlines()
        await pilot.press("down")
        assert app.shown.splitlines()[:-1] == before[1:]
        assert reader.next_hit(1) is False
        await pilot.pause()
        assert reader.page is not None
        first, second = reader.hits[:2]
        top = reader.scroll_offset.y
        assert first[0] < second[0]
        assert top <= reader.page.line_of(second[0]) < top + 30
        assert not reader.page.whole


async def test_page_by_page_one_comes_past_what_was_laid_out_first(long: Meeting, no_more: None) -> None:
    app = LongApp(long)
    async with app.run_test(size=(90, 30)) as pilot:
        await pilot.pause()
        reader = app.reader
        first = reader.page.height if reader.page is not None else 0
        reader.to_line(first - 40)
        for at in range(1, 4):
            await pilot.press("pagedown")
            assert reader.scroll_offset.y == first - 40 + at * 28
        assert reader.page is not None
        assert not reader.page.whole


@pytest.mark.parametrize("key", ["end", "N"])
async def test_the_end_and_the_last_hit_are_where_they_are(long: Meeting, no_more: None, key: str) -> None:
    app = LongApp(long)
    async with app.run_test(size=(90, 30)) as pilot:
        await pilot.pause()
        reader = app.reader
        if key == "end":
            await pilot.press("end")
        else:
            reader.next_hit(-1)
        await pilot.pause()
        page = reader.page
        assert page is not None
        top = reader.scroll_offset.y
        if key == "end":
            assert page.whole
            assert top == len(page.lines) - reader.size.height == reader.max_scroll_y
        else:
            assert top <= page.line_of(reader.hits[-1][0]) < top + reader.size.height
        assert WORDS in app.shown


async def test_the_rest_is_laid_out_meanwhile_and_then_hits_are_ticks(long: Meeting, until: Any) -> None:
    app = LongApp(long)
    async with app.run_test(size=(90, 30)) as pilot:
        reader = app.reader
        await until(pilot, lambda: reader.page and reader.page.whole)
        await pilot.pause()
        assert reader.page is not None
        assert reader.max_scroll_y == len(reader.page.lines) - reader.size.height
        assert len(reader.ticks().lines) == len(reader.hits)
        assert reader.scroll_offset.y == 0
