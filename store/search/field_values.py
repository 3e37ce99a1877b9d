"""Fields of a query and their values."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from store.search.cursor import BARE_VALUE, LETTER, QUOTED, SPACES, Cursor, refusal
from store.search.fields import Names, compact, field_named, fixed_values, province_names
from store.search.tree import WHOLE_FIELDS, Among, Days, FieldName, Node, Value, When

_EXAMPLES: Final[dict[str, str]] = {
    "person": '"Trần Văn An"',
    "chair": '"Trần Văn An"',
    "speaker": '"Trần Văn An"',
    "present": '"Trần Văn An"',
    "author": '"Trần Văn An"',
    "org": '"Đảng ủy Sở Y tế"',
    "province": '"Nghệ An"',
    "kind": "review",
    "doc": "05-CT/TW",
    "date": "2021",
    "title": '"sơ kết"',
    "in": "hạn-chế",
    "tag": "quan-trọng",
    "note": '"hỏi lại"',
    "has": "target",
}


def read_field(cursor: Cursor, at: int, today: date) -> Node | None:
    """A field and its values, whose first begins at `at`."""
    start = cursor.at
    name = field_named(cursor.text[start : at - 1])
    assert name is not None
    spaces = SPACES.match(cursor.text, at)
    assert spaces is not None
    cursor.at = spaces.end()
    spans: list[Days] = []
    values: list[Value] = []
    while True:
        if cursor.at_end() or cursor.text[cursor.at] in "()|,":
            if cursor.at_end() and cursor.typing:
                break
            raise refusal(
                f"The field {name}: has no value.",
                f"For example: {name}:{_EXAMPLES[name]}",
                start,
                max(cursor.at, at),
            )
        if name == "date":
            spans.extend(_days(cursor, today))
        else:
            values.extend(_values(cursor, name))
        if not re.match(r",[^\s,)|]", cursor.text[cursor.at : cursor.at + 2]):
            break
        cursor.at += 1
    if spans:
        return When(tuple(dict.fromkeys(spans)))
    return Among(name, tuple(dict.fromkeys(values))) if values else None


def _days(cursor: Cursor, today: date) -> list[Days]:
    """One span of days; none where it is still being typed."""
    from store.search.days import NoSuchDayError, days_at, may_become_days  # noqa: PLC0415 - for dates alone

    start = cursor.at
    quoted = QUOTED.match(cursor.text, start)
    inside = quoted.end() - len(quoted[2]) if quoted else len(cursor.text)
    first = SPACES.match(cursor.text, start + bool(quoted))
    assert first is not None
    if quoted and not quoted[2] and not cursor.typing:
        raise cursor.refusal("This quote is not closed.", 'Add " where the date ends.', len(cursor.text))
    try:
        read = days_at(cursor.folded[:inside], first.end(), today)
    except NoSuchDayError as error:
        if cursor.typing and error.end == len(cursor.text):
            cursor.at = len(cursor.text)
            return []
        message, hint = (
            ("This ends before it begins.", "The earlier day comes first: 2021-12..2022-01.")
            if error.backwards
            else ("The calendar has no such day.", "A day comes before its month: 7/12/2021.")
        )
        raise refusal(message, hint, error.start, error.end) from error
    rest = cursor.text[read[1] : inside] if read else ""
    if read and not (quoted and rest.strip()) and not re.match(r"[\w/]|-\d", rest):
        cursor.at = quoted.end() if quoted else read[1]
        return [read[0]]
    run = BARE_VALUE.match(cursor.text, start)
    end = quoted.end() if quoted else run.end() if run else start + 1
    if cursor.typing and (end == len(cursor.text) or may_become_days(cursor.folded, first.end())):
        cursor.at = len(cursor.text)
        return []
    raise refusal(
        "This is no date with a year.",
        "For example: 2021 · 12/2021 · 7/12/2021 · quý 4/2021 · 6 tháng đầu năm 2022 · "
        "2021-12-01..2022-01-31 · >=2022 · năm nay",
        start,
        end,
    )


def _values(cursor: Cursor, name: FieldName) -> list[Value]:
    """One value as typed; several where it is still being typed and several begin so."""
    whole = cursor.text[cursor.at] == "="
    if whole:
        if name not in WHOLE_FIELDS:
            raise cursor.refusal(
                f"{name}: knows no exact value.",
                f"Leave the = out; {name}: looks for words.",
                cursor.at + 1,
            )
        cursor.at += 1
    start = cursor.at
    names = province_names() if name == "province" else fixed_values(name)
    quoted = QUOTED.match(cursor.text, start)
    if names is not None and not quoted and (slug := _longest(cursor, names)):
        return [Value(slug, whole)]
    if quoted:
        text, prefix, _ = cursor.quoted()
    else:
        text, prefix, unfinished = cursor.bare_value()
        prefix = prefix or (unfinished and (names is not None or not cursor.negated))
    if names is not None and compact(text):
        return _fixed(cursor, name, names, text, start, prefix, whole)
    if not LETTER.search(text):
        if cursor.typing and cursor.at_end():
            return []
        raise refusal(
            f"The field {name}: has no value.",
            f"For example: {name}:{_EXAMPLES[name]}",
            start,
            max(cursor.at, start + 1),
        )
    return [Value(text, whole, prefix and not whole)]


def _longest(cursor: Cursor, names: Names) -> str | None:
    """The value whose name, several words perhaps, stands here; moves behind it."""
    match = names.pattern.match(cursor.folded, cursor.at)
    if match is None or re.match(r"[\w*]|-\w", cursor.text[match.end() : match.end() + 2]):
        return None
    if cursor.typing and match.end() == len(cursor.text) and len(names.beginning(match[0])) > 1:
        return None
    cursor.at = match.end()
    return names.find(match[0])


def _fixed(
    cursor: Cursor, name: FieldName, names: Names, text: str, start: int, beginning: bool, whole: bool
) -> list[Value]:
    if slug := names.find(text):
        return [Value(slug, whole)]
    if beginning and (found := names.beginning(text)):
        return [Value(slug) for slug in found]
    from difflib import get_close_matches  # noqa: PLC0415 - for slips alone

    near = get_close_matches(compact(text), names.known, n=1, cutoff=0.6)
    hint = f"Did you mean {names.shown(names.known[near[0]])}? " if near else ""
    if name == "province":
        hint += "Write the name of a province as it is or as it was before the mergers."
    else:
        hint += "Known are: " + ", ".join(f"{slug} ({names.shown(slug)})" for slug in names.slugs) + "."
    raise refusal(f"{name}: does not know {text!r}.", hint, start, max(cursor.at, start + 1))
