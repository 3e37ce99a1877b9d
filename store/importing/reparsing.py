"""Records again from their originals, after the parser has become better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

import msgspec

from store.archive import Archive, ReaderState, Writer
from store.errors import ArchiveError, NotFoundError
from store.importing.workers import Done, Failure, Job, Task, parse_all
from store.model import Meeting

FLUSH_MEETINGS: Final = 500
_PARTED: Final = "Its file holds several reports as it is read today. Import the file again to have each."


class FieldChange(NamedTuple):
    """One field of a record before and after, as plain values."""

    field: str
    before: Any
    after: Any


class Reparsed(msgspec.Struct, frozen=True, kw_only=True):
    """What parsing again did to one record.

    Args:
        id: it had before.
        new_id: it has now; another one only where reading the original gives another text today.
        changes: the fields that differ, in the model's order; empty if none does.
        reason: why it was left as it is, in a plain sentence, or None.
    """

    id: str
    new_id: str
    changes: tuple[FieldChange, ...] = ()
    reason: str | None = None


def reparse(
    archive: Archive,
    ids: Iterable[str],
    *,
    jobs: int = 1,
    dry_run: bool = False,
    timeout: float = 5.0,
) -> Iterator[Reparsed]:
    """Parses again the originals of these meetings, in the archive's order; given once it is on the disk.

    Name and time of import stay as they were. Where reading the original gives another text today, the record
    gets that text and so another id, unless the reader has worked on it: notes and clippings point into the
    old text, which is then kept and only the fields are found again. Where the original is parted into
    several reports today, the record is left as it is.

    Args:
        ids: of meetings in the archive.
        jobs: how many processes parse.
        dry_run: only tells what would change; nothing is written.
        timeout: seconds to wait for another writer.

    Raises:
        LockedError: another process is writing.
        ArchiveError: the disk refused; everything given before stands.
    """
    if dry_run:
        for item in parse_all(_jobs(archive, ids), jobs):
            yield item if isinstance(item, Reparsed) else _compared(item)[0]
        return
    with archive.writer(timeout=timeout) as writer:
        waiting: list[Reparsed] = []
        for item in parse_all(_jobs(archive, ids), jobs):
            waiting.append(item if isinstance(item, Reparsed) else _put_back(writer, item))
            if len(waiting) >= FLUSH_MEETINGS:
                writer.flush()
                yield from waiting
                waiting = []
        writer.flush()
        yield from waiting


def _jobs(archive: Archive, ids: Iterable[str]) -> Iterator[Job | Reparsed]:
    reader = ReaderState(archive.path)
    for id in _in_order(archive, ids):
        try:
            meeting = archive.get(id)
            data = archive.original(meeting.source.sha256)
        except (NotFoundError, ArchiveError) as error:
            yield Reparsed(id=id, new_id=id, reason=str(error))
            continue
        reader.reload()
        text = meeting.text if reader.damage or id in reader.worked_on() else None
        yield Job(meeting, Task(data, meeting.source.name, text))


def _in_order(archive: Archive, ids: Iterable[str]) -> list[str]:
    """The ids once each, segment by segment, so that a flush rewrites few of them; unknown ones last."""
    wanted = dict.fromkeys(ids)
    known = [id for id in archive.ids() if id in wanted]
    return [*known, *wanted.keys() - set(known)]


def _put_back(writer: Writer, done: Done) -> Reparsed:
    outcome, new = _compared(done)
    if new is not None and outcome.new_id != outcome.id:
        writer.supersede(outcome.id, new)
    elif new is not None and outcome.changes:
        writer.replace(new)
    return outcome


def _compared(done: Done) -> tuple[Reparsed, Meeting | None]:
    """What parsing again does to a record, and the new one."""
    old: Meeting = done.job.tag
    new = done.result
    if isinstance(new, Failure):
        return Reparsed(id=old.id, new_id=old.id, reason=new.reason), None
    if new.source.sha256 != old.source.sha256 and new.text != old.text:  # that of its first part
        return Reparsed(id=old.id, new_id=old.id, reason=_PARTED), None
    source = msgspec.structs.replace(
        new.source, imported=old.source.imported, name=old.source.name, sha256=old.source.sha256
    )
    new = msgspec.structs.replace(new, source=source)
    return Reparsed(id=old.id, new_id=new.id, changes=tuple(_differences(old, new))), new


def _differences(old: Meeting, new: Meeting) -> Iterator[FieldChange]:
    for field in Meeting.__struct_fields__:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield FieldChange(field, msgspec.to_builtins(before), msgspec.to_builtins(after))
