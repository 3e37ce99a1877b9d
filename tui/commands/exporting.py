"""`export`: matching records or clippings to a file or a pipe; both get the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store import EXPORT_FORMATS, write_file
from tui.cli import DONE
from tui.commands.completing import complete_query
from tui.grammar import archive_option
from tui.output import write_bytes
from tui.spoken import spoken

if TYPE_CHECKING:
    from store import Archive, Index, Query, ReaderState, Report

_PAGE = 500
_TEXT = "text"


@click.command("export", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, type=click.UNPROCESSED, shell_complete=complete_query)
@click.option(
    "--format",
    "form",
    required=True,
    metavar="FORMAT",
    type=click.Choice([*EXPORT_FORMATS, _TEXT]),
    help=f"One of {', '.join(EXPORT_FORMATS)}; clippings also as {_TEXT}.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of a pipe."
)
@click.option("--marked", is_flag=True, help="Only the meetings you bookmarked, as `has:bookmark`.")
@click.option("--clippings", is_flag=True, help="Your clippings instead of records.")
@click.option("--without-notes", is_flag=True, help="Leave out what you added: bookmark, tags, notes.")
@archive_option
def export_command(
    query: tuple[str, ...],
    form: str,
    output: Path | None,
    marked: bool,
    clippings: bool,
    without_notes: bool,
    archive: Path,
) -> int:
    """Write the records that match QUERY (without one, all meetings), newest first.

    A report that several sites told is written once, with all its sources. Pages (markdown, html, docx) have
    your bookmark, tags and notes below the text.
    """
    if clippings and (query or marked):
        raise click.UsageError("Clippings are exported all together, without a query.")
    if form == _TEXT and not clippings:
        raise click.UsageError(f"Only clippings are written as {_TEXT}.")
    text = " ".join(query)
    if marked:
        text = f"({text}) has:bookmark" if text.strip() else "has:bookmark"
    if clippings:
        _write_clippings(archive, form, output)
    else:
        _write_records(archive, form, text, output, own=not without_notes)
    return DONE


def _write(pieces: Iterable[bytes], output: Path | None) -> None:
    if output is not None:
        write_file(output, pieces)
        return
    for piece in pieces:
        write_bytes(piece)


def _write_clippings(archive: Path, form: str, output: Path | None) -> None:
    from store import Archive, ReaderState, excerpts_of, write_excerpts
    from tui.commands.opening import require_whole

    kept, reader = Archive.open(archive), ReaderState(archive)
    require_whole(kept, reader)  # before a file with clippings is replaced by one without
    _write(write_excerpts(form, excerpts_of(kept, reader)), output)


def _write_records(archive: Path, form: str, text: str, output: Path | None, *, own: bool) -> None:
    from tui.commands.finding import reader_of, understood
    from tui.commands.opening import open_index, require_whole
    from tui.commands.progress import progress_bar

    query = understood(text)
    kept, index = open_index(archive)
    reader = reader_of(kept)
    with progress_bar(spoken("Exporting")) as bar:
        task = bar.add_task("", total=None)
        found = _matching(
            kept,
            index,
            query,
            reader,
            lambda done, total: bar.update(task, completed=done, total=total),
            own=own,
        )
        _write(EXPORT_FORMATS[form].write(found), output)
    require_whole(kept, reader)


def _matching(
    archive: Archive,
    index: Index,
    query: Query,
    reader: ReaderState,
    progress: Callable[[int, int], None],
    *,
    own: bool,
) -> Iterator[Report]:
    from store import Own, Report, own_of, sources_of

    marks = reader.marks()
    done = 0
    while True:
        found = index.search(query, limit=_PAGE, offset=done, sort="-date", marks=marks)
        if not found.hits:
            return
        for hit in found.hits:
            meeting = archive.get(hit.id)
            sources = sources_of(archive, meeting, hit.others)
            yield Report(meeting, sources, own_of(reader, meeting, sources) if own else Own())
            done += 1
            progress(done, found.count)
