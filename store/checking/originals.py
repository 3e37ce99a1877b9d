"""Is every imported file there, unharmed, and has every one its record?"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from store.archive import Archive, Writer
from store.archive.disk import disk_errors
from store.checking.finding import Check, Finding, Mending, counted, parse_again
from store.errors import ArchiveError, NotFoundError

_SHOWN = 5


def find_bad_originals(archive: Archive) -> Iterator[Finding]:
    """Originals that are missing, and such whose bytes are no longer those that were imported."""
    missing: list[str] = []
    damaged: list[str] = []
    for sha256 in _files(archive):
        try:
            archive.original(sha256)
        except NotFoundError:
            missing.append(sha256)
        except ArchiveError:
            damaged.append(sha256)
    for number, files, what in (
        (len(missing), missing, "missing"),
        (len(damaged), damaged, "damaged"),
    ):
        if number:
            message = f"{counted(number, 'imported file is', 'imported files are')} {what}, that of "
            yield Finding(check="originals", message=message + _named(archive, files), payload=tuple(files))


def _files(archive: Archive) -> Iterator[str]:
    for segment in archive.segments():
        catalogue = archive.catalogue(segment.name)
        if catalogue is not None:
            yield from catalogue.files


def _named(archive: Archive, files: list[str]) -> str:
    ids = [archive.known(sha256) or "" for sha256 in files[:_SHOWN]]
    return ", ".join(ids) + ("." if len(files) <= _SHOWN else ", …")


def mend_bad_originals(archive: Archive, finding: Finding) -> Mending:
    """Sets the damaged ones aside; then importing the same file again puts it in its place."""
    with disk_errors(archive.originals.path):
        for sha256 in finding.payload:
            archive.originals.set_aside(sha256)
    return Mending(
        "The records are kept, but cannot be parsed again.",
        "Import the same files again, if you still have them.",
    )


def find_orphans(archive: Archive) -> Iterator[Finding]:
    """Originals that no record came from: an import was cut short, or a segment is lost."""
    if archive.damages():
        return  # their records may be in what cannot be read
    orphans = sorted(set(archive.originals).difference(_files(archive)))
    if orphans:
        some = counted(len(orphans), "imported file has", "imported files have")
        yield Finding(check="orphans", message=f"{some} no record.", payload=tuple(orphans))


def mend_orphans(archive: Archive, finding: Finding) -> Mending:
    """Parses them and keeps the records. The names of the files are not known any more."""
    writer = Writer(archive)
    failed: list[str] = []
    for sha256 in finding.payload:
        try:
            data = archive.original(sha256)
        except ArchiveError:
            failed.append(sha256)
            continue
        meeting = parse_again(data, "")
        if meeting is None:
            failed.append(sha256)
            continue
        imported = archive.originals.imported(sha256)
        source = msgspec.structs.replace(meeting.source, imported=imported)
        writer.add(msgspec.structs.replace(meeting, source=source), data)
    writer.flush()
    done = f"{counted(len(finding.payload) - len(failed), 'record was', 'records were')} made."
    if not failed:
        return Mending(done)
    with disk_errors(archive.originals.path):
        for sha256 in failed:
            archive.originals.set_aside(sha256)
    return Mending(f"{done} {counted(len(failed), 'file holds', 'files hold')} no report and was set aside.")


CHECKS = (
    Check("originals", find_bad_originals, mend_bad_originals),
    Check("orphans", find_orphans, mend_orphans),
)
