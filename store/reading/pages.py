"""Lines on pages → paragraphs in reading order, without headers, footers and numbers of pages.

A line goes on with the paragraph above it if its first word found no room there; that is how text is set.
Lengths are points, 1/72 inch; y grows upwards.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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
_PROSE: Final = 20  # characters of a line of prose; cells of tables have fewer
_ACROSS: Final = 0.3  # share of lines beside the one before, from which the file goes across columns
_SPAN: Final = 0.6  # of the page's width: a line so wide spans columns
_SAME_ROW: Final = 0.5  # in sizes of the letters, as what follows
_INDENT: Final = 0.8
_SPACE: Final = 0.25
_GAP: Final = 1.15  # of the usual distance of lines: beyond it a paragraph begins
_ROOM: Final = 0.6  # the edge may lie further right than any line shows
_OTHER_SIZE: Final = 0.2  # of the size
_SMALLER: Final = 0.85  # than the page's other letters: furniture, if it stands apart
_APART: Final = 1.35  # of the usual distance of lines
_AROUND: Final = 60  # lines before and behind one that show how it is set
_ENOUGH: Final = 12  # lines of its own page
_OFTEN: Final = 0.15  # share of the distances from which one is usual
_OVERLAP: Final = 0.5  # of the shorter of two lines: they stand in one column
_LONG: Final = 0.85  # of a column's lines are no longer than its usual width
_WIDER: Final = 1.3  # than that: such a line spans columns
_EDGED: Final = 0.08  # of a column's width: so near its edge lines end that are full
_MANY: Final = 0.15  # share of full lines without which lines were not broken to a width
_CENTRED: Final = 0.04  # of a column's width
_CENTRED_GAP: Final = 1.9  # of the size: further apart they are two titles
_HALF: Final = 0.6
_AT_EDGE: Final = 1.5
_FEW: Final = 4  # lines, too few to show how they are set
_SHORT: Final = 0.25  # of a column's width
_CLOSED: Final = (".", ":", "!", "?", "…", ".”", '."')
_MARKER = re.compile(r"(?:[-–+*•●▪]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)/])\s", re.IGNORECASE)
_HYPHENATED = re.compile(r"(?<!\w)(\w+)[-\u2010\xad]\Z")
_WORD = re.compile(r"\w+")
_SOFT_HYPHEN: Final = "\xad"
_CELL: Final = "\x1f"  # within a line, until all lines are put together
_CELLS: Final = " | "
_ADDRESS: Final = "://"


class Line(NamedTuple):
    """A line of text, and where it stands.

    Args:
        text: its letters.
        left, right: its edges.
        y: its lower edge.
        size: of its letters.
        word: the width of its first word.
        bold: it begins and ends with bold letters; only known where it was asked for.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    word: float
    bold: bool = False


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document; cells of a row beside each other.

    Args:
        pages: the lines of each page, in the order of the file.
    """
    found: list[str] = []
    last: _Placed | None = None
    bodies = without_furniture([_in_order([line for line in page if line.text.strip()]) for page in pages])
    for placed in _placed([_rows(body) for body in bodies]):
        if last is not None and _goes_on(last, placed):
            found[-1] = _joined(found[-1], placed.line.text)
            last = placed._replace(first=False)
        else:
            found.append(placed.line.text)
            last = placed
    return [paragraph.replace(_CELL, _CELLS) for paragraph in found]


def without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
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
    """The lines as they are read: as in the file, unless that jumps about or goes across columns."""
    jumps = across = 0
    for line, after in pairwise(lines):
        jumps += after.y > line.y + line.size and after.left < (line.left + line.right) / 2
        beside = abs(line.y - after.y) < _SAME_ROW * line.size
        across += beside and min(len(line.text), len(after.text)) >= _PROSE
    if jumps * 10 <= len(lines) + 10 and across <= _ACROSS * len(lines):
        return lines
    return _by_columns(lines)


def _by_columns(lines: list[Line]) -> list[Line]:
    """The lines from top to bottom; columns one after the other, between the lines that span them."""
    left, right = _edges(lines)
    bands: list[list[Line]] = [[]]
    for line in sorted(lines, key=lambda line: (-line.y, line.left)):
        if line.right - line.left > _SPAN * (right - left):
            bands += [[line], []]
        else:
            bands[-1].append(line)
    ordered: list[Line] = []
    for band in bands:
        columns = _parted(band, lambda line: (line.left, line.right))
        if len(columns) > 1 and min(map(len, columns)) > 1:
            ordered += [line for column in columns for line in sorted(column, key=lambda line: -line.y)]
        else:
            ordered += band
    return ordered


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
    for at, (before, row) in enumerate(pairwise(rows), start=1):
        if _CELL in row.text and _CELL not in before.text and _are_flush(before, row):
            rows[at] = row._replace(text=row.text.replace(_CELL, " "))
    return rows


def _are_flush(before: Line, row: Line) -> bool:
    """Whether a line has both its ends where the one above it has them: justified, with wide gaps."""
    below = 0 < before.y - row.y < 2 * row.size
    return below and abs(before.left - row.left) < _AT_EDGE and abs(before.right - row.right) < _AT_EDGE


class _Placed(NamedTuple):
    """A line in its column.

    Args:
        line: itself.
        left, right: the column's edges; without a right one the lines were not broken to a width.
        flush: the lines end at the right edge, all but the last of a paragraph.
        leading: the usual distance of lines in it.
        column: the edges of the column whatever the size of its letters, in which a title is centred.
        first: it begins a paragraph.
    """

    line: Line
    left: float
    right: float | None
    flush: bool
    leading: float
    column: tuple[float, float]
    first: bool = True


def _placed(pages: list[list[Line]]) -> Iterator[_Placed]:
    """The lines of all pages in their columns, as the lines around them show these."""
    lines = [line for page in pages for line in page]
    page_of = [at for at, page in enumerate(pages) for _ in page]
    for at, line in enumerate(lines):
        around = range(max(0, at - _AROUND), min(at + _AROUND, len(lines)))
        beside = [other for other in around if other == at or _overlap(line, lines[other])]
        own = [lines[other] for other in beside if page_of[other] == page_of[at]]
        placed = _set_among(line, own) if len(own) >= _ENOUGH else None
        if placed is None or placed.right is None:
            placed = _set_among(line, [lines[other] for other in beside])
        yield placed


def _set_among(line: Line, beside: list[Line]) -> _Placed:
    """How a line is set.

    Args:
        beside: the lines of its column, itself among them.
    """
    alike = [other for other in beside if not _differ(line, other)]
    distances = [one.y - other.y for one, other in pairwise(alike) if 0 < one.y - other.y < 4 * one.size]
    peers = _of_usual_width(alike)
    left, right = _edges(peers)
    full = sum(peer.right >= right - _EDGED * (right - left) for peer in peers)
    broken = full >= max(2, _MANY * len(peers))
    flush = 2 * sum(peer.right >= right - _AT_EDGE for peer in peers) >= len(peers) >= _FEW
    column = _edges([line, *_of_usual_width(beside)])
    if not broken and len(peers) < _FEW:  # a title has the width of the text below it
        broken, right = True, column[1]
    return _Placed(line, left, right if broken else None, flush, _leading(distances), column)


def _leading(distances: list[float]) -> float:
    """The distance of lines in a paragraph: the smallest that is usual; 0.0 where there are none."""
    distances.sort()
    often = max(2, round(_OFTEN * len(distances)))
    for at, distance in enumerate(distances):
        if bisect_right(distances, distance * _GAP) - at >= often:
            return distance
    return distances[-1] if distances else 0.0


def _of_usual_width(lines: list[Line]) -> list[Line]:
    """The lines without those that span columns."""
    usual = sorted(line.right - line.left for line in lines)[int(_LONG * len(lines))]
    return [line for line in lines if line.right - line.left <= _WIDER * usual]


def _edges(lines: list[Line]) -> tuple[float, float]:
    return min(line.left for line in lines), max(line.right for line in lines)


def _differ(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) > _OTHER_SIZE * one.size


def _overlap(one: Line, other: Line) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared >= _OVERLAP * min(one.right - one.left, other.right - other.left)


def _goes_on(before: _Placed, after: _Placed) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    one, other = before.line, after.line
    if _CELL in one.text or _CELL in other.text or _differ(one, other):
        return False
    below = 0 < one.y - other.y < 4 * one.size
    closed = one.text.rstrip().endswith(_CLOSED)
    if below and _is_centred(before) and _is_centred(after) and _is_title(before, after):
        width = before.column[1] - before.column[0]
        near = one.y - other.y <= _CENTRED_GAP * one.size
        return near and one.right - one.left >= _HALF * width and not closed
    if before.right is None or (below and one.y - other.y > _GAP * before.leading):
        return False
    if before.flush and one.right < before.right - _AT_EDGE:
        return False
    ends = other.right < before.right - _SHORT * (before.right - before.left)
    if not before.flush and not below and closed and ends:  # on another page, where no gap tells
        return False
    if other.left > one.left + _INDENT * one.size and below:
        return before.first and _MARKER.match(one.text) is not None and _is_full(before, other)
    if other.left > after.left + _INDENT * other.size and (before.first or not below):
        return False
    return _is_full(before, other)


def _is_title(before: _Placed, after: _Placed) -> bool:
    """Whether two centred lines are seen to be it: the second has room before it, or one if both are bold."""
    one, other = before.line, after.line
    edge = after.column[0]
    if one.bold and other.bold:
        return max(one.left, other.left) > edge + _AT_EDGE
    return other.left > edge + one.size


def _is_centred(placed: _Placed) -> bool:
    """Whether a line has as much room before as behind it; one that fills its column has."""
    line, (left, right) = placed.line, placed.column
    return abs((line.left - left) - (right - line.right)) < _CENTRED * (right - left)


def _is_full(before: _Placed, after: Line) -> bool:
    """Whether the first word of the next line had no room any more."""
    assert before.right is not None
    return before.line.right + (_SPACE + _ROOM) * after.size + after.word > before.right


def _joined(text: str, more: str) -> str:
    """Two lines as one; a word that was parted at the end of the line is made whole."""
    text, more = text.rstrip(), more.lstrip()
    parted = _HYPHENATED.search(text)
    rest = _WORD.match(more)
    if parted is None or rest is None:
        return f"{text} {more}"
    if not rest[0][0].islower():  # a number's or a name's own, behind which lines may end: NQ-CP
        return text[:-1] + more if text[-1] == _SOFT_HYPHEN else text + more
    one, other = nfc(parted[1]), nfc(rest[0])
    if text[-1] != "-" or (is_syllable(one + other) or not (is_syllable(one) or is_syllable(other))):
        return text[:-1] + more
    return text + more  # a word with a hyphen of its own: kinh tế-xã hội
