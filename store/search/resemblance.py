"""Whether two texts are the same report: told by two sites, with another headline, a caption more or less.

Texts are compared by their shingles, runs of four syllables without accents (A. Broder, "On the resemblance
and containment of documents", 1997). `sketch` gives few numbers of which two like texts share at least one
(MinHash in bands: J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", 3.3 and 3.4), so that
among a hundred thousand texts only a handful need be compared by `same_report`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import pairwise
from math import sqrt
from struct import Struct
from typing import Final, NamedTuple

from rensa import RMinHash

from store.language.folding import fold
from store.model import Meeting
from store.search.prepared import usual_words

# Measured on 20,000 news articles: from here on, pairs are the same article; below, two articles on one
# matter. Reports of two meetings of one body may be liker than that: their figures and names tell them apart.
_LIKE: Final = 0.7
_FIGURES: Final = 0.8
_NAMES: Final = 0.8
_SYLLABLES: Final = 4
_FEWEST: Final = 40  # shingles: a shorter text is too little to go by
_BANDS: Final = 12
_ROWS: Final = 4  # in a band: of pairs as like as 0.7 they find 96 %, of those of 0.85 all
_STRAYING: Final = 5.0  # standard deviations
_SEED: Final = 1
_KEY_BYTES: Final = 7  # what fits into a signed number of 64 bits
_WORD = re.compile(r"\w+")
_KEY = Struct(f"<{_ROWS + 1}I")
_FIGURE = re.compile(r"[1-9]\d*")
_NAME = re.compile(r"\w+|[^\w\s]")


class Outline(NamedTuple):
    """What is kept in memory of a text, to find those it may be like.

    Args:
        marks: its sketch.
        sample: a part of its shingles, as numbers of 16 bits that only this process understands.
    """

    marks: tuple[int, ...] = ()
    sample: bytes = b""


def outline(text: str) -> Outline:
    """The outline of a text; an empty one of a text too short to compare."""
    shingles = _shingles(text)
    if len(set(shingles[: 2 * _FEWEST])) < _FEWEST and len(set(shingles)) < _FEWEST:
        return Outline()
    hashes = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    hashes.update(shingles)
    digest = hashes.digest()
    marks = tuple(_key(band, digest[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS))
    sample = [hash(shingle) & 0xFFFF for shingle in shingles if not len(shingle) & 3]
    return Outline(marks, array("H", sample).tobytes())


def sketch(text: str) -> tuple[int, ...]:
    """Numbers of which like texts share at least one; none for a text too short to compare."""
    return outline(text).marks


def surely_unlike(one: bytes, other: bytes) -> bool:
    """Whether the samples of two texts share too little for texts of which one may be the other's report.

    A sample strays from its text; the bound is further off than one in a million strays.
    """
    mine, theirs = set(memoryview(one).cast("H")), set(memoryview(other).cast("H"))
    shared = len(mine & theirs)
    either = len(mine) + len(theirs) - shared
    return shared < _LIKE * either - _STRAYING * sqrt(_LIKE * (1 - _LIKE) * either)


def same_report(one: Meeting, other: Meeting) -> bool:
    """Whether two records tell the same report.

    Their texts are alike, and neither names a day, figures, names or a host of its own: the reports of a
    body's meetings of two years, or of two bodies on one form, differ in these alone.
    """
    days = {meeting.date for meeting in (one, other) if meeting.date and not meeting.date_inferred}
    if len(days) > 1:
        return False
    mine, theirs = _telling(one.text), _telling(other.text)
    if min(len(mine.shingles), len(theirs.shingles)) < _FEWEST:
        return False
    shared = len(mine.shingles & theirs.shingles)
    return (
        shared >= _LIKE * (len(mine.shingles) + len(theirs.shingles) - shared)
        and _overlap(mine.figures, theirs.figures) >= _FIGURES
        and _overlap(mine.names, theirs.names) >= _NAMES
        and not _hosts_differ(one, other)
    )


def _hosts_differ(one: Meeting, other: Meeting) -> bool:
    """Whether each was held by a body that the other does not name: two communes on one form."""
    if not one.organiser or not other.organiser:
        return False
    mine, theirs = _words(one.organiser), _words(other.organiser)
    return mine not in _words(other.text) and theirs not in _words(one.text) and mine != theirs


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(fold(text)))} "


class _Telling:
    """What texts are compared by; found when asked for, most pairs differ in the first."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def shingles(self) -> frozenset[str]:
        return frozenset(_shingles(self._text))

    @cached_property
    def figures(self) -> frozenset[str]:
        # digit group by digit group: 16-6 here is 16/06 there
        return frozenset(_FIGURE.findall(self._text))

    @cached_property
    def names(self) -> frozenset[str]:
        words = _NAME.findall(self._text)
        return frozenset(fold(f"{a} {b}") for a, b in pairwise(words) if a[0].isupper() and b[0].isupper())


@lru_cache(maxsize=32)
def _telling(text: str) -> _Telling:
    return _Telling(text)


def _shingles(text: str) -> list[str]:
    words = usual_words(text).split() if "_" not in text else []
    words = words or _WORD.findall(fold(text))
    return list(map(" ".join, zip(*(words[at:] for at in range(_SYLLABLES)), strict=False)))


def _overlap(some: AbstractSet[str], others: AbstractSet[str]) -> float:
    """How much of the smaller set the larger one has; one report may leave out what the other tells."""
    fewer = min(len(some), len(others))
    return len(some & others) / fewer if fewer else 1.0


def _key(band: int, values: list[int]) -> int:
    data = _KEY.pack(band, *values)
    return int.from_bytes(blake2b(data, digest_size=_KEY_BYTES).digest(), "little")
