"""Report text made harmless in the languages we write."""

from __future__ import annotations

import re

# What JSON leaves as it is, and a terminal or the writing direction obeys: C1, line ends, bidi marks.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_LIST = re.compile(r"^(?:(\d{1,9})(?=[.)])|(?=-))")
_MARKDOWN = "\\`*_{}[]<>#+|~"


def escaped_markdown(text: str) -> str:
    """`text` with Markdown's own signs made literal (CommonMark 2.4, backslash escapes)."""
    return "".join("\\" + char if char in _MARKDOWN else char for char in text)


def markdown_paragraph(text: str) -> str:
    """One line of text as a paragraph; a number, dash or plus at its start makes no list (CommonMark 5.2)."""
    return _LIST.sub(r"\1\\", escaped_markdown(text.strip()), count=1)


def escaped_json(data: bytes) -> bytes:
    """The same JSON value, with what a terminal would obey written as `\\u` escapes. Letters stay letters."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", data.decode()).encode()
