"""The command palette: what is called so, with or without accents."""

from __future__ import annotations

from typing import Any

import pytest

from tui.matching import match
from tui.screens.help import HelpScreen
from tui.screens.palette import PaletteList, PaletteScreen
from tui.text import current_language, use_language


def names(one: Any) -> list[str]:
    return [command.name for command, _ in one.app.screen.query_one(PaletteList)._rows]


async def type_into_palette(one: Any, text: str) -> None:
    await one.pilot.press("ctrl+p")
    await one.until(lambda: isinstance(one.app.screen, PaletteScreen) and one.app.screen.query(PaletteList))
    await one.pilot.press(*("space" if letter == " " else letter for letter in text))


async def test_a_command_is_found_and_run(drive: Any) -> None:
    async with drive() as one:
        await type_into_palette(one, "this help")
        assert names(one)[0] == "this help"
        await one.pilot.press("enter")
        await one.until(lambda: isinstance(one.app.screen, HelpScreen))


async def test_a_meeting_is_found_without_accents_and_opened(drive: Any) -> None:
    async with drive() as one:
        await type_into_palette(one, "ngap man rung")
        assert names(one) == []
        await one.pilot.press("ctrl+u", *"lam", "space", *"sinh")
        await one.until(lambda: names(one) and names(one)[-1].startswith("Sở Lâm sinh"))
        await one.pilot.press("enter")
        await one.until(lambda: one.reader.meeting.kind == "year-end")
        assert one.count == "8 meetings"
        assert one.app.focused is one.reader


async def test_a_meeting_is_found_by_a_person(drive: Any, review: Any) -> None:
    async with drive() as one:
        await type_into_palette(one, "vang lu")
        await one.until(lambda: review.title in names(one))


async def test_a_person_is_found_without_accents_and_leads_to_all_meetings_with_them(drive: Any) -> None:
    async with drive() as one:
        await type_into_palette(one, "vang lu")
        await one.until(lambda: any(name.startswith("Vàng") for name in names(one)))
        (person,) = [name for name in names(one) if name.startswith("Vàng")]
        await one.pilot.press(*["down"] * names(one).index(person), "enter")
        await one.until(lambda: one.search.input.value == f'person:="{person}"')
        await one.until(lambda: one.list.has_focus and person in one.reader.meeting.text)
        await one.pilot.press("backspace")
        await one.until(lambda: one.search.input.value == "")


async def test_signs_alone_name_nobody(drive: Any) -> None:
    async with drive() as one:
        await type_into_palette(one, "?")
        await one.app.workers.wait_for_complete()
        assert not names(one)


async def test_the_language_changes_and_the_question_stays(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type("chậm")
        await one.until(lambda: one.count == "3 meetings")
        await one.pilot.press("escape")
        await type_into_palette(one, "tieng viet")
        await one.pilot.press("enter")
        await one.until(lambda: one.screen.query("SearchLine") and one.count == "3 cuộc họp")
        assert current_language() == "vi"
        assert one.search.input.value == "chậm"


async def test_another_language_leaves_all_as_it_is(drive: Any) -> None:
    async with drive((120, 30)) as one:
        await one.pilot.press("slash")
        await one.type('"lắp đồng hồ"')
        await one.until(lambda: one.count == "1 meeting")
        await one.pilot.press("enter")
        await one.until(lambda: one.app.focused is one.reader and one.reader.hits)
        await one.app.workers.wait_for_complete()
        await one.pilot.press("home", "full_stop", "enter")
        await one.until(lambda: one.count != "1 meeting")
        await one.pilot.press("down", "space", "enter", "pagedown")
        await one.app.workers.wait_for_complete()
        meeting, cursor = one.reader.meeting, one.list.cursor
        top = one.reader.page.offset_at(one.reader.scroll_offset.y)
        await type_into_palette(one, "tieng viet")
        await one.pilot.press("enter")
        await one.until(lambda: one.count.endswith("cuộc họp"))
        await one.app.workers.wait_for_complete()
        assert (one.reader.meeting, one.list.cursor) == (meeting, cursor)
        assert one.reader.page.offset_at(one.reader.scroll_offset.y) == top
        assert one.app.focused is one.reader
        assert "đã chọn 1" in str(one.list.border_title)
        await one.pilot.press("backspace")
        await one.until(lambda: one.search.input.value == '"lắp đồng hồ"')


async def test_a_theme_is_chosen_and_escape_changes_nothing(drive: Any) -> None:
    async with drive() as one:
        await type_into_palette(one, "colours nord")
        await one.pilot.press("enter")
        await one.until(lambda: one.app.theme == "nord")
        await one.pilot.press("ctrl+p", "escape")
        await one.until(lambda: one.app.screen is one.screen)
        assert one.app.theme == "nord"


@pytest.mark.parametrize(
    ("typed", "name", "found"),
    [
        ("hoi nghi", "Hội nghị tổng kết", ["Hội", "nghị"]),
        ("tong", "Hội nghị tổng kết", ["tổng"]),
        ("duong", "Đường", ["Đường"]),
        ("HỘI", "hội", ["hội"]),
        ("xyz", "Hội nghị", None),
        ("hoi xyz", "Hội nghị", None),
    ],
)
def test_accents_and_case_do_not_matter(typed: str, name: str, found: list[str] | None) -> None:
    fits = match(typed, name)
    assert (None if fits is None else [name[start:end] for start, end in fits.spans]) == found


def test_the_beginning_of_a_word_counts_more() -> None:
    inside, beginning = match("an", "bản tin"), match("an", "an toàn")
    assert inside is not None and beginning is not None
    assert inside.score < beginning.score


@pytest.mark.parametrize(
    ("language", "typed", "name"),
    [
        ("vi", "theme", "Màu giao diện: nord"),
        ("vi", "theme nord", "Màu giao diện: nord"),
        ("vi", "cài đặt", "Thiết lập"),
        ("vi", "cai dat", "Thiết lập"),
        ("vi", "settings", "Thiết lập"),
        ("vi", "language", "Ngôn ngữ: English"),
        ("en", "giao dien", "Theme, colours: nord"),
        ("en", "preferences", "Settings"),
        ("en", "ngon ngu", "Language: Tiếng Việt"),
    ],
)
async def test_a_command_is_found_by_what_else_it_is_called(
    drive: Any, language: str, typed: str, name: str
) -> None:
    use_language(language)
    async with drive() as one:
        await type_into_palette(one, typed)
        await one.until(lambda: any(found.startswith(name) for found in names(one)))
