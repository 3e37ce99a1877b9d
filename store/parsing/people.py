"""People: names, honorifics, roles, parts."""

from __future__ import annotations

from store.language.sentences import Span
from store.model import PARTS, Document, Part, Person
from store.parsing.credits import find_authors, find_photographers
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.mentions import Mention, read_mentions
from store.parsing.parts import find_parts
from store.parsing.role_sets import RoleSet
from store.parsing.tokens import Token, tokens_of
from store.parsing.view import View


class _Known:
    """One person as far as the report has been read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.honorific: str | None = None
        self.roles = RoleSet()
        self.parts: set[Part] = set()
        self.mentions: list[tuple[int, int]] = []


def find_people(
    view: View,
    layout: Layout,
    documents: tuple[Document, ...],  # noqa: ARG001
    organiser: str | None,  # noqa: ARG001
) -> Found[tuple[Person, ...]]:
    """Everyone the report names as a person of the meeting, once each, in order of first mention."""
    return _Reading(view, layout).result()


class _Reading:
    """Reads a report once, paragraph by paragraph, and keeps whom it met."""

    def __init__(self, view: View, layout: Layout) -> None:
        self.view = view
        self.layout = layout
        self.people: dict[str, _Known] = {}
        self.traces: list[Trace] = []

    def result(self) -> Found[tuple[Person, ...]]:
        bylines = {span.start for span in self.layout.bylines}
        sentences: list[tuple[list[Token], list[Mention]]] = []
        names: set[tuple[str, ...]] = set()
        for paragraph, spans in zip(self.view.paragraphs, self.view.sentences, strict=True):
            if paragraph.start in bylines:
                continue
            for span in spans:
                tokens = tokens_of(self.view, span)
                mentions = read_mentions(tokens)
                if mentions:
                    names.update(_keys(tokens, m) for m in mentions if m.form == "full")
                    sentences.append((tokens, mentions))
        after_list = False
        last: _Known | None = None
        for tokens, mentions in sentences:
            kept: list[tuple[Mention, _Known]] = []
            for mention in mentions:
                if mention.form == "candidate" and _keys(tokens, mention) not in names:
                    continue
                known = self._resolve(tokens, mention, last)
                if known is not None:
                    kept.append((mention, known))
                    last = known
            evidence, after_list = find_parts(tokens, [m for m, _ in kept], after_list=after_list)
            for proof in evidence:
                known = kept[proof.mention][1]
                if proof.part not in known.parts:
                    known.parts.add(proof.part)
                    self.traces.append(
                        Trace(
                            "people.parts", f"{known.name}: {proof.part}", proof.rule,
                            tokens[proof.start].start, tokens[min(proof.end, len(tokens)) - 1].end,
                        )
                    )  # fmt: skip
        for span in find_photographers(self.view):
            self._credit(span, "photographer")
        for span in find_authors(self.view, self.layout):
            self._credit(span, "author")
        return Found(
            tuple(_person(known) for known in sorted(self.people.values(), key=lambda k: k.mentions[0])),
            tuple(self.traces),
        )

    def _credit(self, span: Span, part: Part) -> None:
        name = span.of(self.view.text)
        key = " ".join(self.view.lower[span.start : span.end].split())
        known = self.people.get(key)
        if known is None:
            known = self.people[key] = _Known(name)
            self.traces.append(Trace("people", name, f"credit-{part}", *span))
        known.parts.add(part)
        known.mentions.append((span.start, span.end))

    def _resolve(self, tokens: list[Token], mention: Mention, last: _Known | None) -> _Known | None:
        text = self.view.text
        if mention.form in {"full", "candidate"}:
            start, end = tokens[mention.name[0]].start, tokens[mention.name[1] - 1].end
            key = " ".join(_keys(tokens, mention))
            known = self.people.get(key)
            if known is None:
                known = self.people[key] = _Known(text[start:end])
                self.traces.append(Trace("people", known.name, mention.rule, start, end))
            elif known.name.isupper() and not text[start:end].isupper():
                known.name = text[start:end]
            known.mentions.append((start, end))
            if known.honorific is None and mention.honorific[1] > mention.honorific[0]:
                known.honorific = text[
                    tokens[mention.honorific[0]].start : tokens[mention.honorific[1] - 1].end
                ]
            for first, past in mention.roles:
                a, b = tokens[first].start, tokens[past - 1].end
                if known.roles.add(text[a:b]):
                    self.traces.append(
                        Trace("people.roles", f"{known.name}: {text[a:b]}", mention.rule, a, b)
                    )
            return known
        if mention.form == "short":
            given = tokens[mention.name[0]].key
            fits = [k for key, k in self.people.items() if key.split()[-1] == given]
            return max(fits, key=lambda k: k.mentions[-1], default=None)
        if mention.form == "role":
            first, past = mention.roles[0]
            role = text[tokens[first].start : tokens[past - 1].end]
            fits = [k for k in self.people.values() if k.roles.shortened(role)]
            return max(fits, key=lambda k: k.mentions[-1], default=None)
        return last


def _keys(tokens: list[Token], mention: Mention) -> tuple[str, ...]:
    return tuple(token.key for token in tokens[mention.name[0] : mention.name[1]])


def _person(known: _Known) -> Person:
    parts: tuple[Part, ...] = tuple(part for part in PARTS if part in known.parts) or ("mentioned",)
    return Person(
        name=known.name,
        honorific=known.honorific,
        roles=known.roles.printed(),
        parts=parts,
        mentions=tuple(sorted(known.mentions)),
    )
