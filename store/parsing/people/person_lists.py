"""Lists of persons: who is named next, what all of them share, where a list is announced by a number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from store.parsing.people.mention import Mention, Range
from store.parsing.people.names import ends_clause, name_length, name_words, place_length, run_length
from store.parsing.people.roles import head_length
from store.parsing.tokens import Phrases, Token

_DASHES = frozenset("-–—")
JOINTS = frozenset({",", ";", "và", "cùng", "&"})  # what may stand between two persons
_COUNTED = Phrases(
    [
        "cá nhân",
        "đồng chí",
        "người",
        "đảng viên",
        "đoàn viên",
        "hội viên",
        "cán bộ",
        "gương",
        "em",
        "thành viên",
    ]
)
_NUMBERS = frozenset({"các", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"})
_EARLIER = 8  # mentions


def share_behind_dash(tokens: Sequence[Token], found: Sequence[Mention], first: int) -> None:
    """Gives a role behind a dash to all the names before it: "các đồng chí A, B - Phó Bí thư".

    Args:
        first: the mention with which the list begins; a few before it may be of the same list.
    """
    for before, behind in reversed(list(pairwise(found[max(0, first - _EARLIER) :]))):
        if not behind.listed or not before.listed or before.roles or behind.before or not behind.roles:
            continue
        joined = behind.start - before.end == 1 and tokens[before.end].key in {",", "và"}
        if joined and tokens[behind.roles[0][0] - 1].key in _DASHES:
            before.roles = behind.roles[:]


def next_of_list(
    tokens: Sequence[Token], mention: Mention, shared: list[Range], plural: bool
) -> Mention | None:
    """The next person of a list of bare names, who shares the role before them all; or None."""
    here = mention.end
    while here < len(tokens) and tokens[here].key in JOINTS:
        here += 1
    if here == mention.end or here >= len(tokens):
        return None
    size = name_length(tokens, here, anchored=plural)
    if not size or place_length(tokens, here) == size or head_length(tokens, here) > 1:
        return None
    if tokens[here].key not in name_words().family and not ends_clause(tokens, here + size):
        return None
    if (not plural and size < 3) or run_length(tokens, here) > size:
        return None
    name = (here, here + size)
    return Mention("full", "list", *name, name, mention.honorific, shared, bool(shared))


def are_counted(tokens: Sequence[Token], at: int) -> bool:
    """Whether persons are counted before a colon, and named behind it: "khen thưởng 05 cá nhân: …"."""
    if at < 3 or tokens[at - 1].key != ":":
        return False
    for size in (1, 2):
        noun = at - 1 - size
        if noun and _COUNTED.length_at(tokens, noun) == size:
            before = tokens[noun - 1].key
            return before[0].isdigit() or before in _NUMBERS
    return False
