"""Paragraphs and sentences as spans: code-point offsets, half open, without surrounding blanks."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.language.letters import UPPER

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_END = re.compile(rf"[.…!?](?:(?<=\.)\.\.)?[\"”’')\]»]*(?=\s++[\"“‘'(\[«\-–*+•]*+\s*+[{UPPER}\d])")
_ABBREVIATED = re.compile(
    r"(?<![^\s(\"“/.-])(?:(?![ýởàạáừ])[^\W\d_]|TP|Tp|TT|TX|Tx|Th\.?S|ThS|Ths|TS|PGS|GS|TSKH|BS|(?:BS|DS)?CK(?:II?)?|DS|KS|KTS|CN|LS|NSND|NSƯT"
    r"|NGƯT|NGND|Đ/c|đ/c|đ\.c|T\.Ư|T\.W|P|Q|Nxb|NXB|Ph|Mr|Mrs|Ms|Dr|St|No|vs|Hđ|tr|x)\.$"
)
_COUNTED = re.compile(r"(?:quý|khóa|khoá|thứ|hạng|cấp|loại|chương|kỳ|mục|phần|số) [IVX]{1,5}\.$")
_LONGEST = 16  # code points before a full stop in which they stand
_NUMBERED = re.compile(r"\s*(?:[(\[]?(?:\d{1,2}|[IVX]{1,5}|[a-zđ])(?:\.\d{1,2})*)\.$")


class Span(NamedTuple):
    """A half-open run of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The part of `text` the span covers."""
        return text[self.start : self.end]

    def covers(self, offset: int) -> bool:
        """Whether `offset` lies in the span."""
        return self.start <= offset < self.end


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at either end; empty spans stay where they start."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text`: runs of lines between blank lines."""
    spans = (trimmed(text, found.start(), found.end()) for found in _PARAGRAPH.finditer(text))
    return tuple(span for span in spans if span.end > span.start)


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, one paragraph.

    A sentence ends at `. ! ? …` before white space and a capital, digit or opening quote; not after
    initials, common abbreviations (`TP.`, `PGS.`) or the number of a list item (`1.`), but after a counted
    period (`quý I.`).
    """
    end = len(text) if end is None else end
    spans = []
    at = start
    for found in _END.finditer(text, start, end):
        stop = found.end()
        if found[0] == "." and _goes_on(text, at, stop):
            continue
        span = trimmed(text, at, stop)
        if span.end > span.start:
            spans.append(span)
        at = stop
    last = trimmed(text, at, end)
    if last.end > last.start:
        spans.append(last)
    return tuple(spans)


def _goes_on(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at the end of `text[start:stop]` ends no sentence."""
    near = max(start, stop - _LONGEST)
    if _ABBREVIATED.search(text, near, stop) and not _COUNTED.search(text, near, stop):
        return True
    return _NUMBERED.match(text, start, stop) is not None
