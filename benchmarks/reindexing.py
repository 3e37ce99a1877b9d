"""`python -m benchmarks.reindexing ARCHIVE`: makes an index anew beside it; seconds and MB as JSON."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import peak_megabytes, seconds
from store import Archive, Index


def main() -> None:
    """Measures it and throws the index away."""
    archive = Archive.open(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory(dir=archive.path.parent) as folder:
        spent = seconds(lambda: Index.rebuild(archive, path=Path(folder)))
    print(json.dumps({"seconds": spent, "megabytes": peak_megabytes()}))


if __name__ == "__main__":
    main()
