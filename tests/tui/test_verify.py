"""Verifying a quotation: pasted, judged, looked at, opened."""

from __future__ import annotations

import re
import unicodedata
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from textual import events
from textual.widgets import Static

import store
from store import Comparison, Meeting, Piece
from tests.tui.test_hostile import on_screen
from tui.page.differences import verdict_of
from tui.screens.browser import BrowserScreen
from tui.screens.verify import VerifyScreen
from tui.text import use_language
from tui.widgets.held_list import HeldList
from tui.widgets.key_line import KeyLine
from tui.widgets.pasted_text import PastedText

ROOM = 53  # cells, in a terminal of 60
NEAR = (
    "Tuy nhiên, việc đặt đồng hồ đo nước ở các cống còn rất chậm tiến độ; … Một số đảng viên "
    "chưa mạnh dạn góp ý, phê bình còn nể nang."
)
WORDS = "việc lắp đồng hồ đo nước ở các cống đầu kênh còn chậm tiến độ"


async def paste(one: Any, text: str) -> None:
    """Pastes a passage, and waits for what the archive says to it."""
    if not isinstance(one.app.screen, VerifyScreen):
        await one.pilot.press("V")
        await one.until(lambda: isinstance(one.app.screen, VerifyScreen))
    before = verdict(one)
    one.app.post_message(events.Paste(text))
    await one.until(lambda: verdict(one) != before)


def verdict(one: Any) -> str:
    return str(one.app.screen.query_one("#verdict", Static).content)


def shown(one: Any) -> str:
    return str(one.app.screen.query_one("#differences", Static).content)


def held(one: Any) -> HeldList:
    return one.app.screen.query_one(HeldList)  # type: ignore[no-any-return]


def rows(one: Any) -> list[str]:
    return [held(one).draw_row(row, 100, held(one).rich_style)[0].text for row in range(held(one).row_count)]


async def test_a_passage_is_found_word_for_word_and_opened_with_its_words_selected(
    drive: Any, meetings: tuple[Meeting, ...]
) -> None:
    async with drive() as one:
        await paste(one, f"“{unicodedata.normalize('NFD', WORDS)}”".replace(" ", "\r\n", 3))
        assert verdict(one) == "Word for word in 1 report."
        assert rows(one) == ["▌ = word for word"]
        assert shown(one).startswith("việc lắp đồng hồ")
        await one.pilot.press("tab", "enter")
        await one.until(lambda: isinstance(one.app.screen, BrowserScreen) and one.reader.selected_text())
        assert one.reader.meeting.id == meetings[0].id
        assert one.reader.selected_text() == WORDS
        await one.pilot.press("backspace")
        await one.until(lambda: not one.reader.selected_text())


async def test_the_nearest_is_shown_with_what_differs(drive: Any) -> None:
    async with drive() as one:
        await paste(one, WORDS.replace("đo nước", "đo điện").replace("còn chậm", "còn rất chậm"))
        assert verdict(one) == "No report has it word for word. The nearest:"
        assert rows(one)[0].startswith("▌ ≈ 87% of the words · 1 changed · 1 added")
        assert "đo [−nước−] {+điện+} ở các cống đầu kênh còn {+rất+} chậm tiến độ" in shown(one)
        assert "only in the report" in shown(one)


async def test_nothing_near_and_nothing_at_all(drive: Any) -> None:
    async with drive() as one:
        await paste(one, "con voi trắng bay qua núi tuyết")
        assert verdict(one) == "No report has this passage, or one near it."
        assert held(one).row_count == 0
        await one.pilot.press("tab")
        assert isinstance(one.app.focused, PastedText)
        await one.pilot.press("ctrl+x")
        await one.until(lambda: "as soon as" in verdict(one))
        await one.pilot.press("escape")
        await one.until(lambda: isinstance(one.app.screen, BrowserScreen))


async def test_what_is_too_long_is_told(drive: Any) -> None:
    async with drive() as one:
        await paste(one, "nước " * 3001)
        assert verdict(one).startswith("This has 3,001 words")


