"""Where in a TOML file an entry stands; the standard library's reader does not tell."""

from __future__ import annotations

import re
from typing import NamedTuple

_SECTION = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*([\w\-.\"' ]+?)\s*=\s*")


class Place(NamedTuple):
    """A place in a file, both numbers from 1; `column` counts letters."""

    line: int
    column: int


def place_of(text: str, entry: str, part: str | None = None) -> Place | None:
    """Where `entry`, as `keys.search`, is set; None if it is nowhere seen.

    Args:
        part: what of its value to look for; "" for the value as such, None for the entry's name.
    """
    lines = text.split("\n")
    section: tuple[str, ...] = ()
    wanted = _parts(entry)
    for number, line in enumerate(lines, 1):
        if match := _SECTION.match(line):
            section = _parts(match[1])
            if section == wanted:
                return Place(number, match.start(1) + 1)
        elif (match := _KEY.match(line)) and (*section, *_parts(match[1])) == wanted:
            if part is None:
                return Place(number, match.start(1) + 1)
            return _within(lines, number, match.end(), part) or Place(number, match.end() + 1)
    if len(wanted) < 2:
        return None
    inside, _, last = entry.rpartition(".")  # `keys = {search = "x"}`
    return place_of(text, inside, part or last)


def _within(lines: list[str], number: int, start: int, part: str) -> Place | None:
    """Where `part` first stands in a value that begins at `start` of a line and may go on below."""
    while part and number <= len(lines):
        line = lines[number - 1]
        at = line.find(part, start)
        if at >= 0:
            return Place(number, at + 1)
        number, start = number + 1, 0
        if number <= len(lines) and (_KEY.match(lines[number - 1]) or _SECTION.match(lines[number - 1])):
            break
    return None


def _parts(written: str) -> tuple[str, ...]:
    return tuple(part.strip(" \"'") for part in written.split("."))
