"""Bytes of text → text, whatever Vietnamese encoding they are in, and what to tell of it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from functools import lru_cache
from string import ascii_lowercase
from typing import Final, NamedTuple

import msgspec

from store.errors import ReadError
from store.language.encodings import (
    MISREAD_UTF8,
    WINDOWS_1258,
    Encoding,
    as_letters,
    letter_encoding,
    pair_encoding,
    repair,
)
from store.vocabulary import load_vocabulary

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE: Final = 4096  # bytes looked at for the zeros of UTF-16
_ZEROS: Final = 0.5  # share of zero bytes in the upper halves; of Vietnamese letters half are below U+0100
_SOFT_HYPHEN: Final = "\xad"  # in TCVN3 it is ư
_BROKEN: Final = "\ufffd"
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_SOUND: Final = 20  # letters beyond ASCII for one broken place; of another encoding's none are right


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    first: int
    letters: str


class _EncodingsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/vocabulary/encodings.toml` as written."""

    vni: str
    tcvn5712: tuple[_Row, ...]
    tcvn3: tuple[_Row, ...]

    def __post_init__(self) -> None:
        if len(self.vni.split()) % 2:
            raise ValueError("vni: a letter is missing")


class Decoded(NamedTuple):
    """Text, and what a reader should know of how it was read (sentences in Vietnamese)."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, label: str) -> Decoded:
    """The text of bytes in UTF-8, UTF-16 or one of the encodings from before Unicode.

    Args:
        label: what the file is called in a message.

    Raises:
        ReadError: they are no text, or in none of these.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mended(_decoded(data[len(mark) :], encoding, label))
    if b"\0" in data[:_PROBE]:
        return mended(_decoded(data, _utf16_of(data, label), label))
    try:
        return mended(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        if _is_sound(text):
            broken = text.count(_BROKEN)
            return Decoded(text, (f"Tệp hỏng {broken} chỗ; chữ ở đó không đọc được.",))
        legacy = _mended(as_letters(data), raw=True)
        if legacy is None:
            raise ReadError(
                f"{label} is neither UTF-8 text nor in another encoding of Vietnamese "
                f"(first unreadable byte at {error.start}).",
                "Save it as text with the encoding UTF-8.",
            ) from error
        return legacy


def in_utf8(data: bytes) -> bytes:
    """Text in UTF-16 as UTF-8; all else as it is.

    Args:
        data: of a file whose first letter is of ASCII.
    """
    try:
        for mark, encoding in _MARKS[1:]:
            if data.startswith(mark):
                return data[len(mark) :].decode(encoding).encode()
        if b"\0" in data[:2]:
            return data.decode(_utf16_of(data, "")).encode()
    except (ReadError, UnicodeError):  # its reader says what is wrong with it
        pass
    return data


def legacy_name(data: bytes) -> str | None:
    """The name of a file in an encoding from before Unicode; None if it is Vietnamese in none of them."""
    found = _mended(as_letters(data), raw=True)
    return found.text if found is not None else None


def _is_sound(text: str) -> bool:
    """Whether bytes read as UTF-8 are that, but for a few places (one cut off at its end has one)."""
    broken = text.count(_BROKEN)
    return not broken or broken * _SOUND <= len(_FOREIGN.findall(text)) - broken


class Letters(NamedTuple):
    """The letters of a page; `raw` if they still stand for bytes of an encoding that is not known."""

    text: str
    raw: bool


def decode_page(data: bytes, label: str) -> Letters:
    """The letters of a web page. Its encoding is found among the words, when the tags are gone: `mended`.

    Raises:
        ReadError: it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Letters(_decoded(data[len(mark) :], encoding, label), raw=False)
    if b"\0" in data[:_PROBE]:
        return Letters(_decoded(data, _utf16_of(data, label), label), raw=False)
    text = data.decode("utf-8", "replace")
    return Letters(text, raw=False) if _is_sound(text) else Letters(as_letters(data), raw=True)


def mended(text: str, *, raw: bool = False) -> Decoded:
    """Text as it stood in a file, with the lines read anew that are in an encoding from before Unicode.

    Args:
        raw: all of it is in such an encoding.
    """
    decoded = _mended(text, raw=raw) or Decoded(text)
    return decoded._replace(text=decoded.text.replace(_SOFT_HYPHEN, "")) if _SOFT_HYPHEN in text else decoded


def capital_letters(text: str) -> str:
    """TCVN3 letters as capitals; those with tones, which have none there, as they are."""
    return text.translate(_capitals())


def _mended(text: str, *, raw: bool) -> Decoded | None:
    found = repair(text, _encodings(), raw=raw)
    if not found.encodings:
        return None
    names = [name for name in found.encodings if name != MISREAD_UTF8.name]
    warnings = [f"Đọc theo bảng mã {name}." for name in names]
    if len(names) < len(found.encodings):
        warnings.append("Chữ UTF-8 bị mở nhầm bảng mã, đã đọc lại.")
    return Decoded(found.text, tuple(warnings))


def _decoded(data: bytes, encoding: str, label: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{label} is not {encoding[:6].upper()} text, though it says so "
            f"(first unreadable byte at {error.start}).",
            "Save it as text with the encoding UTF-8.",
        ) from error


def _utf16_of(data: bytes, label: str) -> str:
    """Which half of UTF-16 without a mark it is.

    Raises:
        ReadError: zeros stand where text has none.
    """
    even, odd = data[0:_PROBE:2], data[1:_PROBE:2]
    for upper, lower, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if upper.count(0) > _ZEROS * len(upper) and not lower.count(0):
            return encoding
    raise ReadError(f"{label} is not text.", "Give a text file (.txt) with the report.")


@lru_cache(maxsize=1)
def _encodings() -> tuple[Encoding, ...]:
    file = load_vocabulary("encodings", _EncodingsFile)
    return (
        letter_encoding("TCVN3 (ABC)", _letters(file.tcvn3), capitals=False),
        pair_encoding("VNI-Windows", _pairs(file.vni)),
        WINDOWS_1258,
        MISREAD_UTF8,
        letter_encoding("TCVN 5712", _letters(file.tcvn5712), capitals=True),
    )


@lru_cache(maxsize=1)
def _capitals() -> dict[int, str]:
    letters = _letters(load_vocabulary("encodings", _EncodingsFile).tcvn3)
    bytes_of = {letter: chr(byte) for byte, letter in letters.items()}
    capitals = {
        byte: bytes_of[letter.upper()] for byte, letter in letters.items() if letter.upper() in bytes_of
    }
    return capitals | {ord(letter): letter.upper() for letter in ascii_lowercase}


def _letters(rows: Iterable[_Row]) -> dict[int, str]:
    return {byte: letter for row in rows for byte, letter in enumerate(row.letters, start=row.first)}


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))
