"""Excerpts as one takes them: selected by keys, cited in every style, gathered over meetings and written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store import CITATION_STYLES, citation_template, cite
from tui.citing import Citing
from tui.screens.clippings import ClippingsScreen
from tui.session import Session
from tui.widgets.clean_input import CleanInput
from tui.widgets.clipping_list import ClippingList
from tui.widgets.key_line import KeyLine


async def test_by_words_sentences_and_passages_on_and_back(browse: Any, sent: list[str], until: Any) -> None:
    steps = (
        (("v",), "lắp đồng hồ"),
        (("right", "right"), "lắp đồng hồ đo nước"),
        (("left",), "lắp đồng hồ đo"),
        (("right_parenthesis",), "nhất là ca đêm."),
        (("right_curly_bracket",), "còn nể nang."),
        (("left_parenthesis",), "nhất là ca đêm."),
        (("v", "left_parenthesis"), "Tuy nhiên"),
    )
    async with browse('"lắp đồng hồ"') as (pilot, _):
        for at, (keys, edge) in enumerate(steps, 1):
            await pilot.press(*keys, "y")
            await until(pilot, lambda at=at: len(sent) == at)
            assert sent[-1].startswith(edge) if keys[0] == "v" else sent[-1].endswith(edge)
    assert all(one.startswith("lắp đồng hồ") for one in sent[:-1])


async def test_one_key_goes_through_all_styles_and_ones_own(
    session: Session, browse: Any, sent: list[str], until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = {"mine": citation_template("{excerpt} <{organiser}>")}
    async with browse('"lắp đồng hồ"') as (pilot, reader):
        session.citing = Citing("plain", templates)
        named = []
        for at in range(len(CITATION_STYLES) + 1):
            await pilot.press("Y")
            await until(pilot, lambda at=at: len(sent) == at + 1)
            await pilot.press("ctrl+y")
            named.append(pilot.app.screen.query_one(KeyLine).news.rpartition(" ")[2])
        assert named == [*CITATION_STYLES[1:], "mine", "plain"]
        span = reader.excerpt()
        cited = [cite(reader.meeting, *span, style=style).strip() for style in CITATION_STYLES]
        assert [one.strip() for one in sent[:-1]] == cited
        assert sent[-1].strip().endswith("<Chi bộ Trạm Thủy nông Suối Lam>")


async def test_gathered_over_meetings_put_in_order_annotated_and_written(
    browse: Any, session: Session, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    async with browse('"chậm tiến độ"') as (pilot, reader):
        for number in range(3):
            await pilot.press("c")
            assert len(session.reader.clippings) == number + 1
            before = reader.meeting.id
            if number < 2:
                await pilot.press("right_square_bracket")
                await until(pilot, lambda before=before: reader.meeting.id != before and reader.hits)
                await pilot.app.workers.wait_for_complete()
        assert len({one.meeting for one in session.reader.clippings}) == 3
        last = session.reader.clippings[2]
        await pilot.press("C")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClippingsScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(ClippingList).row_count == 3)
        await pilot.press("end", "K", "K", "e")
        await until(pilot, lambda: not isinstance(pilot.app.screen, ClippingsScreen))
        await pilot.press(*"truoc", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClippingsScreen))
        await pilot.press("w")
        await until(pilot, lambda: pilot.app.screen.query(CleanInput))
        await pilot.press("enter")
        written = tmp_path / "clippings.md"
        await until(pilot, written.exists)
    text = written.read_text(encoding="utf-8")
    assert text.count("> — ") == 3 and "truoc" in text
    assert text.index(last.text[:20]) < text.index(session.reader.clippings[1].text[:20])
