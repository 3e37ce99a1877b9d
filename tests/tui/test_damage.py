"""An archive of which part cannot be read: the browser shows the rest, and says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tui.session import Session
from tui.text import use_language


async def test_a_damaged_segment_is_told_with_what_to_do(drive: Any, archive_path: Path) -> None:
    session = Session.open(archive_path)
    (segment,) = (archive_path / "meetings").glob("*.json")
    async with drive(on=session) as one:
        assert not one.news
        segment.write_bytes(segment.read_bytes()[:-200])
        one.screen.look_again()
        await one.until(lambda: "000001.json is damaged" in one.news)
        assert "check --repair" in one.news


async def test_nothing_else_is_told_over_it(drive: Any, archive_path: Path) -> None:
    """Once the index lacks the damaged meetings, the one that was open is neither missed nor shown."""
    session = Session.open(archive_path)
    (segment,) = (archive_path / "meetings").glob("*.json")
    async with drive(on=session) as one:
        segment.write_bytes(segment.read_bytes()[:-200])
        one.screen.look_again()
        await one.until(lambda: one.reader.meeting is None)
        await one.app.workers.wait_for_complete()
        await one.pilot.pause()
        assert "000001.json is damaged" in one.news
        drawn = "\n".join(strip.text for strip in one.app.screen._compositor.render_strips())
        assert "No meeting of this archive can be read" in drawn


async def test_it_is_told_also_where_a_newer_look_begins_meanwhile(
    drive: Any, archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.open(archive_path)
    (segment,) = (archive_path / "meetings").glob("*.json")
    async with drive(on=session) as one:
        damage, looks = session.damage, iter(range(2))

        def found() -> str:
            reason = damage()
            if next(looks, 1) == 0:
                one.app.call_from_thread(one.screen.look_again)
            return reason

        monkeypatch.setattr(session, "damage", found)
        segment.write_bytes(segment.read_bytes()[:-200])
        one.screen.look_again()
        await one.until(lambda: "000001.json is damaged" in one.news)


async def test_so_are_lost_notes_in_the_readers_language(drive: Any, archive_path: Path) -> None:
    (archive_path / "reader.json").write_bytes(b"{")
    use_language("vi")
    try:
        async with drive(on=Session.open(archive_path)) as one:
            await one.until(lambda: "bị hỏng" in one.news)
            assert "check --repair" in one.news
    finally:
        use_language("en")
