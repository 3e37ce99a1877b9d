"""Resolutions and conclusions of Central Committee plenums, in all their spellings, under one key each.

`Nghị quyết Trung ương 4 (khóa XI, XII)`, `NQTW4 khóa 12`, `Nghị quyết Hội nghị lần thứ tư Ban Chấp hành
Trung ương Đảng khóa XIII`. All patterns run on folded text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.language.numerals import ORDINAL, ordinal, to_roman
from store.language.sentences import Span

_LAST = 20  # plenums of a term, and terms, stay below
_CENTRE = r"(?:trung\s{1,2}uong|t\.?\s?[uw]\b\.?|tw)"
_COMMITTEE = r"(?:ban\s{1,2}chap\s{1,2}hanh|bch)"
_PARTY = r"(?:\s{1,2}dang(?:\s{1,2}cong\s{1,2}san\s{1,2}viet\s{1,2}nam)?)?"
_TERM = r"(?:khoa|nhiem\s{1,2}ky(?:\s{1,2}khoa)?)\s{0,2}(?:thu\s{1,2})?"
_TERM_NUMBER = r"(?:[ivx]{1,6}|\d{1,2})(?!\w)"
_TERMS = (
    rf"(?P<terms>{_TERM_NUMBER})"
    rf"(?P<more>(?:\s?(?:,|;|va|&|,\s?va)\s?(?:khoa\s?)?{_TERM_NUMBER}){{0,4}})"
)
_NUMBERS = rf"(?P<numbers>{ORDINAL}(?!\w)(?:\s?(?:,|va)\s?(?:{_CENTRE}\s?)?{ORDINAL}(?!\w)){{0,5}})"
# What may not stand before the noun is asked behind its first letter: a search leaps from one to the next.
_PLENUM = re.compile(
    r"(?P<noun>n(?<!\w.)(?:ghi\s{1,2}quyet|q)|k(?<!\w.)(?:et\s{1,2}luan|l))\s{0,2}(?:cua\s{1,2})?(?:(?:hoi\s{1,2}nghi|hn)\s{0,2})?(?:"
    rf"(?P<centre>{_CENTRE})\s{{0,2}}(?P<said>lan\s{{1,2}}thu\s{{1,2}}|so\s{{1,2}})?{_NUMBERS}"
    rf"|lan\s{{1,2}}thu\s{{1,2}}(?P<ordinal>{ORDINAL})(?!\w)(?:\s{{1,2}}cua)?,?\s{{0,2}}(?:{_COMMITTEE}\s{{0,2}})?"
    rf"(?P<centre2>{_CENTRE})"
    rf"|{_COMMITTEE}\s{{0,2}}(?P<centre3>{_CENTRE}){_PARTY}\s{{1,2}}lan\s{{1,2}}thu\s{{1,2}}(?P<ordinal2>{ORDINAL})(?!\w)"
    rf"){_PARTY}(?:(?:\s{{1,2}}cua)?\s{{0,2}},?\s{{0,2}}(?:{_COMMITTEE}\s{{0,2}}{_CENTRE}{_PARTY}\s{{0,2}},?\s{{0,2}})?"
    rf"[(\[]?\s?{_TERM}{_TERMS}\s?[)\]]?)?"
)
_EACH_TERM = re.compile(rf"(?<!\w){_TERM_NUMBER}")
_TERM_WORD = re.compile(r"khoa")
_NUMBER_SPLIT = re.compile(rf"\s?(?:,|(?<!\w)va(?!\w))\s?(?:{_CENTRE}\s?)?")
_BY_NUMERAL = re.compile(r"\d{1,2}|[ivxl]{1,7}")


class Resolution(NamedTuple):
    """A resolution named by the meeting that passed it.

    Args:
        start, end: the reference in the text.
        key: `NQ Trung ương 4 khóa XII`, `NQ Đại hội Đảng bộ tỉnh lần thứ XV`.
        kind: the noun, lower case.
    """

    start: int
    end: int
    key: str
    kind: str

    @property
    def span(self) -> Span:
        """The place of the reference in the text."""
        return Span(self.start, self.end)


def plenums_in(text: str, folded: str) -> tuple[Resolution, ...]:
    """Resolutions of plenums; one entry for every plenum and every term named.

    Args:
        text: the text (NFC); `folded` the same, folded. A short `TƯ` counts only in capitals, for it folds
            like the word `từ`.
    """
    given: list[Resolution] = []
    for found in _PLENUM.finditer(folded):
        centre = next(name for name in ("centre", "centre2", "centre3") if found[name])
        if len(found[centre]) < 5 and not text[slice(*found.span(centre))].isupper():
            continue
        numbers = _numbers(found)
        short, kind = ("KL", "kết luận") if found["noun"].startswith("k") else ("NQ", "nghị quyết")
        end = found.start() + len(found[0].rstrip())
        terms = _terms(found)
        if not terms:
            given.extend(
                Resolution(found.start(), end, f"{short} Trung ương {number}", kind) for number in numbers
            )
        for at, (term, start, stop) in enumerate(terms):
            span = (start, stop) if at else (found.start(), end if len(terms) == 1 else stop)
            given.extend(
                Resolution(*span, f"{short} Trung ương {number} khóa {to_roman(term)}", kind)
                for number in numbers
            )
    return tuple(given)


def _numbers(found: re.Match[str]) -> list[int]:
    """Which plenums: `4`, `tư`, `6, 7, 8`. A bare word counts only with a term: `Trung ương một cách …`."""
    if not found["numbers"]:
        parts = [found["ordinal"] or found["ordinal2"]]
    else:
        parts = _NUMBER_SPLIT.split(found["numbers"])
        if not (found["said"] or found["terms"]) and not all(_BY_NUMERAL.fullmatch(part) for part in parts):
            return []
    numbers = [ordinal(part) for part in parts]
    return [number for number in numbers if number is not None and number <= _LAST]


def _terms(found: re.Match[str]) -> list[tuple[int, int, int]]:
    """The terms: number, start and end of each."""
    if found["terms"] is None:
        return []
    terms = []
    for item in _EACH_TERM.finditer(found.string, found.start("terms"), found.end("more")):
        number = ordinal(item[0])
        if number is not None and number <= _LAST:
            word = _TERM_WORD.search(found.string, max(found.start(), item.start() - 6), item.start())
            terms.append((number, word.start() if word else item.start(), item.end()))
    return terms
