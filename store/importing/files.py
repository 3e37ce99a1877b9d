"""Which files an import takes, in which order."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from store.errors import ReadError
from store.reading import Part, take_apart
from store.reading.leftovers import is_leftover, page_folders

STANDARD_INPUT: Final = "-"
MAX_INPUT_BYTES: Final = 1_000_000_000  # of standard input, which is held in memory
# Bytes of a usual report in files that hold several.
_SEVERAL: Final = {".jsonl": 3_000, ".ndjson": 3_000, ".zip": 2_000, ".jsonl.gz": 1_000}


class File(msgspec.Struct, frozen=True):
    """One file to import, or what kept us from a folder.

    Args:
        path: as given, or the given folder's path with what is below it; printable.
        place: where it is; None for standard input.
        trouble: why the folder could not be listed, or "".
    """

    path: str
    place: Path | None
    trouble: str = ""


def find_files(paths: Iterable[str | Path], *, without: Path | None = None) -> Iterator[File]:
    """The files that `paths` stand for: each file, each folder's files at any depth in sorted order, `-`.

    Hidden files and folders are skipped, as are what Windows and Word leave behind, links to folders and the
    `page_files` folder that a browser saves beside `page.html`. What is named outright is always taken.

    Args:
        without: a folder to leave out wherever it is met (the archive's own).
    """
    apart = None if without is None else _real(without)
    for given in paths:
        if str(given) == STANDARD_INPUT:
            yield File(STANDARD_INPUT, None)
            continue
        place = Path(given)
        if place.is_dir():
            yield from _below(place, apart)
        else:
            yield File(_shown(place), place)


def count_files(paths: Iterable[str | Path], *, without: Path | None = None) -> int:
    """About how many reports an import of `paths` will meet: one a file, more in archives and collections."""
    return sum(_reports_in(file) for file in find_files(paths, without=without))


def _reports_in(file: File) -> int:
    name = "" if file.place is None else file.place.name.lower()
    usual = next((size for suffix, size in _SEVERAL.items() if name.endswith(suffix)), None)
    if file.place is None or usual is None:
        return 1
    try:
        return max(1, file.place.stat().st_size // usual)
    except OSError:
        return 1


def read_parts(file: File, stdin: BinaryIO | None) -> Iterator[Part]:
    """The files in one file, or itself if it holds no others; read as they are asked for.

    Their names begin with `source_name(file)`. What cannot be read has a trouble instead of bytes, whose
    message may lack the path.
    """
    name = source_name(file)
    if file.trouble or (file.place is None and stdin is None):
        yield Part(name, trouble=ReadError(file.trouble or "There is no standard input."))
        return
    try:
        if file.place is None:
            assert stdin is not None
            data = stdin.read(MAX_INPUT_BYTES + 1)
            if len(data) > MAX_INPUT_BYTES:
                yield Part(name, trouble=_too_much())
                return
            yield from take_apart(io.BytesIO(data), name)
        else:
            with file.place.open("rb") as stream:
                yield from take_apart(stream, name)
    except OSError as error:
        yield Part(name, trouble=ReadError(_plain_reason(error)))
    except ValueError:
        yield Part(name, trouble=ReadError("Its name cannot be a file's."))


def _too_much() -> ReadError:
    return ReadError(
        f"Standard input is refused: it is more than {MAX_INPUT_BYTES:,} bytes.",
        "Give the file by its name: files are read piece by piece.",
    )


def source_name(file: File) -> str:
    """The name by which the record knows the file: without folders."""
    return STANDARD_INPUT if file.place is None else _shown(Path(file.place.name))


def _below(folder: Path, apart: Path | None) -> Iterator[File]:
    if apart is not None and _real(folder) == apart:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield File(_shown(folder), folder, _plain_reason(error))
        return
    pages = page_folders(entry.name for entry in entries)
    for entry in entries:
        if is_leftover(entry.name):
            continue
        place = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in pages:
                yield from _below(place, apart)
        elif entry.is_file():
            yield File(_shown(place), place)


def _plain_reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "It does not exist."
    if isinstance(error, PermissionError):
        return "It may not be read by you."
    return f"It cannot be read: {error.strerror or error}."


def _shown(place: Path) -> str:
    """The path as text; bytes that are no letters of any encoding are replaced."""
    return os.fsencode(place).decode("utf-8", "replace")


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path
