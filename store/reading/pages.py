"""Lines on pages → paragraphs in reading order, without headers, footers and numbers of pages.

A line goes on with the paragraph above it if its first word found no room there; that is how text is set.
Lengths are points, 1/72 inch; y grows upwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from store.language.folding import fold, nfc
from store.language.syllables import is_syllable
from store.reading.stamps import stamp_of

_EDGE: Final = 3  # lines at the top and at the bottom of a page that may be furniture
_NEAR: Final = 6.0  # how far furniture may move from page to page
_PAGE_NUMBER = re.compile(
    r"(?:trang|page|tr\.?)?[\s|–—-]{0,4}\d{1,4}(?:\s?/\s?\d{1,4})?[\s|–—-]{0,4}\Z", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_SAME_ROW: Final = 0.5  # in sizes of the letters, as what follows
_INDENT: Final = 0.8
_SPACE: Final = 0.25
_GAP: Final = 1.15  # of the usual distance of lines: beyond it a paragraph begins
_ROOM: Final = 0.6  # the width of a word is only estimated
_OTHER_SIZE: Final = 0.2  # of the size
_SMALLER: Final = 0.85  # than the page's other letters: furniture, if it stands apart
_APART: Final = 1.35  # of the usual distance of lines
_OVERLAP: Final = 0.5  # of the shorter of two lines: they stand in one column
_WIDER: Final = 1.3  # than the others of its column: such a line spans columns
_EDGED: Final = 0.08  # of a column's width: so near its edge lines end that are full
_MANY: Final = 0.15  # share of full lines without which lines were not broken to a width
_CENTRED: Final = 0.04  # of a column's width
_HALF: Final = 0.6
_MARKER = re.compile(r"(?:[-–+*•●▪]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)/])\s", re.IGNORECASE)
_HYPHENATED = re.compile(r"(\w+)[-\u2010\xad]\Z")
_WORD = re.compile(r"\w+")
_CELL: Final = " | "
_ADDRESS: Final = "://"


class Line(NamedTuple):
    """A line of text, and where it stands.

    Args:
        text: its letters.
        left, right: its edges.
        y: its lower edge.
        size: of its letters.
    """

    text: str
    left: float
    right: float
    y: float
    size: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document; cells of a row beside each other.

    Args:
        pages: the lines of each page, in the order of the file.
    """
    found: list[str] = []
    last: _Placed | None = None
    for body in _without_furniture(
        [_in_order([line for line in page if line.text.strip()]) for page in pages]
    ):
        for placed in _columns(_rows(body)):
            line = placed
            if last is not None and _goes_on(last, line):
                found[-1] = _joined(found[-1], line.line.text)
                line = line._replace(first=False)
            else:
                found.append(line.line.text)
            last = line
    return found


