"""What a backup is: one zip of an archive's files as they are, and a list that names each with its checksum.

    manifest.json            format, number of meetings, and for each file: path, size, SHA-256
    archive.json
    meetings/000001.json …
    originals/000001.zip …
    reader.json …

What is derived (catalogue, index) is left out. Nothing is compressed: so no file can become larger than its
backup, whoever made it, and damage to one file harms no other.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

MANIFEST: Final = "manifest.json"
VERSION: Final = 1
PROGRAM: Final = "meetings-tui"

# What lies in an archive and is not derived, in every format there has been; also what was set aside there.
_KEPT = re.compile(
    r"(?:archive\.json|reader\.json|reader\.previous\.json|meetings/[0-9]{6}\.json"
    r"|originals/(?:[0-9]{6}\.zip|[0-9a-f]{2}/[0-9a-f]{64}(?:\.gz)?))(?:\.damaged(?:-[0-9]{1,4})?)?"
)


class Entry(msgspec.Struct, frozen=True):
    """A file in a backup: its path in the archive with `/`, its size in bytes, its SHA-256 in hex."""

    path: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `manifest.json`.

    Args:
        backup: version of this layout.
        format: of the archive.
        made: when, ISO date-time, UTC.
        meetings: how many there are.
        files: every other file in the backup.
    """

    program: str
    backup: int
    format: int
    made: str
    meetings: int
    files: tuple[Entry, ...]


def is_kept(path: str) -> bool:
    """Whether a file of this path (relative to the archive, with `/`) belongs into a backup."""
    return _KEPT.fullmatch(path) is not None
