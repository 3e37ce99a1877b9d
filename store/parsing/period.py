"""What the meeting looks back on."""

from __future__ import annotations

import re

from store.model import Document, Kind
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.view import View

_LOOKING_BACK = ("review", "year-end", "interim", "congress")
_PERIOD = re.compile(
    r"(?P<months>\d{1,2} tháng (?:đầu|cuối) năm) (?P<y1>(?:19|20)\d\d)"
    r"|quý (?P<quarter>i{1,3}|iv|[1-4])\s?(?:/|năm )\s?(?P<y2>(?:19|20)\d\d)"
    r"|(?P<span>nhiệm kỳ|giai đoạn)\s?\(?(?P<from>(?:19|20)\d\d)\s?[-–]\s?(?P<to>(?:19|20)\d\d)"
    r"|năm (?P<y3>(?:19|20)\d\d)"
)


def find_period(view: View, layout: Layout, kind: Kind, documents: tuple[Document, ...]) -> Found[str | None]:
    """The period under review: `năm 2021`, `nhiệm kỳ 2020-2025`."""
    if kind not in _LOOKING_BACK:
        return Found(None)
    spans = ([layout.title] if layout.title else []) + list(layout.body[:3])
    for span in spans:
        found = _PERIOD.search(view.lower, span.start, span.end)
        if found:
            value = _printed(found)
            return Found(value, (Trace("period", value, "first-period", *found.span()),))
    return Found(None)


def _printed(found: re.Match[str]) -> str:
    if found["months"]:
        return f"{found['months']} {found['y1']}"
    if found["quarter"]:
        return f"quý {found['quarter'].upper()}/{found['y2']}"
    if found["span"]:
        return f"{found['span']} {found['from']}-{found['to']}"
    return f"năm {found['y3']}"
