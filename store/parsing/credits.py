"""Who wrote the report and who took its pictures."""

from __future__ import annotations

import re

from store.language.sentences import Span
from store.parsing.layout import Layout
from store.parsing.view import View

_WORD = r"(?:[A-ZÀ-ỸĐ]\.){0,3}[^\W\d_a-zà-ỹđ][^\W\d_]*(?:['’-][^\W\d_]+)?"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_PHOTO = re.compile(rf"(?:[ẢảA]nh ?: ?|Ảnh (?=[A-ZÀ-ỸĐ. ]{{4,}}))({_NAME})(?=\s*(?:[.\n;,)–|/-]|$))")
_AGENCIES = frozenset({"TT", "TTXVN", "VGP", "PV", "CTV", "TTO", "TL", "NVCC", "Internet"})
_BODIES = frozenset({"Ban", "Cổng", "Phòng", "Văn", "Sở", "Báo", "Theo", "Chi", "Trung", "Công"})


def find_photographers(view: View) -> list[Span]:
    """The names in picture credits ("Ảnh: …"), not those of bodies."""
    found = []
    if "ảnh" not in view.lower:
        return []
    for match in _PHOTO.finditer(view.text):
        name = match[1]
        if _is_body(name):
            continue
        found.append(Span(*match.span(1)))
    return found


def find_authors(view: View, layout: Layout) -> list[Span]:
    """The names in the byline."""
    found = []
    for span in layout.bylines:
        match = re.match(
            rf"(?:(?:PGS|GS|TS|ThS|Th\.S|BS|CN)\.? ?)*({_NAME})(?=\s*(?:$|[,|–-]))", span.of(view.text)
        )
        if match and not _is_body(match[1]) and " " in match[1]:
            found.append(Span(span.start + match.start(1), span.start + match.end(1)))
    return found


def _is_body(name: str) -> bool:
    return name in _AGENCIES or name.split(maxsplit=1)[0] in _BODIES
