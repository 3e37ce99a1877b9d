"""What matched in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from store.model import Meeting
from store.search.documents import document_rows, names_document, rows_in_text
from store.search.synonyms import expansions, shortenings
from store.search.tree import All, Among, Either, Node, Phrase, Query, Value, Word
from store.search.words import Term, terms, words_of

Spans = tuple[tuple[int, int], ...]


class Wanted(NamedTuple):
    """Words in a row that a query looks for in the text.

    Args:
        row: one word or more.
        kinds: the kinds of passage it is looked for in; () for everywhere.
    """

    row: tuple[Term, ...]
    kinds: tuple[str, ...] = ()


class Match(NamedTuple):
    """A place in a text, code points, half open, and which of the wanted stands there."""

    start: int
    end: int
    wanted: int


# Fields whose values stand in the text as they were typed.
_NAMED: Final = frozenset({"person", "chair", "speaker", "present", "author", "org", "title"})


def highlight(query: Query, text: str) -> Spans:
    """What of `text` (NFC) the words of `query` match: code points, half open, in order, not overlapping.

    Phrases only where all their words stand in a row; what must not occur is never highlighted. For the text
    of a meeting there is `highlight_meeting`.
    """
    words = words_of(text)
    return joined(span for one in wanted_by(query) for span in words.rows(one.row))


def highlight_meeting(query: Query, meeting: Meeting) -> Spans:
    """What of the meeting's text `query` matches, as `highlight` gives it.

    Words that `in:` looks for in some passages are highlighted only there, and documents that `doc:` finds
    wherever they are cited, in whatever spelling.
    """
    return joined((match.start, match.end) for match in matches(query, meeting))


def matches(query: Query, meeting: Meeting) -> list[Match]:
    """Every place in the meeting's text that `query` looks for; they may overlap."""
    words = words_of(meeting.text)
    places = []
    for number, wanted in enumerate(wanted_by(query)):
        inside = [p for p in meeting.passages if p.kind in wanted.kinds]
        places += [
            Match(start, end, number)
            for start, end in words.rows(wanted.row)
            if not wanted.kinds or any(p.start <= start and end <= p.end for p in inside)
        ]
    for number, value in enumerate(_documents(query.node), 1):
        rows = document_rows(value.text, value.prefix)
        cited = [
            d
            for d in meeting.documents
            if d.key == value.text or (not value.whole and names_document(d, rows))
        ]
        places += [Match(start, end, -number) for document in cited for start, end in document.mentions]
    return places


def wanted_by(query: Query) -> tuple[Wanted, ...]:
    """What `query` looks for in the text."""
    return tuple(one for one in dict.fromkeys(_wanted(query.node, ())) if one.row)


def _wanted(node: Node | None, kinds: tuple[str, ...]) -> Iterator[Wanted]:
    match node:
        case Word(text, prefix):
            yield Wanted(terms(text, prefix), kinds)
            yield from (Wanted(row, kinds) for row in expansions(text))
        case Phrase(text, prefix):
            yield Wanted(terms(text, prefix), kinds)
        case All(nodes):
            inside = tuple(dict.fromkeys(scope(nodes))) or kinds
            yield from (Wanted(row, inside) for short in shortenings(nodes) for row in short.rows)
            for one in nodes:
                yield from _wanted(one, inside)
        case Either(nodes):
            for one in nodes:
                yield from _wanted(one, kinds)
        case Among(field, values) if field in _NAMED:
            for value in values:
                yield Wanted(terms(value.text, value.prefix))
        case Among("doc", values):
            for value in values:
                yield from map(Wanted, rows_in_text(value.text, value.prefix))


def _documents(node: Node | None) -> Iterator[Value]:
    """The values of `doc:` that may occur."""
    match node:
        case All(nodes) | Either(nodes):
            for one in nodes:
                yield from _documents(one)
        case Among("doc", values):
            yield from values


def scope(nodes: Sequence[Node]) -> Iterator[str]:
    """The kinds of passage in which the words among `nodes` are looked for."""
    for one in nodes:
        if isinstance(one, Among) and one.field == "in":
            yield from (value.text for value in one.values)


def runs(nodes: Sequence[Node]) -> list[tuple[Term, ...]]:
    """The words of each run of two and more bare words side by side."""
    rows = []
    for bare, group in groupby(nodes, lambda node: isinstance(node, Word)):
        words = [word for word in group if isinstance(word, Word)] if bare else []
        row = tuple(term for word in words for term in terms(word.text, word.prefix))
        if len(row) > 1:
            rows.append(row)
    return rows


def all_runs(node: Node | None) -> list[tuple[Term, ...]]:
    """The runs of bare words anywhere in what may occur."""
    if not isinstance(node, All | Either):
        return []
    own = runs(node.nodes) if isinstance(node, All) else []
    return own + [row for one in node.nodes for row in all_runs(one)]


def joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """The spans in order, overlapping ones as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
