"""A query tree as text. Reading the text gives the same tree."""

from __future__ import annotations

import re

from store.search.tree import All, Among, Days, Either, Node, Phrase, Query, Value, When, Without, Word

_PLAIN = re.compile(r"[^\W_](?:[\w./&-]*[^\W_])?")


def print_query(query: Query, language: str = "en") -> str:
    """The query in the query language, as short as it can be: `parse_query(print_query(q)) == q`.

    Args:
        language: that of the names of fields and of their fixed values, `en` or `vi`.
    """
    return "" if query.node is None else _printed(query.node, language)


def _printed(node: Node, language: str) -> str:
    match node:
        case Word(text, prefix):
            return text + "*" * prefix
        case Phrase(text, prefix):
            return f'"{text}{"*" * prefix}"'
        case Among(field, values):
            return f"{_name(field, language)}:{','.join(_value(value, field, language) for value in values)}"
        case When(spans):
            return f"{_name('date', language)}:{','.join(_said(span) for span in spans)}"
        case Without(inner):
            return f"-{_grouped(inner, language)}"
        case All(nodes):
            pairs = zip(nodes, (*nodes[1:], None), strict=True)
            return " ".join(_beside(one, after, language) for one, after in pairs)
        case Either(nodes):
            return " OR ".join(_printed(one, language) for one in nodes)


def _said(span: Days) -> str:
    from store.search.days import said  # noqa: PLC0415 - for dates alone

    return said(span)


def _name(field: str, language: str) -> str:
    """The field in English, or as Vietnamese readers type it."""
    if language == "en":
        return field
    from store.search.fields import language as words  # noqa: PLC0415 - not for English

    return words().fields.slugs[field][1].replace(" ", "-")


def _grouped(node: Node, language: str) -> str:
    printed = _printed(node, language)
    return f"({printed})" if isinstance(node, All | Either) else printed


def _beside(node: Node, after: Node | None, language: str) -> str:
    """A child of `All`. Dates before a word are quoted: `date:2021 đến` would begin a range."""
    when = node.node if isinstance(node, Without) else node
    if isinstance(when, When) and isinstance(after, Word):
        quoted = ",".join(f'"{_said(span)}"' for span in when.spans)
        return "-" * (when is not node) + f"{_name('date', language)}:{quoted}"
    return _grouped(node, language)


def _value(value: Value, field: str, language: str) -> str:
    if language == "vi":
        from store.search.fields import fixed_values  # noqa: PLC0415 - not for English

        if (names := fixed_values(field)) is not None:
            return "=" * value.whole + names.shown(value.text).replace(" ", "-")
    star = "*" * value.prefix
    plain = field != "province" and _PLAIN.fullmatch(value.text)
    return "=" * value.whole + (f"{value.text}{star}" if plain else f'"{value.text}{star}"')
