"""Personal names: how they are built, and how many words of a run of capitals are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from store.parsing.roles import head_length
from store.parsing.tokens import Phrases, Token, keys_of
from store.vocabulary import load_vocabulary

_ONSET = "ngh|ng|nh|gh|gi|qu|kh|ch|ph|th|tr|[bcdđghklmnpqrstvx]?"
_SYLLABLE = re.compile(
    rf"(?:{_ONSET})[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{{1,4}}"
    r"(?:ch|nh|ng|c|m|n|p|t)?\Z"
)


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    common: tuple[str, ...]
    rare: tuple[str, ...]
    clans: tuple[str, ...]
    never: tuple[str, ...]
    past: tuple[str, ...]
    namesakes: tuple[str, ...]
    places: tuple[str, ...]


class Names:
    """The vocabulary of names, ready to be matched."""

    def __init__(self, shape: _Shape) -> None:
        self.common = frozenset(keys_of(name)[0] for name in shape.common)
        self.clans = frozenset(name.lower() for name in shape.clans)
        self.family = self.common | {keys_of(name)[0] for name in shape.rare} | self.clans
        self.never = Phrases(shape.never)
        self.past = frozenset(map(keys_of, shape.past))
        self.namesakes = frozenset(map(keys_of, shape.namesakes)) | self.past
        self.places = Phrases(shape.places)


@lru_cache(maxsize=1)
def name_words() -> Names:
    """The vocabulary of names."""
    return Names(load_vocabulary("surnames", _Shape))


@lru_cache(maxsize=8192)
def is_syllable(key: str) -> bool:
    """Whether `key` (lower case) is shaped like a Vietnamese syllable."""
    return _SYLLABLE.match(key) is not None


def place_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the place name that begins at token `at` has, or 0."""
    return name_words().places.length_at(tokens, at) if tokens[at].capital else 0


def run_length(tokens: Sequence[Token], at: int, limit: int = 8) -> int:
    """How many capitalised words, each one space after the last, begin at token `at`."""
    size = 0
    while at + size < len(tokens) and size < limit:
        token = tokens[at + size]
        if not token.capital or (size and token.start != tokens[at + size - 1].end + 1):
            break
        size += 1
    return size


def name_length(tokens: Sequence[Token], at: int, *, anchored: bool) -> int:
    """How many tokens the personal name that begins at token `at` has, or 0.

    Args:
        tokens: the tokens of a sentence.
        at: where the name would begin.
        anchored: whether an honorific, rank or the like stands before it; then foreign names, names of
            unknown families and one-word names with an apostrophe count too. Without, the name begins
            with a known family name.
    """
    names = name_words()
    size = 0
    for step in range(run_length(tokens, at, 6)):
        if names.never.length_at(tokens, at + step):
            break
        if step and head_length(tokens, at + step) > 1:
            break
        size += 1
    if not size:
        return 0
    first = tokens[at].key
    if not anchored and first not in names.family:
        return 0
    words = tuple(token.key for token in tokens[at : at + size])
    if size == 1:
        return 1 if anchored and any(mark in first for mark in "'’ʼ") else 0
    if first in names.family and first not in names.clans and all(map(is_syllable, words)):
        size = min(size, 5 if words[1] in {"thị", "văn"} else 4)
    else:
        size = min(size, 5)
    if size == place_length(tokens, at) or words[:size] in names.past:
        return 0
    return size
