"""Numbered documents: symbols like `05-CT/TW` and `30/2020/NĐ-CP`, in every spelling, under one key.

Shapes: Decree 30/2020/NĐ-CP (state: `N/YYYY/CODE-ISSUER`, `N/CODE-ISSUER`, letters `N/ISSUER-UNIT`) and
Party guideline 36-HD/VPTW (`N-CODE/ISSUER`). All patterns run on folded text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.parsing.documents.document_issuers import canonical_issuer, is_abbreviation, is_party
from store.parsing.documents.document_words import any_of, begun, document_words
from store.parsing.occupied import Occupied

_DASH = r"\s{0,2}[-‐‑‒–—−]\s{0,2}"
_SLASH = r"\s{0,2}/\s{0,2}"
# What may not stand before a number is asked behind its first digit: a search then leaps from digit to digit.
_NUMBER = r"(?P<number>\d(?<![\w/.,]\d)(?:\d?\.\d{3}|\d{0,4}(?:\s?[a-z](?!\w))?))"
_YEAR = r"(?:19|20)\d\d"
_CENTRE = r"t\s?\.\s?[uw]\b\.?|th\s?\.\s?u\b"
_ITEM = r"\d{1,5}[a-z]?"
_LIST = re.compile(rf"(?P<list>(?:(?<![\w/.]){_ITEM}\s?(?:,|;|va|&)\s?(?:so\s)?){{1,8}})$")
_LIST_NUMBER = re.compile(_ITEM)
_ROW = re.compile(r"\s?(?:,|;|va|,\s?va|&)\s?")
_NUMBER_WORD = re.compile(r"(?<!\w)so\s?:?\s{0,2}$")
_UNIT_TIGHT = re.compile(r"[-‐‑–—]([a-z]\w{0,17}(?:\.\w{1,3}(?!\w))?)(?!\w)")
_UNIT_APART = re.compile(r"\s{0,2}[-‐‑–—]\s{0,2}([a-z]\w{0,17}(?:\.\w{1,3}(?!\w))?)(?!\w)")
_BEFORE_ISSUER = re.compile(r"/\s{0,2}[a-z]")
_GROUPS = ("state", "party", "loose", "slash")


class Symbol(NamedTuple):
    """One numbered document where it stands.

    Args:
        start, end: the reference in the text, its noun included.
        key: the canonical number.
        code: the canonical code (`CT`), or "" for letters and the National Assembly's documents.
        number: the number alone, padded to two digits.
        issuer: the canonical issuer as in the symbol.
        noun: the noun printed before the number, lower case, or None.
        year: the year inside the symbol, or None.
    """

    start: int
    end: int
    key: str
    code: str
    number: str
    issuer: str
    noun: str | None
    year: str | None

    @property
    def span(self) -> Span:
        """The place of the reference in the text."""
        return Span(self.start, self.end)


class _Patterns(NamedTuple):
    symbol: re.Pattern[str]
    noun: re.Pattern[str]
    letter: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words = document_words()
    code = any_of(words.codes)
    issuer = rf"(?:{_CENTRE}|(?:ubtv)?qh\s\d{{1,2}}(?!\w)|[a-z][\w&]{{0,14}})"
    before_year = rf"(?:{_SLASH}|{_DASH}(?={_YEAR}))"
    symbol = re.compile(
        rf"{_NUMBER}(?:"
        rf"{_SLASH}(?P<assembly_year>{_YEAR}){_SLASH}(?P<assembly>(?:ubtv)?qh\s?\d{{1,2}})(?!\w)"
        rf"|{before_year}(?:(?P<year>{_YEAR})(?:{_SLASH}|{_DASH}))?(?P<state_code>{code}){_DASH}(?P<state>{issuer})"
        rf"|(?P<gap>{_DASH}|\s{{0,2}})(?P<party_code>{code}|[a-z]{{2,6}}){_SLASH}(?P<party>{issuer})"
        rf"|{_DASH}(?P<loose_code>{code})(?:{_DASH}|\.)(?P<loose>{issuer})"
        rf"|{_SLASH}(?P<slash_code>{code}){_SLASH}(?P<slash>{issuer})"
        rf")"
    )
    nouns = [*words.strong, *words.weak, *words.symbol_only]
    noun = re.compile(
        rf"(?P<noun>{begun([*nouns, *words.abbreviations])})\s{{0,3}}"
        r"(?:so\s?(?:hieu\s?)?[:.]?\s{0,2})?[\"“]?$"
    )
    letter = re.compile(
        rf"(?P<noun>{begun([*nouns, 'cv'])})\s{{1,2}}(?:hoa\s{{1,2}}toc\s{{1,2}})?(?:so\s?:?\s?)?"
        rf"{_NUMBER}{_SLASH}(?P<issuer>[a-z][\w&]{{1,12}}(?:{_DASH}[a-z]\w{{0,9}}(?:\.\w+)?){{0,4}})(?!\w)"
    )
    return _Patterns(symbol, noun, letter)


def symbols_in(text: str, folded: str, typed: bool = False) -> tuple[Symbol, ...]:
    """Every numbered document in the text, lists taken apart, in order.

    Args:
        text: the text (NFC).
        folded: the same text, folded.
        typed: the text is nothing but a reference somebody typed, so that a list needs no noun.
    """
    if "/" not in folded and "-" not in folded and "–" not in folded:
        return ()
    found: list[Symbol] = []
    for match in _patterns().symbol.finditer(folded):
        symbol = _symbol(text, folded, match)
        if symbol is not None:
            found.extend(_with_list(text, folded, symbol, match.start("number"), typed))
    occupied = Occupied(len(text))
    for symbol in found:
        occupied.take(symbol.start, symbol.end)
    if _BEFORE_ISSUER.search(folded):
        for match in _patterns().letter.finditer(folded):
            letter = _letter(text, match)
            if letter is not None and occupied.is_free(letter.start, letter.end):
                found.append(letter)
    return tuple(_in_rows(folded, sorted(found)))


def _symbol(text: str, folded: str, match: re.Match[str]) -> Symbol | None:
    """The document of one match, or None where the match is something else (`77/86 đại biểu`)."""
    words = document_words()
    number = _padded(match["number"])
    start, noun = _noun_before(folded, text, match.start("number"))
    if match["assembly"]:
        body = match["assembly"].replace(" ", "").upper()
        year = match["assembly_year"]
        return Symbol(start, match.end(), f"{number}/{year}/{body}", "", number, body, noun, year)
    group = next(name for name in _GROUPS if match[name])
    at, end = match.span(group)
    end = _whole_issuer(text, folded, end, apart=" " in folded[match.end("number") : at])
    if folded[end : end + 1].isalnum():
        return None
    raw_code = match[f"{group}_code"]
    printed_code = text[slice(*match.span(f"{group}_code"))]
    issuer, known = canonical_issuer(text[at:end], folded[at:end])
    if not _plausible(raw_code, printed_code, text[at:end], issuer, known):
        return None
    bare = noun is None and start == match.start("number")
    if bare and not (is_abbreviation(text[at:end]) or printed_code.isupper() or printed_code.islower()):
        return None
    if group == "party" and not match["gap"].strip() and not (known or noun):
        return None
    code = words.codes.get(raw_code, printed_code.upper())
    if "Đ" in printed_code and "Đ" not in code:  # `HĐ` is a contract, not an `HD`
        code = printed_code.upper()
    year = match["year"]
    if year:
        key = f"{number}/{year}/{code}-{issuer}"
    elif is_party(issuer) or (group == "party" and issuer not in words.state.values()):
        key = f"{number}-{code}/{issuer}"
    else:
        key = f"{number}/{code}-{issuer}"
    return Symbol(start, end, key, code, number, issuer, noun, year)


def _plausible(raw_code: str, printed_code: str, printed_issuer: str, issuer: str, known: bool) -> bool:
    """Whether code and issuer are such: known ones in any case, unknown ones in capitals."""
    if raw_code in document_words().codes:
        return known or is_abbreviation(printed_issuer)
    return known and is_party(issuer) and is_abbreviation(printed_code)


def _whole_issuer(text: str, folded: str, end: int, apart: bool) -> int:
    """Where an issuer of several parts ends: `MTTQ-BTT`, `UBND-VX`; apart only in a symbol written apart."""
    unit = _UNIT_APART if apart else _UNIT_TIGHT
    for _ in range(3):
        found = unit.match(folded, end)
        if found is None or not is_abbreviation(text[slice(*found.span(1))]):
            break
        end = found.end()
    return end


def _padded(number: str) -> str:
    """The number with two digits at least: `5` → `05`, `15 a` → `15a`, `1.133` → `1133`."""
    number = re.sub(r"[.\s]", "", number)
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return digits.zfill(2) + number[len(digits) :]


def _noun_before(folded: str, text: str, at: int) -> tuple[int, str | None]:
    """Where the noun before offset `at` starts, and the noun; (at, None) without one."""
    found = _patterns().noun.search(folded, max(0, at - 60), at)
    if found is None:
        word = _NUMBER_WORD.search(folded, max(0, at - 6), at)
        return (word.start() if word else at), None
    words = document_words()
    form = re.sub(r"\s+", " ", found["noun"])
    if form in words.abbreviations:
        capital = text[found.start("noun")].isupper()
        return (found.start(), words.abbreviations[form][1]) if capital else (at, None)
    return found.start(), words.strong.get(form) or words.weak.get(form) or words.symbol_only.get(form)


def _letter(text: str, match: re.Match[str]) -> Symbol | None:
    """A letter's number, which carries no code: `công văn số 7288/UBND-KGVX`."""
    words = document_words()
    raw = re.sub(r"\s", "", text[slice(*match.span("issuer"))])
    issuer = re.sub(r"[‐‑‒–—−]", "-", raw)
    if not is_abbreviation(issuer.split("-")[0]):
        return None
    number = _padded(match["number"])
    form = re.sub(r"\s+", " ", match["noun"])
    noun = "công văn" if form == "cv" else words.strong.get(form) or words.weak.get(form)
    return Symbol(
        match.start(), match.end(), f"{number}/{issuer.upper()}", "", number, issuer.upper(), noun, None
    )


