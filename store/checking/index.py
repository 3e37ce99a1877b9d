"""Are the files of the search index what was written, and does it hold every record?

An index that is only older than the archive is not wrong: the next program to open it brings it up to date.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from store.archive import Archive
from store.checking.finding import Check, Finding, Mending, counted
from store.search import Index

FOLDER = "index"


def find_damaged_index(archive: Archive) -> Iterator[Finding]:
    """Index files whose bytes are not those that were written; an index of as many records as the archive has
    not, though it says it is of all."""
    folder = archive.path / FOLDER
    if not folder.is_dir() or not os.access(folder, os.W_OK):  # opening it may write
        return
    index = Index.open(archive)
    files = index.damages()
    if files:
        some = counted(len(files), "file", "files")
        yield Finding(check="index", message=f"The search index is damaged in {some}.", payload=files)
    elif not index.stale() and index.size() != len(archive):
        held = counted(index.size(), "record", "records")
        yield Finding(check="index", message=f"The search index holds {held}, the archive {len(archive):,}.")


def mend_index(archive: Archive, _: Finding) -> Mending:
    """Makes the index anew."""
    return Mending(f"It was made again, of {counted(Index.rebuild(archive), 'record', 'records')}.")


CHECKS = (Check("index", find_damaged_index, mend_index),)
