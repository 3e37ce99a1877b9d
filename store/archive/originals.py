"""The imported files themselves, byte for byte, in packs of at most 1,000 files or 8 MB each.

One file each would take a disk block or more: four kilobytes for the one and a half that a report needs. A
pack is a zip: any program can get the files out. It is written anew as a whole when files are added, so it is
always whole. Which files it holds is noted in the catalogue; the note is derived, and names the pack's last
bytes, which tell whether it is still right.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

import msgspec

from store.archive.disk import disk_errors, make_folder, sync_folder, write_atomic
from store.archive.folder import Folder, Stamp, stamp_of
from store.archive.packs import ZIP_ERRORS, Kept, Pack
from store.errors import ArchiveError, NotFoundError

_TAIL: Final = 22  # a zip ends with a record of this size: how many files there are, and where their list is


class Contents(msgspec.Struct, frozen=True):
    """What a pack holds: its last bytes in hex, and the SHA-256 of each file in it."""

    tail: str
    files: tuple[str, ...]


class Originals:
    """The imported files of an archive. Threads may share it."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._stamps: dict[str, Stamp] | None = None
        self._places: dict[str, str] = {}
        self._opened: tuple[str, Stamp, Pack] | None = None

    def __contains__(self, sha256: str) -> bool:
        """Whether the file is kept, as of the last look at the folder."""
        if self._stamps is None:
            self.refresh()
        return sha256 in self._places

    def __iter__(self) -> Iterator[str]:
        """The SHA-256 of each kept file; its bytes are not looked at."""
        self.refresh()
        return iter(self._places)

    def refresh(self) -> None:
        """Looks at the folder again.

        Raises:
            ArchiveError: it may not be read.
        """
        with self._lock, disk_errors(self._folder.originals):
            stamps = {name: stamp_of(self._folder.pack(name)) for name in self._folder.pack_names()}
            before = self._stamps or {}
            kept = {name for name, stamp in stamps.items() if before.get(name) == stamp}
            places = {sha256: name for sha256, name in self._places.items() if name in kept}
            for name in stamps.keys() - kept:
                places.update(dict.fromkeys(self._contents(name).files, name))
            self._places, self._stamps = places, stamps

    def get(self, sha256: str) -> Kept:
        """The file, with its name and the time of its import.

        Raises:
            NotFoundError: no such file is kept.
            ArchiveError: it is kept, but its bytes are no longer those that were imported.
        """
        if sha256 not in self._places:
            self.refresh()
        name = self._places.get(sha256)
        if name is None:
            raise NotFoundError(f"No imported file with the checksum {sha256[:12]}… is kept.")
        kept = None
        with suppress(*ZIP_ERRORS):
            kept = self._open(name).read(sha256)
        if kept is None:
            raise ArchiveError(
                f"The imported file {sha256[:12]}… is damaged.",
                "`meetings-tui check --repair` takes it out; then import it again from where it came.",
            )
        return kept

    def put(self, pack: Pack) -> None:
        """Writes a pack in the place of the one of that name, and notes what it holds.

        Raises:
            OSError: it could not be written.
        """
        data = pack.close()
        write_atomic(self._folder.pack(pack.name), data)
        with suppress(OSError):
            make_folder(self._folder.catalogues)
            contents = msgspec.json.encode(Contents(data[-_TAIL:].hex(), pack.files))
            write_atomic(self._folder.contents(pack.name), contents, durable=False)

    def _contents(self, name: str) -> Contents:
        with self._folder.pack(name).open("rb") as file:
            file.seek(max(0, file.seek(0, io.SEEK_END) - _TAIL))
            tail = file.read().hex()
        with suppress(OSError, ValueError, msgspec.MsgspecError):
            noted = msgspec.json.decode(self._folder.contents(name).read_bytes(), type=Contents)
            if noted.tail == tail:
                return noted
        with suppress(*ZIP_ERRORS):
            return Contents(tail, self._open(name).files)
        return Contents(tail, ())

    def _open(self, name: str) -> Pack:
        """The pack, in memory, where the last one used stays."""
        with self._lock, disk_errors(self._folder.pack(name)):
            file = self._folder.pack(name)
            stamp = stamp_of(file)
            if self._opened is None or self._opened[:2] != (name, stamp):
                self._opened = (name, stamp, Pack(name, file.read_bytes()))
            return self._opened[2]


class Filling:
    """Files on their way into packs. One is made for each batch; what fails is forgotten with it."""

    def __init__(self, originals: Originals, folder: Folder) -> None:
        self._originals = originals
        self._folder = folder
        self._packs: list[Pack] = []

    def add(self, sha256: str, data: bytes, name: str, imported: str | None) -> None:
        """Takes the bytes of a file, unless they are kept already. They are on the disk after `sync`.

        Args:
            name: of the file, without folders.
            imported: ISO date-time.
        """
        if sha256 in self._originals or any(sha256 in pack for pack in self._packs):
            return
        if not self._packs:
            self._packs.append(self._last())
        if self._packs[-1].full:
            self._packs.append(Pack(f"{int(self._packs[-1].name) + 1:06d}"))
        self._packs[-1].add(sha256, data, name, imported)

    def sync(self) -> None:
        """Returns when all files added are on the disk.

        Raises:
            OSError: they could not be written; what was kept before is unharmed.
        """
        if self._packs:
            make_folder(self._folder.originals)
            for pack in self._packs:
                self._originals.put(pack)
            sync_folder(self._folder.originals)
            self._originals.refresh()

    def _last(self) -> Pack:
        """The pack to go on with: the last one if it is sound and has room, else a new one."""
        number = self._folder.highest_pack()
        with suppress(FileNotFoundError, *ZIP_ERRORS):
            name = f"{number:06d}"
            pack = Pack(name, self._folder.pack(name).read_bytes())
            if not pack.full:
                return pack
        return Pack(f"{number + 1:06d}")
