"""A regular expression matched step by step, so that its work can be counted.

Python's own engine does not tell how many steps it took. This one backtracks in the same order over the same
parse tree, and counts one step for each character, set, place, branch and repetition it tries; what it finds
is compared with what Python's finds, so that the count is that of the same search.
"""

from __future__ import annotations

import re
import re._constants as names  # type: ignore[import-not-found]
import re._parser as parsing  # type: ignore[import-not-found]
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

MOST: Final = 1_000_000
_Next = Callable[[int], int | None]
_Node = Callable[[int, _Next], int | None]
_REPEATS: Final = {names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT}
_DEEP: Final = 60_000


@contextmanager
def room_to_backtrack() -> Iterator[None]:
    """Lets Python call itself as deep as backtracking goes, for a while: others rely on the usual limit."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(max(usual, _DEEP))
    try:
        yield
    finally:
        sys.setrecursionlimit(usual)


class TooManyStepsError(Exception):
    """The search takes more than `MOST` steps."""


class Stepper:
    """A compiled pattern whose steps are counted.

    Args:
        pattern: as given to `re.compile`.
        flags: likewise.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        tree = parsing.parse(pattern, flags)
        self.steps = 0
        self._text = ""
        self._groups: dict[int, tuple[int, int]] = {}
        self._match = self._sequence(list(tree), tree.state.flags | flags)

    def find_all(self, text: str) -> list[tuple[int, int]]:
        """The spans `finditer` gives; `steps` is then what they took.

        Raises:
            TooManyStepsError: more than can be waited for.
        """
        self.steps, self._text = 0, text
        spans: list[tuple[int, int]] = []
        place, was_empty = 0, False
        while place <= len(text):
            self._groups = {}
            begun = place
            end = self._match(place, (lambda at: at if at > begun else None) if was_empty else _same)  # noqa: B023
            was_empty = False
            if end is None:
                place += 1
                continue
            spans.append((place, end))
            was_empty = end == place
            place = end
        return spans

    def match(self, text: str) -> bool:
        """Whether the pattern matches at the beginning; `steps` is then what that took."""
        self.steps, self._text, self._groups = 0, text, {}
        return self._match(0, _same) is not None

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST:
            raise TooManyStepsError

    def _sequence(self, items: list[Any], flags: int) -> _Node:
        nodes = [self._node(op, value, flags) for op, value in items]
        if len(nodes) == 1:
            return nodes[0]

        def run(at: int, then: _Next) -> int | None:
            def go(index: int, at: int) -> int | None:
                if index == len(nodes):
                    return then(at)
                return nodes[index](at, lambda end: go(index + 1, end))

            return go(0, at)

        return run

    def _node(self, op: Any, value: Any, flags: int) -> _Node:
        single = self._single(op, value, flags)
        if single is not None:
            return self._one(single)
        if op in _REPEATS:
            return self._repeat(op, value, flags)
        if op is names.SUBPATTERN:
            group, added, removed, items = value
            inner = self._sequence(list(items), (flags | added) & ~removed)
            return inner if group is None else self._captured(group, inner)
        if op is names.BRANCH:
            return self._branch([self._sequence(list(items), flags) for items in value[1]])
        if op is names.ATOMIC_GROUP:
            return self._atomic(self._sequence(list(value), flags))
        if op in {names.ASSERT, names.ASSERT_NOT}:
            return self._look(op, value, flags)
        if op is names.AT:
            return self._at(value, flags)
        if op is names.GROUPREF:
            return self._again(value)
        raise NotImplementedError(op)

    # What matches one character.

    def _single(self, op: Any, value: Any, flags: int) -> Callable[[str], bool] | None:
        if op in {names.LITERAL, names.NOT_LITERAL, names.ANY, names.IN}:
            cache: dict[str, bool] = {}
            pattern = re.compile(_written(op, value), flags & (re.I | re.S | re.A))

            def accepts(char: str) -> bool:
                found = cache.get(char)
                if found is None:
                    found = cache[char] = pattern.fullmatch(char) is not None
                return found

            return accepts
        return None

    def _one(self, accepts: Callable[[str], bool]) -> _Node:
        def run(at: int, then: _Next) -> int | None:
            self._step()
            if at < len(self._text) and accepts(self._text[at]):
                return then(at + 1)
            return None

        return run

    # What is made of others.

    def _repeat(self, op: Any, value: Any, flags: int) -> _Node:
        low, high, items = value
        items = list(items)
        single = self._single(*items[0], flags) if len(items) == 1 else None
        if single is not None:
            return self._repeat_single(op, low, high, single)
        inner = self._sequence(items, flags)

        def greedy(count: int, at: int, then: _Next) -> int | None:
            self._step()
            if count < high:

                def more(end: int) -> int | None:
                    if end == at and count >= low:
                        return None
                    return greedy(count + 1, end, then)

                found = inner(at, more)
                if found is not None:
                    return found
            return then(at) if count >= low else None

        def lazy(count: int, at: int, then: _Next) -> int | None:
            self._step()
            if count >= low:
                found = then(at)
                if found is not None:
                    return found
            if count >= high:
                return None
            return inner(at, lambda end: None if end == at and count >= low else lazy(count + 1, end, then))

        if op is names.MIN_REPEAT:
            return lambda at, then: lazy(0, at, then)
        if op is names.POSSESSIVE_REPEAT:
            return self._atomic(lambda at, then: greedy(0, at, then))
        return lambda at, then: greedy(0, at, then)

    def _repeat_single(self, op: Any, low: int, high: int, accepts: Callable[[str], bool]) -> _Node:
        def run(at: int, then: _Next) -> int | None:
            text, end = self._text, at
            most = len(text) if high is names.MAXREPEAT else min(len(text), at + high)
            if op is names.MIN_REPEAT:
                while True:
                    if end - at >= low:
                        found = then(end)
                        if found is not None:
                            return found
                    self._step()
                    if end >= most or not accepts(text[end]):
                        return None
                    end += 1
            while end < most and accepts(text[end]):
                self._step()
                end += 1
            self._step()
            if op is names.POSSESSIVE_REPEAT:
                return then(end) if end - at >= low else None
            while end - at >= low:
                self._step()
                found = then(end)
                if found is not None:
                    return found
                end -= 1
            return None

        return run

    def _captured(self, group: int, inner: _Node) -> _Node:
        def run(at: int, then: _Next) -> int | None:
            before = self._groups.get(group)

            def keep(end: int) -> int | None:
                within = self._groups.get(group)
                self._groups[group] = (at, end)
                found = then(end)
                if found is None:
                    self._restore(group, within)
                return found

            found = inner(at, keep)
            if found is None:
                self._restore(group, before)
            return found

        return run

    def _restore(self, group: int, span: tuple[int, int] | None) -> None:
        if span is None:
            self._groups.pop(group, None)
        else:
            self._groups[group] = span

    def _branch(self, branches: list[_Node]) -> _Node:
        def run(at: int, then: _Next) -> int | None:
            for branch in branches:
                self._step()
                found = branch(at, then)
                if found is not None:
                    return found
            return None

        return run

    def _atomic(self, inner: _Node) -> _Node:
        def run(at: int, then: _Next) -> int | None:
            end = inner(at, _same)
            return None if end is None else then(end)

        return run

    def _look(self, op: Any, value: Any, flags: int) -> _Node:
        direction, items = value
        inner = self._sequence(list(items), flags) if len(items) else lambda at, then: then(at)
        width = 0 if direction > 0 else items.getwidth()[0]

        def run(at: int, then: _Next) -> int | None:
            self._step()
            start = at - width
            is_there = start >= 0 and inner(start, _same) is not None
            return then(at) if is_there is (op is names.ASSERT) else None

        return run

    def _at(self, where: Any, flags: int) -> _Node:
        holds = _PLACES[where, bool(flags & re.M) and where in _LINES]

        def run(at: int, then: _Next) -> int | None:
            self._step()
            return then(at) if holds(self._text, at) else None

        return run

    def _again(self, group: int) -> _Node:
        def run(at: int, then: _Next) -> int | None:
            self._step()
            if group not in self._groups:
                return None
            start, end = self._groups[group]
            piece = self._text[start:end]
            return then(at + len(piece)) if self._text.startswith(piece, at) else None

        return run


