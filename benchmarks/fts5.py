"""The peer: the same questions put to SQLite FTS5, as one would build this search on it.

One table of words with a column without accents (folded by us: FTS5 folds no đ) and one with them, prefix
indexes of one to three letters; a second one for the words of passages; plain tables for what facets count.
What matches is found once and kept in a temporary table, from which page, count and facets are taken. It is
spared what it cannot do: abbreviations, the place of tone marks, spellings of document numbers, words in a
row first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from store import Meeting, Query, nfc
from store.language.folding import fold
from store.search.fields import language
from store.search.schema import day_number
from store.search.tree import All, Among, Days, Either, Node, Phrase, When, Without, Word
from store.search.words import terms, tokens

_PAGE: Final = 50
_NAMES: Final = ("title", "org", "person", "chair", "speaker", "present", "author", "doc")
_SCHEMA: Final = f"""
create table meeting (id integer primary key, day integer, last integer, kind text, province text, org text);
create table person (meeting integer, value text);
create table document (meeting integer, value text);
create table passage (meeting integer, value text);
create table has (meeting integer, value text);
create virtual table word using fts5 (plain, exact, {", ".join(_NAMES)},
    prefix='1 2 3', tokenize='unicode61 remove_diacritics 0');
create virtual table part using fts5 (plain, exact, kind unindexed, meeting unindexed,
    prefix='1 2 3', tokenize='unicode61 remove_diacritics 0');
"""
_INDEXES: Final = "".join(
    f"create index {table}_of on {table} (meeting); create index {table}_is on {table} (value);"
    for table in ("person", "document", "passage", "has")
)


class Peer:
    """The database at `path`; made from `meetings` if it is not there yet."""

    def __init__(self, path: Path, meetings: Iterable[Meeting]) -> None:
        unfinished = path.with_suffix(".unfinished")
        if not path.exists():
            unfinished.unlink(missing_ok=True)
            _make(unfinished, meetings)
            unfinished.rename(path)
        self.base = sqlite3.connect(path)
        self.base.execute("pragma temp_store = memory")
        self.base.execute("pragma cache_size = -500000")  # half a gigabyte: all of it in memory
        self.base.execute("pragma mmap_size = 4000000000")

    def ask(self, query: Query) -> int:
        """A page of 50 with snippets, the count, seven facets; how many meetings match."""
        base = self.base
        match, conditions, values = _split(query.node)
        where = " and ".join(conditions) or "1"
        base.execute("drop table if exists temp.found")
        if match:
            base.execute(
                "create temp table found as select meeting.id, rank as place from word "
                f"join meeting on meeting.id = word.rowid where word match ? and {where}",
                (match, *values),
            )
        else:
            base.execute(
                f"create temp table found as select meeting.id, -day as place from meeting where {where}",
                values,
            )
        page = base.execute("select id from found order by place limit ?", (_PAGE,)).fetchall()
        (count,) = base.execute("select count(*) from found").fetchone()
        joined = "from found join meeting on meeting.id = found.id"
        for column in ("kind", "day / 10000", "province", "org"):
            base.execute(f"select {column}, count(*) {joined} group by 1 order by 2 desc limit 10").fetchall()
        for table in ("person", "document", "passage"):
            base.execute(
                f"select value, count(*) from found join {table} on {table}.meeting = found.id "
                "group by 1 order by 2 desc limit 10"
            ).fetchall()
        if match and page:
            base.execute(
                "select snippet(word, 1, '[', ']', '…', 30) from word where word match ? "
                f"and rowid in ({','.join(str(id) for (id,) in page)})",
                (match,),
            ).fetchall()
        return int(count)

    def close(self) -> None:
        """Closes the database."""
        self.base.close()


def _make(path: Path, meetings: Iterable[Meeting]) -> None:
    base = sqlite3.connect(path)
    base.executescript(_SCHEMA)
    parts = language().parts
    words = f"insert into word (rowid, plain, exact, {', '.join(_NAMES)}) values ({','.join('?' * 11)})"
    for number, meeting in enumerate(meetings, 1):
        day = day_number(meeting.date) if meeting.date else None
        last = day_number(meeting.date_end) if meeting.date_end else day
        base.execute(
            "insert into meeting values (?, ?, ?, ?, ?, ?)",
            (number, day, last, meeting.kind, meeting.province, meeting.organiser),
        )
        names = {
            part: [one.name for one in meeting.people if set(wanted) & set(one.parts)]
            for part, wanted in parts.items()
        }
        names["person"] = [one.name for one in meeting.people]
        names["doc"] = [one.key for one in meeting.documents]
        names["title"], names["org"] = [meeting.title], [meeting.organiser or ""]
        text = nfc(meeting.text)
        folded = [fold(" | ".join(names[name])) for name in _NAMES]
        base.execute(words, (number, fold(text), text.lower(), *folded))
        lists: dict[str, list[str]] = {
            "person": names["person"],
            "document": names["doc"],
            "passage": [one.kind for one in meeting.passages],
            "has": [name for name in ("ratings", "targets", "instructions", "documents", "warnings")
                    if getattr(meeting, name)],
        }  # fmt: skip
        for table, found in lists.items():
            rows = ((number, value) for value in dict.fromkeys(found))
            base.executemany(f"insert into {table} values (?, ?)", rows)
        for one in meeting.passages:
            said = text[one.start : one.end]
            base.execute("insert into part values (?, ?, ?, ?)", (fold(said), said.lower(), one.kind, number))
    base.executescript(_INDEXES)
    base.execute("insert into word (word) values ('optimize')")
    base.execute("insert into part (part) values ('optimize')")
    base.commit()
    base.close()


def _split(node: Node | None) -> tuple[str, list[str], list[object]]:
    """A match expression for what is words (or ""), and SQL conditions with their values for the rest."""
    nodes = node.nodes if isinstance(node, All) else () if node is None else (node,)
    kinds = [v.text for one in nodes if isinstance(one, Among) and one.field == "in" for v in one.values]
    wanted: list[str] = []
    unwanted: list[str] = []
    conditions: list[str] = []
    values: list[object] = []
    for one in nodes:
        inner = one.node if isinstance(one, Without) else one
        words = _match(inner)
        if words and kinds:
            among = ",".join(f"'{kind}'" for kind in kinds)
            conditions.append(f"id in (select meeting from part where part match ? and kind in ({among}))")
            values.append(words)
        elif words:
            (unwanted if inner is not one else wanted).append(words)
        else:
            condition, its = _condition(one)
            conditions.append(condition)
            values.extend(its)
    if unwanted and not wanted:
        conditions.append("id not in (select rowid from word where word match ?)")
        values.append(" OR ".join(unwanted))
        unwanted = []
    match = " AND ".join(wanted)
    return (f"({match}) NOT ({' OR '.join(unwanted)})" if unwanted else match), conditions, values


def _match(node: Node) -> str:
    """FTS5's expression for words and their combinations; "" where something else is among them."""
    match node:
        case Word(text, prefix) | Phrase(text, prefix):
            return _row("", text, prefix)
        case All(nodes) | Either(nodes):
            inner = [_match(one) for one in nodes if not isinstance(one, Without)]
            operator = " OR " if isinstance(node, Either) else " AND "
            return f"({operator.join(inner)})" if inner and all(inner) else ""
        case Among(field, values) if field in _NAMES and not any(value.whole for value in values):
            return f"({' OR '.join(_row(field, value.text, value.prefix) for value in values)})"
        case _:
            return ""


