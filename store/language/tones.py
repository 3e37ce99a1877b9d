"""Where the tone mark stands in a syllable.

Both placements are in use: `hòa` (old) and `hoà` (new, 1989/QĐ-BGDĐT art. 8). Texts mix them, so search
compares one canonical placement, the old one for open oa, oe, uy. Length is kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = re.compile(
    r"(qu|gi(?=[aăâeêioôơuưy])|ngh|ng|nh|gh|kh|ch|ph|th|tr|[bcdđghklmnpqrstvx]?)"
    r"([aăâeêioôơuưy]+)(ch|nh|ng|c|m|n|p|t)?\Z"
)
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def canonical_syllable(syllable: str) -> str:
    """One NFC syllable with its tone mark in the canonical place, case kept, same length.

    What is not shaped like a Vietnamese syllable comes back unchanged.
    """
    tone = ""
    letters = []
    for char in syllable:
        parts = unicodedata.normalize("NFD", char)
        marks = [mark for mark in parts[1:] if mark in _TONES]
        if marks:
            if tone:
                return syllable
            tone = marks[0]
            parts = "".join(mark for mark in parts if mark not in _TONES)
        letters.append(unicodedata.normalize("NFC", parts))
    if not tone or any(len(letter) != 1 for letter in letters):
        return syllable
    match = _SYLLABLE.match("".join(letters).lower())
    if match is None or len(match[0]) != len(letters):
        return syllable
    vowels, final = match[2], match[3]
    marked = [at for at, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if marked:
        at = marked[-1]
    elif len(vowels) == 1:
        at = 0
    elif len(vowels) == 3 or final or vowels == "oo":
        at = 1
    else:
        at = 0
    at += len(match[1])
    letters[at] = unicodedata.normalize("NFC", letters[at] + tone)
    return "".join(letters)


def canonical_tones(text: str) -> str:
    """`text` (NFC) with every syllable's tone mark in the canonical place; same length."""
    return _WORD.sub(lambda word: canonical_syllable(word[0]), text)
