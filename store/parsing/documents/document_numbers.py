"""A noun and a bare number, `Chỉ thị 05`, `Kế hoạch số 60`: references that tell neither code nor issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.parsing.documents.document_words import any_of, begun, document_words

_LINK = re.compile(r"\s?(?:,|;|va|,\s?va|&)\s?(?:so\s)?")
_ITEM = re.compile(r"(?P<number>\d{1,5}[a-z]?)(?P<year>/(?:19|20)\d\d)?(?![\w%]|[.,]\d|\s?/\s?\d)")
_NEVER_VERBS = frozenset({"nghi quyet", "nghi dinh", "thong tu", "chi thi"})  # count also in small letters
_FIGURE = re.compile(r"\d(?<=[\s:o].)")  # the first of a number that may stand behind its noun
_REACH = 48  # code points before a number in which its noun stands
_IS_YEAR = re.compile(r"(?:19|20)\d\d")


class BareNumber(NamedTuple):
    """One reference; `noun` in lower case, `number` padded to two digits, `year` where it is written."""

    start: int
    end: int
    key: str
    noun: str
    number: str
    year: str | None

    @property
    def span(self) -> Span:
        """The place of the reference in the text."""
        return Span(self.start, self.end)


class _Patterns(NamedTuple):
    noun: re.Pattern[str]
    counted: re.Pattern[str]
    closed: re.Pattern[str]
    issued: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words = document_words()
    nouns = begun([*words.strong, *words.weak, *words.abbreviations])
    issued = rf"\s{{1,2}}cua\s{{1,2}}{any_of(words.bodies)}(?!\w)"
    return _Patterns(
        noun=re.compile(rf"(?P<noun>{nouns})\s{{1,2}}(?P<so>so\s?:?\s{{0,2}})?\Z"),
        counted=re.compile(rf"\s{{1,2}}{words.counted}(?!\w)"),
        closed=re.compile(
            rf"\s{{0,2}}(?:[,;.:)\"”(\n]|$|[-–]\s?khoa\s)|{issued}|\s{{1,2}}(?:ngay\s\d|nam\s\d{{4}}|ve\s|va\s|khoa\s|do\s)"
        ),
        issued=re.compile(issued),
    )


def bare_numbers_in(text: str, lower: str, folded: str) -> tuple[BareNumber, ...]:
    """The bare numbers of documents, in order.

    Many of the nouns are verbs too (`hướng dẫn 08 chi bộ`): a bare number counts only after `số` or a
    capital noun, or before an issuing body, and never before what can be counted.

    Args:
        text: the text (NFC).
        lower: the same text in lower case, canonical tone placement: `hộ` is counted, `hỗ trợ` is not.
        folded: the same text, folded.
    """
    given: list[BareNumber] = []
    for found in _nouns_in(folded):
        noun, strong = _noun(text, found)
        if noun is None:
            continue
        start, at = found.start(), found.end()
        while True:
            item = _ITEM.match(folded, at)
            if item is None or not _clear(text, lower, found, item, strong):
                break
            number = item["number"].zfill(2)
            if not number.strip("0"):
                break
            year = item["year"][1:] if item["year"] else None
            key = f"{noun[0].upper()}{noun[1:]} {number}" + (f"/{year}" if year else "")
            given.append(BareNumber(start, item.end(), key, noun, number, year))
            link = _LINK.match(folded, item.end())
            if link is None or not strong:
                break
            start = at = link.end()
    return tuple(given)


def _nouns_in(folded: str) -> Iterator[re.Match[str]]:
    """The nouns right before a number; looked for at the numbers, for those are few."""
    noun = _patterns().noun
    behind = 0
    for figure in _FIGURE.finditer(folded):
        at = figure.start()
        found = noun.search(folded, max(behind, at - _REACH), at)
        if found is not None:
            behind = at
            yield found


def _noun(text: str, found: re.Match[str]) -> tuple[str | None, bool]:
    """The noun in lower case, None where it is not written as one; and whether it is a strong one."""
    words = document_words()
    form = re.sub(r"\s+", " ", found["noun"])
    if form in words.abbreviations:
        short, noun, needs_word = words.abbreviations[form]
        printed = text[slice(*found.span("noun"))]
        written = printed in {short, short.upper()} and (bool(found["so"]) or not needs_word)
        return (noun if written else None), True
    return words.strong.get(form) or words.weak[form], form in words.strong


def _clear(text: str, lower: str, noun: re.Match[str], item: re.Match[str], strong: bool) -> bool:
    """Whether the number is a document's."""
    patterns = _patterns()
    if patterns.counted.match(lower, item.end()):
        return False
    if noun["so"]:
        return True
    if _IS_YEAR.fullmatch(item[0]):
        return False
    capital = text[noun.start()].isupper()
    closed = patterns.closed.match(item.string, item.end()) is not None
    if strong:
        named = closed and noun["noun"] in _NEVER_VERBS
        return capital or named or patterns.issued.match(item.string, item.end()) is not None
    return capital and closed
