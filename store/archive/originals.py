"""The imported files themselves, under the SHA-256 of their bytes: `originals/ab/abcd….gz`.

Saved pages shrink to a fourth when compressed; what does not (docx, pdf, a few lines) is kept as it is,
without the `.gz`. Either way `read` gives the bytes that were imported, and says so if it cannot.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from store.archive.disk import disk_errors, make_folder, sync_folder, write_atomic
from store.archive.folder import SET_ASIDE
from store.errors import ArchiveError, NotFoundError

_PACKED: Final = ".gz"
_GZIP: Final = 31  # zlib's window argument for a gzip wrapper
_WORTH_PACKING: Final = 0.9
_NAME = re.compile(r"[0-9a-f]{64}(\.gz)?\Z")
MAX_BYTES: Final = 1 << 30


class Originals:
    """The folder of imported files.

    Args:
        path: of the folder; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._unsynced: set[Path] = set()

    def _places(self, sha256: str) -> tuple[Path, Path]:
        plain = self.path / sha256[:2] / sha256
        return plain.with_name(sha256 + _PACKED), plain

    def __contains__(self, sha256: str) -> bool:
        return any(place.is_file() for place in self._places(sha256))

    def __iter__(self) -> Iterator[str]:
        """The SHA-256 each kept file is named by, sorted; whether its bytes are right is not looked at."""
        for folder in sorted(self.path.glob("[0-9a-f][0-9a-f]")):
            for name in sorted({file.name for file in folder.iterdir()}):
                if _NAME.match(name):
                    yield name.removesuffix(_PACKED)

    def read(self, sha256: str) -> bytes:
        """The bytes that were imported.

        Raises:
            NotFoundError: no such file is kept.
            ArchiveError: it is kept, but its bytes are no longer those that were imported.
        """
        packed, plain = self._places(sha256)
        with disk_errors(packed):
            for place in (packed, plain):
                try:
                    data = place.read_bytes()
                except FileNotFoundError:
                    continue
                return self._checked(place, data, sha256)
        raise NotFoundError(f"No imported file with the checksum {sha256[:12]}… is kept.")

    def _checked(self, place: Path, data: bytes, sha256: str) -> bytes:
        if place.suffix == _PACKED:
            unpacker = zlib.decompressobj(_GZIP)
            try:
                data = unpacker.decompress(data, MAX_BYTES)
            except zlib.error:
                data = b""
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ArchiveError(
                f"The imported file {sha256[:12]}… is damaged.",
                "`meetings-tui check --repair` sets it aside; then import it again from where it came.",
            )
        return data

    def write(self, sha256: str, data: bytes) -> None:
        """Keeps the bytes, unless they are kept already. On the disk for good after `sync`.

        Raises:
            OSError: nothing was kept.
        """
        packed, plain = self._places(sha256)
        self._unsynced |= {self.path, plain.parent}  # also where a killed process got as far as the name
        if packed.is_file() or plain.is_file():
            return
        packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
        small = packer.compress(data) + packer.flush()
        make_folder(self.path)
        make_folder(plain.parent)
        if len(small) < _WORTH_PACKING * len(data):
            write_atomic(packed, small, staging=self.path)
        else:
            write_atomic(plain, data, staging=self.path)

    def set_aside(self, sha256: str) -> None:
        """Renames a damaged file, so that its bytes stay but count no more.

        Raises:
            OSError: it could not be renamed.
        """
        for place in self._places(sha256):
            if place.is_file():
                place.rename(place.with_name(place.name + SET_ASIDE))

    def imported(self, sha256: str) -> str | None:
        """When the file was put here, by the disk's word: ISO date-time, UTC; None if it is not here."""
        for place in self._places(sha256):
            with suppress(FileNotFoundError):
                moment = datetime.fromtimestamp(int(place.stat().st_mtime), UTC)
                return moment.isoformat().replace("+00:00", "Z")
        return None

    def sync(self) -> None:
        """Returns when the names of all files written so far are on the disk."""
        for folder in sorted(self._unsynced):
            sync_folder(folder)
        self._unsynced.clear()
