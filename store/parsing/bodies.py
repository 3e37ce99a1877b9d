"""Names of bodies in a stretch of text: where each starts and ends, and what stands before it.

A body's name is a head (`Đảng ủy`, `Sở`, `Công ty` …) and what follows it up to a verb, a date, a bracket, a
mark or a person's name. Commas and dashes end it, except inside names that have them (`Văn hóa, Thể thao và
Du lịch`) and between heads (`Quận ủy - HĐND - UBND`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from store.language.sentences import Span
from store.parsing.names import name_words, place_length
from store.parsing.tokens import Phrases, Token, keys_of, tokens_of
from store.parsing.view import View
from store.vocabulary import load_vocabulary

_MOST_TOKENS = 45
_DASHES = frozenset("-–—")
_ABBREVIATED = frozenset({"tp", "tx", "tt", "q", "p", "h", "ư"})
_MINISTRIES = frozenset({"bộ", "sở", "phòng", "ủy", "ban", "trung"})
_TIMES = frozenset({"sáng", "chiều", "tối", "trưa", "nay", "qua", "ngày", "hôm"})
_OPENING = frozenset(",;:.)]\"”“'…|") | _DASHES

Before = Literal["start", "of", "by", "with", "at", "sitting", "office", "joined", "listed", "word"]


class OrganisationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`organisations.toml`; the comments there say what each list is."""

    heads: tuple[str, ...]
    false_heads: tuple[str, ...]
    named_after: tuple[str, ...]
    placed: tuple[str, ...]
    openers: tuple[str, ...]
    links: tuple[str, ...]
    joints: tuple[str, ...]
    levels: tuple[str, ...]
    kept: tuple[str, ...]
    soft_stops: tuple[str, ...]
    stops: tuple[str, ...]
    joined: tuple[str, ...]
    events: tuple[str, ...]
    sittings: tuple[str, ...]
    complete: tuple[str, ...]
    holds: tuple[str, ...]
    may_hold: tuple[str, ...]
    says: tuple[str, ...]
    adverbs: tuple[str, ...]
    offices: tuple[str, ...]
    speakers: tuple[str, ...]
    venues: tuple[str, ...]
    no_venues: tuple[str, ...]


class _Words:
    """The vocabulary, ready for look-ups in tokens."""

    def __init__(self, words: OrganisationWords) -> None:
        self.heads = Phrases(words.heads)
        self.false_heads = Phrases(words.false_heads)
        self.kept = Phrases(words.kept)
        self.soft_stops = Phrases(words.soft_stops)
        self.stops = Phrases(words.stops)
        self.openers = Phrases(words.openers)
        self.named_after = Phrases(words.named_after)
        self.placed = Phrases(words.placed)
        self.complete = frozenset(keys_of(head) for head in words.complete)
        self.links = frozenset(words.links)
        self.joints = frozenset(words.joints)
        self.levels = frozenset(words.levels)
        self.speakers = Phrases((*words.speakers, *words.offices))
        self.venues = Phrases(words.venues)
        self.no_venues = Phrases(words.no_venues)
        self.offices = frozenset(keys_of(office) for office in words.offices)
        self.sittings = frozenset(keys_of(sitting) for sitting in words.sittings)
        self.joined = frozenset(
            (left.split()[-1], right.split()[0])
            for name in words.joined
            for left, right in zip(name.split(", "), name.split(", ")[1:], strict=False)
        )


@lru_cache(maxsize=1)
def organisation_words() -> OrganisationWords:
    """The vocabulary of bodies, read once."""
    return load_vocabulary("organisations", OrganisationWords)


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(organisation_words())


