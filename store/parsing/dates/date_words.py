"""The words around dates, as patterns on the lower-case text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from store.parsing.patterns import words
from store.vocabulary import load_vocabulary

_Month = tuple[int, int]
_NEVER = (9999, 12)


class _Dates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    held: tuple[str, ...]
    deadline: tuple[str, ...]
    other_matter: tuple[str, ...]
    matter_behind: tuple[str, ...]
    ahead: tuple[str, ...]
    year_ahead: tuple[str, ...]
    year_past: tuple[str, ...]
    year_ahead_behind: tuple[str, ...]
    year_past_behind: tuple[str, ...]
    school_ahead: tuple[str, ...]
    school_past: tuple[str, ...]
    name_days: tuple[tuple[int, int], ...]
    name_cues: tuple[str, ...]
    counted_before: tuple[str, ...]
    counted_after: tuple[str, ...]
    party_congresses: tuple[tuple[int, int, int], ...]
    assembly_terms: tuple[tuple[int, int, int], ...]
    plenums: dict[str, tuple[tuple[int, int], ...]]
    assembly_sessions: dict[str, tuple[tuple[int, int], ...]]
    anniversaries: dict[str, int]
    office_holders: dict[str, tuple[tuple[str, str, str], ...]]


class DateWords(NamedTuple):
    """Patterns and tables of the vocabulary `dates`.

    Args:
        held: a meeting takes place.
        deadline: right before a date (match at the end).
        other_matter: somewhere in the clause before a date.
        matter_behind: soon behind a date, before a word of meeting: what was done that day.
        ahead: the day is still to come.
        year_ahead, year_past: somewhere before a year in its sentence: it is to come, or over.
        year_ahead_behind, year_past_behind: the same, soon behind it (match at its end).
        school_ahead, school_past: shortly before a school year in summer: it is to come, or over.
        name_days: (day, month) pairs that are names of days.
        name_cue: right before such a day (match at the end).
        counted_before, counted_after: right before or behind `N/M`, which then counts things.
        party_congresses: number → (year, month) of its end.
        assembly_terms: number → (first year, last year).
        plenums, assembly_sessions: (term, number) → (year, month).
        anniversary: `kỷ niệm N năm …`, groups `years` and `what`.
        founded: what → year.
        office: any national office.
        office_holders: office → name, first and last (year, month) of each who held it.
    """

    held: re.Pattern[str]
    deadline: re.Pattern[str]
    other_matter: re.Pattern[str]
    matter_behind: re.Pattern[str]
    ahead: re.Pattern[str]
    year_ahead: re.Pattern[str]
    year_past: re.Pattern[str]
    year_ahead_behind: re.Pattern[str]
    year_past_behind: re.Pattern[str]
    school_ahead: re.Pattern[str]
    school_past: re.Pattern[str]
    name_days: frozenset[tuple[int, int]]
    name_cue: re.Pattern[str]
    counted_before: re.Pattern[str]
    counted_after: re.Pattern[str]
    party_congresses: dict[int, tuple[int, int]]
    assembly_terms: dict[int, tuple[int, int]]
    plenums: dict[tuple[int, int], tuple[int, int]]
    assembly_sessions: dict[tuple[int, int], tuple[int, int]]
    anniversary: re.Pattern[str]
    founded: dict[str, int]
    office: re.Pattern[str]
    office_holders: dict[str, tuple[tuple[str, _Month, _Month], ...]]


def _any(words: Iterable[str]) -> str:
    return (
        "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
    )


def _numbered(terms: dict[str, tuple[tuple[int, int], ...]]) -> dict[tuple[int, int], tuple[int, int]]:
    """(term, number) → (year, month), numbers counted from 1."""
    return {(int(term), at): when for term, held in terms.items() for at, when in enumerate(held, 1)}


def _month(text: str) -> _Month:
    """`2016-04` as year and month; an empty text is no end."""
    return (int(text[:4]), int(text[5:])) if text else _NEVER


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """The vocabulary `dates`.

    Raises:
        VocabularyError: the file is missing or not as expected.
    """
    given = load_vocabulary("dates", _Dates)
    return DateWords(
        held=words(given.held),
        deadline=re.compile(rf"(?<!\w){_any(given.deadline)}\W{{0,3}}(?:ngày\W{{1,2}})?$"),
        other_matter=words(given.other_matter),
        matter_behind=words(given.matter_behind),
        ahead=words(given.ahead),
        year_ahead=words(given.year_ahead),
        year_past=words(given.year_past),
        year_ahead_behind=re.compile(rf"\)?,?(?: \w+){{0,4}}? {_any(given.year_ahead_behind)}(?!\w)"),
        year_past_behind=re.compile(rf"\)?,?(?: \w+){{0,4}}? {_any(given.year_past_behind)}(?!\w)"),
        school_ahead=words(given.school_ahead),
        school_past=words(given.school_past),
        name_days=frozenset(given.name_days),
        name_cue=re.compile(rf"(?<!\w){_any(given.name_cues)}\W{{1,3}}(?:ngày\W{{1,2}})?\(?$"),
        counted_before=re.compile(rf"(?<!\w){_any(given.counted_before)} (?:cả )?$"),
        counted_after=re.compile(rf"\s?{_any(given.counted_after)}(?!\w)"),
        party_congresses={number: (year, month) for number, year, month in given.party_congresses},
        assembly_terms={number: (first, last) for number, first, last in given.assembly_terms},
        plenums=_numbered(given.plenums),
        assembly_sessions=_numbered(given.assembly_sessions),
        anniversary=re.compile(
            rf"(?P<years>\d(?<!\w.)\d{{0,2}})\snăm\s(?:\w+\s){{0,5}}?(?P<what>{_any(given.anniversaries)})(?!\w)"
        ),
        founded=given.anniversaries,
        office=words(given.office_holders),
        office_holders={
            office: tuple((name, _month(first), _month(last)) for name, first, last in holders)
            for office, holders in given.office_holders.items()
        },
    )
