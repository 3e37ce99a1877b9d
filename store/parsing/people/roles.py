"""Roles: where an office begins and ends in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from store.parsing.tokens import Phrases, Token, keys_of
from store.vocabulary import load_vocabulary

_LONGEST = 28  # tokens; longer offices do not occur, run-on sentences do
_UNKNOWN = 3  # lower-case words in a row that a body's name may hold without being known
_FIELD = 3  # as many more where they say what a body's field is
_DASHES = frozenset("-–—")
_SHORTENED = frozenset({"tp", "p", "q", "tx", "tt", "t", "ư", "w", "u", "đ", "h", "x", "bs"})
_CREDITS = frozenset({"ảnh", "photo", "clip", "video"})
_DEGREES = frozenset({"ts", "ths", "pgs", "gs", "bs", "ks"})
# First words of what a steering committee is for, behind "về".
_MATTERS = frozenset(
    {
        "chống", "phòng", "cải", "an", "xây", "chuyển", "giảm", "biến",
        "hội", "nhân", "tăng", "tái", "sắp", "công", "các",
    }
)  # fmt: skip
_LOOSE_ENDS = frozenset({"của", "các", "và", "-", "–", "—", "&", "/", "thuộc", "kiêm", "."})


class RoleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`roles.toml`; the comments there say what each list is."""

    heads: tuple[str, ...]
    modifiers: tuple[str, ...]
    dropped: tuple[str, ...]
    weak: tuple[str, ...]
    staff: tuple[str, ...]
    units: tuple[str, ...]
    areas: tuple[str, ...]
    fields: tuple[str, ...]
    bodies: tuple[str, ...]
    ends: tuple[str, ...]
    doubtful: tuple[str, ...]
    kept: tuple[str, ...]
    others: tuple[str, ...]
    pieces: tuple[str, ...]
    posts: tuple[str, ...]
    tasks: tuple[str, ...]
    short: dict[str, str]


class Roles:
    """The vocabulary of offices, ready for look-ups."""

    def __init__(self, words: RoleWords) -> None:
        self.heads = Phrases(words.heads)
        self.modifiers = Phrases(words.modifiers)
        self.beginnings = self.heads.firsts | self.modifiers.firsts
        self.dropped = Phrases(words.dropped)
        self.weak = Phrases(words.weak)
        self.staff = Phrases(words.staff)
        self.units = Phrases(words.units)
        self.areas = Phrases(words.areas)
        self.fields = Phrases(words.fields)
        self.bodies = Phrases(words.bodies)
        self.ends = Phrases(words.ends)
        self.doubtful = Phrases(words.doubtful)
        self.kept = Phrases(words.kept)
        self.others = Phrases(words.others)
        self.pieces = Phrases(words.pieces)
        self.posts = Phrases(words.posts)
        self.tasks = Phrases(words.tasks)
        self.short = {keys_of(short): keys_of(long) for short, long in words.short.items()}


@lru_cache(maxsize=1)
def role_words() -> Roles:
    """The vocabulary of offices."""
    return Roles(load_vocabulary("roles", RoleWords))


def head_length(tokens: Sequence[Token], at: int, depth: int = 3) -> int:
    """How many tokens the head of a role that begins at token `at` has, modifiers included, or 0."""
    if at >= len(tokens):
        return 0
    words = role_words()
    if tokens[at].key not in words.beginnings:
        return 0
    size = words.heads.length_at(tokens, at)
    modifier = words.modifiers.length_at(tokens, at) if depth else 0
    rest = head_length(tokens, at + modifier, depth - 1) if modifier else 0
    return max(size, modifier + rest if rest else 0)


class Role(NamedTuple):
    """A role's tokens, half open, and how many tokens the name right behind it has, or 0."""

    start: int
    end: int
    name: int
    weak: bool


Lengths = Callable[[Sequence[Token], int], int]


def read_role(
    tokens: Sequence[Token], at: int, name_at: Callable[[Sequence[Token], int, int], int], place_at: Lengths
) -> Role | None:
    """The role that begins at token `at`, or None.

    A role is a head and the body it belongs to. It ends at a comma (but one inside a body's name), at a
    dash before another role, at a verb, at "cùng", and where a personal name begins.

    Args:
        tokens: the tokens of a sentence.
        at: where the role would begin.
        name_at: how many tokens the personal name has that begins at a token behind the role's first;
            takes the tokens, the role's first token and the token asked about.
        place_at: how many tokens the place name at a token has.
    """
    size = head_length(tokens, at)
    if not size:
        return None
    words = role_words()
    weak = words.weak.length_at(tokens, at) == size
    start = here = at + size
    unknown, allowed = 0, _UNKNOWN
    limit = min(len(tokens), at + _LONGEST)
    while here < limit:
        token = tokens[here]
        if token.capital:
            name = name_at(tokens, at, here)
            if name:
                return Role(at, here, name, weak and here == start)
            here += place_at(tokens, here) or words.bodies.length_at(tokens, here) or 1
            unknown = 0
            continue
        if not token.key[0].isalpha():
            step = _mark(tokens, here, place_at)
            if not step:
                break
            here += step
            unknown = 0
            continue
        if token.key == "và" and (
            here + 1 >= limit or _begins_other(tokens, here + 1) or name_at(tokens, at, here + 1)
        ):
            break
        step = words.kept.length_at(tokens, here)
        if token.key == "tại" and here + 1 < limit and place_at(tokens, here + 1):
            step = 1 + place_at(tokens, here + 1)
        step = step or _matter(tokens, at, here)
        if not step and _ends(tokens, here):
            doubtful = words.doubtful.length_at(tokens, here)
            if not doubtful or not _name_follows(tokens, at, here + doubtful, name_at):
                here -= unknown
                break
            step = doubtful
        step = step or words.bodies.length_at(tokens, here) or head_length(tokens, here)
        if step or token.key == "và":
            here += step or 1
            unknown = 0
            continue
        if not unknown:
            allowed = _UNKNOWN + _FIELD * (words.fields.ends_at(tokens, here) > 0)
        unknown += not _second_syllable(tokens, here, place_at)
        here += 1
        if unknown > allowed and not _name_follows(tokens, at, here, name_at):
            here -= unknown
            break
    while here > start and (tokens[here - 1].key in _LOOSE_ENDS or _is_joined_degree(tokens, start, here)):
        here -= 1
    if weak and here == start:
        return None
    return Role(at, min(here, limit), 0, False)


