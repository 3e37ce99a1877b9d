"""What a meeting is: frozen values, no I/O.

Offsets are code-point offsets into `Meeting.text`, half open: `text[start:end]`.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec

Kind = Literal[
    "review", "year-end", "interim", "congress", "session", "briefing", "launch", "working", "training",
    "seminar", "ceremony", "dialogue", "personnel", "branch", "other", "not-a-meeting",
]  # fmt: skip
Daypart = Literal["morning", "afternoon", "evening"]
Part = Literal[
    "presides", "directs", "attends", "opens", "presents", "speaks", "discusses", "informs", "concludes",
    "receives", "author", "photographer", "mentioned",
]  # fmt: skip
PassageKind = Literal[
    "context", "attendance", "proceedings", "achievements", "shortcomings", "causes", "plans",
    "instructions", "targets", "ratings", "commendations", "personnel", "background", "caption",
    "headline", "byline", "other",
]  # fmt: skip
Comparator = Literal["=", ">=", "<=", "range"]
Level = Literal["excellent", "good", "completed", "failed"]

KINDS: tuple[str, ...] = get_args(Kind)
DAYPARTS: tuple[str, ...] = get_args(Daypart)
PARTS: tuple[str, ...] = get_args(Part)
PASSAGE_KINDS: tuple[str, ...] = get_args(PassageKind)

Mention = tuple[int, int]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person met in the report, however often.

    `name` is without honorific or rank; `mentions` are the places where the full name stands.
    """

    name: str
    honorific: str | None = None
    roles: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Attendance(msgspec.Struct, frozen=True, kw_only=True):
    """A counted group: `142 đảng viên`."""

    count: int
    who: str
    start: int
    end: int


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One cited document under its one key, whatever its spellings in the text.

    `date` is an ISO date, or only a year where the text gives no more.
    """

    key: str
    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    mentions: tuple[Mention, ...] = ()


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A run of sentences of one kind."""

    kind: PassageKind
    start: int
    end: int


class Instruction(msgspec.Struct, frozen=True, kw_only=True):
    """One point of what a leader asks for; `by` is a name in `people`, or None."""

    ordinal: int
    by: str | None
    start: int
    end: int


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A figure aimed at. `value` is as printed (`15-20%`); `low` and `high` are its numbers."""

    value: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    comparator: Comparator = "="
    subject: str | None = None
    start: int
    end: int


class Rating(msgspec.Struct, frozen=True, kw_only=True):
    """How many of `subject` were rated at `level`; `percent` as printed, or None."""

    subject: str
    level: Level
    count: int | None = None
    percent: float | None = None
    total: int | None = None
    start: int
    end: int


class Byline(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote the report."""

    author: str | None = None
    unit: str | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where the report came from; `sha256` is of the file's bytes, `imported` an ISO date-time."""

    name: str = ""
    format: str = "text"
    site: str | None = None
    url: str | None = None
    sha256: str = ""
    imported: str | None = None


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a meeting: the record that everything else is derived from."""

    id: str
    title: str = ""
    kind: Kind = "other"
    date: str | None = None
    date_end: str | None = None
    date_inferred: bool = False
    daypart: Daypart | None = None
    published: str | None = None
    period: str | None = None
    organiser: str | None = None
    place: str | None = None
    province: str | None = None
    people: tuple[Person, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    documents: tuple[Document, ...] = ()
    passages: tuple[Passage, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    targets: tuple[Target, ...] = ()
    ratings: tuple[Rating, ...] = ()
    byline: Byline | None = None
    source: Source = Source()
    text: str = ""
    warnings: tuple[str, ...] = ()


def meeting_id(text: str) -> str:
    """The id of the report with this text: first 12 hex digits of the SHA-256 of its UTF-8 bytes."""
    import hashlib  # noqa: PLC0415 - OpenSSL takes longer to load than a search

    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def to_plain(meeting: Meeting) -> dict[str, Any]:
    """The record as JSON-ready dicts and lists, fields in the model's order."""
    plain: dict[str, Any] = msgspec.to_builtins(meeting)
    return plain


def from_plain(plain: dict[str, Any]) -> Meeting:
    """The record from what `to_plain` gave.

    Raises:
        msgspec.ValidationError: a field is missing or of another type.
    """
    return msgspec.convert(plain, Meeting)
