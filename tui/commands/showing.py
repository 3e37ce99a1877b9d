"""`show`: one record of the archive."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli import DONE, archive_option
from tui.output import write_json


@click.command("show")
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
@archive_option
def show_command(id: str, as_json: bool, archive: Path) -> int:
    """Print one record; a unique beginning of its id, 4 digits or more, is enough."""
    from store import Archive, to_plain

    kept = Archive.open(archive)
    meeting = kept.get(kept.resolve(id))
    if as_json:
        write_json(to_plain(meeting))
    else:
        from tui.commands.recordview import print_record

        print_record(meeting)
    return DONE
