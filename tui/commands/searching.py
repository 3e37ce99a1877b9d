"""`search`: the query language of the app, on the command line."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tui.cli import DONE, archive_option
from tui.output import console, plain_source, readable, write_json, write_lines

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from store import Archive, Hit, Index, Marks, Query, ReaderState, ReportSource, Snippet

_FACETS = ("kind", "year", "province", "organiser", "person", "document")
_PAGE = 1000
_COLUMNS = ("id", "date", "kind", "province", "organiser", "title")


def _complete_query(ctx: click.Context, option: click.Parameter, typed: str) -> list[CompletionItem[str]]:
    from tui.commands.completing import complete_query

    return complete_query(ctx, option, typed)


def understood(text: str) -> Query:
    """The query in `text`; its error, if any, carries the text it was read from.

    Raises:
        QueryError: it cannot be understood.
    """
    from store import QueryError, nfc, parse_query

    text = nfc(readable(text))
    try:
        return parse_query(text)
    except QueryError as error:
        error.query = text
        raise


def reader_of(archive: Archive) -> ReaderState:
    """The reader's tags, notes and bookmarks, for queries that ask for them."""
    from store import ReaderState

    return ReaderState(archive.path)


def matching_ids(index: Index, text: str, marks: Marks) -> list[str]:
    """The ids of all records that match the query in `text`, newest first; of a report, all sources."""
    hits = _all_hits(index, understood(text), "-date", marks)
    return [id for hit in hits for id in (hit.id, *hit.others)]


def _all_hits(index: Index, query: Query, sort: str, marks: Marks, offset: int = 0) -> Iterator[Hit]:
    while hits := index.search(query, limit=_PAGE, offset=offset, sort=sort, marks=marks).hits:
        yield from hits
        offset += len(hits)


@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True, type=click.UNPROCESSED, shell_complete=_complete_query)
@click.option("--limit", type=click.IntRange(min=0), help="How many to list; 20, with --tsv all.")
@click.option("--offset", type=click.IntRange(min=0), default=0, show_default=True)
@click.option(
    "--sort", type=click.Choice(["relevance", "date", "-date"]), default="relevance", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="Print answers and facets as JSON.")
@click.option(
    "--tsv", "as_tsv", is_flag=True, help=f"One line a meeting, tab-separated: {', '.join(_COLUMNS)}."
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
    from store import Meanwhile
    from tui.commands.opening import open_index, require_whole

    text = readable(" ".join(query))
    parsed = understood(text)
    if as_json and as_tsv:
        raise click.UsageError("Choose one of --json and --tsv.")
    kept, index = open_index(archive)
    reader = reader_of(kept)
    marks = reader.marks()
    if as_tsv:
        hits = _all_hits(index, parsed, sort, marks, offset)
        write_lines(map(_line, hits if limit is None else islice(hits, limit)))
        require_whole(kept, reader)
        return DONE
    limit = 20 if limit is None else limit
    began = time.perf_counter()
    results = index.search(parsed, limit=limit, offset=offset, sort=sort, marks=marks)
    offers = () if results.count else index.readings(parsed, marks=marks)
    if offers and offers[0].why == "typing":
        # Keys of an input method, typed where there was none: sure enough to answer at once.
        parsed, offers = offers[0].query, ()
        results = index.search(parsed, limit=limit, offset=offset, sort=sort, marks=marks)
        from store import print_query

        print(f"Read as: {print_query(parsed)}", file=sys.stderr)
    counting = Meanwhile(lambda: index.facets(parsed, marks=marks)) if as_json else None
    found = [_answer(kept, hit, parsed) for hit in results.hits]
    if counting:
        facets = counting.result()
        write_json(
            {
                "query": text,
                "count": results.count,
                "took_ms": round((time.perf_counter() - began) * 1000, 3),
                "meetings": [_plain(one) for one in found],
                "facets": {name: facets.get(name, ()) for name in _FACETS},
            }
        )
    else:
        _print_list(found, results.count, offset)
    for offer in offers:
        from store import printable

        print(f"Did you mean: {printable(offer.text)} ({offer.count:,})", file=sys.stderr)
    require_whole(kept, reader)
    return DONE


class _Answer(NamedTuple):
    """A hit with its best sentences; `sources` where several sites told the report."""

    hit: Hit
    best: tuple[Snippet, ...]
    sources: tuple[ReportSource, ...]


def _answer(kept: Archive, hit: Hit, query: Query) -> _Answer:
    """The sentences are those of the source that says most of what was asked, of equal ones the first."""
    from store import snippets

    meeting = kept.get(hit.id, hit.segment)
    told = [snippets(one, query) for one in (meeting, *map(kept.get, hit.others))]
    best = max(told, key=_words_hit)
    if not hit.others:
        return _Answer(hit, best, ())
    from store import sources_of

    return _Answer(hit, best, sources_of(kept, meeting, hit.others))


def _words_hit(best: tuple[Snippet, ...]) -> int:
    """How many different words are marked."""
    return len({one.text[start:end].lower() for one in best for start, end in one.hits})


def _line(hit: Hit) -> tuple[str, ...]:
    return (hit.id, hit.date or "", hit.kind, hit.province or "", hit.organiser or "", hit.title)


def _plain(one: _Answer) -> dict[str, object]:
    hit = one.hit
    return {
        "id": hit.id,
        "title": hit.title,
        "date": hit.date,
        "kind": hit.kind,
        "organiser": hit.organiser,
        "province": hit.province,
        "score": hit.score,
        "snippets": [{"text": each.text, "hits": each.hits, "passage": each.passage} for each in one.best],
        **({"sources": [plain_source(each) for each in one.sources]} if one.sources else {}),
    }


def _print_list(found: list[_Answer], count: int, offset: int) -> None:
    """One paragraph a meeting: id, date, kind and title; body and province; its best sentences."""
    from rich.text import Text

    from store import printable

    screen = console()
    for hit, best, sources in found:
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
        if sources:
            places = " · ".join(dict.fromkeys(printable(one.where) for one in sources))
            screen.print(Text(f"    {len(sources)} sources: {places}", style="dim"))
        for one in best:
            line = Text(f"    {one.passage}: ", style="italic dim")
            quoted = Text(printable(one.text), style="not italic not dim")
            for start, end in one.hits:
                quoted.stylize("bold yellow", start, end)
            screen.print(line + quoted)
        screen.print()
    shown = f"{offset + 1}-{offset + len(found)} of " if found else ""
    console(stderr=True).print(f"{shown}{count:,} meetings")
