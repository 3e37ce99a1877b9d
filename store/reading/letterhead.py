"""The two columns of a letterhead, and of receivers and signatures, put below each other.

Office papers (decree 30/2020/NĐ-CP, appendix I) name the office at the left of the state's name and motto,
the number at the left of place and day, and at the foot the receivers at the left of who signed. Saved as
text, both columns share their lines, parted by blanks.
"""

from __future__ import annotations

import re

from store.language.folding import fold
from store.reading.entries import is_sentence
from store.reading.lines import Line

_HEAD = 12  # lines in which a letterhead stands
_GAP = re.compile(r"\s{3,}|\t+")
_STATE = (
    "cong hoa xa hoi chu nghia", "doc lap - tu do", "doc lap – tu do", "dang cong san viet nam",
    "doan tncs ho chi minh", "cong hoa xhcn",
)  # fmt: skip
_DATED = re.compile(r"[^\d,;:]{2,40}, ?ngay\b[ .…_\d]{0,8} ?thang\b")
_NUMBER = re.compile(r"so ?:?[ \d.…_/–-]{0,20}[a-z]{1,6}(?:[-–/.][\w-]{1,12}){0,3}\Z")
_SIGNED = re.compile(
    r"(?:noi nhan|t/m|tm\.|k/t|kt\.|t/l|tl\.|tuq\.|q\.|thu ky|chu tri|chu toa|chu tich|bi thu"
    r"|nguoi (?:ghi|lap|viet)|giam doc|hieu truong|truong ban|dai dien|xac nhan|doan chu tich|pho |chanh )"
)
# A line that begins so goes on with the name of the office above it: `ỦY BAN NHÂN DÂN` + `XÃ …`.
_OF_A_PLACE = re.compile(r"(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tp\.?|tinh|dac khu) \w")
_HAS_PLACE = re.compile(r"\b(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tp|tinh|dac khu) \w")


def is_of_state(plain: str) -> bool:
    """Whether a line, folded, is the state's name or motto, or the party's, as a letterhead has it."""
    return plain.startswith(_STATE)


def without_columns(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, with the columns of a letterhead and of a foot below each other."""
    if not any("   " in line.raw or "\t" in line.raw for line in lines[:_HEAD] + lines[_HEAD:][-2 * _HEAD :]):
        return lines
    head = _head_end(lines)
    foot = _foot_start(lines, head)
    return (*_below_each_other(lines[:head], join=True), *lines[head:foot], *_below_each_other(lines[foot:]))


def _pieces(line: Line) -> list[str]:
    return [piece for piece in _GAP.split(line.raw) if piece] if len(line.raw) < 400 else [line.text]


def _head_end(lines: tuple[Line, ...]) -> int:
    """Behind the last line of a letterhead's columns; 0 where there is none."""
    end = 0
    for at, line in enumerate(lines[:_HEAD]):
        pieces = _pieces(line)
        right = fold(pieces[-1]) if len(pieces) > 1 else ""
        numbered = end and _NUMBER.match(fold(pieces[0]))
        if right.startswith(_STATE) or (end and _DATED.match(right)) or numbered:
            end = at + 1
        elif is_sentence(line.text):
            break
    return end


def _foot_start(lines: tuple[Line, ...], head: int) -> int:
    """Where receivers and signatures begin, beside each other, below the last sentence."""
    start = len(lines)
    for at in range(len(lines) - 1, max(head, len(lines) - 2 * _HEAD) - 1, -1):
        if is_sentence(lines[at].text) and len(_pieces(lines[at])) < 2:
            break
        pieces = [fold(piece) for piece in _pieces(lines[at])]
        if len(pieces) == 2 and _SIGNED.match(pieces[0]) and _SIGNED.match(pieces[1]):
            start = at
    return start


def _below_each_other(lines: tuple[Line, ...], *, join: bool = False) -> list[Line]:
    """The left column, then the right one.

    Args:
        join: put the name of an office together again that stands on two lines.
    """
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        first, *rest = _pieces(line)
        own = line._replace(text=" ".join(first.split()), raw=first)
        folded = fold(own.text)
        if join and left and _OF_A_PLACE.match(folded) and not _HAS_PLACE.search(fold(left[-1].text)):
            text = f"{left[-1].text} {own.text}"
            left[-1] = left[-1]._replace(text=text, raw=text)
        else:
            left.append(own)
        if rest:
            text = " ".join(" ".join(rest).split())
            right.append(Line(text, gap=not right, raw=text))
    return left + right
