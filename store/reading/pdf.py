"""PDF: lines of letters on pages, put together again to paragraphs in reading order."""

from __future__ import annotations

import ctypes
import io
import math
from collections import Counter
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
from store.reading.streams import without_pictures

_MAX_LETTERS_A_PAGE: Final = 200_000
_MAX_LETTERS: Final = 3_000_000
_MIN_LETTERS: Final = 20  # a page of text has more; a scanned one has the scanner's name
_PASSWORD: Final = "password"
_SOFT_HYPHEN: Final = "\xad"
_LINE_END_HYPHEN: Final = "\x02"  # what PDFium makes of a hyphen there
_SAMPLE: Final = 100  # letters of a page that show how it is held
_UPRIGHT: Final = 0.98  # the cosine of about ten degrees
_CUT_OFF: Final = 2.0  # points
_FONT_NAME: Final = 200  # bytes
_FORCE_BOLD: Final = 1 << 18  # ISO 32000-1, table 123
_BOLD_NAMES: Final = (b"bold", b"black", b"heavy")
# In sizes of the letters: how far one may stand lower, further left, further right than the one before.
_DROP: Final = 0.4
_BACK: Final = 1.0
_AWAY: Final = 3.0


def read_pdf(data: bytes, label: str) -> Content:
    """The text of a PDF, without the headers, footers and numbers of its pages.

    Raises:
        ReadError: its reader is not installed; or it is damaged, locked, scanned, or beyond a limit.
    """
    document = opened_pdf(data, label)
    try:
        if len(document) > MAX_PAGES:
            raise ReadError(f"{label} is refused: it has more than {MAX_PAGES:,} pages.", "Split it.")
        pages, pictures = _pages(document, label)
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
    told = (f"{pictures} trang chỉ có hình, chữ trên đó không đọc được.",) if pictures else ()
    return Content(text=decoded.text, format="pdf", warnings=(*decoded.warnings, *told))


def opened_pdf(data: bytes, label: str) -> Any:
    """The document in a PDF whose streams are safe to unpack.

    Raises:
        ReadError: its reader is not installed; or it is damaged, locked, or its streams would fill the
            memory.
    """
    if pypdfium2 is None:
        raise missing_reader(label, "a PDF", "pdf")
    try:
        if b"/Encrypt" in data:  # locked against changes only: its streams can be looked at unlocked
            unlocked = io.BytesIO()
            with pypdfium2.PdfDocument(data) as document:
                document.save(unlocked, flags=pdfium.FPDF_REMOVE_SECURITY)
            data = unlocked.getvalue()
        return pypdfium2.PdfDocument(without_pictures(data, label))
    except pypdfium2.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise ReadError(f"{label} is a PDF locked with a password.", "Save it without one.") from error
        reason = str(error).rstrip(".")
        raise ReadError(f"{label} is a damaged PDF ({reason}).", "Get the file again.") from error


def _pages(document: Any, label: str) -> tuple[list[list[Line]], int]:
    """The lines of each page in the order of the file, and how many pages are nothing but pictures.

    Raises:
        ReadError: there are more letters than any report has.
    """
    pages: list[list[Line]] = []
    letters = pictures = 0
    for page in document:
        text = page.get_textpage()
        try:
            count = text.count_chars()
            letters += count
            if count > _MAX_LETTERS_A_PAGE or letters > _MAX_LETTERS:
                raise ReadError(
                    f"{label} is refused: it has more than {_MAX_LETTERS_A_PAGE:,} letters on a page, or "
                    f"{_MAX_LETTERS:,} in all.",
                    "Split it, one report a file.",
                )
            pages.append(list(_gathered(_Letters(text.raw, count, page), count, weighed=True)))
            pictures += not pages[-1] and any(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]))
        finally:
            text.close()
            page.close()
    return pages, pictures


def lines_of_page(page: Any, most: int = _MAX_LETTERS_A_PAGE, *, weighed: bool = False) -> list[Line]:
    """The lines of a page, as far as its first letters go.

    Args:
        page: PDFium's.
        most: how many letters to look at.
        weighed: tell which lines are bold.
    """
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), most)
        return list(_gathered(_Letters(text.raw, count, page), count, weighed=weighed))
    finally:
        text.close()
        page.close()


