"""Is every imported file there, unharmed, and has every one its record?"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from store.archive import Archive, Writer
from store.archive.disk import disk_errors, set_aside
from store.archive.packs import ZIP_ERRORS, Pack, salvage
from store.checking.finding import Check, Finding, Mending, counted, parse_again
from store.errors import ArchiveError
from store.model import Meeting

_SHOWN = 5


def find_damaged_packs(archive: Archive) -> Iterator[Finding]:
    """Packs that cannot be read, or hold a file whose bytes are no longer those that were imported."""
    for name in archive.folder.pack_names():
        file = archive.folder.pack(name)
        with disk_errors(file):
            data = file.read_bytes()
        try:
            pack = Pack(name, data)
        except ZIP_ERRORS:
            message = f"The zip {file.name} of imported files is damaged: its list cannot be read."
            yield Finding(check="originals", message=message, payload=(name,))
            continue
        harmed = sum(pack.read(sha256) is None for sha256 in pack.files)
        if harmed:
            some = counted(harmed, "file", "files")
            message = f"The zip {file.name} of imported files is damaged in {some}."
            yield Finding(check="originals", message=message, payload=(name,))


def mend_damaged_pack(archive: Archive, finding: Finding) -> Mending:
    """Makes the zip again of all that is unharmed in it; the damaged one stays beside it."""
    (name,) = finding.payload
    file = archive.folder.pack(name)
    with disk_errors(file):
        data = file.read_bytes()
        set_aside(file, data)
        pack = Pack(name)
        for kept in salvage(data):
            pack.add(kept.sha256, kept.data, kept.name, kept.imported)
        archive.originals.put(pack)
        archive.originals.refresh()
    return Mending(f"{counted(len(pack.files), 'unharmed file was', 'unharmed files were')} taken out of it.")


def find_missing(archive: Archive) -> Iterator[Finding]:
    """Originals of known meetings that are not kept any more."""
    archive.originals.refresh()
    missing = [sha256 for sha256 in _files(archive) if sha256 not in archive.originals]
    if missing:
        ids = [archive.known(sha256) or "" for sha256 in missing[:_SHOWN]]
        some = counted(len(missing), "imported file is", "imported files are")
        named = ", ".join(ids) + ("." if len(missing) <= _SHOWN else ", …")
        yield Finding(
            check="missing",
            message=f"{some} lost, that of {named}",
            hint="Import the same files again, if you still have them.",
            payload=tuple(missing),
        )


def mend_missing(_: Archive, finding: Finding) -> Mending:
    """Nothing can be done here."""
    return Mending("The records are kept, but cannot be parsed again.", finding.hint)


def _files(archive: Archive) -> Iterator[str]:
    for segment in archive.segments():
        catalogue = archive.catalogue(segment.name)
        if catalogue is not None:
            yield from catalogue.files


def find_orphans(archive: Archive) -> Iterator[Finding]:
    """Originals that no record came from: an import was cut short, or a segment is lost."""
    if archive.damages():
        return  # their records may be in what cannot be read
    orphans = [
        sha256
        for sha256 in sorted(set(archive.originals).difference(_files(archive)))
        if _record(archive, sha256)
    ]
    if orphans:
        some = counted(len(orphans), "imported file has", "imported files have")
        yield Finding(check="orphans", message=f"{some} no record.", payload=tuple(orphans))


def _record(archive: Archive, sha256: str) -> Meeting | None:
    """The record of an original; None if it is damaged or no report can be made out in it."""
    try:
        kept = archive.originals.get(sha256)
    except ArchiveError:
        return None
    meeting = parse_again(kept.data, kept.name)
    if meeting is None:
        return None
    source = msgspec.structs.replace(meeting.source, imported=kept.imported)
    return msgspec.structs.replace(meeting, source=source)


def mend_orphans(archive: Archive, finding: Finding) -> Mending:
    """Parses them and keeps the records."""
    writer = Writer(archive)
    for sha256 in finding.payload:
        meeting = _record(archive, sha256)
        if meeting is not None:
            writer.add(meeting, archive.original(sha256))
    writer.flush()
    return Mending(f"{counted(len(finding.payload), 'record was', 'records were')} made.")


CHECKS = (
    Check("originals", find_damaged_packs, mend_damaged_pack),
    Check("missing", find_missing, mend_missing),
    Check("orphans", find_orphans, mend_orphans),
)