async def test_of_a_text_far_too_long_it_is_told_how_much_is_there(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("V")
        await one.until(lambda: one.app.screen.query(PastedText))
        await paste(one, "nước " * 20_000)
        keys = one.app.screen.query_one(KeyLine)
        told = "What was pasted has 20,000 words; only the first 12,000 are here."
        await one.until(lambda: keys.news == told)


async def test_the_newest_passage_is_judged(drive: Any) -> None:
    async with drive() as one:
        await paste(one, "con voi trắng bay qua núi tuyết")
        await one.pilot.press("ctrl+x")
        one.app.post_message(events.Paste("hồ sơ giao rừng"))
        one.app.post_message(events.Paste(" ở ba huyện ven biển"))
        await one.until(lambda: verdict(one) == "Word for word in 1 report.")
        assert "ven biển" in shown(one)


async def test_a_hostile_passage_is_shown_harmlessly(drive: Any) -> None:
    async with drive() as one:
        await paste(one, f"[red]\x1b[31m[/]\u202e{WORDS} [@click=app.quit]x[/]\x07")
        pasted = one.app.screen.query_one(PastedText).text
        assert "\x1b" not in pasted and "\u202e" not in pasted and "[/]" in pasted
        assert "nearest" in verdict(one)
        assert "{+red][31m[/]+}" in shown(one)
        assert "\x1b" not in shown(one)


async def test_the_keys_stand_at_the_foot_before_anything_is_found(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("V")
        await one.until(lambda: isinstance(one.app.screen, VerifyScreen))
        await one.until(lambda: "Tab reports" in on_screen(one.app)[-1])


async def test_what_takes_long_is_told_and_what_is_typed_meanwhile_is_judged(
    drive: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify, go_on = store.verify, Event()

    def slowly(*asked: Any) -> Any:
        go_on.wait(10)
        return verify(*asked)

    monkeypatch.setattr(store, "verify", slowly)
    async with drive() as one:
        await one.pilot.press("V")
        await one.until(lambda: isinstance(one.app.screen, VerifyScreen))
        foot = one.app.screen.query_one(KeyLine)
        one.app.post_message(events.Paste("con voi trắng "))
        await one.until(lambda: foot.work == "Comparing with the archive …")
        await one.pilot.press("ctrl+x")
        one.app.post_message(events.Paste(WORDS))
        go_on.set()
        await one.until(lambda: verdict(one) == "Word for word in 1 report.")
        assert foot.work == ""


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_its_help_names_its_keys(drive: Any, language: str) -> None:
    use_language(language)
    async with drive() as one:
        await one.pilot.press("V", "f1")
        await one.until(lambda: one.app.screen.query(Static) and not isinstance(one.app.screen, VerifyScreen))
        await one.pilot.pause()
        told = "\n".join(on_screen(one.app))
        assert "Ctrl+x" in told and ("Verifying" if language == "en" else "Kiểm chứng") in told


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("kind", ["near", "exact", "exact words"])
@pytest.mark.parametrize("count", [1, 48, 400])
def test_what_differs_is_counted_in_whole_words_where_there_is_little_room(
    language: str, kind: str, count: int
) -> None:
    use_language(language)
    how = ("changed", "added", "missing", "omitted") if kind == "near" else ("omitted",)
    pieces = tuple(Piece(one, "a", "b") for one in how for _ in range(count))  # type: ignore[arg-type]
    compared = Comparison(0, 1, exact=kind != "near", literal=kind == "exact", share=0.87, pieces=pieces)
    told = verdict_of(compared, ROOM)
    assert cell_len(told) <= ROOM
    assert re.findall(r"\b\d+\b", told) == ["87"] * (kind == "near") + [str(count)] * len(how)
    assert " · " in verdict_of(compared, 100)


async def test_it_is_so_in_the_list(drive: Any) -> None:
    async with drive((60, 20)) as one:
        await paste(one, NEAR)
        told = "87%, 1 changed, 1 added, 2 missing, 1 omitted"
        await one.until(lambda: told in "\n".join(on_screen(one.app)))


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_id_is_whole_in_a_narrow_terminal(drive: Any, language: str) -> None:
    use_language(language)
    async with drive((60, 20)) as one:
        await paste(one, WORDS)
        await one.until(lambda: held(one).row_count)
        first = held(one).current
        assert first is not None
        long = replace(first.hit, organiser="Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Nậm Khoang Thượng")
        held(one).show((replace(first, hit=long),))
        await one.until(lambda: any("…" in line and f"#{long.id}" in line for line in on_screen(one.app)))
