"""A small archive of hand-made records, and stand-ins where a real index would be too large."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from store import Meeting
from store.model import (
    Attendance,
    Byline,
    Document,
    Passage,
    Person,
    Rating,
    Source,
    Target,
    meeting_id,
)
from tui.text import use_language

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def english() -> Any:
    """Tests see English sentences unless they ask for Vietnamese."""
    use_language("en")
    yield
    use_language("en")


def spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where `words` stand in `text`."""
    found, at = [], text.find(words)
    while words and at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return tuple(found)


def make_meeting(plain: dict[str, Any]) -> Meeting:
    """A record from one entry of meetings.toml; offsets are counted here."""
    text = ""
    passages = []
    for kind, written in plain["passages"]:
        words = written.removeprefix("+ ")
        text += " " if words != written else "\n\n" if text else ""
        passages.append(Passage(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words
    simple = {
        name: plain[name]
        for name in (
            "title", "kind", "date", "date_end", "date_inferred", "daypart", "published", "period",
            "organiser", "place", "province",
        )
        if name in plain
    }  # fmt: skip
    return Meeting(
        id=meeting_id(text),
        text=text,
        passages=tuple(passages),
        people=tuple(
            Person(
                name=name,
                honorific=honorific or None,
                roles=tuple(roles),
                parts=tuple(parts),
                mentions=spans(text, name),
            )
            for name, honorific, roles, parts in plain.get("people", ())
        ),
        documents=tuple(
            Document(key=key, mentions=spans(text, shown)) for key, shown in plain.get("documents", ())
        ),
        attendance=tuple(
            Attendance(count=int(words.split()[0]), who=words.split(" ", 1)[1], start=0, end=0)
            for words in plain.get("attendance", ())
        ),
        targets=tuple(
            Target(value=value.removeprefix("≥ "), comparator=comparator, subject=subject, start=0, end=0)
            for value, comparator, subject in plain.get("targets", ())
        ),
        ratings=tuple(
            Rating(subject=subject, level=level, count=count, percent=percent, total=total, start=0, end=0)
            for subject, level, count, percent, total in plain.get("ratings", ())
        ),
        byline=Byline(**plain["byline"]) if "byline" in plain else None,
        source=Source(**plain["source"]),
        warnings=tuple(plain.get("warnings", ())),
        **simple,
    )


@pytest.fixture(scope="session")
def meetings() -> tuple[Meeting, ...]:
    """The hand-made records."""
    plain = tomllib.loads((HERE / "meetings.toml").read_text(encoding="utf-8"))
    return tuple(make_meeting(entry) for entry in plain["meeting"])


@pytest.fixture(scope="session")
def review(meetings: tuple[Meeting, ...]) -> Meeting:
    """The first of them, which has a little of everything."""
    return meetings[0]
