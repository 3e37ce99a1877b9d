"""Several reports in one PDF: each begins at the top of a page, with a title in larger letters.

A PDF knows no headings and no paragraphs: pages and the size of letters are all that shows where one begins.
"""

from __future__ import annotations

import io
import re
from itertools import pairwise, takewhile
from statistics import median
from typing import Any, Final

try:
    import pypdfium2
except ImportError:
    pypdfium2 = None

from store.errors import ReadError
from store.reading.limits import MAX_PAGES
from store.reading.pages import Line, without_furniture
from store.reading.pdf import lines_of_page, opened_pdf
from store.reading.several import Block, cuts

_LARGER: Final = 1.1  # than the letters of the text: a title
_LOOKED_AT: Final = 1000  # letters at the top of a page
_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}|ngày \d|(?:nay|qua)\b")
# What PDFium writes into each file anew: when it was made, and a random name.
_MADE = re.compile(rb"(?<=/CreationDate\(D:)\d{14}|(?<=/ModDate\(D:)\d{14}")
_NAMED = re.compile(rb"(?<=/ID\[<)([0-9A-F]{32})><[0-9A-F]{32}(?=>\])")


def split_pdf(data: bytes, label: str) -> list[bytes]:
    """The reports of a PDF, each as a PDF; the file alone if it is one, or cannot be read.

    Args:
        data: the file's bytes.
        label: what the file is called.
    """
    if pypdfium2 is None or len(re.findall(rb"/Type\s{0,5}/Page\b", data)) == 1:
        return [data]
    try:
        with opened_pdf(data, label) as document:
            if not 1 < len(document) <= MAX_PAGES:
                return [data]
            begun = cuts(_blocks(document))
            count = len(document)
        if not begun:
            return [data]
        with pypdfium2.PdfDocument(data) as whole:
            return [_part(whole, list(range(*limits))) for limits in pairwise([0, *begun, count])]
    except (ReadError, pypdfium2.PdfiumError):  # its reader says what is wrong with it
        return [data]


def _blocks(document: Any) -> list[Block]:
    pages = without_furniture([lines_of_page(page, _LOOKED_AT) for page in document])
    sizes = [line.size for lines in pages for line in lines for _ in line.text]
    usual = median(sizes) if sizes else 0.0
    return [_block(lines, usual) for lines in pages]


def _block(lines: list[Line], usual: float) -> Block:
    """A page: its title on one line, the rest on another."""
    ordered = sorted(lines, key=lambda line: -line.y)
    title = list(takewhile(lambda line: line.size >= _LARGER * usual, ordered))
    kept = set(map(id, title))
    rest = " ".join(line.text for line in lines if id(line) not in kept)
    text = "\n".join((" ".join(line.text for line in title), rest))
    return Block(text, apart=bool(title) and _DAY.search(rest) is not None)


def _part(document: Any, pages: list[int]) -> bytes:
    """Some pages as a PDF; the same for the same pages."""
    part = pypdfium2.PdfDocument.new()
    try:
        part.import_pages(document, pages)
        made = io.BytesIO()
        part.save(made)
    finally:
        part.close()
    data = _MADE.sub(b"19800101000000", made.getvalue())
    return _NAMED.sub(b"0" * 32 + b"><" + b"0" * 32, data)
