"""Saved searches in the side panel, and undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tui.session import Session
from tui.widgets.clean_input import CleanInput
from tui.widgets.saved_searches import SavedSearches


def saved(one: Any) -> list[str]:
    panel = one.screen.query_one(SavedSearches)
    style = panel.rich_style
    rows = [panel.draw_row(row, 34, style)[0].text for row in range(panel.row_count)]
    return [" ".join(row.split()) for row in rows] if panel.is_on_screen else []


async def save(one: Any, name: str) -> None:
    await one.pilot.press("S")
    await one.until(lambda: one.app.screen.query(CleanInput) and one.app.screen is not one.screen)
    await one.pilot.press("ctrl+u", *name, "enter")
    await one.until(lambda: one.app.screen is one.screen)


async def test_a_search_is_saved_counted_run_removed_and_brought_back(drive: Any, archive_path: Path) -> None:
    async with drive((160, 40)) as one:
        await one.pilot.press("slash", *"chậm")
        await one.until(lambda: one.count == "3 meetings")
        await one.pilot.press("escape")
        await save(one, "slow")
        await one.until(lambda: saved(one) == ["⌕ slow 3"])
        await one.pilot.press("x")
        await one.until(lambda: one.count == "8 meetings")
        await one.pilot.press("F")
        assert one.app.focused is one.screen.query_one(SavedSearches)
        await one.pilot.press("enter")
        await one.until(lambda: one.count == "3 meetings")
        assert one.search.input.value == "chậm"
        assert one.app.focused is one.list
        await one.pilot.press("F", "delete")
        assert saved(one) == []
        assert one.app.focused is one.panel
        assert one.news == "Removed: slow. u brings it back."
        await one.pilot.press("u")
        await one.until(lambda: saved(one) == ["⌕ slow 3"])
        await one.pilot.press("ctrl+r", "u")
        await one.until(lambda: one.news == "Taken back: saved search")
    assert Session.open(archive_path).reader.searches == {"slow": "chậm"}


async def test_the_name_proposed_is_typed_over(drive: Any) -> None:
    async with drive((160, 40)) as one:
        await one.pilot.press("slash", *"chậm", "escape", "escape", "S")
        await one.until(lambda: one.app.screen.query(CleanInput) and one.app.screen is not one.screen)
        await one.pilot.press(*"slow", "enter")
        await one.until(lambda: saved(one) == ["⌕ slow 3"])


async def test_filters_are_saved_with_the_query(drive: Any) -> None:
    async with drive((160, 40)) as one:
        await one.pilot.press("f", "down", "space")
        await one.until(lambda: one.count == "1 meeting")
        await save(one, "one kind")
        text = one.app.session.reader.searches["one kind"]
        assert text.startswith("kind:")
        await one.until(lambda: saved(one) == ["⌕ one kind 1"])


async def test_counts_follow_the_archive(drive: Any, session: Session, review: Any) -> None:
    import msgspec

    from store.model import meeting_id

    session.reader.save_search("slow", "chậm")
    session.reader.save_search("wrong", "kind:nonsense")
    session.reader.save_search("begun", "chậ")  # listed as the beginning of a word
    async with drive((160, 40)) as one:
        await one.pilot.press("f")
        await one.until(lambda: saved(one) == ["⌕ begun 3", "⌕ slow 3", "⌕ wrong ?"])
        text = review.text + " Thêm nữa."
        with session.archive.writer() as writer:
            other = msgspec.structs.replace(review, id=meeting_id(text), text=text, date="2023-01-05")
            writer.add(other, text.encode())
        one.screen.look_again()
        await one.until(lambda: saved(one)[1] == "⌕ slow 4")


async def test_a_click_runs_a_search_and_escape_saves_nothing(drive: Any, session: Session) -> None:
    session.reader.save_search("slow", "chậm")
    async with drive((160, 40)) as one:
        await one.pilot.press("f")
        await one.until(lambda: saved(one))
        await one.pilot.click(SavedSearches, offset=(6, 1))
        await one.until(lambda: one.count == "3 meetings")
        await one.pilot.press("S")
        await one.until(lambda: one.app.screen is not one.screen)
        await one.pilot.press("escape")
        await one.until(lambda: one.app.screen is one.screen)
        assert list(session.reader.searches) == ["slow"]


async def test_there_is_nothing_to_take_back_or_save_at_first(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("u")
        assert one.news == "There is nothing to take back."
        await one.pilot.press("S")
        assert one.news == "There is no query to save."
        await one.pilot.press("m", "u")
        assert not one.app.session.reader.bookmarks
        await one.pilot.press("ctrl+r")
        assert one.app.session.reader.bookmarks == {one.list.current.id}
