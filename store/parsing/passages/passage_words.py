"""The cue phrases that tell what a sentence is about."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from store.parsing.passages.cues import CueTable
from store.vocabulary import load_vocabulary

_NUMBERS = ("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười")


class _PassageFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/vocabulary/passages.toml` as written; the file says what each list is for."""

    connectives: tuple[str, ...]
    contrasts: tuple[str, ...]
    concessions: tuple[str, ...]
    not_asking: tuple[str, ...]
    headings: dict[str, tuple[str, ...]]
    openings: dict[str, tuple[str, ...]]
    cues: dict[str, tuple[str, ...]]


class PassageWords(msgspec.Struct, frozen=True):
    """The lists, ready to be looked up.

    Args:
        heads: what is skipped or noted at a sentence's head: `connective`, `contrast`, `concession`.
        headings: what counts where a heading, or a label before a colon, begins, by kind of passage.
        openings: what counts where a sentence begins, by kind of passage, and `speech`.
        cues: what counts anywhere, by list.
        not_asking: words after which a request is none, in lower case.
    """

    heads: CueTable
    headings: CueTable
    openings: CueTable
    cues: CueTable
    not_asking: frozenset[str]


def _counted(lists: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """The lists, each phrase with a figure also with numbers in words: `# ý kiến`, `ba ý kiến`."""
    return {
        label: [
            written
            for phrase in phrases
            for written in (
                phrase,
                *(phrase.replace("# ", f"{number} ", 1) for number in _NUMBERS if "# " in phrase),
            )
        ]
        for label, phrases in lists.items()
    }


@lru_cache(maxsize=1)
def passage_words() -> PassageWords:
    """The vocabulary, read once."""
    file: _PassageFile = load_vocabulary("passages", _PassageFile)
    heads = {
        "connective": (*file.connectives, *file.contrasts),
        "contrast": file.contrasts,
        "concession": file.concessions,
    }
    return PassageWords(
        CueTable(heads),
        CueTable(file.headings),
        CueTable(_counted(file.openings)),
        CueTable(_counted(file.cues)),
        frozenset(file.not_asking),
    )
