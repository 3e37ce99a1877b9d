"""Reading a backup. It may come from anywhere: nothing it says is believed before it was checked.

Names outside the archive, names twice, more bytes than the file itself has, compressed, encrypted or changed
content: each is refused with a sentence, before anything is put in its place.
"""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from store.archive.folder import FORMAT
from store.archive.manifest import MANIFEST, PROGRAM, VERSION, Entry, Manifest, is_kept
from store.errors import ArchiveError

MAX_MANIFEST_BYTES: Final = 256_000_000
_CHUNK: Final = 1 << 20
_HINT: Final = "Take another backup, or copy this one again from where it came."
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    KeyError,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
)


class OpenedBackup:
    """A backup whose list of files was found to be right. Made by `open_backup`."""

    def __init__(self, path: Path, packed: zipfile.ZipFile, manifest: Manifest) -> None:
        self.path = path
        self.manifest = manifest
        self._zip = packed

    @property
    def size(self) -> int:
        """Bytes of all its files together."""
        return sum(entry.size for entry in self.manifest.files)

    def read(self, entry: Entry) -> Iterator[bytes]:
        """The bytes of one file, piece by piece; when the last was given, they were those of the manifest.

        Raises:
            ArchiveError: they are not.
        """
        sha256 = hashlib.sha256()
        size = 0
        try:
            with self._zip.open(entry.path) as file:
                while chunk := file.read(min(_CHUNK, entry.size - size + 1)):
                    size += len(chunk)
                    sha256.update(chunk)
                    if size > entry.size:
                        break
                    yield chunk
        except _BROKEN as error:
            raise _refused(self.path, f"{entry.path} in it is damaged") from error
        if size != entry.size or sha256.hexdigest() != entry.sha256:
            raise _refused(self.path, f"{entry.path} in it is not what was backed up")


@contextmanager
def open_backup(path: Path) -> Iterator[OpenedBackup]:
    """Opens a backup and checks its list of files; their bytes are checked as they are read.

    Raises:
        ArchiveError: it is missing, no backup, damaged, or of a newer version.
    """
    try:
        size = path.stat().st_size
        packed = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise ArchiveError(f"{path} does not exist.", "Check the name.") from error
    except IsADirectoryError as error:
        raise ArchiveError(f"{path} is a folder.", "Name the one file that `backup` made.") from error
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror or error}.") from error
    except _BROKEN as error:
        raise _refused(path, "it is cut off, or was never one") from error
    with packed:
        yield OpenedBackup(path, packed, _checked(path, packed, size))


def _checked(path: Path, packed: zipfile.ZipFile, size: int) -> Manifest:
    infos = packed.infolist()
    manifest = _manifest(path, packed)
    if manifest.backup > VERSION or manifest.format > FORMAT:
        raise ArchiveError(f"{path} was made by a newer version of meetings-tui.", "Update meetings-tui.")
    listed = {entry.path: entry for entry in manifest.files}
    names = [info.filename for info in infos if info.filename != MANIFEST]
    strange = next((name for name in (*names, *listed) if not is_kept(name)), None)
    if strange is not None:
        raise _refused(path, f"{strange[:80]!r} does not belong into an archive")
    if len(listed) != len(manifest.files) or len(infos) != len(listed) + 1 or listed.keys() != set(names):
        raise _refused(path, "its files are not those that its list names")
    for info in infos:
        if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 0x1:
            raise _refused(path, f"{info.filename} in it is packed in another way")
        if info.filename != MANIFEST and info.file_size != listed[info.filename].size:
            raise _refused(path, f"{info.filename} in it has another size")
    if sum(info.file_size for info in infos) > size:
        raise _refused(path, "it claims to hold more than its own size")
    if "archive.json" not in listed:
        raise _refused(path, "it holds no archive")
    return manifest


def _manifest(path: Path, packed: zipfile.ZipFile) -> Manifest:
    try:
        info = packed.getinfo(MANIFEST)
        if info.compress_type != zipfile.ZIP_STORED or info.file_size > MAX_MANIFEST_BYTES:
            raise _refused(path, "its list of files is packed in another way")
        with packed.open(info) as file:
            manifest = msgspec.json.decode(file.read(MAX_MANIFEST_BYTES), type=Manifest)
    except (*_BROKEN, msgspec.MsgspecError, OSError) as error:
        raise _refused(path, "its list of files is missing or damaged") from error
    if manifest.program != PROGRAM:
        raise _refused(path, "another program made it")
    return manifest


def _refused(path: Path, why: str) -> ArchiveError:
    return ArchiveError(f"{path} is no usable backup: {why}.", _HINT)
