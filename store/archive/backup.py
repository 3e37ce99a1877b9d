"""Making a backup: one file, of the archive as it is at one moment, also while another process imports.

The files of an archive are never changed, only replaced. So it is enough to open them all while no batch is
on its way to the disk; what is read from them afterwards is what they were then.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from store.archive.disk import FILE_MODE, TEMPORARY, disk_errors, sync_folder
from store.archive.folder import Folder
from store.archive.locking import exclusive
from store.archive.manifest import MANIFEST, PROGRAM, VERSION, Entry, Manifest, is_kept
from store.archive.opened_backup import open_backup
from store.archive.segments import verify
from store.errors import ArchiveError, WriteError

try:
    import resource
except ImportError:  # there are systems without
    resource = None  # type: ignore[assignment]

Progress = Callable[[int, int], None]
_CHUNK: Final = 1 << 20
_WAIT: Final = 60.0  # seconds for a batch that is just being written
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that was made.

    Args:
        path: of the file.
        size: in bytes.
        meetings: how many it holds.
        files: how many files of the archive it holds.
        damaged: paths of segments that were damaged in the archive; they are in it as they are.
    """

    path: Path
    size: int
    meetings: int
    files: int
    damaged: tuple[str, ...] = ()


def now() -> datetime:
    """The present moment, UTC."""
    return datetime.now(UTC)


def make_backup(
    archive: Path,
    target: Path,
    *,
    replace: bool = False,
    clock: Callable[[], datetime] = now,
    progress: Progress | None = None,
) -> Backup:
    """Writes the archive in the folder `archive` to the one file `target`, and reads it back to be sure.

    Args:
        replace: an existing file is put aside for the new one, once that is whole.
        clock: gives the time that the backup names.
        progress: called with the bytes done and to be done; they are written, then read.

    Raises:
        WriteError: `target` is a folder or exists, or cannot be written.
        ArchiveError: there is no usable archive, it is of a newer version, or the disk refuses.
        LockedError: another process is writing a batch for very long.
    """
    folder = Folder(archive)
    folder.check_header()
    if target.is_dir():
        raise WriteError(f"{target} is a folder.", "Name a file in it, as backup.zip.")
    if target.exists() and not replace:
        raise WriteError(f"{target} exists.", "Name another file, or add --force to replace it.")
    pause = exclusive(
        folder.flush_lock, timeout=_WAIT, busy=f"Another process is writing to the archive {archive}."
    )
    with disk_errors(archive), ExitStack() as stack:
        with pause if os.access(archive, os.W_OK) else nullcontext():
            files = _open_all(folder, stack)
        return write_backup(folder, files, target, clock=clock, progress=progress)


def write_backup(
    folder: Folder,
    files: dict[str, BinaryIO] | None,
    target: Path,
    *,
    clock: Callable[[], datetime] = now,
    progress: Progress | None = None,
) -> Backup:
    """The same, of an archive that stands still, or of files that were opened while it did.

    Args:
        files: by their paths in the archive; None opens all there are.

    Raises:
        WriteError: `target` cannot be written.
        ArchiveError: a file cannot be read.
    """
    with ExitStack() as stack:
        if files is None:
            files = _open_all(folder, stack)
        step = _steps(files, progress)
        with _whole_or_not_at_all(target) as temporary:
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as packed:
                made = _copy(folder, files, packed, clock, step)
            with open_backup(temporary) as opened:
                for entry in opened.manifest.files:
                    for chunk in opened.read(entry):
                        step(len(chunk))
        return msgspec.structs.replace(made, path=target, size=target.stat().st_size)


def _steps(files: dict[str, BinaryIO], progress: Progress | None) -> Callable[[int], None]:
    total = 2 * sum(os.fstat(file.fileno()).st_size for file in files.values())
    done = 0

    def step(size: int) -> None:
        nonlocal done
        done += size
        if progress is not None:
            progress(done, total)

    return step


def _open_all(folder: Folder, stack: ExitStack) -> dict[str, BinaryIO]:
    """Every file of the archive that is not derived, by its path in it, opened."""
    paths = sorted(path for path in _files_below(folder.root) if is_kept(path))
    _allow_files(len(paths))
    return {path: stack.enter_context((folder.root / path).open("rb")) for path in paths}


def _files_below(root: Path) -> Iterator[str]:
    for place in (root, root / "meetings", root / "originals", *sorted((root / "originals").glob("??"))):
        if place.is_dir():
            for file in place.iterdir():
                if file.is_file() and not file.is_symlink():
                    yield file.relative_to(root).as_posix()


def _allow_files(count: int) -> None:
    """Lets this process hold so many files open, as far as the system permits."""
    if resource is not None:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = count + 256
        if soft != resource.RLIM_INFINITY and soft < wanted:
            most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


@contextmanager
def _whole_or_not_at_all(target: Path) -> Iterator[Path]:
    """A file to write to that becomes `target` when all went well, and is gone otherwise."""
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}{TEMPORARY}")
    try:
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise WriteError(
            f"{target} cannot be written: {error.strerror or error}.", "Name a file somewhere else."
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def _copy(
    folder: Folder,
    files: dict[str, BinaryIO],
    packed: zipfile.ZipFile,
    clock: Callable[[], datetime],
    step: Callable[[int], None],
) -> Backup:
    entries: list[Entry] = []
    damaged: list[str] = []
    meetings = 0
    for path, file in files.items():
        with disk_errors(folder.root / path):
            sha256 = hashlib.sha256()
            size = 0
            chunks: list[bytes] = []
            with packed.open(_info(path), "w", force_zip64=True) as inner:
                while chunk := file.read(_CHUNK):
                    inner.write(chunk)
                    sha256.update(chunk)
                    size += len(chunk)
                    if path.startswith("meetings/"):
                        chunks.append(chunk)
                    step(len(chunk))
        entries.append(Entry(path, size, sha256.hexdigest()))
        if path.startswith("meetings/") and path.endswith(".json"):
            try:
                meetings += verify(b"".join(chunks), path).count
            except ArchiveError:
                damaged.append(path)
    manifest = Manifest(
        program=PROGRAM,
        backup=VERSION,
        format=folder.format() or 0,
        made=clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        meetings=meetings,
        files=tuple(entries),
    )
    packed.writestr(_info(MANIFEST), msgspec.json.format(msgspec.json.encode(manifest), indent=1))
    return Backup(path=Path(), size=0, meetings=meetings, files=len(entries), damaged=tuple(damaged))


def _info(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, _BEGINNING)
    info.external_attr = FILE_MODE << 16
    return info
