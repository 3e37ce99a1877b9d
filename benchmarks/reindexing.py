"""`python -m benchmarks.reindexing ARCHIVE`: makes an index anew beside it; seconds and MB as JSON.

Beside the clock's seconds those of the cores, which other work on the machine changes less; beside all memory
what is the process's own, without the files of index and archive that it has mapped (Linux).
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import cpu_seconds, peak_megabytes, seconds
from store import Archive, Index

_STATUS = Path("/proc/self/status")
_OWN = re.compile(r"^RssAnon:\s+(\d+) kB$", re.MULTILINE)
_EVERY = 0.1  # seconds


def main() -> None:
    """Measures it and throws the index away."""
    archive = Archive.open(Path(sys.argv[1]))
    before = cpu_seconds()
    with tempfile.TemporaryDirectory(dir=archive.path.parent) as folder, _own_megabytes() as own:
        spent = seconds(lambda: Index.rebuild(archive, path=Path(folder)))
    figures = {"seconds": spent, "core_seconds": cpu_seconds() - before, "megabytes": peak_megabytes()}
    print(json.dumps({**figures, "own_megabytes": max(own, default=None)}))


@contextmanager
def _own_megabytes() -> Iterator[list[float]]:
    """Memory that is the process's own, looked at from time to time while the block runs."""
    seen: list[float] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(_EVERY):
            found = _OWN.search(_STATUS.read_text()) if _STATUS.exists() else None
            seen.extend([int(found[1]) / 1024] if found else [])

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield seen
    finally:
        ended.set()
        looking.join()


if __name__ == "__main__":
    main()