class _Letters:
    """The letters of a page, as PDFium numbers them; places as on a page held so that most stand upright.

    Args:
        text: PDFium's.
        count: how many there are.
        page: PDFium's page.
    """

    def __init__(self, text: Any, count: int, page: Any) -> None:
        self._text = text
        quarters = Counter(
            round(pdfium.FPDFText_GetCharAngle(text, at) / (math.pi / 2)) % 4
            for at in range(0, count, count // _SAMPLE + 1)
        )
        lying = quarters.most_common(1)
        self._turns = -lying[0][0] % 4 if lying else 0  # quarters by which the page is turned right
        left, bottom, right, top = page.get_bbox()
        self._shown = ((bottom, top), (-right, -left), (-top, -bottom), (left, right))[self._turns]
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def letter(self, at: int) -> str:
        """A letter; a blank where there is none, or one that PDFium put between words."""
        char = chr(pdfium.FPDFText_GetUnicode(self._text, at))
        if char == _LINE_END_HYPHEN:
            return "-"
        if pdfium.FPDFText_IsGenerated(self._text, at) or not (char.isprintable() or char == _SOFT_HYPHEN):
            return " "
        return char

    def place(self, at: int) -> tuple[float, float, float]:
        """Where a letter begins and ends, and its baseline."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._text, at, box)
        pdfium.FPDFText_GetCharOrigin(self._text, at, self._x, self._y)
        if self._turns == 0:
            return box.left, box.right, self._y.value
        if self._turns == 1:
            return box.bottom, box.top, -self._x.value
        if self._turns == 2:
            return -box.right, -box.left, -self._y.value
        return -box.top, -box.bottom, self._x.value

    def size(self, at: int) -> float:
        """Of a letter's font on the page."""
        pdfium.FPDFText_GetMatrix(self._text, at, self._matrix)
        size: float = pdfium.FPDFText_GetFontSize(self._text, at)
        return max(1.0, size * math.hypot(self._matrix.c, self._matrix.d))

    def is_upright(self, at: int) -> bool:
        """Whether it stands as the page does; watermarks stand askew."""
        angle = pdfium.FPDFText_GetCharAngle(self._text, at) + self._turns * math.pi / 2
        return math.cos(angle) > _UPRIGHT

    def is_shown(self, base: float) -> bool:
        """Whether a line with that baseline is on the page, and not cut off above or below."""
        lower, upper = self._shown
        return bool(lower - _CUT_OFF < base < upper + _CUT_OFF)

    def is_bold(self, at: int) -> bool:
        """Whether a letter's font is bold, as its name or its description says."""
        flags = ctypes.c_int()
        name = ctypes.create_string_buffer(_FONT_NAME)
        pdfium.FPDFText_GetFontInfo(self._text, at, name, _FONT_NAME, flags)
        return bool(flags.value & _FORCE_BOLD) or any(sign in name.value.lower() for sign in _BOLD_NAMES)


def _gathered(letters: _Letters, count: int, *, weighed: bool = False) -> Iterator[Line]:
    """Letters put together to lines: a line ends where the next letter stands lower, higher, or far off."""
    pieces: list[str] = []
    left = right = y = size = 0.0
    first = last = 0
    word: float | None = None

    def line() -> Line:
        bold = weighed and letters.is_bold(first) and letters.is_bold(last)
        return Line(
            "".join(pieces).strip(), left, right, y, size, right - left if word is None else word, bold
        )

    for at in range(count):
        char = letters.letter(at)
        if char.isspace():
            if pieces and word is None:
                word = right - left
            pieces += [" "] if pieces else []
            continue
        start, end, base = letters.place(at)
        if pieces and (abs(base - y) > _DROP * size or not -_BACK * size < start - right < _AWAY * size):
            yield line()
            pieces, word = [], None
        if not pieces:
            if not (letters.is_upright(at) and letters.is_shown(base)):
                continue
            left, y, size, first = start, base, letters.size(at), at
        pieces.append(char)
        right, last = end, at
    if pieces:
        yield line()
