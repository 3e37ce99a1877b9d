"""Suggestions, recent queries, and the query coloured, as one types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store import Meeting
from tui.question import Question
from tui.session import Session
from tui.text import use_language
from tui.theme import PLAIN
from tui.widgets.suggestions import Suggestions


def suggested(one: Any) -> list[str]:
    panel = one.search.suggestions
    style = panel.rich_style
    rows = [panel.draw_row(row, 40, style)[0].text for row in range(panel.row_count)]
    return [" ".join(row.split()) for row in rows] if panel.first else []


def colour_at(one: Any, words: str) -> str:
    strip = one.search.input.render_line(0)
    segment = next(segment for segment in strip if words in segment.text)
    return segment.style.color.name


async def test_tab_completes_the_field_and_then_its_value(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", *"chậm")
        await one.pilot.press("space", *"nguo")
        await one.until(lambda: suggested(one))
        assert suggested(one)[0] == "người (person)"
        await one.pilot.press("tab")
        assert one.search.input.value == "chậm người:"
        await one.until(lambda: "Vàng A Lử 1" in suggested(one))
        await one.pilot.press(*"vang")
        await one.until(lambda: suggested(one) == ["Vàng A Lử 1"])
        await one.pilot.press("tab")
        assert one.search.input.value == 'chậm người:"Vàng A Lử" '
        await one.until(lambda: one.count == "1 meeting")
        assert not suggested(one)
        assert one.app.focused is one.search.input


@pytest.mark.parametrize(
    ("language", "typed"), [("vi", "loại:tổng-kết "), ("en", "kind:year-end "), ("vi", "(chậm OR")]
)
async def test_nothing_is_suggested_for_what_stands_there(drive: Any, language: str, typed: str) -> None:
    use_language(language)
    async with drive() as one:
        found: list[str] = []
        complete = one.search.suggestions._complete
        one.search.suggestions._complete = lambda text, at: found.append(text) or complete(text, at)
        await one.pilot.press("slash", *("space" if letter == " " else letter for letter in typed))
        await one.until(lambda: found[-1:] == [typed])
        await one.app.workers.wait_for_complete()
        await one.pilot.pause()
        assert not suggested(one)


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("vi", "loại:tổ", "tổng kết 1"),
        ("vi", "chu", "chủ trì"),
        ("vi", "người-v", "người viết (tác giả)"),
        ("vi", "kind:ye", "tổng kết (year-end) 1"),
        ("en", "loại:tổ", "tổng kết (year-end) 1"),
        ("en", "chai", "chủ trì (chair)"),
    ],
)
async def test_suggestions_speak_the_language_of_the_screen(
    drive: Any, language: str, typed: str, first: str
) -> None:
    use_language(language)
    async with drive() as one:
        await one.pilot.press("slash", *typed)
        await one.until(lambda: suggested(one)[:1] == [first])


async def test_down_moves_into_the_suggestions_and_enter_takes_one(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", *"kind:")
        await one.until(lambda: len(suggested(one)) > 2)
        second = one.search.suggestions._rows[1].text
        await one.pilot.press("down", "down", "enter")
        assert one.search.input.value == f"kind:{second} "
        assert one.app.focused is one.search.input


async def test_enter_opens_the_report_that_is_seen_whatever_comes_first_then(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", *"ban")
        await one.until(lambda: one.count == "5 meetings")
        await one.until(lambda: one.reader.meeting.id == one.list.current.id)
        seen = one.list.current.id
        await one.pilot.press("enter")
        await one.app.workers.wait_for_complete()
        await one.pilot.pause()
        asking = one.screen.asking
        assert not asking.answer.question.typing
        assert asking.answer.hits[0].id != seen  # the word as such ranks otherwise than as a beginning
        assert one.reader.meeting.id == one.list.current.id == seen
        assert one.app.focused is one.reader


@pytest.mark.parametrize("key", ["escape", "down", "shift+tab"])
async def test_what_is_wrong_with_a_query_is_told_when_its_line_is_left(drive: Any, key: str) -> None:
    async with drive() as one:
        await one.pilot.press("slash", *"date:45/13")
        await one.app.workers.wait_for_complete()
        assert not one.search.has_class("-wrong")
        await one.pilot.press(key)
        await one.until(lambda: one.search.has_class("-wrong"))
        assert one.app.focused is not one.search.input
        await one.pilot.press("x")
        await one.until(lambda: not one.search.has_class("-wrong"))


async def test_a_word_that_is_left_half_written_is_nothing_wrong(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", *"bơ", "escape")
        await one.app.workers.wait_for_complete()
        assert one.app.focused is one.list
        assert not one.search.has_class("-wrong")


async def test_enter_searches_while_no_suggestion_is_picked(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", *"kind:review")
        await one.until(lambda: one.count == "1 meeting")
        await one.pilot.press("enter")
        assert one.app.focused is one.reader
        assert not suggested(one)


async def test_escape_closes_the_suggestions_first(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", *"in:")
        await one.until(lambda: suggested(one))
        await one.pilot.press("escape")
        assert not suggested(one)
        assert one.app.focused is one.search.input
        await one.pilot.press("escape")
        assert one.app.focused is one.list


async def test_a_click_takes_a_suggestion(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", *"province:")
        await one.until(lambda: len(suggested(one)) == 3)
        row = suggested(one).index("Cà Mau 2")
        await one.pilot.click(Suggestions, offset=(4, row))
        await one.until(lambda: one.search.input.value == 'province:"Cà Mau" ')


async def test_recent_queries_come_back_with_up_and_go_with_down(drive: Any, archive_path: Path) -> None:
    async with drive() as one:
        for query in ("rừng", "chậm"):
            await one.pilot.press("slash", "ctrl+u", *query)
            await one.until(lambda query=query: one.screen.asking.answer.question.text == query)
            await one.pilot.press("enter")
            await one.until(lambda query=query: one.app.session.reader.recent[:1] == (query,))
        await one.pilot.press("slash", "ctrl+u", "up")
        assert one.search.input.value == "chậm"
        await one.pilot.press("up", "up")
        assert one.search.input.value == "rừng"
        await one.until(lambda: one.count == "1 meeting")
        await one.pilot.press("down")
        assert one.search.input.value == "chậm"
        await one.pilot.press("down", "down")
        assert one.app.focused is one.list
    assert Session.open(archive_path).reader.recent == ("chậm", "rừng")


async def test_from_the_query_that_was_asked_up_leads_to_older_ones_and_down_back(drive: Any) -> None:
    async with drive() as one:
        for query in ("rừng", "chậm"):
            await one.pilot.press("slash", "ctrl+u", *query)
            await one.until(lambda query=query: one.screen.asking.answer.question.text == query)
            await one.pilot.press("enter")
            await one.until(lambda query=query: one.app.session.reader.recent[:1] == (query,))
        await one.pilot.press("slash")
        assert one.search.input.value == "chậm"
        await one.pilot.press("up")
        assert one.search.input.value == "rừng"
        await one.pilot.press("down")
        assert one.search.input.value == "chậm"
        await one.pilot.press("down")
        assert one.app.focused is one.list


async def test_up_leaves_a_line_alone_that_was_changed(drive: Any, session: Session) -> None:
    session.remember(Question("rừng"))
    async with drive() as one:
        await one.pilot.press("slash", *"xy", "up")
        assert one.search.input.value == "xy"


async def test_the_query_is_coloured_and_an_error_marked_in_place(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", *"người:lử lũ kind:nonsense -x")
        await one.until(lambda: one.search.has_class("-wrong"))
        assert len({colour_at(one, words) for words in ("người:", "lử", "lũ")}) == 3
        wrong = [
            segment.text
            for segment in one.search.input.render_line(0)
            if segment.style is not None and segment.style.underline
        ]
        assert "nonsense" in "".join(wrong)
        assert "lũ" not in "".join(wrong)
        await one.pilot.press("ctrl+u", "l")
        assert not any(
            segment.style.underline for segment in one.search.input.render_line(0) if segment.style
        )


def test_hits_stand_only_in_the_passages_asked_for(session: Session, review: Meeting) -> None:
    answer = session.ask(Question("in:shortcomings chậm tiến độ"))
    inside = next(one for one in review.passages if one.kind == "shortcomings")
    spans = session.highlight(answer, review)
    assert [review.text[start:end] for start, end in spans] == ["chậm tiến độ"]
    assert inside.start <= spans[0][0] < inside.end


def test_a_document_is_highlighted_in_any_spelling(session: Session, review: Meeting) -> None:
    answer = session.ask(Question("doc:05-CT/TW"))
    shown = [review.text[start:end] for start, end in session.highlight(answer, review)]
    assert "Chỉ thị số 05-CT/TW" in shown


async def asked(one: Any, query: str) -> None:
    await one.pilot.press("slash", *query)
    await one.until(lambda: one.screen.asking.answer.question.text == query)
    await one.pilot.press("enter")
    await one.until(lambda: one.app.focused is one.reader and not one.screen.asking.answer.question.typing)


async def test_slash_lets_one_type_over_the_old_query_and_up_brings_it_back(drive: Any) -> None:
    async with drive() as one:
        await asked(one, "ban")
        await one.pilot.press("slash", *"rừ")
        assert one.search.input.value == "rừ"
        await one.pilot.press("backspace", "backspace", "up")
        assert one.search.input.value == "ban"


async def test_up_brings_back_a_query_that_was_typed_over_before_enter(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash", *"chậm", "escape", "escape", "slash", "r", "backspace", "up")
        assert one.search.input.value == "chậm"


@pytest.mark.parametrize(
    ("keys", "query"),
    [
        (["left", "x"], "xcho vay"),
        (["right", "x"], "cho vayx"),
        (["end", "x"], "cho vayx"),
        (["home", "x"], "xcho vay"),
        (["ctrl+w", "x"], "cho x"),
        (["backspace"], ""),
    ],
)
async def test_the_old_query_is_gone_on_with_by_the_keys_that_move(
    drive: Any, keys: list[str], query: str
) -> None:
    async with drive() as one:
        one.search.put("cho vay")
        await one.pilot.press("slash", *keys)
        assert one.search.input.value == query
        await one.app.workers.wait_for_complete()


async def test_enter_and_escape_leave_the_old_query_as_it_is(drive: Any) -> None:
    async with drive() as one:
        await asked(one, "ban")
        first = one.reader.meeting.id
        await one.pilot.press("slash", "escape")
        assert one.app.focused is one.list
        await one.pilot.press("slash", "enter")
        assert one.app.focused is one.reader
        await one.app.workers.wait_for_complete()
        await one.pilot.pause()
        assert (one.search.input.value, one.reader.meeting.id) == ("ban", first)


async def test_a_click_puts_the_cursor_where_it_is(drive: Any) -> None:
    async with drive() as one:
        await asked(one, "cham")
        await one.pilot.click(one.search.input, offset=(2, 0))
        await one.pilot.press("x")
        assert one.search.input.value == "chxam"


async def test_in_sixteen_colours_a_selected_query_is_in_reverse(drive: Any) -> None:
    async with drive() as one:
        one.search.put('kind:review -"cho vay"')
        await one.pilot.press("slash")
        one.app.use_theme(PLAIN)
        await one.pilot.pause()
        styles = [one_of.style for one_of in one.search.input.render_line(0) if one_of.text.strip()]
        assert len(styles) > 3
        assert all(style.reverse and style.color != style.bgcolor for style in styles)
