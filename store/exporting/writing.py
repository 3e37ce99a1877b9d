"""The one way to a file of the user's: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from store.errors import WriteError


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes `pieces` to `path`; a file that was there stays until the new one is whole.

    Raises:
        WriteError: it cannot be written there.
        StoreError: a piece could not be made; nothing was changed.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(pieces)
        unfinished.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(
            f"{path} cannot be written: {reason}.", "Name a file in a folder you may write to."
        ) from error
    finally:
        with suppress(OSError):  # what could not be made cannot be taken away
            unfinished.unlink(missing_ok=True)
