"""What people do with the browser, from the first key to the clipboard."""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import Meeting, cite
from tui import clipboard
from tui.question import Answer, Question
from tui.screens.browser import BrowserScreen
from tui.screens.help import HelpScreen
from tui.screens.outline import OutlineScreen
from tui.session import Session
from tui.widgets.chips import Chips
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.key_line import KeyLine
from tui.widgets.reader import Reader


async def test_it_opens_on_the_newest_meeting(drive: Any) -> None:
    async with drive() as one:
        assert one.count == "8 meetings"
        assert one.reader.meeting.date == "2023-05-12"
        assert one.app.focused is one.list


async def test_search_enter_next_hit_copy_with_citation(drive: Any, sent: list[str], review: Meeting) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type('"lắp đồng hồ"')
        await one.until(lambda: one.count == "1 meeting")
        await one.pilot.press("enter")
        await one.until(lambda: one.app.focused is one.reader)
        await one.until(lambda: str(one.reader.border_title) == "1/2")
        await one.pilot.press("n", "N", "Y")
        await one.until(lambda: sent)
        start = review.text.index("Tuy nhiên, việc lắp")
        end = review.text.index("nhất là ca đêm.") + len("nhất là ca đêm.")
        assert sent == [cite(one.reader.meeting, start, end)]
        assert one.news.startswith("Sent to the clipboard: “Tuy nhiên")
        clipping = one.app.session.reader.clippings[0]
        assert (clipping.meeting, clipping.text) == (review.id, review.text[start:end])


async def test_a_burst_of_keys_goes_where_it_is_meant_to(drive: Any) -> None:
    async with drive() as one:
        one.burst("slash", *"qmxt", "backspace", "backspace", "backspace", "backspace", *"nghi", "enter", "G")
        await one.until(lambda: one.at_rest and one.app.focused is one.reader)
        assert one.search.input.value == "nghi"
        assert one.app.theme == "meetings-night"
        assert not one.app.session.reader.bookmarks
        assert one.app.is_running


async def test_enter_without_an_answer_comes_back_to_the_line(drive: Any) -> None:
    async with drive() as one:
        one.burst("slash", *"zzz", "enter")
        await one.until(lambda: one.at_rest and one.screen.asking.answer.question.typing is False)
        assert one.count == "0 meetings"
        assert one.app.focused is one.search.input


async def test_a_burst_goes_on_after_a_screen_went_away(drive: Any) -> None:
    async with drive() as one:
        one.burst("o", "escape", "question_mark", "escape", "slash", *"ab")
        await one.until(lambda: one.at_rest and one.search.input.value == "ab")


async def test_y_copies_the_excerpt_alone(drive: Any, sent: list[str]) -> None:
    async with drive() as one:
        await one.pilot.press("tab", "y")
        await one.until(lambda: sent)
        assert sent == [one.reader.meeting.title]


