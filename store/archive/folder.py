"""The folder that is an archive: what is where in it, and of which format it is.

archive.json                      format version
meetings/000001.json              segments: TinyDB files of at most 1,000 records or 8 MB
originals/000001.zip              imported files, at most 1,000 or 8 MB
catalogue/000001.json             derived: what each segment holds
catalogue/originals-000001.json   derived: what each zip holds
reader.json                       bookmarks, tags, notes, clippings, saved searches
backups/format-1.zip              the archive as it was before it was brought to a newer format
writer.lock                       held by the one process that writes
flush.lock                        held by it for each batch
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import msgspec

from store.archive.disk import TEMPORARY, disk_errors, make_folder, sync_folder, write_atomic
from store.errors import ArchiveError

FORMAT: Final = 2
_PATIENCE: Final = 5.0  # seconds
_SEGMENT = re.compile(r"([0-9]{6})\.json\Z")
_PACK = re.compile(r"([0-9]{6})\.zip\Z")
_NUMBERED = re.compile(r"([0-9]{6})\.")

Stamp = tuple[int, int, int]


class Header(msgspec.Struct, frozen=True):
    """The content of `archive.json`."""

    format: int
    program: str = "meetings-tui"


class Folder(msgspec.Struct, frozen=True):
    """Where things are in the archive at `root`; docs/reliability.md tells what each is."""

    root: Path

    @property
    def header(self) -> Path:
        return self.root / "archive.json"

    @property
    def segments(self) -> Path:
        return self.root / "meetings"

    @property
    def catalogues(self) -> Path:
        return self.root / "catalogue"

    @property
    def originals(self) -> Path:
        return self.root / "originals"

    @property
    def lock(self) -> Path:
        return self.root / "writer.lock"

    @property
    def flush_lock(self) -> Path:
        """Held while a batch is put on the disk, and while a backup opens the files there are."""
        return self.root / "flush.lock"

    @property
    def backups(self) -> Path:
        """Backups that were made before the archive was brought to a newer format."""
        return self.root / "backups"

    def segment(self, name: str) -> Path:
        """The file of the segment `name`, as `000001`."""
        return self.segments / f"{name}.json"

    def catalogue(self, name: str) -> Path:
        """The file of its catalogue."""
        return self.catalogues / f"{name}.json"

    def pack(self, name: str) -> Path:
        """The zip `name`, as `000001`, of imported files."""
        return self.originals / f"{name}.zip"

    def contents(self, name: str) -> Path:
        """The file that notes what that zip holds."""
        return self.catalogues / f"originals-{name}.json"

    def segment_names(self) -> list[str]:
        """The names of all segment files there are, sound or not, in order."""
        return sorted(found[1] for name in _names(self.segments) if (found := _SEGMENT.match(name)))

    def pack_names(self) -> list[str]:
        """The names of all zips of imported files, sound or not, in order."""
        return sorted(found[1] for name in _names(self.originals) if (found := _PACK.match(name)))

    def highest_segment(self) -> int:
        """The highest number any segment has or had, those set aside included; 0 if there is none."""
        return _highest(self.segments)

    def highest_pack(self) -> int:
        """The same for the zips of imported files."""
        return _highest(self.originals)

    def write_header(self) -> None:
        """Writes `archive.json`: this folder is an archive of the present format.

        Raises:
            OSError: it could not be written.
        """
        data = msgspec.json.format(msgspec.json.encode(Header(FORMAT)), indent=1)
        write_atomic(self.header, data + b"\n")
        sync_folder(self.root)

    def check_header(self) -> None:
        """
        Raises:
            ArchiveError: there is no archive here, or `archive.json` is missing, damaged or of a newer
                version.
        """
        version = self.format()
        if version is None and not self.header.exists() and not self.segments.is_dir():
            raise ArchiveError(
                f"There is no archive at {self.root}.", "`meetings-tui import PATH…` makes one."
            )
        if version is None:
            raise ArchiveError(
                f"The archive {self.root} has lost its {self.header.name}, or it is damaged.",
                "`meetings-tui check --repair` writes it again.",
            )
        if version > FORMAT:
            raise ArchiveError(
                f"The archive {self.root} was made by a newer version of meetings-tui "
                f"(format {version}; this one knows {FORMAT}).",
                "Update meetings-tui.",
            )

    def format(self) -> int | None:
        """The format number in `archive.json`; None if it is missing or damaged.

        Raises:
            ArchiveError: it may not be read.
        """
        with disk_errors(self.header):
            try:
                return msgspec.json.decode(self.header.read_bytes(), type=Header).format
            except (FileNotFoundError, NotADirectoryError, ValueError, msgspec.MsgspecError):
                return None

    def create(self) -> None:
        """Makes an archive without meetings, unless there is one, or another process is just making it.

        Raises:
            ArchiveError: the folder holds other things, or cannot be written to.
        """
        from store.archive.locking import exclusive  # noqa: PLC0415 - most archives are there

        with disk_errors(self.root):
            if self._begun():
                return
            if self.root.exists() and not self.root.is_dir():
                raise ArchiveError(f"{self.root} is no folder.", "Name another with --archive.")
            others = any(not name.endswith((TEMPORARY, ".lock")) for name in _names(self.root))
            if others and not self._begun():
                raise ArchiveError(
                    f"The folder {self.root} holds other things and no archive.",
                    "Name a new or an empty folder with --archive.",
                )
            make_folder(self.root)
            busy = f"Another process is writing to the archive {self.root}."
            with exclusive(self.lock, timeout=_PATIENCE, busy=busy):
                if not self._begun():
                    self.write_header()

    def _begun(self) -> bool:
        return self.header.exists() or self.segments.is_dir()


def stamp_of(file: Path) -> Stamp:
    """What tells whether a file was replaced since: inode, size, time of change.

    Raises:
        OSError: there is none.
    """
    status = file.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _highest(folder: Path) -> int:
    return max((int(found[1]) for name in _names(folder) if (found := _NUMBERED.match(name))), default=0)


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except FileNotFoundError:
        return []
