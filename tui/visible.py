"""Report text made safe to show: one code point to one, so that offsets stay valid.

A report is hostile until proven otherwise. Escape sequences, bidirectional marks and zero-width characters
could move the cursor, hide words or turn them round, so nothing of the kind ever reaches the terminal.
"""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len, set_cell_size

REPLACEMENT = "\ufffd"

# Nearly every text: Latin with all Vietnamese letters, and the usual punctuation, nothing of it to be hidden.
_PLAIN = re.compile(r"[\n -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027]*")

# Cc control, Cf format (bidi, zero-width, soft hyphen), Cs surrogates, Co private use, Zl/Zp separators.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


class _Table(dict[int, str]):
    """A translation table that fills itself: str.translate then runs at C speed."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if char == "\n":
            shown = char
        elif category == "Zs" or char == "\t":
            shown = " "
        else:
            shown = REPLACEMENT if category in _HIDDEN else char
        self[code] = shown
        return shown


_TABLE = _Table()


def visible(text: str) -> str:
    """`text` of the same length without anything a terminal would obey or hide; line ends are kept."""
    if _PLAIN.fullmatch(text):
        return text
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    """`text` as `visible`, on one line, runs of blanks as one."""
    return " ".join(visible(text).split())


def fit(text: str, width: int) -> str:
    """`text` (one line) in at most `width` cells, with an ellipsis where something was cut off."""
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    return set_cell_size(text, width - 1).rstrip() + "…"