def _matter(tokens: Sequence[Token], start: int, at: int) -> int:
    """How many tokens begin what a steering committee is for: "Ban Chỉ đạo … về chống khai thác"; or 0."""
    if tokens[at].key != "về" or at + 1 >= len(tokens) or tokens[at + 1].key not in _MATTERS:
        return 0
    keys = [token.key for token in tokens[start:at]]
    return 2 if ("chỉ", "đạo") in pairwise(keys) else 0


def _is_joined_degree(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a degree that goes with the next name ends at token `end`: `… và TS. Hà Văn Nọi`."""
    return end - start > 2 and tokens[end - 1].key in _DEGREES and tokens[end - 2].key == "và"


def _second_syllable(tokens: Sequence[Token], at: int, place_at: Lengths) -> bool:
    """Whether a small word goes on a word that began with a capital: "Soạn thảo"."""
    before = tokens[at - 1]
    if not before.capital or before.end - before.start < 2 or tokens[at].start != before.end + 1:
        return False
    return not (at > 1 and place_at(tokens, at - 2) == 2)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    words = role_words()
    size = words.ends.length_at(tokens, at)
    if not size:
        return False
    if words.bodies.length_at(tokens, at) > size:
        return False
    return not (words.doubtful.length_at(tokens, at) == size and words.fields.ends_at(tokens, at))


def _name_follows(
    tokens: Sequence[Token], start: int, at: int, name_at: Callable[[Sequence[Token], int, int], int]
) -> bool:
    """Whether a run of words without a mark or a verb leads to a personal name."""
    for here in range(at, min(len(tokens), start + _LONGEST)):
        if tokens[here].capital:
            if name_at(tokens, start, here):
                return True
        elif not tokens[here].key[0].isalnum() or _ends(tokens, here):
            return False
    return False


def _mark(tokens: Sequence[Token], at: int, place_at: Lengths) -> int:
    """How many tokens a role goes on at a mark or number in it, or 0 if it ends there."""
    key, after = tokens[at].key, at + 1
    if key[0].isdigit():
        return 1 if tokens[at - 1].key[0].isalpha() and "/" not in key and len(key) < 4 else 0
    if after >= len(tokens):
        return 0
    if key == ",":
        return _pieces(tokens, at)
    if key in "&/":
        return 1
    if key in _DASHES:
        if not tokens[after].key[0].isalpha() or head_length(tokens, after) or tokens[after].key in _CREDITS:
            return 0
        joined = (
            tokens[at - 1].capital
            and tokens[after].capital
            and _short(tokens[at - 1])
            and _short(tokens[after])
        )
        if joined or role_words().bodies.length_at(tokens, after) or place_at(tokens, after):
            return 1
        return 0
    if key == ".":
        return 1 if tokens[at - 1].key in _SHORTENED else 0
    if key == "(":
        for step in range(2, 6):
            if at + step < len(tokens) and tokens[at + step].key == ")":
                inside = tokens[after : at + step]
                abbreviated = all(word.capital or word.key in "-&" for word in inside)
                return step + 1 if abbreviated and not head_length(tokens, after) else 0
    return 0


def _pieces(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the pieces of a body's name have that begin with the comma at `at`, or 0."""
    here = at
    while here + 1 < len(tokens) and tokens[here].key == ",":
        size = role_words().pieces.length_at(tokens, here + 1)
        if not size or head_length(tokens, here + 1):
            return 0
        here += 1 + size
    return here - at if here < len(tokens) and tokens[here].key in {"và", "&"} else 0


def _short(token: Token) -> bool:
    return token.end - token.start <= 4


def _begins_other(tokens: Sequence[Token], at: int) -> bool:
    words = role_words()
    return bool(
        words.others.length_at(tokens, at)
        or head_length(tokens, at)
        or tokens[at].key[0].isdigit()
        or _ends(tokens, at)
    )
