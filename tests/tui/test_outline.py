"""The outline: passages, people and documents of a report, to go to."""

from __future__ import annotations

from typing import Any

from tui.screens.outline import OutlineList, OutlineScreen


async def read(one: Any) -> None:
    """A report that names people and documents is on screen."""
    await one.pilot.press("slash")
    await one.type('"lắp đồng hồ"')
    await one.until(lambda: one.count == "1 meeting")
    await one.pilot.press("enter")
    await one.until(lambda: one.app.focused is one.reader and one.reader.hits)


async def rows(one: Any) -> tuple[OutlineList, list[str]]:
    await one.pilot.press("o")
    await one.until(lambda: isinstance(one.app.screen, OutlineScreen))
    outline = one.app.screen.query_one(OutlineList)
    await one.until(lambda: outline.row_count)
    base = outline.rich_style
    return outline, [outline.draw_row(row, 80, base)[0].text.strip() for row in range(outline.row_count)]


async def test_people_and_documents_are_gone_to_where_they_are_first_named(drive: Any) -> None:
    async with drive() as one:
        await read(one)
        meeting = one.reader.meeting
        person = next(person for person in meeting.people if person.mentions)
        outline, texts = await rows(one)
        assert [text for text in texts if text in {"Passages", "People", "Documents"}] == [
            "Passages",
            "People",
            "Documents",
        ]
        row = next(row for row, text in enumerate(texts) if text.startswith(person.name))
        assert texts[row].split()[-1] == str(len(person.mentions))
        outline.cursor = row
        await one.pilot.press("enter")
        await one.until(lambda: one.app.focused is one.reader)
        assert one.reader.selected_text() == person.name


async def test_headings_are_passed_over(drive: Any) -> None:
    async with drive() as one:
        await read(one)
        outline, texts = await rows(one)
        await one.pilot.press("home")
        assert outline.cursor == 1
        await one.pilot.press("up")
        assert outline.cursor == 1
        row = texts.index("People")
        outline.cursor = row - 1
        await one.pilot.press("down")
        assert outline.cursor == row + 1
        await one.pilot.press("o")
        await one.until(lambda: not isinstance(one.app.screen, OutlineScreen))


async def test_it_opens_at_the_passage_one_reads(drive: Any) -> None:
    async with drive((80, 14)) as one:
        await read(one)
        outline, texts = await rows(one)
        assert "Tuy nhiên" in texts[outline.cursor]
        await one.pilot.press("down", "down", "enter")
        await one.until(lambda: one.app.screen is one.screen)
        goal = texts[outline.cursor].split()[-3]
        outline, texts = await rows(one)
        assert goal in texts[outline.cursor]
        await one.pilot.press("escape", "home")
        outline, texts = await rows(one)
        assert outline.cursor == 1
