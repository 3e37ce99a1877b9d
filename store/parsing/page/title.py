"""The headline as one line."""

from __future__ import annotations

import re

from store.language.letters import UPPER
from store.language.sentences import Span
from store.parsing.found import Found, Trace
from store.parsing.page.layout import Layout
from store.parsing.view import View
from store.reading import ReportText

_LONG = 120
_SHORT = 25
_DATELINE = re.compile(rf"\(?[{UPPER}][\w .]{{1,24}}\)? ?[-–] ?(?=[{UPPER}])|\([{UPPER}][\w .]{{1,24}}\) ")
_CLAUSE_END = re.compile(r"[,;:](?= )")


def find_title(view: View, layout: Layout, report: ReportText) -> Found[str]:
    """The title as printed, one line; where the text has none, the first sentence, shortened.

    A sentence of more than 120 characters is cut after a clause, or after a word with an ellipsis; one that
    is no more than a date takes the next with it.
    """
    if layout.title is not None:
        return _found(" ".join(layout.title.of(view.text).split()), "title: headline", layout.title)
    if report.title:
        return _found(" ".join(report.title.split()), "title: metadata", Span(0, 0))
    if not view.sentences:
        return Found("")
    first = next((span for span in layout.body), view.paragraphs[0])
    sentences = [span for group in view.sentences for span in group if span.start >= first.start] or [first]
    start, end = sentences[0]
    if end - start < _SHORT and len(sentences) > 1:
        end = sentences[1].end
    if dateline := _DATELINE.match(view.text, start, end):
        start = dateline.end()
    text = " ".join(view.text[start:end].split())
    return _found(_shortened(text), "title: first sentence", Span(start, end))


def _found(title: str, rule: str, span: Span) -> Found[str]:
    return Found(title, (Trace("title", title, rule, *span),))


def _shortened(text: str) -> str:
    """`text` without its full stop, cut to about 120 characters at a clause or else at a word."""
    text = text.removesuffix("./.").rstrip(" .")
    if len(text) <= _LONG:
        return text
    ends = [found.start() for found in _CLAUSE_END.finditer(text, _LONG // 2, _LONG + 1)]
    if ends:
        return text[: ends[-1]].rstrip()
    return text[:_LONG].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"
