"""`import --watch`: what arrives in folders, as it arrives, until it is stopped."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from store import Archive, Outcome

_FILES_A_JOB = 64  # below this, starting another process costs more than it saves


def watch(kept: Archive, folders: tuple[str, ...], jobs: int | None, tell: Callable[[Outcome], None]) -> None:
    """Imports what is in the folders and then what arrives; returns when it is interrupted.

    Args:
        tell: called with what became of each file, once that is on the disk and can be found.
    """
    from store import Index, LockedError, Watcher, import_paths

    for folder in folders:
        if not Path(folder).is_dir():
            raise click.UsageError(f"--watch needs folders, and {folder!r} is none.")
    watcher = Watcher(folders, without=kept.path)
    print("Watching; Ctrl+C ends it.", file=sys.stderr, flush=True)
    with _until_interrupted():
        while True:
            if files := watcher.look():
                processes = jobs or max(1, min(os.cpu_count() or 1, len(files) // _FILES_A_JOB))
                outcomes: list[Outcome] = []
                try:
                    outcomes.extend(import_paths(kept, files, jobs=processes))
                    Index.open(kept).refresh()
                except LockedError as error:
                    print(f"{error.message} Trying again.", file=sys.stderr, flush=True)
                    watcher.give_back(files)
                finally:  # interrupted, what is on the disk by then is told
                    for outcome in outcomes:
                        tell(outcome)
            time.sleep(watcher.pause)


@contextmanager
def _until_interrupted() -> Iterator[None]:
    """Ends on Ctrl+C, and on the signal by which services are stopped."""

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        print(file=sys.stderr)
    finally:
        signal.signal(signal.SIGTERM, before)
