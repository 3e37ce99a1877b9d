"""What browsers, Windows and Word leave beside the files that people keep; no import takes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# Pages are saved under the name they have at their site, and that may end in anything that serves pages.
_PAGE_SUFFIXES: Final = frozenset((
    "html", "htm", "xhtml", "xht", "shtml", "shtm", "mhtml", "mht", "aspx", "asp", "ashx", "php", "php3",
    "phtml", "jsp", "jspx", "jsf", "do", "cfm", "cgi",
))  # fmt: skip
_PAGE_PARTS: Final = "_files"
_HIDDEN: Final = (".", "~$")  # the second is how Word marks a document that is open
_CLUTTER: Final = frozenset(("__macosx", "thumbs.db", "desktop.ini"))


def is_leftover(name: str) -> bool:
    """Whether a file or folder of that name holds nothing that people have written."""
    return (name.startswith(_HIDDEN) and name != "..") or name.lower() in _CLUTTER


def page_folders(names: Iterable[str]) -> frozenset[str]:
    """The folders that a browser saves beside its pages, with pictures and frames: `Tin_files` beside
    `Tin.html`.

    Args:
        names: of files, with or without the folders they lie in.
    """
    parted = (name.rpartition(".") for name in names)
    return frozenset(
        stem + _PAGE_PARTS for stem, dot, suffix in parted if dot and suffix.lower() in _PAGE_SUFFIXES
    )
