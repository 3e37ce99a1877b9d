"""Where a query matches in a text: the places because of which it was found, and no others.

Of bare words side by side each is marked where the most of its neighbours stand beside it: if `chậm tiến độ`
occurs in a row, a lone `độ` elsewhere is not what was meant. Of alternatives only those are marked that hold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from store.model import Meeting
from store.search.documents import document_rows, names_document, rows_in_text
from store.search.runs import scope
from store.search.synonyms import expansions, shortenings
from store.search.tree import All, Among, Either, Node, Phrase, Query, Value, Without, Word
from store.search.words import Term, terms, words_of

# Fields whose values stand in the text as they were typed.
_NAMED: Final = frozenset({"person", "chair", "speaker", "present", "author", "org", "title"})
_BEGUN: Final = 2  # letters
Row = tuple[Term, ...]
Kinds = tuple[str, ...]


class Match(NamedTuple):
    """A place in a text, code points, half open, and which of the wanted stands there: alike for the same."""

    start: int
    end: int
    wanted: int


def matches(query: Query, meeting: Meeting) -> list[Match]:
    """Every place in the meeting's text that `query` matches; they may overlap.

    A meeting that does not answer the query is marked wherever some of its words stand.
    """
    seeker = _Seeker(meeting.text, meeting)
    if query.node is None:
        return []
    found = seeker.node(query.node, ())
    return _Seeker(meeting.text, meeting, whole=False).node(query.node, ()) or [] if found is None else found


def matches_in(query: Query, text: str) -> list[Match]:
    """Every place in a text (NFC) that is not the whole report, such as its title, where words of `query`
    stand: a lone one of several side by side only where none is missing. Who asks for `hạn chế` did not mean
    a `hạn` without it."""
    if query.node is None:
        return []
    found = _Seeker(text, None).node(query.node, ())
    return _Seeker(text, None, whole=False).node(query.node, ()) or [] if found is None else found


class _Places(NamedTuple):
    """The words of a bare word, nearly always one, and the numbers of the words of the text they begin at."""

    row: Row
    starts: list[int]


class _Seeker:
    """Goes through a query's tree. What does not hold in the text gives None.

    Args:
        text: NFC.
        meeting: whose text it is; tells passages and cited documents.
        whole: whether the text is all that the query was asked of; else whatever stands there is marked.
    """

    def __init__(self, text: str, meeting: Meeting | None, *, whole: bool = True) -> None:
        self.words = words_of(text)
        self.meeting = meeting
        self.whole = whole
        self.numbers: dict[object, int] = {}

    def node(self, node: Node, kinds: Kinds) -> list[Match] | None:
        """The matches of `node`, whose words are looked for in passages of `kinds`, () for everywhere."""
        match node:
            case Word():
                return self.all((node,), kinds)
            case Phrase(text, prefix):
                return self.unless_empty(self.row(terms(text, prefix), kinds))
            case All(nodes):
                return self.all(nodes, tuple(dict.fromkeys(scope(nodes))) or kinds)
            case Either(nodes):
                branches = [found for one in nodes if (found := self.node(one, kinds)) is not None]
                return [one for found in branches for one in found] if branches else None
            case Without(inner):
                forbidden = self.whole and _is_text(inner) and self.node(inner, kinds) is not None
                return None if forbidden else []
            case Among(field, values) if field in _NAMED:
                return self.named(field, values)
            case Among("doc", values):
                return [one for value in values for one in self.document(value)]
            case _:
                return []

    def all(self, nodes: Sequence[Node], kinds: Kinds) -> list[Match] | None:
        """The matches of `nodes`, which must all hold: runs of bare words, and what stands between them."""
        found: list[Match] = []
        short = {one.start: one for one in shortenings(nodes)}
        run: list[_Places] = []
        at = 0
        while at < len(nodes):
            node, group = nodes[at], short.get(at)
            end = group.end if group else at + 1
            if isinstance(node, Word):
                places = [self.places(one, kinds) for one in nodes[at:end] if isinstance(one, Word)]
                other = [one for row in group.rows for one in self.row(row, kinds)] if group else []
                other += [
                    one
                    for word in nodes[at:end]
                    if isinstance(word, Word)
                    for row in expansions(word.text)
                    for one in self.row(row, kinds)
                ]
                if all(one.starts for one in places) or not self.whole:
                    run += places
                elif other:
                    found += self.side_by_side(run, kinds)
                    run = []
                else:
                    return None
                found += other
            else:
                found += self.side_by_side(run, kinds)
                run = []
                inner = self.node(node, kinds)
                if inner is None:
                    return None
                found += inner
            at = end
        return found + self.side_by_side(run, kinds)

    def places(self, word: Word, kinds: Kinds) -> _Places:
        """Where a bare word stands; `Covid-19` takes two words of the text."""
        row = terms(word.text, word.prefix)
        found = self.words.numbered(row)
        return _Places(row, [at for at, start, end in found if self.inside(start, end, kinds)])

    def side_by_side(self, run: Sequence[_Places], kinds: Kinds) -> list[Match]:
        """Of the words of a run each where most of its neighbours stand beside it."""
        beside: list[dict[int, int]] = []  # for each word and place: how many, with those before it
        for at, (_, starts) in enumerate(run):
            before, width = (beside[-1], len(run[at - 1].row)) if at else ({}, 0)
            beside.append(
                {start: before.get(start - width, 0) * self.meets(start, kinds) + 1 for start in starts}
            )
        for at in range(len(run) - 2, -1, -1):  # and those behind it
            here, behind, width = beside[at], beside[at + 1], len(run[at].row)
            for start in here:
                if start + width in behind and self.meets(start + width, kinds):
                    here[start] = behind[start + width]
        found = []
        for (row, _), counts in zip(run, beside, strict=True):
            most = max(counts.values(), default=0)
            if most == 1 < len(run) and self.meeting is None and not self.whole:
                continue
            for start, count in counts.items():
                if count == most:
                    found.append(Match(*self.words.span(start, start + len(row) - 1), self.number(row)))
        return found

    def meets(self, at: int, kinds: Kinds) -> bool:
        """Whether the word with this number stands in the same passage as the one before it."""
        return not kinds or self.inside(*self.words.span(at - 1, at), kinds)

    def row(self, row: Row, kinds: Kinds) -> list[Match]:
        """Where words stand in a row, inside one passage of `kinds`."""
        if not row:
            return []
        number = self.number(row)
        return [
            Match(start, end, number) for start, end in self.words.rows(row) if self.inside(start, end, kinds)
        ]

    def inside(self, start: int, end: int, kinds: Kinds) -> bool:
        """Whether a place is in a passage of one of `kinds`."""
        if not kinds:
            return True
        passages = self.meeting.passages if self.meeting else ()
        return any(one.kind in kinds and one.start <= start and end <= one.end for one in passages)

    def named(self, field: str, values: Sequence[Value]) -> list[Match]:
        """Where a name stands: of people, where the record says that one is named, of titles in the headline,
        as far as there is any such place. Outside a report a letter or two begin too many words."""
        known = self.meeting is not None
        found = [
            one
            for value in values
            for one in self.row(terms(value.text, value.prefix and (known or len(value.text) > _BEGUN)), ())
        ]
        if self.meeting is None or field == "org":
            return found
        if field == "title":
            spans = [(one.start, one.end) for one in self.meeting.passages if one.kind == "headline"]
        else:
            spans = [span for person in self.meeting.people for span in person.mentions]
        spans.sort()
        starts = [start for start, _ in spans]
        inside = [
            one for one in found if (at := bisect_right(starts, one.start)) and one.end <= spans[at - 1][1]
        ]
        return inside or found

    def document(self, value: Value) -> list[Match]:
        """Where a document is named: as typed, under its key, and wherever the record says it is cited."""
        found = [one for row in rows_in_text(value.text, value.prefix) for one in self.row(row, ())]
        rows = document_rows(value.text, value.prefix)
        for cited in self.meeting.documents if self.meeting else ():
            if cited.key == value.text or (not value.whole and names_document(cited, rows)):
                number = self.number(cited.key)
                found += [Match(start, end, number) for start, end in cited.mentions]
        return found

    def unless_empty(self, found: list[Match]) -> list[Match] | None:
        """None where what must stand in the text does not."""
        return found if found or not self.whole else None

    def number(self, wanted: object) -> int:
        """A number for each thing wanted."""
        return self.numbers.setdefault(wanted, len(self.numbers))


def _is_text(node: Node) -> bool:
    """Whether the text alone tells if `node` holds."""
    match node:
        case Word() | Phrase():
            return True
        case All(nodes) | Either(nodes):
            return all(map(_is_text, nodes))
        case Without(inner):
            return _is_text(inner)
        case _:
            return False


def joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, overlapping ones as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
