"""Taking a backup back: unpacked and checked beside the archive, and only then put in its place by renaming.

What was there before is kept under another name. If the program is stopped between the two renamings, both
lie side by side and doing it again finishes it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

import msgspec

from store.archive.disk import FILE_MODE, FOLDER_MODE, disk_errors, make_folder, sync_folder
from store.archive.folder import Folder
from store.archive.locking import exclusive
from store.archive.opened_backup import OpenedBackup, open_backup
from store.archive.reader import LOCK
from store.errors import ArchiveError, LockedError, WriteError

Progress = Callable[[int, int], None]
ASIDE: Final = ".before-restore"
_STAGING: Final = ".restoring"


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """An archive that was taken from a backup.

    Args:
        path: its folder.
        meetings: how many it holds.
        files: how many files it was made of.
        made: when the backup was made, ISO date-time.
        moved: where the archive is that stood there before, or None.
    """

    path: Path
    meetings: int
    files: int
    made: str
    moved: Path | None = None


def restore_backup(
    backup: Path,
    archive: Path,
    *,
    replace: bool = False,
    timeout: float = 5.0,
    progress: Progress | None = None,
) -> Restored:
    """Makes the archive in the folder `archive` from the one file `backup`.

    Args:
        replace: an archive that is there is moved aside, to `NAME.before-restore`; nothing of it is lost.
        timeout: seconds to wait while another process writes to it.
        progress: called with the bytes done and to be done.

    Raises:
        ArchiveError: the backup cannot be used, or the disk refuses; nothing was changed.
        WriteError: an archive is there and `replace` is not given, or the folder holds other things.
        LockedError: another process is writing to the archive.
    """
    archive = archive.resolve()
    with open_backup(backup) as opened:
        _check_place(archive, replace=replace)
        staging = archive.with_name(f".{archive.name}{_STAGING}")
        with disk_errors(archive), _staging(staging, timeout):
            _check_room(opened, staging)
            _unpack(opened, staging, progress)
            moved = _put_in_place(staging, archive, timeout)
        manifest = opened.manifest
    return Restored(
        path=archive,
        meetings=manifest.meetings,
        files=len(manifest.files),
        made=manifest.made,
        moved=moved,
    )


def _check_place(archive: Path, *, replace: bool) -> None:
    folder = Folder(archive)
    with disk_errors(archive):
        if archive.exists() and not archive.is_dir():
            raise WriteError(f"{archive} is no folder.", "Name another with --archive.")
        if not archive.exists() or not any(archive.iterdir()):
            return
        if not folder.header.exists() and not folder.segments.is_dir():
            raise WriteError(
                f"The folder {archive} holds other things and no archive.",
                "Name a new or an empty folder with --archive.",
            )
    if not replace:
        raise WriteError(
            f"There is an archive at {archive}.",
            "Name another folder with --archive, or add --force: then that archive is moved aside.",
        )


@contextmanager
def _staging(staging: Path, timeout: float) -> Iterator[None]:
    """An empty folder for one process; what a killed one left there is cleared away."""
    make_folder(staging)
    with suppress(OSError):
        staging.chmod(FOLDER_MODE)  # it may be a leftover; some disks know no permissions
    lock = Folder(staging).lock
    busy = "Another process is restoring this archive."
    with exclusive(lock, timeout=timeout, busy=busy):
        if not lock.exists():
            raise LockedError(busy, "Look at what it restored.")
        try:
            for inner in staging.iterdir():
                if inner.is_dir() and not inner.is_symlink():
                    shutil.rmtree(inner)
                elif inner != lock:
                    inner.unlink()
            yield
        finally:
            shutil.rmtree(staging, ignore_errors=True)  # it has another name by now, unless all failed


def _check_room(opened: OpenedBackup, staging: Path) -> None:
    if shutil.disk_usage(staging).free < opened.size:
        raise ArchiveError(
            f"The disk has no room for the {opened.size:,} bytes of this backup.",
            "Make room, or name a folder on another disk with --archive.",
        )


def _unpack(opened: OpenedBackup, staging: Path, progress: Progress | None) -> None:
    done = 0
    folders = {staging}
    for entry in opened.manifest.files:
        target = staging / entry.path
        make_folder(target.parent)
        folders.add(target.parent)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        with os.fdopen(descriptor, "wb") as file:
            for chunk in opened.read(entry):
                file.write(chunk)
                done += len(chunk)
                if progress is not None:
                    progress(done, opened.size)
            file.flush()
            os.fsync(file.fileno())
    for folder in sorted(folders, reverse=True):
        sync_folder(folder)


def _put_in_place(staging: Path, archive: Path, timeout: float) -> Path | None:
    """Renames the archive that is there aside, and the new one to its name; where the old one is now."""
    moved = None
    with ExitStack() as stack:
        if archive.exists() and any(archive.iterdir()):
            busy = f"Another process is writing to the archive {archive}."
            for lock in (Folder(archive).lock, archive / LOCK):
                stack.enter_context(exclusive(lock, timeout=timeout, busy=busy))
            moved = _free_name(archive)
            archive.rename(moved)
        staging.rename(archive)
        sync_folder(archive.parent)
    return moved


def _free_name(archive: Path) -> Path:
    place = archive.with_name(archive.name + ASIDE)
    number = 2
    while place.exists():
        place = archive.with_name(f"{archive.name}{ASIDE}-{number}")
        number += 1
    return place
