"""Opening the browser; the first time, on the sample reports."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from tui.cli import DONE, WRONG_USAGE

_OFTEN = 700  # objects made, as Python has it


def browse(archive: Path) -> int:
    """Opens the browser on `archive`, made from the sample reports if there is none yet.

    Returns:
        The exit code.

    Raises:
        ArchiveError: there is something at `archive` that is no usable archive.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        from tui.spoken import spoken

        told = spoken(
            "meetings-tui: the browser needs a terminal; use `meetings-tui search QUERY`, "
            "or see `meetings-tui --help`."
        )
        print(told, file=sys.stderr)
        return WRONG_USAGE
    if not archive.exists() or not any(archive.iterdir()):
        make_sample_archive(archive)
    gc.set_threshold(_OFTEN)  # many short looks: one that looks through much can be seen
    gc.disable()  # until the first picture: nothing that is loaded and made for it is garbage
    from tui.starting import run

    code = run(archive)
    return DONE if code is None else code


def make_sample_archive(path: Path) -> None:
    """An archive of the sample reports that come with the program."""
    from importlib import resources

    from store import Archive, Index, import_paths

    archive = Archive.open(path, create=True)
    with resources.as_file(resources.files("data") / "reports") as samples:
        for _ in import_paths(archive, [str(samples)]):
            pass
    Index.open(archive).refresh()
