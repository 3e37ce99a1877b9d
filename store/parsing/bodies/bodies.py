"""Names of bodies in a stretch of text: where each starts and ends, and what stands before it.

A body's name is a head (`Đảng ủy`, `Sở`, `Công ty` …) and what follows it up to a verb, a date, a bracket, a
mark or a person's name. Commas and dashes end it, except inside names that have them (`Văn hóa, Thể thao và
Du lịch`) and between heads (`Quận ủy - HĐND - UBND`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.language.sentences import Span
from store.parsing.bodies.body_words import body_words, closing, head_length, is_complete, keys_at
from store.parsing.bodies.hosting import DASHES, Before, before_body, hosting_words
from store.parsing.people.names import name_words, place_length, run_length
from store.parsing.tokens import Token
from store.parsing.view import View

_MOST_TOKENS = 45
_ABBREVIATED = frozenset({"tp", "tx", "tt", "q", "p", "h", "ư"})
_INSIDE = frozenset("&/'’+")
_LARGE = frozenset({"tỉnh", "tp", "tp.", "huyện", "quận"})  # places of these levels have no person's name
_FULL_NAME = 3  # words, of which most people's names and hardly a place's are
# Behind a number these make it a time: `giao ban cụm 4 tháng đầu năm`.
_TIMES = frozenset({"tháng", "năm", "quý", "tuần", "ngày"})
# Bodies of other bodies, which are named by the kind of these: `Cụm thi đua các đơn vị Y tế`.
_GROUPS = frozenset({"cụm", "khối"})
_MEMBERS = frozenset({"đơn vị", "cơ quan", "doanh nghiệp", "bệnh viện", "ngân hàng", "công ty", "thành phố"})
# First tokens of names in which a dash may lead over to a lower-case word: `Bộ Tài nguyên - môi trường`.
_MINISTRIES = frozenset({"bộ", "sở", "phòng", "ủy", "ban", "trung"})


class Body(NamedTuple):
    """A body's name in a sentence.

    Args:
        start, end: offsets in the text.
        first, last: its tokens in the sentence, half open.
        head: how many of its tokens are the head.
        before: what stands before it.
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
    """The tokens of a sentence and the bodies named in it, in order, not overlapping.

    Args:
        most: how many bodies are enough.
    """
    tokens = view.tokens_of(span)
    shouted = _shouted(view, tokens)
    bodies: list[Body] = []
    last: tuple[int, Before] | None = None
    behind = 0
    words = body_words()
    for at in [at for at, token in enumerate(tokens) if token.key in words.starts]:
        if at < behind:
            continue
        if len(bodies) == most:
            break
        size = head_length(tokens, at)
        if not size:
            behind = at + words.false_heads.length_at(tokens, at)
            continue
        end = end_of_name(tokens, at, size, shouted=shouted)
        if not _is_name(tokens, at, end, size):
            continue
        before = before_body(tokens, at, last)
        bodies.append(Body(tokens[at].start, tokens[end - 1].end, at, end, size, before))
        last = (end, last[1] if last and before == "joined" else before)
        behind = end
    return tokens, bodies


def _shouted(view: View, tokens: Sequence[Token]) -> bool:
    """Whether the sentence is printed in capitals."""
    words = 0
    for token in tokens:
        if token.key[0].isalpha():
            if not view.text[token.start : token.end].isupper():
                return False
            words += 1
    return words > 2


def _is_name(tokens: Sequence[Token], first: int, last: int, size: int) -> bool:
    """Whether these tokens name one body: a capital or a number is in it, or the head is enough."""
    if any(token.capital or token.key[0].isdigit() for token in tokens[first + 1 : last]):
        return True
    more = first + size < last
    named = more and body_words().fields.length_at(tokens, first + size) > 0
    short = more and tokens[first + size].key in body_words().levels  # `VKSND tỉnh`
    return tokens[first].capital and (size > 1 or named or short or is_complete(tokens, first, size))


def end_of_name(tokens: Sequence[Token], first: int, size: int, *, shouted: bool = False) -> int:
    """The token after the last of the name whose head is `tokens[first:first + size]`.

    Args:
        shouted: whether the sentence is in capitals, so that capitals tell nothing.
    """
    at = first + size
    limit = min(len(tokens), first + _MOST_TOKENS)
    while at < limit:
        key = tokens[at].key
        if key[0].isalpha():
            step = _word(tokens, first, size, at, shouted=shouted)
        elif key[0].isdigit():
            behind = tokens[at + 1].key if at + 1 < limit else ""
            step = 0 if "/" in key or behind == "%" or behind in _TIMES else 1
        else:
            step = _mark(tokens, first, at, limit)
        if not step:
            break
        at += step
    joints = body_words().joints
    while at > first + size and (tokens[at - 1].key in joints or not tokens[at - 1].key[0].isalnum()):
        at -= 1
    return at


