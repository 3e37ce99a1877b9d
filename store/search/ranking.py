"""Query tree → Tantivy query for what is found, the best first.

What ranks first: the typed words in a row, in the title best; then what BM25 finds most about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import tantivy
from tantivy import Occur
from tantivy import Query as Clause

from store.archive.work import Marks
from store.search.compiling import BODY_EXACT, TITLE, Compiler, Field, any_of, compiled, preferring
from store.search.runs import runs, sole_run
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


def rank_queries(searcher: tantivy.Searcher, query: Query, marks: Marks | None = None) -> tuple[Clause, ...]:
    """The Tantivy queries that find the same, each the best first, one after the other.

    Where all bare words stand side by side, reports with them in a row in the title come first. They are a
    query of their own: of frequent words there are enough of them for a page, and no other report needs to be
    looked at word by word.

    Args:
        searcher: tells which words begin as the last one does.
    """
    ranker = _Ranker(marks, searcher)
    run = ranker.whole_words(sole_run(query.node))
    if len(run) < 2:
        return (compiled(query, ranker),)
    in_title = TITLE.clause(run)
    found = compiled(query, _Scorer(marks, searcher))
    first = Clause.boolean_query(
        [(Occur.Must, found), (Occur.Must, Clause.const_score_query(in_title, _IN_A_ROW + _IN_TITLE))]
    )
    if any(term.plain for term in run):
        first = preferring(first, _as_typed(BODY_EXACT, run))
    return first, Clause.boolean_query([(Occur.Must, compiled(query, ranker)), (Occur.MustNot, in_title)])


class _Scorer(Compiler):
    """Compiles what is found, in order: abbreviations behind what was typed."""

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


class _Ranker(_Scorer):
    """Compiles what is found, in order: words in a row first, too."""

    def better(self, nodes: Sequence[Node], where: Sequence[Field], scoped: bool) -> Iterator[Clause]:
        for run in runs(nodes):
            whole = self.whole_words(run)
            if len(whole) < 2:
                continue
            for field in where:
                yield Clause.const_score_query(field.clause(whole), _IN_A_ROW)
                if field.folded and not run[-1].prefix:
                    yield from self.nearly(whole, field.exact, field.folded)
            if not scoped:
                yield Clause.const_score_query(TITLE.clause(whole), _IN_TITLE)

    def nearly(self, run: Sequence[Term], exact: str, folded: str) -> Iterator[Clause]:
        """What ranks a run of words somewhat higher: in a row as typed, or near one another where one of
        them is so rare that this says something."""
        plain = [term.plain for term in run]
        if any(plain):
            yield _as_typed(exact, run)
        kept = folded if all(plain) else exact
        rarest = min(self.searcher.doc_freq(kept, term.text) for term in run)
        if (all(plain) or not any(plain)) and rarest <= _COMMON:
            near = Clause.phrase_query(schema(), kept, _texts(run), slop=_SLOP)
            yield Clause.const_score_query(near, _NEAR)

    def whole_words(self, run: Sequence[Term]) -> Sequence[Term]:
        """`run`; for an unfinished last word the most frequent one that begins so, nothing where it is too
        short to tell."""
        if not run or not run[-1].prefix:
            return run
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


def _as_typed(exact: str, run: Sequence[Term]) -> Clause:
    """The words in a row with these very accents."""
    return Clause.const_score_query(Clause.phrase_query(schema(), exact, _texts(run)), _AS_TYPED)


def _texts(run: Sequence[Term]) -> list[str | tuple[int, str]]:
    return [term.text for term in run]
