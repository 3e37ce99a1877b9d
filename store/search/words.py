"""Words as the index sees them, and what a typed word matches.

The analyzers are Tantivy's own, here and in the index, so that what is highlighted is what was found: words
are runs of letters and digits, in lower case (`exact`) and also without accents (`folded`).
"""

from __future__ import annotations

import re
from _codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from itertools import product
from typing import Final, NamedTuple
from unicodedata import normalize

import tantivy

from store.language.folding import fold
from store.language.tones import canonical_syllable

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_RUN: Final = re.compile(r"[^\W\d_]+|[\d_]+|\W+")
# Of texts of these letters and signs alone Python finds the same words as Tantivy, in less time. They are no
# more than there are bytes: as character maps, each with a blank in the place of every sign, they are quick.
_USUAL: Final = "".join((
    "\0\n\r\t\u00a0«°·»×“”‘’–—…•", *map(chr, range(0x20, 0x7F)),
    "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝăĂđĐĩĨũŨơƠưƯ", *map(chr, range(0x1EA0, 0x1EFA)),
))  # fmt: skip
_NUMBERED: Final = charmap_build(_USUAL)
LOWER: Final = "".join(char.lower() if char.isalnum() else " " for char in _USUAL)
FOLDED: Final = fold(LOWER)
_I_OR_Y: Final = re.compile(rf"(?P<before>[hklmst]|qu[{_TONES}]?)(?P<vowel>[iy])(?P<tone>[{_TONES}]?)")
_WORD: Final = re.compile(r"[^\W_]+")
_FIRST_LETTER, _LAST_LETTER = 0x80, 0x2500


class Token(NamedTuple):
    """One word of a text: in lower case, also folded, and where it stands (code points, half open)."""

    text: str
    folded: str
    start: int
    end: int


