"""The report text as rules see it: folded, and cut into paragraphs and sentences."""

from __future__ import annotations

from typing import NamedTuple

from store.language.folding import fold
from store.language.sentences import Span, paragraphs, sentences
from store.language.tones import canonical_tones


class View(NamedTuple):
    """One report text with what every rule needs of it. All strings have the same length and offsets.

    Args:
        text: the report text.
        lower: lower case, canonical tone placement: for rules in which accents matter.
        folded: lower case without accents: for rules in which they do not.
        paragraphs: spans of paragraphs.
        sentences: for each paragraph, the spans of its sentences.
    """

    text: str
    lower: str
    folded: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[tuple[Span, ...], ...]


def view_of(text: str) -> View:
    """The view of a report text (NFC)."""
    blocks = paragraphs(text)
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in canonical_tones(text))
    return View(text, lower, fold(text), blocks, tuple(sentences(text, *block) for block in blocks))
