"""How reports say who held a meeting: the words for it, and what stands around a body's name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from store.parsing.bodies.body_words import body_words, closing, is_level, keys_at
from store.parsing.tokens import Token, keys_of
from store.vocabulary import load_vocabulary

DASHES = frozenset("-–—")
_TIMES = frozenset({"sáng", "chiều", "tối", "trưa", "nay", "qua", "ngày", "hôm"})
_STAFF = frozenset({"bộ", "chức"})  # ends of words in `Hội nghị cán bộ, viên chức, người lao động`
_OPENING = frozenset(",;:.)]\"”“'…|") | DASHES
_QUALIFIED = 12  # tokens between a sitting and its body
_PARTICLES = {
    "của": "of", "thuộc": "of", "do": "by", "được": "by", "bởi": "by", "là": "by",
    "với": "with", "cùng": "with", "cho": "with", "về": "with", "đối": "with",
    "tại": "at", "ở": "at", "trường": "at", "sở": "at", "cầu": "at",
}  # fmt: skip

# What stands before a body's name: the start of a clause; `của`; `do` or `được`; `với`; `tại` or a venue;
# a sitting (`Đại hội`); an office (`Chủ tịch`); another body joined to it; a comma behind the body of an
# office; any other word.
Before = Literal["start", "of", "by", "with", "at", "sitting", "office", "joined", "listed", "word"]


class HostingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`hosting.toml`; the comments there say what each list is."""

    sittings: tuple[str, ...]
    qualifiers: tuple[str, ...]
    events: tuple[str, ...]
    holds: tuple[str, ...]
    may_hold: tuple[str, ...]
    says: tuple[str, ...]
    adverbs: tuple[str, ...]
    partners: tuple[str, ...]
    led: tuple[str, ...]
    when: tuple[str, ...]
    takes_place: tuple[str, ...]
    occurs: tuple[str, ...]
    openings: tuple[str, ...]
    cited: tuple[str, ...]
    documents: tuple[str, ...]
    chairs: tuple[str, ...]
    receives: tuple[str, ...]
    debates: tuple[str, ...]
    short: tuple[str, ...]
    local: tuple[str, ...]
    party: tuple[str, ...]
    units: frozenset[str]
    kinds: tuple[str, ...]


@lru_cache(maxsize=1)
def hosting_words() -> HostingWords:
    """The vocabulary, read once."""
    return load_vocabulary("hosting", HostingWords)


@lru_cache(maxsize=1)
def _sittings() -> frozenset[tuple[str, ...]]:
    return frozenset(keys_of(sitting) for sitting in hosting_words().sittings)


def before_body(tokens: Sequence[Token], first: int, last: tuple[int, Before] | None) -> Before:
    """What stands before the body that begins at token `first`.

    Args:
        last: the end of the body named before it (a token) and what stood before the first of the bodies
            joined to that, or None.
    """
    at = _without_openers(tokens, first)
    if at == 0:
        return "start"
    key = tokens[at - 1].key
    if last and _adjoins(tokens, last[0], at - 1) and (key in {",", "và", "&"} or key in DASHES):
        if key == "và" or (key == "," and is_level(tokens, first)) or last[1] in {"start", "by"}:
            return "joined"
        return "listed" if last[1] in {"office", "listed"} else "start"
    sitting = _ends_with(tokens, at, _sittings())
    particle = _PARTICLES.get(key)
    if particle == "of":
        return "of"
    if particle == "by":
        return "by"
    if particle == "with":
        return "with"
    if particle == "at" and not sitting:
        return "at"
    if _ends_with(tokens, at, body_words().offices):
        return "office"
    if sitting or _qualified_sitting(tokens, at):
        return "sitting"
    leads = keys_at(tokens, max(0, at - 2), at) == ("dẫn", "đầu")
    if key in _OPENING or key in _TIMES or leads or _is_date(tokens, at - 1):
        return "start"
    return "word"


def _without_openers(tokens: Sequence[Token], first: int) -> int:
    """The token where `tập thể`, `lãnh đạo` and the like begin before a body, or `first`."""
    openers = body_words().openers
    for _ in range(2):
        for size in (2, 1):
            if first >= size and openers.length_at(tokens, first - size) == size:
                first -= size
                break
    return first


def _ends_with(tokens: Sequence[Token], at: int, phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of the phrases ends right before token `at`."""
    return any(at >= size and keys_at(tokens, at - size, at) in phrases for size in range(1, 6))


def _adjoins(tokens: Sequence[Token], end: int, at: int) -> bool:
    """Whether nothing, or only a bracket, stands between token `end` and token `at`."""
    return end == at or (end < at and tokens[end].key == "(" and closing(tokens, end) == at)


def _is_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token at `at` is the end of a date."""
    key = tokens[at].key
    if not key[0].isdigit():
        return False
    return "/" in key or "." in key or (at > 0 and tokens[at - 1].key in {"năm", "tháng", "ngày", *DASHES})


def _qualified_sitting(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sitting and its qualifiers stand before token `at`: `Kỳ họp thứ 7,`, `Đại hội đại biểu`."""
    qualifiers = hosting_words().qualifiers
    for _ in range(_QUALIFIED):
        key = tokens[at - 1].key
        ordinal = key[0].isdigit() or set(key) <= set("ivxl")
        apart = key in {",", *DASHES} and (tokens[at - 2].key[0].isdigit() or tokens[at - 2].key in _STAFF)
        if at < 2 or not (key in qualifiers or ordinal or apart):
            return False
        at -= 1
        if _ends_with(tokens, at, _sittings()):
            return True
    return False
