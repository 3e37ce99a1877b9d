"""Several reports in one file: where one ends and the next begins.

A new page, a form feed, or a rule of `=====` or `-----` on a line of its own, parts two reports only if a
whole one stands on either side. Such rules stand within reports too: under a letterhead, between sections or
pages. Main headings part reports only if each has a whole one below it: sections of one have headings, too.
Where nothing but bold titles part reports, `titles` knows.

Where a file may be cut, and how a piece becomes a file of its own, each format knows (`several_docx` …).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from store.language.encodings import as_letters
from store.language.folding import fold

_RULE = re.compile(rb"\f|^[ \t]*(?:={5,}|-{5,}|\*{5,}|_{5,}|#{5,})[ \t]*\r?$", re.MULTILINE)
RULES: Final = (b"\f", b"=====", b"-----", b"*****", b"_____", b"#####")  # one stands in every rule
_RULE_LINE = re.compile(r"(?:={5,}|-{5,}|\*{5,}|_{5,}|#{5,})\Z")
NUMBERED = re.compile(r"(?:[ivx]{1,4}|\d{1,3}|[a-h])\s?[.)/:-]|(?:phan|chuong|muc|dieu|phu luc|bieu|bang)\b")
# A day as a report's lead or stamp tells it: it opens the line, behind a dateline at most, or has its part of
# the day. Further in stand deadlines, and the days of documents.
_DATE = r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:19|20)\d\d)?(?!\d|\s?[/.-]\s?\d)"
_WHOLE_DATE = r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
_DAYS = rf"(?:\d{{1,2}}(?: va| den| ?[-–]) ?(?:ngay )?)?(?:{_DATE}|\d{{1,2}} thang \d{{1,2}}(?!\d))"
_SAID = r"(?:ngay|hom|sang|trua|chieu|thu \w{2,4}|chu nhat)[ ,(]{1,3}(?:ngay )?"
_OPENS = re.compile(
    rf"(?:[^\n]{{0,60}}[-–,:|()]\s{{0,3}})?"
    rf"(?:(?:tu |vao |trong )?(?:hai |ba )?{_SAID}{_DAYS}|{_WHOLE_DATE})(?! cua\b)"
)
_TIMED = re.compile(
    rf"\b(?:sang|trua|chieu)(?: ngay)? \(?{_DAYS}|\b(?:sang|trua|chieu|toi|hom) (?:nay|qua)\b"
)
# A day further in, behind which it is told where: no deadline, and no document's.
_WITHIN = re.compile(
    rf"(?<!truoc )(?<!den )(?<!\d )\b{_SAID}"
    rf"(?:{_DATE}|\d{{1,2}} thang \d{{1,2}}(?: nam (?:19|20)\d\d)?(?!\d))(?:\)?,| tai\b| \()"
)
SENTENCE = re.compile(r"(?<![^.!?\n])[^.!?\n]{40,}[.!?…]")
TITLE_CHARACTERS: Final = (15, 300)
_NEAR: Final = 1200  # characters below the title in which a report says when it was
_OPENING: Final = 250  # characters of a line there in which it does
_WITHIN_CHARACTERS: Final = 400
_SENTENCES: Final = 2
_LOOKED_AT: Final = 8000  # bytes or characters of a piece
_MAX_RULES: Final = 5000


class Block(NamedTuple):
    """A piece of a file that is not cut.

    Args:
        text: its paragraphs, one a line.
        apart: a new page begins with it.
        heading: it begins with a main heading.
        titled: all of it is bold, as titles are.
    """

    text: str
    apart: bool = False
    heading: bool = False
    titled: bool = False


def cuts(blocks: Sequence[Block]) -> list[int]:
    """The blocks with which a report begins, but for the first; none where all is one report."""
    texts = [block.text for block in blocks]
    ruled = [False, *(_RULE_LINE.match(text.strip()) is not None for text in texts)]
    apart = [at for at, block in enumerate(blocks) if at and (block.apart or ruled[at])]
    headings = [at for at, block in enumerate(blocks) if block.heading]
    if max(len(apart), len(headings)) > _MAX_RULES:
        return []
    found: list[int] = []
    begun = 0
    for start, end in pairwise([*apart, len(texts)]):
        if is_report(_top_text(texts[start:end])) and is_report(_top_text(texts[begun:start])):
            found.append(start)
            begun = start
    if not found and len(headings) > 1:
        sections = pairwise([headings[0], *headings[1:], len(texts)])
        if all(is_report(_top_text(texts[start:end])) for start, end in sections):
            return headings[1:]
    return found


def split(data: bytes) -> list[bytes]:
    """The reports of a text, one after the other, byte for byte; the text alone if it is one.

    Args:
        data: text in any encoding whose ASCII letters are single bytes; others come back whole.
    """
    if not any(rule in data for rule in RULES):
        return [data]
    rules = [rule.start() for rule in _RULE.finditer(data)]
    if not 0 < len(rules) <= _MAX_RULES or data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data:
        return [data]
    pieces = [data[start:end] for start, end in pairwise([0, *rules, len(data)])]
    begun = cuts([Block(letters_of(_top(piece)), apart=True) for piece in pieces])
    return [b"".join(pieces[start:end]) for start, end in pairwise([0, *begun, len(pieces)])]


def is_report(text: str) -> bool:
    """Whether a piece can stand alone: a title, sentences, and a day near the top.

    Args:
        text: its lines.
    """
    lines = [line for line in map(str.strip, text.split("\n")) if any(map(str.isalnum, line))]
    if len(lines) < 2:
        return False
    title = next((line for line in lines[:4] if len(line) >= TITLE_CHARACTERS[0]), "")
    if not title or len(title) > TITLE_CHARACTERS[1] or title.endswith((".", ",", ";", ":")):
        return False
    if title[0].islower() or NUMBERED.match(fold(title)):
        return False
    return _tells_a_day(lines) and len(SENTENCE.findall(text)) >= _SENTENCES


def _tells_a_day(lines: list[str]) -> bool:
    """Whether one of the first lines says near its beginning which day it was."""
    left = _NEAR
    for line in lines:
        if left <= 0:
            break
        if tells_its_day(line):
            return True
        left -= len(line)
    return False


def tells_a_day_within(line: str) -> bool:
    """Whether a paragraph says, if not in its beginning, on which day something was."""
    return _WITHIN.search(fold(line[:_WITHIN_CHARACTERS])) is not None


def tells_its_day(line: str) -> bool:
    """Whether a line says near its beginning which day it was."""
    folded = fold(line[:_OPENING])
    return _OPENS.match(folded) is not None or _TIMED.search(folded) is not None


def letters_of(data: bytes) -> str:
    """The text of a piece of a file, near enough to judge it by."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return as_letters(data)


def _top(data: bytes) -> bytes:
    """The first lines of a piece, enough to judge it by."""
    if len(data) <= _LOOKED_AT:
        return data
    top = data[:_LOOKED_AT]
    return top[: top.rfind(b" ") + 1]


def _top_text(texts: Iterable[str]) -> str:
    found: list[str] = []
    size = 0
    for text in texts:
        found.append(text)
        size += len(text)
        if size > _LOOKED_AT:
            break
    return "\n".join(found)[: 2 * _LOOKED_AT]
