"""What stands before a name: forms of address, ranks, degrees, callings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from store.parsing.tokens import Phrases, Token
from store.vocabulary import load_vocabulary

_STACK = 5  # honorifics before one name: "Đồng chí Đại tá, PGS.TS."


class HonorificWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`honorifics.toml`; the comments there say what each list is."""

    address: tuple[str, ...]
    pronouns: tuple[str, ...]
    ranks: tuple[str, ...]
    degrees: tuple[str, ...]
    callings: tuple[str, ...]
    groups: tuple[str, ...]


class Honorifics:
    """The vocabulary of honorifics, ready for look-ups."""

    def __init__(self, words: HonorificWords) -> None:
        titles = words.ranks + words.degrees + words.callings
        self.all = Phrases(words.address + titles)
        self.address = Phrases(words.address)
        self.pronouns = Phrases(words.pronouns)
        self.titles = Phrases(titles)
        self.degrees = Phrases(words.degrees)
        self.groups = Phrases(words.groups)


@lru_cache(maxsize=1)
def honorific_words() -> Honorifics:
    """The vocabulary of honorifics."""
    return Honorifics(load_vocabulary("honorifics", HonorificWords))


def honorific_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the honorifics, ranks and degrees that begin at token `at` have, or 0."""
    words = honorific_words()
    here = at
    for _ in range(_STACK):
        step = words.all.length_at(tokens, here) if here < len(tokens) else 0
        if not step:
            break
        degree = words.degrees.length_at(tokens, here)
        here += step
        if degree and here < len(tokens) and tokens[here].key == ".":
            here += 1
        joined = here + 1 < len(tokens) and tokens[here].key in {",", "-", "–"}
        if joined and words.titles.length_at(tokens, here + 1):
            here += 1
    if here > at and tokens[here - 1].key in {",", "-", "–"}:
        here -= 1
    return here - at


def address_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the form of address has that begins at token `at` ("ông", "đồng chí"), or 0."""
    return honorific_words().address.length_at(tokens, at) if tokens else 0


def printed_honorific(tokens: Sequence[Token], start: int, end: int, text: str) -> str:
    """The honorifics `tokens[start:end]` as printed, but small letters in forms of address: "đồng chí"."""
    printed = text[tokens[start].start : tokens[end - 1].end]
    spoken = not tokens[start].upper and not honorific_words().degrees.length_at(tokens, start)
    return printed[:1].lower() + printed[1:] if spoken else printed
