"""Facts as links: who or what is named leads to everything it appears in, and back, like in a web browser."""

from __future__ import annotations

from typing import Any

import pytest

from store import Meeting
from tui.widgets.hit_list import HitList


@pytest.mark.parametrize(
    ("value", "query", "count"),
    [
        ("Chi bộ Trạm Thủy nông Suối Lam", 'org:="Chi bộ Trạm Thủy nông Suối Lam"', "2 meetings"),
        ("Vàng A Lử", 'person:="Vàng A Lử"', "1 meeting"),
        ("05-CT/TW", "doc:=05-CT/TW", "1 meeting"),
    ],
)
async def test_enter_on_what_is_named_lists_all_with_it_and_backspace_goes_back(
    drive: Any, review: Meeting, value: str, query: str, count: str
) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type('"lắp đồng hồ"')
        await one.pilot.press("enter")
        await one.until(lambda: one.reader.meeting.id == review.id and one.app.focused is one.reader)
        await one.app.workers.wait_for_complete()
        await one.pilot.press("home")
        for _ in range(12):
            await one.pilot.press("full_stop")
            if one.reader.link is not None and one.reader.link.value == value:
                break
        else:
            pytest.fail(f"{value} is no link")
        line = one.reader.scroll_offset.y
        await one.pilot.press("enter")
        await one.until(lambda: one.search.input.value == query and one.count == count)
        assert isinstance(one.app.focused, HitList)
        await one.pilot.press("backspace")
        await one.until(lambda: one.search.input.value == '"lắp đồng hồ"')
        await one.until(lambda: one.reader.meeting.id == review.id and one.reader.scroll_offset.y == line)
