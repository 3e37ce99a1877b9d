"""The words documents are cited with: codes, nouns, issuers, names, ready for matching on folded text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from store.language.folding import fold
from store.vocabulary import load_vocabulary


class _Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    strong: tuple[str, ...]
    weak: tuple[str, ...]


class _Issuers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    party: tuple[str, ...]
    state: tuple[str, ...]


class _Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    kind: str
    forms: tuple[str, ...]


class _Documents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    codes: dict[str, str]
    code_spellings: dict[str, str]
    nouns: _Nouns
    noun_abbreviations: dict[str, str]
    issuers: _Issuers
    counted: tuple[str, ...]
    issuing_bodies: tuple[str, ...]
    named: tuple[_Named, ...]


class _Laws(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    codes: tuple[str, ...]
    ordinances: tuple[str, ...]
    laws: tuple[str, ...]
    stops: tuple[str, ...]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]


def _folded(words: tuple[str, ...]) -> dict[str, str]:
    return {fold(word): word for word in words}


def any_of(words: list[str] | tuple[str, ...] | dict[str, str]) -> str:
    """A pattern for one of the words, longest first, blanks between their parts free."""
    parts = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in parts) + ")"


class DocumentWords(NamedTuple):
    """The vocabulary of documents, keyed by folded form.

    Args:
        codes: folded code → code as printed (`nd` → `NĐ`).
        code_nouns: code → noun (`NĐ` → `nghị định`).
        party, state: folded issuer → issuer as printed.
        strong, weak: folded noun → noun; strong ones are hardly anything but documents.
        abbreviations: folded abbreviation of a noun → (as printed, noun).
        counted: pattern of what a number counts where it is no document's number.
        bodies: pattern of issuing bodies.
        named: folded form → (key, kind).
        laws, law_codes, ordinances: folded name → name.
        law_stops, law_not_before, law_not_after: patterns around a law's name.
    """

    codes: dict[str, str]
    code_nouns: dict[str, str]
    party: dict[str, str]
    state: dict[str, str]
    strong: dict[str, str]
    weak: dict[str, str]
    abbreviations: dict[str, tuple[str, str]]
    counted: str
    bodies: str
    named: dict[str, tuple[str, str]]
    laws: dict[str, str]
    law_codes: dict[str, str]
    ordinances: dict[str, str]
    law_stops: str
    law_not_before: str
    law_not_after: str


@lru_cache(maxsize=1)
def document_words() -> DocumentWords:
    """The vocabularies `documents` and `laws`.

    Raises:
        VocabularyError: a file is missing or not as expected.
    """
    documents = load_vocabulary("documents", _Documents)
    laws = load_vocabulary("laws", _Laws)
    codes = _folded(tuple(documents.codes))
    codes.update(documents.code_spellings)
    return DocumentWords(
        codes=codes,
        code_nouns=documents.codes,
        party=_folded(documents.issuers.party),
        state=_folded(documents.issuers.state),
        strong=_folded(documents.nouns.strong),
        weak=_folded(documents.nouns.weak),
        abbreviations={fold(short): (short, noun) for short, noun in documents.noun_abbreviations.items()},
        counted=any_of([fold(word) for word in documents.counted]),
        bodies=any_of([fold(word) for word in documents.issuing_bodies]),
        named={fold(form): (entry.key, entry.kind) for entry in documents.named for form in entry.forms},
        laws=_folded(laws.laws),
        law_codes=_folded(laws.codes),
        ordinances=_folded(laws.ordinances),
        law_stops=any_of([fold(word) for word in laws.stops]),
        law_not_before=any_of([fold(word) for word in laws.not_before]),
        law_not_after=any_of([fold(word) for word in laws.not_after]),
    )
