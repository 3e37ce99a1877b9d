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

# Cc control, Cf format (bidi, zero-width, soft hyphen), Cs surrogates, Co private use, Cn not assigned, Zl/Zp
# separators; Mc, marks with a width of their own, which terminals and libraries count differently.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mc"}
# Letters and signs that are seen by nobody (Unicode's Default_Ignorable_Code_Point), or wide in one version
# of Unicode and narrow in another: terminals do not agree on the cells they take.
_DISPUTED = (  # first and last code point
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2630, 0x2637),
    (0x268A, 0x268F), (0x302E, 0x302F), (0x3164, 0x3164), (0x3248, 0x324F), (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0), (0x16FF0, 0x16FF1), (0x1D300, 0x1D376), (0x1F3FB, 0x1F3FF), (0xE0100, 0xE01EF),
)  # fmt: skip
_FLAGS = range(0x1F1E6, 0x1F200)  # two of these letters are a flag, to some
# What makes another sign of the one before it: ☺️, 👍🏽, 1️⃣; each terminal has its own width for these.
_CHANGING = "\u200d\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"
_CHANGED = (  # compiled when first needed
    f"(?<=[#*0-9\u00a9\u00ae\u2100-\u27bf\u2900-\u3299\U0001f000-\U0001faff])[{_CHANGING}]+"
)
_MOST_MARKS = 2  # on one letter


class _Table(dict[int, str]):
    """A translation table that fills itself: str.translate then runs at C speed."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: set[str] = set()  # those met that stand on the letter before them

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if char == "\n":
            shown = char
        elif category == "Zs" or char in "\t\u2800":
            shown = " "
        elif code in _FLAGS:
            shown = chr(ord("A") + code - _FLAGS[0])
        else:
            shown = REPLACEMENT if category in _HIDDEN or _is_disputed(code) else char
        if shown == char and category in {"Mn", "Me"}:
            self.marks.add(char)
        self[code] = shown
        return shown


def _is_disputed(code: int) -> bool:
    return any(first <= code <= last for first, last in _DISPUTED)


_TABLE = _Table()


def visible(text: str) -> str:
    """`text` of the same length without anything a terminal would obey, hide or draw over what stands beside
    it; line ends are kept."""
    if _PLAIN.fullmatch(text):
        return text
    shown = re.sub(_CHANGED, lambda found: " " * len(found[0]), text).translate(_TABLE)
    return shown if _TABLE.marks.isdisjoint(shown) else _with_few_marks(shown, _TABLE.marks)


def _with_few_marks(text: str, marks: set[str]) -> str:
    """`text` with no more marks on a letter than a language has, and none on what is no letter."""
    shown = list(text)
    room = 0
    for at, char in enumerate(text):
        if char not in marks:
            room = _MOST_MARKS if char.isalnum() else 0
        elif room:
            room -= 1
        else:
            shown[at] = REPLACEMENT
    return "".join(shown)


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


def fit_middle(text: str, width: int) -> str:
    """As `fit`, but what is cut off is the middle: names and paths differ at their ends."""
    if cell_len(text) <= width or width < 1:
        return fit(text, width)
    back = set_cell_size(text[::-1], (width - 1) // 2)[::-1].lstrip()
    return f"{set_cell_size(text, width // 2).rstrip()}…{back}"
