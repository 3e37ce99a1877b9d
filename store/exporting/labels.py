"""Vietnamese labels of the record's slugs, for pages that people read."""

from __future__ import annotations

import msgspec

from store.model import KINDS, PASSAGE_KINDS
from store.vocabulary import load_vocabulary


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Slug → label for kinds, passage kinds, rating levels; field → label for facts and the reader's own."""

    kinds: dict[str, str]
    passages: dict[str, str]
    levels: dict[str, str]
    facts: dict[str, str]
    own: dict[str, str]

    def __post_init__(self) -> None:
        missing = [slug for slug in KINDS if slug not in self.kinds]
        missing += [slug for slug in PASSAGE_KINDS if slug not in self.passages]
        if missing:
            raise ValueError(f"no label for {', '.join(missing)}")


def labels() -> Labels:
    """The labels of `data/vocabulary/labels.toml`."""
    return load_vocabulary("labels", Labels)
