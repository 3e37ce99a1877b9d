"""A query tree as text. Reading the text gives the same tree."""

from __future__ import annotations

import re

from store.search.tree import All, Among, Days, Either, Node, Phrase, Query, Value, When, Without, Word

_PLAIN = re.compile(r"[^\W_](?:[\w./&-]*[^\W_])?")


def print_query(query: Query) -> str:
    """The query in the query language, as short as it can be: `parse_query(print_query(q)) == q`."""
    return "" if query.node is None else _printed(query.node)


def _printed(node: Node) -> str:
    match node:
        case Word(text, prefix):
            return text + "*" * prefix
        case Phrase(text, prefix):
            return f'"{text}{"*" * prefix}"'
        case Among(field, values):
            return f"{field}:{','.join(_value(value, field) for value in values)}"
        case When(spans):
            return f"date:{','.join(_said(span) for span in spans)}"
        case Without(inner):
            return f"-{_grouped(inner)}"
        case All(nodes):
            return " ".join(_beside(one, after) for one, after in zip(nodes, (*nodes[1:], None), strict=True))
        case Either(nodes):
            return " OR ".join(_printed(one) for one in nodes)


def _said(span: Days) -> str:
    from store.search.days import said  # noqa: PLC0415 - for dates alone

    return said(span)


def _grouped(node: Node) -> str:
    return f"({_printed(node)})" if isinstance(node, All | Either) else _printed(node)


def _beside(node: Node, after: Node | None) -> str:
    """A child of `All`. Dates before a word are quoted: `date:2021 đến` would begin a range."""
    when = node.node if isinstance(node, Without) else node
    if isinstance(when, When) and isinstance(after, Word):
        quoted = ",".join(f'"{_said(span)}"' for span in when.spans)
        return "-" * (when is not node) + f"date:{quoted}"
    return _grouped(node)


def _value(value: Value, field: str) -> str:
    star = "*" * value.prefix
    plain = field != "province" and _PLAIN.fullmatch(value.text)
    return "=" * value.whole + (f"{value.text}{star}" if plain else f'"{value.text}{star}"')
