"""`export`: matching records to a file or a pipe; both get the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store import EXPORT_FORMATS, write_file
from tui.cli import DONE, archive_option
from tui.output import write_bytes

if TYPE_CHECKING:
    from store import Archive, Index, Meeting

_PAGE = 500


@click.command("export")
@click.argument("query", nargs=-1)
@click.option(
    "--format", "form", required=True, metavar="FORMAT", help=f"One of {', '.join(EXPORT_FORMATS)}."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of a pipe."
)
@archive_option
def export_command(query: tuple[str, ...], form: str, output: Path | None, archive: Path) -> int:
    """Write the records that match QUERY (without one, all meetings), newest first."""
    from tui.commands.opening import open_index

    if form not in EXPORT_FORMATS:
        raise click.UsageError(f"There is no format {form!r}. Choose from {', '.join(EXPORT_FORMATS)}.")
    kept, index = open_index(archive)
    pieces = EXPORT_FORMATS[form].write(_matching(kept, index, " ".join(query)))
    if output is None:
        for piece in pieces:
            write_bytes(piece)
    else:
        write_file(output, pieces)
    return DONE


def _matching(archive: Archive, index: Index, text: str) -> Iterator[Meeting]:
    from tui.commands.searching import understood

    query = understood(text)
    offset = 0
    while hits := index.search(query, limit=_PAGE, offset=offset, sort="-date").hits:
        for hit in hits:
            yield archive.get(hit.id)
        offset += len(hits)
