"""Provinces in a text: by name, by town or district, by newspaper; and the name in force at a date.

The table is `data/vocabulary/provinces.toml`; it also says which province became part of which, and when.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from store.language.folding import fold
from store.language.letters import UPPER
from store.language.tones import canonical_tones
from store.parsing.places.place_words import place_words
from store.parsing.view import View
from store.vocabulary import load_vocabulary

_NAME = re.compile(rf"[{UPPER}](?<!\w.)(\w*)[\w'’]*")
_HEAD_LINE = 90  # code points of a line with a newspaper's name
_NEWSPAPER = re.compile(
    r"\W{0,3}(?:[a-zđ]{2,5} ?[|-] ?)?"
    r"(?:(?:báo(?: và|,)? )?(?:đài )?(?:phát thanh(?: và| -| –|,)? truyền hình|pt ?- ?th|ptth|pttth)"
    r"|báo(?: điện tử)?)"
    r"(?: tỉnh| thành phố| tp\.?)? "
)
_OFFICE = re.compile(r"((?:[a-z0-9-]{2,30}\.){1,4})(?:gov|edu)\.vn")
_CODE = re.compile(r"(?<!\w)[A-ZĐ]{3,5}(?!\w)")
# Behind a family name that begins no body's name a province is somebody's own name: `Lưu Bình Dương`.
_FAMILY = re.compile(
    r"(?<!\w)(?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Lưu|Đinh|Trịnh|Trương|Phùng|Tạ|Tô"
    r"|Đào|Đậu|Tăng|Quách|Triệu|Vương|Doãn|Lại|Khuất)(?: Thị| Văn)? $"
)
_NUMBERED = re.compile(r"q(?<!\w.)(?:uận|uận ủy|\.) ?(\d{1,2})(?!\w)")
Sort = Literal["name", "town", "district", "bare"]


class Province(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One province or centrally run city; the vocabulary file says what the fields are."""

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
                province.now is not None and province.now not in names
            ):
                raise ValueError(f"{province.name}: now and until go together, and now is a province")
            if province.until is not None and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", province.until):
                raise ValueError(f"{province.name}: until is an ISO date")


class Mention(NamedTuple):
    """A province told by a stretch of text.

    Args:
        province: its name before the mergers.
        sort: whether the province itself, a city or town, a district, or a town without its type word.
        seat: whether a body of the province or the word `tỉnh` stands right before it.
    """

    province: str
    sort: Sort
    start: int
    end: int
    seat: bool


class Gazetteer:
    """Names of provinces, towns and districts; those that several provinces share tell nothing."""

    def __init__(self, words: ProvinceWords) -> None:
        rows = words.province
        bare = {_key(name) for row in rows for name in row.bare}
        self.names = _unique(
            (name, row.name) for row in rows for name in (row.name, *row.aliases) if _key(name) not in bare
        )
        self.towns = _unique((name, row.name) for row in rows for name in (*row.towns, *row.bare))
        self.bare = _unique((name, row.name) for row in rows for name in row.bare)
        self.hints = _unique((name, row.name) for row in rows for name in row.hints)
        self.urban = _unique((name, row.name) for row in rows for name in row.urban)
        self.rural = _unique((name, row.name) for row in rows for name in row.rural)
        self.press = {press: row.name for row in rows for press in row.press}
        told = (self.names, self.towns, self.urban, self.rural)
        self.addresses = _unique(
            (squeezed, province)
            for table in told
            for name, province in table.items()
            if len(squeezed := re.sub(r"\W", "", fold(name))) > 3
        )
        self.datelines = {code: row.name for row in rows for code in row.datelines}
        self.successors = {row.name: (row.now, row.until) for row in rows if row.now and row.until}
        first: dict[str, set[str]] = defaultdict(set)
        for table in (self.names, self.towns, self.bare, self.urban, self.rural):
            for name in table:
                first[re.split(r"\W", name, maxsplit=1)[0]].add(name)
        self.by_first = {word: tuple(sorted(found, key=len, reverse=True)) for word, found in first.items()}


