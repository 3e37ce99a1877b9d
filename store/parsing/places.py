"""The venue."""

from __future__ import annotations

import re

from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.provinces import find_province
from store.parsing.view import View

__all__ = ["find_place", "find_province"]

_VENUE = re.compile(r"(?<!\w)tại ((?:[^\W\d_][\w.]*|[-–])(?: (?:[^\W_][\w.]*|[-–])){0,14})")


def find_place(view: View, layout: Layout) -> Found[str | None]:
    """The venue."""
    return Found(None)
