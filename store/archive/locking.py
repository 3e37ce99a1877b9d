"""One process at a time, by a lock that the system takes back from the dead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.archive.disk import FILE_MODE, disk_errors
from store.errors import LockedError


@contextmanager
def exclusive(path: Path, *, timeout: float, busy: str) -> Iterator[None]:
    """Holds the lock file `path`. The system frees it when its holder dies, however that happens.

    Args:
        timeout: seconds to wait for another holder.
        busy: what to say when that was not enough.

    Raises:
        LockedError: another held it all the time.
        ArchiveError: the lock file cannot be made.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - readers take no lock

    lock = FileLock(path, timeout=timeout, mode=FILE_MODE)
    with disk_errors(path):
        try:
            lock.acquire()
        except Timeout as error:
            raise LockedError(busy, "Wait until it has finished, then do it again.") from error
    try:
        yield
    finally:
        lock.release()