def _key(name: str) -> str:
    return canonical_tones(name).lower()


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name → province, without the names that several provinces share."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, province in pairs:
        owners[_key(name)].add(province)
    return {name: next(iter(found)) for name, found in owners.items() if len(found) == 1}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The table, read once."""
    return Gazetteer(load_vocabulary("provinces", ProvinceWords))


def in_force(province: str, date: str | None) -> str:
    """The unit that `province` was, or had become part of, on `date` (ISO); unchanged without a date."""
    successor = gazetteer().successors.get(province)
    if date is None or successor is None or date < successor[1]:
        return province
    return in_force(successor[0], date)


def mentions(text: str, lower: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Every province that `text[start:end]` tells, in order.

    Args:
        text: the text as printed; names count only with their capitals (`Hòa Bình`, not `hòa bình`).
        lower: the same in lower case with canonical tones.
    """
    table = gazetteer()
    end = len(text) if end is None else end
    past = start
    for word in _NAME.finditer(text, start, end):
        at = word.start()
        if at < past:
            continue
        for name in table.by_first.get(lower[at : word.end(1)], ()):
            stop = at + len(name)
            if stop > end or not lower.startswith(name, at) or (stop < len(lower) and lower[stop].isalnum()):
                continue
            if _FAMILY.search(text, max(0, at - 13), at):
                continue
            if " " in name and not text[at + name.rindex(" ") + 1].isupper():
                continue
            found = _told_by(name, lower[max(0, at - 48) : at])
            if found:
                past = stop
                yield Mention(found[0], found[1], at, stop, found[2])
                break
    for number in _NUMBERED.finditer(lower, start, end):
        if number[1] in table.urban:
            yield Mention(table.urban[number[1]], "district", number.start(), number.end(), False)


def _told_by(name: str, before: str) -> tuple[str, Sort, bool] | None:
    """The province that `name` tells behind the text `before`, how, and whether it is its seat."""
    table = gazetteer()
    around = place_words()
    if around.rural.search(before):
        return _row(table.rural, name, "district")
    if around.urban.search(before):
        return _row(table.urban, name, "district")
    if around.town.search(before):
        return _row(table.towns, name, "town")
    if around.city.search(before):
        if name in table.names:
            return table.names[name], "name", True
        return _row(table.towns, name, "town")
    if around.elsewhere.search(before):
        return None
    seat = around.seat.search(before) is not None
    if name in table.names:
        # Without a word for the city it is the man.
        if name == "hồ chí minh" and not before.endswith(("ubnd ", "hđnd ")):
            return None
        return table.names[name], "name", seat
    return _row(table.bare, name, "bare", seat=seat)


def _row(
    table: dict[str, str], name: str, sort: Sort, *, seat: bool = False
) -> tuple[str, Sort, bool] | None:
    return (table[name], sort, seat) if name in table else None


def of_press(where: str) -> str | None:
    """The province of the newspaper or site that `where` (addresses, datelines, site names) names.

    A newspaper's own name first (`baonghean.vn`), then the parts of an office's or school's address that are
    a province, town or district (`sotuphap.kontum.gov.vn`).
    """
    folded = fold(where)
    table = gazetteer()
    for press, province in table.press.items():
        if press in folded and re.search(rf"(?<![a-z]){re.escape(press)}(?:\.|tv|online|$)", folded):
            return province
    for address in _OFFICE.finditer(folded):
        for part in reversed(address[1].split(".")):
            if part in table.addresses:
                return table.addresses[part]
    return None


def of_newspapers(lines: Iterable[str]) -> str | None:
    """The province whose newspaper, or broadcaster, the page's own lines name: `BÁO HÒA BÌNH ĐIỆN TỬ`."""
    names = gazetteer().names
    told: set[str] = set()
    for line in lines:
        lower = canonical_tones(line[:_HEAD_LINE]).lower()
        found = _NEWSPAPER.match(lower)
        if found is None or len(line) > _HEAD_LINE:
            continue
        words = lower[found.end() :].split()
        told.update(names[name] for size in (2, 3) if (name := " ".join(words[:size])) in names)
    return next(iter(told)) if len(told) == 1 else None


def of_codes(lines: Iterable[str]) -> str | None:
    """The province of the newspaper whose code of three letters or more stands in the page's own lines."""
    codes = gazetteer().datelines
    told = {codes[word] for line in lines for word in _CODE.findall(line) if word in codes}
    return next(iter(told)) if len(told) == 1 else None


def of_dateline(view: View) -> str | None:
    """The province of the newspaper whose code stands before the first sentences: `LSO-`, `(GLO) -`."""
    for block in view.paragraphs[:5]:
        code = re.search(
            r"(?:^|\(|\s)([^\W\d_]{2,5}(?:\.VN)?)\)? ?[-–—]", view.text[block.start : block.start + 60]
        )
        if code and code[1] in gazetteer().datelines:
            return gazetteer().datelines[code[1]]
    return None
