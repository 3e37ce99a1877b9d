"""The lines of a page, and how they are put together again to paragraphs.

Normally one line is one paragraph. Files that were wrapped at a fixed width break their sentences over lines;
captions and titles are broken too: what plainly goes on in the next line is joined to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.language.letters import LOWER, UPPER
from store.reading.cells import is_row
from store.reading.stamps import stamp_of
from store.reading.vocabulary import chrome_words

_LIST_ITEM = re.compile(r"(?:[-–+*•●▪]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)/])\s")
_INITIAL = re.compile(rf"(?:^|[\s.])(?:[{UPPER}]|TP|Tp)\.\Z")
_AFTER_INITIAL = re.compile(rf"[{LOWER}]|- |[{UPPER}]\.")
_TITLE = re.compile(r"(?:^|\s)(?:TS|ThS|Ths|GS|PGS|PGS\.TS|GS\.TS|BS|KS|LS|TP|Tp)\.\Z")
_LAST_LETTERS = frozenset(f"{UPPER}sp")  # of such an initial or title: asked first, for few lines have one
_DASHES = ("- ", "– ")
_CLOSED = tuple('.!?…:;"”’»|')
_ABBREVIATED = 12  # code points at a line's end in which an abbreviation stands
_LAST_WORDS = 60  # and its last two words
_WRAP_WIDTHS = (45, 125)


class Line(NamedTuple):
    """One line that is not blank.

    Args:
        text: the line with single spaces, without table pipes at its end.
        gap: whether a blank line stood before it.
        raw: the line as it stood.
        pictured: whether it stood in a table's cell, or right under a picture.
    """

    text: str
    gap: bool
    raw: str
    pictured: bool = False


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank."""
    found = []
    gap = True
    for raw in text.split("\n"):
        bare = raw.rstrip(" \t|")
        line = " ".join(bare.split()) if "  " in bare else bare.strip()
        if line:
            found.append(Line(line, gap, raw.strip(), pictured=len(bare) < len(raw.rstrip())))
            gap = False
        elif not raw.strip():
            gap = True
    return tuple(found)


def join_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The paragraphs: `lines`, with those joined that belong together."""
    widths = _wrap_widths(lines)
    paragraphs: list[list[Line]] = []
    for line, width in zip(lines, widths, strict=True):
        if paragraphs and _belongs(paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(
        Line(" ".join(part.text for part in parts), parts[0].gap, parts[0].raw, parts[0].pictured)
        for parts in paragraphs
    )


def _belongs(parts: list[Line], line: Line, width: int) -> bool:
    """Whether `line` goes on with the paragraph `parts`."""
    before = parts[-1].text
    if is_row(before) and is_row(line.text):
        return False
    end = max(0, len(before) - _ABBREVIATED)
    if (
        not line.gap
        and before.endswith(".")
        and before[-2:-1] in _LAST_LETTERS
        and (_TITLE.search(before, end) or (_INITIAL.search(before, end) and _AFTER_INITIAL.match(line.text)))
    ):
        return True
    if (
        before.endswith(_CLOSED)
        or (_LIST_ITEM.match(line.text) and not _dashes_on(before, line))
        or stamp_of(line.text) is not None
    ):
        return False
    if line.text[0].islower() or _dashes_on(before, line):
        return True
    if before.count("(") > before.count(")") and line.text.endswith(")") and len(before) < 300:
        return True
    if line.gap:
        return False
    if line.text[0].isdigit() and 40 <= len(before) <= _WRAP_WIDTHS[1] >= len(line.text):
        return True
    if line.text[0].isdigit() and before.lower().endswith("ngày"):
        return True
    return _is_unfinished(before) or (width > 0 and len(before) >= width * 0.85)


def _dashes_on(before: str, line: Line) -> bool:
    """Whether a line goes on with a row of words between dashes: `theo hướng xanh – sạch` + `– đẹp.`"""
    if line.gap or not line.text.startswith(_DASHES) or not line.text[2:3].islower():
        return False
    return f" {line.text[:2]}" in before[-_LAST_WORDS:] and _LIST_ITEM.match(before) is None


def _is_unfinished(text: str) -> bool:
    """Whether a line ends in a word that wants another: "đồng chí", "và", "ngày"."""
    if text[-1].isupper():
        return False
    words = text[-_LAST_WORDS:].lower().split(" ")[-2:]
    unfinished = chrome_words().unfinished
    return words[-1] in unfinished or " ".join(words) in unfinished


def _wrap_widths(lines: tuple[Line, ...]) -> list[int]:
    """For each line the width in characters at which those around it were wrapped; 0 where they were not.

    Wrapped text shows in a run of lines: none is long, and many begin in mid-sentence.
    """
    widths = [0] * len(lines)
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and not lines[end].gap and len(lines[end].text) <= _WRAP_WIDTHS[1]:
            end += 1
        run = lines[start:end]
        start = end
        if len(run) < 3:
            continue
        lower = sum(line.text[0].islower() and not _LIST_ITEM.match(line.text) for line in run[1:])
        width = max(len(line.text) for line in run)
        if lower * 3 >= len(run) - 1 and _WRAP_WIDTHS[0] <= width <= _WRAP_WIDTHS[1]:
            widths[end - len(run) : end] = [width] * len(run)
    return widths
