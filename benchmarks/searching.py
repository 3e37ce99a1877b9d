"""All that a key press needs of a search (a page of 50, the count, facets, a snippet) against SQLite FTS5.

Queries are typed letter by letter. FTS5 folds no đ, so its table is filled with text that we folded.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.archives import archive_of
from benchmarks.measure import Row, spread
from store import Archive, Index, parse_query, snippets
from store.language.folding import fold

PHRASES = (
    "hội nghị tổng kết", "nghi quyet trung uong", "chi thi 05", "dang uy", "cải cách hành chính",
    "phòng chống tham nhũng", "ủy ban nhân dân", "chu tich", "xây dựng nông thôn mới", "giải ngân vốn",
    "giao thông", "y tế", "hoc sinh", "thủ tướng", "quốc hội", "kinh te", "an toàn thực phẩm",
    "công an", "dau tu", "môi trường", "bao hiem xa hoi", "việc làm", "thanh niên", "đại hội",
)  # fmt: skip


def typed() -> list[str]:
    """Every state of the search line while the phrases are typed, from the first letter on."""
    return [phrase[:end] for phrase in PHRASES for end in range(1, len(phrase) + 1) if phrase[end - 1] != " "]


def measure(reports: int) -> Iterator[Row]:
    """Searching an archive of `reports` reports."""
    path = archive_of(reports)
    archive = Archive.open(path)
    index = Index.open(archive)
    index.refresh()
    queries = typed()
    parts: dict[str, list[float]] = {"page of 50 and count": [], "facets": [], "snippet": [], "all of it": []}
    for text in queries:
        query = parse_query(text, typing=True)
        began = time.perf_counter()
        hits = index.search(query, limit=50).hits
        paged = time.perf_counter()
        index.facets(query)
        counted = time.perf_counter()
        if hits:
            snippets(archive.get(hits[0].id), query, 1)
        done = time.perf_counter()
        for name, value in zip(
            parts, (paged - began, counted - paged, done - counted, done - began), strict=True
        ):
            parts[name].append(value * 1000)
    theirs = spread(_fts5(archive, path / "fts5.sqlite", queries))
    for name, values in parts.items():
        median, late = spread(values)
        whole = name == "all of it"
        peer = "FTS5: page, count, two facets" if whole else ""
        yield Row(f"search: {name}, median", median, "ms", peer, theirs[0] if whole else None)
        yield Row(f"search: {name}, 95th percentile", late, "ms", peer, theirs[1] if whole else None)
    yield Row("search: letters typed", len(queries), "queries")


def _fts5(archive: Archive, path: Path, queries: list[str]) -> list[float]:
    """Milliseconds FTS5 takes for each query: first 50 by date, the count, counts by kind and year."""
    made = path.exists()
    base = sqlite3.connect(path)
    if not made:
        base.execute("create table meeting (id integer primary key, date text, kind text)")
        base.execute("create virtual table word using fts5 (text, content='')")
        for number, id in enumerate(archive.ids()):
            meeting = archive.get(id)
            base.execute("insert into meeting values (?, ?, ?)", (number, meeting.date, meeting.kind))
            base.execute("insert into word (rowid, text) values (?, ?)", (number, fold(meeting.text)))
        base.commit()
    found = "from word join meeting on meeting.id = word.rowid where word match ?"
    times = []
    for text in queries:
        *words, last = fold(text).split()
        match = " ".join([*(f'"{word}"' for word in words), f'"{last}"*'])
        began = time.perf_counter()
        base.execute(f"select id, date {found} order by date desc limit 50", (match,)).fetchall()
        base.execute(f"select count(*) {found}", (match,)).fetchall()
        base.execute(f"select kind, count(*) {found} group by kind", (match,)).fetchall()
        base.execute(f"select substr(date, 1, 4), count(*) {found} group by 1", (match,)).fetchall()
        times.append((time.perf_counter() - began) * 1000)
    base.close()
    return times
