"""Reports that differ from one another, made of two: other people, years, numbers and provinces.

So that an archive larger than the source of reports has no two reports that tell the same, as a real one has
not, and names, dates and numbers of its own in each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_FAMILY: Final = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý",
)  # fmt: skip
_MIDDLE: Final = (
    "Văn", "Đức", "Xuân", "Quốc", "Hữu", "Thanh", "Minh", "Ngọc", "Quang", "Đình", "Công", "Trọng", "Bá",
    "Duy",
)  # fmt: skip
_GIVEN: Final = (
    "Hùng", "Dũng", "Anh", "Tuấn", "Hải", "Sơn", "Thắng", "Bình", "Long", "Phúc", "Nam", "Cường", "Lan",
    "Hương", "Thủy", "Hà", "Trung", "Hiếu", "Thảo", "Tâm", "Nga", "Vinh", "Hạnh", "Yến", "Khoa", "Lộc",
    "Phương", "Linh",
)  # fmt: skip
_PROVINCES: Final = (
    "Nghệ An", "Hà Tĩnh", "Bến Tre", "Trà Vinh", "Đồng Tháp", "An Giang", "Cà Mau", "Lâm Đồng", "Quảng Nam",
    "Quảng Trị", "Bình Định", "Phú Yên", "Gia Lai", "Đắk Lắk", "Thái Bình", "Nam Định", "Hải Dương",
    "Bắc Giang", "Lạng Sơn", "Cao Bằng", "Sơn La", "Lào Cai", "Yên Bái", "Tây Ninh",
)  # fmt: skip
_STEP_YEARS: Final = 4  # keeps the 29th of February
_FIRST_YEAR: Final = 1995
_PLAIN_WORD: Final = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+"
_NAME: Final = re.compile(
    rf"\b(?P<family>{'|'.join(_FAMILY)})(?P<middle>(?: {_PLAIN_WORD}){{0,2}}) (?P<given>{_PLAIN_WORD})\b"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER: Final = re.compile(r"(?<![\d/.])\d{1,4}(?=/(?:\d{4}/)?[A-ZĐ]{2}|-[A-ZĐ]{2,}/)")
_PROVINCE: Final = re.compile("|".join(_PROVINCES))


def varied(text: str, other: str, turn: int) -> str:
    """The beginning of `text` and the end of `other` with other names, years, numbers of documents and
    provinces; the same ones for the same `turn`.

    Args:
        turn: which variant, from 1.
    """
    end = _lines_from(other, 0.4)
    changed = f"{text[: _line_end(text, min(len(end), len(text) // 2))]}\n{end}"
    changed = _NAME.sub(lambda match: _name(match, turn), changed)
    changed = _YEAR.sub(lambda match: _year(match[0], turn), changed)
    changed = _NUMBER.sub(lambda match: str(int(match[0]) + 7 * turn), changed)
    return _PROVINCE.sub(lambda match: _moved(match[0], _PROVINCES, turn), changed)


def _lines_from(text: str, share: float) -> str:
    """The lines of `text` after about this share of it."""
    return text[_line_end(text, int(len(text) * share)) :].lstrip("\n")


def _line_end(text: str, at: int) -> int:
    """The end of the line that the place `at` stands in."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _name(match: re.Match[str], turn: int) -> str:
    words = [_moved(match["family"], _FAMILY, turn)]
    words += [_moved(word, _MIDDLE, turn) for word in match["middle"].split()]
    return " ".join((*words, _moved(match["given"], _GIVEN, turn)))


def _year(year: str, turn: int) -> str:
    earlier = int(year) - _STEP_YEARS * turn
    return str(earlier) if earlier >= _FIRST_YEAR else year


def _moved(word: str, among: Sequence[str], turn: int) -> str:
    """The word that stands `turn` places further in `among`; itself if it is none of them."""
    return among[(among.index(word) + turn) % len(among)] if word in among else word
