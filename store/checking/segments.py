"""Are the segments what was written, their records sound? If not, they are made again from the originals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from store.archive import Archive
from store.archive.catalogue import Copy, load_catalogue, load_columns, make_catalogue, save_catalogue
from store.archive.disk import disk_errors, make_folder, set_aside
from store.archive.segments import COPIES, MEETINGS, row_spans
from store.archive.storage import SegmentStorage, open_segment
from store.checking.finding import Check, Finding, Mending, counted, parse_again
from store.errors import ArchiveError, NotFoundError
from store.model import Meeting, meeting_id, to_plain

_DECODER = msgspec.json.Decoder(Meeting)


def find_damaged(archive: Archive) -> Iterator[Finding]:
    """Segments whose bytes are not those that were sealed, or that hold a record that cannot be."""
    for name in archive.folder.segment_names():
        try:
            meetings = archive.read_segment(name)
        except ArchiveError as error:
            yield Finding(check="segments", message=error.message, payload=(name,))
            continue
        wrong = [meeting.id for meeting in meetings if not _is_sound(meeting)]
        if wrong:
            some = f"{', '.join(wrong[:3])}{', …' if len(wrong) > 3 else ''}"
            message = f"Records in the archive file {name}.json contradict themselves: {some}."
            yield Finding(check="segments", message=message, payload=(name,))


def _is_sound(meeting: Meeting) -> bool:
    length = len(meeting.text)
    return meeting.id == meeting_id(meeting.text) and all(
        0 <= start <= end <= length for start, end in _spans(meeting)
    )


def _spans(meeting: Meeting) -> Iterator[tuple[int, int]]:
    for person in meeting.people:
        yield from person.mentions
    for document in meeting.documents:
        yield from document.mentions
    yield from ((one.start, one.end) for one in meeting.attendance)
    yield from ((one.start, one.end) for one in meeting.passages)
    yield from ((one.start, one.end) for one in meeting.instructions)
    yield from ((one.start, one.end) for one in meeting.targets)
    yield from ((one.start, one.end) for one in meeting.ratings)


class _Remains(msgspec.Struct, frozen=True, kw_only=True):
    """What can still be said of a record in a damaged segment; `meeting` only if its text is unharmed."""

    row: int
    sha256: str
    meeting: Meeting | None = None


def mend_damaged(archive: Archive, finding: Finding) -> Mending:
    """Makes the segment again from the originals; the damaged file stays beside it under another name."""
    (name,) = finding.payload
    file = archive.folder.segment(name)
    with disk_errors(file):
        data = file.read_bytes()
        set_aside(file, data)
    remains, copies = _remains(archive, name, data)
    elsewhere = _ids_elsewhere(archive, name)
    made: dict[str, Meeting] = {}
    lost: list[str] = []
    for one in remains:
        meeting = _made_again(archive, one)
        if meeting is None:
            lost.append(one.sha256[:12])
        elif meeting.id not in elsewhere:
            made[meeting.id] = meeting
    _write(archive, name, made.values(), [copy for copy in copies if copy.id in made])
    archive.reload()
    unsound = sum(not _is_sound(meeting) for meeting in made.values())
    done = "None of its records can be told any more."
    if made:
        done = f"{counted(len(made), 'record was', 'records were')} made again."
    if lost:
        some = counted(len(lost), "record is", "records are")
        return Mending(done, f"{some} lost. Import the files again, if you still have them.")
    if unsound:
        return Mending(done, f"Of them, {counted(unsound, 'is', 'are')} still not right.")
    return Mending(done)


def _remains(archive: Archive, name: str, data: bytes) -> tuple[list[_Remains], list[Copy]]:
    """What the damaged file and its catalogue still tell, in order. Of the two, the catalogue is believed."""
    columns = load_columns(archive.folder.catalogue(name))
    files = {} if columns is None else dict(zip(columns.ids, columns.files, strict=True))
    found: dict[str, _Remains] = {}
    harmed: list[_Remains] = []
    copies: list[Copy] = []
    for table, key, (start, end) in row_spans(data):
        try:
            if table == COPIES:
                copies.append(msgspec.json.decode(data[start:end], type=Copy))
                continue
            meeting = _DECODER.decode(data[start:end])
        except (ValueError, msgspec.MsgspecError):
            continue
        if meeting.id == meeting_id(meeting.text):
            sha256 = files.get(meeting.id, meeting.source.sha256)
            found[meeting.id] = _Remains(row=int(key), sha256=sha256, meeting=meeting)
        else:
            harmed.append(_Remains(row=int(key), sha256=meeting.source.sha256))
    if columns is not None:
        for id, row, sha256 in zip(columns.ids, columns.rows, columns.files, strict=True):
            found.setdefault(id, _Remains(row=row, sha256=sha256))
    told = {one.sha256 for one in found.values()}
    remains = [*found.values(), *(one for one in harmed if one.sha256 not in told)]
    kept = [copy for copy in copies if copy.sha256 in archive.originals]
    return sorted(remains, key=lambda one: one.row), kept


def _ids_elsewhere(archive: Archive, name: str) -> set[str]:
    found: set[str] = set()
    for segment in archive.segments():
        catalogue = archive.catalogue(segment.name)
        if segment.name != name and catalogue is not None:
            found |= catalogue.rows.keys()
    return found


def _made_again(archive: Archive, remains: _Remains) -> Meeting | None:
    """The record of the original. Of the damaged one, name and time are taken only if the original agrees."""
    old = remains.meeting
    try:
        kept = archive.originals.get(remains.sha256)
    except (ArchiveError, NotFoundError):
        return old
    new = parse_again(kept.data, kept.name, None if old is None else old.text)
    if new is None:
        return old
    name, imported = kept.name, kept.imported
    if old is not None and kept.is_called(old.source.name, old.source.imported):
        name, imported = old.source.name, old.source.imported
    source = msgspec.structs.replace(new.source, name=name, imported=imported)
    return msgspec.structs.replace(new, source=source)


def _write(archive: Archive, name: str, meetings: Iterable[Meeting], copies: list[Copy]) -> None:
    file = archive.folder.segment(name)
    tables: dict[str, dict[str, Any]] = {
        MEETINGS: {str(key): to_plain(meeting) for key, meeting in enumerate(meetings, start=1)},
        COPIES: {str(key): msgspec.to_builtins(copy) for key, copy in enumerate(copies, start=1)},
    }
    with disk_errors(file):
        if tables[MEETINGS]:
            SegmentStorage(file).write(tables)
        else:
            file.unlink()


def find_duplicates(archive: Archive) -> Iterator[Finding]:
    """Meetings that stand in two segments."""
    seen: set[str] = set()
    twice: list[str] = []
    for id in archive.ids():
        if id in seen:
            twice.append(id)
        seen.add(id)
    if twice:
        some = counted(len(twice), "meeting stands", "meetings stand")
        yield Finding(check="duplicates", message=f"{some} in the archive twice.", payload=tuple(twice))


def mend_duplicates(archive: Archive, finding: Finding) -> Mending:
    """Leaves each meeting in the first segment that has it."""
    seen: set[str] = set()
    for segment in archive.segments():
        catalogue = archive.catalogue(segment.name)
        if catalogue is None:
            continue
        rows = [catalogue.rows[id] for id in finding.payload if id in catalogue.rows and id in seen]
        seen |= catalogue.rows.keys()
        file = archive.folder.segment(segment.name)
        if rows:
            with disk_errors(file), open_segment(file) as db:
                db.table(MEETINGS).remove(doc_ids=rows)
    archive.reload()
    return Mending("The second was removed.")


def find_catalogues(archive: Archive) -> Iterator[Finding]:
    """Catalogues that are wrong about the segment they name; missing and older ones do no harm."""
    for segment in archive.segments():
        stored = load_catalogue(archive.folder.catalogue(segment.name), segment.fingerprint)
        file = archive.folder.segment(segment.name)
        if stored is not None and stored.columns != make_catalogue(file.read_bytes(), file.name).columns:
            yield Finding(
                check="catalogue",
                message=f"The catalogue of {file.name} is not right.",
                payload=(segment.name,),
            )


def mend_catalogue(archive: Archive, finding: Finding) -> Mending:
    """Makes the catalogue again."""
    (name,) = finding.payload
    file = archive.folder.segment(name)
    with disk_errors(file):
        make_folder(archive.folder.catalogues)
        save_catalogue(archive.folder.catalogue(name), make_catalogue(file.read_bytes(), file.name))
    return Mending("It was made again.")


CHECKS = (
    Check("segments", find_damaged, mend_damaged),
    Check("catalogue", find_catalogues, mend_catalogue),
    Check("duplicates", find_duplicates, mend_duplicates),
)
