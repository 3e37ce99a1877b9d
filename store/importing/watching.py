"""What arrives in folders: files are looked for again and again, and taken once they stay as they are.

Looking, not being told by the system: shared drives tell nothing, and whether a file is complete only shows
when it has stopped changing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from store.importing.files import find_files

QUIET: Final = 2.0  # seconds a file must have stayed as it is
PAUSE: Final = 1.0  # seconds between two looks
_SHARE: Final = 10  # a look that took a second is followed by ten of rest
# Names that browsers and copying programs give to what they have not finished.
_UNFINISHED: Final = (".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart")

_Stamp = tuple[int, int, int]


class Watcher:
    """Looks for files in folders, at any depth.

    Args:
        folders: where files arrive.
        without: a folder to leave out (the archive's own).
        clock: gives seconds that only grow.
    """

    def __init__(
        self,
        folders: Iterable[str | Path],
        *,
        without: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folders = tuple(folders)
        self._without = without
        self._clock = clock
        self._seen: dict[Path, tuple[_Stamp, float]] = {}  # as it is, and since when
        self._taken: dict[Path, _Stamp] = {}
        self.pause = PAUSE

    def look(self) -> tuple[Path, ...]:
        """The files that are new or were replaced since they were given last, and are complete.

        Empty files wait until something is in them. `pause` then says how many seconds to wait before looking
        again.
        """
        began = self._clock()
        before, self._seen = self._seen, {}
        ready = []
        for file in find_files(self._folders, without=self._without):
            place = file.place
            if place is None or file.trouble or place.name.lower().endswith(_UNFINISHED):
                continue
            try:
                status = place.stat()
            except OSError:
                continue
            stamp = (status.st_ino, status.st_size, status.st_mtime_ns)
            if not status.st_size or self._taken.get(place) == stamp:
                continue
            since = before[place][1] if place in before and before[place][0] == stamp else began
            self._seen[place] = stamp, since
            if began - since >= QUIET:
                self._taken[place] = stamp
                ready.append(place)
        self.pause = max(PAUSE, _SHARE * (self._clock() - began))
        return tuple(ready)

    def give_back(self, files: Iterable[Path]) -> None:
        """These could not be taken: the next look gives them again."""
        for file in files:
            self._taken.pop(file, None)
