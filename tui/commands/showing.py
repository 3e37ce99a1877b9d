"""`show`: one record of the archive."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from tui.cli import DONE
from tui.commands.completing import complete_id
from tui.grammar import archive_option
from tui.output import plain_source, readable, write_json


@click.command("show")
@click.argument("id", shell_complete=complete_id)
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
@archive_option
def show_command(id: str, as_json: bool, archive: Path) -> int:
    """Print one record; a unique beginning of its id, 4 digits or more, is enough, with or without #.

    Where several sites told the report, all sources are named; `show` with the id of one prints its own text.
    """
    from store import Archive, Index, NotFoundError, StoreError, sources_of, to_plain
    from tui.commands.opening import require_whole

    kept = Archive.open(archive)
    try:
        meeting = kept.get(kept.resolve(readable(id).strip().removeprefix("#")))
    except NotFoundError:
        require_whole(kept)  # perhaps it is in what cannot be read
        raise
    others: tuple[str, ...] = ()
    with suppress(StoreError):  # without an index, its own files are all that is known
        others = Index.open(kept).group(meeting.id)
    sources = sources_of(kept, meeting, others)
    if as_json:
        write_json(to_plain(meeting) | {"sources": [plain_source(one) for one in sources]})
    else:
        from tui.commands.recordview import print_record

        print_record(meeting, sources)
    return DONE
