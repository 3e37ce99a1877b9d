"""Files and folders as one picks them: what is in a folder, and the place or the new file a typed path means.

Names are shown as `visible` NFC. A name that is written otherwise on the disk (decomposed letters, control
characters, bytes that are no letters) is found by how it is shown.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from tui.text import say
from tui.visible import visible

_ROOM = 6  # bytes that a name needs beyond its own: while it is written, a file has a longer one


class Entry(NamedTuple):
    """One thing in a folder, by the name it is shown by."""

    name: str
    is_folder: bool


class Listing(NamedTuple):
    """What is in a folder, folders first, or why that cannot be said."""

    entries: tuple[Entry, ...]
    trouble: str = ""


class FileNamed(NamedTuple):
    """A file one may write, and whether there is one by now; or why it cannot be."""

    path: Path
    is_there: bool = False
    trouble: str = ""


def shown(path: Path | str) -> str:
    """A path as it is shown."""
    from store import nfc

    return visible(nfc(os.fsencode(path).decode("utf-8", "replace"))).replace("\n", "\ufffd")


def short(path: Path) -> str:
    """A path as it is shown, from `~` where it is one's own."""
    try:
        return f"~/{shown(path.relative_to(Path.home()))}".removesuffix("/.")
    except (ValueError, RuntimeError):
        return shown(path)


def split(typed: str) -> tuple[str, str]:
    """The folder that is typed, up to its last `/`, and what is typed of a name in it."""
    at = typed.rfind("/") + 1
    return typed[:at], typed[at:]


def begun_anew(typed: str) -> str:
    """What is meant where a whole path is typed or pasted behind another: `/data` by `~//data`, `~/x` by
    `~/~/x`."""
    return typed[max(typed.rfind("//"), typed.rfind("/~/")) + 1 :]


def list_folder(folder: Path) -> Listing:
    """What is in a folder, without what is hidden."""
    try:
        with os.scandir(folder) as found:
            entries = [
                Entry(shown(one.name), one.is_dir()) for one in found if not one.name.startswith((".", "~$"))
            ]
    except (OSError, ValueError) as error:
        return Listing((), getattr(error, "strerror", None) or str(error))
    return Listing(tuple(sorted(entries, key=lambda one: (not one.is_folder, one.name.casefold()))))


def file_named(typed: str) -> FileNamed:
    """The file to write that is meant. A folder that is not there is found out by who writes."""
    name = typed.strip()
    if not name:
        return FileNamed(Path(), trouble=say("file.no-name"))
    path = _expanded(name)
    if path is None:
        return FileNamed(Path(name), trouble=say("file.no-user", entry=shown(name.split("/")[0])))
    try:
        mode = path.stat().st_mode
        is_file = stat.S_ISREG(mode) and not name.endswith("/")
        return FileNamed(path, True, "" if is_file else say("file.no-file"))
    except FileNotFoundError:
        return FileNamed(path, trouble=say("file.no-file") if name.endswith("/") else _no_room(path))
    except (OSError, ValueError) as error:
        return FileNamed(path, trouble=_cannot(error))


def _no_room(path: Path) -> str:
    """Why no file of this name could be made; "" where it could."""
    try:
        path.with_name(path.name + "_" * _ROOM).lstat()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        return _cannot(error)
    return ""


def _cannot(error: OSError | ValueError) -> str:
    return say("file.cannot", reason=getattr(error, "strerror", None) or str(error))


def _expanded(name: str) -> Path | None:
    """The path with the home folder in the place of `~`; None where nobody is called so."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return None


def place_of(typed: str) -> Path | None:
    """The file or folder that is meant; None where there is none."""
    expanded = _expanded(typed.strip() or ".")
    if expanded is None:
        return None
    path = expanded.absolute()
    if _is_there(path):
        return path
    here = Path(path.anchor)
    for name in path.parts[1:]:
        step = here / name
        if not _is_there(step):
            try:
                step = next((one for one in here.iterdir() if shown(one.name) == shown(name)), step)
            except OSError:
                return None
            if not _is_there(step):
                return None
        here = step
    return here


def _is_there(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(mode) or stat.S_ISREG(mode)
