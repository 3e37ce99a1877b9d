"""Texts that make a pattern work as hard as it can: each of its repetitions fed, and then disappointed."""

from __future__ import annotations

import re
import re._constants as names  # type: ignore[import-not-found]
import re._parser as parsing  # type: ignore[import-not-found]
from collections.abc import Iterator
from typing import Any

from tests.hostile.stepping import _written

_CHARS = "aA1 ,.-(x\nđ:;/%\"[“)+=<>!_~B\t|…'*#@"
_BREAKS = ("\x01", "\n")
_ALWAYS = ("a", "1", " ", "\n", "(", "a ", "A a, ", "a\n")
_REPEATS = {names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT}


def hard_texts(pattern: str, flags: int, size: int) -> Iterator[str]:
    """Texts of about `size` characters, made for this pattern."""
    tree = list(parsing.parse(pattern, flags))
    seen: set[str] = set()
    for before, body in pumps(tree, "", flags):
        for start, end in ((before, _BREAKS[0]), ("", _BREAKS[0]), (before[-1:], _BREAKS[1])):
            seen.add(start + body * (max(1, size - len(start)) // max(1, len(body))) + end)
        if before:
            seen.add((before + body) * max(1, size // len(before + body)))
            seen.add((before + body * 8 + "\x01") * max(1, size // (len(before + body * 8) + 1)))
    seen |= {piece * (size // len(piece)) for piece in _ALWAYS}
    yield from sorted(seen)


def pumps(items: list[Any], before: str, flags: int) -> Iterator[tuple[str, str]]:
    """For each repetition of many: what can stand before it, and once what it repeats."""
    for op, value in items:
        if op in _REPEATS:
            low, high, inner = value
            body = _example(list(inner), flags)
            if high is names.MAXREPEAT or high > 3:
                yield before, body or "a"
            yield from pumps(list(inner), before, flags)
            before += body * max(low, 1 if high else 0)
        elif op is names.BRANCH:
            for branch in value[1][:6]:
                yield from pumps(list(branch), before, flags)
            before += _example([(op, value)], flags)
        elif op is names.SUBPATTERN:
            yield from pumps(list(value[3]), before, flags)
            before += _example(list(value[3]), flags)
        elif op is names.ATOMIC_GROUP:
            yield from pumps(list(value), before, flags)
            before += _example(list(value), flags)
        elif op in {names.ASSERT, names.ASSERT_NOT}:
            yield from pumps(list(value[1]), before, flags)
        else:
            before += _example([(op, value)], flags)


def _example(items: list[Any], flags: int) -> str:
    """A short text that these nodes match, as far as that can be told without trying."""
    found = ""
    for op, value in items:
        if op in _REPEATS:
            found += _example(list(value[2]), flags) * max(1, value[0])
        elif op is names.BRANCH:
            found += _example(list(value[1][0]), flags)
        elif op is names.SUBPATTERN:
            found += _example(list(value[3]), flags)
        elif op is names.ATOMIC_GROUP:
            found += _example(list(value), flags)
        elif op in {names.LITERAL, names.NOT_LITERAL, names.ANY, names.IN}:
            accepts = re.compile(_written(op, value), flags & (re.I | re.S | re.A))
            found += next((char for char in _CHARS if accepts.fullmatch(char)), "") or _member(op, value)
    return found


def _member(op: Any, value: Any) -> str:
    if op is names.LITERAL:
        return chr(value)
    for inner, what in value if op is names.IN else ():
        if inner is names.LITERAL:
            return chr(what)
        if inner is names.RANGE:
            return chr(what[0])
    return "a"
