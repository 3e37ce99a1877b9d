"""What the record knows about a meeting, as blocks above its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tui.ink import Ink
from tui.page.about import linked
from tui.page.block import Block, Link
from tui.page.ratings import rating_blocks
from tui.page.targets import target_blocks
from tui.text import day, heard, number, say
from tui.visible import one_line

if TYPE_CHECKING:
    from store import Meeting, Person

# A person is listed under the first of these parts that they took.
_PARTS = (
    "presides", "directs", "concludes", "opens", "presents", "speaks", "discusses", "informs", "receives",
    "attends", "mentioned",
)  # fmt: skip
# A warning stands under the fact it speaks of, by how its sentence begins; any other, last of all.
_WARNED = {
    "when": ("Năm họp", "Ngày họp", "Bài không ghi ngày họp"),
    "organiser": ("Tỉnh ",),
    "ratings": ("Tỷ lệ", "Số "),
}


def fact_blocks(meeting: Meeting, width: int) -> Iterator[Block]:
    """The facts of `meeting`, one block each, for lines of `width` cells; unknown ones are left out."""
    yield from _fact("when", when(meeting))
    yield from _warnings(meeting, "when")
    bodies = [("organiser", meeting.organiser), ("province", meeting.province)]
    if held := [(what, value) for what, value in bodies if value]:
        yield linked("organiser", held)
    yield from _warnings(meeting, "organiser")
    yield from _fact("place", meeting.place)
    yield from _people(meeting.people)
    yield from _fact("attendance", " · ".join(f"{number(a.count)} {a.who}" for a in meeting.attendance))
    if meeting.documents:
        yield linked("documents", [("document", one.key) for one in meeting.documents], tone="document")
    yield from target_blocks(meeting.targets, width)
    yield from rating_blocks(meeting.ratings, width)
    yield from _warnings(meeting, "ratings")
    yield from _byline(meeting)
    yield from _fact("source", _source(meeting), tone="faint")
    yield from _warnings(meeting, "")


def warned_fact(warning: str) -> str:
    """The fact that a warning speaks of: `when`, `organiser` or `ratings`; "" for none of them."""
    return next((fact for fact, begins in _WARNED.items() if warning.startswith(begins)), "")


def _warnings(meeting: Meeting, fact: str) -> Iterator[Block]:
    here = [one_line(heard(warning)) for warning in meeting.warnings if warned_fact(warning) == fact]
    for at, warning in enumerate(here):
        yield Block(f"! {warning}", tone="warning", label="" if at else say("fact.warnings"), hang=2)


def when(meeting: Meeting) -> str:
    """The day or days with their part of the day and what kind of meeting it was."""
    parts = [say(f"kind.{meeting.kind}")]
    if meeting.date is not None:
        date = day(meeting.date)
        if meeting.date_end and meeting.date_end != meeting.date:
            date = f"{date} - {day(meeting.date_end)}"
        elif meeting.daypart:
            date = say(f"daypart.{meeting.daypart}", date=date)
        parts.append(f"{date} {say('date.inferred')}" if meeting.date_inferred else date)
    if meeting.period:
        parts.append(say("period", period=heard(meeting.period)))
    return " · ".join(parts)


def _fact(name: str, value: str | None, tone: str = "fact") -> Iterator[Block]:
    # A dot between two values stays at the end of a line: the blank before it does not break.
    text = one_line(value or "").replace(" · ", "\u00a0· ")
    if text:
        yield Block(text, tone=tone, label=say(f"fact.{name}"))


def _joined(*values: str | None) -> str:
    return " · ".join(value for value in values if value)


def _people(people: Iterable[Person]) -> Iterator[Block]:
    """One line a person with the roles, grouped by what they did; those only mentioned, by name alone."""
    by_part: dict[str, list[Person]] = {part: [] for part in _PARTS}
    for person in people:
        taken = [part for part in _PARTS if part in person.parts]
        if taken or not person.parts:
            by_part[taken[0] if taken else "mentioned"].append(person)
    mentioned = by_part.pop("mentioned")
    for part, group in by_part.items():
        for at, person in enumerate(group):
            yield _person(person, "" if at else say(f"part.{part}"))
    if mentioned:
        yield linked("mentioned", [("person", person.name) for person in mentioned], tone="soft")


def _person(person: Person, label: str) -> Block:
    name = one_line(person.name)
    roles = one_line(", ".join(person.roles))
    text = f"{name}, {roles}" if roles else name
    inks = (Ink(0, len(name), "person"), Ink(len(name), len(text), "soft"))
    links = (Link(0, len(name), "person", person.name),)
    return Block(text, label=label, inks=inks, links=links, hang=2)


def _byline(meeting: Meeting) -> Iterator[Block]:
    """Who wrote the report: each author who is a person is a link, else all of them are one."""
    if meeting.byline is None:
        return
    author, unit = one_line(meeting.byline.author or ""), one_line(meeting.byline.unit or "")
    if not author:
        yield from _fact("byline", unit)
        return
    names = {person.name: one_line(person.name) for person in meeting.people if "author" in person.parts}
    found = sorted((author.find(shown), shown, name) for name, shown in names.items() if shown in author)
    links = tuple(Link(at, at + len(shown), "person", name) for at, shown, name in found)
    whole = Link(0, len(author), "person", meeting.byline.author or "")
    text = f"{author}\u00a0· {unit}" if unit else author
    yield Block(text, label=say("fact.byline"), links=links or (whole,))


def _source(meeting: Meeting) -> str:
    source = meeting.source
    parts = [source.url or source.site or source.name]
    if meeting.published:
        parts.append(say("published", date=day(meeting.published)))
    parts.append(f"#{meeting.id}")
    return _joined(*parts)
