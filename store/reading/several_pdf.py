"""Several reports in one PDF: each begins at the top of a page with a title in larger letters, or further
down with one that is larger or bold.

A PDF knows no headings and no paragraphs: pages, and how letters look, are all that shows where one begins.
Of a page that two reports share each keeps its part in sight; the rest of it is cut off.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from statistics import median
from typing import Any, Final, NamedTuple

try:
    import pypdfium2
except ImportError:
    pypdfium2 = None

from store.errors import ReadError
from store.reading.limits import MAX_PAGES
from store.reading.pages import Line, paragraphs, without_furniture
from store.reading.pdf import lines_of_page, opened_pdf
from store.reading.several import TITLE_CHARACTERS, Block, cuts
from store.reading.titles import may_be_of_a_title, may_begin_several, titled_cuts

_LARGER: Final = 1.1  # than the letters of the text: a title
_LOOKED_AT: Final = 1000  # letters at the top of a page
_LEAD_LINES: Final = 4  # of the paragraph that begins a report
_TITLE_LINES: Final = 6  # above it, stamps among them
_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}|ngày \d|(?:nay|qua)\b")
_LONG: Final = 0.5  # of the width of lines: a title that goes on in the next
_OVER: Final = 1.0  # in sizes of its letters: what a line takes above its baseline
_UNDER: Final = 0.4  # and below
# What PDFium writes into each file anew: when it was made, and a random name.
_MADE = re.compile(rb"(?<=/CreationDate\(D:)\d{14}|(?<=/ModDate\(D:)\d{14}")
_NAMED = re.compile(rb"(?<=/ID\[<)([0-9A-F]{32})><[0-9A-F]{32}(?=>\])")


class _Place(NamedTuple):
    """Where a report begins.

    Args:
        page: from 0.
        line: among those of the page; 0 is its top.
    """

    page: int
    line: int = 0


def split_pdf(data: bytes, label: str) -> list[bytes]:
    """The reports of a PDF, each as a PDF; the file alone if it is one, or cannot be read.

    Args:
        data: the file's bytes.
        label: what the file is called.
    """
    if pypdfium2 is None:
        return [data]
    try:
        with opened_pdf(data, label) as document:
            if not 0 < len(document) <= MAX_PAGES:
                return [data]
            begun = [_Place(page) for page in _whole_pages(document)]
            bodies: list[list[Line]] = []
            if _may_begin_within(document):
                bodies = without_furniture([lines_of_page(page, weighed=True) for page in document])
                begun = sorted({*begun, *_within_pages(document, bodies, begun)})
            end = _Place(len(document))
        if not begun:
            return [data]
        with pypdfium2.PdfDocument(data) as whole:
            cut = bodies if any(place.line for place in begun) else []
            return [_part(whole, cut, *limits) for limits in pairwise([_Place(0), *begun, end])]
    except (ReadError, pypdfium2.PdfiumError):  # its reader says what is wrong with it
        return [data]


def _whole_pages(document: Any) -> list[int]:
    """The pages with which a report begins, but for the first."""
    if len(document) == 1:
        return []
    pages = without_furniture([lines_of_page(page, _LOOKED_AT) for page in document])
    usual = _usual_size(pages)
    return cuts([_block(lines, usual) for lines in pages])


def _usual_size(pages: Iterable[Iterable[Line]]) -> float:
    sizes = [line.size for lines in pages for line in lines for _ in line.text]
    return median(sizes) if sizes else 0.0


def _block(lines: list[Line], usual: float) -> Block:
    """A page: its title on one line, the rest on another."""
    ordered = sorted(lines, key=lambda line: -line.y)
    title = list(takewhile(lambda line: line.size >= _LARGER * usual, ordered))
    kept = set(map(id, title))
    rest = " ".join(line.text for line in lines if id(line) not in kept)
    text = "\n".join((" ".join(line.text for line in title), rest))
    return Block(text, apart=bool(title) and _DAY.search(rest) is not None)


def _may_begin_within(document: Any) -> bool:
    """Whether the text of the pages has two lines with which a report may begin; quickly told."""
    return may_begin_several(_leads(document))


def _leads(document: Any) -> Iterator[str]:
    """What may be the first paragraphs of reports: lines with a day not far below one that may be a title."""
    for page in document:
        text = page.get_textpage()
        try:
            lines = text.get_text_range().split("\n")
        finally:
            text.close()
            page.close()
        last = -_LEAD_LINES
        for at, line in enumerate(lines):
            if at - last >= _LEAD_LINES and _DAY.search(line):
                above = lines[max(0, at - _TITLE_LINES) : at]
                if any(one[:1].isupper() and may_be_of_a_title(one) for one in above):
                    last = at
                    yield " ".join(map(str.strip, lines[at : at + _LEAD_LINES]))


def _within_pages(document: Any, bodies: Sequence[Sequence[Line]], begun: Sequence[_Place]) -> list[_Place]:
    """Where reports begin further down on a page; nothing if lines stand beside each other on it.

    Args:
        bodies: the lines of each page.
        begun: the pages with which one begins, in order.
    """
    usual = _usual_size(bodies)
    found: list[_Place] = []
    for start, end in pairwise([0, *(place.page for place in begun), len(bodies)]):
        places, blocks = _blocks(bodies[start:end], start, usual)
        found += [places[at] for at in titled_cuts(blocks)]
    if any(not _is_in_one_column(document[place.page], bodies[place.page]) for place in found):
        return []
    return found


def _blocks(bodies: Sequence[Sequence[Line]], first: int, usual: float) -> tuple[list[_Place], list[Block]]:
    """What may be titles, and the paragraphs between them; and where each begins.

    Args:
        first: the number of the first page.
    """
    placed = [
        (_Place(page, at), line)
        for page, body in enumerate(bodies, start=first)
        for at, line in enumerate(body)
    ]
    places: list[_Place] = []
    blocks: list[Block] = []
    width = max((line.right - line.left for _, line in placed), default=0.0)
    for titled, run in groupby(placed, key=lambda one: one[1].bold or one[1].size >= _LARGER * usual):
        lines = list(run)
        if titled:
            for at, block in _titles([line for _, line in lines], width):
                places.append(lines[at][0])
                blocks.append(block)
        else:
            places.append(lines[0][0])
            pages = [[line for _, line in page] for _, page in groupby(lines, key=lambda one: one[0].page)]
            blocks.append(Block("\n".join(paragraphs(pages))))
    return places, blocks


def _titles(lines: Sequence[Line], width: float) -> Iterator[tuple[int, Block]]:
    """What may be titles among lines of larger or bold letters: the first line of each, and all of it. One
    goes on in the next line if it is long.

    Args:
        width: of the longest line of the file.
    """
    starts = [0]
    for at, (line, after) in enumerate(pairwise(lines), start=1):
        if line.right - line.left < _LONG * width or after.y > line.y:
            starts.append(at)
    for start, end in pairwise([*starts, len(lines)]):
        text = " ".join(line.text for line in lines[start:end])
        yield start, Block(text, titled=len(text) <= TITLE_CHARACTERS[1])


def _is_in_one_column(page: Any, body: Sequence[Line]) -> bool:
    """Whether the lines of a page stand below each other, all within its edges, so that it can be cut."""
    left, bottom, right, top = page.get_bbox()
    page.close()
    inside = all(left <= line.left <= line.right <= right and bottom <= line.y <= top for line in body)
    return inside and all(other.y < one.y + _UNDER * one.size for one, other in pairwise(body))


def _part(document: Any, bodies: Sequence[Sequence[Line]], start: _Place, end: _Place) -> bytes:
    """The pages from one place to another as a PDF; the same for the same places.

    Args:
        bodies: the lines of each page, beyond which it is cut off; none if pages stay whole.
    """
    pages = range(start.page, end.page + (end.line > 0))
    part = pypdfium2.PdfDocument.new()
    try:
        part.import_pages(document, list(pages))
        for at, number in enumerate(pages if bodies else ()):
            shown = bodies[number][
                start.line if number == start.page else 0 : end.line if number == end.page else None
            ]
            if shown:
                _cut_off(part[at], shown)
        made = io.BytesIO()
        part.save(made)
    finally:
        part.close()
    data = _MADE.sub(b"19800101000000", made.getvalue())
    return _NAMED.sub(b"0" * 32 + b"><" + b"0" * 32, data)


def _cut_off(page: Any, lines: Sequence[Line]) -> None:
    """Cuts a page off above and below these lines."""
    left, _, right, _ = page.get_bbox()
    bottom = min(line.y - _UNDER * line.size for line in lines)
    top = max(line.y + _OVER * line.size for line in lines)
    page.set_cropbox(left, bottom, right, top)
    page.close()