def _same(at: int) -> int | None:
    return at


def _written(op: Any, value: Any) -> str:
    """A pattern for one character, of its node."""
    if op is names.ANY:
        return "."
    if op is names.LITERAL:
        return re.escape(chr(value))
    if op is names.NOT_LITERAL:
        return f"[^{re.escape(chr(value))}]"
    return f"[{''.join(_members(value))}]"


_CATEGORIES: Final = {
    names.CATEGORY_DIGIT: r"\d",
    names.CATEGORY_NOT_DIGIT: r"\D",
    names.CATEGORY_SPACE: r"\s",
    names.CATEGORY_NOT_SPACE: r"\S",
    names.CATEGORY_WORD: r"\w",
    names.CATEGORY_NOT_WORD: r"\W",
}


def _members(items: list[tuple[Any, Any]]) -> Iterator[str]:
    for op, value in items:
        if op is names.NEGATE:
            yield "^"
        elif op is names.LITERAL:
            yield re.escape(chr(value))
        elif op is names.RANGE:
            yield f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        else:
            yield _CATEGORIES[value]


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


_LINES: Final = {names.AT_BEGINNING, names.AT_END}
_PLACES: Final[dict[tuple[Any, bool], Callable[[str, int], bool]]] = {
    (names.AT_BEGINNING, False): lambda text, at: at == 0,
    (names.AT_BEGINNING, True): lambda text, at: at == 0 or text[at - 1] == "\n",
    (names.AT_BEGINNING_STRING, False): lambda text, at: at == 0,
    (names.AT_END, False): lambda text, at: at == len(text) or (at == len(text) - 1 and text[at] == "\n"),
    (names.AT_END, True): lambda text, at: at == len(text) or text[at] == "\n",
    (names.AT_END_STRING, False): lambda text, at: at == len(text),
    (names.AT_BOUNDARY, False): lambda text, at: _is_word(text, at - 1) is not _is_word(text, at),
    (names.AT_NON_BOUNDARY, False): lambda text, at: _is_word(text, at - 1) is _is_word(text, at),
}
