"""PDF: lines of letters on pages, put together again to paragraphs in reading order."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from typing import Any, Final

try:
    import pypdfium2
    import pypdfium2.raw as pdfium
except ImportError:
    pypdfium2 = None

from store.errors import ReadError
from store.reading.content import Content, check_length, missing_reader
from store.reading.decoding import mended
from store.reading.limits import MAX_PAGES
from store.reading.pages import Line, paragraphs

_MAX_INFLATED: Final = 200_000_000  # bytes that the packed streams of a file may become
_MAX_LETTERS: Final = 200_000  # on one page
_MIN_LETTERS: Final = 20  # a page of text has more; a scanned one has the scanner's name
_STREAM = re.compile(rb"stream\r?\n")
_CHUNK: Final = 1 << 20
_PASSWORD: Final = "password"
_BREAKS: Final = "\r\n\t"
# In sizes of the letters: how far one may stand lower, further left, further right than the one before.
_DROP: Final = 0.4
_BACK: Final = 1.0
_AWAY: Final = 2.5


def read_pdf(data: bytes, label: str) -> Content:
    """The text of a PDF, without the headers, footers and numbers of its pages.

    Raises:
        ReadError: its reader is not installed; or it is damaged, locked, scanned, or beyond a limit.
    """
    if pypdfium2 is None:
        raise missing_reader(label, "a PDF", "pdf")
    _check_streams(data, label)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise ReadError(f"{label} is a PDF locked with a password.", "Save it without one.") from error
        raise ReadError(f"{label} is a damaged PDF ({error}).", "Get the file again.") from error
    try:
        if len(document) > MAX_PAGES:
            raise ReadError(f"{label} is refused: it has more than {MAX_PAGES:,} pages.", "Split it.")
        pages = [_lines(page, label) for page in document]
    finally:
        document.close()
    letters = sum(char.isalpha() for lines in pages for line in lines for char in line.text)
    if letters < _MIN_LETTERS * max(1, min(len(pages), 5)):
        raise ReadError(
            f"{label} is a scanned PDF: its pages are pictures without text.",
            "Put it through text recognition (OCR) first.",
        )
    text = "\n\n".join(paragraphs(pages))
    check_length(text, label)
    decoded = mended(text)
    return Content(text=decoded.text, format="pdf", warnings=decoded.warnings)


def _check_streams(data: bytes, label: str) -> None:
    """Refuses a file whose packed streams would fill the memory.

    Raises:
        ReadError: they would.
    """
    left = _MAX_INFLATED
    for start in _STREAM.finditer(data):
        unpacker = zlib.decompressobj()
        rest = data[start.end() : start.end() + _CHUNK]
        at = start.end() + len(rest)
        try:
            while rest and left >= 0 and not unpacker.eof:
                left -= len(unpacker.decompress(rest, _CHUNK))
                rest = unpacker.unconsumed_tail
                if not rest:
                    rest = data[at : at + _CHUNK]
                    at += len(rest)
        except zlib.error:
            continue
        if left < 0:
            raise ReadError(
                f"{label} is refused: unpacked it is more than {_MAX_INFLATED // 1_000_000} MB.",
                "Print it anew to a PDF if it is no trap.",
            )


def _lines(page: Any, label: str) -> list[Line]:
    """The lines of a page in the order of the file."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > _MAX_LETTERS:
            raise ReadError(f"{label} is refused: a page of it has more than {_MAX_LETTERS:,} letters.")
        return list(_gathered(text.raw, count))
    finally:
        text.close()
        page.close()


def _gathered(text: Any, count: int) -> Iterator[Line]:
    """Letters put together to lines: a line ends where the next letter stands lower, higher, or far off.

    Args:
        text: the page's letters, as PDFium numbers them.
    """
    box = pdfium.FS_RECTF()
    pieces: list[str] = []
    left = right = y = low = size = 0.0
    x, base = ctypes.c_double(), ctypes.c_double()
    for at in range(count):
        char = chr(pdfium.FPDFText_GetUnicode(text, at))
        if char in _BREAKS or pdfium.FPDFText_IsGenerated(text, at) or not char.isprintable():
            pieces.append(" ")
            continue
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        if pieces and (
            abs(box.bottom - low) > _DROP * size or not -_BACK * size < box.left - right < _AWAY * size
        ):
            yield Line("".join(pieces).strip(), left, right, y, size)
            pieces = []
        if not pieces:
            if char == " ":
                continue
            pdfium.FPDFText_GetCharOrigin(text, at, x, base)
            left, y, low, size = box.left, base.value, box.bottom, max(1.0, box.top - box.bottom)
        pieces.append(char)
        right = box.right
    if pieces:
        yield Line("".join(pieces).strip(), left, right, y, size)
