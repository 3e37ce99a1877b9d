"""Numbered documents: symbols like `05-CT/TW` and `30/2020/NĐ-CP`, in every spelling, under one key.

Shapes: Decree 30/2020/NĐ-CP (state: `N/YYYY/CODE-ISSUER`, `N/CODE-ISSUER`, letters `N/ISSUER-UNIT`) and
Party guideline 36-HD/VPTW (`N-CODE/ISSUER`). All patterns run on folded text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.parsing.document_words import any_of, document_words

_DASH = r"\s{0,2}[-‐‑‒–—−]\s{0,2}"
_SLASH = r"\s{0,2}/\s{0,2}"
_NUMBER = r"(?<![\w/.,])(?P<number>\d{1,2}\.\d{3}|\d{1,5}(?:[a-z](?!\w))?)"
_CENTRE = r"t\s?\.\s?[uw]\b\.?|th\s?\.\s?u\b"
_LIST_ITEM = r"\d{1,5}[a-z]?"
_LIST = re.compile(rf"(?P<list>(?:(?<![\w/.]){_LIST_ITEM}\s?(?:,|;|va|&)\s?(?:so\s)?){{1,8}})$")
_LIST_NUMBER = re.compile(_LIST_ITEM)


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
    issuer = rf"(?:{_CENTRE}|[a-z][\w&]{{0,14}})"
    symbol = re.compile(
        rf"{_NUMBER}(?:"
        rf"{_SLASH}(?P<assembly_year>(?:19|20)\d\d){_SLASH}(?P<assembly>(?:ubtv)?qh\s?\d{{1,2}})(?!\w)"
        rf"|{_SLASH}(?:(?P<year>(?:19|20)\d\d)(?:{_SLASH}|{_DASH}))?(?P<state_code>{code}){_DASH}(?P<state>{issuer})"
        rf"|(?P<gap>{_DASH}|\s{{0,2}})(?P<party_code>{code}|[a-z]{{2,6}}){_SLASH}(?P<party>{issuer})"
        rf"|{_DASH}(?P<loose_code>{code})(?:{_DASH}|\.)(?P<loose>{issuer})"
        rf"|{_SLASH}(?P<slash_code>{code}){_SLASH}(?P<slash>{issuer})"
        rf")"
    )
    nouns = any_of({**words.strong, **words.weak})
    short = any_of(list(words.abbreviations))
    noun = re.compile(
        rf"(?<!\w)(?P<noun>{nouns}|{short})\s{{0,3}}(?:so\s?(?:hieu\s?)?[:.]?\s{{0,2}})?[\"“]?$"
    )
    letter = re.compile(
        rf"(?<!\w)(?P<noun>cong van|cv|van ban|to trinh|thong bao)\s{{1,2}}(?:hoa toc\s)?(?:so\s?:?\s?)?{_NUMBER}{_SLASH}"
        rf"(?P<issuer>[a-z][\w&]{{1,12}}(?:{_DASH}[a-z]\w{{0,9}}){{0,2}})(?!\w)"
    )
    return _Patterns(symbol, noun, letter)


def _lettered(text: str) -> bool:
    """Whether a token is an abbreviation: capitals (`TTg`, `ThU` have one small letter)."""
    capitals = sum(char.isupper() for char in text)
    return (
        (capitals >= 2
        and capitals * 2 >= sum(char.isalpha() for char in text))
        or (capitals == 1 and len(text) == 1)
    )


def _issuer_of(text: str, folded: str) -> tuple[str, bool]:
    """The canonical issuer, and whether it is a known one."""
    words = document_words()
    squeezed = re.sub(r"[\s.]", "", folded)
    if squeezed in {"tu", "tw"} and re.sub(r"[\s.]", "", text).upper() in {"TƯ", "TW"}:
        return "TW", True
    if "." in folded and squeezed == "tu":
        return "TW", True
    if squeezed in words.party:
        return words.party[squeezed], True
    if squeezed in words.state:
        return words.state[squeezed], True
    assembly = re.fullmatch(r"((?:ubtv)?qh)(\d{1,2})", squeezed)
    if assembly:
        return assembly[1].upper() + assembly[2], True
    return re.sub(r"[\s.]", "", text).upper(), False


def is_party(issuer: str) -> bool:
    """Whether an issuer numbers in the Party's way."""
    words = document_words()
    if issuer in words.state.values() or ("-" in issuer and issuer not in words.party.values()):
        return False
    return (
        issuer in words.party.values()
        or issuer.startswith(("ĐU", "BCSĐ"))
        or issuer.endswith(("TW", "TU", "HU"))
    )


def _extended(text: str, folded: str, end: int, spaced: bool) -> int:
    """Where an issuer of several parts ends: `MTTQ-BTT`, `UBND-VX`; apart only in a symbol written apart."""
    gap = r"\s{0,2}" if spaced else ""
    more = re.compile(rf"{gap}[-‐‑–—]{gap}([a-z]\w{{0,9}})(?!\w)")
    for _ in range(3):
        found = more.match(folded, end)
        if found is None or not _lettered(text[found.start(1) : found.end(1)]):
            break
        end = found.end()
    return end


def _pad(number: str) -> str:
    number = number.replace(".", "")
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return digits.zfill(2) + number[len(digits) :]


