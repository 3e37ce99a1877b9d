"""The office whose page a report stands on, where the report calls it by its kind alone.

A page of `BỆNH VIỆN X` says `Sáng nay, bệnh viện đã tổ chức …`; which one, only the page's head tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from store.language.sentences import Span
from store.language.tones import canonical_tones
from store.parsing.bodies.body_words import body_words, head_length
from store.parsing.bodies.hosting import hosting_words
from store.parsing.page.layout import Layout
from store.parsing.page.lead import lead_of
from store.parsing.patterns import any_of
from store.parsing.places.provinces import gazetteer
from store.parsing.tokens import Token, tokens_in
from store.parsing.view import View

_ANY = ("cơ quan", "đơn vị")  # stand for an office of any kind
_SAME = {"nhà trường": "trường", "tòa": "tòa án"}
_SHORT = frozenset(
    {"ubnd", "hđnd", "ubmttq", "mttq", "vksnd", "tand", "tncs", "lđlđ", "chqs", "đbqh", "lhpn", "bhxh"}
)
_LEAD = 2  # paragraphs
_NAME = 14  # words of an office's name
_LEAST = 3
_PARTS = re.compile(r" [-–—|:] |[|,;(]")


@lru_cache(maxsize=1)
def _holds() -> re.Pattern[str]:
    """An office called by its kind alone, and that it held something."""
    return re.compile(
        rf"(?:^|, |sáng |chiều |nay |\) ?[-–]? ?)(?P<kind>{any_of(hosting_words().kinds)})(?: ta)?"
        r"(?: (?:đã|vừa|vừa mới|long trọng|trang trọng|trọng thể|phối hợp với [^.;,\n]{3,60}))*"
        r" (?:tổ chức|tiến hành|khai mạc|họp|mở|sơ kết|tổng kết)(?!\w)"
    )


def office_of_page(view: View, layout: Layout, dropped: Sequence[str]) -> tuple[str, Span] | None:
    """The office whose page it is, where the lead says that one of its kind held the meeting.

    Args:
        dropped: the lines of the page around the report.

    Returns:
        Its name, and where the report calls it by its kind; None where the head names none or several.
    """
    for place in lead_of(view, layout, _LEAD):
        held = _holds().search(view.lower, *place)
        if held is None:
            continue
        named = {canonical_tones(name).lower(): name for name in _named(held["kind"], dropped)}
        return (
            (in_small_letters(next(iter(named.values()))), Span(*held.span("kind")))
            if len(named) == 1
            else None
        )
    return None


def _named(kind: str, dropped: Sequence[str]) -> Iterator[str]:
    """The names of offices of a kind among the lines of a page: of a line their first part."""
    kind = _SAME.get(kind, kind)
    for line in dropped:
        name = " ".join(_PARTS.split(line, maxsplit=1)[0].split())
        lower = canonical_tones(name).lower()
        if not _LEAST <= len(lower.split()) <= _NAME or name.endswith(".") or lower == name:
            continue
        if kind in _ANY or lower.startswith(f"{kind} "):
            tokens = tokens_in(name, lower, 0, len(name))
            if head_length(tokens, 0) and (name.isupper() or sum(token.capital for token in tokens) > 1):
                yield name


def in_small_letters(name: str) -> str:
    """A name in capitals as it is written in a sentence; unchanged where it holds a word that no list knows.

    `SỞ NỘI VỤ TỈNH X` is `Sở Nội vụ tỉnh X`: behind the word for a level every word of the place is a name.
    """
    if not name.isupper():
        return name
    lower = canonical_tones(name).lower()
    tokens = tokens_in(name, lower, 0, len(name))
    large = _large(tokens, lower)
    if large is None:
        return name
    return "".join(char.upper() if at in large else char for at, char in enumerate(lower))


def _large(tokens: Sequence[Token], lower: str) -> set[int] | None:
    """Where capitals stand in a name; None where a word is neither a head, a field nor a place."""
    words = body_words()
    large: set[int] = set()
    at = 0
    while at < len(tokens):
        level = tokens[at].key in words.levels
        two = lower.startswith(("thành phố ", "thị xã ", "thị trấn ", "đặc khu "), tokens[at].start)
        if (level or two) and at:
            at += 2 if two else 1
            large.update(token.start for token in tokens[at:])
            return large
        size = head_length(tokens, at) or words.fields.length_at(tokens, at)
        if not size:
            size = _province(lower, tokens, at)
            if not size:
                return None
            large.update(token.start for token in tokens[at : at + size])
        else:
            short = tokens[at].key in _SHORT
            large.update(range(tokens[at].start, tokens[at].end) if short else (tokens[at].start,))
        at += size
    return large


def _province(lower: str, tokens: Sequence[Token], at: int) -> int:
    """How many tokens the name of a province has that ends the name."""
    rest = lower[tokens[at].start :]
    return len(tokens) - at if rest in gazetteer().names else 0
