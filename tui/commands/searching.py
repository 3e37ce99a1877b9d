"""`search`: the query language of the app, on the command line."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import DONE, archive_option
from tui.output import console, write_json

if TYPE_CHECKING:
    from store import Hit, Index, Query, Snippet

_FACETS = ("kind", "year", "province", "organiser", "person", "document")
_SORTS = ("relevance", "date", "-date")
_PAGE = 1000


def understood(text: str) -> Query:
    """The query in `text`; its error, if any, carries the text it was read from.

    Raises:
        QueryError: it cannot be understood.
    """
    from store import QueryError, nfc, parse_query

    text = nfc(text)
    try:
        return parse_query(text)
    except QueryError as error:
        error.query = text
        raise


def matching_ids(index: Index, text: str) -> list[str]:
    """The ids of all meetings that match the query in `text`, newest first."""
    query = understood(text)
    ids: list[str] = []
    while hits := index.search(query, limit=_PAGE, offset=len(ids), sort="-date").hits:
        ids.extend(hit.id for hit in hits)
    return ids


@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(min=0), default=0, show_default=True)
@click.option(
    "--sort", type=click.Choice(["relevance", "date", "-date"]), default="relevance", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="Print answers and facets as JSON.")
@archive_option
def search_command(
    query: tuple[str, ...], limit: int, offset: int, sort: str, as_json: bool, archive: Path
) -> int:
    """Find meetings. All words must occur; `"in a row"`, `-without`, `a OR b`, `field:value`.

    Words without accents match any accents, with accents only theirs. Fields: person, chair, speaker,
    present, author, org, province, kind, doc, date, title, in, tag, has; Vietnamese names too.
    """
    from store import print_query, printable, snippets
    from tui.commands.opening import open_index

    text = " ".join(query)
    parsed = understood(text)
    kept, index = open_index(archive)
    began = time.perf_counter()
    results = index.search(parsed, limit=limit, offset=offset, sort=sort)
    offers = () if results.count else index.readings(parsed)
    if offers and offers[0].why == "typing":
        # Keys of an input method, typed where there was none: sure enough to answer at once.
        parsed, offers = offers[0].query, ()
        results = index.search(parsed, limit=limit, offset=offset, sort=sort)
        print(f"Read as: {print_query(parsed)}", file=sys.stderr)
    found = [(hit, snippets(kept.get(hit.id), parsed)) for hit in results.hits]
    if as_json:
        facets = index.facets(parsed)
        write_json(
            {
                "query": text,
                "count": results.count,
                "took_ms": round((time.perf_counter() - began) * 1000, 3),
                "meetings": [_plain(hit, best) for hit, best in found],
                "facets": {name: facets.get(name, ()) for name in _FACETS},
            }
        )
    else:
        _print_list(found, results.count, offset)
    for offer in offers:
        print(f"Did you mean: {printable(offer.text)} ({offer.count:,})", file=sys.stderr)
    return DONE


def _plain(hit: Hit, best: Iterable[Snippet]) -> dict[str, object]:
    return {
        "id": hit.id,
        "title": hit.title,
        "date": hit.date,
        "kind": hit.kind,
        "organiser": hit.organiser,
        "province": hit.province,
        "score": hit.score,
        "snippets": [{"text": one.text, "hits": one.hits, "passage": one.passage} for one in best],
    }


def _print_list(found: list[tuple[Hit, tuple[Snippet, ...]]], count: int, offset: int) -> None:
    """One paragraph a meeting: id, date, kind and title; body and province; its best sentences."""
    from rich.text import Text

    from store import printable

    screen = console()
    for hit, best in found:
        head = Text.assemble(
            (hit.id, "cyan"),
            "  ",
            (hit.date or "????-??-??", "green"),
            f"  {hit.kind}  ",
            (printable(hit.title), "bold"),
        )
        screen.print(head)
        where = " · ".join(printable(part) for part in (hit.organiser, hit.province) if part)
        if where:
            screen.print(Text(f"    {where}", style="dim"))
        for one in best:
            line = Text(f"    {one.passage}: ", style="italic dim")
            quoted = Text(printable(one.text), style="not italic not dim")
            for start, end in one.hits:
                quoted.stylize("bold yellow", start, end)
            screen.print(line + quoted)
        screen.print()
    shown = f"{offset + 1}-{offset + len(found)} of " if found else ""
    console(stderr=True).print(f"{shown}{count:,} meetings")
