"""The words by which the parts of a page are told apart."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from store.vocabulary import load_vocabulary


class LayoutWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/vocabulary/layout.toml`; the file says what each list is for."""

    caption_openings: tuple[str, ...]
    people_openings: tuple[str, ...]
    scenes: tuple[str, ...]
    scene_endings: tuple[str, ...]
    action_openings: tuple[str, ...]
    unit_openings: tuple[str, ...]
    not_units: tuple[str, ...]
    role_openings: tuple[str, ...]
    degrees: tuple[str, ...]
    credits: tuple[str, ...]
    writer_labels: tuple[str, ...]
    picture_labels: tuple[str, ...]
    not_names: tuple[str, ...]
    addresses: tuple[str, ...]
    deeds: tuple[str, ...]
    office_words: tuple[str, ...]
    paper_sorts: tuple[str, ...]


@lru_cache(maxsize=1)
def layout_words() -> LayoutWords:
    """The vocabulary, read once."""
    words: LayoutWords = load_vocabulary("layout", LayoutWords)
    return words


def begins_with(text: str, openings: tuple[str, ...]) -> bool:
    """Whether `text` begins with one of `openings` as whole words."""
    if not text.startswith(openings):
        return False
    return any(
        text.startswith(word) and not (word[-1].isalnum() and text[len(word) : len(word) + 1].isalnum())
        for word in openings
    )
