"""Words side by side in a query, and the passages they are looked for in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from store.search.tree import All, Among, Either, Node, Word
from store.search.words import Term, terms


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


def sole_run(node: Node | None) -> tuple[Term, ...]:
    """The words of the one run of bare words that a query has, asked for beside what else it asks for and
    anywhere in the text; () where there is none, or more."""
    if not isinstance(node, All) or any(scope(node.nodes)):
        return ()
    own = runs(node.nodes)
    return own[0] if len(own) == 1 and len(all_runs(node)) == 1 else ()
