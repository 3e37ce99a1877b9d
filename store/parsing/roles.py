"""Roles: where an office begins and ends in a sentence, and when two of them are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from store.parsing.tokens import Phrases, Token
from store.vocabulary import load_vocabulary

_LONGEST = 26  # tokens; longer offices do not occur, run-on sentences do
_DASHES = frozenset("-–—")


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: tuple[str, ...]
    modifiers: tuple[str, ...]
    dropped: tuple[str, ...]
    weak: tuple[str, ...]
    units: tuple[str, ...]
    areas: tuple[str, ...]
    fields: tuple[str, ...]
    ends: tuple[str, ...]
    doubtful: tuple[str, ...]
    others: tuple[str, ...]
    lists: tuple[str, ...]


class Roles:
    """The vocabulary of offices, ready to be matched."""

    def __init__(self, shape: _Shape) -> None:
        self.heads = Phrases(shape.heads)
        self.modifiers = Phrases(shape.modifiers)
        self.dropped = Phrases(shape.dropped)
        self.weak = Phrases(shape.weak)
        self.units = Phrases(shape.units)
        self.areas = Phrases(shape.areas)
        self.fields = Phrases(shape.fields)
        self.ends = Phrases(shape.ends)
        self.doubtful = Phrases(shape.doubtful)
        self.others = Phrases(shape.others)
        self.lists = Phrases(shape.lists)


@lru_cache(maxsize=1)
def role_words() -> Roles:
    """The vocabulary of offices."""
    return Roles(load_vocabulary("roles", _Shape))


def head_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the head of a role that begins at token `at` has, modifiers included, or 0."""
    words = role_words()
    size = 0
    while at + size < len(tokens) and size < 6:
        step = words.heads.length_at(tokens, at + size)
        if step > 1:
            return size + step
        modifier = words.modifiers.length_at(tokens, at + size)
        if modifier and head_length(tokens, at + size + modifier):
            size += modifier
            continue
        return size + step if step else 0
    return 0


class Role(NamedTuple):
    """A role's tokens, half open, and how many tokens the name right behind it has (or 0)."""

    start: int
    end: int
    name: int


NameAt = Callable[[Sequence[Token], int, int], int]


def read_role(
    tokens: Sequence[Token], at: int, name_at: NameAt, place_at: Callable[[Sequence[Token], int], int]
) -> Role | None:
    """The role that begins at token `at`, or None.

    A role is a head and the body it belongs to. It ends at a comma (but one inside a body's name), at a
    dash before another role, at a verb, at "cùng", and where a personal name begins.

    Args:
        tokens: the tokens of a sentence.
        at: where the role would begin.
        name_at: how many tokens the personal name at a token has that is met behind the role's first.
        place_at: how many tokens the place name at a token has.
    """
    words = role_words()
    size = head_length(tokens, at)
    if not size:
        return None
    weak = words.weak.length_at(tokens, at) == size
    here = start = at + size
    stop = min(len(tokens), at + _LONGEST)
    while here < stop:
        token = tokens[here]
        key = token.key
        if token.capital:
            name = name_at(tokens, at, here)
            if name:
                return Role(at, here, name)
            place = place_at(tokens, here)
            here += place or 1
            continue
        if not key[0].isalnum():
            step = _mark(tokens, here)
            if not step:
                break
            here += step
            continue
        if key == "và":
            if here + 1 >= stop or _begins_other(tokens, here + 1):
                break
            here += 1
            continue
        end = words.ends.length_at(tokens, here)
        if end and not (words.doubtful.length_at(tokens, here) == end and _after_field(tokens, here)):
            break
        if key == "nhiệm" and here + 1 < stop and tokens[here + 1].key == "kỳ":
            break
        here += 1
    while here > start and tokens[here - 1].key in {"của", "các", "và", "-", "–", "&", "/"}:
        here -= 1
    if weak and here == start:
        return None
    return Role(at, here, 0)


def _mark(tokens: Sequence[Token], at: int) -> int:
    """How many tokens to go on at a mark inside a role, or 0 if the role ends there."""
    words = role_words()
    key = tokens[at].key
    after = at + 1
    if after >= len(tokens):
        return 0
    if key == ",":
        size = words.lists.length_at(tokens, after)
        return 1 + size if size else 0
    if key in "&/":
        return 1
    if key in _DASHES:
        tight = tokens[at].start == tokens[at - 1].end and tokens[after].start == tokens[at].end
        if not tokens[after].capital and not tight:
            return 0
        return 0 if head_length(tokens, after) or not tokens[after].key[0].isalpha() else 1
    if key == ".":
        short = tokens[at - 1].key in {"tp", "p", "q", "tx", "tt", "t", "ư", "w", "u", "đ", "h", "x", "bs"}
        return 1 if short else 0
    if key == "(":
        for step in range(1, 5):
            if at + step < len(tokens) and tokens[at + step].key == ")":
                inside = tokens[after : at + step]
                if inside and all(word.capital or word.key in "-&" for word in inside):
                    return step + 1
                return 0
        return 0
    return 0


def _begins_other(tokens: Sequence[Token], at: int) -> bool:
    words = role_words()
    return bool(
        words.others.length_at(tokens, at)
        or head_length(tokens, at)
        or tokens[at].key[0].isdigit()
        or words.ends.length_at(tokens, at)
    )


def _after_field(tokens: Sequence[Token], at: int) -> bool:
    fields = role_words().fields
    return any(at >= size and fields.length_at(tokens, at - size) == size for size in (1, 2))
