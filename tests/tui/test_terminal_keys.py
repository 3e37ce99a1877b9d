"""What a terminal sends, as keys."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import constants
from textual.events import Key, Paste

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


@given(
    before=st.sampled_from(["", "a", "\x1b[A", "\x1b"]),
    pasted=st.text(alphabet="a\x1b[201~;\n31mếx"),
    cuts=st.lists(st.integers(0, 60), max_size=6),
)
def test_what_is_pasted_is_text_whatever_is_in_it(before: str, pasted: str, cuts: list[int]) -> None:
    """However the terminal cuts it into pieces; only the mark of a paste's end ends it."""
    while "\x1b[201~" in pasted:
        pasted = pasted.replace("\x1b[201~", "")
    sent = f"{before}\x1b[200~{pasted}\x1b[201~q"
    parser = KeyParser()
    places = [0, *sorted(cuts), len(sent)]
    pieces = [sent[start:end] for start, end in pairwise(places) if sent[start:end]]
    told = [event for piece in pieces for event in parser.feed(piece)]
    keys = [event.key for event in told if isinstance(event, Key)]
    texts = [event.text for event in told if isinstance(event, Paste)]
    assert keys[-1] == "q"
    assert len(keys) == 1 + bool(before)
    assert texts == [pasted.replace("\x1b", "")]


def test_a_paste_may_follow_another() -> None:
    told = KeyParser().feed("\x1b[200~một\x1b[0m\x1b[201~\x1b[200~hai\x1b\x1b[201~")
    assert [event.text for event in told if isinstance(event, Paste)] == ["một[0m", "hai"]
