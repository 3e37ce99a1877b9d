"""Random queries, as trees and as the soup that fingers type."""

from __future__ import annotations

from hypothesis import strategies as st

from store.search.tree import (
    WHOLE_FIELDS,
    All,
    Among,
    Days,
    Either,
    Node,
    Phrase,
    Query,
    Value,
    When,
    Without,
    Word,
    either_of,
)
from tests.search.corpus import BODIES, DAYS, KINDS, NAMES, PASSAGES, PROVINCES, WORDS

_TYPED = st.sampled_from([*WORDS, "dang", "hoi", "ho", "đ", "n", "cham", "uy", "nghi"])
_NAMES = st.sampled_from([*NAMES, "do van", "Hòa", "hoa", "an", "đỗ", "nguyễn văn an"])


def _phrase(words: st.SearchStrategy[str]) -> st.SearchStrategy[Node]:
    return st.builds(
        lambda many, prefix: Phrase(" ".join(many), prefix),
        st.lists(words, min_size=1, max_size=3),
        st.booleans(),
    )


@st.composite
def _days(draw: st.DrawFn) -> Days:
    first, last = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
    return draw(
        st.sampled_from(
            [Days(first, last), Days(first, ""), Days("", last), Days("2021-01-01", "2021-12-31")]
        )
    )


def _among(
    field: str, texts: st.SearchStrategy[str], **more: st.SearchStrategy[bool]
) -> st.SearchStrategy[Node]:
    values = st.builds(Value, texts, **more)
    return st.lists(values, min_size=1, max_size=2, unique=True).map(lambda some: Among(field, tuple(some)))  # type: ignore[arg-type]


def _named(field: str, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Node]:
    ways = st.sampled_from([(False, False), (field in WHOLE_FIELDS, False), (False, True)])
    one = st.builds(lambda text, how: Value(text, *how), texts, ways)
    return st.lists(one, min_size=1, max_size=2, unique=True).map(lambda some: Among(field, tuple(some)))  # type: ignore[arg-type]


LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Word, _TYPED, st.booleans()),
    _phrase(_TYPED),
    st.lists(_days(), min_size=1, max_size=2, unique=True).map(lambda some: When(tuple(some))),
    _among("kind", st.sampled_from(KINDS)),
    _among("in", st.sampled_from(PASSAGES)),
    _among("has", st.sampled_from(["rating", "target", "note", "bookmark", "tag", "document"])),
    _among("province", st.sampled_from(PROVINCES), whole=st.booleans()),
    _named("person", _NAMES),
    _named("chair", _NAMES),
    _named("present", _NAMES),
    _named("author", _NAMES),
    _named("org", st.sampled_from([*BODIES, "so y te", "Hoà Phú", "đảng ủy"])),
    _among("title", _TYPED, prefix=st.booleans()),
    _among("tag", st.sampled_from(["cần xem", "can xem", "gấp", "xem"])),
)  # fmt: skip


def _without(node: Node) -> Node:
    return node.node if isinstance(node, Without) else Without(node)


TREES: st.SearchStrategy[Node] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(_without),
        st.lists(inner, min_size=2, max_size=4).map(lambda nodes: All(tuple(nodes))),
        st.lists(inner, min_size=2, max_size=3).map(either_of).filter(lambda node: isinstance(node, Either)),  # type: ignore[arg-type]
    ),
    max_leaves=8,
)
QUERIES = st.one_of(st.just(Query()), TREES.map(Query))

_PIECES = [
    *"\"“”()|-*:,=.<>/ ", " OR ", " HOẶC ", " AND ", " NOT ", " -", "person:", "người:", "chủ trì:", "ngày:",
    "date:", "in:", "tỉnh:", "kind:", "doc:", "has:", "tag:", "foo:", "=", ">=2022", "2021..2022",
    "quý 4/2021", "30/2/2021", "12/2021", "hạn-chế", "tổng kết", "Nghệ An", "05-CT/TW", "đến", "từ", "nghị",
    "đảng", "uy*", "\u0301", "\u200b", "\n", "a", "9",
]  # fmt: skip
SOUP = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.text(max_size=40),
)
