"""Whether a quotation stands in the archive, where, and what differs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol

import msgspec
import tantivy
from tantivy import Occur
from tantivy import Query as Clause

from store.errors import QuotationError, StoreError
from store.model import Meeting
from store.search.asking import hit_at
from store.search.comparing import Comparison, Quotation, Wording, nearest, quotations, word_for_word
from store.search.results import Hit
from store.search.schema import schema

MOST_WORDS: Final = 3000
_ROW: Final = 6  # words in a row looked for
_ROWS: Final = 8  # how many of them
_SHORT_ROW: Final = 3
_RARE: Final = 12  # rows and words of the rarest kind, to find what is near
_CANDIDATES: Final = 16  # reports that are read
_NEAR: Final = 0.5  # share of words that must agree for a passage to be near
_WITH_ACCENTS: Final = 1000.0


class Reports(Protocol):
    """What gives a record by its id; `store.Archive` does."""

    def get(self, id: str) -> Meeting: ...


class Candidates(Protocol):
    """What finds the reports that may hold a quotation; `store.Index` does."""

    def quoting(self, quotation: Quotation, *, near: bool = False) -> tuple[Hit, ...]: ...


class Held(msgspec.Struct, frozen=True):
    """A report that holds a quotation, or something near it.

    Args:
        hit: the meeting.
        passage: the kind of passage it begins in.
        compared: the part of the report's text, and what differs.
    """

    hit: Hit
    passage: str
    compared: Comparison

    @property
    def exact(self) -> bool:
        """Whether the report has every word of it in this order."""
        return self.compared.exact


class Verdict(msgspec.Struct, frozen=True):
    """What became of a quotation.

    Args:
        words: how many it has.
        held: the reports that hold it word for word; if there are none, the nearest, best first; else none.
        more: other reports may hold it word for word, too.
    """

    words: int
    held: tuple[Held, ...] = ()
    more: bool = False

    @property
    def exact(self) -> bool:
        """Whether a report holds it word for word."""
        return any(one.exact for one in self.held)


def verify(index: Candidates, reports: Reports, text: str, *, most: int = 10) -> Verdict:
    """Whether a report holds the passage `text` word for word, or what is nearest.

    Punctuation, capitals, spacing, line breaks, hyphenation and the place of tone marks do not matter,
    accents do. An ellipsis in it stands for any words. The work does not grow with the archive: a bounded
    number of reports is read.

    Args:
        most: how many reports to name at most.

    Raises:
        QuotationError: it is too long for a quotation.
        StoreError: the index cannot answer.
    """
    read = [one for one in quotations(text) if one.wording.words]
    if not read:
        return Verdict(0)
    words = min(len(one.wording) for one in read)
    if words > MOST_WORDS:
        raise QuotationError(
            f"This has {words:,} words; a quotation has {MOST_WORDS:,} at most.", "Paste a part of it."
        )
    for one in read:
        hits = index.quoting(one)
        if found := _word_for_word(one, hits, reports):
            more = len(found) > most or len(hits) == _CANDIDATES
            return Verdict(len(one.wording), found[:most], more)
    near: dict[str, Held] = {}
    for one in read:
        for held in _nearest(one, index, reports):
            known = near.get(held.hit.id)
            if known is None or held.compared.share > known.compared.share:
                near[held.hit.id] = held
    best = sorted(near.values(), key=lambda held: -held.compared.share)
    return Verdict(words, tuple(best[:most]))


def _word_for_word(quotation: Quotation, hits: Iterable[Hit], reports: Reports) -> tuple[Held, ...]:
    found = []
    for hit, meeting in _read(hits, reports):
        compared = word_for_word(quotation, Wording(meeting.text))
        if compared is not None:
            found.append(_held(hit, meeting, compared))
        elif (titled := word_for_word(quotation, Wording(meeting.title))) is not None:
            # A title that the text does not repeat: it has no place in the text.
            found.append(Held(hit, "headline", msgspec.structs.replace(titled, start=0, end=0)))
    return tuple(sorted(found, key=lambda held: not held.compared.literal))


def _nearest(quotation: Quotation, index: Candidates, reports: Reports) -> Iterator[Held]:
    for hit, meeting in _read(index.quoting(quotation, near=True), reports):
        compared = nearest(quotation, Wording(meeting.text))
        if compared is not None and compared.share >= _NEAR:
            yield _held(hit, meeting, compared)


def _held(hit: Hit, meeting: Meeting, compared: Comparison) -> Held:
    at = bisect_right([passage.start for passage in meeting.passages], compared.start) - 1
    return Held(hit, meeting.passages[at].kind if at >= 0 else "other", compared)


def _read(hits: Iterable[Hit], reports: Reports) -> Iterator[tuple[Hit, Meeting]]:
    for hit in hits:
        try:
            yield hit, reports.get(hit.id)
        except StoreError:  # gone since it was indexed, or damaged: the others answer
            continue


def quoting(searcher: tantivy.Searcher, quotation: Quotation, *, near: bool) -> tuple[Hit, ...]:
    """The reports that may hold `quotation`, likely ones first; see `Index.quoting`."""
    rows = _cut(quotation)
    if near:
        clauses = [(Occur.Should, _in_a_row(row)) for row in _rarest(searcher, rows)]
    else:
        windows = [window for row in rows for window in _windows(row, max(1, _ROWS // len(rows)))]
        clauses = [(Occur.Must, _in_a_row([plain for _, plain in one])) for one in windows]
        for one in windows:
            accented = _in_a_row([word for word, _ in one], "body_exact")
            clauses.append((Occur.Should, Clause.const_score_query(accented, _WITH_ACCENTS)))
    answer = searcher.search(Clause.boolean_query(clauses), limit=_CANDIDATES)
    return tuple(hit_at(searcher, address, score) for score, address in answer.hits)


_Row = Sequence[tuple[str, str]]


def _cut(quotation: Quotation) -> list[_Row]:
    """The words between two omissions, each as written and without accents."""
    words = [(token.text, token.folded) for token in quotation.wording.tokens]
    return [words[first:last] for first, last in quotation.parts]


def _windows(row: _Row, most: int) -> Iterator[_Row]:
    """At most `most` runs of words, spread evenly."""
    last = max(0, len(row) - _ROW)
    count = min(most, last + 1)
    for at in sorted({round(last * number / max(1, count - 1)) for number in range(count)}):
        yield row[at : at + _ROW]


def _rarest(searcher: tantivy.Searcher, rows: Sequence[_Row]) -> list[list[str]]:
    """The rarest words, and the short runs of words that have the rarest; these do not overlap."""
    frequency: dict[str, int] = {}
    for row in rows:
        for _, plain in row:
            if plain not in frequency:
                frequency[plain] = searcher.doc_freq("body", plain)
    known = sorted((count, plain) for plain, count in frequency.items() if count)
    chosen = [[plain] for _, plain in known[:_RARE]]
    runs = sorted(
        (sorted(frequency[plain] for _, plain in row[at : at + _SHORT_ROW]), number, at)
        for number, row in enumerate(rows)
        for at in range(len(row) - _SHORT_ROW + 1)
    )
    taken: set[tuple[int, int]] = set()
    for counts, number, at in runs:
        places = {(number, at + step) for step in range(_SHORT_ROW)}
        if counts[0] and not places & taken and len(taken) < _RARE * _SHORT_ROW:
            taken |= places
            chosen.append([plain for _, plain in rows[number][at : at + _SHORT_ROW]])
    return chosen


def _in_a_row(words: Sequence[str], field: str = "body") -> Clause:
    if len(words) == 1:
        return Clause.term_query(schema(), field, words[0])
    return Clause.phrase_query(schema(), field, list(words))
