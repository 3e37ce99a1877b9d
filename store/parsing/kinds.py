"""The kind of meeting."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from store.language.sentences import Span
from store.model import Document, Kind
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.view import View
from store.vocabulary import load_vocabulary


class _KindEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    slug: Kind
    phrases: tuple[str, ...]


class _Kinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    events: tuple[str, ...]
    holding: tuple[str, ...]
    kinds: tuple[_KindEntry, ...]


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    words = load_vocabulary("kinds", _Kinds)
    return tuple(
        (entry.slug, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, entry.phrases)) + r")(?!\w)"))
        for entry in words.kinds
    )


def _masked(view: View, documents: tuple[Document, ...], start: int, end: int) -> str:
    """The lower-case text of a span with cited documents blanked out."""
    text = view.lower[start:end]
    for document in documents:
        for first, last in document.mentions:
            if first < end and last > start:
                cut, stop = max(first, start) - start, min(last, end) - start
                text = text[:cut] + " " * (stop - cut) + text[stop:]
    return text


def find_kind(view: View, layout: Layout, documents: tuple[Document, ...]) -> Found[Kind]:
    """The kind of meeting; `not-a-meeting` where the text reports none."""
    spans: list[Span] = [layout.title] if layout.title else []
    spans += list(layout.body[:3])
    for span in spans:
        text = _masked(view, documents, *span)
        for slug, pattern in _patterns():
            found = pattern.search(text)
            if found:
                return Found(
                    slug,
                    (
                        Trace(
                            "kind", slug, "kind-phrase", span.start + found.start(), span.start + found.end()
                        ),
                    ),
                )
    return Found("not-a-meeting")
