"""Vietnamese typed without an input method: Telex (`nghij quyeest`) and VNI (`nghi5 quye6t1`).

Tone and shape keys may stand anywhere behind the vowel they mean, as the input methods allow it: `quyeest`,
`quyeets` and `quyetes` are all quyết.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from store.language.syllables import is_plain, is_syllable
from store.language.tones import canonical_syllable

_VOWELS: Final = frozenset("aăâeêioôơuưy")
_TELEX_TONES: Final = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323", "z": ""}
_VNI_TONES: Final = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323", "0": ""}
_ROOF: Final = {"a": "â", "e": "ê", "o": "ô"}
_HORN: Final = {"u": "ư", "o": "ơ"}
_TELEX: Final = re.compile(r"[a-z]{2,9}\Z")
_VNI: Final = re.compile(r"[a-z]+(?:[0-9][a-z]*)+\Z")
_MAX: Final = 12


@lru_cache(maxsize=4096)
def decode(word: str) -> str | None:
    """The syllable that `word` means when read as Telex or VNI, in lower case; None where it means none.

    What can be a Vietnamese syllable as it stands is not decoded: `hoas` is hoá, `hoa` is itself.
    """
    typed = word.lower()
    if len(typed) > _MAX or is_plain(typed):
        return None
    if _TELEX.match(typed):
        return _finished(_telex(typed))
    if _VNI.match(typed):
        return _finished(_vni(typed))
    return None


def _finished(typed: tuple[str, str] | None) -> str | None:
    """Letters and tone put together, if they make a syllable."""
    if typed is None:
        return None
    letters, tone = typed
    at = next((place for place, letter in enumerate(letters) if letter in _VOWELS), None)
    if at is None:
        return None
    syllable = normalize("NFC", f"{letters[: at + 1]}{tone}{letters[at + 1 :]}")
    syllable = canonical_syllable(syllable)
    return syllable if is_syllable(syllable) else None


def _telex(typed: str) -> tuple[str, str] | None:
    letters, tone, keys = "", "", 0
    for before, key in zip(" " + typed, typed, strict=False):
        voiced = any(letter in _VOWELS for letter in letters)
        if key in _TELEX_TONES and key == before:
            return None  # twice is how the letter itself is typed
        if key in _TELEX_TONES and voiced:
            tone, keys = _TELEX_TONES[key], keys + 1
        elif key == "w":
            letters, keys = _hooked(letters) or letters + "ư", keys + 1
        elif key == "d" and letters.startswith("d"):
            letters, keys = "đ" + letters[1:], keys + 1
        elif key in _ROOF and key in letters:
            at = letters.rindex(key)
            letters, keys = letters[:at] + _ROOF[key] + letters[at + 1 :], keys + 1
        else:
            letters += key
    return (letters, tone) if keys else None


def _vni(typed: str) -> tuple[str, str] | None:
    letters, tone = "", ""
    for key in typed:
        if not key.isdigit():
            letters += key
        elif key == "9" and letters.startswith("d"):
            letters = "đ" + letters[1:]
        elif key in _VNI_TONES and any(letter in _VOWELS for letter in letters):
            tone = _VNI_TONES[key]
        elif key == "6" and (found := [at for at, letter in enumerate(letters) if letter in _ROOF]):
            letters = letters[: found[-1]] + _ROOF[letters[found[-1]]] + letters[found[-1] + 1 :]
        elif key == "7" and (hooked := _horned(letters)):
            letters = hooked
        elif key == "8" and "a" in letters:
            at = letters.rindex("a")
            letters = letters[:at] + "ă" + letters[at + 1 :]
        else:
            return None
    return letters, tone


def _hooked(letters: str) -> str | None:
    """`letters` with the hook of a Telex w: uo → ươ, ua → ưa, else ơ, ư or ă; None without a place for it."""
    if horned := _horned(letters):
        return horned
    if "a" in letters:
        at = letters.rindex("a")
        return letters[:at] + "ă" + letters[at + 1 :]
    return None


def _horned(letters: str) -> str | None:
    skip = 2 if letters.startswith("qu") else 0
    if (at := letters.find("uo", skip)) >= 0:
        return letters[:at] + "ươ" + letters[at + 2 :]
    if "oa" in letters[skip:]:
        return None
    found = [at for at, letter in enumerate(letters) if letter in _HORN and at >= skip]
    if not found:
        return None
    at = found[0]
    return letters[:at] + _HORN[letters[at]] + letters[at + 1 :]
