"""A quotation held against a text, word by word.

Words are compared as Vietnamese readers compare them: accents matter, capitals, punctuation, spacing, line
breaks and the place of a tone mark (`hòa`, `hoà`) do not. A pure matter of two texts: no index, no disk.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final, Literal, NamedTuple

import msgspec

from store.language.folding import clean
from store.language.tones import canonical_syllable, canonical_tones
from store.search.words import Token, tokens

How = Literal["same", "changed", "added", "missing", "omitted"]

_SOFT_HYPHEN: Final = "\u00ad"
_CITED: Final = re.compile(r"\n\s{0,8}(?:>\s{0,8})?[—–-]{1,3} [^\n]{0,1000}#[0-9a-f]{12}\s*\Z")
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011]\n[ >]*(?=[^\W\d_])")
_OMISSION: Final = re.compile(r"[\[(]\s?(?:\.{2,}|…)\s?[\])]|\.{3,}|…")
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»‹›‘’‚′″'`´", '"'))
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_STOP: Final = re.compile(r"[.!?…\n]")
_ANCHOR: Final = 2  # words in a row that the nearest place has at least in common with the quotation
_MOST_PLACES: Final = 50  # of the first words, from which the rest of the quotation is looked for
_SLACK: Final = 12  # words
_STRAY: Final = 0.5  # what a word of the text between two matches costs, where a matching word is worth 1
_EDGE: Final = 2  # words at an end of the quotation that are taken as changed, not as put in


class Piece(msgspec.Struct, frozen=True):
    """A run of words of a comparison.

    Args:
        how: `same`; `changed`: the quotation has other words; `added`: only the quotation has them;
            `missing`: only the text has them; `omitted`: likewise, but the quotation says so by an ellipsis.
        quoted: how the quotation writes them, on one line; "" where it has none.
        found: how the text writes them.
    """

    how: How
    quoted: str
    found: str


class Comparison(msgspec.Struct, frozen=True):
    """How a quotation stands to a part of a text.

    Args:
        start, end: the part, code points, half open.
        exact: every word is there, in this order.
        literal: capitals and punctuation are the same, too.
        share: of the words, how many agree but for accents, from 0 to 1.
    """

    start: int
    end: int
    exact: bool
    literal: bool
    share: float
    pieces: tuple[Piece, ...]


class Wording:
    """The words of a text as they are compared, and where each stands.

    Args:
        text: NFC.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: Sequence[Token] = tokens(text)
        self.words = [canonical_syllable(token.text) for token in self.tokens]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def folded(self) -> list[str]:
        """The words without accents."""
        return [token.folded for token in self.tokens]

    @cached_property
    def _line(self) -> tuple[str, list[int]]:
        starts, at = [], 1
        for word in self.words:
            starts.append(at)
            at += len(word) + 1
        return f" {' '.join(self.words)} ", starts

    def find(self, row: Sequence[str], after: int = 0) -> int | None:
        """The number of the word with which `row` begins, the first from word `after`; None for nowhere."""
        line, starts = self._line
        if not row or after >= len(starts):
            return None
        at = line.find(f" {' '.join(row)} ", starts[after] - 1)
        return None if at < 0 else bisect_right(starts, at + 1) - 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words `first` to `last` (not included) stand: code points, half open."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def joined(self, word: int) -> bool:
        """Whether the word with this number stands in one sentence with the word before it."""
        return not _STOP.search(self.text, self.tokens[word - 1].end, self.tokens[word].start)

    def written(self, first: int, last: int) -> str:
        """The words `first` to `last` (not included) on one line, with the punctuation that follows them."""
        if first >= last:
            return ""
        end = self.tokens[last].start if last < len(self) else self.tokens[last - 1].end
        return " ".join(self.text[self.tokens[first].start : end].split())


class Quotation(NamedTuple):
    """A quotation as it is looked for.

    Args:
        wording: its words.
        gaps: the numbers of the words before which it says that something is left out.
    """

    wording: Wording
    gaps: frozenset[int]

    @property
    def parts(self) -> list[tuple[int, int]]:
        """The numbers of the words between two omissions, half open."""
        edges = [0, *sorted(self.gaps), len(self.wording)]
        return [(first, last) for first, last in pairwise(edges) if last > first]


def quotations(text: str) -> tuple[Quotation, ...]:
    """What a pasted passage may say: where a line ends in a hyphen, the word may go on or not.

    A citation under it, as this program copies one, is no part of it.
    """
    text = _CITED.sub("", clean(text.replace(_SOFT_HYPHEN, "")).rstrip())
    return tuple(_quotation(one) for one in dict.fromkeys((text, _BROKEN.sub("", text))))


def _quotation(text: str) -> Quotation:
    wording = Wording(text)
    starts = [token.start for token in wording.tokens]
    gaps = {bisect_right(starts, found.start()) for found in _OMISSION.finditer(text)}
    return Quotation(wording, frozenset(gaps - {0, len(wording)}))


