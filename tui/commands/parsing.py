"""`parse`: the record of one file, without an archive."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.cli import DONE
from tui.output import write_json


@click.command("parse")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
def parse_command(file: Path, as_json: bool) -> int:
    """Parse one file (`-` for standard input) and print its record; touches no archive."""
    from store import parse, read_bytes, read_file, to_plain

    meeting = parse(read_bytes(sys.stdin.buffer.read(), "-") if str(file) == "-" else read_file(file))
    if as_json:
        write_json(to_plain(meeting))
    else:
        from tui.commands.recordview import print_record

        print_record(meeting)
    return DONE
