"""The parts of a query as it is typed, for colouring: a tolerant look at the text, not the reading of it."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

import msgspec

from store.language.folding import fold
from store.search.cursor import BARE_VALUE, QUOTED, QUOTES, Cursor
from store.search.days import NoSuchDayError, days_at
from store.search.fields import field_named, fixed_values, language

What = Literal["field", "value", "phrase", "minus", "operator"]
_LONGEST: Final = 2000


class QueryPart(msgspec.Struct, frozen=True):
    """`text[start:end]` (code points, half open) of a query is a field's name with its colon, one of its
    values, a phrase in quotes, a minus, or an operator (OR, AND, NOT, a bracket). Bare words are no part."""

    start: int
    end: int
    what: What


def query_parts(text: str) -> tuple[QueryPart, ...]:
    """The parts of `text` (NFC), in order, whether or not it can be understood."""
    if len(text) > _LONGEST:
        return ()
    cursor = Cursor(text, typing=True)
    words = language()
    operators = words.either | words.both | words.without
    parts: list[QueryPart] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char in QUOTES:
            quoted = QUOTED.match(text, at)
            end = quoted.end() if quoted else at + 1
            parts.append(QueryPart(at, end, "phrase"))
            at = end
        elif char in "()|":
            parts.append(QueryPart(at, at + 1, "operator"))
            at += 1
        elif char == "-" and text[at + 1 : at + 2].strip():
            parts.append(QueryPart(at, at + 1, "minus"))
            at += 1
        elif char.isspace():
            at += 1
        elif (found := words.fields.pattern.match(cursor.folded, at)) and text[found.end() :][:1] == ":":
            parts.append(QueryPart(at, found.end() + 1, "field"))
            at = _values(text, found.end() + 1, text[at : found.end()], parts)
        else:
            run = cursor.run_at(at) or char
            if run in operators:
                parts.append(QueryPart(at, at + len(run), "operator"))
            at += len(run)
    return tuple(parts)


def _values(text: str, at: int, name: str, parts: list[QueryPart]) -> int:
    """Adds the values of a field that begin at `at`; where they end."""
    field = field_named(name) or ""
    while True:
        blanks = len(text[at:]) - len(text[at:].lstrip())
        start = at + blanks
        end = start + (text[start : start + 1] == "=")
        end = _value_end(text, end, field)
        if end == start:
            return at
        parts.append(QueryPart(start, end, "value"))
        if text[end : end + 1] != "," or not text[end + 1 : end + 2].strip():
            return end
        at = end + 1


def _value_end(text: str, at: int, field: str) -> int:
    """Where the value that begins at `at` ends: a phrase, a name or a day of several words, or a run."""
    folded = fold(text)
    if quoted := QUOTED.match(text, at):
        return quoted.end()
    if field == "date":
        try:
            # Where a day ends does not depend on which day it is today.
            read = days_at(folded, at, date(2000, 1, 1))
        except NoSuchDayError as error:
            return max(at, error.end)
        if read:
            return read[1]
    run = BARE_VALUE.match(text, at)
    end = run.end() if run else at
    names = fixed_values(field)
    named = names.pattern.match(folded, at) if names else None
    whole_word = named is not None and not text[named.end() : named.end() + 1].isalnum()
    return max(end, named.end()) if named and whole_word else end