def word_for_word(quotation: Quotation, text: Wording) -> Comparison | None:
    """Where `text` has every word of the quotation in this order; the shortest such part, None for none."""
    rows = [quotation.wording.words[first:last] for first, last in quotation.parts]
    best: list[tuple[int, int]] | None = None
    after = 0
    for _ in range(_MOST_PLACES):
        places = _chain(rows, text, after)
        if places is None:
            break
        if best is None or places[-1][1] - places[0][0] < best[-1][1] - best[0][0]:
            best = places
        if len(rows) == 1:
            break
        after = places[0][0] + 1
    if best is None:
        return None
    pieces: list[Piece] = []
    at, literal = 0, True
    for number, (first, last) in enumerate(best):
        if number and best[number - 1][1] < first:
            pieces.append(Piece("omitted", "", text.written(best[number - 1][1], first)))
        size = last - first
        pieces.append(Piece("same", quotation.wording.written(at, at + size), text.written(first, last)))
        literal = literal and _literal(quotation.wording, at, text, first, size)
        at += size
    start, end = text.span(best[0][0], best[-1][1])
    return Comparison(start, end, True, literal, 1.0, tuple(pieces))


def _chain(rows: Sequence[Sequence[str]], text: Wording, after: int) -> list[tuple[int, int]] | None:
    places = []
    for row in rows:
        at = text.find(row, after)
        if at is None:
            return None
        after = at + len(row)
        places.append((at, after))
    return places or None


def _literal(quoted: Wording, at: int, text: Wording, first: int, size: int) -> bool:
    """Whether words that agree are also written alike, but for kinds of quotation marks and dashes."""
    left, right = quoted.span(at, at + size), text.span(first, first + size)
    return _plain(quoted.text[slice(*left)]) == _plain(text.text[slice(*right)])


def _plain(text: str) -> str:
    marks = canonical_tones(text).translate(_QUOTES).translate(_DASHES)
    return " ".join(marks.replace("\n> ", " ").split())


def nearest(quotation: Quotation, text: Wording) -> Comparison | None:
    """The part of `text` that is most like the quotation, with all differences; None where none is."""
    quoted = quotation.wording
    matcher = SequenceMatcher(None, text.folded, quoted.folded, autojunk=False)
    anchor = matcher.find_longest_match()
    if anchor.size < min(_ANCHOR, len(quoted)):
        return None
    slack = _SLACK + len(quoted) // 2 + (len(text) if quotation.gaps else 0)
    left = max(0, anchor.a - anchor.b - slack)
    right = min(len(text), anchor.a - anchor.b + len(quoted) + slack)
    matcher.set_seq1(text.folded[left:right])
    blocks = [(one.a + left, one.b, one.size) for one in matcher.get_matching_blocks() if one.size]
    blocks = _together(blocks, quotation.gaps)
    first, last = _edges(blocks, quoted, text)
    pieces = tuple(_pieces(blocks, quotation, text, first, last))
    agree = sum(size for _, _, size in blocks)
    start, end = text.span(first, last)
    left_out = sum(len(tokens(piece.found)) for piece in pieces if piece.how == "omitted")
    return Comparison(start, end, False, False, agree / max(len(quoted), last - first - left_out, 1), pieces)


def _together(blocks: list[tuple[int, int, int]], gaps: frozenset[int]) -> list[tuple[int, int, int]]:
    """The neighbouring blocks that belong together: words that happen to agree far off are left out."""
    best, best_worth = (0, 1), 0.0
    first, worth = 0, 0.0
    for at, (a, b, size) in enumerate(blocks):
        if at:
            before = blocks[at - 1]
            stray = max(0, (a - before[0] - before[2]) - (b - before[1] - before[2]))
            worth -= 0 if b in gaps else _STRAY * stray
        if worth <= 0:
            first, worth = at, 0.0
        worth += size
        if worth > best_worth:
            best, best_worth = (first, at + 1), worth
    return blocks[slice(*best)]


def _edges(blocks: Sequence[tuple[int, int, int]], quoted: Wording, text: Wording) -> tuple[int, int]:
    """From and to which word of the text the quotation reaches: where it begins or ends with one or two other
    words, they stand for as many words of the same sentence."""
    first, last = blocks[0][0], blocks[-1][0] + blocks[-1][2]
    before, after = blocks[0][1], len(quoted) - blocks[-1][1] - blocks[-1][2]
    if 0 < before <= min(_EDGE, first) and text.joined(first):
        first -= before
    if 0 < after <= min(_EDGE, len(text) - last) and text.joined(last):
        last += after
    return first, last


def _pieces(
    blocks: Sequence[tuple[int, int, int]], quotation: Quotation, text: Wording, first: int, last: int
) -> Iterator[Piece]:
    """The whole quotation against the words `first` to `last` of the text."""
    quoted = quotation.wording
    a, b = first, 0
    for block_a, block_b, size in blocks:
        yield from _difference(quotation, text, (a, block_a), (b, block_b))
        alike = [text.words[block_a + step] == quoted.words[block_b + step] for step in range(size)]
        for same, run in groupby(range(size), key=alike.__getitem__):
            steps = list(run)
            left, right = steps[0], steps[-1] + 1
            yield Piece(
                "same" if same else "changed",
                quoted.written(block_b + left, block_b + right),
                text.written(block_a + left, block_a + right),
            )
        a, b = block_a + size, block_b + size
    yield from _difference(quotation, text, (a, last), (b, len(quoted)))


def _difference(
    quotation: Quotation, text: Wording, there: tuple[int, int], here: tuple[int, int]
) -> Iterator[Piece]:
    """What stands between two runs of words that agree: in the text `there`, in the quotation `here`."""
    found, quoted = text.written(*there), quotation.wording.written(*here)
    if found and quoted:
        yield Piece("changed", quoted, found)
    elif quoted:
        yield Piece("added", quoted, "")
    elif found:
        yield Piece("omitted" if here[0] in quotation.gaps else "missing", "", found)
