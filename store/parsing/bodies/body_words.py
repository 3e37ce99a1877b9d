"""The vocabulary of bodies' names, ready for look-ups in tokens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from store.parsing.tokens import Phrases, Token, keys_of
from store.vocabulary import load_vocabulary


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`organisations.toml`; the comments there say what each list is."""

    heads: tuple[str, ...]
    false_heads: tuple[str, ...]
    complete: tuple[str, ...]
    fields: tuple[str, ...]
    named_after: tuple[str, ...]
    placed: tuple[str, ...]
    levels: tuple[str, ...]
    openers: tuple[str, ...]
    links: tuple[str, ...]
    joints: tuple[str, ...]
    behind_place: tuple[str, ...]
    joined: tuple[str, ...]
    kept: tuple[str, ...]
    soft_stops: tuple[str, ...]
    stops: tuple[str, ...]
    offices: tuple[str, ...]
    speakers: tuple[str, ...]


class BodyWords:
    """The lists of the vocabulary as sets of phrases and of keys.

    `starts` holds the first words of heads and of what looks like them: a quick look before the phrases;
    `ends` the last words of heads.
    """

    def __init__(self, shape: _Shape) -> None:
        self.heads = Phrases(shape.heads)
        self.false_heads = Phrases(shape.false_heads)
        self.starts = frozenset(keys_of(phrase)[0] for phrase in (*shape.heads, *shape.false_heads))
        self.ends = frozenset(keys_of(phrase)[-1] for phrase in shape.heads)
        self.complete = frozenset(keys_of(head) for head in shape.complete)
        self.fields = Phrases(shape.fields)
        self.named_after = Phrases(shape.named_after)
        self.placed = Phrases(shape.placed)
        self.levels = frozenset(shape.levels)
        self.openers = Phrases(shape.openers)
        self.links = frozenset(shape.links)
        self.joints = frozenset(shape.joints)
        self.behind_place = frozenset(shape.behind_place)
        self.joined = frozenset(
            (left.split()[-1], right.split()[0])
            for name in shape.joined
            for left, right in zip(name.split(", "), name.split(", ")[1:], strict=False)
        )
        self.kept = Phrases(shape.kept)
        self.soft_stops = Phrases(shape.soft_stops)
        self.stops = Phrases(shape.stops)
        self.offices = frozenset(keys_of(office) for office in shape.offices)
        self.speakers = Phrases((*shape.speakers, *shape.offices))


@lru_cache(maxsize=1)
def body_words() -> BodyWords:
    """The vocabulary, read once."""
    return BodyWords(load_vocabulary("organisations", _Shape))


def keys_at(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """The keys of `tokens[first:last]`."""
    return tuple(token.key for token in tokens[first:last])


def head_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the head of a body's name has that begins at token `at`, or 0."""
    words = body_words()
    size = words.heads.length_at(tokens, at)
    return 0 if size and words.false_heads.length_at(tokens, at) >= size else size


def is_complete(tokens: Sequence[Token], first: int, size: int) -> bool:
    """Whether the head `tokens[first:first + size]` names a body by itself: `Quốc hội`, `UBND`."""
    keys = keys_at(tokens, first, first + size)
    return keys in body_words().complete or keys[-2:] in body_words().complete


def is_level(tokens: Sequence[Token], first: int) -> bool:
    """Whether the head at token `first` is a kind of place: `huyện`, `thành phố`."""
    return " ".join(keys_at(tokens, first, first + head_length(tokens, first))) in body_words().levels


def closing(tokens: Sequence[Token], at: int) -> int:
    """The token after the bracket that opens at `at`, or 0 where it is long or never closed."""
    for step in range(at + 1, min(len(tokens), at + 12)):
        if tokens[step].key == ")":
            return step + 1
    return 0
