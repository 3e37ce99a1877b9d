"""The report text as rules see it: folded, and cut into paragraphs, sentences and tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import NamedTuple

from store.language.folding import fold
from store.language.sentences import Span, paragraphs, sentences
from store.language.tones import canonical_tones, with_y
from store.parsing.tokens import Token, tokens_in


class View(NamedTuple):
    """One report text with what every rule needs of it. All strings have the same length and offsets.

    Args:
        text: the report text.
        lower: lower case, canonical tone placement, `kỳ` for `kì`: for rules in which accents matter.
        folded: lower case without accents: for rules in which they do not.
        paragraphs: spans of paragraphs.
        sentences: for each paragraph, the spans of its sentences.
        tokens: all words, numbers and marks.
        starts: where each token starts.
    """

    text: str
    lower: str
    folded: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[tuple[Span, ...], ...]
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]

    def tokens_of(self, span: Span) -> list[Token]:
        """The tokens of `span`, in order."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end, first)
        tokens = list(self.tokens[first:last])
        cut = (first and self.tokens[first - 1].end > span.start) or (tokens and tokens[-1].end > span.end)
        return tokens_in(self.text, self.lower, *span) if cut else tokens


def view_of(text: str) -> View:
    """The view of a report text (NFC)."""
    blocks = paragraphs(text)
    lower = with_y(_lower(canonical_tones(text)))
    tokens = tuple(tokens_in(text, lower, 0, len(text)))
    return View(
        text,
        lower,
        fold(text),
        blocks,
        tuple(sentences(text, *block) for block in blocks),
        tokens,
        tuple([token.start for token in tokens]),
    )


def sentence_at(view: View, at: int) -> Span:
    """The sentence that offset `at` stands in; its paragraph, or nothing, where it stands in none."""
    block = bisect_right(view.paragraphs, at, key=itemgetter(0)) - 1
    if block < 0:
        return Span(at, at)
    inside = view.sentences[block]
    found = bisect_right(inside, at, key=itemgetter(0)) - 1
    return inside[found] if found >= 0 and at < inside[found].end else view.paragraphs[block]


def _lower(text: str) -> str:
    """`text` in lower case, of the same length: the few letters whose small form is longer stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
