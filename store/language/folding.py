"""Normal forms and folding, one code point to one.

All text inside the program is NFC. In NFC every Vietnamese letter is one code point, so folding a letter
to its base keeps the length: an offset in folded text is an offset in the text (UAX #15 for the forms).
"""

from __future__ import annotations

import re
import unicodedata
from _codecs import charmap_build, charmap_decode, charmap_encode
from functools import lru_cache

# Letters without a canonical decomposition that readers type, or see, as plain d and b.
_STROKED = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ɖ": "d", "Ɖ": "d", "ƀ": "b", "Ƀ": "b"}
# Blanks, also those that count as letters (Hangul fillers) and signs (Braille).
_SPACE = r"\u00a0\u115f\u1160\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0\t\x0b\x0c"
# Zero-width and bidirectional marks, tags, selectors of variants; what a terminal or a reader would obey and
# nobody sees.
_UNSEEN = (
    r"\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_CONTROL = r"\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff"  # categories Cc and Cs but the line end
_ODD = re.compile(f"[{_SPACE}{_UNSEEN}{_CONTROL}ÐðƉɖ]")  # what `clean` changes; most texts have nothing of it
_STACKED = re.compile("(?<=[\u0300-\u036f]{2})[\u0300-\u036f]+")  # marks on a letter beyond the second
_ETH = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})


@lru_cache(maxsize=8192)
def fold_char(char: str) -> str:
    """The lower-case base letter of one NFC code point; anything else lower-cased, if that is one letter.

    `fold_char("Ế") == "e"`, `fold_char("Đ") == "d"`. Always exactly one code point.
    """
    if char in _STROKED:
        return _STROKED[char]
    parts = unicodedata.normalize("NFD", char)
    base = parts[0] if len(parts) > 1 and all(unicodedata.combining(mark) for mark in parts[1:]) else char
    lower = base.lower()
    return lower if len(lower) == 1 else base


class _Table(dict[int, str]):
    """A translation table that fills itself: str.translate then runs at C speed."""

    def __missing__(self, code: int) -> str:
        folded = fold_char(chr(code))
        self[code] = folded
        return folded


_TABLE = _Table()

# Nearly every text has only these characters: ASCII, the letters of Vietnamese, what stands between words.
# They are no more than there are bytes: the codecs of character maps can fold them, in an eighth of the time.
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_TONED = (unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES)
_PRINTED = "".join(map(chr, range(32, 127)))
_USUAL = "\0\t\n" + _PRINTED + "".join(one for one in _TONED if not one.isascii()) + "đĐ–—“”‘’…•°²½×·≥"
_NUMBERED = charmap_build(_USUAL)
_FOLDED = "".join(map(fold_char, _USUAL))


def fold(text: str) -> str:
    """`text` (NFC) without accents and case, of the same length: offsets stay valid."""
    try:
        return charmap_decode(charmap_encode(text, "strict", _NUMBERED)[0], "strict", _FOLDED)[0]
    except UnicodeEncodeError:  # it has other letters
        return text.translate(_TABLE)


def is_folded(text: str) -> bool:
    """Whether `text` carries neither accents nor capitals, so that folding would not change it."""
    return fold(text) == text


def nfc(text: str) -> str:
    """`text` in Normal Form C."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """`text` as the program keeps it: NFC, plain spaces, `\\n` line ends, Đ for its look-alikes,
    no zero-width or bidirectional marks and no control characters but the line end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = nfc(text)
    if not _ODD.search(text):
        return text
    # These are compiled when first needed: most processes meet no such text.
    text = re.sub(f"[{_UNSEEN}]", "", re.sub(f"[{_SPACE}]", " ", text)).translate(_ETH)
    # Again NFC: a mark that stood behind something removed now meets its letter.
    return nfc(re.sub(f"[{_CONTROL}]", "", text))


def printable(text: str) -> str:
    """`text` on one line, safe for a terminal: what `clean` removes is gone, line ends are spaces, and no
    letter has more than two marks of its own."""
    return _STACKED.sub("", clean(text).replace("\n", " "))
