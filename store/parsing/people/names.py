"""Personal names: how they are built, and how many words of a run of capitals are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from store.parsing.people.roles import head_length, role_words
from store.parsing.places.provinces import ProvinceWords
from store.parsing.tokens import Phrases, Token, keys_of
from store.vocabulary import load_vocabulary

_ONSET = "ngh|ng|nh|gh|gi|qu|kh|ch|ph|th|tr|[bcdđghklmnpqrstvx]"
_VOWELS = "aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_SYLLABLE = re.compile(rf"(?:{_ONSET})?[{_VOWELS}]{{1,3}}(?:ch|nh|ng|c|m|n|p|t)?\Z")
_VOWEL = re.compile(rf"[{_VOWELS}]")
_RUN = 6  # capitalised words in a row that are looked at
_MARKED = "'’ʼ"
_COUNTRY = ("việt", "nam")


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`surnames.toml`; the comments there say what each list is."""

    common: tuple[str, ...]
    plain: tuple[str, ...]
    rare: tuple[str, ...]
    clans: tuple[str, ...]
    never: tuple[str, ...]
    past: tuple[str, ...]
    namesakes: tuple[str, ...]
    countries: tuple[str, ...]


class Names:
    """The vocabulary of names, ready for look-ups.

    `places` are the provinces, towns and districts of `provinces.toml`, and countries.
    """

    def __init__(self, words: NameWords, areas: ProvinceWords) -> None:
        self.common = frozenset(keys_of(name)[0] for name in words.common)
        self.plain = frozenset(keys_of(name)[0] for name in words.plain)
        self.clans = frozenset(name.lower() for name in words.clans)
        self.family = self.common | {keys_of(name)[0] for name in words.rare} | self.clans
        self.never = Phrases(words.never)
        self.past = frozenset(map(keys_of, words.past))
        self.namesakes = frozenset(map(keys_of, words.namesakes)) | self.past
        self.places = Phrases(
            [*words.countries]
            + [
                place
                for area in areas.province
                for place in (area.name, *area.towns, *area.urban, *area.rural)
                if not place.isdigit()
            ]
        )


@lru_cache(maxsize=1)
def name_words() -> Names:
    """The vocabulary of names."""
    return Names(load_vocabulary("surnames", NameWords), load_vocabulary("provinces", ProvinceWords))


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
    if not tokens[at].capital:
        return 0
    names = name_words()
    first = tokens[at].key
    if tokens[at].upper and len(first) > 2 and _VOWEL.search(first) is None:
        return 0  # `KBNN Mường Ảng`
    family = first in names.family or _has_middle_name(tokens, at)
    if not (anchored or family):
        return 0
    size = _run_of_name(tokens, at)
    union = first == "đoàn" and not anchored and size > 1
    union = union and (
        (size > 2 and tokens[at + 1].key in names.plain) or place_length(tokens, at + 1) == size - 1
    )
    if not size or union:  # `Đoàn Thanh niên`, `Tỉnh Đoàn Nghệ An`
        return 0
    words = tuple(token.key for token in tokens[at : at + size])
    if size == 1:
        return 1 if anchored and any(mark in first for mark in _MARKED) else 0
    if family and first not in names.clans and all(map(is_syllable, words)):
        size = min(size, 5 if words[1] in {"thị", "văn"} else 4)
    else:
        size = min(size, 5)
        if size > 2 and words[1] not in {"thị", "văn"} and names.places.ends_at(tokens, at + size) == 1:
            size -= 1
    place = place_length(tokens, at)
    if not anchored and words[size - 2 : size] == _COUNTRY and first not in names.common:
        return 0  # `Hội Hàng Việt Nam chất lượng cao`
    if words[:size] in names.past or size == place or (place > 1 and not family):
        return 0
    return size


def _has_middle_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether "Thị" or "Văn" stands second of three or four capitalised words: then a name begins."""
    if at + 2 >= len(tokens) or tokens[at + 1].key not in {"thị", "văn"}:
        return False
    words = role_words()
    body = words.bodies.length_at(tokens, at) or words.fields.length_at(tokens, at)
    return 3 <= run_length(tokens, at) <= 4 and is_syllable(tokens[at].key) and not body


def _run_of_name(tokens: Sequence[Token], at: int) -> int:
    """How many words from token `at` can be one name: capitalised, in one manner, and nothing else."""
    never = name_words().never
    size = 0
    for step in range(run_length(tokens, at, _RUN)):
        token = tokens[at + step]
        if never.length_at(tokens, at + step) or (step and head_length(tokens, at + step) > 1):
            break
        if step and token.upper != tokens[at].upper and token.end - token.start > 1:
            break
        size += 1
    return size


def is_behind_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` stands behind the noun of a body, road or prize that bears a name."""
    words = role_words()
    size = words.units.ends_at(tokens, at)
    return size > 0 and size >= max(words.bodies.ends_at(tokens, at), words.areas.ends_at(tokens, at))


def is_behind_area(tokens: Sequence[Token], at: int) -> bool:
    areas = role_words().areas
    return areas.ends_at(tokens, at) > 0 or (
        at > 1 and tokens[at - 1].key == "." and areas.ends_at(tokens, at - 1) == 1
    )


def name_in_role_length(tokens: Sequence[Token], start: int, at: int) -> int:
    """The length of the name at token `at`, inside what may be the role that begins at `start`."""
    names = name_words()
    size = name_length(tokens, at, anchored=False)
    if not size:
        return _strange_name_length(tokens, start, at)
    if run_length(tokens, at) > size and head_length(tokens, at + size) < 2:
        return 0
    behind_place = names.places.ends_at(tokens, at) > 1  # `Tây Hồ`, which ends like a lake
    if place_length(tokens, at) > 1 or (is_behind_unit(tokens, at) and not behind_place):
        return 0
    keys = tuple(token.key for token in tokens[at : at + size])
    common = keys[0] in names.common
    if is_behind_area(tokens, at):
        return size if common and size > 2 and keys not in names.namesakes else 0
    if (size == 2 or not common) and _within_named(tokens, at):
        return 0
    if size == 2 and not (keys[0] in names.plain or (common and ends_clause(tokens, at + size))):
        return _strange_name_length(tokens, start, at)
    return size


def _within_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether the run of capitals that token `at` stands in began behind the noun of a body or an area."""
    start = at
    for _ in range(_RUN):
        if not (start and tokens[start - 1].capital and tokens[start].start == tokens[start - 1].end + 1):
            break
        start -= 1
    return start < at and (is_behind_unit(tokens, start) or is_behind_area(tokens, start))


def ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` goes on with no body's name, so that what stands before it can be a name."""
    if at >= len(tokens) or not tokens[at].key[0].isalnum():
        return True
    words = role_words()
    return words.ends.length_at(tokens, at) > 0 or not words.bodies.length_at(tokens, at)


def _strange_name_length(tokens: Sequence[Token], start: int, at: int) -> int:
    """A name of no known family behind a role that a place's name completes ("Thủ tướng Lào …")."""
    if at - start < 2:
        return 0
    places = name_words().places
    behind_place = places.ends_at(tokens, at)
    size = run_length(tokens, at)
    if not behind_place or not 2 <= size <= 4 or at - behind_place <= start:
        return 0
    if place_length(tokens, at) or head_length(tokens, at) or role_words().fields.length_at(tokens, at):
        return 0
    if not ends_clause(tokens, at + size):
        return 0
    return size if name_length(tokens, at, anchored=True) == size else 0
