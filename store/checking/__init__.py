"""Named checks over an archive, and their repairs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import msgspec

from store.archive import Archive
from store.archive.disk import disk_errors, tidy
from store.archive.folder import FORMAT, Folder
from store.archive.locking import exclusive
from store.archive.migrating import bring_up_to_date
from store.checking import folder as folder_checks
from store.checking import index, originals, segments
from store.checking.finding import Check, Finding

CHECKS: tuple[Check, ...] = (*folder_checks.CHECKS, *segments.CHECKS, *originals.CHECKS, *index.CHECKS)

__all__ = ["CHECKS", "Finding", "check_archive"]


def check_archive(path: Path, *, repair: bool = False, timeout: float = 5.0) -> Iterator[Finding]:
    """Looks at everything in the archive at `path`; with `repair`, mends what can be mended.

    Nothing is ever thrown away: what is replaced stays beside it, renamed `.damaged`.

    Args:
        timeout: seconds to wait for a process that is writing; the archive stands still while it is checked.

    Raises:
        ArchiveError: there is no archive at `path`, it is of a newer version, or the disk refuses.
        LockedError: another process is writing.
    """
    place = Folder(path)
    version = place.format()
    if (version is None and not place.segments.is_dir()) or (version is not None and version > FORMAT):
        place.check_header()
    bring_up_to_date(place, timeout=timeout)
    busy = f"Another process is writing to the archive {path}."
    writable = repair or os.access(path, os.W_OK)
    with exclusive(place.lock, timeout=timeout, busy=busy) if writable else nullcontext():
        archive = Archive(path)
        archive.originals.refresh()
        if repair:
            with disk_errors(path):
                for folder in (place.segments, place.originals, place.catalogues):
                    tidy(folder)
        for check in CHECKS:
            for finding in list(check.find(archive)):
                yield _mended(check, archive, finding) if repair else finding


def _mended(check: Check, archive: Archive, finding: Finding) -> Finding:
    mending = check.mend(archive, finding)
    return msgspec.structs.replace(
        finding,
        message=f"{finding.message} {mending.done}",
        hint=mending.left,
        mended=not mending.left,
    )