class Term(NamedTuple):
    """One typed word.

    Args:
        spellings: lower case; a word with a tone mark in every place where it may stand.
        plain: typed without accents: any accents match.
        prefix: it is only the beginning of a word.
        whole: further spellings, of the whole word only (`kĩ` for `kỹ`, which does not begin `kiểm`).
    """

    spellings: tuple[str, ...]
    plain: bool
    prefix: bool = False
    whole: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The word as typed, in lower case."""
        return self.spellings[0]

    def matches(self, token: Token) -> bool:
        """Whether the typed word means this word of a text."""
        return self.means(token.folded if self.plain else token.text)

    def means(self, word: str) -> bool:
        """Whether the typed word means `word`, which is folded if it was typed `plain`."""
        if self.prefix and word.startswith(self.spellings):
            return True
        return word in self.spellings or word in self.whole


class Words:
    """The words of a text, and where each of them stands; found when asked for.

    Args:
        text: NFC.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._coded = coded(text)
        self._tokens = tokens(text) if self._coded is None else ()
        self._seen: dict[int, tuple[int, int]] = {}

    @cached_property
    def exact(self) -> list[str]:
        """The words in lower case, in order."""
        return self._exact.split() if self._coded is not None else [token.text for token in self._tokens]

    @cached_property
    def folded(self) -> list[str]:
        """The words folded, in order."""
        return self._folded.split() if self._coded is not None else [token.folded for token in self._tokens]

    @cached_property
    def _exact(self) -> str:
        return decoded(self._coded or b"", LOWER)

    @cached_property
    def _folded(self) -> str:
        return decoded(self._coded or b"", FOLDED)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        if self._coded is None:
            return [(token.start, token.end) for token in self._tokens]
        return [word.span() for word in _WORD.finditer(self._text)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words with these numbers and those between them stand: code points, half open."""
        if first in self._seen and last in self._seen:
            return self._seen[first][0], self._seen[last][1]
        return self._spans[first][0], self._spans[last][1]

    def places(self, term: Term) -> list[int]:
        """The numbers of the words that `term` matches, in order."""
        words, wanted = self.folded if term.plain else self.exact, term.spellings
        either = (*wanted, *term.whole)
        if term.prefix:
            return [at for at, word in enumerate(words) if word.startswith(wanted) or word in either]
        found = {word: list(_places(word, words)) for word in set(either)}
        if self._coded is not None:
            self._note(found, self._folded if term.plain else self._exact)
        return sorted(at for numbers in found.values() for at in numbers)

    def _note(self, found: Mapping[str, Sequence[int]], text: str) -> None:
        """Notes where the words found stand: few are, and to find out where all stand takes longer."""
        padded = f" {text} "
        for word, numbers in found.items():
            start = -1
            for number in numbers:
                start = padded.index(f" {word} ", start + 1)
                self._seen[number] = start, start + len(word)

    def rows(self, row: Sequence[Term]) -> Iterator[tuple[int, int]]:
        """Where the typed words `row` stand side by side: code points, half open, in order."""
        return ((start, end) for _, start, end in self.numbered(row))

    def numbered(self, row: Sequence[Term]) -> Iterator[tuple[int, int, int]]:
        """As `rows`, with the number of the first word before each place."""
        rest = [(term, self.folded if term.plain else self.exact) for term in row[1:]]
        for at in self.places(row[0]) if row else ():
            last = at + len(rest)
            if all(
                last < len(words) and term.means(words[at + step])
                for step, (term, words) in enumerate(rest, 1)
            ):
                yield at, *self.span(at, last)


def _places(word: str, words: Sequence[str]) -> Iterator[int]:
    """The numbers of the words that are `word`; the list looks them up quicker than a loop."""
    at = -1
    with suppress(ValueError):
        while True:
            at = words.index(word, at + 1)
            yield at


@lru_cache(maxsize=2)
def analyzer(folded: bool) -> tantivy.TextAnalyzer:
    """The analyzer of the fields in which accents matter, or do not."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    return (builder.filter(tantivy.Filter.ascii_fold()) if folded else builder).build()


def tokens(text: str) -> list[Token]:
    """The words of `text` (NFC), in order."""
    numbers = coded(text)
    if numbers is not None:
        spans = [word.span() for word in _WORD.finditer(text)]
        words = zip(decoded(numbers, LOWER).split(), decoded(numbers, FOLDED).split(), spans, strict=True)
        return [Token(word, plain, start, end) for word, plain, (start, end) in words]
    exact = analyzer(False).pre_tokenize(text).tokens
    folded = analyzer(True).analyze(text)
    return [
        Token(token.text, plain, token.char_offset_from, token.char_offset_to)
        for token, plain in zip(exact, folded, strict=True)
    ]


def coded(text: str) -> bytes | None:
    """A number for each letter and sign of `text`, for `decoded`; None where one is not usual."""
    try:
        return charmap_encode(text, "strict", _NUMBERED)[0]
    except UnicodeEncodeError:
        return None


def decoded(numbers: bytes, table: str) -> str:
    """The text with these numbers by `LOWER` or `FOLDED`: its words, with blanks for all other signs."""
    return charmap_decode(numbers, "strict", table)[0]


@lru_cache(maxsize=4)
def words_of(text: str) -> Words:
    """The words of `text` (NFC); those of the texts asked for last are kept."""
    return Words(text)


@lru_cache(maxsize=4096)
def terms(text: str, prefix: bool = False) -> tuple[Term, ...]:
    """The words of a typed text; with `prefix` the last is only the beginning of a word."""
    found = tokens(text)
    last = len(found) - 1
    return tuple(
        Term(spellings(token.text), token.text == token.folded, prefix and at == last, i_or_y(token.text))
        for at, token in enumerate(found)
    )


@lru_cache(maxsize=16384)
def spellings(word: str) -> tuple[str, ...]:
    """`word` (lower case), and it with its tone mark elsewhere: `hòa`, `hoà`; all that
    `canonical_tones` writes alike."""
    choices = [_run_spellings(run) for run in _RUN.findall(word)]
    return tuple(dict.fromkeys((word, *("".join(choice) for choice in product(*choices)))))


@lru_cache(maxsize=4096)
def i_or_y(word: str) -> tuple[str, ...]:
    """`word` (lower case) with i for y, or y for i, where both are standard: after h, k, l, m, qu, s and t at
    a syllable's end (Quy định về chính tả 1984; both are in use). Accents stay: `kỹ` is `kĩ`."""
    match = _I_OR_Y.fullmatch(normalize("NFD", word))
    if match is None:
        return ()
    other = "y" if match["vowel"] == "i" else "i"
    return spellings(normalize("NFC", match["before"] + other + match["tone"]))


def _run_spellings(run: str) -> tuple[str, ...]:
    parts = [normalize("NFD", char) for char in run]
    marks = [mark for part in parts for mark in part if mark in _TONES]
    if len(marks) != 1:
        return (run,)
    bare = [normalize("NFC", "".join(mark for mark in part if mark not in _TONES)) for part in parts]
    canonical = canonical_syllable(run)
    moved = (
        "".join((*bare[:at], normalize("NFC", letter + marks[0]), *bare[at + 1 :]))
        for at, letter in enumerate(bare)
        if letter in _VOWELS
    )
    return (run, *(word for word in moved if word != run and canonical_syllable(word) == canonical))


@lru_cache(maxsize=4096)
def pattern(term: Term, folded: bool) -> str:
    """A regular expression, in Tantivy's syntax, for the words that `term` matches.

    Args:
        folded: for the words of a folded field; else of an exact one.
    """
    rest = ".*" if term.prefix else ""
    alike = [f"{spelling}{rest}" for spelling in term.spellings]
    alike += term.whole
    if term.plain and not folded:
        alike = ["".join(_accented().get(char, char) for char in one) for one in alike]
    return f"(?:{'|'.join(alike)})" if len(alike) > 1 else alike[0]


@lru_cache(maxsize=256)
def initial_pattern(term: Term) -> str:
    """A regular expression for the first letters, as `prepared.first_letters` gives them, of the words that
    begin with the one letter of `term`."""
    letter = term.text
    if term.plain:
        letter = f"[{letter}{''.join(char for char, plain in _folds() if plain[0] == letter)}]"
    return f"(.|\\n){letter}.*"


@lru_cache(maxsize=1)
def _folds() -> tuple[tuple[str, str], ...]:
    """Lower-case letters with accents and the like, each with what it is folded to."""
    chars = (char for char in map(chr, range(_FIRST_LETTER, _LAST_LETTER)) if char == char.lower())
    found = ((char, analyzer(True).analyze(char)) for char in chars)
    return tuple((char, folded[0]) for char, folded in found if folded and folded[0] != char)


@lru_cache(maxsize=1)
def _accented() -> dict[str, str]:
    """For each plain letter or digit, a character class of all that fold to it."""
    classes: dict[str, str] = {}
    for char, plain in _folds():
        if len(plain) == 1:
            classes[plain] = classes.get(plain, "") + char
    return {plain: f"[{plain}{others}]" for plain, others in classes.items()}
