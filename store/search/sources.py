"""All that a report came from: the records grouped with it, and the further files of each."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Protocol

import msgspec

from store.errors import StoreError
from store.model import Meeting, Source


class Kept(Protocol):
    """What is needed of an archive."""

    def get(self, id: str) -> Meeting: ...
    def copies(self, id: str) -> tuple[Source, ...]: ...


class ReportSource(msgspec.Struct, frozen=True, kw_only=True):
    """One file that tells a report.

    Args:
        id: of the record with its text; several files of one text have one id.
        title: as this source has it.
        published: the page's own stamp; of a further file of the same text it is not kept.
        source: which file, of which site.
    """

    id: str
    title: str
    published: str | None
    source: Source

    @property
    def where(self) -> str:
        """Its address, or else its site, or else the name of the file."""
        return self.source.url or self.source.site or self.source.name


def sources_of(archive: Kept, meeting: Meeting, others: Iterable[str]) -> tuple[ReportSource, ...]:
    """Every file that tells the report of `meeting`: its own first, then the others in order.

    Args:
        others: ids of the records of the same report (`Hit.others`, `Index.group`); its own is passed over.
            What cannot be read is left out.
    """
    found = _files(archive, meeting)
    for id in others:
        if id != meeting.id:
            with suppress(StoreError):
                found += _files(archive, archive.get(id))
    return tuple(found)


def _files(archive: Kept, meeting: Meeting) -> list[ReportSource]:
    copies: tuple[Source, ...] = ()
    with suppress(StoreError):
        copies = archive.copies(meeting.id)
    own = ReportSource(id=meeting.id, title=meeting.title, published=meeting.published, source=meeting.source)
    return [own, *(msgspec.structs.replace(own, published=None, source=source) for source in copies)]
