"""Who wrote the report."""

from __future__ import annotations

import re

from store.language.sentences import Span
from store.model import Byline
from store.parsing.found import Found, Trace
from store.parsing.page.credit_lines import writers_end
from store.parsing.page.layout import Layout
from store.parsing.page.signatures import is_name, is_names, is_role, is_unit, without_degree
from store.parsing.view import View
from store.reading.stamps import signed_stamp

_MADE_BY = re.compile(
    r"(?:tin|bài|tác giả|người viết|thực hiện|ảnh|tin, ảnh|bài, ảnh|pv|ctv|nhóm pv|biên tập)[^:]{0,20}:\s*",
    re.IGNORECASE,
)
_TAKEN_FROM = re.compile(r"\(?(?:theo|nguồn(?: tin)?)\s*:?\s+", re.IGNORECASE)
_SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?(?:,|\s[-–]|[-–](?=\s)|\()\s*")


def find_byline(view: View, layout: Layout) -> Found[Byline | None]:
    """Author and unit of the byline.

    Lines at the end of a report give, in any order: a name, a name with its unit or function, a unit over one
    or two lines, or the source that the report was taken from (as unit).
    """
    if not layout.bylines:
        return Found(None)
    authors: list[str] = []
    units: list[str] = []
    for span in layout.bylines:
        _take(" ".join(span.of(view.text).split()), authors, units)
    if not authors and not units:
        return Found(None)
    byline = Byline(author=authors[0] if authors else None, unit=", ".join(dict.fromkeys(units)) or None)
    where = Span(layout.bylines[0].start, layout.bylines[-1].end)
    value = " / ".join(part for part in (byline.author, byline.unit) if part)
    return Found(byline, (Trace("byline", value, "byline: signature", *where),))


def _take(line: str, authors: list[str], units: list[str]) -> None:
    """Puts what one line says to the authors or the units."""
    signed = signed_stamp(line)
    line = (signed[0] if signed else line).removesuffix("./.").strip(" |()[]")
    line = line[: writers_end(line)]
    if taken := _TAKEN_FROM.match(line):
        units.append(line[taken.end() :].rstrip("."))
        return
    if made := _MADE_BY.match(line):
        maker = line[made.end() :].rstrip(".")
        head, *tail = _SEPARATOR.split(maker, maxsplit=1)
        if tail and is_name(head) and is_unit(tail[0].rstrip(" )")):
            authors.append(head)
            units.append(tail[0].rstrip(" )"))
            return
        (units if is_unit(maker) else authors).append(maker)
        return
    plain = without_degree(line)
    if is_unit(plain) or (is_role(plain) and (authors or units)):
        units.append(line)
        return
    if is_names(plain):
        authors.append(plain)
        return
    head, *tail = _SEPARATOR.split(plain, maxsplit=1)
    if tail and is_name(head):
        authors.append(head)
        units.append(tail[0])
    else:
        authors.append(plain)
