"""The same query with other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from store.search.tree import All, Among, Either, Node, Phrase, Value, When, Without, Word

# Fields whose values are words of the reader's own choosing.
FREE: frozenset[str] = frozenset({"person", "chair", "speaker", "present", "author", "org", "title"})
Rewrite = Callable[[str, str], str]


def rewritten(node: Node, rewrite: Rewrite) -> Node:
    """`node` with every typed text replaced.

    Args:
        rewrite: takes a field's name ("" for the text of the report) and a typed text; gives the new text.
    """
    match node:
        case Word(text, prefix):
            new = rewrite("", text)
            return Word(new, prefix) if " " not in new else Phrase(new, prefix)
        case Phrase(text):
            return msgspec.structs.replace(node, text=rewrite("", text))
        case Among(field, values) if field in FREE:
            return Among(field, tuple(_rewritten(value, field, rewrite) for value in values))
        case Without(inner):
            return Without(rewritten(inner, rewrite))
        case All(nodes):
            return All(tuple(rewritten(one, rewrite) for one in nodes))
        case Either(nodes):
            return Either(tuple(rewritten(one, rewrite) for one in nodes))
        case Among() | When():
            return node


def _rewritten(value: Value, field: str, rewrite: Rewrite) -> Value:
    return value if value.whole else msgspec.structs.replace(value, text=rewrite(field, value.text))


def texts(node: Node | None) -> Iterator[tuple[str, str]]:
    """Every typed text in what may occur, with its field as `rewritten` gives it."""
    match node:
        case Word(text) | Phrase(text):
            yield "", text
        case All(nodes) | Either(nodes):
            for one in nodes:
                yield from texts(one)
        case Among(field, values) if field in FREE:
            yield from ((field, value.text) for value in values if not value.whole)


def lighter(node: Node | None) -> Iterator[tuple[Node, Node]]:
    """`node` with one of its conditions left out, and that condition; only where some remain."""
    if isinstance(node, All):
        for at, left_out in enumerate(node.nodes):
            rest = (*node.nodes[:at], *node.nodes[at + 1 :])
            yield (All(rest) if len(rest) > 1 else rest[0]), left_out