def _with_list(text: str, folded: str, symbol: Symbol, number_at: int, typed: bool) -> list[Symbol]:
    """The symbol, and those whose numbers stand before it: `số 18, 19-NQ/TW`."""
    before = _LIST.search(folded, max(0, number_at - 60), number_at)
    if before is None:
        return [symbol]
    start, noun = _noun_before(folded, text, before.start("list"))
    if start == before.start("list") and not typed:
        return [symbol]
    tail = symbol.key[len(symbol.number) :]
    listed: list[Symbol] = []
    for item in _LIST_NUMBER.finditer(folded, *before.span("list")):
        number = _padded(item[0])
        first = item.start() if listed else start
        listed.append(
            symbol._replace(start=first, end=item.end(), key=number + tail, number=number, noun=noun)
        )
    return [*listed, symbol._replace(start=number_at, noun=noun)]


def _in_rows(folded: str, symbols: list[Symbol]) -> list[Symbol]:
    """Symbols in a row share the noun of the first: `Nghị quyết số 18-NQ/TW và 19-NQ/TW`."""
    given: list[Symbol] = []
    for symbol in symbols:
        before = given[-1] if given else None
        in_row = before is not None and _ROW.fullmatch(folded, before.end, symbol.start) is not None
        if before is not None and in_row and symbol.noun is None and symbol.code == before.code:
            given.append(symbol._replace(noun=before.noun))
        else:
            given.append(symbol)
    return given
