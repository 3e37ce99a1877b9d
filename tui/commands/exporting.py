"""`export`: matching records to a file or a pipe; both get the same bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import DONE, archive_option
from tui.output import write_bytes

if TYPE_CHECKING:
    from store import Archive, Index, Meeting

_PAGE = 500


@click.command("export")
@click.argument("query", nargs=-1)
@click.option("--format", "form", type=click.Choice(["jsonl"]), required=True, help="The file format.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of a pipe."
)
@archive_option
def export_command(query: tuple[str, ...], form: str, output: Path | None, archive: Path) -> int:  # noqa: ARG001
    """Write the records that match QUERY (without one, all meetings), newest first."""
    from store import jsonl_lines
    from tui.commands.opening import open_index

    kept, index = open_index(archive)
    lines = jsonl_lines(_matching(kept, index, " ".join(query)))
    if output is None:
        for line in lines:
            write_bytes(line)
    else:
        _write_file(output, lines)
    return DONE


def _matching(archive: Archive, index: Index, text: str) -> Iterator[Meeting]:
    from tui.commands.searching import understood

    query = understood(text)
    offset = 0
    while hits := index.search(query, limit=_PAGE, offset=offset, sort="-date").hits:
        for hit in hits:
            yield archive.get(hit.id)
        offset += len(hits)


def _write_file(path: Path, lines: Iterable[bytes]) -> None:
    """All or nothing: a file that was there stays until the new one is whole."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(lines)
        unfinished.replace(path)
    except OSError as error:
        print(f"meetings-tui: {path} cannot be written: {error.strerror}.", file=sys.stderr)
        raise click.UsageError("Name a file in a folder you may write to.") from error
    finally:
        unfinished.unlink(missing_ok=True)
