"""Cited documents under their keys: every spelling of one document meets in one place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.language.folding import clean, fold
from store.language.tones import canonical_tones
from store.model import Document
from store.parsing.dates.date_patterns import date_after
from store.parsing.documents.congresses import congresses_in
from store.parsing.documents.document_numbers import bare_numbers_in
from store.parsing.documents.document_symbols import symbols_in
from store.parsing.documents.document_words import document_words
from store.parsing.documents.laws import named_in, same_law
from store.parsing.documents.plenums import plenums_in
from store.parsing.found import Found, Trace
from store.parsing.occupied import Occupied
from store.parsing.view import View

_BREAK = "\n\n"  # between paragraphs
_ISSUER = re.compile(r"\s{0,2},?\s{0,2}(?:của|do)\s(?P<body>[^.,;:()\"“”\n]{2,90})")


class _Reference(NamedTuple):
    """One reference where it stands; `full` where the key is the document's full name or number."""

    start: int
    end: int
    key: str
    kind: str | None
    number: str | None
    code: str
    issuer: str | None
    date: str | None
    full: bool
    rule: str


def find_documents(view: View) -> Found[tuple[Document, ...]]:
    """Every cited document once, with all its mentions, in order of first mention."""
    references = [_with_clause(view, ref) for ref in _references(view.text, view.lower, view.folded)]
    references = _resolved(references)
    traces = tuple(Trace("documents", ref.key, ref.rule, ref.start, ref.end) for ref in references)
    return Found(_merged(references), traces)


def document_key(text: str) -> tuple[str, ...]:
    """The keys of the documents a reader typed, in any spelling, with or without accents.

    `document_key("05 - ct/tw") == ("05-CT/TW",)`; () where the text names no document. Names of places in
    a key stand as typed, in capitals: compare keys folded.
    """
    typed = clean(text).upper()
    found = _resolved(_references(typed, canonical_tones(typed.lower()), fold(typed), typed=True))
    return tuple(dict.fromkeys(ref.key for ref in found))


def _references(text: str, lower: str, folded: str, typed: bool = False) -> list[_Reference]:
    """All references, not overlapping: numbers first, then plenums and congresses, names, bare numbers."""
    nouns = document_words().code_nouns
    layers = (
        [
            _Reference(
                s.start,
                s.end,
                s.key,
                s.noun or nouns.get(s.code),
                s.number,
                s.code,
                s.issuer,
                s.year,
                True,
                "symbol",
            )
            for s in symbols_in(text, folded, typed)
        ],
        [
            _Reference(r.start, r.end, r.key, r.kind, None, "", None, None, True, "plenum")
            for r in plenums_in(text, folded)
        ],
        [
            _Reference(r.start, r.end, r.key, r.kind, None, "", None, None, True, "congress")
            for r in congresses_in(text, folded)
        ],
        [
            _Reference(n.start, n.end, n.key, n.kind, None, "", None, n.year, True, "name")
            for n in named_in(text, lower, folded)
        ],
        [
            _Reference(b.start, b.end, b.key, b.noun, b.number, "", None, b.year, False, "bare-number")
            for b in bare_numbers_in(text, lower, folded)
        ],
    )
    found: list[_Reference] = []
    occupied = Occupied(len(text))
    for layer in layers:
        # One reference may name several documents, so a layer is taken only as a whole.
        fresh = [ref for ref in layer if occupied.is_free(ref.start, ref.end)]
        for ref in fresh:
            occupied.take(ref.start, ref.end)
        found.extend(fresh)
    return sorted(found)


@lru_cache(maxsize=1)
def _clause_end() -> re.Pattern[str]:
    return re.compile(rf"\s{document_words().clause_ends}(?!\w).*$", re.DOTALL)


def _with_clause(view: View, ref: _Reference) -> _Reference:
    """The reference with the date and the issuing body that stand right behind it."""
    date, at = ref.date, ref.end
    after = date_after(view.folded, at)
    if after is not None and _BREAK in view.text[at : after[1]]:
        after = None  # the day with which the report begins, behind a title that ends with a document
    if after is not None:
        date, at = after
    clause = _ISSUER.match(view.lower, at) if ref.number else None
    if clause is None:
        return ref._replace(date=date)
    start, end = clause.span("body")
    cut = _clause_end().search(view.lower, start, end)
    end = cut.start() if cut else end
    later = date_after(view.folded, end)
    if after is None and later is not None and _BREAK not in view.text[end : later[1]]:
        date = later[0]
    return ref._replace(date=date, issuer=" ".join(view.text[start:end].split()) or ref.issuer)


def _resolved(references: list[_Reference]) -> list[_Reference]:
    """Partial references under the full key that the same text gives them."""
    full = list({ref.key: ref for ref in reversed(references) if ref.full}.values())[::-1]
    found: dict[tuple[str, str | None, str | None], _Reference | None] = {}
    given = []
    for ref in references:
        said = (ref.key, ref.issuer, ref.date)
        if said not in found:
            found[said] = _full_one(ref, full)
        whole = found[said]
        given.append(ref if whole is None else ref._replace(key=whole.key, kind=whole.kind, code=whole.code))
    return given


def _full_one(ref: _Reference, full: list[_Reference]) -> _Reference | None:
    """The full reference that a partial one means; None where it is full itself or several could be meant."""
    if not ref.full:
        return next((other for other in full if _may_be(ref, other)), None)
    if ref.rule == "plenum" and " khóa " not in ref.key:
        same = [other for other in full if other.key.startswith(f"{ref.key} khóa ")]
    elif ref.rule == "name" and ref.date is None:
        same = [
            other for other in full if other.rule == "name" and other.date and same_law(other.key, ref.key)
        ]
    else:
        return None
    return same[0] if len(same) == 1 else None


def _may_be(bare: _Reference, full: _Reference) -> bool:
    """Whether a bare number can be that full one: number, noun, year and issuer agree as far as said."""
    words = document_words()
    nouns = {full.kind, words.code_nouns.get(full.code)}
    if full.code == "QĐ":  # decisions and regulations share the code
        nouns |= {"quyết định", "quy định"}
    if full.number != bare.number or bare.kind not in nouns:
        return False
    if bare.date and full.date and bare.date[:4] != full.date[:4]:
        return False
    suffix = _suffix(bare.issuer)
    return not suffix or suffix in full.key.rsplit("/", 1)[-1].split("-")


def _suffix(issuer: str | None) -> str:
    """The suffix that the documents of an issuing body carry: `Ban Bí thư` → `TW`; "" if not known."""
    folded = fold(issuer or "")
    bodies = document_words().bodies
    known = [body for body in bodies if folded.startswith(body) and bodies[body]]
    return bodies[max(known, key=len)] if known else ""


def _merged(references: list[_Reference]) -> tuple[Document, ...]:
    """One document a key: the fullest of each fact that its mentions give, and all the mentions."""
    groups: dict[str, list[_Reference]] = {}
    for ref in references:
        groups.setdefault(ref.key, []).append(ref)
    return tuple(
        Document(
            key=key,
            kind=next((ref.kind for ref in group if ref.kind), None),
            number=next((ref.number for ref in group if ref.number), None),
            issuer=max((ref.issuer for ref in group if ref.issuer), key=len, default=None),
            date=max((ref.date for ref in group if ref.date), key=len, default=None),
            mentions=tuple((ref.start, ref.end) for ref in group),
        )
        for key, group in groups.items()
    )
