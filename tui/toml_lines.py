"""On which line of a TOML file an entry stands; the standard library's reader does not tell."""

from __future__ import annotations

import re

_SECTION = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*([\w\-.\"' ]+?)\s*=")


def line_of(text: str, entry: str) -> int | None:
    """The number (from 1) of the line where `entry`, as `keys.search`, is set; None if it is nowhere seen."""
    section: tuple[str, ...] = ()
    wanted = _parts(entry)
    for number, line in enumerate(text.splitlines(), 1):
        if match := _SECTION.match(line):
            section = _parts(match[1])
            if section == wanted:
                return number
        elif (match := _KEY.match(line)) and (*section, *_parts(match[1])) == wanted:
            return number
    return None


def _parts(written: str) -> tuple[str, ...]:
    return tuple(part.strip(" \"'") for part in written.split("."))
