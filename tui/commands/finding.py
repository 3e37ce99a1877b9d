"""What `search` does: meetings by the query language of the app, as a list, lines or JSON."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.cli import DONE
from tui.output import Painted, line_printer, plain_source, readable, tell, write_json, write_lines
from tui.spoken import language, spoken, word

if TYPE_CHECKING:
    from store import Archive, Hit, Index, Marks, Query, ReaderState, ReportSource, Snippet

COLUMNS = ("id", "date", "kind", "province", "organiser", "title")
SORTS = ("relevance", "date", "-date")
_FACETS = ("kind", "year", "province", "organiser", "person", "document")
_PAGE = 1000


class Search(NamedTuple):
    """What is asked for. Without a limit 20 are listed, of lines all."""

    query: tuple[str, ...]
    archive: Path
    limit: int | None = None
    offset: int = 0
    sort: str = SORTS[0]
    as_json: bool = False
    as_tsv: bool = False


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


def answer(asked: Search) -> int:
    """Searches and prints what is found; the exit code.

    Raises:
        StoreError: the query cannot be understood, or the archive cannot be used.
    """
    from store import Meanwhile
    from tui.commands.opening import open_index, require_whole

    text = readable(" ".join(asked.query))
    parsed = understood(text)
    offset, sort = asked.offset, asked.sort
    kept, index = open_index(asked.archive)
    reader = reader_of(kept)
    marks = reader.marks()
    if asked.as_tsv:
        hits = _all_hits(index, parsed, sort, marks, offset)
        write_lines(map(_line, hits if asked.limit is None else islice(hits, asked.limit)))
        require_whole(kept, reader)
        return DONE
    limit = 20 if asked.limit is None else asked.limit
    began = time.perf_counter()
    results = index.search(parsed, limit=limit, offset=offset, sort=sort, marks=marks)
    offers = () if results.count else index.readings(parsed, marks=marks)
    if offers and offers[0].why == "typing":
        # Keys of an input method, typed where there was none: sure enough to answer at once.
        parsed, offers = offers[0].query, ()
        results = index.search(parsed, limit=limit, offset=offset, sort=sort, marks=marks)
        from store import print_query

        print(spoken("Read as: {query}", query=print_query(parsed, language())), file=sys.stderr)
    counting = Meanwhile(lambda: index.facets(parsed, marks=marks)) if asked.as_json else None
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
        from store import print_query, printable

        meant = printable(offer.text if language() == "en" else print_query(offer.query, language()))
        told = spoken("Did you mean: {query} ({count:,})", query=meant, count=offer.count)
        print(told, file=sys.stderr)
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
    from store import printable

    line = line_printer()
    for hit, best, sources in found:
        line(
            (hit.id, "cyan"),
            ("  ", ""),
            (hit.date or "????-??-??", "green"),
            (f"  {word('kind', hit.kind)}  ", ""),
            (printable(hit.title), "bold"),
        )
        where = " · ".join(printable(part) for part in (hit.organiser, hit.province) if part)
        if where:
            line((f"    {where}", "dim"))
        if sources:
            places = " · ".join(dict.fromkeys(printable(one.where) for one in sources))
            told = spoken("{count} sources: {places}", count=len(sources), places=places)
            line((f"    {told}", "dim"))
        for one in best:
            line(
                (f"    {word('passage', one.passage)}: ", "italic dim"),
                *_marked(printable(one.text), one.hits),
            )
        line()
    if found:
        first, last = offset + 1, offset + len(found)
        tell(spoken("{first}-{last} of {count:,} meetings", first=first, last=last, count=count))
    else:
        tell(spoken("{count:,} meetings", count=count))


def _marked(text: str, hits: tuple[tuple[int, int], ...]) -> Iterator[Painted]:
    """A sentence with what matched in it."""
    at = 0
    for start, end in hits:
        yield text[at:start], ""
        yield text[start:end], "bold yellow"
        at = end
    yield text[at:], ""
