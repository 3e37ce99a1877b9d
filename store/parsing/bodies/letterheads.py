"""The office whose paper a report is, as its letterhead names it."""

from __future__ import annotations

from store.language.sentences import Span
from store.language.tones import canonical_tones
from store.parsing.bodies.body_words import body_words
from store.parsing.bodies.mastheads import in_small_letters
from store.parsing.page.layout import Layout
from store.parsing.page.letterhead import is_sign
from store.parsing.page.signatures import is_unit
from store.parsing.view import View

_SHORT = (("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"))
_LEAST = 2  # words of an office's kind


def office_of(view: View, layout: Layout) -> tuple[str, Span] | None:
    """The last office that the letterhead names, written as the text writes it, and where it stands.

    The offices above it are those that it is under. A name in capitals is given as the paper's text prints
    it, as far as it does; the name of a place behind it begins with capitals.
    """
    offices: list[list[Span]] = []
    for span in layout.letterhead:
        text = span.of(view.text)
        if is_sign(text, span.of(view.lower)):
            continue
        if is_unit(text):
            offices.append([span])
        elif offices and text.isupper() and offices[-1][-1].end + 2 == span.start:
            offices[-1].append(span)
    if not offices:
        return None
    span = Span(offices[-1][0].start, offices[-1][-1].end)
    return _written(view, layout.letterhead[-1].end, " ".join(span.of(view.text).split())), span


def _written(view: View, start: int, name: str) -> str:
    """A name as the text behind `start` prints it, as far as it does."""
    if not name.isupper():
        return name
    lower = canonical_tones(name).lower()
    names = [lower, *(lower.replace(full, short) for full, short in _SHORT if full in lower)]
    for words in (one.split() for one in names):
        for size in range(len(words), _LEAST - 1, -1):
            rest = words[size:]
            if rest and words[size - 1] not in body_words().levels:
                continue
            head = " ".join(words[:size])
            at = view.lower.find(head, start)
            while (
                at >= 0 and view.text[at : at + len(head)].isupper() and not head.startswith(("ubnd", "hđnd"))
            ):
                at = view.lower.find(head, at + 1)
            if at >= 0:
                found = view.text[at : at + len(head)]
                return " ".join((found[:1].upper() + found[1:], *(word.capitalize() for word in rest)))
    return in_small_letters(name)
