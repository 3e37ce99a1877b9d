"""Links in the facts, related meetings, and the way back."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from textual.geometry import Offset

from store import Meeting
from store.model import meeting_id
from tui.question import Question
from tui.screens.palette import PaletteList
from tui.session import Session
from tui.text import use_language
from tui.widgets.bars import Bars
from tui.widgets.reader import Reader


async def read(one: Any, query: str, meeting: Meeting) -> None:
    await one.pilot.press("slash", "ctrl+u")
    await one.type(query)
    await one.until(lambda: one.list.current is not None and one.list.current.id == meeting.id)
    await one.pilot.press("enter")
    await one.until(lambda: one.reader.meeting.id == meeting.id and one.reader._about.related)
    await one.until(lambda: one.app.focused is one.reader)
    await one.pilot.press("home")


def line_with(one: Any, words: str) -> int:
    lines = [one.reader.render_line(y).text for y in range(one.reader.size.height)]
    return next(at for at, line in enumerate(lines) if words in line)


async def test_a_person_leads_to_their_meetings_and_backspace_back(drive: Any, review: Meeting) -> None:
    async with drive() as one:
        await read(one, "lắp đồng hồ", review)
        await one.pilot.press("full_stop", "full_stop", "full_stop")
        assert one.reader._link.value == "Nông Thị Mận"
        await one.pilot.press("comma")
        assert one.reader._link.value == "Lào Cai"
        await one.pilot.press("enter")
        await one.until(lambda: one.count == "5 meetings")
        assert one.search.input.value == 'province:="Lào Cai"'
        assert one.app.focused is one.list
        await one.pilot.press("backspace")
        await one.until(lambda: one.count == "1 meeting")
        assert one.search.input.value == "lắp đồng hồ"
        await one.until(lambda: one.reader.meeting.id == review.id)
        await one.pilot.press("alt+right")
        await one.until(lambda: one.count == "5 meetings")


async def test_enter_brings_a_link_back_that_was_scrolled_away_before_it_is_followed(
    drive: Any, review: Meeting
) -> None:
    async with drive((80, 24)) as one:
        await read(one, "lắp đồng hồ", review)
        await one.pilot.press("full_stop", "full_stop")
        assert " Enter follow the link" in one.app.screen.keys.render_line(0).text
        await one.pilot.press("x")
        await one.until(lambda: "follow the link" not in one.app.screen.keys.render_line(0).text)
        await read(one, "lắp đồng hồ", review)
        await one.pilot.press("full_stop", "full_stop")
        await one.pilot.press("end", "enter")
        assert one.count == "1 meeting" and one.app.focused is one.reader
        assert one.reader._link.value == "Lào Cai" and one.reader.scroll_offset.y < 10
        await one.pilot.press("enter")
        await one.until(lambda: one.count == "5 meetings")


async def test_the_link_in_hand_stays_when_more_is_told_of_the_meeting(drive: Any, review: Meeting) -> None:
    async with drive() as one:
        await read(one, "lắp đồng hồ", review)
        await one.pilot.press("full_stop", "full_stop", "m")
        await one.pilot.press("plus", *"x", "enter")
        await one.until(lambda: one.reader._about.tags == ("x",))
        assert one.reader.link is not None and one.reader.link.value == "Lào Cai"
        await one.pilot.resize_terminal(90, 30)
        await one.until(lambda: one.reader.size.width < 60)
        await one.pilot.press("enter")
        await one.until(lambda: one.count == "5 meetings")


async def test_who_reads_alone_comes_back_to_it(drive: Any, review: Meeting) -> None:
    async with drive() as one:
        await read(one, "lắp đồng hồ", review)
        await one.pilot.press("z", "full_stop", "full_stop", "enter")
        await one.until(lambda: one.count == "5 meetings")
        assert one.list.display and not one.screen.panes.alone
        await one.pilot.press("backspace")
        await one.until(lambda: one.screen.panes.alone and one.app.focused is one.reader)
        await one.until(lambda: one.reader.meeting.id == review.id)


async def test_on_a_vietnamese_screen_queries_are_written_in_vietnamese(drive: Any, review: Meeting) -> None:
    use_language("vi")
    async with drive() as one:
        await read(one, "lắp đồng hồ", review)
        await one.pilot.press("full_stop", "full_stop", "enter")
        await one.until(lambda: one.count == "5 cuộc họp")
        assert one.search.input.value == 'tỉnh:="Lào Cai"'
        await one.pilot.press("T")
        await one.until(lambda: one.app.screen.query(Bars) and one.app.screen.query_one(Bars).current[0])
        period = one.app.screen.query_one(Bars).current[0]
        await one.pilot.press("enter")
        await one.until(lambda: one.search.input.value == f'tỉnh:="Lào Cai" ngày:{period}')
        await one.pilot.press("backspace")
        await one.until(lambda: one.search.input.value == 'tỉnh:="Lào Cai"')


async def test_a_related_meeting_opens_and_says_why(drive: Any, review: Meeting) -> None:
    async with drive((120, 60)) as one:
        await read(one, "lắp đồng hồ", review)
        await one.pilot.press("end")
        y = line_with(one, "Sinh hoạt chi bộ chuyên đề")
        assert any("same body" in one.reader.render_line(y + below).text for below in (1, 2))
        x = one.reader.render_line(y).text.index("Sinh hoạt")
        line = one.reader.scroll_offset.y
        await one.pilot.click(Reader, offset=Offset(x + 2, y + 1))
        await one.until(lambda: one.reader.meeting.kind == "branch")
        assert one.count == "1 meeting"
        await one.pilot.press("backspace")
        await one.until(lambda: one.reader.meeting.id == review.id)
        await one.until(lambda: one.reader.scroll_offset.y == line)


async def test_a_document_is_clicked(drive: Any, review: Meeting) -> None:
    async with drive() as one:
        await read(one, "lắp đồng hồ", review)
        y = line_with(one, "27-HD/ĐU")
        x = one.reader.render_line(y).text.index("27-HD/ĐU")
        await one.pilot.click(Reader, offset=Offset(x + 1, y + 1))
        await one.until(lambda: one.search.input.value == "doc:=27-HD/ĐU")
        await one.until(lambda: one.count == "1 meeting")


async def test_there_is_no_way_back_at_first(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("backspace")
        assert one.news == "There is nothing to go back to."
        await one.pilot.press("alt+right")
        assert one.news == "There is nothing to go forward to."


async def go_by_palette(one: Any, words: str) -> None:
    await one.pilot.press("ctrl+p")
    await one.until(lambda: one.app.screen.query(PaletteList))
    await one.pilot.press(*("space" if letter == " " else letter for letter in words))
    rows = one.app.screen.query_one(PaletteList)
    await one.until(lambda: rows._rows and rows._rows[0][0].meeting)
    await one.pilot.press("enter")


async def test_the_list_stands_on_the_meeting_that_is_visited(drive: Any) -> None:
    async with drive() as one:
        first = one.list.current.id
        await go_by_palette(one, "lam sinh")
        await one.until(lambda: one.reader.meeting.kind == "year-end" and one.list.cursor)
        assert one.list.current.id == one.reader.meeting.id
        assert not one.list.stray
        await one.pilot.press("backspace")
        await one.until(lambda: one.reader.meeting.id == first)
        assert one.app.focused is one.list
        assert one.list.current.id == first


async def test_the_list_shows_that_what_is_visited_is_none_of_its_own(drive: Any, review: Meeting) -> None:
    async with drive() as one:
        await read(one, "lắp đồng hồ", review)
        assert one.list.render_line(0).text.startswith("▌")
        await go_by_palette(one, "lam sinh")
        await one.until(lambda: one.reader.meeting.kind == "year-end" and one.list.stray)
        assert one.news == "This meeting is not in the list. Backspace goes back."
        assert one.list.render_line(0).text.startswith("▏")
        await one.pilot.press("escape")
        assert one.app.focused is one.list
        await one.pilot.press("enter")
        await one.until(lambda: one.reader.meeting.id == review.id)
        assert one.list.render_line(0).text.startswith("▌")


async def test_a_click_on_the_row_one_left_comes_back_to_it(drive: Any, review: Meeting) -> None:
    async with drive() as one:
        await read(one, "lắp đồng hồ", review)
        await go_by_palette(one, "lam sinh")
        await one.until(lambda: one.list.stray)
        await one.pilot.click(one.list, offset=(5, 1))
        await one.until(lambda: one.reader.meeting.id == review.id and not one.list.stray)


async def test_back_leads_into_the_report_one_read(drive: Any, review: Meeting) -> None:
    async with drive((60, 20)) as one:
        await read(one, "lắp đồng hồ", review)
        await one.pilot.press("full_stop", "enter")
        await one.until(lambda: one.app.focused is one.list and one.count != "1 meeting")
        await one.pilot.press("backspace")
        await one.until(lambda: one.count == "1 meeting")
        assert one.app.focused is one.reader
        assert one.reader.display


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.session.PAGE", 2)
    monkeypatch.setattr("tui.widgets.hit_list.PAGE", 2)


async def test_what_is_read_stays_where_meetings_come_in_above_it(
    drive: Any, session: Session, review: Meeting, short_pages: None
) -> None:
    async with drive((120, 20)) as one:
        await one.pilot.press(*["down"] * 5)
        await one.until(lambda: one.list.current and one.reader.meeting.id == one.list.current.id)
        read = one.reader.meeting.id
        with session.archive.writer() as writer:
            text = "Một bản tin mới về trạm bơm."
            new = msgspec.structs.replace(
                review, id=meeting_id(text), text=text, date="2025-01-01", passages=()
            )
            writer.add(msgspec.structs.replace(new, people=(), documents=(), targets=(), ratings=()), b"new")
        one.screen.look_again()
        await one.until(lambda: one.count == "9 meetings" and one.list.cursor == 6)
        await one.until(lambda: one.list.current and one.list.current.id == read)
        assert one.reader.meeting.id == read
        assert not one.list.stray


async def test_the_list_goes_to_a_meeting_beyond_what_it_holds(drive: Any, short_pages: None) -> None:
    async with drive() as one:
        await go_by_palette(one, "nêu gương")
        await one.until(lambda: one.list.current and one.list.current.id == one.reader.meeting.id)
        assert one.reader.meeting.kind == "branch"
        assert one.list.cursor > 2
        await one.pilot.press("right_square_bracket")
        await one.until(lambda: one.reader.meeting.kind != "branch")


async def asked(one: Any, query: str) -> None:
    await one.pilot.press("slash", *("space" if letter == " " else letter for letter in query), "enter")
    await one.until(lambda: one.screen.asking.answer.question == Question(query, typing=False))
    await one.until(lambda: one.app.focused is one.reader)
    await one.until(lambda: one.reader.meeting.id == one.list.current.id)


async def test_backspace_leads_back_to_what_one_asked_before(drive: Any) -> None:
    async with drive() as one:
        first = one.reader.meeting.id
        await asked(one, "chậm")
        slow = one.reader.meeting.id
        await asked(one, "rừng")
        assert one.reader.meeting.id != slow
        await one.pilot.press("backspace")
        await one.until(lambda: one.search.input.value == "chậm" and one.count == "3 meetings")
        await one.until(lambda: one.reader.meeting.id == slow)
        assert one.app.focused is one.reader
        await one.pilot.press("backspace")
        await one.until(lambda: one.count == "8 meetings" and one.reader.meeting.id == first)
        assert one.app.focused is one.list
        await one.pilot.press("backspace")
        assert one.news == "There is nothing to go back to."
        await one.pilot.press("alt+right", "alt+right")
        await one.until(lambda: one.search.input.value == "rừng" and one.count == "1 meeting")


async def test_a_query_looked_at_and_left_as_it_was_is_no_step(drive: Any) -> None:
    async with drive() as one:
        await asked(one, "chậm")
        await one.pilot.press("slash", "escape", "slash", "enter", "backspace")
        await one.until(lambda: one.count == "8 meetings")


async def test_what_was_cleared_comes_back(drive: Any) -> None:
    async with drive((160, 40)) as one:
        await one.pilot.press("f", "down", "space")
        await one.until(lambda: one.count == "1 meeting")
        await one.pilot.press("slash", *"chi", "escape", "escape")
        await one.pilot.press("x")
        await one.until(lambda: one.count == "8 meetings")
        assert one.news == "Query and filters are cleared. Backspace brings them back."
        await one.pilot.press("backspace")
        await one.until(lambda: one.count != "8 meetings" and one.search.input.value == "chi")
        assert one.screen.asking.question.filters


async def test_a_click_on_the_author_lists_what_they_wrote(drive: Any, review: Meeting) -> None:
    async with drive() as one:
        await read(one, "lắp đồng hồ", review)
        y = line_with(one, "Hà Mây")
        x = one.reader.render_line(y).text.index("Hà Mây")
        await one.pilot.click(Reader, offset=Offset(x + 2, y + 1))
        await one.until(lambda: one.search.input.value == 'person:="Hà Mây"' and one.count == "1 meeting")


async def test_backspace_brings_the_hit_in_hand_back_as_well(drive: Any, review: Meeting) -> None:
    async with drive() as one:
        await read(one, "chi bộ trạm", review)
        await one.pilot.press("n", "n")
        hit = one.reader.hit
        assert hit == one.reader.hits[2][0]
        await one.pilot.press("home", "full_stop", "full_stop", "enter")
        await one.until(lambda: one.search.input.value == 'province:="Lào Cai"' and one.count == "5 meetings")
        await one.pilot.press("backspace")
        await one.until(lambda: one.search.input.value == "chi bộ trạm" and one.reader.hit == hit)
