"""Rich Text (RTF), as older word processors write it (RTF specification 1.9.1).

The file is groups in braces, control words and text. What is no text of the report is told by the first word
of its group. Letters are bytes in the code page of their font, or `\\u` with the number of a code point.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from store.errors import ReadError
from store.language.encodings import as_letters
from store.reading.content import Content, check_length
from store.reading.decoding import capital_letters, mended
from store.reading.office import Layout

_MAX_DEPTH: Final = 5000
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,20})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
# First words of groups whose content is no text of the report. So are unknown ones behind `\*`.
_SKIPPED: Final = frozenset((
    "fonttbl", "colortbl", "stylesheet", "info", "object", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "footnote", "fldinst", "listtable", "listoverridetable",
    "themedata", "datastore", "colorschememapping", "latentstyles", "rsidtbl", "xmlnstbl", "generator",
    "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "comment", "nonshppict", "objdata",
    "result", "pict", "filetbl", "revtbl", "pgptbl", "template", "nonesttables", "xe", "tc", "rxe",
))  # fmt: skip
_KEPT: Final = frozenset(("shppict", "listtext", "shpinst", "shptxt", "pntext", "ud"))
_SIGNS: Final = {
    "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS: Final = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
_PAGES: Final = {
    "128": "cp932", "129": "cp949", "134": "cp936", "136": "cp950", "161": "cp1253", "162": "cp1254",
    "163": "cp1258", "177": "cp1255", "178": "cp1256", "186": "cp1257", "204": "cp1251", "222": "cp874",
    "238": "cp1250",
}  # fmt: skip
_ABC_CAPITALS = re.compile(r"\.Vn\w{1,30}H\b")


class _Font(NamedTuple):
    page: str = ""
    capitals: bool = False


class _Group(NamedTuple):
    """What holds within a group: whether it is passed over, its font, the letters that follow a `\\u`."""

    skipped: bool = False
    font: str = ""
    fallback: int = 1
    hidden: bool = False


def read_rtf(data: bytes, label: str) -> Content:
    """The text of an RTF file.

    Raises:
        ReadError: it is beyond a limit.
    """
    reader = _Reader(label)
    reader.read(data.decode("latin-1"))
    text = reader.layout.text()
    check_length(text, label)
    decoded = mended(text)
    if reader.is_open:
        decoded = decoded._replace(
            warnings=(*decoded.warnings, "Tệp RTF bị cắt cụt, có thể thiếu phần cuối.")
        )
    return Content(text=decoded.text, format="rtf", warnings=decoded.warnings)


class _Reader:
    def __init__(self, label: str) -> None:
        self.layout = Layout()
        self._label = label
        self._group = _Group()
        self._outer: list[_Group] = []
        self._fonts: dict[str, _Font] = {}
        self._page = ""
        self._pieces: list[str] = []
        self._bytes = bytearray()
        self._omit = 0  # letters that repeat a code point for programs without Unicode
        self._cells: list[str] = []
        self._rows: list[list[str]] = []
        self._in_table = False

    def read(self, text: str) -> None:
        at = 0
        opened = starred = False
        while token := _TOKEN.match(text, at):
            at = token.end()
            word, number, code, symbol, brace, plain = token.groups()
            if brace:
                self._brace(brace)
            elif word:
                if word == "bin":
                    at += max(0, int(number or 0))
                self._word(word, number, text, at, first=opened or starred, starred=starred)
            elif code:
                self._letter(bytes.fromhex(code))
            elif symbol is not None and symbol != "*":
                self._sign(_SYMBOLS.get(symbol, ""))
            elif plain:
                self._letters(plain)
            starred = symbol == "*" and opened
            opened = brace == "{"
        self._end_paragraph()
        self._end_table()

    @property
    def is_open(self) -> bool:
        """Whether groups were left open: the end of the file is missing."""
        return bool(self._outer)

    def _brace(self, brace: str) -> None:
        self._end_bytes()
        self._omit = 0
        if brace == "{":
            if len(self._outer) > _MAX_DEPTH:
                raise ReadError(f"{self._label} is refused: groups lie in it more than {_MAX_DEPTH:,} deep.")
            self._outer.append(self._group)
        elif self._outer:
            self._group = self._outer.pop()

    def _word(self, word: str, number: str | None, text: str, at: int, *, first: bool, starred: bool) -> None:
        self._end_bytes()
        self._omit = 0
        if first and word == "fonttbl":
            self._fonts = _fonts(text, at)
        if first and word == "pict" and not self._group.skipped:
            self._end_paragraph(only_text=True)
            self.layout.picture()
        if first and (word in _SKIPPED or (starred and word not in _KEPT)):
            self._group = self._group._replace(skipped=True)
        elif word == "f":
            self._group = self._group._replace(font=number or "")
        elif word == "plain":
            self._group = self._group._replace(hidden=False)
        elif word in {"v", "deleted"}:
            self._group = self._group._replace(hidden=number != "0")
        elif word == "uc":
            self._group = self._group._replace(fallback=min(int(number or 1), 9))
        elif word == "ansicpg":
            self._page = f"cp{number}"
        elif self._group.skipped:
            return
        elif word == "u" and number:
            code = int(number) % 0x10000
            self._sign(chr(code))
            self._omit = self._group.fallback
        elif word in {"intbl", "pard"}:
            self._in_table = word == "intbl"
        elif word in _SIGNS:
            self._sign(_SIGNS[word])
        elif word in {"par", "sect", "page"}:
            self._end_paragraph()
        elif word in {"cell", "nestcell"}:
            self._cells.append("".join(self._pieces))
            self._pieces = []
        elif word in {"row", "nestrow"}:
            self._rows.append(self._cells)
            self._cells = []

    def _shown(self) -> bool:
        if self._omit > 0:
            self._omit -= 1
            return False
        return not (self._group.skipped or self._group.hidden)

    def _letter(self, byte: bytes) -> None:
        if self._shown():
            self._bytes += byte

    def _letters(self, text: str) -> None:
        self._end_bytes()
        omitted = min(self._omit, len(text))
        self._omit -= omitted
        if not (self._group.skipped or self._group.hidden):
            self._add(text[omitted:])

    def _sign(self, sign: str) -> None:
        self._end_bytes()
        if not (self._group.skipped or self._group.hidden):
            self._pieces.append(sign)

    def _end_bytes(self) -> None:
        """Reads the bytes collected, which may need each other, in the code page of their font."""
        if not self._bytes:
            return
        page = self._fonts.get(self._group.font, _Font()).page or self._page
        data, self._bytes = bytes(self._bytes), bytearray()
        if page in {"", "cp1252", "cp0"}:
            self._add(as_letters(data))
            return
        try:
            self._add(data.decode(page, "replace"))
        except LookupError:
            self._add(as_letters(data))

    def _add(self, text: str) -> None:
        if self._fonts.get(self._group.font, _Font()).capitals:
            text = capital_letters(text)
        self._pieces.append(text)

    def _end_paragraph(self, *, only_text: bool = False) -> None:
        self._end_bytes()
        text = _surrogates_joined("".join(self._pieces))
        self._pieces = []
        if self._in_table:
            self._pieces = [text, "\n"]  # a paragraph in a cell
            return
        if text.strip() or not only_text:
            self._end_table()
            self.layout.paragraph(text)

    def _end_table(self) -> None:
        if self._rows:
            with self.layout.table():
                for cells in self._rows:
                    self.layout.row(cells)
            self._rows = []


def _surrogates_joined(text: str) -> str:
    """Code points beyond U+FFFF are written as two."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_FONT = re.compile(r"\\f(\d{1,5})(?=[\\ ;{])")
_CHARSET = re.compile(r"\\fcharset(\d{1,3})")
_MAX_FONT_TABLE: Final = 200_000


def _fonts(text: str, at: int) -> dict[str, _Font]:
    """The fonts of a font table, by number."""
    depth, end = 1, at
    for brace in re.finditer(r"[{}]", text[at : at + _MAX_FONT_TABLE]):
        depth += 1 if brace[0] == "{" else -1
        end = at + brace.start()
        if depth == 0:
            break
    table = text[at:end]
    starts = list(_FONT.finditer(table))
    fonts = {}
    for start, after in zip(starts, [*(one.start() for one in starts[1:]), len(table)], strict=True):
        said = table[start.end() : after]
        charset = _CHARSET.search(said)
        page = _PAGES.get(charset[1], "cp1252") if charset is not None else ""
        fonts[start[1]] = _Font(page, _ABC_CAPITALS.search(said) is not None)
    return fonts
