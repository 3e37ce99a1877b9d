"""The words documents are cited with: codes, nouns, issuers, names, ready for matching on folded text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from store.language.folding import fold
from store.parsing import patterns
from store.vocabulary import load_vocabulary

_BLANK = r"\s{1,3}"


class _Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    symbol_only: tuple[str, ...]


class _Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: dict[str, str]
    with_number_word: tuple[str, ...]


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
    noun_abbreviations: _Abbreviations
    issuers: _Issuers
    counted: tuple[str, ...]
    clause_ends: tuple[str, ...]
    body_words: tuple[str, ...]
    issuing_bodies: dict[str, str]
    named: tuple[_Named, ...]


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, longest first; the blanks between their parts may be doubled."""
    return f"(?:{patterns.any_of(words, _BLANK)})"


def begun(words: Iterable[str]) -> str:
    """The same, where a word begins."""
    return f"(?:{patterns.begun(words, _BLANK)})"


def _folded(words: Iterable[str]) -> dict[str, str]:
    return {fold(word): word for word in words}


class DocumentWords(NamedTuple):
    """The vocabulary of documents, keyed by folded form.

    Args:
        codes: folded code → code as printed (`nd` → `NĐ`).
        code_nouns: code → noun (`NĐ` → `nghị định`).
        party, state: folded issuer → issuer as printed.
        strong, weak, symbol_only: folded noun → noun; strong ones are hardly anything but documents, those
            of `symbol_only` never introduce a bare number.
        abbreviations: folded abbreviation of a noun → (as printed, noun, whether it needs `số`).
        counted: pattern of what a number counts where it is no document's number; on lower-case text with
            accents.
        clause_ends: pattern of the words that end `của BODY`; on lower-case text with accents.
        body_words: lower-case words that belong to the name of a body that holds congresses.
        bodies: folded issuing body → the suffix of its symbols, or "".
        named: name in lower case → (key, kind).
    """

    codes: dict[str, str]
    code_nouns: dict[str, str]
    party: dict[str, str]
    state: dict[str, str]
    strong: dict[str, str]
    weak: dict[str, str]
    symbol_only: dict[str, str]
    abbreviations: dict[str, tuple[str, str, bool]]
    counted: str
    clause_ends: str
    body_words: frozenset[str]
    bodies: dict[str, str]
    named: dict[str, tuple[str, str]]


@lru_cache(maxsize=1)
def document_words() -> DocumentWords:
    """The vocabulary `documents`.

    Raises:
        VocabularyError: the file is missing or not as expected.
    """
    given = load_vocabulary("documents", _Documents)
    short = given.noun_abbreviations
    return DocumentWords(
        codes={**_folded(given.codes), **given.code_spellings},
        code_nouns=given.codes,
        party=_folded(given.issuers.party),
        state=_folded(given.issuers.state),
        strong=_folded(given.nouns.strong),
        weak=_folded(given.nouns.weak),
        symbol_only=_folded(given.nouns.symbol_only),
        abbreviations={
            fold(word): (word, noun, word in short.with_number_word) for word, noun in short.nouns.items()
        },
        counted=any_of(given.counted),
        clause_ends=any_of(given.clause_ends),
        body_words=frozenset(given.body_words),
        bodies={fold(body): suffix for body, suffix in given.issuing_bodies.items()},
        named={form: (entry.key, entry.kind) for entry in given.named for form in entry.forms},
    )
