"""The query language: text to tree. Whatever cannot be understood is refused with its place."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from store.errors import QueryError
from store.language.folding import clean
from store.search.cursor import CORE, LETTER, QUOTES, SPACES, Cursor, refusal
from store.search.field_values import read_field
from store.search.fields import compact, language
from store.search.tree import (
    Node,
    Phrase,
    Query,
    Without,
    Word,
    all_of,
    either_of,
)

MAX_LENGTH: Final = 2000
MAX_DEPTH: Final = 20
MAX_WORD: Final = 100

_SKIPPED = re.compile(rf"(?:[^\w{QUOTES}()|*-]|_|-(?![^\W_]|[{QUOTES}(]))+")
# The last word of a row while one or two letters of it are typed: too many words begin so. Two capitals are
# the end of a document's number: 05-CT/TW.
_JUST_BEGUN = re.compile(r"[\W_]+[^\W\d_]{1,2}\Z")
_UNKNOWN_FIELD = re.compile(rf"([^\W\d_][\w-]*):(?=[\w=<>{QUOTES}])")


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
            raise refusal(
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


def _without_just_begun(text: str) -> tuple[str, bool]:
    """`text` without a last word that has just been begun, and whether its last word is still unfinished."""
    last = text[-2:]
    whole = text if last.isalpha() and last.isupper() else _JUST_BEGUN.sub("", text)
    return (whole, False) if whole != text and LETTER.search(whole) else (text, True)


class _Reader(Cursor):
    """Reads one query."""

    def __init__(self, text: str, typing: bool, today: date) -> None:
        super().__init__(text, typing)
        self.today = today
        self.depth = 0

    def read(self) -> Node | None:
        node = self.either()
        if self.at < len(self.text):
            raise self.refusal(
                "This bracket closes nothing.", "Remove it, or open one before it.", self.at + 1
            )
        if node is None and not self.typing and (left := self.text.strip()):
            start = self.text.index(left)
            raise refusal(
                "There is no word here to search for.", "Type letters or digits.", start, start + len(left)
            )
        return node

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
        raise refusal(
            "Something is missing beside this OR.",
            'Write what may occur on both sides, or "OR" in quotes for the word itself.',
            *self.place_of_operator(start),
        )

    def place_of_operator(self, start: int) -> tuple[int, int]:
        after = SPACES.match(self.text, start)
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
        if char in QUOTES:
            return self.phrase()
        named = ":" in self.text
        found = language().fields.pattern.match(self.folded, self.at) if named else None
        if found and self.text[found.end() : found.end() + 1] == ":":
            return read_field(self, found.end() + 1, self.today)
        if unknown := _UNKNOWN_FIELD.match(self.text, self.at):
            raise self.no_field(unknown)
        return self.word()

    def without(self, length: int) -> Node | None:
        start = self.at
        self.at += length
        if length > 1:
            self.skip()
        if self.at_end() or self.text[self.at] in ")|":
            if self.typing and self.at_end():
                return None
            raise refusal(
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
            raise self.refusal(f"Brackets nest more than {MAX_DEPTH} deep.", "Ask more simply.", start + 1)
        self.at += 1
        self.depth += 1
        node = self.either()
        self.depth -= 1
        if self.at_end():
            if not self.typing:
                raise refusal("This bracket is not closed.", "Add ) where the group ends.", start, start + 1)
            return node
        self.at += 1
        if node is None and not self.typing:
            raise refusal("These brackets are empty.", "Remove them.", start, self.at)
        return node

    def phrase(self) -> Node | None:
        start = self.at
        text, prefix, closed = self.quoted()
        if not LETTER.search(text):
            if self.typing and not closed:
                return None
            raise refusal(
                "There is no word between these quotes.",
                "Type letters or digits, or remove them.",
                start,
                self.at,
            )
        if prefix and not closed and not self.text.endswith("*"):
            text, prefix = _without_just_begun(text)
        return Phrase(text, prefix)

    def word(self) -> Node | None:
        run = self.run_at(self.at)
        core = CORE.search(run)
        end = self.at + len(run)
        if core is None or core.start():
            raise self.refusal("A star can only follow the beginning of a word.", "For example: nghi*", end)
        text = core[0]
        if "*" in text:
            raise self.refusal("A star can only stand at the end of a word.", "For example: nghi*", end)
        if len(text) > MAX_WORD:
            raise self.refusal(f"This word is longer than {MAX_WORD} letters.", "Shorten it.", end)
        prefix = run[core.end() : core.end() + 1] == "*"
        unfinished = self.typing and end == len(self.text) and len(run) == core.end() and not self.negated
        self.at = end
        words = language()
        if not prefix and text in words.either | words.both | words.without:
            return Phrase(text)
        if unfinished and not prefix:
            text, unfinished = _without_just_begun(text)
        return Word(text, prefix or unfinished)

    def no_field(self, match: re.Match[str]) -> QueryError:
        from difflib import get_close_matches  # noqa: PLC0415 - for slips alone

        names = language().fields.known
        near = get_close_matches(compact(match[1]), names, n=1, cutoff=0.6)
        known = ", ".join(f"{slug}:" for slug in language().fields.slugs)
        hint = f"Did you mean {names[near[0]]}:? " if near else ""
        return refusal(
            f"There is no field {match[1]}.",
            f"{hint}Fields are {known}. To search for the words, leave a blank after the colon.",
            match.start(),
            match.end(),
        )