class Body(NamedTuple):
    """A body's name in a sentence.

    Args:
        start, end: offsets in the text.
        first, last: its tokens in the sentence, half open.
        head: how many of its tokens are the head.
        before: what stands before it: the start of a clause, `của`, `do` or `được`, `với`, `tại` or a venue,
            a sitting (`Đại hội`), an office (`Chủ tịch`), another body joined to it, a comma behind the body of
            an office, or any other word.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    before: Before

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def bodies_in(view: View, span: Span, most: int = 1000) -> tuple[list[Token], list[Body]]:
    """The tokens of a sentence and the bodies named in it, in order, not overlapping; `most` ends it early."""
    tokens = tokens_of(view, span)
    shouted = _shouted(view, tokens)
    bodies: list[Body] = []
    at = 0
    while at < len(tokens) and len(bodies) < most:
        size = head_length(tokens, at)
        if not size:
            at += max(1, _words().false_heads.length_at(tokens, at))
            continue
        last = _end(view, tokens, at, size, shouted=shouted)
        if not _is_name(tokens, at, last, size):
            at += 1
            continue
        before = _before(tokens, at, bodies[-1] if bodies else None)
        bodies.append(Body(tokens[at].start, tokens[last - 1].end, at, last, size, before))
        at = last
    return tokens, bodies


def venue_at(view: View, tokens: Sequence[Token], at: int) -> tuple[Span, bool] | None:
    """The venue named at token `at`, and whether it is a building or a body, not only a place on the map.

    None where an event (`tại hội nghị`) or no name stands there.
    """
    words = _words()
    if at >= len(tokens) or words.no_venues.length_at(tokens, at) > words.venues.length_at(tokens, at):
        return None
    size = max(words.venues.length_at(tokens, at), head_length(tokens, at))
    if not size and not tokens[at].capital:
        return None
    last = _end(view, tokens, at, max(size, 1), shouted=False)
    if not tokens[at].capital and last - at == size:
        return None
    place = not size or tokens[at].key in words.levels
    return Span(tokens[at].start, tokens[last - 1].end), not place


def head_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the head of a body's name has that begins at token `at`, or 0."""
    words = _words()
    size = words.heads.length_at(tokens, at)
    return 0 if size and words.false_heads.length_at(tokens, at) >= size else size


def _shouted(view: View, tokens: Sequence[Token]) -> bool:
    """Whether the sentence is printed in capitals."""
    letters = [token for token in tokens if token.key[0].isalpha()]
    return len(letters) > 2 and all(view.text[t.start : t.end].isupper() for t in letters)


def _is_name(tokens: Sequence[Token], first: int, last: int, size: int) -> bool:
    """Whether these tokens name one body: a capital or a number is in it, or the head is enough."""
    if any(token.capital or token.key[0].isdigit() for token in tokens[first + 1 : last]):
        return True
    return tokens[first].capital and (size > 1 or is_complete(tokens, first, size))


def is_complete(tokens: Sequence[Token], first: int, size: int) -> bool:
    """Whether the head `tokens[first:first + size]` names a body by itself: `Quốc hội`, `UBND`."""
    keys = tuple(token.key for token in tokens[first : first + size])
    return keys in _words().complete or keys[-2:] in _words().complete


def _end(view: View, tokens: Sequence[Token], first: int, size: int, *, shouted: bool) -> int:
    """The token after the last of the name whose head is `tokens[first:first + size]`."""
    words = _words()
    exempt = words.named_after.length_at(tokens, first) > 0
    placed = words.placed.length_at(tokens, first) > 0
    at = first + size
    limit = min(len(tokens), first + _MOST_TOKENS)
    while at < limit:
        token = tokens[at]
        if token.key == "(":
            closed = _closing(tokens, at)
            if not closed or closed >= limit or not _continues(tokens, closed):
                break
            at = closed
        elif token.key in _DASHES:
            if at + 1 >= limit or not (_glued(tokens, at) or _dash_joins(tokens, first, at)):
                break
            at += 1
        elif token.key == ",":
            if at + 1 >= limit or (tokens[at - 1].key, tokens[at + 1].key) not in words.joined:
                break
            at += 1
        elif token.key == ".":
            if tokens[at - 1].key not in _ABBREVIATED:
                break
            at += 1
        elif token.key in {"&", "/", "'", "’", "+"}:
            at += 1
        elif not (token.key[0].isalnum()):
            break
        elif token.key[0].isdigit():
            if "/" in token.key or (at + 1 < limit and tokens[at + 1].key == "%"):
                break
            at += 1
        elif token.key == "tại" and placed and at + 1 < limit and tokens[at + 1].capital:
            at += 1
        elif kept := words.kept.length_at(tokens, at):
            at += kept
        elif at == first + size and words.soft_stops.length_at(tokens, at):
            at += words.soft_stops.length_at(tokens, at)
        elif _stops(tokens, at, shouted=shouted):
            break
        elif inner := head_length(tokens, at):
            at += inner
        elif token.key in words.links:
            if at + 1 >= limit or not head_length(tokens, at + 1):
                break
            at += 1
        elif not exempt and _is_person(tokens, first, size, at):
            break
        else:
            at += 1
    while at > first + size and (tokens[at - 1].key in words.joints or not tokens[at - 1].key[0].isalnum()):
        at -= 1
    return at


def _stops(tokens: Sequence[Token], at: int, *, shouted: bool) -> bool:
    """Whether a name ends before token `at`, a word: at a verb or the like that begins no inner body."""
    if tokens[at].capital and not shouted:
        return False
    size = _words().stops.length_at(tokens, at)
    return size > 0 and head_length(tokens, at) <= size


