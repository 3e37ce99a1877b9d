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
    return View(
        text,
        _lower(canonical_tones(text)),
        fold(text),
        blocks,
        tuple(sentences(text, *block) for block in blocks),
    )


def _lower(text: str) -> str:
    """`text` in lower case, of the same length: the few letters whose small form is longer stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
