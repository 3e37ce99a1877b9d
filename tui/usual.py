"""The usual forms of `search`, and of opening the browser, read without Click, which takes longer to load
than most searches.

What is read here Click reads alike; whatever it might see otherwise (an error, help, an option with `=`, a
word that begins with `-`) is left to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import default_archive

if TYPE_CHECKING:
    from tui.commands.finding import Search


def browsed(arguments: list[str]) -> Path | None:
    """The archive whose browser is asked for; None where it takes Click to tell."""
    match arguments:
        case []:
            return default_archive()
        case ["--archive", folder] if _is_folder(folder):
            return Path(folder)
    return None


def search_of(arguments: list[str]) -> Search | None:
    """The search that is asked for; None where it takes Click to tell."""
    rest = iter(arguments)
    folder, command = None, next(rest, None)
    if command == "--archive":
        folder, command = next(rest, ""), next(rest, None)
        if not _is_folder(folder):
            return None
    return _with_options(rest, folder) if command == "search" else None


def _with_options(rest: Iterator[str], folder: str | None) -> Search | None:
    from tui.commands.finding import SORTS, Search

    words: list[str] = []
    given: dict[str, str] = {}
    flags: set[str] = set()
    for one in rest:
        if one in {"--json", "--tsv"}:
            flags.add(one)
        elif one in {"--limit", "--offset", "--sort", "--archive"}:
            given[one] = next(rest, "")
        elif one.startswith("-"):
            return None
        else:
            words.append(one)
    limit, offset, sort = given.get("--limit"), given.get("--offset", "0"), given.get("--sort", SORTS[0])
    folder = given.get("--archive", folder)
    usual = (
        words
        and len(flags) < 2
        and _is_number(offset)
        and (limit is None or _is_number(limit))
        and sort in SORTS
        and (folder is None or _is_folder(folder))
    )
    if not usual:
        return None
    return Search(
        query=tuple(words),
        archive=default_archive() if folder is None else Path(folder),
        limit=None if limit is None else int(limit),
        offset=int(offset),
        sort=sort,
        as_json="--json" in flags,
        as_tsv="--tsv" in flags,
    )


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < 10


def _is_folder(typed: str) -> bool:
    return bool(typed) and Path(typed).is_dir()