def _without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without lines that stand at the same edge of most of them, and without page numbers."""
    edges = [sorted(page, key=lambda line: -line.y) for page in pages]
    counts = Counter(
        key for page in edges for key in {_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])}
    )
    often = max(2, (len(pages) + 1) // 2)
    kept = []
    for page, sorted_page in zip(pages, edges, strict=True):
        edge = [*sorted_page[:_EDGE], *sorted_page[-_EDGE:]]
        gone = {line for line in edge if counts[_key(line)] >= often and len(pages) > 1}
        outer = [*sorted_page[:1], *sorted_page[-1:]]
        gone |= {line for line in outer if _PAGE_NUMBER.match(line.text.strip())}
        gone |= set(_small_edges([line for line in sorted_page if line not in gone]))
        kept.append([line for line in page if line not in gone])
    return kept


def _small_edges(lines: list[Line]) -> Iterator[Line]:
    """The first line of a page, if it is smaller than the others and apart from them, and a last one like
    that with an address: what offices and browsers print there, also on a single page.

    Args:
        lines: from top to bottom.
    """
    if len(lines) < 4:
        return
    usual = median(line.size for line in lines)
    distance = median(one.y - other.y for one, other in pairwise(lines))
    for edge, beside in ((lines[0], lines[1]), (lines[-1], lines[-2])):
        small = edge.size < _SMALLER * usual and abs(edge.y - beside.y) > _APART * max(distance, usual)
        if small and (_ADDRESS in edge.text or (edge is lines[0] and stamp_of(edge.text) is None)):
            yield edge


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", fold(line.text)).strip(), round(line.y / _NEAR)


def _in_order(lines: list[Line]) -> list[Line]:
    """The lines as they are read: as in the file, unless that jumps about on the page."""
    jumps = sum(
        after.y > line.y + line.size and after.left < (line.left + line.right) / 2
        for line, after in pairwise(lines)
    )
    return lines if jumps * 10 <= len(lines) + 10 else _cut(lines)


def _cut(lines: list[Line]) -> list[Line]:
    """The lines part by part, where white space parts them: side by side, else one above the other."""
    if len(lines) <= 1:
        return lines
    above = _parted(lines, lambda line: (-line.y - line.size, -line.y))
    beside = _parted(lines, lambda line: (line.left, line.right))
    parts = beside if len(beside) > 1 else above
    if len(parts) == 1:
        return sorted(lines, key=lambda line: (-line.y, line.left))
    return [line for part in parts for line in _cut(part)]


def _parted(lines: list[Line], extent: Callable[[Line], tuple[float, float]]) -> list[list[Line]]:
    """The lines in groups between which no line reaches over."""
    parts: list[list[Line]] = []
    end = 0.0
    for line in sorted(lines, key=extent):
        start, stop = extent(line)
        if not parts or start > end + _SAME_ROW:
            parts.append([line])
            end = stop
        else:
            parts[-1].append(line)
            end = max(end, stop)
    return parts


def _rows(lines: list[Line]) -> list[Line]:
    """The lines, cells that stand beside each other put together."""
    rows: list[Line] = []
    for line in lines:
        before = rows[-1] if rows else None
        if before and abs(before.y - line.y) < _SAME_ROW * line.size and line.left > before.right:
            rows[-1] = before._replace(text=f"{before.text}{_CELL}{line.text}", right=line.right)
        else:
            rows.append(line)
    return rows


class _Placed(NamedTuple):
    """A line in its column.

    Args:
        line: itself.
        left, right: the column's edges; without a right one the lines were not broken to a width.
        leading: the usual distance of lines in it.
        first: it begins a paragraph.
    """

    line: Line
    left: float
    right: float | None
    leading: float
    first: bool = True


def _columns(lines: list[Line]) -> Iterator[_Placed]:
    distances = [one.y - other.y for one, other in pairwise(lines) if 0 < one.y - other.y < 4 * one.size]
    leading = median(distances) if distances else 0.0
    for line in lines:
        peers = [other for other in lines if _overlap(line, other) and not _differ(line, other)]
        usual = median(peer.right - peer.left for peer in peers)
        peers = [peer for peer in peers if peer.right - peer.left <= _WIDER * usual] or [line]
        left, right = min(peer.left for peer in peers), max(peer.right for peer in peers)
        full = sum(peer.right >= right - _EDGED * (right - left) for peer in peers)
        yield _Placed(line, left, right if full >= max(2, _MANY * len(peers)) else None, leading)


def _differ(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) > _OTHER_SIZE * one.size


def _overlap(one: Line, other: Line) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared >= _OVERLAP * min(one.right - one.left, other.right - other.left)


def _goes_on(before: _Placed, after: _Placed) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    one, other = before.line, after.line
    if before.right is None or _CELL in one.text or _CELL in other.text:
        return False
    if _differ(one, other):
        return False
    below = 0 < one.y - other.y < 4 * one.size
    if below and one.y - other.y > _GAP * before.leading:
        return False
    width = before.right - before.left
    if below and _is_centred(before) and _is_centred(after):
        return one.right - one.left >= _HALF * width and not one.text.rstrip().endswith((".", ":"))
    if other.left > one.left + _INDENT * one.size and below:
        return before.first and _MARKER.match(one.text) is not None and _is_full(before, other)
    if other.left > after.left + _INDENT * other.size and (before.first or not below):
        return False
    return _is_full(before, other)


def _is_centred(placed: _Placed) -> bool:
    if placed.right is None:
        return False
    line, width = placed.line, placed.right - placed.left
    lead, rest = line.left - placed.left, placed.right - line.right
    return min(lead, rest) > _CENTRED * width and abs(lead - rest) < _CENTRED * width


def _is_full(before: _Placed, after: Line) -> bool:
    """Whether the first word of the next line had no room any more."""
    assert before.right is not None
    word = len(after.text.split(maxsplit=1)[0])
    width = (after.right - after.left) * word / max(1, len(after.text))
    return before.line.right + (_SPACE + _ROOM) * after.size + width > before.right


def _joined(text: str, more: str) -> str:
    """Two lines as one; a word that was parted at the end of the line is made whole."""
    text, more = text.rstrip(), more.lstrip()
    parted = _HYPHENATED.search(text)
    rest = _WORD.match(more)
    if parted is None or rest is None or not rest[0][0].islower():
        return f"{text} {more}"
    one, other = nfc(parted[1]), nfc(rest[0])
    if text[-1] != "-" or (is_syllable(one + other) or not (is_syllable(one) or is_syllable(other))):
        return text[:-1] + more
    return text + more  # a word with a hyphen of its own: kinh tế-xã hội
