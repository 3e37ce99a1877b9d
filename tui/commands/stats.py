"""`stats`: what the archive holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tui.cli import DONE
from tui.grammar import archive_option
from tui.output import readable, write_json
from tui.spoken import spoken, word


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

    size = figures["bytes"] / 1e6
    rows = (
        (spoken("Archive"), printable(figures["archive"])),
        (spoken("Reports"), spoken("{count:,}", count=figures["reports"])),
        (spoken("Meetings"), spoken("{count:,}", count=figures["meetings"])),
        (spoken("Not a meeting"), spoken("{count:,}", count=figures["not_a_meeting"])),
        (spoken("Other sources"), spoken("{count:,}", count=figures["other_sources"])),
        (
            spoken("On disk"),
            spoken("{size:,.1f} MB in {count} segments", size=size, count=figures["segments"]),
        ),
    )
    width = max(len(label) for label, _ in rows) + 2
    for label, value in rows:
        print(f"{label:<{width}}{value}")
    for name, values in figures["facets"].items():
        if values:
            print(f"\n{word('facet', name)}")
            for value, count in values:
                print(spoken("  {count:>7,}  {value}", count=count, value=printable(word(name, value))))
