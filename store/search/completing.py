"""What may be typed next: names of fields, and their values with counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec
import tantivy

from store.archive.work import Marks
from store.errors import QueryError
from store.language.folding import fold, nfc
from store.search.asking import count_of, values_beginning, values_of
from store.search.fields import compact, field_named, fixed_values, language
from store.search.parser import parse_query
from store.search.tree import Among, FieldName, Query, Value, all_of, top

_QUOTES: Final = '"“”„«»'
_VALUE: Final = re.compile(
    rf"(?:^|(?<=[\s(-]))(?P<name>[^\W\d_][\w -]{{0,20}}):(?P<before>(?:[^\s{_QUOTES}()]*,)?=?)"
    rf"(?P<quote>[{_QUOTES}]?)(?P<typed>[^{_QUOTES}()]*)\Z"
)
_BARE: Final = re.compile(rf"[^\s()|{_QUOTES}]*\Z")


class _Row(NamedTuple):
    value: str
    label: str
    meetings: int


class Completion(msgspec.Struct, frozen=True):
    """One thing that may stand where the cursor is.

    Args:
        start, end: the part of the query it replaces, code points, half open.
        text: what to put there.
        label: what to show.
        count: how many meetings it would leave; None for a field's name.
    """

    start: int
    end: int
    text: str
    label: str
    count: int | None = None


def completions(
    searcher: tantivy.Searcher, text: str, cursor: int, limit: int, marks: Marks | None
) -> tuple[Completion, ...]:
    """See `Index.complete`."""
    head = nfc(text[:cursor])
    if value := _VALUE.search(head):
        name, start = _trimmed(value)
        field = field_named(name) if name else None
        if field and (value["quote"] or " " not in value["typed"].strip()):
            rest = _understood(head[:start] + text[cursor:])
            begin = value.end() - len(value["typed"]) - len(value["quote"])
            rows = _values(searcher, field, value["typed"], rest, limit, marks)
            names = fixed_values(field) if compact(name) != field else None
            return tuple(
                Completion(
                    begin, cursor, names.shown(one).replace(" ", "-") if names else _quoted(one), label, count
                )
                for one, label, count in rows
            )
    bare = _BARE.search(head)
    typed = bare[0].lstrip("-") if bare else ""
    start = len(head) - len(typed)
    return tuple(_fields(typed, start, cursor))[:limit] if typed else ()


def _trimmed(value: re.Match[str]) -> tuple[str, int]:
    """The field's name without words before it, and where it begins."""
    name = value["name"]
    for found in re.finditer(r"(?:^| )(?=\S)", name):
        if field_named(name[found.end() :]):
            return name[found.end() :], value.start("name") + found.end()
    return "", value.start("name")


def _understood(text: str) -> Query:
    try:
        return parse_query(text, typing=True)
    except QueryError:
        return Query()


def _quoted(value: str) -> str:
    return value if re.fullmatch(r"[\w./&-]+", value) else f'"{value}"'


def _values(
    searcher: tantivy.Searcher, field: FieldName, typed: str, rest: Query, limit: int, marks: Marks | None
) -> list[_Row]:
    """Values that begin as typed: the value, what to show, how many meetings of the rest of the query have
    it; the most frequent first."""

    def counted(value: str) -> int:
        one = Among(field, (Value(value),))
        return count_of(searcher, Query(all_of([*top(rest), one])), marks)

    def rows(values: Iterable[str]) -> list[_Row]:
        names = fixed_values(field)
        shown = ((one, f"{names.shown(one)} ({one})" if names else one) for one in values)
        return sorted((_Row(one, label, counted(one)) for one, label in shown), key=lambda row: -row.meetings)

    names = fixed_values(field)
    if names is not None:
        return rows(names.beginning(typed) if compact(typed) else names.slugs)[:limit]
    if field == "tag":
        return rows(tag for tag in (marks.tags if marks else ()) if fold(tag).startswith(fold(typed)))[:limit]
    if field == "date":
        years = values_of(searcher, rest, "year", marks)
        return [_Row(year, year, count) for year, count in years if year.startswith(typed)][:limit]
    return rows(one for one, _ in values_beginning(searcher, field, typed, rest, limit, marks))


def _fields(typed: str, start: int, end: int) -> Iterator[Completion]:
    """Fields one of whose names begins as typed, under the name that does."""
    key = compact(typed)
    for slug, names in language().fields.slugs.items():
        match = next((name for name in names if key and compact(name).startswith(key)), None)
        if match:
            shown = f"{names[1]} ({slug})"
            yield Completion(start, end, match.replace(" ", "-") + ":", shown)
