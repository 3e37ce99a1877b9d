"""Is the folder what it says, is the reader's work readable, and can nobody else read any of it?"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from store.archive import Archive
from store.archive.disk import SET_ASIDE, disk_errors
from store.archive.reader import PREVIOUS
from store.archive.work import FILE, FORMAT, format_of, read_work, write_work
from store.checking.finding import Check, Finding, Mending, counted
from store.errors import ArchiveError

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def find_header(archive: Archive) -> Iterator[Finding]:
    """`archive.json` missing or damaged."""
    if archive.folder.format() is None:
        name = archive.folder.header.name
        yield Finding(check="header", message=f"{name} is missing or damaged.", payload=(name,))


def mend_header(archive: Archive, _: Finding) -> Mending:
    """Writes it again."""
    with disk_errors(archive.folder.header):
        archive.folder.write_header()
    return Mending("It was written again.")


def find_reader(archive: Archive) -> Iterator[Finding]:
    """`reader.json` unreadable."""
    file = archive.path / FILE
    with disk_errors(file):
        if file.exists():
            try:
                read_work(file.read_bytes())
            except ArchiveError as error:
                yield Finding(check="reader", message=error.message, hint=error.hint, payload=(FILE,))


def mend_reader(archive: Archive, _: Finding) -> Mending:
    """Sets it aside and takes the copy from before the last session's changes, if that can be read.

    What a newer version wrote is whole, and is left alone.
    """
    file = archive.path / FILE
    with disk_errors(file), suppress(ValueError, msgspec.MsgspecError):
        if format_of(file.read_bytes()) > FORMAT:
            return Mending("It was left as it is.", left="Update meetings-tui.")
    previous = archive.path / PREVIOUS
    with disk_errors(file):
        work = None
        if previous.exists():
            try:
                work = read_work(previous.read_bytes())
            except ArchiveError:
                work = None
        file.rename(file.with_name(FILE + SET_ASIDE))
        if work is None:
            return Mending(f"It was set aside as {FILE}{SET_ASIDE}; there is no copy from before.")
        write_work(file, work)
    return Mending(
        f"It was set aside as {FILE}{SET_ASIDE}, and the copy from before the last session was taken."
    )


def find_permissions(archive: Archive) -> Iterator[Finding]:
    """What others than the owner can get at, where there are such permissions."""
    if os.name != "posix":
        return
    with disk_errors(archive.path):
        exposed = [str(path) for path in _exposed(archive.path)]
    if exposed:
        some = counted(len(exposed), "file or folder is", "files and folders are")
        yield Finding(
            check="permissions",
            message=f"{some} open to other users of this computer.",
            payload=tuple(exposed),
        )


def _exposed(path: Path) -> Iterator[Path]:
    """`path` and what is in it, as far as it is open to others: what lies in a closed folder is closed."""
    if not path.is_symlink() and path.lstat().st_mode & _OTHERS:
        yield path
        if path.is_dir():
            for inner in sorted(path.iterdir()):
                yield from _exposed(inner)


def mend_permissions(archive: Archive, finding: Finding) -> Mending:
    """Takes the rights of all others away."""
    for path in map(Path, finding.payload):
        with suppress(OSError):
            path.chmod(stat.S_IMODE(path.lstat().st_mode) & ~_OTHERS)
    if any(find_permissions(archive)):
        return Mending("That cannot be changed here.", "Move the archive to a disk that knows permissions.")
    return Mending("Now they are yours alone.")


CHECKS = (
    Check("header", find_header, mend_header),
    Check("reader", find_reader, mend_reader),
    Check("permissions", find_permissions, mend_permissions),
)
