"""Cited documents under their keys: every spelling of one document meets in one place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.language.folding import clean, fold
from store.language.sentences import Span
from store.model import Document
from store.parsing.congresses import congresses_in, plenums_in
from store.parsing.date_patterns import date_after
from store.parsing.document_symbols import symbols_in
from store.parsing.document_words import any_of, document_words
from store.parsing.found import Found, Trace
from store.parsing.laws import named_in, same_law
from store.parsing.view import View

_LINK = re.compile(r"\s?(?:,|;|va|,\s?va|&)\s?(?:so\s)?")
_ISSUER = re.compile(r"\s{0,2},?\s{0,2}(?:của|do)\s(?P<body>[^.,;:()\"“”\n]{2,90})")
_ISSUER_END = re.compile(
    r"\s(?:về|ban hành|ngày|trong|để|đã|được|theo|nhằm|gắn|từ|với|vào|tại|là|cho|có|số|năm|quy định|hướng dẫn|ký|giao|đến|trên)(?!\w).*$",
    re.DOTALL,
)


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
    references = _dated(view, _references(view.text, view.folded))
    references = _resolved(references)
    documents = _merged(references)
    traces = tuple(Trace("documents", ref.key, ref.rule, ref.start, ref.end) for ref in references)
    return Found(documents, traces)


def document_key(text: str) -> tuple[str, ...]:
    """The keys of the documents a reader typed, in any spelling, with or without accents.

    `document_key("05 - ct/tw") == ("05-CT/TW",)`; () where the text names no document.
    """
    typed = clean(text).upper()
    found = _resolved(_references(typed, fold(typed)))
    return tuple(dict.fromkeys(ref.key for ref in found))


def _references(text: str, folded: str) -> list[_Reference]:
    """All references, not overlapping: numbers first, then plenums and congresses, names, bare numbers."""
    nouns = document_words().code_nouns
    found = [
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
        for s in symbols_in(text, folded)
    ]
    taken = [Span(ref.start, ref.end) for ref in found]

    def free(start: int, end: int) -> bool:
        return all(end <= span.start or start >= span.end for span in taken)

    meetings = [
        *((r, "plenum") for r in plenums_in(folded)),
        *((r, "congress") for r in congresses_in(text, folded)),
    ]
    fresh = [
        _Reference(r.start, r.end, r.key, r.kind, None, "", None, None, True, rule)
        for r, rule in meetings
        if free(r.start, r.end)
    ]
    taken += [Span(ref.start, ref.end) for ref in fresh]
    found += fresh
    fresh = [
        _Reference(n.start, n.end, n.key, n.kind, None, "", None, n.year, True, "name")
        for n in named_in(text, folded)
        if free(n.start, n.end)
    ]
    taken += [Span(ref.start, ref.end) for ref in fresh]
    found += fresh
    found += [ref for ref in _bare(text, folded) if free(ref.start, ref.end)]
    return sorted(found)


class _BarePatterns(NamedTuple):
    noun: re.Pattern[str]
    item: re.Pattern[str]
    counted: re.Pattern[str]
    body: re.Pattern[str]


@lru_cache(maxsize=1)
def _bare_patterns() -> _BarePatterns:
    words = document_words()
    nouns = any_of({**words.strong, **words.weak, **words.abbreviations})
    return _BarePatterns(
        re.compile(rf"(?<!\w)(?P<noun>{nouns})\s{{1,2}}(?P<so>so\s?:?\s{{0,2}})?(?=\d)"),
        re.compile(r"(?P<number>\d{1,5}[a-z]?)(?P<year>/(?:19|20)\d\d)?(?![\w%]|[.,]\d|\s?/\s?\d)"),
        re.compile(rf"\s{{1,2}}{words.counted}(?!\w)"),
        re.compile(
            rf"\s{{0,2}}[,;.:)\"”(]|\s{{0,2}}$|\s{{1,2}}(?:cua\s{{1,2}}{words.bodies}|ngay\s\d|nam\s\d{{4}}|ve\s|va\s|khoa\s|\()"
        ),
    )


def _bare(text: str, folded: str) -> list[_Reference]:
    """A noun and a bare number: `Chỉ thị 05`, `Kế hoạch số 60`.

    Many of the nouns are verbs too (`hướng dẫn 08 chi bộ`): a bare number counts only after `số` or a
    capital noun, or before an issuing body, and never before what can be counted.
    """
    words = document_words()
    patterns = _bare_patterns()
    given: list[_Reference] = []
    for found in patterns.noun.finditer(folded):
        form = re.sub(r"\s+", " ", found["noun"])
        if form in words.abbreviations:
            short, noun = words.abbreviations[form]
            if text[found.start("noun") : found.end("noun")] != short and not text.isupper():
                continue
            strong = True
        else:
            noun = words.strong.get(form) or words.weak[form]
            strong = form in words.strong
        capital = text[found.start()].isupper()
        start, at = found.start(), found.end()
        while True:
            item = patterns.item.match(folded, at)
            if item is None or patterns.counted.match(folded, item.end()):
                break
            closed = patterns.body.match(folded, item.end()) is not None
            clear = (
                bool(found["so"])
                or (capital and (strong or closed))
                or (strong and closed and "cua" in folded[item.end() : item.end() + 6])
            )
            if not clear or (not found["so"] and re.fullmatch(r"(?:19|20)\d\d", item[0])):
                break
            number = item["number"].zfill(2)
            year = item["year"]
            key = f"{noun[0].upper()}{noun[1:]} {number}{year or ''}"
            given.append(
                _Reference(
                    start,
                    item.end(),
                    key,
                    noun,
                    number,
                    "",
                    None,
                    year[1:] if year else None,
                    False,
                    "bare-number",
                )
            )
            link = _LINK.match(folded, item.end())
            if link is None or not strong:
                break
            start = at = link.end()
    return given


def _dated(view: View, references: list[_Reference]) -> list[_Reference]:
    """The references with the date and the issuing body that stand right behind them."""
    given = []
    for ref in references:
        date, issuer, at = ref.date, ref.issuer, ref.end
        after = date_after(view.folded, at)
        if after is not None:
            date, at = after
        clause = _ISSUER.match(view.lower, at) if ref.number else None
        if clause is not None:
            start, end = clause.span("body")
            cut = _ISSUER_END.search(view.lower, start, end)
            end = cut.start() if cut else end
            issuer = " ".join(view.text[start:end].split()) or issuer
            later = date_after(view.folded, end)
            if after is None and later is not None:
                date = later[0]
        given.append(ref._replace(date=date, issuer=issuer))
    return given


def _resolved(references: list[_Reference]) -> list[_Reference]:
    """Partial references under the full key that the same text gives them."""
    full = [ref for ref in references if ref.full]
    given = []
    for ref in references:
        if not ref.full:
            noun = fold(ref.kind or "")
            same = [
                other
                for other in full
                if other.number == ref.number
                and noun in _nouns_of(other)
                and (not ref.date or not other.date or other.date[:4] == ref.date[:4])
            ]
            if same:
                ref = ref._replace(
                    key=same[0].key, kind=same[0].kind, code=same[0].code, issuer=same[0].issuer
                )
        elif ref.rule == "plenum" and " khóa " not in ref.key:
            same = [other for other in full if other.key.startswith(f"{ref.key} khóa ")]
            if same:
                ref = ref._replace(key=same[0].key)
        elif ref.rule == "name" and ref.date is None:
            same = [
                other
                for other in full
                if other.rule == "name" and other.key != ref.key and same_law(other.key) == same_law(ref.key)
            ]
            if len({other.key for other in same}) == 1:
                ref = ref._replace(key=same[0].key)
        given.append(ref)
    return given


def _nouns_of(ref: _Reference) -> set[str]:
    nouns = {fold(ref.kind or ""), fold(document_words().code_nouns.get(ref.code, ""))}
    if ref.code == "QĐ":
        nouns |= {"quyet dinh", "quy dinh"}
    return nouns


def _merged(references: list[_Reference]) -> tuple[Document, ...]:
    """One document a key: the first of each fact that a mention gives, and all the mentions."""
    groups: dict[str, list[_Reference]] = {}
    for ref in references:
        groups.setdefault(ref.key, []).append(ref)
    documents = []
    for key, group in groups.items():
        dates = sorted((ref.date for ref in group if ref.date), key=lambda date: -len(date))
        said = [ref.issuer for ref in group if ref.issuer]
        documents.append(
            Document(
                key=key,
                kind=next((ref.kind for ref in group if ref.kind), None),
                number=next((ref.number for ref in group if ref.number), None),
                issuer=max(said, key=len) if said else None,
                date=dates[0] if dates else None,
                mentions=tuple((ref.start, ref.end) for ref in group),
            )
        )
    return tuple(documents)
