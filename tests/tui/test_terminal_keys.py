"""What a terminal sends, as keys."""

from __future__ import annotations

import pytest
from textual import constants
from textual.events import Key

from tui.terminal import KeyParser


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1be\x1be\x1be", ["alt+e"] * 3),
        ("\x1b<\x1b}", ["alt+less_than_sign", "alt+right_curly_bracket"]),
        ("\x1bW", ["alt+shift+w"]),
        ("\x1bx\x1b[A", ["alt+x", "up"]),
        ("\x1b[1;3Cq\x1b[1;3D", ["alt+right", "q", "alt+left"]),
        ("\x1b[1;4A\x1b[1;5A", ["alt+shift+up", "ctrl+up"]),
        ("\x1bOP\x1b[15~", ["f1", "f5"]),
        ("ă<", ["ă", "less_than_sign"]),
    ],
)
@pytest.mark.parametrize("without_kitty", [False, True])
def test_alt_with_a_letter_sign_or_arrow_is_one_key(
    sent: str, keys: list[str], without_kitty: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", without_kitty)
    assert [event.key for event in KeyParser().feed(sent) if isinstance(event, Key)] == keys


def test_a_key_with_alt_types_nothing() -> None:
    (event,) = KeyParser().feed("\x1bd")
    assert isinstance(event, Key)
    assert event.character is None
