"""Laws, codes, ordinances and other documents that are cited by name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.language.folding import fold
from store.language.sentences import Span
from store.parsing.document_words import any_of, document_words

_YEAR = r"(?:\s{0,2}[,(]?\s{0,2}(?:nam\s{1,2})?(?P<year>(?:19|20)\d\d)(?![\d/-])\)?)?"
_CONSTITUTION = re.compile(
    r"(?<!\w)hien\s{1,2}phap\s{0,2}\(?(?:nuoc\s[\w\s]{10,50}?\s)?(?:nam\s{1,2})?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_YEAR_AFTER = re.compile(_YEAR)
_TOKEN = re.compile(r"[^\W\d_]+")


class NamedDocument(NamedTuple):
    """A document cited by name; `key` as RECORD prints it, `kind` the noun in lower case."""

    start: int
    end: int
    key: str
    kind: str
    year: str | None

    @property
    def span(self) -> Span:
        """The place of the reference in the text."""
        return Span(self.start, self.end)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[str, str]], re.Pattern[str]]:
    words = document_words()
    names: dict[str, tuple[str, str]] = {}
    for folded, name in words.laws.items():
        names[f"luat {folded}"] = (f"Luật {name}", "luật")
    for folded, name in words.law_codes.items():
        names[f"bo luat {folded}"] = names[f"luat {folded}"] = (f"Bộ luật {name}", "bộ luật")
    for folded, name in words.ordinances.items():
        names[f"phap lenh {folded}"] = (f"Pháp lệnh {name}", "pháp lệnh")
    for form, (key, kind) in words.named.items():
        names[form] = (key, kind)
    # A comma in a name is often left out or spelled `và`.
    loose = {
        name: any_of([name]).replace(r",\s{1,3}", r"(?:,\s{1,3}|\s{1,3}va\s{1,3}|\s{1,3})") for name in names
    }
    known = "|".join(loose[name] for name in sorted(names, key=lambda name: (-len(name), name)))
    return (
        re.compile(rf"(?<!\w)(?P<name>{known})(?!\w)"),
        re.compile(
            rf"(?<!\w)(?P<head>bo\s{{1,2}}luat|luat|phap\s{{1,2}}lenh)\s{{1,2}}(?!{words.law_not_after}\b)(?=[a-z])"
        ),
        {_squeezed(name): value for name, value in names.items()},
        re.compile(rf"(?:{words.law_not_before})\s{{1,2}}$"),
    )


def _squeezed(name: str) -> str:
    return re.sub(r"[\s,]+", " ", re.sub(r"(?<!\w)va(?!\w)", " ", name)).strip()


def named_in(text: str, folded: str) -> tuple[NamedDocument, ...]:
    """Documents cited by name, in order."""
    given: list[NamedDocument] = []
    if "hien phap" in folded:
        for found in _CONSTITUTION.finditer(folded):
            given.append(
                NamedDocument(*found.span(), f"Hiến pháp {found['year']}", "hiến pháp", found["year"])
            )
    if not any(word in folded for word in ("luat", "phap lenh", "dieu le", "cuong linh")):
        return tuple(given)
    known, head, names, not_before = _patterns()
    taken: list[Span] = []
    for found in known.finditer(folded):
        if not _cited(text, folded, found.start(), not_before):
            continue
        key, kind = names[_squeezed(found["name"])]
        year = _YEAR_AFTER.match(folded, found.end())
        printed = year["year"] if year and not key[-1].isdigit() else None
        end = year.end() if year and printed else found.end()
        given.append(NamedDocument(found.start(), end, f"{key} {printed}" if printed else key, kind, printed))
        taken.append(Span(found.start(), end))
    for found in head.finditer(folded):
        if any(span.covers(found.start()) for span in taken) or not _cited(
            text, folded, found.start(), not_before
        ):
            continue
        unknown = _unlisted(text, folded, found)
        if unknown is not None:
            given.append(unknown)
    return tuple(sorted(given))


def _cited(text: str, folded: str, at: int, not_before: re.Pattern[str]) -> bool:
    """Whether a name at offset `at` is written as a name: a capital in it, and no word before that takes it."""
    words = _TOKEN.finditer(text, at, min(len(text), at + 40))
    first = [next(words, None) for _ in range(3)]
    capital = any(word is not None and word[0][0].isupper() for word in first)
    return capital and not not_before.search(folded, max(0, at - 16), at)


def _unlisted(text: str, folded: str, head: re.Match[str]) -> NamedDocument | None:
    """A law the vocabulary does not hold: its name runs to the first word that cannot belong to it."""
    if not text[head.end()].isupper():
        return None
    stop = re.compile(rf"\s{{1,2}}{document_words().law_stops}(?!\w)|[^\w\s]|\n|\d")
    limit = min(len(text), head.end() + 60)
    found = stop.search(folded, head.end(), limit)
    end = found.start() if found else limit
    name = " ".join(text[head.end() : end].split())
    if not 1 <= len(name.split()) <= 8 or not name:
        return None
    year = _YEAR_AFTER.match(folded, end)
    printed = year["year"] if year else None
    noun = {"b": "Bộ luật", "l": "Luật", "p": "Pháp lệnh"}[head["head"][0]]
    key = f"{noun} {name}" + (f" {printed}" if printed else "")
    return NamedDocument(
        head.start(),
        year.end() if year and printed else head.start() + len(text[head.start() : end].rstrip()),
        key,
        noun.lower(),
        printed,
    )


def same_law(key: str) -> str:
    """What two spellings of one law's name share."""
    return fold(re.sub(r"\s(?:19|20)\d\d$", "", key))
