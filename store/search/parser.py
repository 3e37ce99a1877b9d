"""The query language: text to tree. Whatever cannot be understood is refused with its place."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import Final, NoReturn

from store.errors import QueryError
from store.language.folding import clean, fold
from store.search.days import NoSuchDayError, days_at, may_become_days
from store.search.fields import Names, compact, field_named, fixed_values, language, province_names
from store.search.tree import (
    WHOLE_FIELDS,
    Among,
    Days,
    FieldName,
    Node,
    Phrase,
    Query,
    Value,
    When,
    Without,
    Word,
    all_of,
    either_of,
)

MAX_LENGTH: Final = 2000
MAX_DEPTH: Final = 20
MAX_WORD: Final = 100

_QUOTES: Final = '"“”„«»'
_QUOTED = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)([{_QUOTES}]?)")
_SKIPPED = re.compile(rf"(?:[^\w{_QUOTES}()|*-]|_|-(?![^\W_{_QUOTES[0]}]|[{_QUOTES}(]))+")
_RUN = re.compile(rf"[^\s{_QUOTES}()|]+")
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_UNKNOWN_FIELD = re.compile(rf"([^\W\d_][\w-]*):(?=[\w=<>{_QUOTES}])")
_BARE_VALUE = re.compile(rf"[^\s,|(){_QUOTES}]+")
_LETTER = re.compile(r"[^\W_]")
_SPACES = re.compile(r"\s*")


def parse_query(text: str, *, typing: bool = False, today: date | None = None) -> Query:
    """The tree of a query.

    Args:
        text: what was typed.
        typing: the query is still being typed: its last bare word or value is a beginning, and an unfinished
            quote, field, bracket or operator at its end is taken as it is meant.
        today: the day from which `năm nay`, `tháng trước` … are counted; without it, today.

    Raises:
        QueryError: it cannot be understood; with the reason and the place in `text`.
    """
    cleaned = clean(text).replace("\n", " ")
    try:
        if len(cleaned) > MAX_LENGTH:
            _refuse(
                f"The query is longer than {MAX_LENGTH:,} characters.",
                "Use a few words of what you are looking for.",
                MAX_LENGTH,
                len(cleaned),
            )
        return Query(_Reader(cleaned, typing, today or date.today()).read())
    except QueryError as error:
        places = (min(at, len(cleaned)) for at in (error.start, error.end))
        start, end = (at if cleaned == text else _place(text, at) for at in places)
        raise QueryError(error.message, error.hint, start=start, end=end) from None


def _place(text: str, offset: int) -> int:
    """Where in `text` the first `offset` code points of its cleaned form end."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        if len(clean(text[:middle])) < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _refuse(message: str, hint: str, start: int, end: int) -> NoReturn:
    raise QueryError(message, hint, start=start, end=end)