def _closing(tokens: Sequence[Token], at: int) -> int:
    """The token after the bracket that opens at `at`, or 0 where it is long or never closed."""
    for step in range(at + 1, min(len(tokens), at + 12)):
        if tokens[step].key == ")":
            return step + 1
    return 0


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name goes on behind a bracket: `Hội luật gia (HLG) tỉnh Phú Thọ`."""
    token = tokens[at]
    return token.key in _words().levels or (token.capital and not _words().stops.length_at(tokens, at))


def _glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash stands inside a word: `Phan Rang-Tháp Chàm`, `VH-TT`."""
    return (
        tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
        and tokens[at + 1].capital
    )


def _dash_joins(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a dash between words joins parts of a name rather than ending it."""
    words = _words()
    after = tokens[at + 1]
    if head_length(tokens, at + 1) or (tokens[at - 1].key, after.key) in words.joined:
        return True
    if words.speakers.length_at(tokens, at + 1) or after.key in name_words().common:
        return False
    return after.capital or (tokens[first].key in _MINISTRIES and not words.stops.length_at(tokens, at + 1))


def _is_person(tokens: Sequence[Token], first: int, size: int, at: int) -> bool:
    """Whether a person's name starts at token `at`, behind a name that is already complete."""
    token = tokens[at]
    if at == first + size and not is_complete(tokens, first, size):
        return False
    if not token.capital or token.key not in name_words().common or tokens[at - 1].key in _words().levels:
        return False
    if tokens[at - 1].key == "." and tokens[at - 2].key in _words().levels:
        return False
    return at + 1 < len(tokens) and tokens[at + 1].capital and not place_length(tokens, at)


def _before(tokens: Sequence[Token], first: int, last_body: Body | None) -> Before:
    """What stands before the token `first`."""
    words = _words()
    at = first
    for _ in range(2):
        for size in (2, 1):
            if at >= size and words.openers.length_at(tokens, at - size) == size:
                at -= size
                break
    if at == 0:
        return "start"
    key = tokens[at - 1].key
    if last_body and _adjoins(tokens, last_body.last, at - 1) and (key in {",", "và", "&"} or key in _DASHES):
        if key == "và" or last_body.before in {"start", "by", "joined"}:
            return "joined"
        return "listed" if last_body.before in {"office", "listed"} else "start"
    if key in {"của", "thuộc"}:
        return "of"
    if key in {"do", "được", "bởi", "là"}:
        return "by"
    if key in {"với", "cùng", "cho", "về", "đối"}:
        return "with"
    if key in {"tại", "ở", "trường", "sở", "cầu"} and not _ends_with(tokens, at, words.sittings):
        return "at"
    if _ends_with(tokens, at, words.offices):
        return "office"
    if _sitting(tokens, at):
        return "sitting"
    if (
        key in _OPENING
        or key in _TIMES
        or (at > 1 and (tokens[at - 2].key, key) == ("dẫn", "đầu"))
        or (key[0].isdigit() and _dated(tokens, at - 1))
    ):
        return "start"
    return "word"


def _ends_with(tokens: Sequence[Token], at: int, phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of the phrases ends right before token `at`."""
    return any(
        at >= size and tuple(t.key for t in tokens[at - size : at]) in phrases for size in (1, 2, 3, 4, 5)
    )


def _adjoins(tokens: Sequence[Token], end: int, at: int) -> bool:
    """Whether nothing, or only a bracket, stands between token `end` and token `at`."""
    return end == at or (end < at and tokens[end].key == "(" and _closing(tokens, end) == at)


def _dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number at token `at` is the end of a date."""
    return (
        "/" in tokens[at].key
        or "." in tokens[at].key
        or (at > 0 and tokens[at - 1].key in {"năm", "tháng", "-", "–", "ngày"})
    )


_QUALIFIERS = frozenset(
    "lần thứ đại biểu toàn quốc thể thường kỳ niên bất trực tuyến mở rộng cán bộ tổng sơ kết giao ban kiểm điểm công tác".split()
)


def _sitting(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sitting and its qualifiers stand before token `at`: `Kỳ họp thứ 7,`, `Đại hội đại biểu`."""
    words = _words()
    for _ in range(8):
        if _ends_with(tokens, at, words.sittings):
            return True
        key = tokens[at - 1].key
        ordinal = key[0].isdigit() or set(key) <= set("ivxl")
        if at > 1 and (key in _QUALIFIERS or ordinal or (key == "," and tokens[at - 2].key[0].isdigit())):
            at -= 1
        else:
            return False
    return False