def _row(field: str, text: str, prefix: bool) -> str:
    row = terms(text, prefix)
    if not row:
        return '""'
    column = field or ("plain" if all(term.plain for term in row) else "exact")
    said = [
        term.text if column == "exact" else token.folded
        for term, token in zip(row, tokens(text), strict=True)
    ]
    if not field and any(term.plain for term in row) and column == "exact":
        # Accents only where they were typed: both columns, word by word.
        each = (f'{"plain" if term.plain else "exact"} : "{term.text}"{"*" * term.prefix}' for term in row)
        return f"({' AND '.join(each)})"
    return f'{column} : "{" ".join(said)}"{"*" * prefix}'


def _condition(node: Node) -> tuple[str, list[object]]:
    match node:
        case When(spans):
            each = [_days(span) for span in spans]
            return f"({' or '.join(sql for sql, _ in each)})", [one for _, its in each for one in its]
        case Among(field, values):
            marks = ",".join("?" * len(values))
            texts: Sequence[object] = [value.text for value in values]
            if field in {"kind", "province", "org"}:
                return f"{field} in ({marks})", list(texts)
            table = {"in": "passage", "person": "person", "doc": "document", "has": "has"}[field]
            if field == "has":
                texts = [f"{text}s" for text in texts]
            return f"id in (select meeting from {table} where value in ({marks}))", list(texts)
        case Without(inner):
            sql, its = _condition(inner)
            return f"not ({sql})", its
        case _:
            raise NotImplementedError(f"no query of the benchmark has {node}")


def _days(span: Days) -> tuple[str, list[object]]:
    first = day_number(span.first) if span.first else 0
    last = day_number(span.last) if span.last else 99_999_999
    return "(day <= ? and last >= ?)", [last, first]
