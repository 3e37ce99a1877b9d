"""The host's province.

The name is the one in force at the meeting's date: `data/vocabulary/provinces.toml` says which province
became part of which, and when.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

import msgspec

from store.language.folding import fold
from store.language.tones import canonical_tones
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.view import View
from store.reading import ReportText
from store.vocabulary import load_vocabulary


class Province(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One province or centrally run city; see the vocabulary file for the fields."""

    name: str
    now: str | None = None
    until: str | None = None
    aliases: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    urban: tuple[str, ...] = ()
    rural: tuple[str, ...] = ()
    press: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()


class ProvinceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`provinces.toml`."""

    province: tuple[Province, ...]

    def __post_init__(self) -> None:
        names = {province.name for province in self.province}
        for province in self.province:
            if (province.now is None) != (province.until is None) or (
                province.now and province.now not in names
            ):
                raise ValueError(f"{province.name}: now and until go together, and now names a province")


def _key(name: str) -> str:
    return canonical_tones(name).lower()


def _unique(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Name → province, without the names that several provinces share."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, province in pairs:
        owners[_key(name)].add(province)
    return {name: next(iter(found)) for name, found in owners.items() if len(found) == 1}


class Gazetteer(NamedTuple):
    """The tables made from the vocabulary; keys are lower case with canonical tones."""

    names: dict[str, str]
    towns: dict[str, str]
    bare: dict[str, str]
    urban: dict[str, str]
    rural: dict[str, str]
    press: dict[str, str]
    datelines: dict[str, str]
    successors: dict[str, tuple[str, str]]
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Provinces by every name, town and district that tells them."""
    provinces = load_vocabulary("provinces", ProvinceWords).province
    names = _unique([(name, p.name) for p in provinces for name in (p.name, *p.aliases)])
    towns = _unique([(name, p.name) for p in provinces for name in p.towns])
    bare = _unique([(name, p.name) for p in provinces for name in p.bare])
    urban = _unique([(name, p.name) for p in provinces for name in p.urban])
    rural = _unique([(name, p.name) for p in provinces for name in p.rural])

    def any_of(table: dict[str, str]) -> str:
        return "|".join(re.escape(name) for name in sorted(table, key=len, reverse=True))

    pattern = re.compile(
        rf"(?<!\w)(?:(?P<name>{any_of(names)})"
        rf"|(?:thành phố|thành ủy|thị xã|thị ủy|tx\.?|tp\.?) ?(?P<town>{any_of(towns)})"
        rf"|(?:quận|quận ủy|q\.) ?(?P<urban>{any_of(urban)})"
        rf"|(?:huyện|huyện ủy|huyện đoàn) (?P<rural>{any_of(rural)})"
        rf"|(?P<bare>{any_of(bare)}))(?!\w)"
    )
    return Gazetteer(
        names,
        towns,
        bare,
        urban,
        rural,
        {press: p.name for p in provinces for press in p.press},
        {code: p.name for p in provinces for code in p.datelines},
        {p.name: (p.now, p.until) for p in provinces if p.now and p.until},
        pattern,
    )


def in_force(province: str, date: str | None) -> str:
    """The name of the unit that `province` was, or was part of, on `date` (ISO); unchanged without a date."""
    successor = gazetteer().successors.get(province)
    if date is None or successor is None or date < successor[1]:
        return province
    return in_force(successor[0], date)


def _mentions(lower: str) -> list[str]:
    tables = gazetteer()
    found = []
    for match in tables.pattern.finditer(lower):
        kind = match.lastgroup or "name"
        table: dict[str, str] = getattr(tables, {"name": "names", "town": "towns"}.get(kind, kind))
        found.append(table[match[kind]])
    return found


_CENTRAL = re.compile(
    r"(?<!\w)(?:trung ương|tw|việt nam|bộ (?!chỉ huy|chqs|tư lệnh thủ đô|đội)|chính phủ|quốc hội|tổng cục|tập đoàn|tổng công ty|ban bí thư|bộ chính trị|toàn quốc|quốc gia|nhà nước)(?!\w)"
)


def find_province(
    view: View, layout: Layout, organiser: str | None, date: str | None, report: ReportText
) -> Found[str | None]:
    """The host's province, in the name in force at the meeting's date."""
    found = _province(view, layout, organiser, report)
    if found is None:
        return Found(None)
    name, rule = found
    name = in_force(name, date)
    return Found(name, (Trace("province", name, rule),))


def _province(
    view: View, layout: Layout, organiser: str | None, report: ReportText
) -> tuple[str, str] | None:
    if organiser:
        host = canonical_tones(organiser).lower()
        names = _mentions(host)
        if names:
            return names[-1], "the host's name"
        if _CENTRAL.search(host):
            return None
    if layout.title:
        names = _mentions(layout.title.of(view.lower))
        if names:
            return names[0], "the title"
    press = _press(view, report)
    if press:
        return press, "the newspaper or site"
    votes = Counter(_mentions(view.lower))
    if votes:
        return votes.most_common(1)[0][0], "the province most named"
    return None


def _press(view: View, report: ReportText) -> str | None:
    tables = gazetteer()
    where = fold(
        " ".join(
            (
                report.site or "",
                report.url or "",
                *report.dropped[:20],
                *report.dropped[-20:],
                view.text[:300],
            )
        )
    )
    for press, province in tables.press.items():
        if press in where and re.search(rf"(?<![a-z]){re.escape(press)}(?:\.|tv|online)", where):
            return province
    dateline = re.search(r"(?:^|[\n(])\s*([^\W\d_]{2,5}(?:\.VN)?)\)? ?[-–]", view.text[:400])
    return tables.datelines.get(dateline[1]) if dateline else None