def _noun_before(folded: str, text: str, at: int) -> tuple[int, str | None]:
    """Where the noun before offset `at` starts, and the noun; (at, None) without one."""
    found = _patterns().noun.search(folded, max(0, at - 60), at)
    if found is None:
        so = re.search(r"(?<!\w)so\s?:?\s{0,2}$", folded[max(0, at - 6) : at])
        return (at, None) if so is None else (at - len(so[0]), None)
    words = document_words()
    form = re.sub(r"\s+", " ", found["noun"])
    if form in words.abbreviations and text[found.start("noun")].isupper():
        return found.start(), words.abbreviations[form][1]
    return found.start(), {**words.strong, **words.weak}.get(form)


def symbols_in(text: str, folded: str) -> tuple[Symbol, ...]:
    """Every numbered document in the text, lists taken apart, in order.

    Args:
        text: the text (NFC); `folded` the same, folded.
    """
    if "/" not in folded and "-" not in folded and "–" not in folded:
        return ()
    found: list[Symbol] = []
    for match in _patterns().symbol.finditer(folded):
        symbol = _symbol(text, folded, match)
        if symbol is not None:
            found.extend(_with_list(text, folded, symbol, match.start("number")))
    taken = [symbol.span for symbol in found]
    for match in _patterns().letter.finditer(folded):
        letter = _letter(text, match)
        if letter is not None and all(letter.end <= span.start or letter.start >= span.end for span in taken):
            found.append(letter)
    found.sort()
    return tuple(_inherited(folded, found))


def _symbol(text: str, folded: str, match: re.Match[str]) -> Symbol | None:
    words = document_words()
    number = _pad(match["number"])
    start, noun = _noun_before(folded, text, match.start("number"))
    if match["assembly"]:
        body = match["assembly"].replace(" ", "").upper()
        year = match["assembly_year"]
        return Symbol(start, match.end(), f"{number}/{year}/{body}", "", number, body, noun, year)
    group = next(name for name in ("state", "party", "loose", "slash") if match[name])
    raw_code = match[f"{group}_code"]
    at, end = match.span(group)
    printed_code = text[match.start(f"{group}_code") : match.end(f"{group}_code")]
    known_code = raw_code in words.codes
    spaced = " " in folded[match.end("number") : at]
    end = _extended(text, folded, end, spaced)
    if folded[end : end + 1].isalnum():
        return None
    issuer, known = _issuer_of(text[at:end], folded[at:end])
    capitals = _lettered(text[at:end])
    if not known_code and not (known and is_party(issuer) and _lettered(printed_code)):
        return None
    if not known and not capitals:
        return None
    if not capitals and noun is None and start == match.start("number") and not _code_written(printed_code):
        return None
    if group == "party" and match["gap"].strip() == "" and not (known or noun):
        return None
    code = words.codes.get(raw_code, printed_code.upper())
    if code == "QĐ" and raw_code == "qdi":
        code = "QĐi"
    year = match["year"]
    if year:
        key = f"{number}/{year}/{code}-{issuer}"
    elif is_party(issuer) or (group == "party" and issuer not in words.state.values()):
        key = f"{number}-{code}/{issuer}"
    else:
        key = f"{number}/{code}-{issuer}"
    return Symbol(start, end, key, code, number, issuer, noun, year)


def _code_written(printed: str) -> bool:
    """Whether a code is written as one (`CT`, `ct` as typed), not as a word (`Da`)."""
    return printed.isupper() or printed.islower() or printed[:2].isupper()


def _letter(text: str, match: re.Match[str]) -> Symbol | None:
    raw = re.sub(r"\s", "", text[match.start("issuer") : match.end("issuer")])
    head = re.split(r"[-‐‑‒–—−]", raw)[0]
    if not _lettered(head):
        return None
    issuer = re.sub(r"[‐‑‒–—−]", "-", raw).upper()
    number = _pad(match["number"])
    noun = {"cong van": "công văn", "cv": "công văn", "to trinh": "tờ trình", "thong bao": "thông báo"}.get(
        match["noun"]
    )
    return Symbol(match.start(), match.end(), f"{number}/{issuer}", "", number, issuer, noun, None)


def _with_list(text: str, folded: str, symbol: Symbol, number_at: int) -> list[Symbol]:
    """The symbol, and those whose numbers stand before it: `số 18, 19-NQ/TW`."""
    before = _LIST.search(folded, max(0, number_at - 60), number_at)
    if before is None:
        return [symbol]
    start, noun = _noun_before(folded, text, before.start("list"))
    if start == before.start("list"):
        return [symbol]
    numbers = list(_LIST_NUMBER.finditer(folded, before.start("list"), before.end("list")))
    tail = symbol.key[len(symbol.number) :]
    listed = []
    for at, item in enumerate(numbers):
        number = _pad(item[0])
        first = start if at == 0 else item.start()
        listed.append(
            symbol._replace(start=first, end=item.end(), key=number + tail, number=number, noun=noun)
        )
    return [*listed, symbol._replace(start=number_at, noun=noun)]


def _inherited(folded: str, symbols: list[Symbol]) -> list[Symbol]:
    """Symbols in a row share the noun of the first: `Nghị quyết số 18-NQ/TW và 19-NQ/TW`."""
    given: list[Symbol] = []
    for symbol in symbols:
        if symbol.noun is None and given:
            between = folded[given[-1].end : symbol.start]
            if given[-1].code == symbol.code and re.fullmatch(r"\s?(?:,|;|va|,\s?va|&)\s?", between):
                symbol = symbol._replace(noun=given[-1].noun)
        given.append(symbol)
    return given
