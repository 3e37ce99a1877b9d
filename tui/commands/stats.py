"""`stats`: what the archive holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tui.cli import DONE
from tui.grammar import archive_option
from tui.output import readable, write_json


@click.command("stats")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@archive_option
def stats_command(as_json: bool, archive: Path) -> int:
    """Tell what the archive holds: meetings by kind, year and province, and its size on disk.

    Reports are all that was kept: meetings, what is not a meeting, and further sources of the same reports.
    """
    from store import parse_query
    from tui.commands.opening import open_index, require_whole

    kept, index = open_index(archive)
    meetings = index.search(parse_query(""), limit=1).count
    others = index.search(parse_query("kind:not-a-meeting"), limit=1).count
    figures: dict[str, Any] = {
        "archive": readable(str(kept.path)),
        "reports": len(kept),
        "meetings": meetings,
        "not_a_meeting": others,
        "other_sources": index.size() - meetings - others,
        "segments": len(kept.segments()),
        "bytes": sum(file.stat().st_size for file in kept.path.rglob("*") if file.is_file()),
        "facets": index.facets(parse_query(""), limit=10),
    }
    if as_json:
        write_json(figures)
    else:
        _print_figures(figures)
    require_whole(kept)
    return DONE


def _print_figures(figures: dict[str, Any]) -> None:
    from store import printable

    print(f"Archive        {printable(figures['archive'])}")
    print(f"Reports        {figures['reports']:,}")
    print(f"Meetings       {figures['meetings']:,}")
    print(f"Not a meeting  {figures['not_a_meeting']:,}")
    print(f"Other sources  {figures['other_sources']:,}")
    print(f"On disk        {figures['bytes'] / 1e6:,.1f} MB in {figures['segments']} segments")
    for name, rows in figures["facets"].items():
        if rows:
            print(f"\n{name}")
            for value, count in rows:
                print(f"  {count:>7,}  {printable(value)}")
