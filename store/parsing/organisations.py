"""The body that held the meeting."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.model import Document, Kind
from store.parsing.bodies import alternatives, body_at, head_pattern, organisation_words
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.view import View
from store.reading import ReportText

_BRACKET = re.compile(r" ?\([^()]*\)")


class _Host(NamedTuple):
    """A body that a rule takes for the host."""

    span: Span
    rule: str


@lru_cache(maxsize=1)
def _holding() -> re.Pattern[str]:
    words = organisation_words()
    return re.compile(
        rf"(?<!\w)(?:(?:{alternatives(words.adverbs)}) )*(?P<verb>{alternatives(words.holds)})(?!\w)"
    )


def find_organiser(
    view: View, layout: Layout, documents: tuple[Document, ...], kind: Kind, report: ReportText
) -> Found[str | None]:
    """The organiser, as fully named as the text allows."""
    if kind == "not-a-meeting":
        return Found(None)
    host = _in_body(view, layout) or _in_title(view, layout)
    if host is None:
        return Found(None)
    host = _fullest(view, host)
    name = _printed(view, host.span)
    return Found(name, (Trace("organiser", name, host.rule, *host.span),))


def _printed(view: View, span: Span) -> str:
    return " ".join(_BRACKET.sub("", span.of(view.text)).split()).strip(" .,;:-–")


def _in_body(view: View, layout: Layout) -> _Host | None:
    """The subject of the first clause that says who held the meeting."""
    for block in layout.body[:4]:
        for sentence in _sentences(view, block):
            host = _subject(view, sentence)
            if host:
                return host
    return None


def _sentences(view: View, block: Span) -> tuple[Span, ...]:
    return tuple(
        Span(max(s.start, block.start), min(s.end, block.end))
        for spans in view.sentences
        for s in spans
        if s.start < block.end and s.end > block.start
    )


def _in_title(view: View, layout: Layout) -> _Host | None:
    if layout.title is None:
        return None
    return _subject(view, layout.title)


def _subject(view: View, sentence: Span) -> _Host | None:
    """The body right before a verb of holding."""
    for verb in _holding().finditer(view.lower, sentence.start, sentence.end):
        for head in head_pattern().finditer(view.lower, sentence.start, verb.start()):
            body = body_at(view, head.start(), verb.start())
            if body and view.text[body.end : verb.start()].strip(" ,)") == "":
                return _Host(body, "subject of a verb of holding")
    return None


def _fullest(view: View, host: _Host) -> _Host:
    return host
