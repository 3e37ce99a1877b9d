"""Text in the encodings of Vietnamese before Unicode, and UTF-8 that was taken for something else.

Which encoding it is, the words tell: read rightly they are Vietnamese syllables. A declared encoding or the
name of a font proves nothing, and files are mixed, so it is decided line by line. A line with a letter of
U+1EA0–1EF9 is Unicode Vietnamese and is left alone.

The letters of such text stand for bytes: a letter of Latin-1 for its own, one of Windows-1252 (“ ” – …) for
the byte that it is there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from store.language.folding import nfc
from store.language.letters import LOWER, UPPER
from store.language.syllables import is_syllable

_UNICODE = re.compile(r"[\u1ea0-\u1ef9]")
_SUSPECT = re.compile(r"[\x01-\x06\x11-\x17\x80-\xff]")
_WORD = re.compile(r"[^\s!-@\[-`{-~\u2010-\u2027]+")
_MIN_WORDS: Final = 2
_MIN_GAIN: Final = 0.15
_MAX_FAULTS: Final = 0.5  # of Vietnamese with its names and abbreviations; of other languages more
_ALONE: Final = "đĐ‹›«»·"
_LONGEST: Final = 9  # letters of a syllable, misread ones counted one by one; nghiêng has 7


def _windows_1252() -> dict[int, int]:
    """The code points that Windows-1252 puts into 80–9F, with their bytes."""
    places = {}
    for byte in range(0x80, 0xA0):
        try:
            places[ord(bytes([byte]).decode("cp1252"))] = byte
        except UnicodeDecodeError:  # the five bytes that mean nothing there
            continue
    return places


_BYTES: Final[Mapping[int, int]] = _windows_1252()
_FROM_BYTES: Final[Mapping[int, int]] = {byte: code for code, byte in _BYTES.items()}


class Encoding(NamedTuple):
    """One way to read letters that stand for bytes.

    Args:
        name: as people know it.
        read: gives the text that the letters mean; None where they cannot be of this encoding.
    """

    name: str
    read: Callable[[str], str | None]


class Repaired(NamedTuple):
    """Text, and the names of the encodings in which lines of it were, most lines first."""

    text: str
    encodings: tuple[str, ...]


def letter_encoding(name: str, letters: Mapping[int, str], *, capitals: bool) -> Encoding:
    """An encoding with one byte a letter.

    Args:
        letters: the letter by its byte.
        capitals: whether capitals with tones are among them; if not, they were typed as small ones, and those
            are made capitals again that begin a sentence or stand in a word of capitals.
    """
    table = dict(letters)
    for code, byte in _BYTES.items():
        if byte in letters:
            table[code] = letters[byte]

    strange = {chr(byte) for byte in range(0xC0, 0x100) if byte not in letters}

    def read(text: str) -> str | None:
        if not strange.isdisjoint(text):
            return None
        plain = nfc(text.translate(table))
        return plain if capitals else restore_capitals(plain)

    return Encoding(name, read)


def pair_encoding(name: str, pairs: Mapping[str, str]) -> Encoding:
    """An encoding in which a letter may be one or two.

    Args:
        pairs: the letter by the one or two that stand for it, in small letters. Capitals are read likewise.
    """
    table = dict(pairs)
    for written, letter in pairs.items():
        table[written.upper()] = letter.upper()
        table[written[0].upper() + written[1:]] = letter.upper()
    pattern = re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    return Encoding(name, lambda text: pattern.sub(lambda found: table[found[0]], text))


def _as_bytes(text: str) -> bytes | None:
    try:
        return text.translate(_BYTES).encode("latin-1")
    except UnicodeEncodeError:
        return None


def _read_1258(text: str) -> str | None:
    data = _as_bytes(text)
    return None if data is None else nfc(data.decode("cp1258", "replace"))


def _read_utf8(text: str) -> str | None:
    data = _as_bytes(text)
    if data is None:
        return None
    data = _LOST_GRAVE.sub(b"\xc3\xa0", _CUT_GRAVE.sub(b"\xc3\xa0 ", data))
    data = _LOST_D.sub(b"\xc4\x90", data)
    return nfc(data.decode("utf-8", "replace"))


# The second byte of à is a hard space, which programs turn into a plain one: `toÃ n` is toàn, `lÃ nó` là nó.
_CUT_GRAVE = re.compile(rb"\xc3 (?=(?!(?:n|m|ng|nh|o|u|i|y)(?![a-z\x80-\xff]))[a-z\x80-\xff])", re.IGNORECASE)
_LOST_GRAVE = re.compile(rb"\xc3 ")
_LOST_D = re.compile(rb"\xc4(?![\x80-\xbf])")  # that of Đ shows as nothing, and is lost in copying

WINDOWS_1258: Final = Encoding("Windows-1258", _read_1258)
MISREAD_UTF8: Final = Encoding("UTF-8", _read_utf8)


def as_letters(data: bytes) -> str:
    """Bytes of an unknown encoding as letters, none lost: Windows-1252, and where that has none Latin-1."""
    return data.decode("latin-1").translate(_FROM_BYTES)


def repair(text: str, encodings: tuple[Encoding, ...], *, raw: bool = False) -> Repaired:
    """`text` with those lines read anew that make Vietnamese only in one of `encodings`.

    Args:
        text: lines ending in `\\n`; not yet cleaned, for control characters may be letters.
        encodings: the better known first.
        raw: the text is bytes of an unknown encoding (`as_letters`): all of it must be in one of them.
    """
    if not _SUSPECT.search(text) and text.isascii():
        return Repaired(text, ())
    lines = text.split("\n")
    suspects = {at: _readings(line, encodings) for at, line in enumerate(lines) if _is_suspect(line)}
    sure = [readings for at, readings in suspects.items() if _is_decided(_judged(lines[at]), readings)]
    if not sure:
        return Repaired(text, ())
    ranked = sorted(range(len(encodings)), key=lambda one: sum(readings[one].faults for readings in sure))
    used: Counter[str] = Counter()
    for at, readings in suspects.items():
        best = min(ranked, key=lambda one: readings[one].faults)
        gained = readings[best].faults < _judged(lines[at]).faults
        if not raw and not gained:
            if encodings[ranked[0]] is not MISREAD_UTF8:  # no other text happens to be UTF-8
                continue
            best = ranked[0]
        if not readings[best].failed:
            lines[at] = readings[best].text
            used[encodings[best].name] += 1
    return Repaired("\n".join(lines), tuple(name for name, _ in used.most_common()))


def _is_suspect(line: str) -> bool:
    if not _SUSPECT.search(line) or _UNICODE.search(line):
        return False
    return _UNICODE.search(nfc(line)) is None


class _Reading(NamedTuple):
    """A line read in some way: its words, and how many of them are no syllables."""

    text: str
    words: int
    faults: int
    failed: bool = False


def _readings(line: str, encodings: tuple[Encoding, ...]) -> tuple[_Reading, ...]:
    return tuple(_read(line, encoding) for encoding in encodings)


def _read(line: str, encoding: Encoding) -> _Reading:
    text = encoding.read(line)
    if text is None or "\ufffd" in text:
        return _Reading(line, 0, len(line), failed=True)
    return _judged(text)


def _is_decided(before: _Reading, readings: tuple[_Reading, ...]) -> bool:
    """Whether in one of the encodings clearly more words of the line are syllables than as it stands."""
    return any(
        before.faults - now.faults >= _MIN_WORDS
        and now.faults / now.words <= min(_MAX_FAULTS, before.faults / before.words - _MIN_GAIN)
        for now in readings
        if before.words and now.words
    )


def _judged(text: str) -> _Reading:
    words = _WORD.findall(text)
    return _Reading(text, len(words), sum(map(_is_fault, words)))


@lru_cache(maxsize=65536)
def _is_fault(word: str) -> bool:
    """Whether a word is no syllable. Initials may stand alone, and the signs of menus."""
    if len(word) == 1 and (word.isascii() or word in _ALONE):
        return not word.isprintable()
    return len(word) > _LONGEST or not is_syllable(word)


_SENTENCE_START = re.compile(rf"(?:\A|[.!?…:]) *+[\"“(*+-]{{0,2}} *+([{LOWER}])")
_TOKEN = re.compile(rf"[{LOWER}{UPPER}]+")
_TONED: Final = frozenset("àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
_CAPITALS_OF_A_HEADING: Final = 6


def restore_capitals(line: str) -> str:
    """A line whose capitals with tones came as small letters (ABC fonts have none), with capitals where a
    sentence begins, and in words that are capitals otherwise: `TOàN` → `TOÀN`, `Tổ CHứC` → `TỔ CHỨC`."""
    if not any(letter in _TONED for letter in line):
        return line
    sure = [letter.isupper() for letter in line if letter.isalpha() and letter not in _TONED]
    if sum(sure) >= _CAPITALS_OF_A_HEADING and sum(sure) * 10 >= len(sure) * 9:
        return line.upper()
    line = _SENTENCE_START.sub(
        lambda found: found[0][:-1] + (found[1].upper() if found[1] in _TONED else found[1]), line
    )
    letters = list(line)
    tokens = list(_TOKEN.finditer(line))
    words = [_is_capitals(token[0]) for token in tokens]
    for at, token in enumerate(tokens):
        if words[at] or (_may_be_capitals(token[0]) and any(words[max(0, at - 1) : at + 2])):
            letters[token.start() : token.end()] = token[0].upper()
    return "".join(letters)


def _may_be_capitals(token: str) -> bool:
    return all(letter.isupper() or letter in _TONED for letter in token)


@lru_cache(maxsize=4096)
def _is_capitals(token: str) -> bool:
    """Whether a token is a word in capitals, as its letters and a mark tell; an abbreviation has no marks."""
    capitals = [letter for letter in token if letter.isupper()]
    marked = any(letter in _TONED or (letter not in "ĐĂ" and not letter.isascii()) for letter in token)
    return len(capitals) >= 2 and marked and _may_be_capitals(token)
