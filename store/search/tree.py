"""What a query means, as a frozen tree. `parse_query` makes it, `print_query` writes it out again."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import msgspec

FieldName = Literal[
    "person", "chair", "speaker", "present", "author", "org", "province", "kind", "doc", "date", "title",
    "in", "tag", "note", "has",
]  # fmt: skip

# Fields of which a value can be given exactly: `person:="Lê An"`.
WHOLE_FIELDS: Final = frozenset({"person", "org", "province", "doc"})
# Fields whose words rank what they find, unless their value is given exactly.
_RANKED: Final = frozenset({"title", "org", "person", "chair", "speaker", "present", "author"})


class Word(msgspec.Struct, frozen=True, tag=True):
    """A bare word. One with a hyphen or the like inside is a phrase of its parts.

    Args:
        text: as typed, NFC, beginning and ending with a letter or digit.
        prefix: it is only the beginning of a word (`nghi*`).
    """

    text: str
    prefix: bool = False


class Phrase(msgspec.Struct, frozen=True, tag=True):
    """Words in this order, nothing between them. With `prefix` the last is only the beginning of a word."""

    text: str
    prefix: bool = False


class Value(msgspec.Struct, frozen=True, tag=True):
    """One value of a field.

    Args:
        text: as typed; a slug for `kind`, `in` and `has`.
        whole: the field must be exactly this (`person:="Lê An"`), not only contain it.
        prefix: the last word is only the beginning of a word.
    """

    text: str
    whole: bool = False
    prefix: bool = False


class Among(msgspec.Struct, frozen=True, tag=True):
    """A field has one of the values. As a child of `All`, `in` says where the words beside it are sought."""

    field: FieldName
    values: tuple[Value, ...]


class Days(msgspec.Struct, frozen=True, tag=True):
    """From `first` to `last`, ISO dates, both included; "" is open."""

    first: str
    last: str


class When(msgspec.Struct, frozen=True, tag=True):
    """The meeting took place, at least in part, in one of the spans of days."""

    spans: tuple[Days, ...]


class Without(msgspec.Struct, frozen=True, tag=True):
    """What must not hold."""

    node: Node


class All(msgspec.Struct, frozen=True, tag=True):
    """Everything must hold. At least two nodes."""

    nodes: tuple[Node, ...]


class Either(msgspec.Struct, frozen=True, tag=True):
    """One must hold. At least two nodes, none of them an `Either`."""

    nodes: tuple[Node, ...]


Node: TypeAlias = Word | Phrase | Among | When | Without | All | Either


class Query(msgspec.Struct, frozen=True):
    """A query; `node` is None where nothing is asked, which every meeting answers."""

    node: Node | None = None

    def __bool__(self) -> bool:
        return self.node is not None


def top(query: Query) -> tuple[Node, ...]:
    """All that `query` asks for, one condition beside the other."""
    node = query.node
    return () if node is None else node.nodes if isinstance(node, All) else (node,)


def is_ranked(query: Query) -> bool:
    """Whether `query` has words of which one report may hold more than another; else what it finds comes in
    the order of days."""
    return _is_ranked(query.node)


def _is_ranked(node: Node | None) -> bool:
    match node:
        case Word() | Phrase():
            return True
        case All(nodes) | Either(nodes):
            return any(map(_is_ranked, nodes))
        case Among(field, values) if field in _RANKED:
            return not all(value.whole for value in values)
        case _:
            return False


def all_of(nodes: list[Node]) -> Node | None:
    """The node that asks for all of `nodes`; None for none."""
    return nodes[0] if len(nodes) == 1 else All(tuple(nodes)) if nodes else None


def either_of(nodes: list[Node]) -> Node | None:
    """The node that asks for one of `nodes`, without an `Either` inside an `Either`; None for none."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, Either) else (node,))
    return flat[0] if len(flat) == 1 else Either(tuple(flat)) if flat else None
