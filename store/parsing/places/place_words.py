"""The vocabulary around places, ready for look-ups."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from store.parsing.patterns import any_of, words
from store.parsing.tokens import Phrases
from store.vocabulary import load_vocabulary


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`places.toml`; the comments there say what each list is."""

    venues: tuple[str, ...]
    no_venues: tuple[str, ...]
    held: tuple[str, ...]
    site: tuple[str, ...]
    central: tuple[str, ...]
    not_central: tuple[str, ...]
    local: tuple[str, ...]
    leaders: tuple[str, ...]
    rural: tuple[str, ...]
    urban: tuple[str, ...]
    town: tuple[str, ...]
    city: tuple[str, ...]
    seat: tuple[str, ...]
    seat_heads: tuple[str, ...]
    elsewhere: tuple[str, ...]


class PlaceWords:
    """The lists of the vocabulary as patterns for lower-case text and as phrases for tokens.

    `rural`, `urban`, `town`, `city`, `seat` and `elsewhere` match at the end of the text before a name.
    """

    def __init__(self, shape: _Shape) -> None:
        self.venues = Phrases(shape.venues)
        self.no_venues = Phrases(shape.no_venues)
        self.held = words(shape.held)
        self.site = words(shape.site)
        self._central = words(shape.central)
        self._not_central = words(shape.not_central)
        self.local = words(shape.local)
        self.leaders = words(shape.leaders)
        self.rural = _before(any_of(shape.rural))
        self.urban = _before(any_of(shape.urban))
        self.town = _before(any_of(shape.town))
        self.city = _before(any_of(shape.city))
        self.seat = _before(rf"{any_of(shape.seat)}|(?:{any_of(shape.seat_heads)})(?: \w+){{1,8}}")
        self.elsewhere = _before(any_of(shape.elsewhere))

    def is_central(self, name: str) -> bool:
        """Whether `name` (lower case) is of a body of the whole country."""
        return self._central.search(self._not_central.sub("", name)) is not None


def _before(pattern: str) -> re.Pattern[str]:
    # "nông thôn" ends in a word for a hamlet but is none.
    return re.compile(rf"(?<!\w)(?<!nông )(?:{pattern}) ?$")


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The vocabulary, read once."""
    return PlaceWords(load_vocabulary("places", _Shape))
