"""Query tree → Tantivy query for what is found, the best first.

What ranks first: the typed words in a row, in the title best; then what BM25 finds most about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import tantivy
from tantivy import Query as Clause

from store.archive.work import Marks
from store.search.compiling import TITLE, Compiler, Field, any_of, compiled
from store.search.runs import runs
from store.search.schema import schema
from store.search.tree import Node, Query
from store.search.words import Term

# What a run of words is worth, above what BM25 gives them singly: in a row as typed, with these very accents,
# in the title, at least near one another.
_IN_A_ROW: Final = 1000.0
_IN_TITLE: Final = 400.0
_AS_TYPED: Final = 200.0
_NEAR: Final = 100.0
_SLOP: Final = 6
# An abbreviation that was typed, over what it stands for; and the other way round.
_LITERAL: Final = 50.0
_SYNONYM: Final = 0.1
# A shorter beginning of a word stands for too many words to be looked for in a row.
_SHORTEST_IN_ROW: Final = 3
_MOST_ENDINGS: Final = 3


def rank_query(searcher: tantivy.Searcher, query: Query, marks: Marks | None = None) -> Clause:
    """The Tantivy query that finds the same, the best first.

    Args:
        searcher: tells which words begin as the last one does.
    """
    return compiled(query, _Ranker(marks, searcher))


class _Ranker(Compiler):
    """Compiles what is found, in order: words in a row first, abbreviations behind what was typed."""

    def __init__(self, marks: Marks | None, searcher: tantivy.Searcher) -> None:
        super().__init__(marks)
        self.searcher = searcher

    def row(self, field: Field, words: Sequence[Term]) -> Clause:
        return field.ranked(words)

    def or_short(self, literal: Clause, rows: Sequence[Sequence[Term]], where: Sequence[Field]) -> Clause:
        if not rows:
            return literal
        same = (Clause.const_score_query(field.clause(row), _SYNONYM) for row in rows for field in where)
        return any_of((literal, Clause.const_score_query(literal, _LITERAL), *same))

    def better(self, nodes: Sequence[Node], where: Sequence[Field], scoped: bool) -> Iterator[Clause]:
        for run in runs(nodes):
            for whole in self.whole_words(run):
                for field in where:
                    yield from _ladder(whole, field)
                if not scoped:
                    yield Clause.const_score_query(TITLE.clause(whole), _IN_TITLE)

    def whole_words(self, run: Sequence[Term]) -> Iterator[Sequence[Term]]:
        """The rows of at least two whole words that `run` may become: its last one as the most frequent words
        that begin so; nothing of it where it is too short to tell."""
        last = run[-1]
        if not last.prefix:
            yield run
        elif len(last.text) < _SHORTEST_IN_ROW:
            if len(run) > 2:
                yield run[:-1]
        else:
            field = "body" if last.plain else "body_exact"
            for start in last.spellings:
                for word, _ in self.searcher.terms_with_prefix(field, start, limit=_MOST_ENDINGS):
                    yield (*run[:-1], Term((word,), last.plain))


def _ladder(run: Sequence[Term], field: Field) -> Iterator[Clause]:
    """What ranks a run of words higher in `field`: in a row, in a row as typed, near one another."""
    yield Clause.const_score_query(field.clause(run), _IN_A_ROW)
    if not field.folded:
        return
    words: list[str | tuple[int, str]] = [term.text for term in run]
    plain = [term.plain for term in run]
    if any(plain):
        yield Clause.const_score_query(Clause.phrase_query(schema(), field.exact, words), _AS_TYPED)
    if all(plain) or not any(plain):
        kept = field.folded if all(plain) else field.exact
        yield Clause.const_score_query(Clause.phrase_query(schema(), kept, words, slop=_SLOP), _NEAR)
