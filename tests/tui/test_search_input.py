"""The query is NFC whatever arrives, and pasted text is one clean line."""

from __future__ import annotations

import unicodedata

import pytest
from textual import events
from textual.app import ComposeResult

from tui.theme import ThemedApp
from tui.widgets.search_input import SearchInput


class InputApp(ThemedApp[None]):
    def compose(self) -> ComposeResult:
        yield SearchInput()

    @property
    def input(self) -> SearchInput:
        return self.query_one(SearchInput)


@pytest.mark.parametrize("word", ["tiến", "độ", "Nghị", "quyết"])
async def test_decomposed_typing_is_put_together(word: str) -> None:
    """Each mark is a key event of its own, as terminals on macOS send it."""
    app = InputApp()
    async with app.run_test() as pilot:
        for char in unicodedata.normalize("NFD", word):
            app.input.post_message(events.Key("x", char))
        await pilot.pause()
        assert app.input.value == word
        assert app.input.cursor_position == len(word)


async def test_a_mark_typed_in_mid_word_joins_its_letter() -> None:
    app = InputApp()
    async with app.run_test() as pilot:
        app.input.value = "hoi nghị"
        app.input.cursor_position = 2
        app.input.post_message(events.Key("x", "\u0323"))
        await pilot.pause()
        assert app.input.value == "họi nghị"
        assert app.input.cursor_position == 2


async def test_pasted_text_is_one_clean_line() -> None:
    app = InputApp()
    async with app.run_test() as pilot:
        app.input.value = "a b"
        app.input.cursor_position = 2
        pasted = unicodedata.normalize("NFD", "chậm\ntiến\x1b[0m\u200b độ ")
        app.input.post_message(events.Paste(pasted))
        await pilot.pause()
        assert app.input.value == "a chậm tiến[0m độb"


async def test_backspace_takes_a_whole_letter() -> None:
    app = InputApp()
    async with app.run_test() as pilot:
        await pilot.press("t", "ệ", "backspace")
        assert app.input.value == "t"
