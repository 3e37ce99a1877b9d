"""`import --watch`: what arrives in folders, as it arrives, until it is stopped."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.jobs import jobs_for
from tui.spoken import overheard, spoken

if TYPE_CHECKING:
    from store import Archive, Outcome

_LOOK = 0.1  # seconds between looks whether it is interrupted


def watch(kept: Archive, folders: tuple[str, ...], jobs: int | None, tell: Callable[[Outcome], None]) -> None:
    """Imports what is in the folders and then what arrives; returns when it is interrupted: what was begun by
    then is finished, and told. Interrupted once more, it ends at once.

    Args:
        tell: called with what became of each file, once that is on the disk and can be found.
    """
    from store import Index, LockedError, Watcher, import_paths

    for folder in folders:
        if not Path(folder).is_dir():
            raise click.UsageError(f"--watch needs folders, and {folder!r} is none.")
    watcher = Watcher(folders, without=kept.path)
    with _interrupted() as stop:
        print(spoken("Watching; Ctrl+C ends it."), file=sys.stderr, flush=True)
        while not stop():
            if files := watcher.look():
                processes = jobs or jobs_for(len(files))
                outcomes: list[Outcome] = []
                try:
                    outcomes.extend(import_paths(kept, files, jobs=processes, stop=stop))
                    Index.open(kept).refresh()
                except LockedError as error:
                    told = spoken("{reason} Trying again.", reason=overheard(error.message))
                    print(told, file=sys.stderr, flush=True)
                    watcher.give_back(files)
                finally:  # interrupted, what is on the disk by then is told
                    for outcome in outcomes:
                        tell(outcome)
            _wait(watcher.pause, stop)
    print(file=sys.stderr)


def _wait(seconds: float, stop: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while not stop() and (rest := end - time.monotonic()) > 0:
        time.sleep(min(rest, _LOOK))


@contextmanager
def _interrupted() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed, or the signal sent by which services are stopped.

    Asked, not raised: an exception that a signal raises is lost where Python runs something that cannot fail,
    and a program started in the background hears of no Ctrl+C by itself.
    """
    heard = False

    def stop(number: int, _frame: Any) -> None:
        nonlocal heard
        heard = True
        signal.signal(number, signal.default_int_handler)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: heard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
