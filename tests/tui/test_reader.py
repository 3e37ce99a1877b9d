"""The detail pane: moving between hits, and what is copied."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.pilot import Pilot

from store import Meeting
from tui.theme import ThemedApp
from tui.widgets.reader import Reader

WORDS = "chậm tiến độ"


class ReaderApp(ThemedApp[None]):
    def __init__(self, meeting: Meeting, words: str = WORDS) -> None:
        super().__init__()
        self.meeting = meeting
        self.hits = []
        at = meeting.text.find(words)
        while at >= 0:
            self.hits.append((at, at + len(words)))
            at = meeting.text.find(words, at + 1)
        self.heard: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield Reader()

    def on_mount(self) -> None:
        self.reader.focus()
        self.reader.show(self.meeting, self.hits)

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)

    def on_reader_hit_moved(self, event: Reader.HitMoved) -> None:
        self.heard.append((event.number, event.count))


def screen_lines(pilot: Pilot[Any]) -> list[str]:
    reader = pilot.app.query_one(Reader)
    return [reader.render_line(y).text for y in range(reader.size.height)]


def place_of(pilot: Pilot[Any], words: str) -> Offset:
    """Where `words` are on screen."""
    for y, line in enumerate(screen_lines(pilot)):
        if words in line:
            return Offset(line.index(words), y)
    raise AssertionError(f"{words!r} is not on screen")


async def test_hits_are_gone_through_and_round(review: Meeting) -> None:
    app = ReaderApp(review)
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.pause()
        app.reader.first_hit()
        went_round = [app.reader.next_hit(1) for _ in range(3)]
        await pilot.pause()
        assert went_round == [False, False, True]
        assert app.heard[-4:] == [(1, 3), (2, 3), (3, 3), (1, 3)]
        assert place_of(pilot, WORDS)


async def test_after_scrolling_away_the_next_hit_is_the_next_on_the_way(review: Meeting) -> None:
    app = ReaderApp(review)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        app.reader.first_hit()
        app.reader.action_bottom()
        app.reader.next_hit(-1)
        await pilot.pause()
        assert app.heard[-1] == (3, 3)


async def test_a_narrower_pane_keeps_the_line_one_reads(review: Meeting) -> None:
    app = ReaderApp(review)
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.pause()
        app.reader.go_to(review.text.index("Nguyên nhân chủ yếu"))
        await pilot.resize_terminal(50, 12)
        await pilot.pause()
        assert place_of(pilot, "Nguyên nhân chủ yếu").y <= 3


async def test_without_selection_the_sentence_of_the_hit_is_the_excerpt(review: Meeting) -> None:
    app = ReaderApp(review)
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.pause()
        app.reader.first_hit()
        span = app.reader.excerpt()
        assert span is not None
        assert review.text[slice(*span)].startswith("Tuy nhiên, việc lắp")


async def test_a_hit_that_was_scrolled_away_is_not_what_is_copied(review: Meeting) -> None:
    app = ReaderApp(review)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        app.reader.first_hit()
        app.reader.action_bottom()
        await pilot.pause()
        span: Any = app.reader.excerpt()
        first = next(line.split("▎ ")[-1].strip() for line in screen_lines(pilot) if "▎ " in line)
        assert span[0] > app.reader.hits[0][1] and first[:20] in review.text[slice(*span)]


async def test_without_hits_the_passage_on_top_is_the_excerpt(review: Meeting) -> None:
    app = ReaderApp(review, words="không có chỗ nào")
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.pause()
        app.reader.go_to(review.text.index("Nguyên nhân chủ yếu"))
        app.reader.action_down()
        span = app.reader.excerpt()
        assert span is not None
        assert review.text[slice(*span)].startswith("Nguyên nhân chủ yếu")


@pytest.mark.parametrize("width", [50, 100])
async def test_the_mouse_selects_clean_text_over_soft_line_ends(review: Meeting, width: int) -> None:
    app = ReaderApp(review)
    async with app.run_test(size=(width, 40)) as pilot:
        await pilot.pause()
        app.reader.go_to(review.text.index("Năm qua, Trạm"))
        await pilot.pause()
        start = place_of(pilot, "nạo vét 46 km")
        end = place_of(pilot, "mưa lũ.")
        await pilot.mouse_down(Reader, offset=start)
        await pilot.hover(Reader, offset=Offset(end.x + 6, end.y))
        await pilot.mouse_up(Reader, offset=Offset(end.x + 6, end.y))
        await pilot.pause()
        text = review.text
        wanted = text[text.index("nạo vét 46 km") : text.index("mưa lũ.") + 7]
        assert app.screen.get_selected_text() == wanted
        assert app.reader.selected_text() == wanted
        span = app.reader.excerpt()
        assert span is not None and text[slice(*span)] == wanted


async def test_a_drag_from_the_margin_begins_with_the_line(review: Meeting) -> None:
    app = ReaderApp(review)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        app.reader.go_to(review.text.index("Nguyên nhân chủ yếu"))
        await pilot.pause()
        line = place_of(pilot, "Nguyên nhân chủ yếu")
        await pilot.mouse_down(Reader, offset=Offset(2, line.y))
        await pilot.hover(Reader, offset=Offset(line.x + 10, line.y))
        await pilot.mouse_up(Reader, offset=Offset(line.x + 10, line.y))
        await pilot.pause()
        assert app.reader.selected_text() == "Nguyên nhân"


async def test_another_meeting_begins_at_its_top(review: Meeting, meetings: tuple[Meeting, ...]) -> None:
    app = ReaderApp(review)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        app.reader.action_bottom()
        app.reader.show(meetings[1])
        await pilot.pause()
        assert app.reader.scroll_offset.y == 0
        app.reader.show(None)
        await pilot.pause()
        assert app.reader.excerpt() is None


@pytest.mark.parametrize(
    ("times", "begin", "end"),
    [(2, "Tuy nhiên, việc lắp", "nhất là ca đêm."), (3, "Tuy nhiên, việc lắp", "còn nể nang.")],
)
async def test_two_clicks_select_the_sentence_three_the_passage(
    review: Meeting, times: int, begin: str, end: str
) -> None:
    app = ReaderApp(review)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        app.reader.go_to(review.text.index(begin))
        await pilot.pause()
        await pilot.click(Reader, offset=place_of(pilot, "đầu kênh còn"), times=times)
        await pilot.pause()
        text = review.text
        assert app.reader.selected_text() == text[text.index(begin) : text.index(end) + len(end)]


async def test_hits_are_ticks_in_the_scroll_bar(browse: Any) -> None:
    async with browse('"tiến độ"', size=(100, 14)) as (pilot, reader):
        await pilot.press("home")
        bar = reader.vertical_scrollbar
        x = bar.region.x

        def drawn() -> str:
            lines = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
            return "".join(line[x] for line in lines[bar.region.y : bar.region.bottom])

        rows = {
            int(reader.page.line_of(start) * bar.size.height / reader.virtual_size.height)
            for start, _ in reader.hits
        }
        assert {at for at, char in enumerate(drawn()) if char in "─━"} == rows
        assert drawn().count("━") == 1
        reader.show(reader.meeting, ())
        await pilot.pause()
        assert not set(drawn()) & set("─━")


async def test_the_same_shown_again_leaves_one_at_the_hit_one_went_on_to(review: Meeting) -> None:
    app = ReaderApp(review)
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.pause()
        app.reader.first_hit()
        app.reader.next_hit(1)
        app.reader.show(review, app.hits, at_hit=True)
        await pilot.pause()
        assert app.heard[-1] == (2, len(app.hits))
        app.reader.show(review, app.hits[:-1], at_hit=True)
        await pilot.pause()
        assert app.heard[-1] == (1, len(app.hits) - 1)
