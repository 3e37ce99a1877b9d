"""What matched in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from store.search.tree import All, Among, Either, Node, Phrase, Query, Word
from store.search.words import Term, Token, terms, tokens

Spans = tuple[tuple[int, int], ...]


class Wanted(NamedTuple):
    """Words in a row that a query looks for.

    Args:
        row: one word or more.
        kinds: the kinds of passage it is looked for in; () for everywhere.
    """

    row: tuple[Term, ...]
    kinds: tuple[str, ...] = ()


def highlight(query: Query, text: str) -> Spans:
    """What of `text` (NFC) the words of `query` match: code points, half open, in order, not overlapping.

    Phrases only where all their words stand in a row; what must not occur is never highlighted.
    """
    words = tokens(text)
    return joined(span for one in wanted_by(query) for span in found(one.row, words))


def wanted_by(query: Query) -> tuple[Wanted, ...]:
    """What `query` looks for in the text."""
    return tuple(one for one in dict.fromkeys(_wanted(query.node, ())) if one.row)


def _wanted(node: Node | None, kinds: tuple[str, ...]) -> Iterator[Wanted]:
    match node:
        case Word(text, prefix) | Phrase(text, prefix):
            yield Wanted(terms(text, prefix), kinds)
        case All(nodes):
            inside = tuple(dict.fromkeys(scope(nodes))) or kinds
            for one in nodes:
                yield from _wanted(one, inside)
        case Either(nodes):
            for one in nodes:
                yield from _wanted(one, kinds)
        case Among(field, values) if field in _NAMED:
            for value in values:
                yield Wanted(terms(value.text, value.prefix))


def scope(nodes: Sequence[Node]) -> Iterator[str]:
    """The kinds of passage in which the words among `nodes` are looked for."""
    for one in nodes:
        if isinstance(one, Among) and one.field == "in":
            yield from (value.text for value in one.values)


# Fields whose values stand in the text as they were typed.
_NAMED: Final = frozenset({"person", "chair", "speaker", "present", "author", "org", "title", "doc"})


def found(row: Sequence[Term], words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where the typed words `row` stand in a row among `words`."""
    first, rest = row[0], row[1:]
    for at, token in enumerate(words[: len(words) - len(rest)]):
        if first.matches(token) and all(term.matches(words[at + step]) for step, term in enumerate(rest, 1)):
            yield token.start, words[at + len(rest)].end


def joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """The spans in order, overlapping ones as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
