"""People: names, honorifics, roles, parts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.language.sentences import Span
from store.model import PARTS, Document, Part, Person
from store.parsing.found import Found, Trace
from store.parsing.page.layout import Layout
from store.parsing.people.credits import find_authors, find_photographers
from store.parsing.people.honorifics import printed_honorific
from store.parsing.people.mention import Mention
from store.parsing.people.mentions import read_mentions
from store.parsing.people.names import name_words
from store.parsing.people.parts import find_parts
from store.parsing.people.role_sets import RoleSet
from store.parsing.tokens import Token
from store.parsing.view import View

_PRESENTING: frozenset[Part] = frozenset({"presents", "discusses", "informs"})
_LONGEST_NAME = 4  # tokens
_CUT = re.compile(r"\b(?:TP|Tp|TX|TS|GS|PGS|ThS|Ths|BS)\.\Z")


def find_people(
    view: View,
    layout: Layout,
    documents: tuple[Document, ...],  # noqa: ARG001
    organiser: str | None,  # noqa: ARG001
    *,
    silent: bool = False,
) -> Found[tuple[Person, ...]]:
    """Everyone the report names as a person of the meeting, once each, in order of first mention.

    Persons are those with an anchor (see `mentions`), and those who signed the report or took its pictures.

    Args:
        silent: whether the text tells of no meeting, in which nobody named in it can have a part.
    """
    reading = _Reading(view, silent=silent)
    photographers = find_photographers(view)
    reading.read_text(
        frozenset(span.start for span in layout.bylines), frozenset(span.start for span in photographers)
    )
    for span in photographers:
        reading.credit(span, "photographer", None)
    for author in find_authors(view, layout):
        reading.credit(author.name, "author", author.role)
    return reading.result()


class _Known:
    """One person, as far as the report has been read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.honorific: str | None = None
        self.roles = RoleSet()
        self.parts: set[Part] = set()
        self.mentions: set[tuple[int, int]] = set()
        self.hint: Span | None = None  # a verb that may tell of a speech
        self.told: Span | None = None  # one that tells of a speech, or goes on with what the person presents
        self.last = 0

    def person(self) -> Person:
        """The record of this person."""
        return Person(
            name=self.name,
            honorific=self.honorific,
            roles=self.roles.printed(),
            parts=tuple(part for part in PARTS if part in self.parts) or ("mentioned",),
            mentions=tuple(sorted(self.mentions)),
        )


