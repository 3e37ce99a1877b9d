"""Texts as the index is given them: their words alone, in lower case or also folded, with blanks between.

They are the words that the analyzers of `words` find. Tantivy goes from letter to letter, three times through
each text; that was half of its work. Here a table of bytes finds them, and the index has only to part the
words at the blanks.
"""

from __future__ import annotations

from _codecs import charmap_build, charmap_decode, charmap_encode
from functools import lru_cache
from typing import Final

import tantivy

from store.language.folding import fold
from store.search.words import analyzer

_PRINTED: Final = "".join(map(chr, range(32, 127)))
_LATIN: Final = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝăĂđĐĩĨũŨơƠưƯ"
_VIETNAMESE: Final = "".join(map(chr, range(0x1EA0, 0x1EFA)))
# The letters of nearly all texts; a table of bytes begins with zero and has no more than 256.
_USUAL: Final = "\0\n\r\t" + _PRINTED + _LATIN + _VIETNAMESE + "\u00a0«°·»×“”‘’–—…•≥"
_NUMBERED: Final = charmap_build(_USUAL)
_EXACT: Final = "".join(char.lower() if char.isalnum() else " " for char in _USUAL)
_FOLDED: Final = fold(_EXACT)


@lru_cache(maxsize=1)
def at_blanks() -> tantivy.TextAnalyzer:
    """The analyzer of texts prepared here."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


def exact_words(text: str) -> str:
    """The words of `text` (NFC) in lower case, in order."""
    return _by_table(text, _EXACT) or " ".join(analyzer(False).analyze(text))


def folded_words(text: str) -> str:
    """The words of `text` (NFC) in lower case and without accents, in order."""
    return usual_words(text) or " ".join(analyzer(True).analyze(text))


def usual_words(text: str) -> str:
    """As `folded_words`; nothing of a text with letters that are not usual here."""
    return _by_table(text, _FOLDED)


def _by_table(text: str, table: str) -> str:
    try:
        return charmap_decode(charmap_encode(text, "strict", _NUMBERED)[0], "strict", table)[0]
    except UnicodeEncodeError:
        return ""


def first_letters(words: str) -> str:
    """The first letters of prepared words, each once, behind a sign for what stands before a word."""
    return " ".join(f"_{letter}" for letter in sorted({word[0] for word in words.split()}))
