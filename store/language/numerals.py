"""Ordinals and small numbers as they are written: in figures, in Roman numerals, in words. Folded."""

from __future__ import annotations

import re

_ONES = {
    "nhat": 1, "mot": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "lam": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_ROMAN = (
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_WORD = "(?:" + "|".join(sorted(_ONES, key=len, reverse=True)) + ")"

# One ordinal in folded text: `4`, `XIII`, `tư`, `hai mươi ba`; bounded, for use inside larger patterns.
ORDINAL = rf"(?:\d{{1,2}}|[ivxl]{{1,7}}|{_WORD}\s(?:muoi|chuc)(?:\s{_WORD})?|muoi(?:\s{_WORD})?|{_WORD})"


def to_roman(number: int) -> str:
    """`to_roman(13) == "XIII"`, for 1 to 89."""
    roman = ""
    for value, letters in _ROMAN:
        while number >= value:
            roman += letters
            number -= value
    return roman


def from_roman(letters: str) -> int | None:
    """The value of a well-formed Roman numeral up to 89, any case; None for anything else."""
    values = [_VALUES.get(letter, 0) for letter in letters.lower()]
    total = sum(
        -value if at + 1 < len(values) and value < values[at + 1] else value
        for at, value in enumerate(values)
    )
    return total if total > 0 and to_roman(total) == letters.upper() else None


def ordinal(folded: str) -> int | None:
    """The number an ordinal names: `4`, `IV`, `tu`, `muoi ba`, `hai muoi ba`; None where it names none."""
    text = re.sub(r"\s+", " ", folded.strip())
    if text.isdigit():
        return int(text) or None
    roman = from_roman(text)
    if roman is not None:
        return roman
    words = text.replace("muoi mot", "muoi nhat").split(" ")
    if words[0] == "muoi":
        words = ["nhat", *words]
    if len(words) > 1 and words[1] in {"muoi", "chuc"}:
        tens = _ONES.get(words[0])
        ones = 0 if len(words) == 2 else _ONES.get(words[2])
        return None if tens is None or ones is None or len(words) > 3 else tens * 10 + ones
    return _ONES.get(text)
