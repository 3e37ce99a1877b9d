"""Names of bodies: where one starts, and where it ends.

A body's name is a head (`Đảng ủy`, `Sở`, `Công ty` …) and what follows it up to a verb, a date, a bracket or
a mark. Commas and dashes end it, except inside names that have them (`Văn hóa, Thể thao và Du lịch`) and
between heads (`Quận ủy - HĐND - UBND`).
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from store.language.sentences import Span
from store.parsing.view import View
from store.vocabulary import load_vocabulary

_WORD = re.compile(r"[^\W_]+(?:[.’'/&-][^\W_]+)*\.?")
_GAP = re.compile(r" ?(?:\([^()\n]{1,60}\) )?| ?[-–] | ?, ")
_MOST_WORDS = 40


class OrganisationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`organisations.toml`: heads of names, words that end a name, and how a report says who held a meeting."""

    heads: tuple[str, ...]
    openers: tuple[str, ...]
    stops: tuple[str, ...]
    joined: tuple[str, ...]
    holds: tuple[str, ...]
    adverbs: tuple[str, ...]
    events: tuple[str, ...]


@lru_cache(maxsize=1)
def organisation_words() -> OrganisationWords:
    """The vocabulary of bodies, read once."""
    return load_vocabulary("organisations", OrganisationWords)


def alternatives(phrases: tuple[str, ...]) -> str:
    """A pattern for any of the phrases, longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@lru_cache(maxsize=1)
def head_pattern() -> re.Pattern[str]:
    """Matches the head of a body's name in `View.lower`."""
    return re.compile(rf"(?<!\w)(?:{alternatives(organisation_words().heads)})(?!\w)")


@lru_cache(maxsize=1)
def _stop_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(organisation_words().stops)})(?!\w)")


@lru_cache(maxsize=1)
def _joints() -> tuple[tuple[str, str], ...]:
    pairs = []
    for name in organisation_words().joined:
        for at in (found.start() for found in re.finditer(",", name)):
            pairs.append((name[:at], name[at + 2 :].split(",", maxsplit=1)[0]))
    return tuple(pairs)


def _joins(view: View, comma: int, after: int) -> bool:
    """Whether the comma at `comma` is part of a name; `after` is where the next word starts."""
    before = view.lower[max(0, comma - 40) : comma].rstrip()
    return any(before.endswith(left) and view.lower.startswith(right, after) for left, right in _joints())


def body_at(view: View, start: int, limit: int) -> Span | None:
    """The body's name that starts at `start`, or None where no head stands there.

    Args:
        limit: where the name must have ended.
    """
    head = head_pattern().match(view.lower, start, limit)
    if head is None:
        return None
    at = head.end()
    end = at
    for _ in range(_MOST_WORDS):
        gap = _GAP.match(view.text, at, limit)
        if gap is None:
            break
        after = gap.end()
        word = _WORD.match(view.text, after, limit)
        if word is None:
            break
        mark = gap[0].strip()
        if not gap[0]:
            break
        if mark in {"-", "–"} and not (word[0][0].isupper() and view.text[end - 1] != ")"):
            break
        if mark == "," and not _joins(view, gap.start() + gap[0].index(","), after):
            break
        lower = view.lower
        if not word[0][0].isupper() and _stop_pattern().match(lower, after, limit):
            break
        if word[0][0].isdigit() and ("/" in word[0] or "-" in word[0]):
            break
        at = word.end()
        if word[0].endswith(".") and not re.fullmatch(r"(?i:tp|tx|tt|q|p|t\.ư|h)\.", word[0]):
            end = at - 1
            break
        end = at
    return Span(start, end)
