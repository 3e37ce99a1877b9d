"""Where this user's data, settings and what may be lost belong on this system.

That is for platformdirs to know, but to load it takes longer than to read an index: the usual case of Linux
(freedesktop.org, XDG Base Directory Specification 0.8) is answered here, and alike.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

APP = "meetings-tui"
_FOLDERS = {"data": ".local/share", "config": ".config", "cache": ".cache"}


def user_folder(kind: Literal["data", "config", "cache"]) -> Path:
    """The program's folder of a kind; it need not be there."""
    home = os.environ.get("HOME", "")
    if sys.platform == "linux" and Path(home).is_absolute() and "ANDROID_ROOT" not in os.environ:
        given = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
        return Path(given) / APP if Path(given).is_absolute() else Path(home, _FOLDERS[kind], APP)
    import platformdirs

    path = getattr(platformdirs, f"user_{kind}_path")(APP, appauthor=False)
    assert isinstance(path, Path)
    return path


def config_path(environ: Mapping[str, str]) -> Path:
    """`$MEETINGS_CONFIG`, else config.toml in the platform's folder for settings."""
    if named := environ.get("MEETINGS_CONFIG"):
        return Path(named)
    return user_folder("config") / "config.toml"
