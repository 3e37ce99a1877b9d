"""Files into an archive: one Outcome a report, given only when what it tells is on the disk.

A file that holds several reports is taken apart first. Each is an imported file of its own, with its bytes as
they lie in an archive, or its line of a JSON Lines file: so each is known again wherever it is met, and found
again when it is parsed again.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, Literal

import msgspec

from store.archive import Archive, Writer
from store.importing.files import File, find_files, read_parts, source_name
from store.importing.workers import Done, Failure, Job, Task, parse_all

Status = Literal["new", "known", "not-a-meeting", "failed"]

FLUSH_FILES: Final = 500
FLUSH_BYTES: Final = 16_000_000
FLUSH_SECONDS: Final = 1.5


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one report, or of a file that gives none.

    Args:
        path: the file, as given or found, and where in it: `báo cáo/tin.zip/2021/a.html`, `tin.jsonl:17`; `-`
            for standard input.
        status: `new` and `not-a-meeting` are in the archive now, `known` was there before, `failed` is not.
        id: of the meeting; None if it failed.
        reason: why it failed, in a plain sentence, or None.
        title: of a meeting that is new.
    """

    path: str
    status: Status
    id: str | None = None
    reason: str | None = None
    title: str = ""


def now() -> datetime:
    """The present moment, UTC."""
    return datetime.now(UTC)


def import_paths(
    archive: Archive,
    paths: Iterable[str | Path],
    *,
    jobs: int = 1,
    stdin: BinaryIO | None = None,
    clock: Callable[[], datetime] = now,
    timeout: float = 5.0,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome]:
    """Imports files, folders and standard input; the archive's writer is held from first to last.

    An outcome is given once the record and its original are on the disk, so outcomes come in batches. Closing
    the iterator early keeps what was parsed.

    Args:
        paths: files, folders (taken with all below them) and `-`.
        jobs: how many processes parse.
        stdin: where `-` reads from.
        clock: gives `source.imported`.
        timeout: seconds to wait for another writer.
        stop: asked before each report; True ends the import when those begun are done, and each is told.

    Raises:
        LockedError: another process is writing.
        ArchiveError: the disk refused; every outcome given before stands.
    """
    with archive.writer(timeout=timeout) as writer:
        found = find_files(paths, without=archive.path)
        waiting: list[Outcome] = []
        size = 0
        last = time.monotonic()
        for item in parse_all(_read_all(found, writer, stdin, stop), jobs):
            if isinstance(item, Outcome):
                waiting.append(item)
            else:
                waiting.append(_keep(writer, item, clock))
                size += len(item.job.task.data)
            if len(waiting) >= FLUSH_FILES or size >= FLUSH_BYTES or time.monotonic() - last >= FLUSH_SECONDS:
                writer.flush()
                yield from waiting
                waiting, size, last = [], 0, time.monotonic()
        writer.flush()
        yield from waiting


def _read_all(
    files: Iterable[File], writer: Writer, stdin: BinaryIO | None, stop: Callable[[], bool]
) -> Iterator[Job | Outcome]:
    for file in files:
        above = file.path.removesuffix(source_name(file))
        for part in read_parts(file, stdin):
            if stop():
                return
            path = above + part.name
            if part.trouble is not None:
                yield Outcome(path=path, status="failed", reason=str(part.trouble))
                continue
            sha256 = hashlib.sha256(part.data).hexdigest()
            id = writer.known(sha256)
            if id is not None:
                writer.keep_original(sha256, part.data, part.name)
                yield Outcome(path=path, status="known", id=id)
            else:
                yield Job(path, Task(part.data, part.name))


def _keep(writer: Writer, done: Done, clock: Callable[[], datetime]) -> Outcome:
    path: str = done.job.tag
    if isinstance(done.result, Failure):
        return Outcome(path=path, status="failed", reason=done.result.reason)
    imported = clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    source = msgspec.structs.replace(done.result.source, imported=imported)
    meeting = msgspec.structs.replace(done.result, source=source)
    if not writer.add(meeting, done.job.task.data):
        return Outcome(path=path, status="known", id=meeting.id)
    status: Status = "not-a-meeting" if meeting.kind == "not-a-meeting" else "new"
    return Outcome(path=path, status=status, id=meeting.id, title=meeting.title)
