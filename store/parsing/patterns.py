"""Patterns made of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(phrases: Iterable[str]) -> str:
    """A pattern, without a group around it, for any of the phrases, longest first."""
    return "|".join(
        re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    )


def whole(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases as whole words."""
    return rf"(?<!\w)(?:{any_of(phrases)})(?!\w)"


def words(phrases: Iterable[str]) -> re.Pattern[str]:
    """`whole`, compiled; for lower-case text."""
    return re.compile(whole(phrases))
