"""Laws, codes, ordinances and other documents that are cited by name."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

import msgspec

from store.language.folding import fold, is_folded
from store.language.sentences import Span
from store.parsing.documents.document_words import any_of, begun, document_words
from store.parsing.occupied import Occupied
from store.vocabulary import load_vocabulary

_YEAR_AFTER = re.compile(r"\s{0,2}[,(]?\s{0,2}(?:nam\s{1,2})?(?P<year>(?:19|20)\d\d)(?![\d/-])\)?")
_CONSTITUTION = re.compile(
    r"(?<!\w)hien\s{1,2}phap\s{0,2}\(?(?:nuoc\s[\w\s]{10,50}?\s)?(?:nam\s{1,2})?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_TOKEN = re.compile(r"[^\W\d_]+")
_NOUNS = {"b": "Bộ luật", "l": "Luật", "p": "Pháp lệnh"}
_HEADS = ("bo luat", "luat", "phap lenh")
_LONGEST = 8


class _Laws(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    codes: tuple[str, ...]
    ordinances: tuple[str, ...]
    laws: tuple[str, ...]
    stops: tuple[str, ...]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]


class NamedDocument(NamedTuple):
    """A document cited by name; `key` as the record prints it, `kind` the noun in lower case."""

    start: int
    end: int
    key: str
    kind: str
    year: str | None

    @property
    def span(self) -> Span:
        """The place of the reference in the text."""
        return Span(self.start, self.end)


class _Patterns(NamedTuple):
    known: re.Pattern[str]
    head: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    stop: re.Pattern[str]
    names: dict[str, tuple[str, str, str]]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    given = load_vocabulary("laws", _Laws)
    forms: dict[str, tuple[str, str]] = {}
    for name in given.laws:
        forms[f"luật {name.lower()}"] = (f"Luật {name}", "luật")
    for name in given.codes:
        forms[f"bộ luật {name.lower()}"] = forms[f"luật {name.lower()}"] = (f"Bộ luật {name}", "bộ luật")
    for name in given.ordinances:
        forms[f"pháp lệnh {name.lower()}"] = (f"Pháp lệnh {name}", "pháp lệnh")
    forms.update(document_words().named)
    known: dict[str, list[str]] = defaultdict(list)
    for form in sorted(map(fold, forms), key=lambda form: (-len(form), form)):
        # A comma in a name is often left out or spelled `và`.
        loose = re.escape(form[1:]).replace(r",\ ", r"(?:,\ |\ va\ |\ )").replace(r"\ ", r"\s{1,3}")
        known[form[0]].append(loose)
    by_letter = "|".join(rf"{first}(?<!\w.)(?:{'|'.join(rest)})" for first, rest in known.items())
    return _Patterns(
        known=re.compile(rf"(?P<name>{by_letter})(?!\w)"),
        head=re.compile(rf"(?P<head>{begun(_HEADS)})\s{{1,2}}(?=[a-z])"),
        not_before=re.compile(rf"{begun(map(fold, given.not_before))}\s{{1,2}}$"),
        not_after=re.compile(rf"{any_of(map(fold, given.not_after))}(?!\w)"),
        stop=re.compile(rf"\s{{1,2}}{any_of(given.stops)}(?!\w)|[^\w\s]|\n|\d"),
        names={_squeezed(fold(form)): (key, kind, _squeezed(form)) for form, (key, kind) in forms.items()},
    )


def _squeezed(name: str) -> str:
    """A name without commas and `và`, blanks single."""
    return re.sub(r"[\s,]+", " ", re.sub(r"(?<!\w)v[aà](?!\w)", " ", name)).strip()


def named_in(text: str, lower: str, folded: str) -> tuple[NamedDocument, ...]:
    """Documents cited by name, in order.

    Args:
        text: the text (NFC).
        lower: the same text in lower case, canonical tone placement.
        folded: the same text, folded.
    """
    given: list[NamedDocument] = []
    if "hien phap" in folded:
        for found in _CONSTITUTION.finditer(folded):
            given.append(
                NamedDocument(*found.span(), f"Hiến pháp {found['year']}", "hiến pháp", found["year"])
            )
    if not any(word in folded for word in ("luat", "phap lenh", "dieu le", "cuong linh")):
        return tuple(given)
    patterns = _patterns()
    occupied = Occupied(len(text))
    for found in patterns.known.finditer(folded):
        key, kind, name = patterns.names[_squeezed(found["name"])]
        printed = lower[slice(*found.span())]
        if not is_folded(printed) and _squeezed(printed) != name:
            continue  # `Luật gia` is not `Luật Giá`
        if _cited(text, folded, found.start()):
            given.append(_named(folded, found.start(), found.end(), key, kind))
            occupied.take(given[-1].start, given[-1].end)
    for found in patterns.head.finditer(folded):
        if not occupied.is_free(*found.span()) or not _cited(text, folded, found.start()):
            continue
        unlisted = _unlisted(text, lower, folded, found)
        if unlisted is not None:
            given.append(unlisted)
            occupied.take(unlisted.start, unlisted.end)
    return tuple(sorted(given))


def _named(folded: str, start: int, end: int, key: str, kind: str) -> NamedDocument:
    """The document with the year that stands behind its name: `Luật Đất đai năm 2024`."""
    year = None if key[-1].isdigit() else _YEAR_AFTER.match(folded, end)
    if year is None:
        return NamedDocument(start, end, key, kind, None)
    return NamedDocument(start, year.end(), f"{key} {year['year']}", kind, year["year"])


def _cited(text: str, folded: str, at: int) -> bool:
    """Whether a name at offset `at` is written as one: with a capital, and no word before that takes it."""
    words = _TOKEN.finditer(text, at, min(len(text), at + 40))
    first = [next(words, None) for _ in range(3)]
    capital = any(word is not None and word[0][0].isupper() for word in first)
    return capital and not _patterns().not_before.search(folded, max(0, at - 16), at)


def _unlisted(text: str, lower: str, folded: str, head: re.Match[str]) -> NamedDocument | None:
    """A law the vocabulary does not hold: its name runs to the first word that cannot belong to it."""
    start = head.end()
    if not text[start].isupper() or _patterns().not_after.match(folded, start):
        return None
    limit = min(len(text), start + 60)
    stop = _patterns().stop.search(lower, start, limit)
    end = start + len(text[start : stop.start() if stop else limit].rstrip())
    name = " ".join(text[start:end].split())
    if not name or name.count(" ") >= _LONGEST:
        return None
    noun = _NOUNS[head["head"][0]]
    return _named(folded, head.start(), end, f"{noun} {name}", noun.lower())


def same_law(one: str, other: str) -> bool:
    """Whether two keys are one law's, whatever the year: `Luật Đất đai` and `Luật Đất đai 2013`."""
    return _without_year(one) == _without_year(other)


def _without_year(key: str) -> str:
    return fold(re.sub(r"\s(?:19|20)\d\d$", "", key))