class _Reading:
    """Whom a report names, filled sentence by sentence."""

    def __init__(self, view: View, *, silent: bool) -> None:
        self.view = view
        self.silent = silent
        self.people: dict[tuple[str, ...], _Known] = {}
        self.traces: list[Trace] = []
        self.latest: _Known | None = None

    def result(self) -> Found[tuple[Person, ...]]:
        """Everyone, in order of first mention."""
        for person in self.people.values():
            if person.told is not None and _PRESENTING.isdisjoint(person.parts):
                self._add_part(person, "speaks", "tells", person.told)
            if person.hint is not None and not person.parts:
                self._add_part(person, "speaks", "hint", person.hint)
        known = sorted(self.people.values(), key=lambda person: min(person.mentions))
        return Found(tuple(person.person() for person in known), tuple(self.traces))

    def read_text(self, left_out: frozenset[int], credited: frozenset[int]) -> None:
        """Reads all paragraphs but those at `left_out`; what starts at `credited` is no mention."""
        sentences: list[tuple[int, list[Token], list[Mention]]] = []
        names: set[tuple[str, ...]] = set()
        for number, span in enumerate(self._sentences(left_out)):
            tokens = self.view.tokens_of(span)
            mentions = [
                mention
                for mention in read_mentions(tokens)
                if tokens[mention.name[0]].start not in credited or mention.form in {"role", "pronoun"}
            ]
            if mentions or self.view.text[span.end - 1] == ":":
                names.update(_keys(tokens, mention) for mention in mentions if mention.form == "full")
                sentences.append((number, tokens, mentions))
        listing: tuple[Part, ...] = ()  # what the list that the sentence before held gives
        latest = -1
        for number, tokens, mentions in sentences:
            met: list[tuple[Mention, _Known]] = []
            for mention in mentions:
                if mention.form == "candidate" and _keys(tokens, mention) not in names:
                    continue
                if self._whole_name(tokens, mention) is None and self._is_met_whole(tokens, mention, names):
                    continue
                known = self._resolve(tokens, mention)
                if known is not None:
                    met.append((mention, known))
                    self.latest = known
            if self.silent:
                continue
            listing = self._read_parts(tokens, met, listing if latest == number - 1 else ())
            latest = number

    def _sentences(self, left_out: frozenset[int]) -> list[Span]:
        """The sentences; where a paragraph goes on in the next, across both."""
        text = self.view.text
        found: list[Span] = []
        for paragraph, sentences in zip(self.view.paragraphs, self.view.sentences, strict=True):
            if paragraph.start in left_out:
                continue
            if found and sentences and self._goes_on(found[-1].end, paragraph.start):
                found[-1] = Span(found[-1].start, sentences[0].end)
                found.extend(sentences[1:])
            else:
                found.extend(sentences)
        return [span for span in found if not span.of(text).isupper()]

    def _goes_on(self, end: int, start: int) -> bool:
        """Whether the sentence that ends at `end` goes on in the paragraph that starts at `start`."""
        text = self.view.text
        if text[end - 1] == ".":
            return _CUT.search(text, max(0, end - 12), end) is not None
        return text[start].islower() and text[end - 1] not in "!?:;…"

    def _read_parts(
        self, tokens: list[Token], met: list[tuple[Mention, _Known]], listing: tuple[Part, ...]
    ) -> tuple[Part, ...]:
        evidence, listing = find_parts(tokens, [mention for mention, _ in met], listing=listing)
        for proof in evidence:
            known = met[proof.mention][1]
            where = Span(tokens[proof.start].start, tokens[proof.end - 1].end)
            if proof.hint:
                known.hint = known.hint or where
            elif proof.tells:
                known.told = known.told or where
            else:
                self._add_part(known, proof.part, proof.rule, where)
        return listing

    def _add_part(self, known: _Known, part: Part, rule: str, where: Span) -> None:
        if part not in known.parts:
            known.parts.add(part)
            self.traces.append(Trace("people.parts", f"{known.name}: {part}", rule, *where))

    def credit(self, span: Span, part: Part, role: Span | None) -> None:
        """Adds someone who made the report."""
        tokens = self.view.tokens_of(span)
        known = self._meet(tuple(token.key for token in tokens), span, f"credit-{part}")
        self._add_part(known, part, f"credit-{part}", span)
        if role is not None:
            self._add_role(known, role, f"credit-{part}")

    def _whole_name(self, tokens: list[Token], mention: Mention) -> _Known | None:
        """The person met before whose name ends in these words: "bà Thu Hằng"."""
        keys = _short_name(tokens, mention)
        if keys is None or keys in self.people:
            return None
        fits = [known for whole, known in self.people.items() if len(whole) > 2 and whole[-2:] == keys]
        return max(fits, key=lambda known: known.last, default=None)

    def _is_met_whole(self, tokens: list[Token], mention: Mention, later: Iterable[tuple[str, ...]]) -> bool:
        """Whether a short name is that of someone whom the report names in full only further down."""
        keys = _short_name(tokens, mention)
        if keys is None or keys in self.people:
            return False
        return sum(len(whole) > 3 and whole[-2:] == keys for whole in later) == 1

    def _completed(self, tokens: list[Token], mention: Mention) -> list[_Known]:
        """The one person of whose role this is the whole: `Chủ tịch Lê A …, Chủ tịch Quốc hội nói`."""
        span = _span(tokens, mention.roles[0])
        fits = [
            known for known in self.people.values() if known.roles.is_completed_by(span.of(self.view.text))
        ]
        if len(fits) != 1:
            return []
        self._add_role(fits[0], span, "role-completed")
        return fits

    def _meet(self, keys: tuple[str, ...], span: Span, rule: str) -> _Known:
        """The person with this name, new or known, mentioned at `span`.

        The record has the name as it is met first, in capitals only where it never is otherwise. A mention
        with its tone mark at another place (`Hòa`, `Hoà`) is no other person's, but has other letters.
        """
        name = " ".join(span.of(self.view.text).split())
        known = self.people.get(keys)
        if known is None:
            known = self.people[keys] = _Known(name)
            self.traces.append(Trace("people", name, rule, *span))
        same = name.casefold() == known.name.casefold()
        if same and known.name.isupper():
            known.name = name
        if same:
            known.mentions.add((span.start, span.end))
        known.last = max(known.last, span.start)
        return known

    def _add_role(self, known: _Known, span: Span, rule: str) -> None:
        role = span.of(self.view.text)
        if known.roles.add(role):
            self.traces.append(Trace("people.roles", f"{known.name}: {role}", rule, *span))

    def _named(self, tokens: list[Token], mention: Mention) -> list[_Known]:
        """Whose office and name this is: "Thủ tướng Phúc", "Bí thư Xuân Anh"."""
        start, end = mention.roles[0]
        for name in range(max(start + 1, end - _LONGEST_NAME), end):
            if not tokens[name].capital:
                continue
            keys = tuple(token.key for token in tokens[name:end])
            office = _span(tokens, (start, name)).of(self.view.text)
            fits = [
                known
                for whole, known in self.people.items()
                if whole[-len(keys) :] == keys and known.roles.has(office)
            ]
            if fits:
                return fits
        return []

    def _foreigners(self, tokens: list[Token], role: tuple[int, int]) -> list[_Known]:
        """Whose last name ends the role, or whose whole name stands in it: "Thủ tướng Morrison"."""
        last = tokens[role[1] - 1]
        held = " ".join(token.key for token in tokens[role[0] : role[1]])
        family = name_words().family
        return [
            known
            for keys, known in self.people.items()
            if len(keys) > 1
            and keys[0] not in family
            and ((last.capital and keys[-1] == last.key) or f" {' '.join(keys)} " in f" {held} ")
        ]

    def _resolve(self, tokens: list[Token], mention: Mention) -> _Known | None:
        """The person that is spoken of, or None where nobody known fits."""
        text = self.view.text
        whole = self._whole_name(tokens, mention)
        if mention.form in {"full", "candidate"} and whole is None:
            known = self._meet(_keys(tokens, mention), _span(tokens, mention.name), mention.rule)
            if known.honorific is None and mention.honorific[1] > mention.honorific[0]:
                known.honorific = printed_honorific(tokens, *mention.honorific, text)
            for role in mention.roles:
                if known in (others := self._foreigners(tokens, role)) or not others:
                    self._add_role(known, _span(tokens, role), mention.rule)
            return known
        people = self.people.items()
        if whole is not None:
            fits = [whole]
        elif mention.form == "short":
            given = tokens[mention.name[0]].key
            fits = [known for keys, known in people if given == keys[-1]]
        elif mention.form == "role":
            role_text = _span(tokens, mention.roles[0]).of(text)
            fits = [known for _, known in people if known.roles.has(role_text)]
            fits = fits or self._named(tokens, mention) or self._foreigners(tokens, mention.roles[0])
            if not fits:
                fits = self._completed(tokens, mention)
        else:
            return self.latest
        found = max(fits, key=lambda known: known.last, default=None)
        if found is not None:
            found.last = tokens[mention.start].start
        return found


def _keys(tokens: list[Token], mention: Mention) -> tuple[str, ...]:
    return tuple(token.key for token in tokens[mention.name[0] : mention.name[1]])


def _short_name(tokens: list[Token], mention: Mention) -> tuple[str, ...] | None:
    """The two words of a name without a role, which may be the end of a longer one; else None."""
    first, last = mention.name
    if mention.form != "full" or last - first != 2 or mention.roles:
        return None
    return _keys(tokens, mention)


def _span(tokens: list[Token], span: tuple[int, int]) -> Span:
    return Span(tokens[span[0]].start, tokens[span[1] - 1].end)
