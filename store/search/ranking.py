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
from store.search.words import Term, spellings

# What a run of words is worth, above what BM25 gives them singly: in a row as typed, with these very accents,
# in the title, at least near one another.
_IN_A_ROW: Final = 1000.0
_IN_TITLE: Final = 400.0
_AS_TYPED: Final = 200.0
_NEAR: Final = 100.0
_SLOP: Final = 6
_COMMON: Final = 5_000  # meetings with a word; more make it a common one
# An abbreviation that was typed, over what it stands for; and the other way round.
_LITERAL: Final = 50.0
_SYNONYM: Final = 0.1
# A shorter beginning of a word stands for too many words to be looked for in a row.
_SHORTEST_IN_ROW: Final = 3


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
            unfinished = run[-1].prefix
            whole = self.whole_words(run) if unfinished else run
            if len(whole) < 2:
                continue
            for field in where:
                yield Clause.const_score_query(field.clause(whole), _IN_A_ROW)
                if field.folded and not unfinished:
                    yield from self.nearly(whole, field.exact, field.folded)
            if not scoped:
                yield Clause.const_score_query(TITLE.clause(whole), _IN_TITLE)

    def nearly(self, run: Sequence[Term], exact: str, folded: str) -> Iterator[Clause]:
        """What ranks a run of words somewhat higher: in a row as typed, or near one another where one of
        them is so rare that this says something."""
        words: list[str | tuple[int, str]] = [term.text for term in run]
        plain = [term.plain for term in run]
        if any(plain):
            yield Clause.const_score_query(Clause.phrase_query(schema(), exact, words), _AS_TYPED)
        kept = folded if all(plain) else exact
        rarest = min(self.searcher.doc_freq(kept, term.text) for term in run)
        if (all(plain) or not any(plain)) and rarest <= _COMMON:
            yield Clause.const_score_query(Clause.phrase_query(schema(), kept, words, slop=_SLOP), _NEAR)

    def whole_words(self, run: Sequence[Term]) -> Sequence[Term]:
        """`run`, whose last word is unfinished, with the most frequent word that begins so; without it where
        it is too short to tell."""
        last = run[-1]
        if len(last.text) < _SHORTEST_IN_ROW:
            return run[:-1]
        field = "body" if last.plain else "body_exact"
        known = [
            (count, word)
            for start in last.spellings
            for word, count in self.searcher.terms_with_prefix(field, start, limit=1)
        ]
        return (*run[:-1], Term(spellings(max(known)[1]), last.plain)) if known else run[:-1]
