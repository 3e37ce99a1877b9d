"""The words by which the page around a report is known."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from store.language.folding import fold, nfc
from store.vocabulary import load_vocabulary


class _ChromeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/vocabulary/chrome.toml` as written."""

    alone: tuple[str, ...]
    sections: tuple[str, ...]
    beside: tuple[str, ...]
    homes: tuple[str, ...]
    section_heads: tuple[str, ...]
    page_heads: tuple[str, ...]
    sites: tuple[str, ...]
    site_ends: tuple[str, ...]
    not_titles: tuple[str, ...]
    accounts: tuple[str, ...]
    row_credits: tuple[str, ...]
    counters: tuple[str, ...]
    counters_beside: tuple[str, ...]
    counted: tuple[str, ...]
    begins: tuple[str, ...]
    notices: tuple[str, ...]
    begins_beside: tuple[str, ...]
    mastheads: tuple[str, ...]
    deeds: tuple[str, ...]
    closers: tuple[str, ...]
    related: tuple[str, ...]
    motto: tuple[str, ...]
    unfinished: tuple[str, ...]
    stamp_labels: tuple[str, ...]


class ChromeWords(msgspec.Struct, frozen=True):
    """The same, ready to ask; see the file for what each list means.

    All but `unfinished` and `deeds` are folded. `closing_words` are the closers that are known from a line's
    beginning: those of three words or more.
    """

    alone: frozenset[str]
    sections: frozenset[str]
    beside: frozenset[str]
    homes: frozenset[str]
    section_heads: tuple[str, ...]
    page_heads: tuple[str, ...]
    sites: tuple[str, ...]
    site_ends: tuple[str, ...]
    not_titles: tuple[str, ...]
    accounts: tuple[str, ...]
    row_credits: tuple[str, ...]
    counters: frozenset[str]
    counters_beside: frozenset[str]
    counted: tuple[str, ...]
    begins: tuple[str, ...]
    notices: tuple[str, ...]
    begins_beside: tuple[str, ...]
    mastheads: tuple[str, ...]
    deeds: tuple[str, ...]
    closers: frozenset[str]
    closing_words: tuple[str, ...]
    related: frozenset[str]
    motto: frozenset[str]
    unfinished: frozenset[str]
    stamp_labels: tuple[str, ...]


@lru_cache(maxsize=1)
def chrome_words() -> ChromeWords:
    """The vocabulary of site chrome, folded; longest first where one entry begins another."""
    file = load_vocabulary("chrome", _ChromeFile)

    def folded(words: tuple[str, ...]) -> list[str]:
        return sorted({fold(word) for word in words}, key=len, reverse=True)

    return ChromeWords(
        alone=frozenset(folded(file.alone)),
        sections=frozenset(folded(file.sections)),
        beside=frozenset(folded(file.beside + file.sections)),
        homes=frozenset(folded(file.homes)),
        section_heads=tuple(folded(file.section_heads)),
        page_heads=tuple(folded(file.page_heads)),
        sites=tuple(folded(file.sites)),
        site_ends=tuple(f" {word}" for word in folded(file.site_ends)),
        not_titles=tuple(folded(file.not_titles)),
        accounts=tuple(folded(file.accounts)),
        row_credits=tuple(folded(file.row_credits)),
        counters=frozenset(folded(file.counters)),
        counters_beside=frozenset(folded(file.counters_beside)),
        counted=tuple(folded(file.counted)),
        begins=tuple(folded(file.begins)),
        notices=tuple(folded(file.notices)),
        begins_beside=tuple(folded(file.begins_beside)),
        mastheads=tuple(f"{word} " for word in folded(file.mastheads)),
        deeds=tuple(f" {nfc(word)} " for word in file.deeds),
        closers=frozenset(folded(file.closers)),
        closing_words=tuple(f"{words} " for words in folded(file.closers) if words.count(" ") > 1),
        related=frozenset(folded(file.related)),
        motto=frozenset(folded(file.motto)),
        unfinished=frozenset(nfc(word) for word in file.unfinished),
        stamp_labels=tuple(folded(file.stamp_labels)),
    )
