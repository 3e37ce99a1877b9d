"""An import while one reads: how far it is, and what became of what it met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

if TYPE_CHECKING:
    from store import Archive, Outcome

_TELLING = 20  # reports until a rate tells anything
_TOLD = 1000  # failures whose reasons are kept
_PATIENCE = 0.25  # seconds between two looks whether another program still writes


class Progress(Struct, frozen=True):
    """What is known of an import.

    Args:
        path: what is imported, as it is shown.
        total: about how many reports there are; None while they are being counted.
        new, known, other, failed: how many reports came to what; `other` is not a meeting.
        failures: path and reason of the first of those that failed.
        seconds: since it began.
        waiting: another program is writing to the archive; this begins when that has finished.
        ended: it is over.
        stopped: it was told to stop before it had met all.
        reason: why it could not go on, or "".
    """

    path: str
    total: int | None = None
    new: int = 0
    known: int = 0
    other: int = 0
    failed: int = 0
    failures: tuple[tuple[str, str], ...] = field(default=())
    seconds: float = 0.0
    waiting: bool = False
    ended: bool = False
    stopped: bool = False
    reason: str = ""

    @property
    def done(self) -> int:
        """How many reports were met."""
        return self.new + self.known + self.other + self.failed

    @property
    def rate(self) -> float:
        """Reports a second, from the beginning."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """About how many seconds are left; None where that cannot be said."""
        if self.total is None or self.done < _TELLING or not self.rate:
            return None
        return max(0, self.total - self.done) / self.rate

    def met(self, outcome: Outcome, seconds: float) -> Progress:
        """The same with one report more, so many seconds after the beginning."""
        known = {"new": "new", "known": "known", "not-a-meeting": "other", "failed": "failed"}
        name = known[outcome.status]
        after = replace(self, seconds=seconds, waiting=False, **{name: getattr(self, name) + 1})
        if outcome.status == "failed" and len(self.failures) < _TOLD:
            after = replace(after, failures=(*self.failures, (outcome.path, outcome.reason or "")))
        return after


def import_reports(archive: Archive, path: Path, stop: Callable[[], bool]) -> Iterator[Progress]:
    """See `Session.import_reports`."""
    from store import LockedError, StoreError, count_files, import_paths
    from tui.folders import short
    from tui.jobs import jobs_for

    begin, patience = monotonic(), 0.0
    progress = Progress(short(path))
    yield progress
    try:
        total = count_files([path], without=archive.path)
        yield (progress := replace(progress, total=total))
        jobs = jobs_for(total)
        while not stop():
            try:
                for outcome in import_paths(archive, [path], jobs=jobs, timeout=patience, stop=stop):
                    yield (progress := progress.met(outcome, monotonic() - begin))
                break
            except LockedError:
                if progress.done:
                    raise
            if not progress.waiting:
                yield (progress := replace(progress, waiting=True))
            begin, patience = monotonic(), _PATIENCE
    except (StoreError, OSError) as error:
        progress = replace(progress, reason=str(error))
    yield replace(progress, waiting=False, ended=True, stopped=stop(), seconds=monotonic() - begin)
