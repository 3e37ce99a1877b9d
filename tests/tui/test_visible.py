"""Nothing a terminal would obey or hide ever gets through, and offsets stay valid."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.visible import REPLACEMENT, fit, one_line, visible


@given(st.text())
def test_visible_keeps_length_and_has_nothing_hidden(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    categories = {unicodedata.category(char) for char in shown if char != "\n"}
    assert not categories & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mđỏ\x1b[0m", f"{REPLACEMENT}[31mđỏ{REPLACEMENT}[0m"),
        ("a\u202eb\u200bc", f"a{REPLACEMENT}b{REPLACEMENT}c"),
        ("tab\there", "tab here"),
        ("Hội nghị [số 12-NQ/TW]\n", "Hội nghị [số 12-NQ/TW]\n"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(), st.integers(min_value=0, max_value=40))
def test_what_is_fitted_fits(text: str, width: int) -> None:
    line = one_line(text)
    fitted = fit(line, width)
    assert cell_len(fitted) <= width
    assert fitted == line or cell_len(line) > width
