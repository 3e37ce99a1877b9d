"""Going through the text of a query from left to right."""

from __future__ import annotations

import re
from typing import Final

from store.errors import QueryError
from store.language.folding import fold

QUOTES: Final = '"“”„«»'
QUOTED: Final = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)([{QUOTES}]?)")
CORE: Final = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
LETTER: Final = re.compile(r"[^\W_]")
SPACES: Final = re.compile(r"\s*")
BARE_VALUE: Final = re.compile(rf"[^\s,|(){QUOTES}]+")
_RUN: Final = re.compile(rf"[^\s{QUOTES}()|]+")


def refusal(message: str, hint: str, start: int, end: int) -> QueryError:
    """The error to raise for the part of the query from `start` to `end`."""
    return QueryError(message, hint, start=start, end=end)


class Cursor:
    """A place in a query.

    Args:
        text: the query, cleaned.
        typing: whether it is still being typed.
    """

    def __init__(self, text: str, typing: bool) -> None:
        self.text = text
        self.folded = fold(text)
        self.typing = typing
        self.at = 0
        self.negated = False

    def refusal(self, message: str, hint: str, end: int) -> QueryError:
        """The error to raise for what stands from here to `end`."""
        return refusal(message, hint, self.at, end)

    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.text)

    def run_at(self, at: int) -> str:
        """What stands at `at` without blanks, quotes, brackets and bars."""
        match = _RUN.match(self.text, at)
        return match[0] if match else ""

    def quoted(self) -> tuple[str, bool, bool]:
        """Reads a phrase: its text, whether its last word is a beginning, whether the quote was closed."""
        match = QUOTED.match(self.text, self.at)
        assert match is not None
        if not match[2] and not self.typing:
            raise self.refusal("This quote is not closed.", 'Add " where the phrase ends.', len(self.text))
        self.at = match.end()
        text = " ".join(match[1].split())
        bare = text.rstrip("* ")
        unfinished = not match[2] and bool(match[1]) and not match[1][-1].isspace() and not self.negated
        prefix = (text != bare or unfinished) and bool(LETTER.match(bare[-1:]))
        return bare, prefix, bool(match[2])

    def bare_value(self) -> tuple[str, bool, bool]:
        """A value without quotes, up to a blank or comma; whether it has a star; whether it may go on."""
        run = BARE_VALUE.match(self.text, self.at)
        typed = run[0] if run else ""
        self.at += len(typed)
        core = CORE.search(typed)
        if core is None:
            return "", False, False
        unfinished = self.typing and self.at_end() and core.end() == len(typed)
        return core[0], typed[core.end() : core.end() + 1] == "*", unfinished
