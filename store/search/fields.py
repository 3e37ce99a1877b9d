"""The names and fixed values of the query language, out of `data/vocabulary/query.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple, cast, get_args

import msgspec

from store.language.folding import fold
from store.model import KINDS, PARTS, PASSAGE_KINDS
from store.search.tree import FieldName
from store.vocabulary import load_vocabulary

FIELDS: tuple[str, ...] = get_args(FieldName)
HAS = ("note", "bookmark", "tag", "rating", "target", "instruction", "document", "warning", "sources")
Words = dict[str, tuple[str, ...]]


class _Operators(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"or_": "or", "and_": "and", "not_": "not"},
):
    or_: tuple[str, ...]
    and_: tuple[str, ...]
    not_: tuple[str, ...]


class _QueryWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    operators: _Operators
    fields: Words
    parts: Words
    kinds: Words
    passages: Words
    has: Words

    def __post_init__(self) -> None:
        for table, wanted in (
            ("fields", FIELDS),
            ("kinds", KINDS),
            ("passages", PASSAGE_KINDS),
            ("has", HAS),
            ("parts", ("chair", "speaker", "present", "author")),
        ):
            if set(getattr(self, table)) != set(wanted):
                raise ValueError(f"[{table}] must name exactly {', '.join(wanted)}")
        if unknown := {part for parts in self.parts.values() for part in parts} - set(PARTS):
            raise ValueError(f"[parts] names unknown parts: {', '.join(sorted(unknown))}")


class Names(NamedTuple):
    """Fixed values and what people call them.

    Args:
        slugs: value → the words for it, the first as shown.
        known: compact key (`compact`) of every word and of the value itself → value.
        longest: every word and value, folded, the longest first.
    """

    slugs: Mapping[str, tuple[str, ...]]
    known: Mapping[str, str]
    longest: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds the longest of the words in folded text; a blank, hyphen, underscore or nothing may stand
        between their syllables."""
        return _pattern(self.longest)

    def find(self, typed: str) -> str | None:
        """The value that `typed` names, in any of its spellings."""
        return self.known.get(compact(typed))

    def beginning(self, typed: str) -> tuple[str, ...]:
        """The values with a name that begins with `typed`."""
        key = compact(typed)
        return tuple(dict.fromkeys(slug for name, slug in self.known.items() if name.startswith(key)))

    def shown(self, slug: str) -> str:
        """The Vietnamese word for a value."""
        return self.slugs[slug][0]


class Language:
    """The whole vocabulary of the query language; names are looked through when first asked for.

    Args:
        words: as the file has them.
    """

    def __init__(self, words: _QueryWords) -> None:
        self._words = words
        self.parts: Mapping[str, tuple[str, ...]] = words.parts
        self.either = frozenset(words.operators.or_) | {"|"}
        self.both = frozenset(words.operators.and_)
        self.without = frozenset(words.operators.not_)

    @cached_property
    def fields(self) -> Names:
        return _names(self._words.fields)

    @cached_property
    def kinds(self) -> Names:
        return _names(self._words.kinds)

    @cached_property
    def passages(self) -> Names:
        return _names(self._words.passages)

    @cached_property
    def has(self) -> Names:
        return _names(self._words.has)


def compact(name: str) -> str:
    """A name without accents, case, and what stands between its syllables."""
    return re.sub(r"[\W_]+", "", fold(name))


def _names(words: Words) -> Names:
    known: dict[str, str] = {}
    for slug, names in words.items():
        for name in (slug, *names):
            known.setdefault(compact(name), slug)
    spelled = {re.sub(r"[\W_]+", " ", fold(name)) for slug, names in words.items() for name in (slug, *names)}
    return Names(words, known, tuple(sorted(spelled, key=lambda name: (-len(name), name))))


@lru_cache(maxsize=8)
def _pattern(longest: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name).replace(r"\ ", "[ _-]?") for name in longest))


@lru_cache(maxsize=1)
def language() -> Language:
    """The vocabulary, read once.

    Raises:
        VocabularyError: the file is not as it should be.
    """
    return Language(load_vocabulary("query", _QueryWords))


def field_named(typed: str) -> FieldName | None:
    """The field with this name, Vietnamese or English, accents optional."""
    return cast("FieldName | None", language().fields.find(typed))


def fixed_values(field: str) -> Names | None:
    """The values of a field that has only fixed ones: kind, in, has."""
    match field:
        case "kind":
            return language().kinds
        case "in":
            return language().passages
        case "has":
            return language().has
        case _:
            return None


@lru_cache(maxsize=1)
def province_names() -> Names:
    """Every province, old or new, with the spellings of its name."""
    # Here, because the rules of parsing take longer to import than most queries to answer.
    from store.parsing.places.provinces import ProvinceWords  # noqa: PLC0415

    provinces = load_vocabulary("provinces", ProvinceWords).province
    words = {}
    for province in provinces:
        names = (province.name, *province.aliases)
        typed = [f"{kind} {province.name}" for kind in ("tỉnh", "thành phố", "TP", "TP.")]
        words[province.name] = tuple(dict.fromkeys((*names, *typed)))
    return _names(words)
