"""Texts as the index is given them: their words alone, in lower case or also folded, with blanks between.

They are the words that the analyzers of `words` find. Tantivy goes from letter to letter, three times through
each text; that was half of its work. Here a table of bytes finds them, and the index has only to part the
words at the blanks.
"""

from __future__ import annotations

from store.search.words import FOLDED, LOWER, analyzer, coded, decoded


def exact_words(text: str) -> str:
    """The words of `text` (NFC) in lower case, in order."""
    numbers = coded(text)
    return " ".join(analyzer(False).analyze(text)) if numbers is None else decoded(numbers, LOWER)


def folded_words(text: str) -> str:
    """The words of `text` (NFC) in lower case and without accents, in order."""
    return usual_words(text) or " ".join(analyzer(True).analyze(text))


def usual_words(text: str) -> str:
    """As `folded_words`; nothing of a text with letters that are not usual here."""
    numbers = coded(text)
    return "" if numbers is None else decoded(numbers, FOLDED)


def first_letters(words: str) -> str:
    """The first letters of prepared words, each once, behind a sign for what stands before a word."""
    return " ".join(f"_{letter}" for letter in sorted({word[0] for word in words.split()}))
