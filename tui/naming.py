"""The meetings and people that have all of some words in their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.matching import match

if TYPE_CHECKING:
    from store import Hit, Index

_MEETINGS = 10
_PEOPLE = 5
_MANY_PEOPLE = 50  # to look through for those with all words in their name


def meetings_named(index: Index, typed: str) -> tuple[Hit, ...]:
    """The meetings that have all words of `typed` in their title or among their people; at most ten, none
    where the index cannot say."""
    from store import StoreError, parse_query

    words = _words(typed)
    text = " ".join(f"(title:{word}* OR person:{word}*)" for word in words)
    try:
        return index.search(parse_query(text), limit=_MEETINGS).hits if words else ()
    except StoreError:
        return ()


def people_named(index: Index, typed: str) -> tuple[tuple[str, int], ...]:
    """The people with all words of `typed` in their name, in a row if there are such, and how many meetings
    name them, those of most meetings first; at most five, none where the index cannot say."""
    from store import StoreError, parse_query

    words = _words(typed)
    if not words:
        return ()
    try:
        found = index.suggest("person", " ".join(words), limit=_PEOPLE)
        if not found and len(words) > 1:
            query = parse_query(" ".join(f"person:{word}*" for word in words))
            found = index.suggest("person", words[-1], query, _MANY_PEOPLE)
    except StoreError:
        return ()
    return tuple(row for row in found if match(typed, row[0]) is not None)[:_PEOPLE]


def _words(typed: str) -> list[str]:
    return [word for one in typed.split() if (word := "".join(c for c in one if c.isalnum()))]
