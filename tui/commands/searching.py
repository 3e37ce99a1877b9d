"""`search`: the query language of the app, on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.finding import COLUMNS, SORTS, Search, answer, understood
from tui.grammar import archive_option
from tui.output import readable

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _complete_query(ctx: click.Context, option: click.Parameter, typed: str) -> list[CompletionItem[str]]:
    from tui.commands.completing import complete_query

    return complete_query(ctx, option, typed)


@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True, type=click.UNPROCESSED, shell_complete=_complete_query)
@click.option("--limit", type=click.IntRange(min=0), help="How many to list; 20, with --tsv all.")
@click.option(
    "--offset", type=click.IntRange(min=0), default=0, show_default=True, help="How many to pass over first."
)
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default=SORTS[0],
    show_default=True,
    help="The best or the newest first.",
)
@click.option("--json", "as_json", is_flag=True, help="Print answers and facets as JSON.")
@click.option(
    "--tsv", "as_tsv", is_flag=True, help=f"One line a meeting, tab-separated: {', '.join(COLUMNS)}."
)
@archive_option
def search_command(
    query: tuple[str, ...],
    limit: int | None,
    offset: int,
    sort: str,
    as_json: bool,
    as_tsv: bool,
    archive: Path,
) -> int:
    """Find meetings. All words must occur; `"in a row"`, `-without`, `a OR b`, `field:value`.

    Words without accents match any accents, with accents only theirs. Fields: person, chair, speaker,
    present, author, org, province, kind, doc, date, title, in, tag, note, has; Vietnamese names too.
    """
    if as_json and as_tsv:
        understood(readable(" ".join(query)))
        raise click.UsageError("Choose one of --json and --tsv.")
    return answer(Search(query, archive, limit, offset, sort, as_json, as_tsv))
