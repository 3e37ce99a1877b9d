"""An index that may be read but not written to: on a read-only disk, or of somebody else.

Tantivy makes a lock file beside the files it opens. So it is given a folder of links to them.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory


def linked(path: Path) -> TemporaryDirectory[str]:
    """A folder, for as long as it is kept, with links to the files of an index but those that lock it.

    What is added to the index later is not in it.

    Raises:
        OSError: the index cannot be read, or there is no room for links.
    """
    folder = TemporaryDirectory(prefix="meetings-index-", ignore_cleanup_errors=True)
    for file in path.resolve().iterdir():
        if file.suffix != ".lock":
            Path(folder.name, file.name).symlink_to(file)
    return folder