async def test_an_error_stands_under_the_line_and_the_answers_stay(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type("kind:xyz")
        await one.until(lambda: one.search.has_class("-wrong"))
        assert one.list.row_count == 8
        assert one.search.query_one(".search--error").region.height >= 1
        one.search.input.value = "kind:"
        await one.type("review")
        await one.until(lambda: one.count == "1 meeting")
        assert not one.search.has_class("-wrong")


class Slow(Session):
    """Answers the question `first` only when it is allowed to."""

    def hold(self) -> None:
        self.begun, self.go, self.ended = threading.Event(), threading.Event(), threading.Event()

    def ask(self, question: Question) -> Answer:
        answer = super().ask(question)
        if question.text == "rừng":
            self.begun.set()
            self.go.wait(10)
            self.ended.set()
        return answer


async def test_the_newest_answer_wins(drive: Any, archive_path: Path) -> None:
    session = Slow.open(archive_path)
    assert isinstance(session, Slow)
    session.hold()
    async with drive(on=session) as one:
        await one.pilot.press("slash")
        await one.type("rừng")
        await one.until(session.begun.is_set)
        one.search.input.value = "chậm"
        await one.until(lambda: one.count == "3 meetings")
        session.go.set()
        await one.until(session.ended.is_set)
        for _ in range(5):
            await one.pilot.pause()
        assert one.count == "3 meetings"


class Endless(Session):
    """Indexes and indexes until it is stopped."""

    def stale(self) -> bool:
        return True

    def refresh(self, progress: Callable[[int, int], None]) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()
        try:
            while True:
                self.begun.set()
                progress(1200, 100_000)
                time.sleep(0)
        finally:
            self.ended.set()


async def test_reading_goes_on_while_the_index_is_made_and_quitting_stops_it(
    drive: Any, archive_path: Path
) -> None:
    session = Endless.open(archive_path)
    async with drive(on=session) as one:
        await one.until(lambda: one.screen.query_one(KeyLine).work == "Indexing 1,200 of 100,000")
        assert one.count == "8 meetings"
    assert session.ended.wait(10)


async def test_filters_by_keyboard(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("f")
        assert one.app.focused is one.panel
        rows = one.panel_rows()
        assert rows[0] == "Kind"
        await one.pilot.press(*["down"] * rows[1:].index("□ Review 1"), "space")
        await one.until(lambda: one.count == "1 meeting")
        assert "■ Review 1" in one.panel_rows()
        assert "□ Year-end 1" in one.panel_rows()
        await one.pilot.press("down", "enter")
        await one.until(lambda: one.count == "2 meetings")
        await one.pilot.press("x")
        await one.until(lambda: one.count == "8 meetings")
        await one.pilot.press("escape")
        assert one.app.focused is one.list
        assert not one.panel.display


async def test_filters_by_mouse(drive: Any) -> None:
    async with drive((160, 40)) as one:
        await one.pilot.press("f")
        row = one.panel_rows().index("□ Cà Mau 2")
        await one.pilot.click(FilterPanel, offset=(6, row + 1))
        await one.until(lambda: one.count == "2 meetings")
        chips = one.screen.query_one(Chips)
        await one.until(lambda: chips.region.height == 1)
        await one.pilot.click(Chips, offset=(5, 0))
        await one.until(lambda: one.count == "8 meetings")
        assert not chips.display


async def test_filters_of_nothing_say_so(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("f", "slash", *"khongcogi")
        await one.until(lambda: one.count == "0 meetings" and not one.panel.row_count)
        assert "No meeting answers this." in one.panel.render_line(1).text


async def test_filters_and_words_together(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("f", "down", "space", "slash")
        await one.type("cham")
        await one.until(lambda: one.search.input.value == "cham" and one.count in {"0 meetings", "1 meeting"})


async def test_sorting_goes_round(drive: Any) -> None:
    async with drive() as one:
        first = one.reader.meeting.id
        await one.pilot.press("s")
        await one.until(lambda: one.reader.meeting.id != first)
        assert one.reader.meeting.date == "2021-07-20"
        assert str(one.list.border_title) == "oldest first"


@pytest.mark.parametrize(
    ("query", "orders"),
    [
        ("date:2021..2022", ["newest first", "oldest first", "newest first"]),
        ('province:="Lào Cai"', ["newest first", "oldest first", "newest first"]),
        ("ban", ["best first", "newest first", "oldest first"]),
        ("ban date:2021..2022", ["best first", "newest first", "oldest first"]),
    ],
)
async def test_the_best_come_first_only_where_words_rank_them(
    drive: Any, query: str, orders: list[str]
) -> None:
    async with drive() as one:
        one.search.put(query)
        for order in orders:
            await one.until(
                lambda order=order: (
                    str(one.list.border_title) == order and one.screen.asking.answer.question.text == query
                )
            )
            await one.pilot.press("escape", "s")


async def test_escape_steps_back(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", "escape")
        assert one.app.focused is one.list
        await one.pilot.press("enter")
        assert one.app.focused is one.reader
        await one.pilot.press("escape")
        assert one.app.focused is one.list


async def test_tab_goes_through_the_panes(drive: Any) -> None:
    async with drive() as one:
        seen = []
        for _ in range(3):
            await one.pilot.press("tab")
            seen.append(one.app.focused)
        assert seen == [one.reader, one.search.input, one.list]
        await one.pilot.press("shift+tab")
        assert one.app.focused is one.search.input


async def test_a_narrow_terminal_shows_one_pane_at_a_time(drive: Any) -> None:
    async with drive((60, 20)) as one:
        assert (one.list.display, one.reader.display) == (True, False)
        await one.pilot.press("enter")
        assert (one.list.display, one.reader.display) == (False, True)
        assert one.app.focused is one.reader
        await one.pilot.press("f")
        assert (one.panel.display, one.list.display, one.reader.display) == (True, False, False)
        await one.pilot.press("escape")
        assert (one.list.display, one.reader.display) == (True, False)
        await one.pilot.resize_terminal(100, 30)
        await one.until(lambda: one.list.display and one.reader.display)


async def test_enter_in_a_narrow_terminal_shows_the_hit(drive: Any) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("slash")
        await one.type('"dứt điểm"')
        await one.until(lambda: one.count == "1 meeting")
        await one.pilot.press("enter")
        await one.until(lambda: one.app.focused is one.reader and one.reader.scroll_offset.y > 0)
        top, text = one.reader.scroll_offset.y, one.reader.meeting.text
        assert top <= one.reader.page.line_of(text.index("dứt điểm")) < top + one.reader.size.height


async def test_the_outline_goes_to_a_passage(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type("lắp đồng hồ")
        await one.until(lambda: one.count == "1 meeting")
        await one.until(lambda: one.reader.meeting.kind == "review")
        await one.pilot.press("escape", "o")
        await one.until(lambda: isinstance(one.app.screen, OutlineScreen))
        await one.pilot.press("end", "up", "up", "enter")
        await one.until(lambda: isinstance(one.app.screen, BrowserScreen))
        assert one.app.focused is one.reader
        top = one.reader.page.offset_at(one.reader.scroll_offset.y)
        assert top <= one.reader.meeting.text.index("Phát biểu tại hội nghị")
        assert one.reader.scroll_offset.y > 0


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ([], "In the list"),
        (["tab"], "In the report"),
        (["f"], "In the filters"),
    ],
)
async def test_help_is_for_the_pane_one_stands_in(drive: Any, keys: list[str], heading: str) -> None:
    async with drive() as one:
        await one.pilot.press(*keys, "question_mark")
        await one.until(lambda: isinstance(one.app.screen, HelpScreen))
        await one.pilot.pause()
        lines = [strip.text for strip in one.app.screen._compositor.render_strips()]
        first = next(line for line in lines if "In the " in line)
        assert heading in first
        await one.pilot.press("escape")
        await one.until(lambda: isinstance(one.app.screen, BrowserScreen))


async def test_help_from_the_search_line_needs_a_key_that_is_not_typed(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", "question_mark")
        assert one.search.input.value == "?"
        await one.pilot.press("f1")
        await one.until(lambda: isinstance(one.app.screen, HelpScreen))
        await one.pilot.pause()
        told = "\n".join(strip.text for strip in one.app.screen._compositor.render_strips())
        assert "an older query" in told
        assert "a newer query" in told


async def test_bookmarks_are_kept(drive: Any, archive_path: Path) -> None:
    async with drive() as one:
        await one.pilot.press("m")
        marked = one.list.current.id
        assert one.list.render_line(0).text.startswith("▌ ★ ")
    assert Session.open(archive_path).reader.bookmarks == {marked}


async def test_next_meeting_from_the_report(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("tab", "right_square_bracket")
        await one.until(lambda: one.reader.meeting.date == "2023-03-31")
        assert one.app.focused is one.reader
        await one.pilot.press("left_square_bracket", "left_square_bracket")
        await one.until(lambda: one.news == "This is the first meeting.")


async def test_what_is_imported_meanwhile_appears(drive: Any, session: Session, review: Meeting) -> None:
    import msgspec

    from store.model import meeting_id

    async with drive() as one:
        text = "Chi bộ Trạm bơm Cống Mới họp đột xuất về đồng hồ nước, có bảy người dự."
        facts = {"passages": (), "people": (), "documents": (), "ratings": (), "targets": ()}
        other = msgspec.structs.replace(review, id=meeting_id(text), title="Cống Mới", text=text, **facts)
        with session.archive.writer() as writer:
            writer.add(other, text.encode())
        here = one.reader.meeting.id
        one.screen.look_again()
        await one.until(lambda: one.count == "9 meetings")
        assert one.list.current.id == here


async def test_a_key_in_the_last_line_can_be_clicked(drive: Any) -> None:
    async with drive() as one:
        line = one.screen.query_one(KeyLine)
        text = line.render_line(0).text
        await one.pilot.click(KeyLine, offset=(text.index("filters"), 0))
        await one.until(lambda: one.app.focused is one.panel)


async def test_the_mouse_selects_and_y_copies_what_is_selected(drive: Any, sent: list[str]) -> None:
    async with drive() as one:
        lines = [one.reader.render_line(y).text for y in range(one.reader.size.height)]
        y = next(at for at, line in enumerate(lines) if "Hai mươi sáu" in line)
        x = lines[y].index("Hai mươi sáu")
        await one.pilot.mouse_down(Reader, offset=(x, y + 1))
        await one.pilot.hover(Reader, offset=(x + 11, y + 1))
        await one.pilot.mouse_up(Reader, offset=(x + 11, y + 1))
        await one.pilot.press("y")
        await one.until(lambda: sent)
        await one.pilot.press("ctrl+c")
        await one.until(lambda: len(sent) == 2)
        assert sent == ["Hai mươi sáu"] * 2
        await one.pilot.press("escape")
        assert not one.app.screen.selections


async def test_themes_go_round(drive: Any) -> None:
    async with drive() as one:
        seen = [one.app.theme]
        for _ in range(3):
            await one.pilot.press("t")
            seen.append(one.app.theme)
        assert seen == ["meetings-night", "meetings-day", "meetings-plain", "meetings-night"]


async def test_ctrl_c_without_a_selection_says_how_to_quit(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("ctrl+c")
        assert one.news == "Nothing is selected. q or Ctrl+q quits."


async def test_without_any_program_the_terminal_is_asked(drive: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "ways", lambda environ: (clipboard.Way(),))
    async with drive() as one:
        written: list[str] = []
        monkeypatch.setattr(one.app._driver, "write", written.append)
        await one.pilot.press("y")
        encoded = base64.b64encode(one.reader.meeting.title.encode()).decode()
        await one.until(lambda: f"\x1b]52;c;{encoded}\a" in written)


async def test_q_ends(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("q")
        assert one.app.return_code == 0


async def test_the_filters_open_at_their_top_whatever_was_asked_before(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("f", "escape")
        first = one.panel_rows()[1]
        await one.pilot.press("slash")
        await one.type('"lắp đồng hồ"')
        await one.until(lambda: one.count == "1 meeting")
        assert one.panel_rows()[1] != first
        await one.pilot.press("escape", "x")
        await one.until(lambda: one.count == "8 meetings")
        await one.pilot.press("f")
        await one.until(lambda: one.panel.has_focus)
        assert one.panel.cursor == 1
        await one.pilot.press("down", "down")
        value = one.panel_rows()[one.panel.cursor].rsplit(" ", 1)[0]
        await one.pilot.press("slash", *"ban", "escape", "f")
        await one.app.workers.wait_for_complete()
        assert one.panel_rows()[one.panel.cursor].rsplit(" ", 1)[0] == value


async def test_what_was_told_does_not_stay_under_another_screen(browse: Any) -> None:
    async with browse() as (pilot, _):
        await pilot.press("m")
        keys = pilot.app.screen.keys
        assert keys.news == "Bookmarked."
        await pilot.press("o")
        await pilot.pause()
        assert keys.news == ""
