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
_LETTER = re.compile(r"[^\W\d_]")
_BARE, _SHAPED = "aeiouyAEIOUY", "ăâêôơưĂÂÊÔƠƯ"
_TONED_BARE = "áàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵÁÀẢÃẠÉÈẺẼẸÍÌỈĨỊÓÒỎÕỌÚÙỦŨỤÝỲỶỸỴ"
_TONED_SHAPED = "ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ"
_TONED = _TONED_BARE + _TONED_SHAPED
_VOWEL = f"[{_BARE}{_SHAPED}]"
# Syllables in which schoolbooks write i (240/QĐ of 1984) and offices y; no other word is spelt so.
_Y_FOR_I = {"kì": "kỳ", "kí": "ký", "kỉ": "kỷ", "kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ"}
_WITH_I = re.compile(r"(?<!\w)(?:k[ìíỉĩ]|lí|mĩ)(?!\w)")


@lru_cache(maxsize=1)
def _doubtful() -> re.Pattern[str]:
    # A letter whose tone mark may belong on another letter of its word. Most marks stand right beyond doubt:
    # on the only vowel, on the first of two at a word's end, on one with a vowel before it and one behind. To
    # leave those words alone is what makes `canonical_tones` quick.
    return re.compile(
        rf"[{_TONED}](?:"
        rf"(?<=[{_TONED_BARE}])(?:"
        rf"(?={_VOWEL}[^\W\d_]|[{_SHAPED}oO])"  # hòan, lừơi, bóo
        rf"|(?<=[qQgG].)(?={_VOWEL})"  # qủa, gìa
        rf"|(?<=[{_SHAPED}].)|(?<={_VOWEL}{_VOWEL}.)"
        rf"|(?<={_VOWEL}.)(?!(?:[{_BARE}]|[cC][hH]?|[nN][gGhH]?|[mMpPtT])(?![^\W\d_])))"  # hoà
        rf"|(?<=[{_TONED_SHAPED}])(?={_VOWEL}*[{_SHAPED}]))"  # ngừơi
    )


@lru_cache(maxsize=65536)
def canonical_syllable(syllable: str) -> str:
    """One NFC syllable with its tone mark in the canonical place, case kept, same length.

    What is not shaped like a Vietnamese syllable comes back unchanged.
    """
    tone = ""
    letters = []
    for char in syllable:
        if char in _TONED:
            if tone:
                return syllable
            parts = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in parts if mark in _TONES)
            letters.append(unicodedata.normalize("NFC", parts.replace(tone, "")))
        else:
            letters.append(char)
    if not tone:
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
    pieces: list[str] = []
    done = 0
    for found in _doubtful().finditer(text):
        start = found.start()
        if start < done:
            continue
        while start > done and _LETTER.match(text, start - 1):
            start -= 1
        word = _WORD.match(text, start)
        assert word is not None
        pieces += text[done:start], canonical_syllable(word[0])
        done = word.end()
    return "".join([*pieces, text[done:]]) if pieces else text


def with_y(lower: str) -> str:
    """A text in lower case with y where schoolbooks write i: `kỳ họp` for `kì họp`; same length."""
    if not any(syllable in lower for syllable in _Y_FOR_I):
        return lower
    return _WITH_I.sub(lambda found: _Y_FOR_I[found[0]], lower)