def _word(tokens: Sequence[Token], first: int, size: int, at: int, *, shouted: bool) -> int:
    """How many tokens from the word at `at` go on with the name, or 0 where it ends the name."""
    words = body_words()
    key = tokens[at].key
    next_capital = at + 1 < len(tokens) and tokens[at + 1].capital
    if key == "tại" and next_capital and words.placed.length_at(tokens, first):
        return 0 if " ".join(keys_at(tokens, at + 1, at + 3)) in hosting_words().sittings else 1
    if kept := words.kept.length_at(tokens, at):
        return kept
    if key == "các" and at == first + size and tokens[first].key in _GROUPS:
        return 3 if " ".join(keys_at(tokens, at + 1, at + 3)) in _MEMBERS else 2
    if at == first + size and (soft := words.soft_stops.length_at(tokens, at)):
        return soft
    inner = head_length(tokens, at)
    if shouted or not tokens[at].capital:
        stop = words.stops.length_at(tokens, at)
        if stop and inner <= stop:
            return 0
    if inner:
        return inner
    if key in words.links:
        return 1 if at + 1 < len(tokens) and head_length(tokens, at + 1) else 0
    goes_on = shouted or tokens[at].capital or key in words.behind_place
    if not goes_on and _is_placed(tokens, first + size, at):
        return 0
    if _is_person(tokens, first, size, at) and not _names_people(tokens, first, at):
        return 0
    return 1


def _names_people(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a name's head, or that of the whole it is of, is one named after people: `Chi bộ Trường …`."""
    return any(
        body_words().named_after.length_at(tokens, start)
        for start in range(first, at)
        if tokens[start].key != "phố" or tokens[start - 1].key != "thành"
    )


def _is_placed(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the name of a place ends right before token `at`: `xã Yên Hạ`, `Sở Y tế Hà Nam`.

    Args:
        start: the token after the head of the body's name.

    Names of one word do not count: `Pháp` is in `Pháp luật`.
    """
    if at <= start or not tokens[at - 1].capital:
        return False
    size = name_words().places.ends_at(tokens, at)
    if size > 1 and at - size >= start and tokens[at - size].capital:
        return True
    begin = at - 1
    while begin > start and tokens[begin - 1].capital:
        begin -= 1
    level = tokens[begin - 1].key in body_words().levels and not tokens[begin - 1].capital
    return level and not (1 < begin == start and tokens[begin - 2].key == "tác")  # `hợp tác xã`


def _mark(tokens: Sequence[Token], first: int, at: int, limit: int) -> int:
    """How many tokens from the mark at `at` go on with the name, or 0 where it ends the name."""
    key = tokens[at].key
    if key == "(":
        closed = closing(tokens, at)
        return closed - at if closed and closed < limit and _goes_on(tokens, closed) else 0
    if key == ".":
        central = tokens[at - 1].key == "t" and at + 1 < limit and tokens[at + 1].key in {"ư", "w"}
        return 1 if central or tokens[at - 1].key in _ABBREVIATED else 0
    if at + 1 >= limit:
        return 0
    if key in DASHES:
        if tokens[at + 1].key == "và":
            return 0  # `ông A - bộ trưởng Bộ X - và ông B`
        return 1 if _glued(tokens, at) or _dash_joins(tokens, first, at) else 0
    if key == ",":
        return 1 if (tokens[at - 1].key, tokens[at + 1].key) in body_words().joined else 0
    return 1 if key in _INSIDE else 0


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name goes on behind a bracket: `Hội luật gia (HLG) tỉnh Phú Thọ`."""
    words = body_words()
    return tokens[at].key in words.levels or (tokens[at].capital and not words.stops.length_at(tokens, at))


def _glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash stands inside a word: `Phan Rang-Tháp Chàm`, `VH-TT`."""
    before, dash, after = tokens[at - 1 : at + 2]
    return before.end == dash.start and dash.end == after.start and after.capital


def _dash_joins(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a dash between words joins parts of a name rather than ending it."""
    words = body_words()
    after = tokens[at + 1]
    if head_length(tokens, at + 1) or (tokens[at - 1].key, after.key) in words.joined:
        return True
    if words.speakers.length_at(tokens, at + 1) or after.key in name_words().common:
        return False
    return after.capital or (tokens[first].key in _MINISTRIES and not words.stops.length_at(tokens, at + 1))


def _is_person(tokens: Sequence[Token], first: int, size: int, at: int) -> bool:
    """Whether a person's name starts at token `at`, behind a name that is already complete."""
    token = tokens[at]
    if not token.capital or token.key not in name_words().common:
        return False
    if at == first + size and not is_complete(tokens, first, size):
        return False
    if run_length(tokens, at) < _FULL_NAME and _is_behind_head(tokens, first + size, at):
        return False  # `Đảng bộ Vườn Quốc gia (VQG) Bạch Mã`
    before = tokens[at - 2 if tokens[at - 1].key == "." else at - 1].key
    if before in body_words().levels and (before not in _LARGE or run_length(tokens, at) < _FULL_NAME):
        return False  # `xã Trần Phú`, `tỉnh Hà Nam`
    return at + 1 < len(tokens) and tokens[at + 1].capital and not place_length(tokens, at)


def _is_behind_head(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether right before token `at`, but for a bracket, stands a head of two words that needs a name.

    Args:
        start: the token after the head of the body's name.
    """
    end = at
    if tokens[at - 1].key == ")":
        end = next((back for back in range(at - 2, max(start, at - 5), -1) if tokens[back].key == "("), at)
    return any(
        head_length(tokens, back) == end - back and not is_complete(tokens, back, end - back)
        for back in range(max(start, end - 4), end - 1)
    )
