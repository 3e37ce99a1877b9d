"""The lines of a page, and how they are put together again to paragraphs.

Normally one line is one paragraph. Files that were wrapped at a fixed width break their sentences over lines;
captions and titles are broken too: what plainly goes on in the next line is joined to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LIST_ITEM = re.compile(r"(?:[-–+*•●▪]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)/])\s")
_GOES_ON = re.compile(r"[^.!?…:;\"”’»|]\Z")
_TRAILING_PIPES = re.compile(r"(?:\s*\|)+\s*\Z")
_WRAP_WIDTH = (50, 125)


class Line(NamedTuple):
    """One line that is not blank.

    Args:
        text: the line with single spaces, without table pipes at its end.
        gap: whether a blank line stood before it.
        raw: the line as it stood.
    """

    text: str
    gap: bool
    raw: str


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank."""
    found = []
    gap = True
    for raw in text.split("\n"):
        line = " ".join(_TRAILING_PIPES.sub("", raw).split())
        if line:
            found.append(Line(line, gap, raw.strip()))
            gap = False
        elif not raw.strip():
            gap = True
    return tuple(found)


def join_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The paragraphs: `lines`, with those joined that belong together."""
    width = _wrap_width(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _belongs(paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(
        Line(" ".join(part.text for part in parts), parts[0].gap, parts[0].raw) for parts in paragraphs
    )


def _belongs(parts: list[Line], line: Line, width: int) -> bool:
    """Whether `line` goes on with the paragraph `parts`."""
    before = parts[-1].text
    if _LIST_ITEM.match(line.text):
        return False
    if line.text[0].islower():
        return _GOES_ON.search(before) is not None
    if before.count("(") > before.count(")") and line.text.endswith(")") and len(before) < 300:
        return True
    if not width or line.gap:
        return False
    full = len(before) >= width * 0.8
    return full and (_GOES_ON.search(before) is not None or len(before) >= width * 0.9)


def _wrap_width(lines: tuple[Line, ...]) -> int:
    """The width at which the file was wrapped, in characters; 0 where it was not.

    Wrapped text shows in its lines: none is long, most are nearly as long as the longest, and many begin
    in mid-sentence.
    """
    inner = [line for line in lines if not line.gap]
    if len(inner) < 4:
        return 0
    longest = max(len(line.text) for line in lines)
    if not _WRAP_WIDTH[0] <= longest <= _WRAP_WIDTH[1]:
        return 0
    lower = sum(line.text[0].islower() for line in inner)
    full = sum(len(line.text) >= longest * 0.75 for line in lines)
    return longest if lower * 3 >= len(inner) and full * 2 >= len(inner) else 0
