"""The content of `reader.json`: values under keys, and changes that put one value in the place of another.

Since a change names one key, the changes of two browsers meet without loss; and the inverse of a change is a
change too, which is all that undo and redo need.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from store.archive.disk import sync_folder, write_atomic
from store.errors import ArchiveError

# Raised whenever a program of before would lose something by writing the file again; it then refuses it.
# 1: what the first archives had. 2: a note knows the words it is on.
FORMAT: Final = 2
FILE: Final = "reader.json"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader wrote to a meeting, or to `text[start:end]` of it (both None: to the whole).

    Args:
        words: what stood there, so that the place is found again in another text (`anchored`).
    """

    meeting: str
    start: int | None = None
    end: int | None = None
    words: str = ""
    text: str


class Clipping(msgspec.Struct, frozen=True, kw_only=True):
    """An excerpt put aside: `text[start:end]` of a meeting, with the reader's note.

    Args:
        key: names it for good.
        rank: its place among the others; they are shown in this order.
    """

    key: str
    meeting: str
    start: int
    end: int
    text: str
    note: str = ""
    rank: float = 0.0


Table = Literal["bookmarks", "tags", "notes", "clippings", "searches"]


class Change(msgspec.Struct, frozen=True):
    """One value in the place of another: under `key`, `table` is to have `value`, or nothing if None."""

    table: Table
    key: str
    value: Any


Edit = tuple[Change, ...]


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """What a search needs to know: which meetings the reader marked, and how.

    Args:
        notes: the texts of the notes of each meeting that has some.
    """

    tags: Mapping[str, frozenset[str]]
    noted: frozenset[str]
    bookmarked: frozenset[str]
    notes: Mapping[str, tuple[str, ...]] = {}


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `reader.json`."""

    format: int = FORMAT
    bookmarks: dict[str, bool] = {}
    tags: dict[str, tuple[str, ...]] = {}
    notes: dict[str, Note] = {}
    clippings: dict[str, Clipping] = {}
    searches: dict[str, str] = {}
    recent: tuple[str, ...] = ()


class _Header(msgspec.Struct):
    format: int = 1


def changed(work: Work, edit: Edit) -> tuple[Work, Edit]:
    """The work after the edit, and the edit that undoes it. A pure function."""
    inverse: list[Change] = []
    for change in edit:
        table = dict(getattr(work, change.table))
        inverse.append(Change(change.table, change.key, table.pop(change.key, None)))
        if change.value is not None:
            table[change.key] = change.value
        work = msgspec.structs.replace(work, **{change.table: table})
    return work, tuple(reversed(inverse))


def read_work(data: bytes) -> Work:
    """The content of `reader.json`; of an older format as the present one has it.

    Raises:
        ArchiveError: it is damaged, or of a newer version.
    """
    try:
        if format_of(data) > FORMAT:
            raise ArchiveError(f"{FILE} was written by a newer version.", "Update meetings-tui.")
        work = msgspec.json.decode(data, type=Work)
    except (ValueError, msgspec.MsgspecError) as error:
        raise ArchiveError(
            f"{FILE}, which holds your notes and tags, is damaged.",
            "`meetings-tui check --repair` sets it aside and takes the copy from before.",
        ) from error
    return msgspec.structs.replace(work, format=FORMAT)


def format_of(data: bytes) -> int:
    """The format of the content of `reader.json`.

    Raises:
        MsgspecError: it is damaged.
    """
    return msgspec.json.decode(data, type=_Header).format


def write_work(path: Path, work: Work) -> None:
    """Puts `work` on the disk for good.

    Raises:
        OSError: the file is as it was.
    """
    data = msgspec.json.format(msgspec.json.encode(work, order="sorted"), indent=1)
    write_atomic(path, data + b"\n")
    sync_folder(path.parent)


def note_key(meeting: str, start: int | None, end: int | None) -> str:
    """The key of the note on a meeting, or on a span of it."""
    return meeting if start is None else f"{meeting}:{start}-{end}"


def ranked(work: Work) -> list[Clipping]:
    """The clippings in the reader's order."""
    return sorted(work.clippings.values(), key=lambda clipping: (clipping.rank, clipping.key))
