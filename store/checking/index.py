"""Are the files of the search index what was written?

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
    """Index files whose bytes are not those that were written."""
    folder = archive.path / FOLDER
    if folder.is_dir() and os.access(folder, os.W_OK):  # opening it may write
        files = Index.open(archive).damages()
        if files:
            some = counted(len(files), "file", "files")
            yield Finding(check="index", message=f"The search index is damaged in {some}.", payload=files)


def mend_index(archive: Archive, _: Finding) -> Mending:
    """Makes the index anew."""
    return Mending(f"It was made again, of {counted(Index.rebuild(archive), 'record', 'records')}.")


CHECKS = (Check("index", find_damaged_index, mend_index),)
