"""What is shown of a meeting beside its record: the reader's own work on it, and what has to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from tui.ink import Ink
from tui.page.block import Block, Link
from tui.text import day, say
from tui.visible import fit, one_line, visible

if TYPE_CHECKING:
    from store import Related, ReportSource

_MOST_REASONS = 3
_MOST_CELLS = 40  # of the words that a note is about


class Remark(NamedTuple):
    """A note on an excerpt: its text, the words it is about, and where they stand now (None: nowhere)."""

    text: str
    words: str
    place: tuple[int, int] | None


class About(Struct, frozen=True):
    """The reader's tags and notes on a meeting, the meetings related to it, and all sources of the report."""

    tags: tuple[str, ...] = ()
    note: str = ""
    related: tuple[Related, ...] = ()
    sources: tuple[ReportSource, ...] = ()
    remarks: tuple[Remark, ...] = ()


def own_blocks(about: About) -> Iterator[Block]:
    """Tags, each a link, and the note."""
    if about.tags:
        yield linked("tags", [("tag", tag) for tag in about.tags], tone="own")
    if about.note.strip():
        yield Block(visible(about.note.strip()), tone="own", label=say("fact.note"), hang=2)
    for at, remark in enumerate(about.remarks):
        yield _remark(remark, "" if at else say("fact.remarks"))


def _remark(remark: Remark, label: str) -> Block:
    """The words, which lead to their place, and the note on them."""
    words = f"“{shortened(remark.words)}”"
    lost = "" if remark.place is not None else f" {say('note.lost')}"
    text = f"{words}{lost} {visible(remark.text.strip())}"
    links: tuple[Link, ...] = ()
    if remark.place is not None:
        start, end = remark.place
        links = (Link(0, len(words), "place", f"{start}-{end}"),)
    return Block(text, tone="own", label=label, inks=(Ink(0, len(words), "soft"),), links=links, hang=2)


def shortened(words: str) -> str:
    """The first words of an excerpt, on one line."""
    return fit(one_line(words), _MOST_CELLS)


def source_blocks(about: About) -> Iterator[Block]:
    """Where else the report is told, one a line; a text that differs is a link."""
    for at, one in enumerate(about.sources[1:]):
        shown = one_line(one.where) or say("untitled")
        differs = one.id != about.sources[0].id
        links = (Link(0, len(shown), "meeting", one.id),) if differs else ()
        parts = [shown, f"#{one.id}" if differs else say("source.same-text")]
        if one.published:
            parts.insert(1, say("published", date=day(one.published)))
        yield Block(
            "\u00a0· ".join(parts), label="" if at else say("fact.sources"), links=links, tone="faint", hang=2
        )


def related_blocks(about: About) -> Iterator[Block]:
    """The related meetings, each with what it shares with this one."""
    for at, related in enumerate(about.related):
        hit = related.hit
        title = one_line(hit.title) or say("untitled")
        when = f" ({day(hit.date)})" if hit.date else ""
        link = Link(0, len(title), "meeting", hit.id)
        label = "" if at else say("fact.related")
        yield Block(title + when, label=label, links=(link,), hang=2, space=0 if at else 1)
        reasons = [
            say(f"reason.{one.why}", value=one_line(one.value)) for one in related.reasons[:_MOST_REASONS]
        ]
        if reasons:
            yield Block("  " + " · ".join(reasons), tone="soft", hang=2)


def linked(name: str, values: list[tuple[str, str]], tone: str = "fact") -> Block:
    """The fact called `name`: (what, value) pairs in a row, each a link."""
    text = ""
    links = []
    for what, value in values:
        shown = one_line(value)
        # A dot between two values stays at the end of a line: the blank before it does not break.
        text += "\u00a0· " if text else ""
        links.append(Link(len(text), len(text) + len(shown), what, value))
        text += shown
    return Block(text, tone=tone, label=say(f"fact.{name}"), links=tuple(links))
