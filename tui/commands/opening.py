"""Opening an archive and its index for a command, and telling what of it cannot be read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store import Archive, Index, ReaderState


def open_index(path: Path) -> tuple[Archive, Index]:
    """The archive at `path` with an index that is up to date; a long refresh is told on standard error.

    Raises:
        ArchiveError: there is no usable archive.
    """
    from store import Archive, Index

    archive = Archive.open(path)
    index = Index.open(archive)
    refresh(index)
    return archive, index


def require_whole(archive: Archive, reader: ReaderState | None = None) -> None:
    """Asked when a command has told what it found: damage must not look like an answer.

    Args:
        reader: the reader's own work, where the answer depends on it.

    Raises:
        ArchiveError: part of it cannot be read, so what was told may lack something.
    """
    from store import ArchiveError

    if found := archive.damages():
        more = f" So are {len(found) - 1} more." if len(found) > 1 else ""
        raise ArchiveError(
            found[0].reason + more,
            "What it holds is missing here. `meetings-tui check --repair` mends it.",
        )
    if reader is not None and reader.damage is not None:
        raise reader.damage


def refresh(index: Index) -> int:
    """Brings the index up to date, with a progress bar on a terminal; the number of records indexed."""
    if not index.stale():
        return 0
    if not sys.stderr.isatty():
        return index.refresh()
    from tui.commands.progress import progress_bar
    from tui.spoken import spoken

    with progress_bar(spoken("Indexing")) as bar:
        task = bar.add_task("", total=None)
        return index.refresh(lambda done, total: bar.update(task, completed=done, total=total))
