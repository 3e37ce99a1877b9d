"""What one sees where a query is wrong or nothing is found: all of it, in every size."""

from __future__ import annotations

from typing import Any

import pytest

from tui.text import use_language
from tui.widgets.hit_list import HitList

SIZES = ((60, 20), (80, 24), (120, 40), (200, 60))


def drawn(one: Any) -> str:
    """All words on screen, as they are read."""
    lines = [strip.text for strip in one.app.screen._compositor.render_strips()]
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "vi"])
async def test_an_error_is_told_to_its_last_word(drive: Any, size: tuple[int, int], language: str) -> None:
    use_language(language)
    async with drive(size) as one:
        await one.pilot.press("slash")
        await one.type("kind:abcxyz")
        await one.until(lambda: one.search.has_class("-wrong"))
        await one.pilot.pause()
        last = {"en": "not-a-meeting (không phải cuộc họp).", "vi": "không phải cuộc họp."}
        assert last[language] in drawn(one)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_under_an_error_no_count_is_seen_and_nothing_is_moved(
    drive: Any, size: tuple[int, int]
) -> None:
    async with drive(size) as one:
        await one.pilot.press("slash")
        await one.type("chậm ")
        await one.until(lambda: one.screen.asking.answer.question.text and one.count in drawn(one))
        count, line = one.count, one.search.input.region
        await one.type("kind:abcxyz")
        await one.until(lambda: one.search.has_class("-wrong") and count not in drawn(one))
        assert one.search.input.region == line
        one.search.put("chậm ")
        await one.until(lambda: not one.search.has_class("-wrong") and count in drawn(one))
        assert one.search.input.region == line


async def test_enter_on_a_wrong_query_leaves_one_in_the_line_with_the_list(drive: Any) -> None:
    async with drive((60, 20)) as one:
        await one.pilot.press("slash")
        await one.type("kind:abcxyz")
        await one.pilot.press("enter")
        await one.until(lambda: one.search.has_class("-wrong") and one.app.focused is one.search.input)
        assert one.list.display
        assert not one.reader.display


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("filtered", [False, True], ids=["words", "words and filters"])
async def test_that_nothing_is_found_is_told_in_whole_words(
    drive: Any, size: tuple[int, int], filtered: bool
) -> None:
    use_language("vi")
    async with drive(size) as one:
        if filtered:
            one.screen.asking.toggle("kind", "review")
            await one.until(lambda: one.screen.asking.answer.question.filters)
        await one.pilot.press("slash")
        await one.type("zzzyyyxxx")
        await one.until(lambda: one.count == "0 cuộc họp")
        await one.pilot.press("enter")
        await one.until(lambda: one.app.focused is one.search.input or isinstance(one.app.focused, HitList))
        assert one.list.display
        lines = " ".join(one.list.render_line(y).text for y in range(6))
        assert "Không có cuộc họp nào khớp." in " ".join(lines.split())
        if filtered and not one.list.offers:
            assert "Phím x bỏ bộ lọc." in " ".join(lines.split())
