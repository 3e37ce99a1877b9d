"""All that a report came from: the records grouped with it, and the further files of each."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

import msgspec

from store.errors import StoreError
from store.model import Meeting, Source

if TYPE_CHECKING:
    from store.search.index import Index


class _Kept(Protocol):
    def get(self, id: str) -> Meeting: ...
    def copies(self, id: str) -> tuple[Source, ...]: ...


class ReportSource(msgspec.Struct, frozen=True, kw_only=True):
    """One file that tells a report.

    Args:
        id: of the record with its text; several files of one text have one id.
        title: as this source has it.
        published: the page's own stamp.
        source: which file, of which site.
    """

    id: str
    title: str
    published: str | None
    source: Source


def sources_of(archive: _Kept, index: Index, meeting: Meeting) -> tuple[ReportSource, ...]:
    """Every file that tells the report of `meeting`: its own first, then the others as they were grouped.

    What cannot be read is left out; an index that cannot answer knows of no others.
    """
    ids: tuple[str, ...] = (meeting.id,)
    with suppress(StoreError):
        ids = index.group(meeting.id)
    found = list(_files(archive, meeting))
    for id in ids:
        if id != meeting.id:
            with suppress(StoreError):
                found += _files(archive, archive.get(id))
    return tuple(found)


def _files(archive: _Kept, meeting: Meeting) -> list[ReportSource]:
    copies: tuple[Source, ...] = ()
    with suppress(StoreError):
        copies = archive.copies(meeting.id)
    return [
        ReportSource(id=meeting.id, title=meeting.title, published=meeting.published, source=source)
        for source in (meeting.source, *copies)
    ]
