"""Text is broken into lines that fit and lose nothing but blanks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.page.wrap import wrap

# Vietnamese, spaces, line ends, and characters of two cells and of none.
TEXT = st.text(alphabet="ab ệữđ\n漢\u0301.", max_size=120)


@given(TEXT, st.integers(min_value=2, max_value=30), st.integers(min_value=0, max_value=4))
def test_lines_fit_and_lose_only_blanks(text: str, width: int, hang: int) -> None:
    lines = wrap(text, width, hang=hang)
    rest = max(1, width - hang)
    first_of_paragraph = True
    for start, end in lines:
        assert cell_len(text[start:end]) <= (width if first_of_paragraph else max(rest, 2))
        first_of_paragraph = text[end:].lstrip(" ").startswith("\n")
    assert "".join(text[start:end] for start, end in lines).split() == text.split() or (
        "".join(text[start:end] for start, end in lines).replace(" ", "")
        == text.replace(" ", "").replace("\n", "")
    )
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("một hai ba", 7, ["một hai", "ba"]),
        ("một hai ba", 6, ["một", "hai ba"]),
        ("dàiquádài ab", 4, ["dàiq", "uádà", "i ab"]),
        ("một\nhai", 20, ["một", "hai"]),
        ("", 5, [""]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, width)] == lines


def test_a_megabyte_in_one_line_is_wrapped() -> None:
    text = "chậm tiến độ " * 80_000
    lines = wrap(text, 80)
    assert all(end - start <= 80 for start, end in lines)
    assert lines[-1][1] >= len(text.rstrip())
