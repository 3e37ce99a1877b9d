"""Writing to disk so that a file is either as it was or as it should be, never half of each.

Everything the archive keeps goes through these few functions. Files are for their owner alone (0600, folders
0700). A temporary file has a fixed name beside its target: one writer at a time is the rule, so a leftover of
a killed process is overwritten by the next one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.errors import ArchiveError

FILE_MODE = 0o600
FOLDER_MODE = 0o700
TEMPORARY = ".tmp"
SET_ASIDE = ".damaged"

_KEPT = "what was kept before is unharmed."
_FULL = f"Make room and do it again; {_KEPT}"
_FORBIDDEN = ("The archive may not be read or written by you.", "Check who owns its files.")
_AWAY = (
    "The disk or the network folder that holds the archive does not answer.",
    f"Connect it again, then do it again; {_KEPT}",
)
_REASONS = {
    errno.ENOSPC: ("The disk is full.", _FULL),
    errno.EDQUOT: ("Your disk quota is used up.", _FULL),
    errno.EFBIG: (
        "A file of the archive would become larger than this disk or your limits allow.",
        f"Look at `ulimit -f`, or move the archive to another disk; {_KEPT}",
    ),
    errno.EROFS: ("The archive is on a read-only disk.", "Copy it to a disk that can be written to."),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EMFILE: ("Too many files are open.", "Close other programs, or look at `ulimit -n`."),
    **dict.fromkeys(
        (
            errno.EIO,
            errno.ENODEV,
            errno.ENXIO,
            errno.ESTALE,
            errno.ENOTCONN,
            errno.ETIMEDOUT,
            errno.EHOSTDOWN,
            errno.EHOSTUNREACH,
        ),
        _AWAY,
    ),
}


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turns what the system says about `path` into a sentence for people.

    Raises:
        ArchiveError: for every OSError inside.
    """
    try:
        yield
    except OSError as error:
        message, hint = _REASONS.get(error.errno or 0, (f"{path}: {error.strerror or error}.", ""))
        raise ArchiveError(message, hint) from error


def make_folder(path: Path) -> None:
    """Makes the folder, private to its owner, and those above it where missing."""
    if not path.is_dir():
        path.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        with suppress(OSError):  # the umask may have taken more; some disks know no permissions
            path.chmod(FOLDER_MODE)


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Puts `data` in the place of what `path` held.

    Args:
        durable: the bytes are on the disk before the name changes, so that a power cut is harmless too. The
            new name itself is on the disk once `sync_folder` was called for its folder.

    Raises:
        OSError: nothing was changed.
    """
    temporary = path.with_name(f".{path.name}{TEMPORARY}")
    try:
        _write(temporary, data, durable=durable)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def write_private(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, whole or not at all, for its owner alone; the folder is made where missing.

    Raises:
        OSError: nothing was changed.
    """
    make_folder(path.parent)
    write_atomic(path, data)


def _write(path: Path, data: bytes, *, durable: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        if hasattr(os, "fchmod"):
            with suppress(OSError):
                os.fchmod(descriptor, FILE_MODE)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if durable:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Makes new and changed names in the folder survive a power cut, where the disk knows such a thing.

    Raises:
        OSError: it failed.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def tidy(folder: Path) -> None:
    """Finishes what a killed process began: names are made to stay, temporary files removed. Only for who may
    write there alone.

    Raises:
        OSError: the folder may not be read.
    """
    if folder.is_dir():
        for file in folder.glob(f".*{TEMPORARY}"):
            with suppress(OSError):
                file.unlink()
        sync_folder(folder)


def set_aside(file: Path, data: bytes) -> None:
    """Keeps `data`, what `file` holds, beside it under a name that counts no more: nothing is thrown away.

    Raises:
        OSError: it could not be written.
    """
    place = file.with_name(file.name + SET_ASIDE)
    number = 2
    while place.exists() and place.read_bytes() != data:
        place = file.with_name(f"{file.name}{SET_ASIDE}-{number}")
        number += 1
    write_atomic(place, data)
