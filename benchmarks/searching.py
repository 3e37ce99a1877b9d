"""All that a key press needs of a search (a page of 50, the count, every facet, the snippets of the meeting
shown) against SQLite FTS5 and, where installed, Recoll; the index made again, and brought up to date.

Queries are typed letter by letter. Articles that report no meeting are searched like the others here: else
most of the archive would be out of the search.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec

from benchmarks import fts5, recoll
from benchmarks.archives import archive_of
from benchmarks.measure import Row, best_of, seconds, spread
from benchmarks.queries import count, typed
from store import Archive, Index, Meeting, Query, import_paths, snippets

_PAGE = 50
_FACET_VALUES = 12
_PROCESSES = 40  # of a peer that is asked by starting it
_SPREAD = ("median", "95th percentile")
_LARGE = 20_000  # reports
_ASKED = 400  # letters, spread evenly over all queries, that a slow peer is asked in a large archive


class AllMeetings:
    """An archive seen by the index, in which every record is of a meeting."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.path = archive.path
        self.segments = archive.segments

    def read_segment(self, name: str) -> tuple[Meeting, ...]:
        return tuple(map(_as_meeting, self._archive.read_segment(name)))

    def get(self, id: str) -> Meeting:
        return _as_meeting(self._archive.get(id))


def _as_meeting(meeting: Meeting) -> Meeting:
    return msgspec.structs.replace(meeting, kind="other") if meeting.kind == "not-a-meeting" else meeting


def measure(reports: int) -> Iterator[Row]:
    """Searching an archive of `reports` reports."""
    path = archive_of(reports)
    yield from _indexing(path)
    archive = Archive.open(path)
    seen = AllMeetings(archive)
    index = Index.open(seen, path / "index-of-all")
    index.refresh()
    states = list(typed())
    yield from _key_presses(index, archive, states, fts5.Peer(path / "fts5.sqlite", _all(seen)))
    if recoll.installed():
        yield from _processes(path, states, recoll.made(path / "recoll", reports))
    yield Row("search: queries", count(), "queries")
    yield Row("search: letters typed", len(states), "letters")


def _all(archive: AllMeetings) -> Iterator[Meeting]:
    for segment in archive.segments():
        yield from archive.read_segment(segment.name)


def _key_presses(
    index: Index, archive: Archive, states: list[tuple[str, Query]], peer: fts5.Peer
) -> Iterator[Row]:
    """Ours for each letter, and FTS5's in turn with it, so that both see the machine alike. In a large
    archive, where it needs most of a second, FTS5 is asked some letters; ours is told for these as well."""
    parts: dict[str, list[float]] = {"page, count, facets": [], "snippets": [], "all of it": []}
    ours, theirs = [], []
    for _, query in states[:: max(1, len(states) // 50)]:  # files into memory, vocabularies loaded
        index.ask(query, limit=_PAGE, values=_FACET_VALUES)
        peer.ask(query)
    step = max(1, len(states) // _ASKED) if len(archive) > _LARGE else 1
    for number, (_, query) in enumerate(states):
        began = time.perf_counter()
        results, _ = index.ask(query, limit=_PAGE, values=_FACET_VALUES)
        answered = time.perf_counter()
        if results.hits:
            snippets(archive.get(results.hits[0].id), query)
        done = time.perf_counter()
        times = (answered - began, done - answered, done - began)
        for name, value in zip(parts, times, strict=True):
            parts[name].append(value * 1000)
        if number % step == 0:
            ours.append(times[-1] * 1000)
            theirs.append(1000 * seconds(partial(peer.ask, query)))
    peer.close()
    for name, values in parts.items():
        for what, value in zip(_SPREAD, spread(values), strict=True):
            yield Row(f"search: {name}, {what}", value, "ms")
    for what, our, other in zip(_SPREAD, spread(ours), spread(theirs), strict=True):
        named = f"SQLite FTS5: page, count, facets, snippets; {len(ours)} letters"
        yield Row(f"search: letters asked of both, {what}", our, "ms", named, other)


def _processes(path: Path, states: list[tuple[str, Query]], config: Path) -> Iterator[Row]:
    """Whole processes that answer once, ours with facets; bare words only, which both understand."""
    words = [text for text, _ in states if text.replace(" ", "").isalpha() and len(text) > 3]
    some = words[:: max(1, len(words) // _PROCESSES)]
    program = "import sys; sys.argv[0] = 'meetings-tui'; from tui.cli import main; main()"
    ours, theirs = [], []
    for text in some:
        command = [sys.executable, "-c", program, "--archive", str(path), "search", f"{text}*", "--limit=50"]
        began = time.perf_counter()
        subprocess.run([*command, "--json"], check=False, capture_output=True)
        ours.append((time.perf_counter() - began) * 1000)
        theirs.append(recoll.ask(config, text))
    for what, our, other in zip(_SPREAD, spread(ours), spread(theirs), strict=True):
        yield Row(f"search, whole process, {what}", our, "ms", "recollq: page, no facets", other)


def _indexing(path: Path) -> Iterator[Row]:
    """Making the index again in a process of its own; bringing it up to date after one more report."""
    archive = Archive.open(path)
    Index.open(archive).refresh()
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.reindexing", str(path)], check=True, capture_output=True
    )
    made = json.loads(told.stdout)
    yield Row(f"reindex {len(archive):,} reports", made["seconds"], "s")
    yield Row("reindex, peak memory", made["megabytes"], "MB")
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "archive"
        shutil.copytree(path, copy, ignore=shutil.ignore_patterns("fts5*", "recoll", "index-of-all"))
        numbers = iter(range(99))
        yield Row("import one file and index it", best_of(3, lambda: _one_more(copy, next(numbers))), "s")


def _one_more(path: Path, number: int) -> None:
    archive = Archive.open(path)
    file = path.parent / f"{number}.txt"
    file.write_text(f"Hội nghị số {number}\n\nNgày 5/3/2021, xã Nậm Khèn họp bàn việc số {number}.", "utf-8")
    (outcome,) = import_paths(archive, [file])
    assert outcome.status in {"new", "not-a-meeting"}
    Index.open(archive).refresh()
