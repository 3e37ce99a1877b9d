r"""Several reports in one RTF file: each begins on a page of its own, with a main heading or a bold title.

A piece keeps all that stands before the text: fonts, styles, headers. It is cut where no group is open but
the file's own: between paragraphs, as all writers set them.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import Final

from store.language.folding import nfc
from store.reading.several import TITLE_CHARACTERS, Block
from store.reading.titles import all_cuts

_MAX_BYTES: Final = 16_000_000
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,20})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_MARKS = re.compile(rb"\\(?:page|pagebb|sect|outlinelevel0)\b")
_BOLD = re.compile(rb"\\b1?(?![a-zA-Z0-9])")
_DAY = re.compile(rb"\d{1,2}\s?[/.-]\s?\d{1,2}|ng.{1,12}?y \d{1,2} th.{1,12}?ng \d")
# First words of groups that are no text; unknown ones stand behind `\*`.
_SKIPPED: Final = frozenset((
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"header", b"headerl", b"headerr", b"headerf", b"footer",
    b"footerl", b"footerr", b"footerf", b"footnote", b"pict", b"object", b"themedata", b"xe", b"tc",
))  # fmt: skip
_ENDS: Final = frozenset((b"par", b"row"))


def split_rtf(data: bytes) -> list[bytes]:
    """The reports of an RTF file, each as an RTF file; the file alone if it is one."""
    if len(data) > _MAX_BYTES or not (_MARKS.search(data) or _has_titles(data)):
        return [data]
    scan = _Scan(data)
    begun = [scan.starts[at] for at in all_cuts(scan.blocks)]
    if not begun:
        return [data]
    head = data[: scan.starts[0]]
    pieces = [data[start:end] for start, end in pairwise([0, *begun, len(data)])]
    return [pieces[0] + b"}", *(head + piece + b"}" for piece in pieces[1:-1]), head + pieces[-1]]


def _has_titles(data: bytes) -> bool:
    """Whether two lines may be bold, and two days be told."""
    return all(len(list(islice(sign.finditer(data), 2))) > 1 for sign in (_BOLD, _DAY))


class _Scan:
    """The paragraphs of an RTF file.

    Args:
        data: the file.

    Attributes:
        starts: where each begins.
        blocks: what it is.
    """

    def __init__(self, data: bytes) -> None:
        self.starts: list[int] = []
        self.blocks: list[Block] = []
        self._start = -1
        self._pieces: list[str] = []
        self._fallback = 1
        self._omit = 0  # letters that repeat a code point for programs without Unicode
        self._apart = self._next_apart = self._heading = self._ended = False
        self._bold = [False]  # letters, in each open group
        self._titled = True  # all letters of the paragraph are
        end = self._read(data)
        if self._start >= 0:
            self._end(end)

    def _read(self, data: bytes) -> int:
        """Reads the tokens; where the last group ends."""
        depth = skipped = at = 0  # skipped: the depth of a group that is no text
        opened = False
        while (token := _TOKEN.match(data, at)) is not None:
            if self._ended and depth == 1:
                self._end(at)
            word, number, code, symbol, brace, plain = token.groups()
            if brace == b"}" and depth <= 1:
                return at
            at = token.end()
            if brace:
                depth += 1 if brace == b"{" else -1
                self._group(brace == b"{")
                skipped = skipped if depth >= skipped else 0
            elif word == b"bin":
                at += max(0, int(number or 0))
            elif not skipped and opened and (word in _SKIPPED or symbol == b"*"):
                skipped = depth
            elif not skipped:
                if self._start < 0 and (word == b"pard" or code or plain) and depth == 1:
                    self._start = token.start()
                if word:
                    self._word(word, number)
                elif plain:
                    self._letters(plain.decode("latin-1"))
                elif code:
                    self._letters(bytes.fromhex(code.decode()).decode("cp1258", "replace"))
            opened = brace == b"{"
        return at

    def _group(self, begins: bool) -> None:
        if begins:
            self._bold.append(self._bold[-1])
        elif len(self._bold) > 1:
            self._bold.pop()

    def _letters(self, text: str) -> None:
        self._pieces.append(text[self._omit :])
        self._titled = self._titled and (self._bold[-1] or not text.strip())
        self._omit = max(0, self._omit - len(text))

    def _word(self, word: bytes, number: bytes | None) -> None:
        if word == b"u" and number:
            self._pieces.append(chr(int(number) % 0x10000))
            self._titled = self._titled and self._bold[-1]
            self._omit = self._fallback
            return
        self._omit = 0
        if word == b"uc":
            self._fallback = min(int(number or 1), 9)
        elif word == b"pagebb":
            self._apart |= number != b"0"
        elif word == b"sbknone":  # a section that begins no page
            self._apart = False
        elif word == b"outlinelevel":
            self._heading = number == b"0"
        elif word == b"b":
            self._bold[-1] = number != b"0"
        elif word == b"plain":
            self._bold[-1] = False
        elif word in {b"page", b"sect"} and not "".join(self._pieces).strip():
            self._apart = True
        elif word in {b"page", b"sect"}:
            self._next_apart = self._ended = True
        elif word in _ENDS:
            self._ended = True

    def _end(self, at: int) -> None:
        """Ends a paragraph."""
        self.starts.append(self._start if self._start >= 0 else at)
        text = nfc("".join(self._pieces))
        titled = self._titled and 0 < len(text.strip()) <= TITLE_CHARACTERS[1]
        self.blocks.append(Block(text, self._apart, self._heading, titled))
        self._pieces = []
        self._start = at
        self._apart, self._next_apart = self._next_apart, False
        self._heading = self._ended = False
        self._titled = True
