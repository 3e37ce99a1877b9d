"""Where words that the reader pointed at stand now."""

from __future__ import annotations

import re

from store.language.folding import fold


def anchored(text: str, start: int, end: int, words: str) -> tuple[int, int] | None:
    """Where in `text` the place `start..end` is that once held `words`; None if it is nowhere any more.

    The place itself where the words stand there or were never kept; else the nearest place with the words;
    else the nearest where they stand with other accents, capitals or spaces.

    Args:
        text: NFC.
        start, end: code points, half open; what is given back is so, too.
    """
    if 0 <= start < end <= len(text) and (not words or text[start:end].strip() == words.strip()):
        return start, end
    parts = words.split()
    if not parts:
        return None
    exact = re.escape(words.strip())
    loose = r"\s+".join(re.escape(fold(part)) for part in parts)
    for pattern, where in ((exact, text), (loose, fold(text))):
        places = [found.span() for found in re.finditer(pattern, where)]
        if places:
            return min(places, key=lambda place: abs(place[0] - start))
    return None