class _Reader:
    """Reads one query from left to right; `at` is how far it has come."""

    def __init__(self, text: str, typing: bool, today: date) -> None:
        self.text = text
        self.folded = fold(text)
        self.typing = typing
        self.today = today
        self.at = 0
        self.depth = 0
        self.negated = False

    def read(self) -> Node | None:
        node = self.either()
        if self.at < len(self.text):
            self.refuse("This bracket closes nothing.", "Remove it, or open one before it.", self.at + 1)
        if node is None and not self.typing and (left := self.text.strip()):
            start = self.text.index(left)
            _refuse(
                "There is no word here to search for.", "Type letters or digits.", start, start + len(left)
            )
        return node

    def refuse(self, message: str, hint: str, end: int) -> NoReturn:
        _refuse(message, hint, self.at, end)

    def at_end(self) -> bool:
        return self.at >= len(self.text)

    def either(self) -> Node | None:
        """Alternatives, up to the end or a closing bracket."""
        branches: list[Node] = []
        while True:
            start = self.at
            branch = self.all()
            operator = self.operator_at(self.at)
            if branch is not None:
                branches.append(branch)
            elif operator or branches:
                self.missing_side(start, operator)
            if operator is None:
                return either_of(branches)
            self.at += len(operator)

    def missing_side(self, start: int, operator: str | None) -> None:
        """An OR with nothing on one side; while typing, its right side may still come."""
        if operator is None and self.typing and self.at_end():
            return
        self.at = start
        _refuse(
            "Something is missing beside this OR.",
            'Write what may occur on both sides, or "OR" in quotes for the word itself.',
            *self.place_of_operator(start),
        )

    def place_of_operator(self, start: int) -> tuple[int, int]:
        after = _SPACES.match(self.text, start)
        assert after is not None
        here = after.end()
        if operator := self.operator_at(here):
            return here, here + len(operator)
        before = self.text[:start].rstrip()
        last = re.search(r"\S+\Z", before)
        return (last.start(), last.end()) if last else (start, start + 1)

    def operator_at(self, at: int) -> str | None:
        """The OR that stands at `at`, as typed."""
        run = "|" if self.text[at : at + 1] == "|" else self.run_at(at)
        return run if run in language().either else None

    def run_at(self, at: int) -> str:
        match = _RUN.match(self.text, at)
        return match[0] if match else ""

    def all(self) -> Node | None:
        """Everything that must hold together, up to an OR, a closing bracket or the end."""
        nodes: list[Node] = []
        while True:
            self.skip()
            if self.at_end() or self.text[self.at] in ")|" or self.operator_at(self.at):
                return all_of(nodes)
            if self.run_at(self.at) in language().both:
                self.at += len(self.run_at(self.at))
                continue
            node = self.one()
            if node is not None:
                nodes.append(node)

    def skip(self) -> None:
        if match := _SKIPPED.match(self.text, self.at):
            self.at = match.end()

    def one(self) -> Node | None:
        char = self.text[self.at]
        run = self.run_at(self.at)
        if char == "-" or run in language().without:
            return self.without(1 if char == "-" else len(run))
        if char == "(":
            return self.group()
        if char in _QUOTES:
            return self.phrase()
        found = language().fields.pattern.match(self.folded, self.at)
        if found and self.text[found.end() : found.end() + 1] == ":":
            return self.field(found.end() + 1)
        if unknown := _UNKNOWN_FIELD.match(self.text, self.at):
            self.refuse_field(unknown)
        return self.word()

    def without(self, length: int) -> Node | None:
        start = self.at
        self.at += length
        if length > 1:
            self.skip()
        if self.at_end() or self.text[self.at] in ")|":
            if self.typing and self.at_end():
                return None
            _refuse(
                "Nothing follows this NOT.",
                'Write what must not occur, or "NOT" in quotes for the word itself.',
                start,
                start + length,
            )
        was, self.negated = self.negated, True
        node = self.one()
        self.negated = was
        if isinstance(node, Without):
            return node.node
        return None if node is None else Without(node)

    def group(self) -> Node | None:
        start = self.at
        if self.depth == MAX_DEPTH:
            self.refuse(f"Brackets nest more than {MAX_DEPTH} deep.", "Ask more simply.", start + 1)
        self.at += 1
        self.depth += 1
        node = self.either()
        self.depth -= 1
        if self.at_end():
            if not self.typing:
                _refuse("This bracket is not closed.", "Add ) where the group ends.", start, start + 1)
            return node
        self.at += 1
        if node is None and not self.typing:
            _refuse("These brackets are empty.", "Remove them.", start, self.at)
        return node

    def phrase(self) -> Node | None:
        start = self.at
        text, prefix, closed = self.quoted()
        if not _LETTER.search(text):
            if self.typing and not closed:
                return None
            _refuse(
                "There is no word between these quotes.",
                "Type letters or digits, or remove them.",
                start,
                self.at,
            )
        return Phrase(text, prefix)

    def quoted(self) -> tuple[str, bool, bool]:
        """The text between quotes, whether its last word is a beginning, whether the quote was closed."""
        match = _QUOTED.match(self.text, self.at)
        assert match is not None
        if not match[2] and not self.typing:
            self.refuse("This quote is not closed.", 'Add " where the phrase ends.', len(self.text))
        self.at = match.end()
        text = " ".join(match[1].split())
        bare = text.rstrip("* ")
        unfinished = not match[2] and bool(match[1]) and not match[1][-1].isspace() and not self.negated
        prefix = (text != bare or unfinished) and bool(_LETTER.match(bare[-1:]))
        return bare, prefix, bool(match[2])

    def word(self) -> Node | None:
        run = self.run_at(self.at)
        core = _CORE.search(run)
        end = self.at + len(run)
        if core is None or core.start():
            self.refuse("A star can only follow the beginning of a word.", "For example: nghi*", end)
        text = core[0]
        if "*" in text:
            self.refuse("A star can only stand at the end of a word.", "For example: nghi*", end)
        if len(text) > MAX_WORD:
            self.refuse(f"This word is longer than {MAX_WORD} letters.", "Shorten it.", end)
        prefix = run[core.end() : core.end() + 1] == "*"
        unfinished = self.typing and end == len(self.text) and len(run) == core.end() and not self.negated
        self.at = end
        words = language()
        if not prefix and text in words.either | words.both | words.without:
            return Phrase(text)
        return Word(text, prefix or unfinished)

    def refuse_field(self, match: re.Match[str]) -> NoReturn:
        names = language().fields.known
        near = get_close_matches(compact(match[1]), names, n=1, cutoff=0.6)
        known = ", ".join(f"{slug}:" for slug in language().fields.slugs)
        hint = f"Did you mean {names[near[0]]}:? " if near else ""
        _refuse(
            f"There is no field {match[1]}.",
            f"{hint}Fields are {known}. To search for the words, leave a blank after the colon.",
            match.start(),
            match.end(),
        )

    def field(self, at: int) -> Node | None:
        """A field and its values, whose first begins at `at`."""
        start = self.at
        name = field_named(self.text[start : at - 1])
        assert name is not None
        spaces = _SPACES.match(self.text, at)
        assert spaces is not None
        self.at = spaces.end()
        spans: list[Days] = []
        values: list[Value] = []
        while True:
            if self.at_end() or self.text[self.at] in "()|,":
                if self.at_end() and self.typing:
                    break
                _refuse(
                    f"The field {name}: has no value.",
                    f"For example: {name}:{_EXAMPLES[name]}",
                    start,
                    max(self.at, at),
                )
            if name == "date":
                spans.extend(self.days())
            else:
                values.extend(self.values(name))
            if not re.match(r",[^\s,)|]", self.text[self.at : self.at + 2]):
                break
            self.at += 1
        if spans:
            return When(tuple(dict.fromkeys(spans)))
        return Among(name, tuple(dict.fromkeys(values))) if values else None

    def days(self) -> list[Days]:
        """One span of days; none where it is still being typed."""
        start = self.at
        quoted = _QUOTED.match(self.text, start)
        inside = quoted.end() - len(quoted[2]) if quoted else len(self.text)
        first = _SPACES.match(self.text, start + bool(quoted))
        assert first is not None
        if quoted and not quoted[2] and not self.typing:
            self.refuse("This quote is not closed.", 'Add " where the date ends.', len(self.text))
        try:
            read = days_at(self.folded[:inside], first.end(), self.today)
        except NoSuchDayError as error:
            if self.typing and error.end == len(self.text):
                self.at = len(self.text)
                return []
            _refuse(
                "The calendar has no such day.",
                "A day comes before its month: 7/12/2021.",
                error.start,
                error.end,
            )
        rest = self.text[read[1] : inside] if read else ""
        if read and not (quoted and rest.strip()) and not re.match(r"[\w/]|-\d", rest):
            self.at = quoted.end() if quoted else read[1]
            return [read[0]]
        run = _BARE_VALUE.match(self.text, start)
        end = quoted.end() if quoted else run.end() if run else start + 1
        if self.typing and (end == len(self.text) or may_become_days(self.folded, first.end())):
            self.at = len(self.text)
            return []
        _refuse(
            "This is no date with a year.",
            "For example: 2021 · 12/2021 · 7/12/2021 · quý 4/2021 · 6 tháng đầu năm 2022 · "
            "2021-12-01..2022-01-31 · >=2022 · năm nay",
            start,
            end,
        )

    def values(self, name: FieldName) -> list[Value]:
        """One value as typed; several where it is still being typed and several begin so."""
        whole = self.text[self.at] == "="
        if whole:
            if name not in WHOLE_FIELDS:
                self.refuse(
                    f"{name}: knows no exact value.",
                    f"Leave the = out; {name}: looks for words.",
                    self.at + 1,
                )
            self.at += 1
        start = self.at
        names = province_names() if name == "province" else fixed_values(name)
        quoted = _QUOTED.match(self.text, start)
        if names is not None and not quoted and (slug := self.longest(names)):
            return [Value(slug, whole)]
        if quoted:
            text, prefix, _ = self.quoted()
        else:
            text, prefix, unfinished = self.bare_value()
            prefix = prefix or (unfinished and (names is not None or not self.negated))
        if names is not None and compact(text):
            return self.fixed(name, names, text, start, prefix, whole)
        if not _LETTER.search(text):
            if self.typing and self.at_end():
                return []
            _refuse(
                f"The field {name}: has no value.",
                f"For example: {name}:{_EXAMPLES[name]}",
                start,
                max(self.at, start + 1),
            )
        return [Value(text, whole, prefix and not whole)]

    def bare_value(self) -> tuple[str, bool, bool]:
        """A value without quotes, up to a blank or comma; whether it has a star; whether it may go on."""
        run = _BARE_VALUE.match(self.text, self.at)
        typed = run[0] if run else ""
        self.at += len(typed)
        core = _CORE.search(typed)
        if core is None:
            return "", False, False
        unfinished = self.typing and self.at_end() and core.end() == len(typed)
        return core[0], typed[core.end() : core.end() + 1] == "*", unfinished

    def longest(self, names: Names) -> str | None:
        """The value whose name, several words perhaps, stands here; moves behind it."""
        match = names.pattern.match(self.folded, self.at)
        if match is None or re.match(r"[\w*]|-\w", self.text[match.end() : match.end() + 2]):
            return None
        if self.typing and match.end() == len(self.text) and len(names.beginning(match[0])) > 1:
            return None
        self.at = match.end()
        return names.find(match[0])

    def fixed(
        self, name: FieldName, names: Names, text: str, start: int, beginning: bool, whole: bool
    ) -> list[Value]:
        if slug := names.find(text):
            return [Value(slug, whole)]
        if beginning and (found := names.beginning(text)):
            return [Value(slug) for slug in found]
        near = get_close_matches(compact(text), names.known, n=1, cutoff=0.6)
        hint = f"Did you mean {names.shown(names.known[near[0]])}? " if near else ""
        if name == "province":
            hint += "Write the name of a province as it is or as it was before the mergers."
        else:
            hint += "Known are: " + ", ".join(f"{slug} ({names.shown(slug)})" for slug in names.slugs) + "."
        _refuse(f"{name}: does not know {text!r}.", hint, start, max(self.at, start + 1))


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
    "has": "target",
}
