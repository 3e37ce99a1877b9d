"""Nothing a terminal would obey or hide ever gets through, and offsets stay valid."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.visible import REPLACEMENT, fit, fit_middle, one_line, visible


@given(st.text())
def test_visible_keeps_length_and_has_nothing_hidden(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    categories = {unicodedata.category(char) for char in shown if char != "\n"}
    assert not categories & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(st.text() | st.text(alphabet="a ế☺👍🏽\u200d\ufe0f\u20e31🇻🇳\u0301\u3164│", max_size=12))
def test_a_line_takes_the_cells_of_its_letters(text: str) -> None:
    """No sequence has a width of its own, on which terminals would not agree."""
    shown = visible(text)
    assert cell_len(shown) == sum(cell_len(char) for char in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mđỏ\x1b[0m", f"{REPLACEMENT}[31mđỏ{REPLACEMENT}[0m"),
        ("a\u202eb\u200bc", f"a{REPLACEMENT}b{REPLACEMENT}c"),
        ("tab\there", "tab here"),
        ("Hội nghị [số 12-NQ/TW]\n", "Hội nghị [số 12-NQ/TW]\n"),
        ("Trần\u3164Văn", f"Trần{REPLACEMENT}Văn"),
        ("tiến\u034f độ\ufe0f", f"tiến{REPLACEMENT} độ{REPLACEMENT}"),
        ("☺\ufe0f họp 👍🏽, 1\ufe0f\u20e3", "☺  họp 👍 , 1  "),
        ("👨\u200d👩 vui", "👨 👩 vui"),
        ("🇻🇳", "VN"),
        ("\uffff \ufdd0 \u0378", " ".join(REPLACEMENT * 3)),
        ("e" + "\u0301" * 60, "e\u0301\u0301" + REPLACEMENT * 58),
        ("│\u0301 \u0323a", f"│{REPLACEMENT} {REPLACEMENT}a"),
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


@given(st.text(), st.integers(min_value=0, max_value=40))
def test_what_loses_its_middle_fits_and_keeps_its_ends(text: str, width: int) -> None:
    line = one_line(text)
    fitted = fit_middle(line, width)
    assert cell_len(fitted) <= width
    if cell_len(line) > width > 0:
        before, after = fitted.split("…")[0], fitted.rsplit("…", 1)[1]
        assert line.startswith(before) and line.endswith(after)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("báo cáo.txt", 11, "báo cáo.txt"),
        ("~/kho/năm 2024/báo cáo.txt", 15, "~/kho/n…cáo.txt"),
        ("会議会議会議", 6, "会…議"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_the_middle_is_left_out(text: str, width: int, shown: str) -> None:
    assert fit_middle(text, width) == shown
